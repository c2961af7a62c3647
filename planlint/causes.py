"""Likely causes of a disagreement between two printed numbers: a slip of the pen that explains it."""

from planlint.corpus import Corpus, base
from planlint.intervals import Interval, compound_rate, meet
from planlint.model import Figure

SCALE_SLIPS = (1e4, 1e8, 1e3)  # 万, 亿, and the thousand of English tables
LEVELS = frozenset({"level", "count", "share", "limit"})
RATES = frozenset({"growth", "growth_average"})


def slip(one: Figure, other: Figure) -> str | None:
    """The key of the cause in `rules/causes.toml` that turns one printed number into the other."""
    a, b = digits(one), digits(other)
    if sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2:
        return "digits-swapped"
    if a.strip("0.") and a.replace(".", "").strip("0") == b.replace(".", "").strip("0"):
        return "decimal-point" if one.quantity.unit == other.quantity.unit else "scale-slip"
    if len(a) == len(b) >= 3 and sum(x != y for x, y in zip(a, b, strict=True)) == 1:
        return "one-digit"
    ratio = _ratio(base(one), base(other))
    return "scale-slip" if any(abs(ratio / s - 1) < 1e-3 for s in SCALE_SLIPS) else None


def digits(figure: Figure) -> str:
    """The printed digits of a figure with their point: "78.86"."""
    return f"{abs(figure.quantity.value):.{figure.quantity.decimals}f}"


def supported(corpus: Corpus, one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """The one of two conflicting levels that the growth printed beside either of them supports.

    Returns (the supported figure, the growth rate) when exactly one of the two fits every rate that
    stands in a table row of either and can be recomputed; None otherwise.
    """
    fits: dict[int, set[bool]] = {0: set(), 1: set()}
    witness: Figure | None = None
    for row in (one, other):
        for rate, partner in _witnesses(corpus, row):
            witness = rate
            for number, level in enumerate((one, other)):
                fits[number].add(_fits(level, partner, rate))
    if witness is None:
        return None
    if fits[0] == {True} and fits[1] == {False}:
        return one, witness
    if fits[1] == {True} and fits[0] == {False}:
        return other, witness
    return None


def _witnesses(corpus: Corpus, figure: Figure) -> list[tuple[Figure, Figure]]:
    """(growth rate, the other level) of the figure's table row."""
    if figure.row is None:
        return []
    row = corpus.rows[figure.location.path, figure.block, figure.row]
    levels = [f for f in row if f.aspect in LEVELS and f.period and f.period != figure.period]
    rates = [f for f in row if f.aspect in RATES and f.period]
    return [(rate, level) for rate in rates for level in levels if _spans(figure, level, rate)]


def _spans(one: Figure, other: Figure, rate: Figure) -> bool:
    if not (one.period and other.period and rate.period):
        return False
    first, last = sorted((one.period, other.period))
    return int(rate.period.start[:4]) == int(first.end[:4]) + 1 and rate.period.end[:4] == last.end[:4]


def _fits(level: Figure, partner: Figure, rate: Figure) -> bool:
    if not (level.period and partner.period and rate.period):
        return False
    start, end = (level, partner) if level.period < partner.period else (partner, level)
    low, high = base(start), base(end)
    if low.low <= 0 or high.low <= 0:
        return False
    return meet(compound_rate(low, high, rate.period.years), rate.quantity.interval)


def _ratio(a: Interval, b: Interval) -> float:
    one, other = sorted((abs(a.low + a.high), abs(b.low + b.high)))
    return other / one if one else float("inf")
