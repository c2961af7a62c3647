"""A block of text → sentences and those clauses of them that hold numbers."""

from collections.abc import Iterator

from planlint import regex
from planlint.extract.quantities import Found

_STOP = regex.compile(r"[。！？!?\n]")
_PAUSE = regex.compile(r"[,，;；:：()（）]")
_DEEP = 400  # characters: a clause without any comma is read no further back from its number


class Clause:
    """Characters `start` to `end` between two pauses, and the numbers in them.

    `pause` is the sign before it (";", ":", "(" or "" for a comma and the sentence's start).
    """

    __slots__ = ("end", "numbers", "pause", "start")

    def __init__(self, start: int, end: int, numbers: list[Found], pause: str) -> None:
        self.start, self.end, self.pause = start, end, pause
        self.numbers = numbers


class Sentence:
    """Characters `start` to `end` of a block, the how-manyeth sentence it is, its clauses with numbers.

    `first` is where its first clause ends.
    """

    __slots__ = ("clauses", "end", "first", "number", "start")

    def __init__(self, start: int, end: int, number: int, first: int, clauses: list[Clause]) -> None:
        self.start, self.end, self.number, self.first = start, end, number, first
        self.clauses = clauses


def sentences(text: str, numbers: list[Found]) -> Iterator[Sentence]:
    """The sentences of a block that hold numbers, in order; a line break ends a sentence too."""
    begin = at = 0
    ends = [match.start() for match in _STOP.finditer(text)]
    ends.append(len(text))
    for count, end in enumerate(ends):
        until = at
        while until < len(numbers) and numbers[until].digits_start < end:
            until += 1
        if until > at:
            clauses = list(_clauses(text, begin, end, numbers[at:until]))
            pause = _PAUSE.search(text, begin, end)
            yield Sentence(begin, end, count, pause.start() if pause else end, clauses)
            at = until
            if at == len(numbers):
                return
        begin = end + 1


def _clauses(text: str, begin: int, end: int, numbers: list[Found]) -> Iterator[Clause]:
    """Clauses with numbers. A bracket without a number is part of the name it stands in: 执业(助理)医师."""
    at = 0
    start, pause = begin, ""
    skip = begin
    for match in _PAUSE.finditer(text, begin, end):
        here = match.start()
        if here < skip:
            continue
        sign = _PLAIN.get(match[0], match[0])
        until = at
        while until < len(numbers) and numbers[until].digits_start < here:
            until += 1
        if sign != "(" and until > at and _inside(text, here, numbers[until - 1]):
            continue
        if sign == "(":
            close = _closing(text, here, end)
            inside = until
            while (
                inside < len(numbers)
                and numbers[inside].kind == "name"
                and numbers[inside].digits_start < close
            ):
                inside += 1  # 细颗粒物(PM2.5)浓度
            if close and (inside == len(numbers) or numbers[inside].digits_start > close):
                skip = close + 1
                continue
            if until and numbers[until - 1].end > here:
                skip = numbers[until - 1].end  # 株(丛)
                continue
        if until > at:
            yield Clause(max(start, numbers[at].start - _DEEP), here, numbers[at:until], pause)
        start, pause, at = here + 1, sign, until
    if at < len(numbers):
        yield Clause(max(start, numbers[at].start - _DEEP), end, numbers[at:], pause)


_PLAIN = {"，": "", ",": "", "；": ";", "：": ":", "（": "(", "）": ")"}


def _closing(text: str, start: int, end: int) -> int:
    """Where a bracket closes within its sentence, 0 when it does not (within 60 characters)."""
    stop = min(end, start + 60)
    ascii_close, wide = text.find(")", start, stop), text.find("）", start, stop)
    both = [at for at in (ascii_close, wide) if at >= 0]
    return min(both) if both else 0


def _inside(text: str, here: int, last: Found) -> bool:
    """Whether a sign stands in a number: 1,234 and 1:37:62."""
    return last.end > here or (
        last.end == here and last.kind == "ratio" and text[here + 1 : here + 2].isdigit()
    )
