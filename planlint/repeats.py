"""Runs of equal words within one document: what stands twice, clause by clause."""

from typing import NamedTuple

from planlint import regex
from planlint.passages import Passages

_BETWEEN = regex.compile(r"[、，,。；;！？!?：:]")
STOPS = "，,。；;！？!?：:\n"
ANCHOR = 7  # characters at the end of a segment that are looked up
_ENOUGH = 25  # characters of a repeat that is not cut down to whole clauses

Segment = tuple[str, int, int, int]  # its words, start and end, the passage; a stop or 、 on either side


class Repeat(NamedTuple):
    """The same words at two places: their offsets, and at how many of them they are whole clauses."""

    first: int
    second: int
    length: int
    whole: int


def _segments(read: Passages) -> list[Segment]:
    found = []
    string = read.string
    for number, passage in enumerate(read.all):
        if passage.cell is None and passage.block.kind in ("paragraph", "item"):
            at = passage.start
            for words in _BETWEEN.split(string[at : passage.end]):
                if words:
                    found.append((words, at, at + len(words), number))
                at += len(words) + 1
    return found


def repeats(read: Passages) -> list[Repeat]:
    """Maximal runs of equal segments, each place paired with the one before it.

    Ask for them through `passages.derived`.
    """
    segments = _segments(read)
    latest: dict[str, int] = {}
    found: list[Repeat] = []
    covered = -1
    for at, segment in enumerate(segments):
        key = segment[0][-ANCHOR:]
        if len(key) < ANCHOR:
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
    a, b = segments[first][2] - ANCHOR, segments[second][2] - ANCHOR
    while a and string[a - 1] == string[b - 1] != "\n" and end_a < b:
        a, b = a - 1, b - 1
    while end_b < len(string) and string[end_a] == string[end_b] != "\n" and end_a < b:
        end_a, end_b = end_a + 1, end_b + 1
    start = next((n for n in range(b, end_b) if string[n] not in STOPS + " 、"), b)
    a, b = a + start - b, start
    while end_b > b and string[end_b - 1] in STOPS + " 、":
        end_a, end_b = end_a - 1, end_b - 1
    repeat = Repeat(a, b, end_b - b, _whole(string, a, b, end_b - b))
    if not repeat.whole and repeat.length < _ENOUGH:
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
    stops = [at for at, sign in enumerate(text) if sign in STOPS]
    for start in (0, *(at + 1 for at in stops)):
        for end in (len(text), *reversed(stops)):
            whole = _whole(string, repeat.first + start, repeat.second + start, end - start)
            if end - start > ANCHOR and whole:
                return Repeat(repeat.first + start, repeat.second + start, end - start, whole)
    return repeat


def _whole(string: str, first: int, second: int, length: int) -> int:
    return _bounded(string, first, first + length) + _bounded(string, second, second + length)


def _bounded(string: str, start: int, end: int) -> bool:
    """Whether a stretch is made of whole clauses."""
    before = string[start - 1] if start else "\n"
    opens = before in STOPS or before.isspace() or before in "—、是要"
    return opens and (end >= len(string) or string[end] in STOPS)
