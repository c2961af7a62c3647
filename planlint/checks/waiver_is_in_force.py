"""A finding that was set aside until a day must not stay so for longer."""

from collections.abc import Iterator

from planlint.corpus import Corpus
from planlint.model import Evidence, Fact, Place


def waiver_is_in_force(corpus: Corpus) -> Iterator[Evidence]:
    """Every waiver that names a last day."""
    for waiver, _, fault in corpus.uses:
        if waiver.until:
            place = Place(waiver.location, waiver.rule)
            facts: dict[str, Fact] = {"rule": waiver.rule, "reason": waiver.reason, "until": waiver.until}
            yield Evidence(places=(place,), facts=facts, holds=fault != "expired")
