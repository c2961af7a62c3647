"""A number that was understood → a figure: its period, role, basis, sign and place in the document."""

from planlint.extract.bounds import negated
from planlint.extract.indicators import canonical
from planlint.extract.quantities import Found
from planlint.extract.spans_of_time import months, years
from planlint.extract.zh.aspects import sign
from planlint.extract.zh.periods import Time, period
from planlint.extract.zh.roles import Chapter, Frame
from planlint.extract.zh.words import AIM, AVERAGE, CUMULATIVE, FROM, NOMINAL, ON_MONTH, ON_YEAR, REAL, TO
from planlint.model import Block, Document, Figure, Period, Quantity, Unread
from planlint.named import NamedTuple
from planlint.vocabulary import Vocabulary

_TIMES = ("倍", "番")
_GROWTH = ("growth", "growth_average", "growth_total")
_CHANGES = (*_GROWTH, "change")
_PLANNED = ("投资计划", "计划投资", "计划总投资", "计划完成", "计划到位")


class Fact(NamedTuple):
    """What a number says. `label` as printed, `key` the name its indicator is looked up by ("": unknown)."""

    found: Found
    label: str
    key: str
    aspect: str
    bits: int
    place: str | None
    quantity: Quantity
    attributes: tuple[tuple[str, str], ...] = ()
    flow: bool = False  # counts what happened in a period (新增), not what there was at its end
    timeless: bool = False  # true of the thing, not of a year: 年产5000吨
    time: Time | None = None  # said of it
    base: Time | None = None  # compared with


class Setting:
    """Where a fact stands: its block, sentence and chapter; `goal`: 主要预期目标为: stands before it."""

    __slots__ = ("block", "chapter", "goal", "number", "sentence")

    def __init__(
        self, block: Block, number: int, chapter: Chapter, sentence: int = 0, goal: bool = False
    ) -> None:
        self.block, self.number, self.chapter = block, number, chapter
        self.sentence, self.goal = sentence, goal

    def within(self, sentence: int, goal: bool) -> "Setting":
        """The setting of a sentence of the block."""
        return Setting(self.block, self.number, self.chapter, sentence, goal)


class Facts:
    """Collects what the numbers of a document say, and those that say nothing."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, frame: Frame, names: tuple[str, ...] = ()
    ) -> None:
        self.document, self.vocabulary, self.frame = document, vocabulary, frame
        self.names = names  # what the document calls its own place by name
        self.told: list[tuple[Fact, Setting]] = []
        self.unread: list[Unread] = []

    def skip(self, found: Found, reason: str, setting: Setting) -> None:
        """An Arabic number that makes no figure, and why."""
        if not found.chinese:
            block = setting.block
            location = self.document.locate(*block.text.span(found.start, found.end), block)
            self.unread.append(Unread(location, found.quantity.text, reason))

    def add(self, fact: Fact, setting: Setting) -> None:
        """A number that says something."""
        self.told.append((fact, setting))

    def figures(self) -> list[Figure]:
        """The figures of all facts, made at once: half a millisecond less than between the readings."""
        return [self._figure(fact, setting) for fact, setting in self.told]

    def _figure(self, fact: Fact, setting: Setting) -> Figure:
        found, bits, chapter = fact.found, fact.bits, setting.chapter
        if setting.goal and chapter.role == "actual":
            chapter = self.frame.ahead
        when, aspect, more = self._when(fact, chapter, fact.time, fact.base)
        quantity = fact.quantity
        if sign(bits) < 0 and quantity.value > 0 and aspect in _CHANGES:
            quantity = negated(quantity)
        if ("per", "年") in more:  # 年均城镇新增就业 is 城镇新增就业, a year
            fact = fact._replace(label=_a_year(fact.label), key=_a_year(fact.key))
        block = setting.block
        return Figure(
            self.document.locate(*block.text.span(found.start, found.end), block),
            quantity,
            fact.label,
            self._indicator(fact.key) if fact.key else "",
            fact.place,
            when,
            aspect,
            self._role(fact, setting, when),
            "real" if bits & REAL else "nominal" if bits & NOMINAL else "unknown",
            setting.number,
            sentence=setting.sentence,
            attributes=(*fact.attributes, *more) if more else fact.attributes,
        )

    def _when(
        self, fact: Fact, chapter: Chapter, time: Time | None, base: Time | None
    ) -> tuple[Period | None, str, tuple[tuple[str, str], ...]]:
        """The period of a fact, its aspect now that the years are known, and attributes of both."""
        aspect, bits = fact.aspect, fact.bits
        if fact.timeless:
            return None, aspect, (("design", "yes"),)
        when, more = self._said(fact, chapter, time)
        if bits & CUMULATIVE:
            more = (*more, ("cumulative", "yes"))
        if bits & ON_MONTH:
            return when, aspect, (*more, ("comparison", "环比"))
        if base and not base.first and base.kind == "year" and not bits & TO:
            if bits & FROM and chapter.last == chapter.first > 0:  # 由上年的下降2.1%转为增长4.2%
                before = chapter.last - 1
                return (
                    (months(before, *chapter.months) if chapter.months else years(before, before)),
                    aspect,
                    more,
                )
            if aspect in ("level", "count"):
                when = None  # 去年同期为18家
        if base and aspect in _CHANGES and (other := _other(base, when)):
            return when, aspect, (*more, ("comparison", other))
        if since := _year(base):
            more = (*more, ("base_period", str(since)))
        if bits & AVERAGE and aspect not in _GROWTH:
            more = (*more, ("per", "年"))
            if when and when.start == when.end and len(when.end) == 4:
                when = self._averaged(int(when.end), chapter) or when
        if aspect in _GROWTH:
            total = bool(bits & CUMULATIVE) or fact.quantity.unit in _TIMES
            when, aspect = self._growth(
                when, aspect, base, chapter, total, time is not None and time.kind == "span"
            )
        return when, aspect, more

    def _said(
        self, fact: Fact, chapter: Chapter, time: Time | None
    ) -> tuple[Period | None, tuple[tuple[str, str], ...]]:
        """The period that is said of a fact, else that of its chapter; and attributes of it."""
        if time is None or time.kind == "own" or (not time.first and _unnamed(time, fact.bits)):
            if chapter.months and time and time.kind == "own" and time.last:
                return years(chapter.last, chapter.last), ()
            return self._default(fact, chapter, time is not None and time.kind == "plan"), ()
        when = period(time, chapter.last or None)
        if when and fact.bits & TO and time.kind in ("plan", "span"):
            when = Period(when.end, when.end)  # 近三年由300件增至500件
        return when, ((time.kind, "yes"),) if time.kind in ("holiday", "since") else ()

    def _default(self, fact: Fact, chapter: Chapter, whole: bool) -> Period | None:
        """The chapter's period: all its years for what adds up over them, the last year for a state."""
        if not chapter.last:
            return None
        if chapter.months:
            return months(chapter.last, *chapter.months)
        every = whole or fact.flow or fact.bits & (CUMULATIVE | AVERAGE)
        if fact.aspect == "growth" and not fact.bits & ON_YEAR:
            # 五年的成就: 收入增长1.3倍 is since the plan began
            every = True
        first = chapter.first if every else chapter.last
        if whole and chapter.first == chapter.last:
            first = chapter.last - 4  # 五年累计 in a report of one year
        return years(first, chapter.last)

    def _growth(
        self, when: Period | None, aspect: str, base: Time | None, chapter: Chapter, total: bool, exact: bool
    ) -> tuple[Period | None, str]:
        """Growth over several years is from the year after its base; on the year before it has one year."""
        if when is None:
            return None, aspect
        start, end = when
        if since := _year(base):
            last = int(end[:4])
            if last > since and len(end) == 4:
                when = Period(str(since + 1), end)
                if last - since > 1 and aspect == "growth":
                    aspect = "growth_total"
        elif aspect == "growth_average" and start == end and not exact:
            when = self._averaged(int(end[:4]), chapter)
        elif aspect == "growth" and start != end and len(end) == 4 and (chapter.role != "target" or total):
            aspect = "growth_total"  # of an aim nobody knows: 五年降低13.5%, or each year
        return when, aspect

    def _averaged(self, last: int, chapter: Chapter) -> Period | None:
        """The years of an average growth that ends in `last`: those of the plan that ends there."""
        for first, end in ((chapter.first, chapter.last), self.frame.plan or (0, 0)):
            if end == last and first < last:
                return years(first, last)
        if last % 5 == 0:
            return years(last - 4, last)
        return None

    def _indicator(self, key: str) -> str:
        """The canonical name; 海东县地区生产总值 in a report of 海东县 is its 地区生产总值."""
        known = canonical(key, self.vocabulary)
        if known not in self.vocabulary.indicators:
            for name in self.names:
                if key.startswith(name):
                    bare = canonical(key[len(name) :], self.vocabulary)
                    return bare if bare in self.vocabulary.indicators else known
        return known

    def _role(self, fact: Fact, setting: Setting, when: Period | None) -> str:
        """Actual or target by the year and the chapter; plan for what was planned for the year reported."""
        if fact.bits & FROM:
            return "baseline"
        if setting.goal:
            return "target"
        now, time = self.frame.now, fact.time
        role = setting.chapter.role
        if time and not when and now and time.kind in ("year", "end") and time.first > now:
            role = "target"  # 到2027年年均增长12%: since when, nobody says
        if time and when and now and time.kind != "own":
            begun = role == "actual" and time.kind in ("plan", "span") and not fact.bits & AIM
            year = when.start if begun else when.end  # “十四五”期间增长5.5% in a report of 2024
            role = "target" if int(year[:4]) > now else "actual"
        if role == "actual" and fact.aspect in ("level", "count") and _planned(fact.label[-12:]):
            return "plan"
        return role


def _year(base: Time | None) -> int:
    """The year compared with; 0 for 比上年, and for a part of the year."""
    return base.last if base and base.kind in ("year", "end", "plan", "span") else 0


def _other(base: Time, when: Period | None) -> str:
    """What a change is against when that is not the year before: 比一季度, 比年初 at the end of June."""
    if base.kind == "part":
        year = base.year or (int(when.end[:4]) if when else 0)
        before = when and months(year + 1, base.first, base.last) == when
        return "" if base.year and before else "上期"
    return "年初" if base.kind == "start" and when and len(when.end) > 4 else ""


def _unnamed(time: Time, bits: int) -> bool:
    """五年累计 is the plan spoken of, 年初预算 the year; 从年初的20% is of neither."""
    return time.kind == "plan" or (time.kind == "start" and not bits & FROM)


def _planned(label: str) -> bool:
    """Whether a noun is of what was planned: 年度计划投资, not 计划生育."""
    return "计划" in label and any(word in label for word in _PLANNED)


def _a_year(name: str) -> str:
    """A name without the words that its attribute "per" says."""
    for word in ("年平均", "年均", "平均每年", "每年"):
        name = name.replace(word, "", 1)
    return name
