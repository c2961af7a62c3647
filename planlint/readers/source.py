"""Offsets kept exact: line starts, and texts built piece by piece from stretches of a source."""

from collections.abc import Iterable
from itertools import accumulate

from planlint import regex
from planlint.model import Text

_BREAK = regex.compile(r"\r\n?|\n")
SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")  # so that m² stays a unit and 10⁸ no 108
_new = tuple.__new__  # a third of the time of calling Text, which every line and cell feels
_WIDE = "\u2e80"  # from here on: CJK signs and their punctuation, written without spaces


def line_starts(source: str) -> tuple[int, ...]:
    r"""Where lines begin: at 0 and after every \n, \r\n or lone \r."""
    if "\r" not in source:  # the common case, twice as fast
        lengths = map(len, source.split("\n"))
        return (0, *accumulate(length + 1 for length in lengths))[:-1]
    return (0, *(found.end() for found in _BREAK.finditer(source)))


def lines(source: str, starts: tuple[int, ...]) -> list[tuple[int, int]]:
    """Start and end of every line, without its line break."""
    ends = [*starts[1:], len(source)]
    spans = []
    for start, end in zip(starts, ends, strict=True):
        while end > start and source[end - 1] in "\r\n":
            end -= 1
        spans.append((start, end))
    return spans


class TextBuilder:
    """A Text under construction: strings, each with the offset in the source where it stands."""

    __slots__ = ("anchors", "length", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.anchors: list[tuple[int, int]] = []
        self.length = 0

    def add(self, string: str, at: int) -> None:
        """Append `string`, which stands at offset `at` of the source."""
        if string:
            if not self.anchors or self.anchors[-1][1] - self.anchors[-1][0] != at - self.length:
                self.anchors.append((self.length, at))
            self.parts.append(string)
            self.length += len(string)

    def text(self) -> Text:
        """The text without white space around it."""
        return strip(Text("".join(self.parts), tuple(self.anchors) or ((0, 0),)))


def strip(text: Text) -> Text:
    """A text without white space around it; an empty one keeps its place."""
    string = text.string.strip()
    if len(string) == len(text.string):
        return text
    lead = len(text.string) - len(text.string.lstrip()) if string else 0
    inside = [(here - lead, there) for here, there in text.anchors if lead < here < lead + len(string)]
    return Text(string, ((0, text.source(lead)), *inside))


def part(text: Text, start: int, end: int) -> Text:
    """The characters `start` to `end` of a text, without white space around them."""
    inside = [(here - start, there) for here, there in text.anchors if start < here < end]
    return strip(Text(text.string[start:end], ((0, text.source(start)), *inside)))


def stretch(source: str, start: int, end: int) -> Text:
    """The characters `start` to `end` of the source, without white space around them."""
    raw = source[start:end]
    string = raw.strip()
    if string and len(string) < len(raw):
        start += len(raw) - len(raw.lstrip())
    return _new(Text, (string, ((0, start),)))


def unwrap(source: str, spans: Iterable[tuple[int, int]]) -> Text:
    """The lines of one paragraph as one text: a space between Western words, nothing beside CJK."""
    built = TextBuilder()
    last, behind = "", 0
    for start, end in spans:
        piece = stretch(source, start, end)
        if not piece.string:
            continue
        at = piece.anchors[0][1]
        if last and spaced(last, piece.string[0]):
            built.add(" ", behind)
        built.add(piece.string, at)
        last, behind = piece.string[-1], at + len(piece.string)
    return built.text()


def spaced(before: str, after: str) -> bool:
    """Whether a line break between two characters stands for a space (not beside CJK)."""
    return before < _WIDE and after < _WIDE
