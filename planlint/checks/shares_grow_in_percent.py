"""Growth of a share in a column of % must be a rate, not the change in percentage points."""

from collections.abc import Iterator

from planlint import growths
from planlint.arithmetics import facts
from planlint.corpus import Corpus, place
from planlint.growths import Pair, questions
from planlint.model import Estimate, Evidence


def shares_grow_in_percent(
    corpus: Corpus, *, prose: bool = False, likelihood: float = 0.25
) -> Iterator[Evidence]:
    """Every growth of a share, stated in %, that is its yearly change in points and hardly a rate.

    `prose` asks of sentences instead of tables.
    `likelihood`: below it, a rate so far from that of the printed levels is taken for the points it equals.
    """
    for aspect in ("growth_average", "growth", "growth_total"):
        for pairs in questions(corpus, aspect):
            pair = pairs[0]
            if (
                (pair.rate.row is None) == prose
                and pair.ratio
                and pair.rate.quantity.unit in ("", "%", "％")
                and growths.in_points(pair)
            ):
                yield _evidence(pair, likelihood)


def _evidence(pair: Pair, likelihood: float) -> Evidence:
    if not growths.only_points(pair, likelihood):
        return Evidence(pair.figures, holds=True)
    yearly, interval = growths.change(pair)
    return Evidence(
        pair.figures,
        (place(pair.rate), place(pair.start, "start"), place(pair.end, "end")),
        facts(pair) | {"points": Estimate(yearly, interval)},
    )
