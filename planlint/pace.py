"""Average growth over years of which some are known: what was reached, and what the others still need."""

from planlint.intervals import Interval
from planlint.model import Figure


def rest(needed: Interval, steps: list[Figure], years: int) -> tuple[Interval | None, int]:
    """The growth needed in each of the other years when some years' growth is known."""
    known = {f.period: f.quantity.interval for f in steps}
    left = years - len(known)
    if left < 1:
        return None, 0
    low = (1 + needed.low / 100) ** years
    high = (1 + needed.high / 100) ** years
    for growth in known.values():
        if growth.low <= -100:
            return None, left
        low, high = low / (1 + growth.high / 100), high / (1 + growth.low / 100)
    return Interval(100 * (low ** (1 / left) - 1), 100 * (high ** (1 / left) - 1)), left


def mean(steps: list[Figure]) -> Interval:
    """The average growth a year over the years whose growth is known."""
    known = {f.period: f.quantity.interval for f in steps}
    low = high = 1.0
    for growth in known.values():
        low *= max(1 + growth.low / 100, 0.0)
        high *= max(1 + growth.high / 100, 0.0)
    return Interval(100 * (low ** (1 / len(known)) - 1), 100 * (high ** (1 / len(known)) - 1))
