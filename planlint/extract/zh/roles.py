"""What a chapter speaks of: results of a past year, or aims for a coming one."""

from planlint import regex
from planlint.extract.spans_of_time import numeral, plan_years
from planlint.extract.zh.periods import Time, times
from planlint.extract.zh.words import Words
from planlint.model import Block, Document
from planlint.named import NamedTuple

_TIMED = regex.compile(r"[0-9五年]")
_TITLE = 400  # characters from the start in which a title and its date stand
_REPORTED = regex.compile(
    r"((?:19|20)\d\d)年?[^。\n]{0,40}?(?:统计公报|执行情况|完成情况|实施情况|运行情况|工作总结|统计分析|发展情况|数据公报|年报)"
)
_WORK = regex.compile(r"((?:19|20)\d\d)年[^。\n]{0,12}工作报告")
_ANNUAL = regex.compile(r"((?:19|20)\d\d)年[^。\n]{0,24}?(?:发展计划|工作计划|工作要点|预算草案|任务分解)")
_YEARS = regex.compile(r"(?:规划|计划|方案|行动)[(（]((?:19|20)\d\d)年?[-—－~～至]((?:19|20)\d\d)年")
_MADE = regex.compile(r"((?:19|20)\d\d)[年-]1?\d[月-]")
_PLAN = regex.compile(
    r"第([一二三四五六七八九十]{1,3})个五年规划|[“\"]([一二三四五六七八九十]{1,3})五[”\"](?:时期|发展)?[^。\n]{0,30}?(?:规划|纲要)"
)


class Chapter(NamedTuple):
    """`role` ("actual", "target") of what is said in it, and the years `first`–`last` it speaks of, or 0;
    `months` of the year in a report of a part of it.
    """

    role: str
    first: int = 0
    last: int = 0
    months: tuple[int, int] | None = None


class Frame:
    """What a document is: `now` is the last year it reports, `plan` the years of the plan that it is."""

    def __init__(
        self, now: int, plan: tuple[int, int] | None = None, months: tuple[int, int] | None = None
    ) -> None:
        self.now, self.plan, self.months = now, plan, months

    @property
    def default(self) -> Chapter:
        """What is spoken of where no heading says so."""
        if self.plan:
            return Chapter("target", *self.plan)
        return Chapter("actual", self.now, self.now, self.months)

    @property
    def ahead(self) -> Chapter:
        """The period of aims."""
        if self.plan:
            return Chapter("target", *self.plan)
        return Chapter("target", self.now + 1, self.now + 1) if self.now else Chapter("target")

    @property
    def behind(self) -> Chapter:
        """The period of results: of a plan, that of the plan before."""
        if self.plan:
            first, last = self.plan
            return Chapter("actual", 2 * first - last - 1, first - 1)
        return Chapter("actual", self.now, self.now, self.months)


def frame(document: Document, words: Words) -> Frame:
    """The frame of a document, by its title; `document.year` where the title says nothing."""
    title = _title(document)
    reported = _REPORTED.search(title)
    plan = _plan(title)
    if plan and not (reported and "规划" not in title[: reported.end()]):
        if "评估" in title:  # half-way through
            return Frame(_made(title) or plan[0] + 2)
        return Frame(plan[0] - 1, plan)
    if reported:
        year = int(reported[1])
        parts = [time for time in times(title, year, words) if time.kind == "part" and time.year == year]
        return Frame(year, None, (parts[0].first, parts[0].last) if parts else None)
    if work := _WORK.search(title):
        return Frame(int(work[1]) - 1)
    if annual := _ANNUAL.search(title):
        year = int(annual[1])
        return Frame(year - 1, (year, year))
    return Frame(_made(title) or document.year or 0)


def _made(title: str) -> int:
    """The year before that of the document's date, which it reports; 0 without a date."""
    made = _MADE.search(title)
    return int(made[1]) - 1 if made else 0


def _plan(title: str) -> tuple[int, int] | None:
    """The years of the plan that a title names: 第十四个五年规划, “十四五”…规划, …规划(2021—2025年)."""
    found = _PLAN.search(title)
    if found and (years := plan_years(numeral(found[1] or found[2]))):
        return int(years.start), int(years.end)
    years_said = _YEARS.search(title)
    return (int(years_said[1]), int(years_said[2])) if years_said else None


def _title(document: Document) -> str:
    """The first blocks up to the first long paragraph, as one line."""
    kept: list[str] = []
    size = 0
    for block in document.blocks[:12]:
        string = block.text.string
        if block.kind == "table" or len(string) > 120 or size > _TITLE:
            break
        kept.append(string)
        size += len(string)
    return "".join(kept)


def chapter(heading: str, parent: Chapter, frame: Frame, words: Words) -> Chapter:
    """What a chapter under this heading speaks of; `parent` when the heading does not say."""
    text = heading if len(heading) < 80 else heading[:80]
    result = words.result.search(text) is not None
    aim = not result and words.aim.search(text) is not None
    said = _TIMED.search(text) and [
        time for time in times(text, frame.now, words) if time.first and time.kind != "part"
    ]
    if said:
        return _of_time(said[0], result, aim, frame)
    if result and (
        "过去" in text or "成就" in text or "成效" in text or "回顾" in text or parent == frame.default
    ):
        return frame.behind
    if aim and parent.role == "actual" and _about_future(text):
        return frame.ahead
    return parent


def _of_time(time: Time, result: bool, aim: bool, frame: Frame) -> Chapter:
    if result or (not aim and frame.now and time.last <= frame.now):
        return Chapter("actual", time.first, time.last)
    if aim or (frame.now and time.last > frame.now):
        return Chapter("target", time.first, time.last)
    return Chapter("actual", time.first, time.last)


def _about_future(text: str) -> bool:
    """Aims of a heading without a year: 今年工作安排, 下一步打算; 重点任务 of last year are no aims."""
    return any(
        word in text for word in ("今年", "今后", "未来", "下一步", "下步", "目标", "打算", "安排", "部署")
    )


def announced(block: Block, frame: Frame, words: Words) -> Chapter | None:
    """What a paragraph that ends with a colon announces for those below it: 主要预期目标为:"""
    text = block.text.string.rstrip()
    if text[-1:] not in ":：" or len(text) > 120:
        return None
    made = chapter(text, Chapter(""), frame, words)
    return made if made.role else None
