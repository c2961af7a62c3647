"""No clause, sentence or paragraph stands twice in a document, set phrases apart."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passage, Passages, passages

_SEGMENT = regex.compile(r"[^、，,。；;！？!?：:\n]+")
_STOPS = "，,。；;！？!?：:\n"
_LEADS = regex.compile(
    r"[\s—\-•·●]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．]|[一二三四五六七八九十][是要])?"
)
_ANCHOR = 7  # characters at the end of a segment that are looked up
_FEW = 12  # characters of a clause that is no accident within one paragraph or the next
_MANY = 25  # characters of a passage that is no accident anywhere
_SOME = 13  # characters worth a note
_NEAR = 2  # paragraphs
_SURE = ("paragraph", "neighbour", "far")
_FEWEST, _PER = (
    5,
    4000,
)  # repeats, and characters for one of them: a document with more repeats by custom (a law)


Segment = tuple[str, int, int, int]  # its words, start and end, the passage; a stop or 、 on either side


class Repeat(NamedTuple):
    """The same words at two places: their offsets, and at how many of them they are whole clauses."""

    first: int
    second: int
    length: int
    whole: int


def passages_are_not_repeated(
    corpus: Corpus, *, formulas: Iterable[str], everywhere: bool = True
) -> Iterator[Evidence]:
    """Repeats within one paragraph or the next (`everywhere` false), or anywhere in the document.

    A passage with one of the words of `formulas` is policy language that repeats by right.
    """
    set_words = re.compile("|".join(formulas))
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        titles = {_plain(p.text.string) for p in read.all if p.block.kind in ("heading", "caption")}
        found = [(repeat, _case(read, repeat, set_words, titles)) for repeat in read.derived(_repeats)]
        found = [(repeat, case) for repeat, case in found if (case or "").startswith("far") == everywhere]
        sure = sum(1 for _, case in found if case in _SURE)
        custom = sure > max(_FEWEST, len(read.string) // _PER)
        for repeat, case in found:
            if case is not None:
                yield _evidence(read, repeat, f"{case}-note" if custom and case in _SURE else case)


def _segments(read: Passages) -> list[Segment]:
    found = []
    string = read.string
    for number, passage in enumerate(read.all):
        if passage.cell is None and passage.block.kind in ("paragraph", "item"):
            for match in _SEGMENT.finditer(string, passage.start, passage.end):
                found.append((match[0], match.start(), match.end(), number))
    return found


def _repeats(read: Passages) -> list[Repeat]:
    """Maximal runs of equal segments, each place paired with the one before it."""
    segments = _segments(read)
    latest: dict[str, int] = {}
    found: list[Repeat] = []
    covered = -1
    for at, segment in enumerate(segments):
        key = segment[0][-_ANCHOR:]
        if len(key) < _ANCHOR:
            continue
        before = latest.get(key)
        latest[key] = at
        if before is not None and at > covered:
            repeat, covered = _widened(read.string, segments, before, at)
            found.append(repeat)
    return found


def _widened(string: str, segments: list[Segment], first: int, second: int) -> tuple[Repeat, int]:
    """The run around two equal segments: by whole segments to the right, then by characters at both ends."""
    last = _run(segments, first, second)
    end_a, end_b = segments[first + last][2], segments[second + last][2]
    a, b = segments[first][2] - _ANCHOR, segments[second][2] - _ANCHOR
    while a and string[a - 1] == string[b - 1] != "\n" and end_a < b:
        a, b = a - 1, b - 1
    while end_b < len(string) and string[end_a] == string[end_b] != "\n" and end_a < b:
        end_a, end_b = end_a + 1, end_b + 1
    start = next((n for n in range(b, end_b) if string[n] not in _STOPS + " 、"), b)
    a, b = a + start - b, start
    while end_b > b and string[end_b - 1] in _STOPS + " 、":
        end_a, end_b = end_a - 1, end_b - 1
    repeat = Repeat(a, b, end_b - b, _whole(string, a, b, end_b - b))
    if not repeat.whole and repeat.length < _MANY:
        repeat = _trimmed(string, repeat)
    return repeat, second + last


def _run(segments: list[Segment], first: int, second: int) -> int:
    """How many more segments are equal behind two equal ones, within their paragraphs."""
    last = 0
    while second + last + 1 < len(segments) and first + last + 1 < second:
        a, b = segments[first + last + 1], segments[second + last + 1]
        if a[0] != b[0] or a[3] != segments[first][3] or b[3] != segments[second][3]:
            break
        last += 1
    return last


def _trimmed(string: str, repeat: Repeat) -> Repeat:
    """The whole clauses of a repeat that begins or ends within a clause; the repeat itself without any."""
    text = string[repeat.second : repeat.second + repeat.length]
    stops = [at for at, sign in enumerate(text) if sign in _STOPS]
    for start in (0, *(at + 1 for at in stops)):
        for end in (len(text), *reversed(stops)):
            whole = _whole(string, repeat.first + start, repeat.second + start, end - start)
            if end - start > _ANCHOR and whole:
                return Repeat(repeat.first + start, repeat.second + start, end - start, whole)
    return repeat


def _whole(string: str, first: int, second: int, length: int) -> int:
    return _bounded(string, first, first + length) + _bounded(string, second, second + length)


def _bounded(string: str, start: int, end: int) -> bool:
    """Whether a stretch is made of whole clauses."""
    before = string[start - 1] if start else "\n"
    opens = before in _STOPS or before.isspace() or before in "—、是要"
    return opens and (end >= len(string) or string[end] in _STOPS)


def _case(read: Passages, repeat: Repeat, formulas: re.Pattern[str], titles: set[str]) -> str | None:
    """The kind of a repeat, None when it is no finding."""
    text = read.string[repeat.second : repeat.second + repeat.length]
    here, there = read.number(repeat.second), read.number(repeat.first)
    digits = any(sign.isdigit() for sign in text)
    formula = bool(formulas.search(text)) or _plain(text) in titles
    apart = here - there
    between = repeat.second - repeat.first - repeat.length
    if apart == 0 and between <= 2 and repeat.whole:
        return "at-once"
    if formula:
        return None
    if apart == 0 and repeat.whole:
        if repeat.whole > 1 and repeat.length >= (_FEW if not digits else 2 * _FEW):
            return "paragraph"
        return "paragraph-note" if not digits and repeat.length > _ANCHOR else None
    if _lead(read, repeat.second, repeat.length) or _lead(read, repeat.first, repeat.length):
        return None
    if apart <= _NEAR and repeat.whole and not digits and not _listing(text):
        if repeat.whole > 1 and repeat.length >= _FEW:
            return "neighbour"
        return "neighbour-note" if repeat.length > 9 else None
    if repeat.length >= _MANY and not digits and not _listing(text):
        return "far"
    return "far-note" if repeat.length >= _SOME and repeat.whole else None


def _listing(text: str) -> bool:
    """Whether a text is little else than an enumeration of names."""
    parts = text.split("、")
    return (
        len(parts) > 3
        and sum(map(len, parts[1:-1])) <= 6 * (len(parts) - 2)
        and not set("，,。；;") & set(text)
    )


def _lead(read: Passages, start: int, length: int) -> bool:
    """Whether a repeat is the topic sentence of its paragraph: 促进…升级。 at its head."""
    passage: Passage = read.at(start)
    head = _LEADS.match(read.string, passage.start)
    ends = read.string[start + length : start + length + 1] in ("。", "：", ":")
    return head is not None and start <= head.end() and ends


def _plain(text: str) -> str:
    """A heading or phrase without its number and spaces."""
    text = re.sub(
        r"^(?:第[一二三四五六七八九十百\d]+[编篇章节]|[（(]?[一二三四五六七八九十\d]+[)）、.．]+)", "", text
    )
    return re.sub(r"[\s，,。、；;：:]", "", text)


def _evidence(read: Passages, repeat: Repeat, case: str) -> Evidence:
    here = read.place(repeat.second, repeat.second + repeat.length)
    there = read.place(repeat.first, repeat.first + repeat.length, "first")
    text = here.text if repeat.length <= 60 else here.text[:40] + "…" + here.text[-12:]
    facts: dict[str, Fact] = {"text": text, "length": repeat.length, "line": there.location.line}
    return Evidence(places=(here, there), facts=facts, case=case)
