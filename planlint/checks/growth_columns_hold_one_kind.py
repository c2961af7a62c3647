"""A column of growth must hold rates or percentage points, not both."""

from collections.abc import Iterator

from planlint import growths
from planlint.corpus import Corpus, place
from planlint.growths import Pair, questions
from planlint.model import Evidence, Fact


def growth_columns_hold_one_kind(corpus: Corpus, *, likelihood: float = 0.25) -> Iterator[Evidence]:
    """The shares of every column of growth in %: those that can only be rates, those printed as points.

    A share of 12.66 → 13 with 0.068 beside one of 2.93 → 3.3 with 2.68: the first are points, exactly,
    and by rounding as a rate less likely than `likelihood`.
    """
    columns: dict[tuple[str, int, int | None], tuple[list[Pair], list[Pair]]] = {}
    for pairs in questions(corpus, "growth_average"):
        rate, pair = pairs[0].rate, pairs[0]
        if rate.row is not None and pair.ratio and rate.quantity.unit in ("", "%", "％"):
            rates, points = columns.setdefault((rate.location.path, rate.block, rate.column), ([], []))
            if growths.only_points(pair, likelihood):
                points.append(pair)
            elif growths.agrees(pair) and not growths.in_points(pair):
                rates.append(pair)
    for rates, points in columns.values():
        if rates and points:
            yield _evidence(points[0], rates[0], len(points))


def _evidence(point: Pair, rate: Pair, count: int) -> Evidence:
    facts: dict[str, Fact] = {
        "indicator": point.rate.label,
        "points": point.rate.quantity.text,
        "other": rate.rate.label,
        "rate": rate.rate.quantity.text,
        "count": count,
    }
    figures = (*point.figures, *rate.figures)
    return Evidence(figures, (place(point.rate, "points"), place(rate.rate, "rate")), facts)
