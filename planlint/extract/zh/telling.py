"""One number and the words around it → a fact: is it of the noun before, behind, or said earlier?"""

from planlint import regex
from planlint.extract.quantities import Found
from planlint.extract.zh import names
from planlint.extract.zh.aspects import Kind, aspect, change_of, kind_of
from planlint.extract.zh.facts import Fact, Facts, Setting
from planlint.extract.zh.nouns import design, joined, named, without_action
from planlint.extract.zh.periods import UNKNOWN, Time
from planlint.extract.zh.phrases import Before
from planlint.extract.zh.relations import Attributes, Relation, share
from planlint.extract.zh.subjects import (
    SHARES,
    Spoken,
    Subject,
    counted_behind,
    each_year,
    of_each,
    spoken_of,
)
from planlint.extract.zh.words import (
    AIM,
    AVERAGE,
    CHANGE,
    CUMULATIVE,
    DOWN,
    FROM,
    KEEP,
    LEVEL,
    LIGHT,
    OF_WHICH,
    REAL,
    TIME,
    TO,
    UNDATED,
    UP,
    Words,
    action,
    ends,
    starts,
)
from planlint.model import Quantity
from planlint.units import unit_for

_YEARS = ("year", "end")
_OF_SHARES = ("提高", "提升", "上升", "降低", "回升", "回落")  # not 增长: that may be of what the share is of
# 增长7.2%(按可比价格计算): said behind the number
_CONSTANT = regex.compile(r"[（(][^（()）,，;；]{0,4}(?:可比价|不变价|扣除价格|扣除物价)")


class Teller:
    """Tells the facts of a block: `text` is its text, `setting` where the number being read stands."""

    def __init__(self, facts: Facts, words: Words) -> None:
        self.facts, self.words = facts, words
        self.setting: Setting
        self.time: Time | None = None  # said of the number, and the one it is compared with
        self.base: Time | None = None
        self.span: Time | None = None  # the years that the sentence spoke of
        self.text = ""
        self.last: tuple[Subject, str, int, Kind] | None = None  # what the number before it told
        self.per = ""  # 每人每月, said right before the number
        self.per_from = ""  # the same of 由每人每月680元提高到720元
        self.several = False  # numbers of one noun in a row: 连续跨越200亿元、300亿元
        self.prices = 0  # 按不变价格计算 of the clause before

    def emit(
        self, found: Found, subject: Subject, told: str, bits: int, spoken: Spoken, kind: Kind,
        value: Quantity | None = None, attributes: Attributes = (), timeless: bool = False,
    ) -> None:  # fmt: skip
        """A fact, or an unread number when nobody knows what it is of."""
        if not subject.label:
            self.facts.skip(found, names.UNCLEAR, self.setting)
            return
        if self.several and not self.per:
            subject = subject._replace(key="")
        if self.per or (bits & TO and self.per_from):
            attributes = (*attributes, ("per", self.per or self.per_from))
        self.per, self.per_from = "", self.per if bits & FROM else ""
        if not (kind.ratio or kind.points or kind.times) and (bits & TO or not bits & CHANGE):
            attributes += self._part(found, subject, spoken, kind)
            if spoken.of_which and subject.label in (*spoken.before.values(), *spoken.wholes.values()):
                subject = subject._replace(key="")  # 学生8万人,其中小学48所、学生3万人
        fact = Fact(
            found, subject.label, subject.key, told, bits, subject.place,
            value or found.quantity, attributes, subject.flow, timeless, self.time, self.base,
        )  # fmt: skip
        self.facts.add(fact, self.setting)

    def relate(self, found: Found, relation: Relation, spoken: Spoken, kind: Kind) -> None:
        """The fact of a number that relates two things."""
        subject, told, bits, value, attributes = relation
        self.emit(found, subject, told, bits, spoken, kind.related(), value, attributes)

    def _part(self, found: Found, subject: Subject, spoken: Spoken, kind: Kind) -> Attributes:
        """("part_of", whole) behind 其中, across a stop too; a whole is known by its unit or dimension."""
        unit = found.quantity.unit
        known = unit_for(unit) if kind.measure else None
        measure = known.dimension if known else unit
        if not spoken.of_which:
            if "日均" not in subject.label and "月均" not in subject.label:
                if spoken.wholes.get(measure, subject.label) != subject.label:
                    spoken.wholes[f"{measure}?"] = measure  # 学生16万人,教师1万人。其中: of which of them?
                spoken.wholes[measure] = spoken.wholes[subject.label] = subject.label
            return ()
        if subject.label in spoken.wholes or subject.label in spoken.before:
            return ()
        whole = spoken.wholes.get(measure)
        if not whole and f"{measure}?" not in spoken.before:
            whole = spoken.before.get(measure)
        return (("part_of", whole),) if whole and whole != subject.label else ()

    def size(self, found: Found, noun: str, spoken: Spoken, kind: Kind) -> None:
        """3个|3000头|牧场: how large each of the counted is."""
        subject = Subject(f"{noun}规模", "", spoken.place)
        self.emit(found, subject, "level", 0, spoken, kind, attributes=(("size", noun),), timeless=True)

    def behind(self, found: Found, said: Before, right: str, noun: str, spoken: Spoken, kind: Kind) -> bool:
        """打造19个口袋公园; 全区90%永久基本农田; 总投资3亿元的基地; 年产4万吨的生产线. False: no figure."""
        words = self.words
        why = names.lasting(self.text, found, "", False, words)
        if why:
            self.facts.skip(found, why, self.setting)
            return False
        topic, verb = without_action(said.noun, words)
        topic = said.topic or topic
        spoken.owner, spoken.gap = noun, ""
        spoken.of_which = spoken.of_which or bool(said.bits & OF_WHICH)
        if capacity := design(said.noun, words):
            subject = Subject(joined(noun, capacity), "", spoken.place)
            self.emit(found, subject, "level", said.bits, spoken, kind, timeless=True)
            return True
        if right.startswith("的") and kind.measure:
            while (verb := action(topic, words)) and len(topic) > len(verb):
                topic = topic[len(verb) :]  # 建设|总投资
            label = joined(noun, topic)
            subject = Subject(label, label if topic else "", spoken.place)
            self.emit(found, subject, "level", said.bits, spoken, kind)
            spoken.subject = Subject(noun, "" if noun in words.general else noun, spoken.place)
            return True
        if len(topic) < 5 and topic.endswith("级") and "级" not in noun:
            noun = topic + noun  # 市级36项、区级274项重点项目
        name = named(right, words) if kind.counts else ""
        subject = counted_behind(name or noun, topic, verb, said, spoken, words, kind)
        if kind.ratio:
            subject = subject._replace(key="", flow=False)
        told = "share" if kind.ratio else aspect(said.bits & ~CHANGE, kind, subject.label, words)
        spoken.subject = subject
        if said.bits & AVERAGE:
            subject = each_year(subject)
        self.emit(found, subject, told, said.bits & ~CHANGE, spoken, kind)
        return True

    def ahead(self, found: Found, said: Before, spoken: Spoken, kind: Kind) -> bool:
        """地区生产总值完成351.6亿元; 增长9.7%; 占全市的32.4%; 压降服务费50%. False: it tells nothing."""
        words = self.words
        spoken.of_which = spoken.of_which or bool(said.bits & OF_WHICH)
        whole = joined(said.topic, said.noun) if said.topic else said.noun
        told_before = spoken.shared and said.noun in SHARES
        if (kind.ratio or kind.points) and not told_before and (parts := share(whole)):
            self._share(found, parts, said, spoken, kind)
            return True
        if kind.ratio and not said.bits & CHANGE and not ends(said.noun, words.share):
            said = _changed(said)
        if said.bits & AIM and not said.noun and not said.bits & ~(AIM | TIME) and self.again(found, spoken):
            return True  # 增长6.5%,力争7%
        bits = self._bits(found, said, kind)
        if bits & CUMULATIVE and not bits & TIME and (self.time is None or self.time.kind in _YEARS):
            self.time = self.span or self.time  # 五年来由2018年的…增加到2023年的…;累计完成…
        plain = subject = self._changed_share(found, said, spoken, kind) or spoken_of(
            said, spoken, words, kind
        )
        if bits & AVERAGE and not bits & CHANGE:
            subject = each_year(subject)
        if kind.counts or kind.person:
            subject = of_each(found, subject, spoken)
        if why := self._no_figure(found, subject, bits):
            self.facts.skip(found, why, self.setting)
            return False
        told = aspect(bits, kind, subject.label, words)
        if bits & KEEP and found.quantity.modifier in ("at_most", "under") and told in ("level", "share"):
            told = "limit"  # 调查失业率在5.5%以内
        attributes: Attributes = ()
        if kind.times and not bits & CHANGE:
            subject = subject._replace(key="")
            attributes = (("times", "yes"),)
        self.follow(said, spoken)
        timeless = bool(design(said.noun[:8], words)) or said.noun.startswith(("可年", "年处理", "日处理"))
        self.emit(found, subject, told, bits, spoken, kind, attributes=attributes, timeless=timeless)
        kept = kind.ratio or kind.points or told == "change"
        self.last = (subject, told, bits, kind) if kept else None
        spoken.subject = plain if bits & AVERAGE else subject
        if said.noun and not bits & CHANGE:
            spoken.recent.append(subject)
        return True

    def _changed_share(self, found: Found, said: Before, spoken: Spoken, kind: Kind) -> Subject | None:
        """占比31.6%,提高|2.3%: the share, though points are meant; None where something else may be."""
        silent = kind.ratio and not said.noun and self.text.endswith(_OF_SHARES, 0, found.start)
        return spoken.shared if silent else None

    def _bits(self, found: Found, said: Before, kind: Kind) -> int:
        """What was said before a number, and of its prices and years in other places."""
        bits, noun = said.bits | self.prices, said.noun
        if kind.ratio and _CONSTANT.match(self.text, found.end):
            bits |= REAL
        if "年均" in noun and not starts(noun, self.words.lead_not, noun.index("年均")):
            bits |= AVERAGE
        if found.quantity.unit == "番":
            bits |= UP
        if kind.ratio and not bits & CHANGE:
            bits &= ~AVERAGE  # 失业率平均为5.2%
        return bits

    def again(self, found: Found, spoken: Spoken) -> bool:
        """场站服务费压降50%、30%: the same is said of another number; False when nothing was said."""
        last, own = self.last, kind_of(found.quantity.unit, found.kind)
        if not last:
            return False
        subject, told, bits, kind = last
        if kind.dimension != own.dimension and (told != "change" or kind.points or own.ratio or own.points):
            return False
        self.emit(found, subject, told, bits, spoken, own)  # 增加13处、17.5公里: both are changes
        return True

    def _no_figure(self, found: Found, subject: Subject, bits: int) -> str:
        level = bool(bits & (LEVEL | TO))
        why = names.lasting(self.text, found, subject.label, level, self.words)
        if not why and not found.quantity.unit and found.kind == "plain":
            why = names.unitless(self.text, found, subject.label, level, self.words)
        return why

    def follow(self, said: Before, spoken: Spoken) -> None:
        """由A年x增至B年y,年均增长p%: the rate is of the years between."""
        bits, time = said.bits, self.time
        if bits & UNDATED:
            # 其中B由3家增加到5家: of the years that were said of A, or nobody knows of when
            spoken.origin = spoken.ends[0] if spoken.ends and not bits & TIME else UNKNOWN
            spoken.goal = None
            self.time = spoken.origin
        elif bits & FROM:
            spoken.origin, spoken.goal = time, None
        elif spoken.origin and bits & TO:
            if spoken.ends and spoken.origin is spoken.ends[0] and not bits & TIME:
                time = spoken.ends[1]
                self.time = time
            elif time is spoken.origin:  # 从年初的20%上升至75%
                self.time = None
            elif time and spoken.origin is not UNKNOWN:
                spoken.ends = spoken.origin, time
            spoken.goal = time
        elif spoken.origin and spoken.goal and bits & CHANGE and not said.noun and not bits & TIME:
            first, last = spoken.origin.last, spoken.goal.last
            if 0 < first < last:
                self.time = Time(0, 0, "span", first + 1, last)
        elif said.noun:
            spoken.origin = None

    def _share(self, found: Found, parts: tuple[str, str], said: Before, spoken: Spoken, kind: Kind) -> None:
        """占全市的32.4%: of the subject said before when the clause names none."""
        part, whole = parts
        explicit = bool(part)
        if not explicit:
            part = spoken.owner or spoken.subject.label
        label = f"{part}占{whole}比重" if whole else f"{part}占比"
        subject = Subject(label, label if part else "", spoken.place)
        told = aspect(said.bits, kind, label, self.words)
        attributes = (("share_of", whole),) if whole else ()
        self.emit(found, subject, told, said.bits, spoken, kind, attributes=attributes)
        if explicit:
            spoken.subject, spoken.owner = Subject(part, part, spoken.place), part
        spoken.shared = subject


def counts_behind(said: Before, kind: Kind, right: str, noun: str, words: Words) -> bool:
    """Whether the noun behind a number is what it counts, and not the noun before it."""
    if right.startswith("的"):
        return not starts(noun, words.barren) and not (kind.ratio and (said.noun or said.bits & CHANGE))
    if said.bits & FROM or (said.bits & (CHANGE | TO) and not kind.counts):
        # 加快3700亩土地利用: the verb of change is one of doing
        return kind.measure and not said.noun and not said.bits & ~(CHANGE | TIME)
    topic, _ = without_action(said.noun, words)
    if not topic or design(said.noun, words):
        return True
    if kind.counts or kind.person:
        return not (said.bits & LEVEL and ends(topic, words.metric))
    if said.bits & LEVEL or ends(topic, words.metric):
        return False
    return not kind.ratio or not (ends(topic, words.share) or said.bits & LIGHT)


def _changed(said: Before) -> Before:
    """压降|场站服务费 50%: the verb of change stands before its noun."""
    found = change_of(said.noun)
    if not found:
        return said
    return said._replace(noun=found[0], bits=said.bits | (UP if found[1] > 0 else DOWN))
