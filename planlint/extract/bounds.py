"""The interval of a printed number: its rounding, opened or widened by its modifier."""

from math import inf

from planlint.intervals import Interval, widen
from planlint.model import Quantity
from planlint.units import unit_for

# dimensions whose values may lie below zero under a ceiling (CPI 3%以内); counts, money and lengths do not
SIGNED = frozenset(("ratio", "points", "temperature"))


def quantity(
    text: str,
    value: float,
    decimals: int,
    unit: str,
    modifier: str = "none",
    upper: float | None = None,
    loose: bool = False,
    counted: bool = False,
) -> Quantity:
    """A quantity with the interval of what could have been printed so.

    `loose`: an "about" stands beside the bound (约5%以上); `counted`: over by less than one more of the
    last digit (余, 多), not by any amount.
    """
    top = value if upper is None else upper
    half = 0.5 * 10.0**-decimals
    if modifier == "none":
        interval = widen(value - half, top + half)
    else:
        interval = _opened(value, top, half, _step(value, decimals), modifier, unit, loose, counted)
    return Quantity(text, value, decimals, unit, modifier, interval, upper)


def negated(known: Quantity) -> Quantity:
    """The quantity as a fall: 下降3%以上 is -3 and all below.

    The modifier stays that of the printed words; the interval is the mirrored one.
    """
    low, high = known.interval
    value, upper = -known.value, known.upper
    if upper is not None:  # a fall by 3 to 5 goes from -5 to -3
        value, upper = -upper, -known.value
    return known._replace(value=value, upper=upper, interval=Interval(-high, -low))


def in_unit(known: Quantity, unit: str) -> Quantity:
    """The quantity with another unit of the same printed digits: that of its column."""
    low, high = known.interval
    if known.modifier in ("at_most", "under") and low in (0.0, -inf):
        low = _floor(known.value, unit)
    return known._replace(unit=unit, interval=Interval(low, high))


def _opened(
    value: float, top: float, half: float, step: float, modifier: str, unit: str, loose: bool, counted: bool
) -> Interval:
    """The interval under a modifier; `step` is one unit of the last digit that is not 0.

    about: 5 % or half a step (约3000 is 2500–3500, 约71万 is 67.45–74.55); over: from the number on
    (超3), with 余 and 多 up to one step more (200余 is 200–300, 1.2万余 is 1.2–1.3); at_least and at_most:
    from or up to what rounds to it (3以上 is 2.5 and more); under: up to the number.
    """
    wide_low = max(abs(value) * 0.05, step / 2, half)
    wide_high = max(abs(top) * 0.05, step / 2, half)
    if modifier == "about":
        return widen(value - wide_low, top + wide_high)
    if modifier == "over":
        if counted:
            return widen(value, top + step) if value >= 0 else widen(value - step, top)
        return widen(value - wide_low if loose else value, inf)
    if modifier == "at_least":
        return widen(value - (wide_low if loose else half), inf)
    if modifier == "at_most":
        return widen(_floor(value, unit), top + (wide_high if loose else half))
    return widen(_floor(value, unit), top + (wide_high if loose else 0.0))


def _step(value: float, decimals: int) -> float:
    """One unit of the last printed digit that is not 0: 3000 → 1000, 1.20 → 0.1."""
    printed = f"{abs(value):.{decimals}f}".replace(".", "")
    kept = printed.rstrip("0")
    return float(10.0 ** (len(printed) - len(kept) - decimals)) if kept else float(10.0**-decimals)


def _floor(value: float, unit: str) -> float:
    known = unit_for(unit)
    return -inf if value < 0 or known is None or known.dimension in SIGNED else 0.0
