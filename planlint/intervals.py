"""Rounding intervals: what could have been rounded to a printed number, and arithmetic on it.

Every function is made of plain operators, so it takes floats and arrays (numpy, pandas) alike.
Bounds are widened outward by a relative 1e-12, so float noise never makes a finding.
The practice is statcheck's: a number agrees when the intervals meet, never "within a tolerance".
"""

from planlint.named import NamedTuple

NOISE = 1e-12


class Interval(NamedTuple):
    """All values from `low` to `high`, both included; the bounds may be infinite, or arrays."""

    low: float
    high: float


def widen(low: float, high: float) -> Interval:
    """The interval with both bounds moved outward by the relative float noise."""
    return Interval(low - abs(low) * NOISE, high + abs(high) * NOISE)


def rounded(value: float, half: float) -> Interval:
    """What could have been rounded to `value`, `half` being half a unit of its last printed digit.

    590 with half 0.5 is [589.5, 590.5]; 9.50 with half 0.005 is [9.495, 9.505].
    """
    return widen(value - half, value + half)


def meet(a: Interval, b: Interval) -> bool:
    """Whether one true value can lie in both intervals."""
    return bool(a.low <= b.high and b.low <= a.high)


def add(a: Interval, b: Interval) -> Interval:
    return widen(a.low + b.low, a.high + b.high)


def subtract(a: Interval, b: Interval) -> Interval:
    return widen(a.low - b.high, a.high - b.low)


def scale(a: Interval, factor: float) -> Interval:
    """The interval times a factor that is not negative (a unit, a number of years)."""
    return widen(a.low * factor, a.high * factor)


def multiply(a: Interval, b: Interval) -> Interval:
    """The product of two intervals of any sign (floats only)."""
    ends = [_times(x, y) for x in a for y in b]
    return widen(min(ends), max(ends))


def divide(a: Interval, b: Interval) -> Interval:
    """The quotient; `b` must be positive, else the result is everything (floats only)."""
    if b.low <= 0:
        return Interval(float("-inf"), float("inf"))
    ends = [_times(x, 1 / y if y != float("inf") else 0.0) for x in a for y in b]
    return widen(min(ends), max(ends))


def growth(start: Interval, end: Interval) -> Interval:
    """Total growth in % from a positive `start` to `end`: 413 → 590 is 42.9 %."""
    return compound_rate(start, end, 1)


def compound_rate(start: Interval, end: Interval, years: float) -> Interval:
    """Average annual growth in % that leads from `start` to `end` in `years` years.

    (end / start) ** (1 / years) - 1; both intervals must be positive, `years` at least 1.
    """
    low = (end.low / start.high) ** (1 / years) - 1
    high = (end.high / start.low) ** (1 / years) - 1
    # the rate is a difference near zero: its noise is that of the ratio, not of the rate
    return Interval(100 * (low - NOISE), 100 * (high + NOISE))


def compound_level(start: Interval, rate: Interval, years: float) -> Interval:
    """The level reached from a positive `start` after `years` at `rate` % a year."""
    return widen(start.low * (1 + rate.low / 100) ** years, start.high * (1 + rate.high / 100) ** years)


def _times(x: float, y: float) -> float:
    return 0.0 if x == 0 or y == 0 else x * y
