"""Targets as the table a planner reads in a terminal."""

from collections import Counter

from planlint.printable import printable
from planlint.progress import BEHIND, MET, MISSED, ON_TRACK, UNKNOWN, Aim
from planlint.reporters import Page
from planlint.reporters.targets import row
from planlint.reporters.text import paint

SHOWN = ("indicator", "unit", "baseline", "target", "actual", "way", "needed", "reached", "verdict")
HEADERS = {
    "en": (
        "indicator", "unit", "baseline", "target", "actual", "% way", "needed a year", "reached a year",
        "verdict",
    ),
    "zh": ("指标", "单位", "基期", "目标", "实际", "完成进度%", "今后每年需", "已实现年均", "判断"),
}  # fmt: skip
VERDICTS = {
    "zh": {
        "met": "已达到",
        "on track": "符合进度",
        "behind": "落后进度",
        "missed": "未达到",
        "unknown": "无法判断",
    },
    "en": {"unknown": "cannot be said"},
}
REASONS = {
    "en": {"no actual": "no result", "no direction": "direction unknown"},
    "zh": {"no actual": "无实际数", "no direction": "方向未知"},
}
COLORS = {MET: "32", ON_TRACK: "32", BEHIND: "33", MISSED: "31"}


def report(aims: list[Aim], page: Page) -> str:
    """One row a target, its years beside the numbers, then how many of each verdict."""
    from tabulate import tabulate  # 40 ms

    said = sorted(aims, key=lambda aim: aim.verdict == UNKNOWN)  # verdicts first, else in order
    lines = [_line(aim, page) for aim in said]
    table = tabulate(lines, headers=HEADERS[page.lang], disable_numparse=True) if lines else ""
    counts = Counter(aim.verdict for aim in aims)
    words = VERDICTS[page.lang]
    last = ", ".join(f"{n} {words.get(verdict, verdict)}" for verdict, n in sorted(counts.items()))
    return f"{table}\n\n{len(aims)} targets: {last}\n" if lines else "0 targets\n"


def _line(aim: Aim, page: Page) -> list[str]:
    values = row(aim, page.root)
    cells = []
    for name in SHOWN:
        value = str(values[name] if values[name] is not None else "")
        if value and (year := values.get(f"{name}_year")):
            value = f"{value} ({year})"
        cells.append(printable(value))
    words = VERDICTS[page.lang].get(aim.verdict, aim.verdict)
    if aim.reason:
        words += f" ({REASONS[page.lang].get(aim.reason, aim.reason)})"
    cells[-1] = paint(words, COLORS.get(aim.verdict, "2"), page)
    return cells
