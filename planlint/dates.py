"""The dates a document carries: what years its title reports and plans, and when it was made."""

from planlint import regex
from planlint.named import NamedTuple
from planlint.passages import Passages

_DATE = regex.compile(
    r"(?<!\d)(?P<year>20\d\d)(?:年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?|[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2}))(?!\d)"
)
_YEAR = regex.compile(r"(?<!\d)(20\d\d)年")
_RANGE = regex.compile(r"(20\d\d)年?(?:[-—–~～－]{1,2}|至)(20\d\d)年?")
_PART = regex.compile(r"上半年|下半年|季度|\d月|前.{1,3}月|中期")
_REPORTS = regex.compile(r"执行情况|完成情况|统计公报|工作总结|工作回顾|运行情况|政府工作报告")
_PLANS = regex.compile(r"计划(?!执行)|安排|工作要点|目标任务|规划")
_LABELS = ("日期", "时间", "发布", "来源", "星期", "会议", "印发", ":00", "：")
_HEAD = 40  # passages in which a page shows its dates and title
_LONGEST = 90  # characters of a title


class Dated(NamedTuple):
    """The dates of a document: `reported` the whole year its title reports, `planned` the year it plans.

    `made` are the dates at its head or end with their offsets: (year, month, day or 0, start, end).
    """

    title: tuple[int, int] | None  # offsets of the title in the joined string
    reported: int | None
    planned: int | None
    made: tuple[tuple[int, int, int, int, int], ...]


def dated(read: Passages) -> Dated:
    """The dates of a document; ask for them through `passages.derived`."""
    title, reported, planned = _title(read)
    return Dated(title, reported, planned, tuple(_made(read)))


def _title(read: Passages) -> tuple[tuple[int, int] | None, int | None, int | None]:
    """The title near the head (it may run over three lines) and its years."""
    head = [p for p in read.all[:_HEAD] if p.cell is None]
    for at, passage in enumerate(head):
        best = None
        for size in (1, 2, 3):
            end = head[min(at + size, len(head)) - 1].end
            text = read.string[passage.start : end].replace("\n", "")
            if len(text) > _LONGEST or "。" in text or "：" in text[:12] or ":" in text[:12]:
                break
            found = _years(text)
            if found and (best is None or (best[2] is None and found[1] is not None)):
                best = (passage.start, end), *found
        if best:
            return best
    return None, None, None


def _years(text: str) -> tuple[int | None, int | None] | None:
    """The reported and the planned year of a title, None when it is no title of a report."""
    if "年" not in text or _PART.search(text) or _RANGE.search(text):
        return None
    years = [(int(match[1]), match.end()) for match in _YEAR.finditer(text)]
    reported = planned = None
    for number, (year, at) in enumerate(years):
        rest = text[at : years[number + 1][1] - 5 if number + 1 < len(years) else len(text)]
        if reported is None and _REPORTS.search(rest):
            reported = year
        elif _PLANS.search(rest):
            planned = year
    if len(years) == 1 and "政府工作报告" in text:
        return None, years[0][0]
    return (reported, planned) if reported else None


def _made(read: Passages) -> list[tuple[int, int, int, int, int]]:
    """Dates that stand at the head of the document, or alone in one of its last lines."""
    found = []
    last = len(read.all)
    for number, passage in enumerate(read.all):
        short = passage.end - passage.start <= 40
        if passage.cell is not None or not short or not (number < _HEAD or number > last - 8):
            continue
        for match in _DATE.finditer(read.string, passage.start, passage.end):
            if not _labelled(
                read.string[passage.start : match.start()], read.string[match.end() : passage.end]
            ):
                continue
            month, day = int(match["month"] or match["m"]), int(match["day"] or match["d"] or 0)
            if 1 <= month <= 12 and day <= 31:
                found.append((int(match["year"]), month, day, *match.span()))
    return found


def _labelled(before: str, after: str) -> bool:
    """Whether a date stands alone or under a label, not in a sentence (2023年3月5日开工。)."""
    rest = (before + after).strip(" \u3000()（）•·")
    return len(rest) < 3 or ("。" not in rest and any(label in rest for label in _LABELS))
