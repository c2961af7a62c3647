"""A finding that was set aside in writing must still be there."""

from collections.abc import Iterator

from planlint.corpus import Corpus
from planlint.model import Evidence, Place


def waiver_hides_something(corpus: Corpus) -> Iterator[Evidence]:
    """Every waiver in force; `case` "unknown" where no rule has its name."""
    for waiver, hidden, fault in corpus.uses:
        if fault != "expired":
            place = Place(waiver.location, waiver.rule)
            yield Evidence(
                places=(place,),
                facts={"rule": waiver.rule, "reason": waiver.reason},
                holds=hidden > 0,
                case="unknown" if fault == "unknown" else None,
            )
