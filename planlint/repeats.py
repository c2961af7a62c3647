"""Runs of equal words within one document: what stands twice, clause by clause."""

from bisect import bisect_right
from itertools import accumulate, compress, count
from operator import add

from planlint.named import NamedTuple
from planlint.passages import Passages, cut

STOPS = "，,。；;！？!?：:\n"
ANCHOR = 7  # characters at the end of a segment that are looked up
_ENOUGH = 25  # characters of a repeat that is not cut down to whole clauses


class Repeat(NamedTuple):
    """The same words at two places: their offsets, and at how many of them they are whole clauses."""

    first: int
    second: int
    length: int
    whole: int


class _Segments:
    """The words between two stops (or 、) of all paragraphs and items, and where they end.

    Made by the loops of C alone: some thousand segments a report, and few of them are looked at.
    """

    def __init__(self, read: Passages) -> None:
        prose = [p for p in read.all if p.cell is None and p.block.kind in ("paragraph", "item")]
        text = "\n".join([read.string[p.start : p.end] for p in prose])
        words = cut(text, STOPS + "、").split("\n")
        ends = map(add, accumulate(map(len, words)), count())
        self.words = list(filter(None, words))
        self._ends: list[int] = list(compress(ends, words))  # in `text`
        self._starts = list(accumulate((p.end - p.start + 1 for p in prose), initial=0))
        self._shifts = [p.start - start for p, start in zip(prose, self._starts, strict=False)]

    def end(self, at: int) -> int:
        """Where a segment ends in the joined string."""
        end: int = self._ends[at] + self._shifts[self.paragraph(at)]
        return end

    def paragraph(self, at: int) -> int:
        """The number of the paragraph or item of a segment."""
        return bisect_right(self._starts, self._ends[at] - 1) - 1


def repeats(read: Passages) -> list[Repeat]:
    """Maximal runs of equal segments, each place paired with the one before it.

    Ask for them through `passages.derived`.
    """
    segments = _Segments(read)
    latest: dict[str, int] = {}
    found: list[Repeat] = []
    covered = -1
    for at, words in enumerate(segments.words):
        if len(words) < ANCHOR:
            continue
        key = words[-ANCHOR:]
        before = latest.get(key)
        latest[key] = at
        if before is not None and at > covered:
            repeat, covered = _widened(read.string, segments, before, at)
            found.append(repeat)
    return found


def _widened(string: str, segments: _Segments, first: int, second: int) -> tuple[Repeat, int]:
    """The run around two equal segments: by whole segments to the right, then by characters at both ends."""
    last = _run(segments, first, second)
    end_a, end_b = segments.end(first + last), segments.end(second + last)
    a, b = segments.end(first) - ANCHOR, segments.end(second) - ANCHOR
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


def _run(segments: _Segments, first: int, second: int) -> int:
    """How many more segments are equal behind two equal ones, within their paragraphs."""
    here, there = segments.paragraph(first), segments.paragraph(second)
    words, last = segments.words, 0
    while second + last + 1 < len(words) and first + last + 1 < second:
        a, b = first + last + 1, second + last + 1
        if words[a] != words[b] or segments.paragraph(a) != here or segments.paragraph(b) != there:
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
