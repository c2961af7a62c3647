"""What a number is of: the noun before it, the one said earlier, or the one counted behind it."""

from typing import NamedTuple

from planlint.extract.zh.phrases import Before, clean, joined, without_examples
from planlint.extract.zh.places import Places
from planlint.extract.zh.words import LIGHT, OF_WHICH, TIME, Words, ends, starts

_NEW = frozenset("新净续改扩")  # first characters of verbs that stay with a counted noun: 新建 公厕


class Subject(NamedTuple):
    """`label` as printed, `key` the name its indicator is looked up by ("" when it is not sure), its place.

    `flow`: it counts what happened in a period, not what there was at its end.
    """

    label: str
    key: str
    place: str | None
    flow: bool = False


NOBODY = Subject("", "", None)


class Spoken:
    """What a sentence has said so far and its later clauses leave out."""

    __slots__ = ("flow", "listed", "of_which", "owner", "place", "subject", "wholes")

    def __init__(self, place: str | None, subject: Subject) -> None:
        self.place = place  # a narrower place that the sentence is about
        self.subject = subject  # the last one: 增长9.7% is of it
        self.owner = ""  # the last thing that has numbers of its own: its 完成投资
        self.flow = ""  # 新增 of 新增A 3家、B 2家
        self.listed: tuple[Subject, ...] = ()  # of the last 分别
        self.wholes: dict[str, str] = {}  # unit or dimension → label that 其中 is of
        self.of_which = False


def spoken_of(said: Before, spoken: Spoken, places: Places, words: Words, counted: bool) -> Subject:
    """The subject of a number by the noun before it; `counted`: its unit counts (个, 家, 人)."""
    noun, topic = said.noun, said.topic
    place = _place(said, spoken, places)
    if topic:
        return _with_topic(noun, topic, place, spoken, places)
    if not noun:
        return spoken.subject
    noun = without_examples(noun, words)
    if noun in words.owned:
        if spoken.owner:
            label = joined(spoken.owner, noun)
            return Subject(label, label, place)
        return Subject(noun, noun if place else "", place)
    noun, flow = _flowing(noun, said, spoken, words, counted)
    bare = noun.removeprefix(flow)
    head = places.head(bare)
    spoken.owner = noun
    if head:
        spoken.place = head
        return Subject(noun, flow + clean(bare[len(head) :]).removeprefix("的"), head, bool(flow))
    return Subject(noun, "" if noun in words.general else noun, place, bool(flow))


def _place(said: Before, spoken: Spoken, places: Places) -> str | None:
    """The place of a number: a word for a whole overrules what the sentence is about."""
    if not said.scope:
        return spoken.place
    place = places.scope(said.scope)
    spoken.place = place
    return place


def _with_topic(noun: str, topic: str, place: str | None, spoken: Spoken, places: Places) -> Subject:
    """和发稀土|产值 is of a firm; 综合保税区|进出口总额 is the whole's indicator at another place."""
    label = joined(topic, noun)
    spoken.owner = topic
    part = places.part(topic)
    if part:
        spoken.place = part
        return Subject(label, noun, part)
    return Subject(label, label, place)


def _flowing(noun: str, said: Before, spoken: Spoken, words: Words, counted: bool) -> tuple[str, str]:
    """(noun, verb): the verb that makes another indicator of it stands before it, behind it, or earlier."""
    verb = starts(noun, words.flow_first)
    if verb and len(noun) > len(verb):
        spoken.flow = verb
        return noun, verb
    behind = ends(noun, words.action)
    if counted and behind and behind in words.flow and behind[0] in _NEW and len(noun) > len(behind):
        spoken.flow = ""
        return behind + noun[: -len(behind)], behind
    if counted and spoken.flow and not said.scope and not said.bits & ~(OF_WHICH | TIME):
        return spoken.flow + noun, spoken.flow
    if not said.bits & OF_WHICH:
        spoken.flow = ""
    return noun, ""


def counted_behind(
    noun: str, topic: str, verb: str, said: Before, spoken: Spoken, places: Places, words: Words
) -> Subject:
    """The subject of a number by the noun behind it: 两河片区|新建|10条|道路."""
    place = _place(said, spoken, places)
    if topic and not topic.endswith("等") and "、" not in topic:
        part = places.part(topic + noun[:0])
        place = part or place
    label = verb + noun if verb and verb[0] in _NEW else noun
    spoken.owner, spoken.flow = noun, verb
    return Subject(label, "" if label in words.general else label, place, bool(verb))


__all__ = ["LIGHT", "NOBODY", "Spoken", "Subject", "counted_behind", "spoken_of"]
