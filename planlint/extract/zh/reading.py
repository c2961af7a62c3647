"""Sentences of Chinese prose → facts: one pass over the numbers, carrying what was said before them."""

from bisect import bisect_left

from planlint.extract.bounds import quantity
from planlint.extract.quantities import Found
from planlint.extract.zh import names
from planlint.extract.zh.aspects import Kind, aspect, kind_of
from planlint.extract.zh.coordination import members, runs
from planlint.extract.zh.facts import Facts, Setting
from planlint.extract.zh.periods import Clock, Time
from planlint.extract.zh.phrases import (
    COMPARED,
    SPOT,
    Before,
    after,
    before,
    clean,
    joined,
    opening,
    without_action,
)
from planlint.extract.zh.places import Places
from planlint.extract.zh.relations import Relation, completion, distance, portion, rank, task
from planlint.extract.zh.sentences import Clause, Sentence
from planlint.extract.zh.subjects import NOBODY, Spoken, Subject, spoken_of
from planlint.extract.zh.telling import Teller, counts_behind
from planlint.extract.zh.words import EACH, Words
from planlint.model import Quantity

_PARTLY = ("其中", "含", "包括")
_BOUNDED = ("以上", "以下", "以内", "及以上", "及以下")
_INDUSTRIES = ("三次产业", "一二三产", "三产", "产业结构", "三次产业结构", "三产结构")
_PLACES = ("名", "位", "强")
_LINKS = " 、和及与"
_RATIO_SIGNS = frozenset(":：∶")


class Reader:
    """Reads the sentences of one block after the other into facts."""

    def __init__(self, facts: Facts, places: Places, words: Words) -> None:
        self.facts, self.places, self.words = facts, places, words
        self.teller = Teller(facts, words)

    def block(self, text: str, times: list[Time], setting: Setting) -> None:
        """Begin a block."""
        self.text, self.times, self.setting = text, times, setting
        self.teller.text = text
        self.starts = [time.start for time in times]
        self.clock = Clock(times)
        self.quoted = (
            [match.span() for match in names.QUOTES.finditer(text)] if "“" in text or "《" in text else []
        )
        self.topic: str | None = None
        self.subject = NOBODY
        self.end = 0

    def sentence(self, sentence: Sentence) -> None:
        """Read the numbers of a sentence."""
        self._topic(sentence)
        self.clock.begin(sentence.start)
        self.setting = self.setting._replace(sentence=sentence.number)
        spoken = Spoken(self.topic, self.subject._replace(key=""), self.places)
        if sentence.clauses[0].start > sentence.first:
            lead = self.text[sentence.start : min(sentence.first, sentence.start + 40)]
            spoken.place = self.places.opens(lead) or spoken.place
            before_it = self.text[
                max(sentence.start, sentence.clauses[0].start - 40) : sentence.clauses[0].start - 1
            ]
            about = opening(before_it[max(before_it.rfind(","), before_it.rfind("，")) + 1 :], self.words)
            if about:
                spoken.subject = Subject(about, "", spoken.place)
        for clause in sentence.clauses:
            self._clause(clause, spoken)
        self.subject = spoken.subject
        self.end = sentence.end

    def _topic(self, sentence: Sentence) -> None:
        """A short sentence without numbers names what those behind it are about: 加强综合保税区招商。"""
        gap = self.text[max(self.end, sentence.start - 60) : sentence.start].rstrip("。！？!? \n")
        if gap:
            last = gap[max(gap.rfind(sign) for sign in "。！？!?\n") + 1 :]
            if 2 < len(last) < 26 and "," not in last and "，" not in last:
                self.topic = self.places.part(last)

    def _clause(self, clause: Clause, spoken: Spoken) -> None:
        if clause.pause == ";":
            spoken.flow, spoken.of_which, spoken.listed = "", False, ()
        if self.text.endswith("其中", 0, clause.start - 1) or self.text.startswith(_PARTLY, clause.start):
            spoken.of_which = True
        time = self.clock.time
        if clause.pause != "(":
            self._numbers(clause, spoken)
            self._forget(clause, time, spoken)
            return
        # what stands in a bracket is told of what stands before it
        kept = spoken.subject, spoken.owner, spoken.of_which
        spoken.of_which = True
        self._numbers(clause, spoken)
        spoken.subject, spoken.owner, spoken.of_which = kept

    def _forget(self, clause: Clause, time: Time | None, spoken: Spoken) -> None:
        """What holds for one clause only: a time compared with, and the years of 由A年x增至B年y."""
        clock = self.clock
        if clock.base and clock.base.start >= clause.start:
            clock.base = None
        if spoken.goal and clock.time is spoken.goal:
            clock.time = time

    def _numbers(self, clause: Clause, spoken: Spoken) -> None:
        numbers, start = self._meant(clause)
        self.begun, self.last_end = start, -1
        if clause.pause == "(" and self.text.startswith("含", start):
            start += 1
        at = 0
        while at < len(numbers):
            last = at
            joins = self._ratio_goes_on if numbers[at].kind == "ratio" else self._list_goes_on
            while last + 1 < len(numbers) and joins(numbers[last], numbers[last + 1]):
                last += 1
            stop = numbers[last + 1].start if last + 1 < len(numbers) else clause.end
            group = numbers[at : last + 1]
            self._heard(group[0])
            if numbers[at].kind == "ratio":
                self._ratio(group, start, spoken)
                start = group[-1].end
            elif len(group) > 1 and self._list(group, start, stop, spoken):
                start = group[-1].end
            else:
                start = self._one_by_one(group, start, stop, numbers[last + 1 :][:2], spoken, clause.end)
            at = last + 1

    def _meant(self, clause: Clause) -> tuple[list[Found], int]:
        """The numbers of a clause that may be figures, and where its words start; the others are unread."""
        numbers, start = [], clause.start
        self.teller.setting = self.setting
        for found in clause.numbers:
            why = names.reason(self.text, found, self.quoted)
            if why:
                self.facts.skip(found, why, self.setting)
                if why == names.NUMBERING:
                    start = found.end
            elif not found.chinese or _tells(found):
                numbers.append(found)
        return numbers, start

    def _list_goes_on(self, one: Found, other: Found) -> bool:
        between = self.text[one.end : other.start]
        # 分别增长4.2%7.3%: a sign was lost
        return runs(between) or (not between and one.kind == "percent" == other.kind)

    def _ratio_goes_on(self, one: Found, other: Found) -> bool:
        return other.kind == "ratio" and self.text[one.end : other.start] in _RATIO_SIGNS

    def _heard(self, found: Found) -> None:
        """What was said of the time of a number."""
        self.clock.until(found.digits_start)
        self.setting = self.setting._replace(time=self.clock.time, base=self.clock.base)
        self.teller.setting = self.setting

    def _words(self, start: int, end: int) -> str:
        """The text beside a number, with placeholders for the times in it."""
        text = self.text
        at = bisect_left(self.starts, start)
        if at == len(self.starts) or self.starts[at] >= end:
            return text[start:end]
        pieces = []
        while at < len(self.starts) and self.starts[at] < end:
            time = self.times[at]
            pieces.append(text[start : time.start])
            pieces.append(COMPARED if time.base else SPOT)
            start = min(time.end, end)
            at += 1
        pieces.append(text[start:end])
        return "".join(pieces)

    def _list(self, group: list[Found], start: int, stop: int, spoken: Spoken) -> bool:
        """A、B分别V1、V2: each number has its own subject. False when the numbers make no such list."""
        left = self._words(start, group[0].start)
        done = task(left)
        said = before(done.before if done else left, self.words, plain=True)
        each = bool(said.bits & EACH)
        if not each and (not said.noun or after(self.text[group[-1].end : stop], self.words, False)):
            return False
        subjects = self._members(said, spoken, group, each)
        if subjects is None:
            return False
        shared = {found.quantity.unit for found in group} - {""}
        attributes: tuple[tuple[str, str], ...] = (("list", "分别"),) if each else ()
        if done:
            attributes += (("target_of", clean(done.of)),)
        for found, subject in zip(group, subjects, strict=True):
            value = _shared(found.quantity, group) if len(shared) < 2 else found.quantity
            kind = kind_of(value.unit, found.kind)
            told = "completion_rate" if done else aspect(said.bits, kind, subject.label, self.words)
            self.teller.emit(found, subject, told, said.bits, spoken, kind, value, attributes)
        spoken.listed = tuple(subjects)
        spoken.subject = subjects[-1]
        return True

    def _members(self, said: Before, spoken: Spoken, group: list[Found], each: bool) -> list[Subject] | None:
        """The subject of each number of a list; None when the words make no list of that length."""
        count, noun = len(group), said.noun
        listed = list(spoken.listed) if len(spoken.listed) == count else None
        if not noun or noun in self.words.owned:
            if listed:
                return [_of(subject, noun) for subject in listed]
            return [spoken.subject._replace(key="")] * count if each and not noun else None
        found = members(noun, count, self.words)
        if found is None:
            return [Subject(noun, "", spoken.place)] * count if each else None
        kind = kind_of(group[0].quantity.unit or group[-1].quantity.unit, group[0].kind)
        return [spoken_of(said._replace(noun=name), spoken, self.words, kind) for name in found]

    def _ratio(self, group: list[Found], start: int, spoken: Spoken) -> None:
        """三次产业结构…1:37:62 are three shares; of 城乡收入比1.9:1 the first side is the figure."""
        said = before(self._words(start, group[0].start), self.words, plain=True)
        subject = spoken_of(said, spoken, self.words)
        spoken.subject = subject
        kind = kind_of("%", "percent")
        if len(group) == 3 and any(word in subject.label for word in _INDUSTRIES):
            for found, industry in zip(group, ("第一", "第二", "第三"), strict=True):
                label = f"{industry}产业增加值占地区生产总值比重"
                value = found.quantity._replace(unit="%")
                self.teller.emit(
                    found, Subject(label, label, subject.place), "share", said.bits, spoken, kind, value
                )
            return
        self.teller.emit(
            group[0],
            subject._replace(key=""),
            "level",
            said.bits,
            spoken,
            kind,
            attributes=(("ratio", "yes"),),
        )
        for found in group[1:]:
            self.facts.skip(found, names.SIDE, self.setting)

    def _one_by_one(
        self, group: list[Found], start: int, stop: int, rest: list[Found], spoken: Spoken, clause_end: int
    ) -> int:
        """Each number by itself; returns where the text before the next number starts."""
        shared = after(self.text[group[-1].end : stop], self.words, bool(rest)) if len(group) > 1 else ""
        for number, found in enumerate(group):
            later = [*group[number + 1 : number + 3], *rest]
            following = later[0] if later else None
            end = following.start if following else stop
            right = self._words(found.end, end)
            left = self._words(start, found.start)
            if start > self.begun:
                left = left.lstrip(_LINKS)
            if number:
                self._heard(found)
            if _is_threshold(found, left, right, following, self.words):
                self.facts.skip(found, names.THRESHOLD, self.setting)
                continue  # it belongs to the noun of the next number: 总投资|1亿元以上项目
            if following and (right.strip() in ("", "的") or _lists_owners(right, left)):
                until = later[1].start if len(later) > 1 else clause_end
                beyond = after(self.text[following.end : until], self.words, len(later) > 1)
                right = right[: right.startswith("的")] + beyond if beyond and not shared else right
            elif (
                shared
                and following
                and runs(right)
                and not without_action(before(left, self.words).noun, self.words)[0]
            ):
                right = shared
            start = self._single(found, left, right, following, spoken)
            self.last_end = found.end
        return start

    def _single(self, found: Found, left: str, right: str, following: Found | None, spoken: Spoken) -> int:
        kind = kind_of(found.quantity.unit, found.kind)
        teller, words = self.teller, self.words
        bare = not found.quantity.unit and found.kind == "plain"
        if found.kind == "ordinal" or (found.quantity.unit in _PLACES and names.in_front(self.text, found)):
            teller.relate(found, rank(found, self.text, left, spoken, words), spoken, kind)
            return found.end
        if (kind.ratio or kind.points or kind.times) and (
            relation := self._related(found, left, spoken, kind)
        ):
            teller.relate(found, relation, spoken, kind)
            return found.end
        said = before(left, words)
        if bare and right.startswith("大") and (noun := after(right[1:], words, following is not None)):
            teller.behind(found, said, right[1:], noun, spoken, kind_of("个", "plain"))  # 3大集团公司
            return found.end + 1 + len(noun)
        noun = "" if bare else after(right, words, following is not None)
        if noun and not left and self.last_end == found.start and kind.measure:
            teller.size(found, noun, spoken, kind)
            return found.end
        if noun and counts_behind(said, kind, right, noun, words):
            teller.behind(found, said, right, noun, spoken, kind)
            at = self.text.find(noun, found.end, found.end + len(right) + 2)
            return at + len(noun) if at >= 0 else found.end
        teller.ahead(found, said, spoken, kind)
        return found.end

    def _related(self, found: Found, left: str, spoken: Spoken, kind: Kind) -> Relation | None:
        """A completion rate, a distance from another, or a portion of it."""
        if kind.ratio and (done := task(left)):
            return completion(found, done, spoken, self.words)
        if not kind.times and (far := distance(found, left, spoken, self.words)):
            return far
        return None if kind.points else portion(found, left, spoken, self.words)


def _lists_owners(right: str, left: str) -> bool:
    """Whether names stand between a number and the noun of the next: 的甲、乙等|5个项目; 市级36项、区级."""
    return (right[0] == "的" and right.endswith("等")) or (
        left.endswith("级") and right[0] == "、" and right.endswith("级")
    )


def _of(subject: Subject, noun: str) -> Subject:
    if not noun:
        return subject
    return subject._replace(label=joined(subject.label, noun), key=subject.key and joined(subject.key, noun))


def _shared(value: Quantity, group: list[Found]) -> Quantity:
    """A number of a list with the unit and modifier that only one of them prints: 提高2.3、1.1个百分点."""
    first, last = group[0].quantity, group[-1].quantity
    unit = value.unit or last.unit
    modifier = value.modifier
    if modifier == "none" and not first.text[:1].isdigit():
        modifier = first.modifier
    if unit == value.unit and modifier == value.modifier:
        return value
    return quantity(value.text, value.value, value.decimals, unit, modifier, value.upper)


def _tells(found: Found) -> bool:
    """Whether a Chinese numeral measures something: 百分之九, 三千万元; 三大攻坚, 四个方面 are words."""
    if found.kind == "ordinal":
        return True
    kind = kind_of(found.quantity.unit, found.kind)
    return kind.ratio or kind.points or kind.times or kind.measure or found.quantity.unit[:1] in ("万", "亿")


def _is_threshold(found: Found, left: str, right: str, following: Found | None, words: Words) -> bool:
    """总投资1亿元以上项目15个, 冲击50亿元目标企业4家: the number belongs to the name behind it."""
    kind = kind_of(found.quantity.unit, found.kind)
    if not kind.measure or not right:
        return False
    bounded = found.quantity.text.endswith(_BOUNDED)
    linked = right[0] == "的"
    noun = after(right, words, False)
    if not noun or (linked and not bounded):
        return False
    if following and len(noun) >= len(right.rstrip()) - linked:
        return kind_of(following.quantity.unit, following.kind).counts
    _, verb = without_action(before(left, words).noun, words)
    return bounded and not linked and not verb
