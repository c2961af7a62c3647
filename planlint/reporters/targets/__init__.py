"""Targets with their baselines, results and pace: one module a format, `report(aims, page)`.

`row` is what every table format prints of one aim; `COLUMNS` its columns in order.
"""

from planlint.intervals import Interval
from planlint.model import Figure, Location
from planlint.positions import relative
from planlint.progress import Aim
from planlint.wording import number

COLUMNS = (
    "indicator", "place", "unit", "kind", "baseline", "baseline_year", "target", "target_year", "actual",
    "actual_year", "way", "needed", "reached", "pace", "years_left", "verdict", "reason", "binding",
    "target_at", "actual_at", "baseline_at",
)  # fmt: skip
BINDING = ("约束性", "binding")

Value = str | int | float | None


def row(aim: Aim, root: str = "") -> dict[str, Value]:
    """One aim as plain values: numbers as printed, intervals as "10.71–10.86", places as path:line:column."""
    target, baseline = aim.target, aim.baseline
    actual = aim.actuals[-1] if aim.actuals else None
    return {
        "indicator": target.label,
        "place": target.place,
        "unit": target.quantity.unit,
        "kind": aim.kind,
        "baseline": baseline.quantity.text if baseline else None,
        "baseline_year": _year(baseline),
        "target": target.quantity.text,
        "target_year": _year(target),
        "actual": actual.quantity.text if actual else None,
        "actual_year": _year(actual),
        "way": _span(aim.way),
        "needed": _span(aim.needed),
        "reached": _span(aim.reached),
        "pace": {"%": "% a year", "points": "points a year"}.get(aim.pace, f"{target.quantity.unit} a year"),
        "years_left": aim.left,
        "verdict": aim.verdict,
        "reason": aim.reason or None,
        "binding": "yes" if any(value in BINDING for _, value in target.attributes) else None,
        "target_at": _at(target.location, root),
        "actual_at": _at(actual.location, root) if actual else None,
        "baseline_at": _at(baseline.location, root) if baseline else None,
    }


def _year(figure: Figure | None) -> str | None:
    return figure.period.end if figure and figure.period else None


def _span(interval: Interval | None) -> str | None:
    if interval is None:
        return None
    low, high = (number(bound, 2) for bound in interval)
    return low if low == high else f"{low}–{high}"


def _at(at: Location, root: str) -> str:
    return f"{relative(at.path, root)}:{at.line}:{at.column}"
