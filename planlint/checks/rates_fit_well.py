"""A growth rate must not need both levels to be rounded as far as they could."""

from collections.abc import Iterator

from planlint import growths
from planlint.arithmetics import facts
from planlint.corpus import Corpus, place, unit
from planlint.growths import Pair, questions
from planlint.intervals import Interval, compound_level, meet, scale
from planlint.model import Estimate, Evidence


def rates_fit_well(corpus: Corpus, *, likelihood: float = 0.07) -> Iterator[Evidence]:
    """Every average annual growth that its levels allow only at the edge of their rounding.

    `likelihood`: below it; the chance of a rate so far out, were all unrounded levels equally likely.
    """
    for pairs in questions(corpus, "growth_average"):
        fitting = [pair for pair in pairs if growths.agrees(pair)]
        if fitting:
            pair = max(fitting, key=growths.likelihood)
            if any(_likely(pair, likelihood) for pair in pairs) or not _rounded(pair):
                yield Evidence(pair.figures, holds=True)
            else:
                yield _evidence(pair)


def _likely(pair: Pair, likelihood: float) -> bool:
    """Whether the rate, or the change in points, lies well within what rounding allows."""
    if growths.agrees(pair) and growths.likelihood(pair) >= likelihood:
        return True
    return growths.in_points(pair) and growths.likelihood_in_points(pair) >= likelihood


def _rounded(pair: Pair) -> bool:
    """Whether both levels are plain rounded numbers; a limit or an “about” may well lie at its edge."""
    return pair.start.quantity.modifier == pair.end.quantity.modifier == "none"


def _evidence(pair: Pair) -> Evidence:
    start, end = pair.start.quantity, pair.end.quantity
    known, other = unit(pair.start), unit(pair.end)
    factor = known.factor / other.factor if known and other else 1.0
    reached = compound_level(scale(start.interval, factor), growths.stated(pair.rate), pair.years)
    needed = Interval(max(reached.low, end.interval.low), min(reached.high, end.interval.high))
    if not meet(needed, needed):
        needed = end.interval
    return Evidence(
        pair.figures,
        (place(pair.rate), place(pair.start, "start"), place(pair.end, "end")),
        facts(pair) | {"needed": Estimate.of(needed)},
    )
