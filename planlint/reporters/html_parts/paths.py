"""The path of a level over the years: results, targets, the way to them, and where stated rates lead."""

from planlint.corpus import unit
from planlint.model import Figure
from planlint.progress import AIMS, PAST
from planlint.reporters.html_parts.drawing import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    Drawing,
    Frame,
    Line,
    Scale,
    Word,
    curve,
    line,
    printed,
)

LEVELS = frozenset({"level", "count", "share", "limit"})
CROWD = 6  # different values a year: not one thing, but many that the document does not tell apart
Point = tuple[int, float, Figure]  # year, value in the unit of the drawing, figure


def path(figures: list[Figure], frame: Frame, words: dict[str, str]) -> Drawing | None:
    """The drawing of a series' levels of single years; None for fewer than two years, or for a crowd."""
    points = _points(figures)
    years = sorted({year for year, _, _ in points})
    if len(years) < 2 or len(points) > CROWD * len(years):
        return None
    rated = _stated(figures, points)
    values = [value for _, value, _ in points] + [end[1] for _, end, _ in rated]
    x = Scale(years[0], years[-1], LEFT, RIGHT)
    y = Scale(min(values), max(values), BOTTOM - 6, TOP) if min(values) < max(values) else _flat(values[0])
    lines = [Line("axis", f"{LEFT - 12},{BOTTOM + 6} {RIGHT + 12},{BOTTOM + 6}")]
    lines += [
        curve("stated contested" if wrong else "stated", x, y, start, end) for start, end, wrong in rated
    ]
    lines += _ways(points, x, y)
    dots = [
        frame.dot(_kind(figure), figure, x(year), y(value), _title(year, figure, words))
        for year, value, figure in sorted(points, key=lambda point: (point[0], point[2].role in AIMS))
    ]
    ticks = [Word("tick", x(year), BOTTOM + 22, str(year)) for year in _ticks(years)]
    said = "; ".join(f"{year}: {figure.quantity.text}" for year, _, figure in sorted(points, key=_year))
    return Drawing("path", tuple(lines), tuple(dots), words=tuple(ticks), says=said)


def _points(figures: list[Figure]) -> list[Point]:
    """The levels of single years in one unit, the unit of the first that has one."""
    levels = [f for f in figures if f.aspect in LEVELS and f.period and f.period.start == f.period.end[:4]]
    known = next((found for f in levels if (found := unit(f))), None)
    points = []
    for figure in levels:
        own = unit(figure)
        alike = own.dimension == known.dimension if own and known else own is known
        if alike and figure.period:
            value = figure.quantity.value * (own.factor / known.factor if own and known else 1.0)
            points.append((int(figure.period.end[:4]), value, figure))
    return points


def _stated(
    figures: list[Figure], points: list[Point]
) -> list[tuple[tuple[float, float], tuple[float, float], bool]]:
    """Where the stated average growth rates lead: start, end, whether the level there is another."""
    found: list[tuple[tuple[float, float], tuple[float, float], bool]] = []
    for rate in figures:
        if rate.aspect != "growth_average" or not rate.period or rate.quantity.unit not in ("%", ""):
            continue
        first, last = int(rate.period.start[:4]) - 1, int(rate.period.end[:4])
        start, end = _near(points, first, rate), _near(points, last, rate)
        if start is None or rate.quantity.value <= -100:
            continue
        led = start[1] * (1 + rate.quantity.value / 100) ** (last - first)
        if end is not None and start[1] > 0 and led < 50 * max(end[1], start[1]):
            found.append(((first, start[1]), (last, led), abs(led - end[1]) > 0.02 * abs(end[1])))
    return found


def _near(points: list[Point], year: int, rate: Figure) -> Point | None:
    """The level of a year that stands nearest to a rate: in its row, else in its table, else any."""
    own = [point for point in points if point[0] == year]
    own.sort(key=lambda point: (point[2].location.path != rate.location.path, abs(_row(point[2], rate))))
    return own[0] if own else None


def _row(one: Figure, other: Figure) -> int:
    return one.location.line - other.location.line


def _ways(points: list[Point], x: Scale, y: Scale) -> list[Line]:
    """The line of what was reached, and from its end the way to each target."""
    past: dict[int, float] = {}
    for year, value, figure in points:
        if figure.role in PAST:
            past.setdefault(year, value)
    lines = [line("actual", [(x(year), y(value)) for year, value in sorted(past.items())])] if past else []
    for year, value, figure in points:
        before = [known for known in past if known < year]
        if figure.role in AIMS and before:
            last = max(before)
            lines.append(curve("needed", x, y, (last, past[last]), (year, value)))
    return lines


def _flat(value: float) -> Scale:
    return Scale(value - 1, value + 1, BOTTOM, TOP)


def _ticks(years: list[int]) -> list[int]:
    """The years to print: all, or of many the first, the last and some between."""
    step = max(1, round((years[-1] - years[0]) / 6))
    wide = [year for year in years if (years[-1] - year) % step == 0]
    return sorted({years[0], *wide, years[-1]}) if len(years) > 7 else years


def _kind(figure: Figure) -> str:
    return "target" if figure.role in AIMS else "actual"


def _title(year: int, figure: Figure, words: dict[str, str]) -> str:
    return f"{year} {words[figure.role]} {printed(figure)} {figure.quantity.unit}".rstrip()


def _year(point: Point) -> int:
    return point[0]
