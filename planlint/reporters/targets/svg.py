"""Targets as a picture: one page of small charts, the path from baseline to target with the results on it."""

from collections.abc import Callable
from html import escape

from planlint.corpus import base
from planlint.model import Figure
from planlint.printable import printable
from planlint.progress import LEVELS, Aim
from planlint.reporters import Page

WIDE, HIGH, COLUMNS = 280, 170, 3
LEFT, TOP, RIGHT, BOTTOM = 16, 52, 264, 138  # the plot within one chart
COLORS = {
    "met": "#2e7d32",
    "on track": "#2e7d32",
    "behind": "#b26a00",
    "missed": "#b3261e",
    "unknown": "#6b7280",
}
FONTS = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
MOST = 120  # charts; a page with more is no picture any more


def report(aims: list[Aim], page: Page) -> str:
    """Charts of the level targets that have a baseline; text as text, everything escaped."""
    drawn = [aim for aim in aims if aim.kind == "level" and aim.baseline and _moves(aim)][:MOST]
    height = HIGH * max(-(-len(drawn) // COLUMNS), 1)
    size = f'viewBox="0 0 {WIDE * COLUMNS} {height}" width="{WIDE * COLUMNS}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{escape(FONTS)}" font-size="11">',
        f'<rect width="{WIDE * COLUMNS}" height="{height}" fill="#ffffff"/>',
    ]
    parts += [chart(aim, i % COLUMNS * WIDE, i // COLUMNS * HIGH) for i, aim in enumerate(drawn)]
    if not drawn:
        parts.append('<text x="16" y="32">no level target with a baseline</text>')
    return "\n".join([*parts, "</svg>", ""])


def chart(aim: Aim, left: int, top: int) -> str:
    """One chart with its upper left corner at (left, top)."""
    baseline = aim.baseline or aim.target
    results = [f for f in aim.actuals if f.aspect in LEVELS]
    years = [_year(f) for f in (baseline, aim.target, *results)]
    values = [_middle(f) for f in (baseline, aim.target, *results)]
    x = _scale(min(years), max(years), LEFT + 14, RIGHT - 14)
    y = _scale(min(values), max(values), BOTTOM - 10, TOP + 10)
    start, end = (x(_year(baseline)), y(_middle(baseline))), (x(_year(aim.target)), y(_middle(aim.target)))
    color = COLORS[aim.verdict]
    body = [
        _text(aim.target.label, LEFT, 22, "#111827", 26, weight="600"),
        _text(f"{_value(baseline)} → {_value(aim.target)}", LEFT, 40, "#4b5563", 40),
        f'<line x1="{LEFT}" y1="{BOTTOM}" x2="{RIGHT}" y2="{BOTTOM}" stroke="#d1d5db"/>',
        _line(start, end),
        f'<circle cx="{start[0]:.1f}" cy="{start[1]:.1f}" r="3" fill="#4b5563"/>',
        f'<circle cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="4" fill="#ffffff" stroke="#4b5563"/>',
        _text(str(_year(baseline)), start[0] - 12, BOTTOM + 14, "#6b7280", 6),
        _text(str(_year(aim.target)), end[0] - 12, BOTTOM + 14, "#6b7280", 6),
    ]
    path = [start, *((x(_year(f)), y(_middle(f))) for f in results)]
    if results:
        points = " ".join(f"{a:.1f},{b:.1f}" for a, b in path)
        body.append(f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2"/>')
        body += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5" fill="{color}"/>' for a, b in path[1:]]
        body.append(_text(_value(results[-1]), path[-1][0] + 6, path[-1][1] - 6, color, 12))
    body.append(_text(aim.verdict, RIGHT - 60, BOTTOM + 28, color, 14))
    return f'<g transform="translate({left} {top})">' + "".join(body) + "</g>"


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    ends = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
    return f'<line {ends} stroke="#9ca3af" stroke-dasharray="4 3"/>'


def _moves(aim: Aim) -> bool:
    return aim.baseline is not None and _year(aim.baseline) < _year(aim.target)


def _scale(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    width = (high - low) or 1.0
    return lambda value: start + (value - low) / width * (end - start)


def _year(figure: Figure) -> int:
    return int(figure.period.end[:4]) if figure.period else 0


def _middle(figure: Figure) -> float:
    interval = base(figure._replace(quantity=figure.quantity._replace(interval=figure.quantity.rounding)))
    return (interval.low + interval.high) / 2


def _value(figure: Figure) -> str:
    unit = figure.quantity.unit
    return figure.quantity.text if figure.quantity.text.endswith(unit) else f"{figure.quantity.text}{unit}"


def _text(words: str, x: float, y: float, color: str, most: int, weight: str = "400") -> str:
    shown = printable(words)
    shown = shown if len(shown) <= most else shown[: most - 1] + "…"
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{color}" font-weight="{weight}">{escape(shown)}</text>'
