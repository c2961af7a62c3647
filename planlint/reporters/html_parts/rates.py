"""Growth year by year with the growth aimed at, and totals over a period with what is done of them."""

from planlint.model import Figure
from planlint.progress import AIMS, Aim
from planlint.reporters.html_parts.drawing import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    Bar,
    Dot,
    Drawing,
    Frame,
    Line,
    Scale,
    Word,
    printed,
)
from planlint.reporters.html_parts.paths import CROWD
from planlint.wording import number

WIDEST = 34  # of a bar


def rates(figures: list[Figure], frame: Frame, words: dict[str, str]) -> Drawing | None:
    """Bars of the growth of single years, marks of what was aimed at; None for fewer than two of them."""
    yearly = [f for f in figures if f.aspect == "growth" and f.period and f.period.start == f.period.end[:4]]
    average = [f for f in figures if f.aspect == "growth_average" and f.period]
    years = sorted({_end(f) for f in yearly})
    if not years or not 2 <= len(yearly) + len(average) <= CROWD * len(years):
        return None
    spans = [int(f.period.start[:4]) for f in average if f.period] + [_end(f) for f in average]
    first, last = min([*years, *spans]), max([*years, *spans])
    width = min(WIDEST, (RIGHT - LEFT) / (last - first + 1) * 0.6)
    x = Scale(first, last, LEFT + width, RIGHT - width) if first < last else _middle(first)
    values = [0.0, *(f.quantity.value for f in (*yearly, *average))]
    y = Scale(min(values), max(values), BOTTOM, TOP)
    bars, dots, lines = [], [], [Line("axis", f"{LEFT - 12},{y(0)} {RIGHT + 12},{y(0)}")]
    for figure in average:
        lines.append(_level(figure, x, y, width))
        dots.append(_average(figure, frame, x, y, words))
    for figure in sorted(yearly, key=lambda f: f.role in AIMS):
        at, top = x(_end(figure)), y(figure.quantity.value)
        if figure.role not in AIMS:
            height = round(abs(top - y(0)), 1)
            bars.append(Bar("actual", round(at - width / 2, 1), min(top, y(0)), round(width, 1), height))
        dots.append(frame.dot(_kind(figure), figure, at, top, _title(figure, words)))
    ticks = [Word("tick", x(year), BOTTOM + 22, str(year)) for year in _shown(first, last)]
    said = "; ".join(f"{_span(f)}: {f.quantity.text}" for f in (*yearly, *average))
    return Drawing("rates", tuple(lines), tuple(dots), tuple(bars), tuple(ticks), said)


def total(aim: Aim, words: dict[str, str]) -> Drawing | None:
    """A bar of what is done of a total, against the part of the time that is gone."""
    whole, done = aim.target.quantity.value, sum(f.quantity.value for f in aim.actuals)
    years = aim.target.period.years if aim.target.period else 1
    if whole <= 0 or done < 0 or any(f.quantity.unit != aim.target.quantity.unit for f in aim.actuals):
        return None
    x = Scale(0, max(whole, done), LEFT, RIGHT)
    gone = x(whole * (years - aim.left) / years)
    middle = 70
    bars = (
        Bar("whole", LEFT, middle, round(x(whole) - LEFT, 1), 22),
        Bar("actual", LEFT, middle + 4, round(x(done) - LEFT, 1), 14),
    )
    lines = (Line("elapsed", f"{gone},{middle - 10} {gone},{middle + 32}"),)
    texts = (
        Word(
            "value", LEFT, middle - 16, f"{number(done)} / {printed(aim.target)} {aim.target.quantity.unit}"
        ),
        Word("tick", min(max(gone, LEFT + 30), RIGHT - 30), middle + 48, words["elapsed"]),
    )
    return Drawing("total", lines, (), bars, texts, f"{number(done)} / {aim.target.quantity.text}")


def _level(figure: Figure, x: Scale, y: Scale, width: float) -> Line:
    """The line of an average growth over its years."""
    start = int(figure.period.start[:4]) if figure.period else 0
    height = y(figure.quantity.value)
    ends = round(x(start) - width / 2, 1), round(x(_end(figure)) + width / 2, 1)
    return Line("needed" if figure.role in AIMS else "mean", f"{ends[0]},{height} {ends[1]},{height}")


def _average(figure: Figure, frame: Frame, x: Scale, y: Scale, words: dict[str, str]) -> Dot:
    start = int(figure.period.start[:4]) if figure.period else 0
    at = round((x(start) + x(_end(figure))) / 2, 1)
    return frame.dot(_kind(figure) + " average", figure, at, y(figure.quantity.value), _title(figure, words))


def _middle(year: int) -> Scale:
    return Scale(year - 1, year + 1, LEFT, RIGHT)


def _shown(first: int, last: int) -> list[int]:
    step = max(1, round((last - first) / 6))
    return [year for year in range(first, last + 1) if (last - year) % step == 0]


def _kind(figure: Figure) -> str:
    return "target" if figure.role in AIMS else "actual"


def _span(figure: Figure) -> str:
    period = figure.period
    return "–".join(dict.fromkeys((period.start[:4], period.end[:4]))) if period else ""


def _title(figure: Figure, words: dict[str, str]) -> str:
    return f"{_span(figure)} {words[figure.role]} {printed(figure)}%"


def _end(figure: Figure) -> int:
    return int(figure.period.end[:4]) if figure.period else 0
