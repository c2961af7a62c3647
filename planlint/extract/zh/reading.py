"""Sentences of Chinese prose → facts: one pass over the numbers, carrying what was said before them."""

from planlint import regex
from planlint.extract.quantities import Found
from planlint.extract.zh import names
from planlint.extract.zh.aspects import Kind, kind_of
from planlint.extract.zh.coordination import PER, runs
from planlint.extract.zh.facts import Facts
from planlint.extract.zh.lists import tell_list, tell_ratio
from planlint.extract.zh.nouns import after, without_action
from planlint.extract.zh.passages import Passage
from planlint.extract.zh.periods import Time
from planlint.extract.zh.phrases import SPOT, before
from planlint.extract.zh.places import Places
from planlint.extract.zh.relations import Relation, aimed, completion, distance, portion, rank, task
from planlint.extract.zh.sentences import Clause, Sentence
from planlint.extract.zh.subjects import NOBODY, Spoken, Subject
from planlint.extract.zh.telling import Teller, counts_behind
from planlint.extract.zh.words import REAL, Words

_PARTLY = ("其中", "含", "包括")
_CONSTANT = regex.compile(r"(?:不变价|可比价|扣除价格|扣除物价)[^,，]{0,8}[,，]$")
_BOUNDED = ("以上", "以下", "以内", "及以上", "及以下")
_GOAL = regex.compile(r"目标(?:为|是|如下|[:：])")
_LAST_STOP = regex.compile(r"(?s:.*)[。！？!?\n]")
_PLACES = ("名", "位", "强")
_LINKS = " 、和及与"
_GRADE = regex.compile(r"[\u4e00-\u9fff]{1,6}级、")
_RATIO_SIGNS = frozenset(":：∶")


class Reader:
    """Reads the sentences of one block after the other into facts."""

    def __init__(self, facts: Facts, places: Places, words: Words) -> None:
        self.facts, self.places, self.words = facts, places, words
        self.teller = Teller(facts, words)

    def read(self, passage: Passage) -> None:
        """The numbers of a block, sentence by sentence."""
        self.passage = passage
        self.teller.text = passage.text
        self.topic = passage.part
        self.subject = NOBODY
        self.spoken = Spoken(None, NOBODY, self.places, self.words)
        self.end = 0
        for sentence in passage.sentences:
            self._sentence(sentence)

    def _sentence(self, sentence: Sentence) -> None:
        """Read the numbers of a sentence."""
        text = self.passage.text
        self._topic(sentence)
        self.passage.begin(sentence.start)
        goal = _GOAL.search(text, sentence.start, sentence.clauses[0].numbers[0].start) is not None
        self.teller.setting = self.passage.setting.within(sentence.number, goal)
        said = self.subject
        unsure = Subject(said.label, "", said.place, said.flow)
        wholes = self.spoken.wholes if text.startswith("其中", sentence.start) else {}
        self.spoken = spoken = Spoken(self.topic, unsure, self.places, self.words)
        spoken.before = wholes
        if sentence.clauses[0].start > sentence.first:
            lead = self.passage.behind(sentence.start, sentence.first).replace(SPOT, "")
            spoken.about = spoken.place = self.places.opens(lead) or spoken.place
        told = sentence.start
        for clause in sentence.clauses:
            spoken.gap = text[max(told, clause.start - 40) : clause.start]
            self._clause(clause, spoken)
            told = clause.end + 1
        self.subject = spoken.subject
        self.end = sentence.end

    def _topic(self, sentence: Sentence) -> None:
        """A short sentence without numbers names what those behind it are about: 加强综合保税区招商。"""
        gap = self.passage.text[max(self.end, sentence.start - 60) : sentence.start].rstrip("。！？!? \n")
        if gap:
            last = gap[ends.end() :] if (ends := _LAST_STOP.match(gap)) else gap
            if 2 < len(last) < 26 and "," not in last and "，" not in last:
                self.topic = self.places.part(last) or self.passage.part

    def _clause(self, clause: Clause, spoken: Spoken) -> None:
        passage = self.passage
        text = passage.text
        if clause.pause == ";":
            if spoken.of_which and passage.time is not spoken.aside:
                passage.time = spoken.aside  # of 1—6月增长7%,其中6月增长8%;
            spoken.flow, spoken.of_which, spoken.listed, spoken.place = "", False, (), spoken.about
        if text.endswith("其中", 0, max(clause.start - 1, 0)) or text.startswith(_PARTLY, clause.start):
            spoken.of_which, spoken.aside = True, passage.time
        gap = spoken.gap
        self.teller.prices = REAL if "价" in gap and _CONSTANT.search(gap) else 0
        time = self.passage.time
        if clause.pause != "(":
            self._numbers(clause, spoken)
            self._forget(clause, time, spoken)
            return
        # what stands in a bracket is told of what stands before it
        kept = spoken.subject, spoken.owner, spoken.of_which
        spoken.of_which = text.startswith(_PARTLY, clause.start)  # 7个大项(10个小项): another way to count
        self._numbers(clause, spoken)
        spoken.subject, spoken.owner, spoken.of_which = kept

    def _forget(self, clause: Clause, time: Time | None, spoken: Spoken) -> None:
        """What holds for one clause only: a time compared with, and the years of 由A年x增至B年y."""
        passage = self.passage
        if passage.base and passage.base.start >= clause.start:
            passage.base = None
        if spoken.goal and passage.time is spoken.goal:
            passage.time = time

    def _numbers(self, clause: Clause, spoken: Spoken) -> None:
        numbers, start, passage = clause.numbers, clause.start, self.passage
        self.begun, self.last_end = start, -1
        if clause.pause == "(" and passage.text.startswith("含", start):
            start += 1
        at = 0
        while at < len(numbers):
            last = at
            goes_on = self._ratio_goes_on if numbers[at].kind == "ratio" else self._list_goes_on
            while last + 1 < len(numbers) and goes_on(numbers[last], numbers[last + 1]):
                last += 1
            stop = numbers[last + 1].start if last + 1 < len(numbers) else clause.end
            group = numbers[at : last + 1]
            self._heard(group[0])
            if numbers[at].kind == "ratio":
                tell_ratio(self.teller, passage.before(start, group[0].start), group, spoken)
                start = group[-1].end
            elif len(group) > 1 and tell_list(self.teller, passage, group, self.begun, start, stop, spoken):
                start = group[-1].end
            else:
                start = self._one_by_one(group, start, stop, numbers[last + 1 : last + 3], spoken, clause)
            at = last + 1

    def _list_goes_on(self, one: Found, other: Found) -> bool:
        between = self.passage.between(one, other)
        # 分别增长4.2%7.3%: a sign was lost
        return runs(between) or (not between and one.kind == "percent" == other.kind)

    def _ratio_goes_on(self, one: Found, other: Found) -> bool:
        return other.kind == "ratio" and self.passage.between(one, other) in _RATIO_SIGNS

    def _heard(self, found: Found) -> None:
        """What was said of the time of a number."""
        passage, teller = self.passage, self.teller
        passage.until(found.digits_start)
        teller.time, teller.base = passage.time, passage.base

    def _one_by_one(
        self, group: list[Found], start: int, stop: int, rest: list[Found], spoken: Spoken, clause: Clause
    ) -> int:
        """Each number by itself; returns where the text before the next number starts."""
        passage, words = self.passage, self.words
        shared = after(passage.behind(group[-1].end, stop), words, bool(rest)) if len(group) > 1 else ""
        self.teller.several = len(group) > 1 and not shared and _alike(group)
        for number, found in enumerate(group):
            later = (*group[number + 1 : number + 3], *rest)
            following = later[0] if later else None
            right = passage.behind(found.end, following.start if following else stop)
            left = passage.before(start, found.start)
            if start > self.begun:
                left = left.lstrip(_LINKS)
            if "每" in left and (each := PER.search(left)):
                self.teller.per = each[0]
                left = left[: each.start()]
            if number:
                self._heard(found)
            if _is_threshold(found, left, right, following, words):
                self.facts.skip(found, names.THRESHOLD, self.teller.setting)
                continue  # it belongs to the noun of the next number: 总投资|1亿元以上项目
            if number and not left and self.teller.again(found, spoken):
                start = self.last_end = found.end
                continue
            if following:
                until = later[1].start if len(later) > 1 else clause.end
                right = self._counted(
                    left, right, shared, passage.behind(following.end, until), len(later) > 1
                )
            start = self._single(found, start, left, right, following, spoken)
            self.last_end = found.end
        self.teller.several = False
        return start

    def _counted(self, left: str, right: str, shared: str, beyond: str, more: bool) -> str:
        """What stands behind a number, or behind the next one when both count the same."""
        words = self.words
        if _GRADE.fullmatch(right):  # 1个国家级、3个省级|产业园
            noun = after(beyond, words, more)
            return right[:-1] + noun[noun.find("级") + 1 :]
        if right.strip() in ("", "的") or _lists_owners(right, left):
            noun = "" if shared else after(beyond, words, more)
            return right[: right.startswith("的")] + noun if noun else right
        if shared and runs(right) and not without_action(before(left, words).noun, words)[0]:
            return shared
        return right

    def _single(
        self, found: Found, start: int, left: str, right: str, following: Found | None, spoken: Spoken
    ) -> int:
        """Tell one number; returns where the words of the next begin: at `start` when it tells nothing."""
        kind = kind_of(found.quantity.unit, found.kind)
        text, teller, words = self.passage.text, self.teller, self.words
        if found.kind == "ordinal" or (found.quantity.unit in _PLACES and names.in_front(text, found)):
            teller.relate(found, rank(found, text, left, spoken, words), spoken, kind)
            return found.end
        if not kind.counts and (relation := self._related(found, left, right, spoken, kind)):
            teller.relate(found, relation, spoken, kind)
            return found.end
        said = before(left, words)
        if not found.quantity.unit and found.kind == "plain":
            if right.startswith("大") and (noun := after(right[1:], words, following is not None)):
                teller.behind(found, said, right[1:], noun, spoken, kind_of("个", "plain"))  # 3大集团公司
                return found.end + 1 + len(noun)
            return found.end if teller.ahead(found, said, spoken, kind) else start
        if right.startswith(("口以上", "口以下")) and found.quantity.unit.endswith("人"):
            self.facts.skip(found, names.THRESHOLD, teller.setting)
            return start
        if right.startswith("口") and found.quantity.unit.endswith("人"):
            right = f"人{right}"  # 45万人口
        noun = after(right, words, following is not None)
        if noun and not left and self.last_end == found.start and kind.measure and kind.dimension != "number":
            teller.size(found, noun, spoken, kind)
            return found.end
        if noun and counts_behind(said, kind, right, noun, words):
            if not teller.behind(found, said, right, noun, spoken, kind):
                return start
            at = text.find(noun, found.end, found.end + len(right) + 2)
            return at + len(noun) if at >= 0 else found.end
        return found.end if teller.ahead(found, said, spoken, kind) else start

    def _related(self, found: Found, left: str, right: str, spoken: Spoken, kind: Kind) -> Relation | None:
        """A completion rate, a distance from another, or a portion of it."""
        if right[:1] == "的" and (aim := aimed(found, left, right, spoken, kind)):
            return aim
        if kind.ratio and (done := task(left)):
            return completion(found, done, spoken, self.words)
        if not kind.times and (far := distance(found, left, spoken, self.words)):
            return far
        if kind.points or kind.measure or kind.person:
            return None
        return portion(found, left, spoken, self.words)


def _alike(group: list[Found]) -> bool:
    first = kind_of(group[0].quantity.unit, group[0].kind).dimension
    return all(kind_of(found.quantity.unit, found.kind).dimension == first for found in group)


def _lists_owners(right: str, left: str) -> bool:
    """Whether names stand between a number and the noun of the next: 的甲、乙等|5个项目; 市级36项、区级."""
    if right[0] == "的":
        return right.endswith("等") or right.count("、") > 1
    return right[0] == "、" and right.endswith("级") and left.endswith("级")


def _is_threshold(found: Found, left: str, right: str, following: Found | None, words: Words) -> bool:
    """总投资1亿元以上项目15个, 冲击50亿元目标企业4家: the number belongs to the name behind it."""
    if not right:
        return False
    kind = kind_of(found.quantity.unit, found.kind)
    bounded = found.quantity.text.endswith(_BOUNDED)
    if kind.dimension == "number" or not (kind.measure or (kind.person and bounded)):
        return False
    linked = right[0] == "的"
    noun = after(right, words, False)
    if not noun or (linked and not bounded):
        return False
    if following and len(noun) >= len(right.rstrip()) - linked:
        return kind_of(following.quantity.unit, following.kind).counts
    return bounded and not linked and not without_action(before(left, words).noun, words)[1]
