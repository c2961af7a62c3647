"""One number and the words around it → a fact: is it of the noun before, behind, or said earlier?"""

import re

from planlint.extract.bounds import in_unit, quantity
from planlint.extract.quantities import Found
from planlint.extract.zh import names
from planlint.extract.zh.aspects import Kind, Task, aspect, change_of, kind_of, share
from planlint.extract.zh.facts import Fact, Facts, Setting
from planlint.extract.zh.phrases import Before, after, before, clean, joined, named, without_action
from planlint.extract.zh.places import Places
from planlint.extract.zh.subjects import NOBODY, Spoken, Subject, counted_behind, spoken_of
from planlint.extract.zh.words import (
    CHANGE,
    CUMULATIVE,
    DOWN,
    LEVEL,
    LIGHT,
    OF_WHICH,
    RATE,
    TO,
    UP,
    Words,
    ends,
    starts,
)
from planlint.model import Quantity
from planlint.units import unit_for

_NEVER_OWNERS = (
    "目标",
    "任务",
    "水平",
    "要求",
    "基础",
    "成绩",
    "规模",
    "态势",
    "高位",
    "区间",
    "左右",
    "基数",
    "占比",
    "比例",
    "比重",
    "份额",
)
_PACES = ("速度", "增速", "增幅", "幅度", "增长")
_RANKED = re.compile(
    r"(?:位居|位列|位于|居|列|排名|排位|排在|排|名列|跃居|升至|跻身|进入|位次|位|保持|获)[^,，]{0,12}$"
)
_BEFORE_RANK = re.compile(r"[第前]$")


class Teller:
    """Tells the facts of a block; `setting` says where the number being read stands."""

    def __init__(self, facts: Facts, places: Places, words: Words) -> None:
        self.facts, self.places, self.words = facts, places, words
        self.setting: Setting

    def emit(
        self, found: Found, subject: Subject, told: str, bits: int, spoken: Spoken, kind: Kind,
        value: Quantity | None = None, attributes: tuple[tuple[str, str], ...] = (), timeless: bool = False,
    ) -> None:  # fmt: skip
        """A fact, or an unread number when nobody knows what it is of."""
        if not subject.label:
            self.facts.skip(found, names.UNCLEAR, self.setting)
            return
        if not (kind.ratio or kind.points or kind.times) and not bits & CHANGE:
            attributes += self._part(found, subject, spoken, kind)
        self.facts.add(
            Fact(
                found, subject.label, subject.key, told, bits, subject.place,
                value or found.quantity, attributes, subject.flow, timeless,
            ),
            self.setting,
        )  # fmt: skip

    def _part(
        self, found: Found, subject: Subject, spoken: Spoken, kind: Kind
    ) -> tuple[tuple[str, str], ...]:
        """("part_of", whole) behind 其中; a whole is remembered by its unit, or its dimension."""
        unit = found.quantity.unit
        known = unit_for(unit) if kind.measure else None
        measure = known.dimension if known else unit
        if not spoken.of_which:
            spoken.wholes[measure] = subject.label
            return ()
        whole = spoken.wholes.get(measure)
        return (("part_of", whole),) if whole and whole != subject.label else ()

    def completion(self, found: Found, done: Task, spoken: Spoken, kind: Kind) -> None:
        """完成全年任务的116.67%: of what was counted before; of the task when it has a name of its own."""
        said = before(done.before, self.words)
        subject = spoken_of(said, spoken, self.places, self.words, False)
        own = done.of
        for word in self.words.tasks:
            own = own.replace(word, "")
        if len(own) > 1 and not said.noun:
            name = clean(done.of).removeprefix("全市").removeprefix("全区")
            subject = Subject(name, name, spoken.place)
        elif not subject.label:
            subject = Subject(clean(done.of), "", spoken.place)
        self.emit(
            found,
            subject,
            "completion_rate",
            said.bits,
            spoken,
            kind,
            attributes=(("target_of", clean(done.of)),),
        )

    def relation(self, found: Found, compared: tuple[str, str, bool], spoken: Spoken, kind: Kind) -> None:
        """高于全省平均水平2个百分点: a distance, never the indicator itself."""
        left, than, lower = compared
        said = before(left, self.words)
        subject = spoken_of(said, spoken, self.places, self.words, False)
        bits = said.bits | (DOWN if lower else UP)
        self.emit(
            found, subject._replace(key=""), "change", bits, spoken, kind,
            attributes=(("relative_to", clean(than)),),
        )  # fmt: skip

    def rank(self, found: Found, left: str, spoken: Spoken) -> None:
        """总量位居全市第一, 排名第3位, 进入前15名."""
        left = _BEFORE_RANK.sub("", left)
        if (opened := left.rfind("“")) >= 0 and left.find("”", opened) < 0:
            left = left[opened + 1 :]
        verb = _RANKED.search(left)
        said = before(left[: verb.start()] if verb else left, self.words)
        subject = spoken_of(said, spoken, self.places, self.words, False)
        printed = found.quantity
        value = printed if printed.unit else in_unit(printed, "位")
        text = self.text
        if text[found.start - 1 : found.start] == "前" or printed.text.startswith("前"):
            value = quantity(printed.text, printed.value, printed.decimals, value.unit, "at_most")
        among = clean(verb[0]) if verb else ""
        scope = next((word for word in self.words.wider if word in among), "")
        kind = kind_of("", "plain")
        self.emit(
            found, subject, "rank", 0, spoken, kind._replace(ratio=True), value,
            (("among", scope),) if scope else (),
        )  # fmt: skip

    text = ""

    def size(self, found: Found, noun: str, spoken: Spoken, kind: Kind) -> None:
        """3个|3000头|牧场: how large each of the counted is."""
        subject = Subject(f"{noun}规模", "", spoken.place)
        self.emit(found, subject, "level", 0, spoken, kind, attributes=(("size", noun),), timeless=True)

    def behind(self, found: Found, said: Before, right: str, noun: str, spoken: Spoken, kind: Kind) -> None:
        """打造19个口袋公园; 全区90%永久基本农田; 总投资3亿元的基地; 年产4万吨的生产线."""
        words = self.words
        topic, verb = without_action(said.noun, words)
        topic = said.topic or topic
        if design := _design(said.noun, words):
            subject = Subject(joined(noun, design), "", spoken.place)
            spoken.owner = noun
            self.emit(found, subject, "level", said.bits, spoken, kind, timeless=True)
            return
        if right.startswith("的") and not kind.counts and not kind.ratio and not kind.person:
            while (action := starts(topic, words.action_first)) and len(topic) > len(action):
                topic = topic[len(action) :]  # 建设|总投资
            label = joined(noun, topic) if topic else noun
            spoken.owner = noun
            self.emit(
                found, Subject(label, label if topic else "", spoken.place), "level", said.bits, spoken, kind
            )
            return
        name = named(right, words) if kind.counts else ""
        subject = counted_behind(name or noun, topic, verb, said, spoken, self.places, words)
        spoken.owner = noun
        if kind.ratio:
            subject = subject._replace(key="", flow=False)
        spoken.of_which = spoken.of_which or bool(said.bits & OF_WHICH)
        told = "share" if kind.ratio else aspect(said.bits & ~CHANGE, kind, subject.label, False, words)
        spoken.subject = subject
        self.emit(found, subject, told, said.bits & ~CHANGE, spoken, kind)

    def ahead(self, found: Found, said: Before, spoken: Spoken, kind: Kind) -> None:
        """地区生产总值完成351.6亿元; 增长9.7%; 占全市的32.4%; 压降场站服务费50%."""
        words = self.words
        spoken.of_which = spoken.of_which or bool(said.bits & OF_WHICH)
        bits = said.bits
        whole = joined(said.topic, said.noun) if said.topic else said.noun
        if kind.ratio and (parts := share(whole)):
            self._share(found, parts, said, spoken, kind)
            return
        if (
            kind.ratio
            and not bits & CHANGE
            and (changed := change_of(said.noun))
            and not ends(said.noun, words.share)
        ):
            said = said._replace(noun=changed[0])
            bits |= UP if changed[1] > 0 else DOWN
        subject = spoken_of(said, spoken, self.places, words, kind.counts or kind.person)
        level = bool(bits & LEVEL) or bool(bits & TO)
        why = names.lasting(self.text, found, subject.label, level, words)
        if not why and not found.quantity.unit and found.kind == "plain":
            why = names.unitless(self.text, found, subject.label, level, words)
        if why:
            self.facts.skip(found, why, self.setting)
            return
        told = aspect(bits, kind, subject.label, False, words)
        attributes: tuple[tuple[str, str], ...] = ()
        if kind.times and not bits & CHANGE:
            subject = subject._replace(key="")
            attributes = (("times", "yes"),)
        timeless = bool(_design(said.noun[:8], words)) or said.noun.startswith(("可年", "年处理", "日处理"))
        self.emit(found, subject, told, bits, spoken, kind, attributes=attributes, timeless=timeless)
        spoken.subject = subject

    def _share(self, found: Found, parts: tuple[str, str], said: Before, spoken: Spoken, kind: Kind) -> None:
        """占全市的32.4%: of the subject said before when the clause names none."""
        part, whole = clean(parts[0]), clean(parts[1])
        explicit = bool(part)
        if not explicit:
            part = spoken.owner or spoken.subject.label
        label = f"{part}占{whole}比重" if whole else f"{part}占比"
        subject = Subject(label, label if part else "", spoken.place)
        told = "change" if kind.points else aspect(said.bits, kind, label, False, self.words)
        self.emit(
            found, subject, told, said.bits, spoken, kind, attributes=(("share_of", whole),) if whole else ()
        )
        if explicit:
            spoken.subject, spoken.owner = subject, part


def counts_behind(said: Before, kind: Kind, right: str, noun: str, words: Words) -> bool:
    """Whether the noun behind a number is what it counts, and not the noun before it."""
    if right.startswith("的"):
        if noun.startswith(_NEVER_OWNERS) or noun.startswith(_PACES):
            return False
        return not (kind.ratio and (said.noun or said.bits & CHANGE))
    if said.bits & (CHANGE | TO) and not kind.counts:
        return False
    topic, _ = without_action(said.noun, words)
    if not topic or _design(said.noun, words):
        return True
    if kind.counts or kind.person:
        return not (said.bits & LEVEL and ends(topic, words.metric))
    if said.bits & LEVEL or ends(topic, words.metric):
        return False
    return not kind.ratio or not (ends(topic, words.share) or said.bits & LIGHT)


def _design(noun: str, words: Words) -> str:
    """The label of a capacity that a noun ends in: 年产 → 年产能; "" for none."""
    word = ends(noun, words.design)
    if not word:
        return ""
    return (
        "年处理能力"
        if "处理" in word
        else "年产能"
        if "产" in word and "达产" not in word and "投产" not in word
        else word
    )


__all__ = ["CUMULATIVE", "NOBODY", "RATE", "Teller", "after", "counts_behind", "starts"]
