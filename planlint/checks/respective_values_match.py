"""As many values as subjects stand around 分别: 甲、乙分别增长4.2%、7.3%."""

from collections.abc import Iterable, Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passages, passages

_WORD = "分别"
_VERBS = r"(?:增长|下降|提高|减少|降低|上升|回落|增加|达到|达|为|完成|突破|了|约|近|超|逾|[+\-－])*"
_JOINT = regex.compile(
    rf"(?:[%％‰]|[^\d、，,和及与至到~～—-]{{0,8}}?)(?:以上|以下|左右|以内)?(?:(?:[、和与及]|以及|[，,]和){_VERBS}|[，,])|[%％‰]|个百分点"
)
_SINGLE = regex.compile(rf"(?:比上年|比上年同期|较上年|同比|环比)*{_VERBS}")
_DATE = regex.compile(r"(?:19|20)\d\d年|\d{1,2}[月日]")
_NUMBER = regex.compile(r"\d[\d,]*(?:\.\d+)?")
_BRACKETS = regex.compile(r"[（(][^（()）]*[)）]")
_AND = regex.compile(r"[和与及]|以及")
_PARTED = regex.compile(r"[、和与及]")
_LOOK = 160  # characters looked back for the subjects, and ahead for the values
_STOP = "。；;\n：:！？"


def respective_values_match(
    corpus: Corpus, *, compounds: Iterable[str], pairs: Iterable[str]
) -> Iterator[Evidence]:
    """Subjects in a list before 分别 against the values behind it, and two 分别 of one sentence.

    `compounds` are names with 、 or 和 inside (文化、体育和娱乐业), `pairs` subjects that say two things
    in one (城乡居民).
    """
    names, doubled = tuple(compounds), tuple(pairs)
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        string = read.string
        at = string.find(_WORD)
        before: tuple[int, int, int] | None = None  # end of the last 分别's values, their number, its offset
        while at >= 0:
            evidence, values, end = _held(read, at, names, doubled)
            if evidence:
                yield evidence
            elif (
                values and before and before[1] and _carried_on(string, before[0], at) and values != before[1]
            ):
                facts: dict[str, Fact] = {
                    "text": string[before[2] : end],
                    "subjects": before[1],
                    "values": values,
                }
                yield Evidence(places=(read.place(before[2], end),), facts=facts, case="twice")
            before = end, values, at
            at = string.find(_WORD, at + 2)


def _held(
    read: Passages, at: int, compounds: tuple[str, ...], pairs: tuple[str, ...]
) -> tuple[Evidence | None, int, int]:
    """The evidence of one 分别 (None when it agrees or cannot be told), its number of values, their end."""
    string = read.string
    values, end = _values(string, at + 2)
    first, subjects = _subjects(string, at, compounds, pairs)
    if not values or not subjects or values in subjects or read.at(at).cell is not None:
        return None, values, end
    facts: dict[str, Fact] = {"text": string[first:end], "subjects": max(subjects), "values": values}
    return Evidence(places=(read.place(first, end),), facts=facts), values, end


def _values(string: str, start: int) -> tuple[int, int]:
    """How many values stand behind 分别, and where the last one ends."""
    stop = start
    limit = min(start + _LOOK, len(string))
    while stop < limit and string[stop] not in _STOP:
        stop += 1
    count, at, last, first = 0, start, start, start
    for number in _NUMBER.finditer(string, start, stop):
        between = string[at : number.start()]
        if _DATE.match(string, number.start()) or (count and not _joins(between)):
            break
        first = first if count else number.start()
        count += 1
        at = last = number.end()
    if not count:
        return 0, start
    end = _unit_end(string, last, stop)
    if count == 1 and not (_SINGLE.fullmatch(string, start, first) and _closed(string, end, stop)):
        return 0, end
    return count, end


def _closed(string: str, end: int, stop: int) -> bool:
    """Whether a single value ends its clause: 分别增长5.1%。 or 分别达到30家，人均…"""
    return end == stop or (string[end] in "，," and not string[end + 1 : end + 2].isdecimal())


def _joins(between: str) -> bool:
    """Whether what stands between two numbers is a unit and a joint: 亿元、 or %和 or 人,."""
    plain = _BRACKETS.sub("", between)
    return _JOINT.fullmatch(plain) is not None


def _unit_end(string: str, at: int, stop: int) -> int:
    while (
        at < stop
        and string[at] not in "、，,。；;和及与"
        and not string[at].isdigit()
        and string[at] not in "同比较占"
    ):
        at += 1
    return at


def _subjects(
    string: str, at: int, compounds: tuple[str, ...], pairs: tuple[str, ...]
) -> tuple[int, set[int]]:
    """Where the clause before 分别 begins, and how many subjects it may list (none: unknown)."""
    first = at
    lowest = max(at - _LOOK, 0)
    while first > lowest and string[first - 1] not in _STOP and string[first - 1] not in "，,":
        first -= 1
    clause = string[first:at]
    plain = _BRACKETS.sub("", clause)
    for name in compounds:
        plain = plain.replace(name, "某业")
    parts = plain.split("、")
    if "等" in plain:
        return first, set()
    joints = sum(1 for _ in _AND.finditer(plain))
    twofold = sum(plain.count(pair) for pair in pairs)
    if len(parts) == 1 and (twofold or not joints):
        return first, set()
    counts = set(range(len(parts), len(parts) + joints + twofold + 1))
    for width in (1, 2):  # 批发业、零售业、住宿和餐饮业: those that end alike may be the subjects
        ending = plain.rstrip("也均各同比")[-width:]
        counts.add(sum(1 for part in _PARTED.split(plain) if part.endswith(ending)))
    return first, counts


def _carried_on(string: str, end: int, at: int) -> bool:
    """Whether the second 分别 follows at once, with the same subjects: …、30876元,分别增长."""
    between = string[end:at]
    return (
        len(between) <= 8
        and not any(stop in between for stop in _STOP)
        and ("，" in between or "," in between)
    )
