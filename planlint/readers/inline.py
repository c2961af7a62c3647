"""Inline Markdown → plain text: marks go, every character left keeps its offset.

One pass over the special signs, then CommonMark's delimiter stack for emphasis. A star between two
digits stays (3*4 is arithmetic), and CJK punctuation counts as a letter beside emphasis, so that
**重点：**内容 loses its stars although CommonMark would print them.
"""

import re
from bisect import bisect_left
from functools import cached_property

from planlint import regex
from planlint.model import Text
from planlint.readers.emphasis import ESCAPABLE, Run, flanks, pair
from planlint.readers.source import TextBuilder, spaced, stretch

_SPECIAL = regex.compile(r"[\\`*_~\[\]!<&\n]")
_TAG = regex.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]{0,2000})?/?>")
_AUTOLINK = regex.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:|[^\s<>@]{1,64}@)[^\s<>]{0,2000})>")
_ENTITY = regex.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TARGET = regex.compile(r"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\)", re.S)
_LONGEST = 200  # characters of a label
_LABEL = regex.compile(r"\[[^\[\]]{0,200}\]")
_FOOTNOTE = regex.compile(r"\[\^([^\]\s]{1,100})\]")
_CLOSING = frozenset("%‰°℃²³")  # an entity for these ends a number, others begin one: ≤, ≥, &nbsp;


class References:
    """The link and footnote labels that a document defines, looked up only when one is used."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def labels(self) -> frozenset[str]:
        found = re.findall(r"^[ \t>]{0,20}\[([^\]\[]{1,200})\]:", self.source, re.M)
        return frozenset(" ".join(label.split()).casefold() for label in found)

    def defined(self, label: str) -> bool:
        return " ".join(label.split()).casefold() in self.labels


def entity_anchor(string: str, start: int, end: int) -> int:
    """Where a character written as an entity stands: the number it closes must reach its end."""
    return end - 1 if string in _CLOSING else start


def inline(
    source: str, spans: list[tuple[int, int]], references: References, comments: list[tuple[int, int]]
) -> Text:
    """The text of the lines of one block without its marks; comments found are added to `comments`."""
    if len(spans) == 1 and not _SPECIAL.search(source, *spans[0]):
        return stretch(source, *spans[0])
    raw = TextBuilder()
    for number, (start, end) in enumerate(spans):
        if number:
            raw.add("\n", spans[number - 1][1])
        raw.add(source[start:end], start)
    string = "".join(raw.parts)
    if not _SPECIAL.search(string):
        return raw.text()
    scanner = _Scanner(string, references)
    scanner.run()
    at = Text(string, tuple(raw.anchors))
    comments += [at.span(*span) for span in scanner.comments]
    built = TextBuilder()
    for piece, offset in _unwrapped(scanner):
        # a piece that lies within one line of the source has one anchor, any other is split at breaks
        for line, shift in _split(piece):
            built.add(line, at.source(offset + shift))
    return built.text()


def _split(piece: str) -> list[tuple[str, int]]:
    if "\n" not in piece:
        return [(piece, 0)]
    return [(found[0], found.start()) for found in re.finditer(r"[^\n]+|\n", piece)]


def _unwrapped(scanner: "_Scanner") -> list[tuple[str, int]]:
    """The pieces with soft breaks as a space, or as nothing beside CJK signs."""
    pieces = [(text, offset) for text, offset, _ in scanner.pieces if text]
    result: list[tuple[str, int]] = []
    for number, (text, offset) in enumerate(pieces):
        if text != "\n":
            result.append((text, offset))
            continue
        before = after = ""
        if result:
            before = result[-1][0].rstrip(" \t")
            result[-1] = before, result[-1][1]
        if number + 1 < len(pieces):
            following, place = pieces[number + 1]
            after = following if following == "\n" else following.lstrip(" \t")
            pieces[number + 1] = after, place + len(following) - len(after)
        if offset in scanner.hard:
            result.append((text, offset))
        elif before and after and spaced(before[-1], after[0]):
            result.append((" ", offset))
    return result


class _Scanner:
    """Cuts a string into pieces of text at its marks; `pieces` hold text, offset and nothing removed."""

    def __init__(self, string: str, references: References) -> None:
        self.string, self.references = string, references
        self.pieces: list[tuple[str, int, bool]] = []
        self.runs: list[Run] = []
        self.brackets: list[int] = []  # pieces that are an open [ or ![
        self.comments: list[tuple[int, int]] = []
        self.hard: set[int] = set()  # offsets of hard line breaks
        self.unclosed = False  # a comment without an end: searched for once
        self.at = 0

    def run(self) -> None:
        string = self.string
        while self.at < len(string):
            found = _SPECIAL.search(string, self.at)
            if not found:
                break
            self._text(found.start())
            getattr(self, _METHODS[string[self.at]])()
        self._text(len(string))
        self._emphasis()

    def _text(self, end: int) -> None:
        """What lies before `end` is text."""
        if end > self.at:
            self.pieces.append((self.string[self.at : end], self.at, False))
            self.at = end

    def _skip(self, end: int) -> None:
        self.at = end

    def _escape(self) -> None:
        following = self.string[self.at + 1 : self.at + 2]
        if following == "\n":
            self.hard.add(self.at + 1)
            self._skip(self.at + 1)
        elif following in ESCAPABLE and following:
            self._skip(self.at + 1)
            self._text(self.at + 1)
        else:
            self._text(self.at + 1)

    def _break(self) -> None:
        if self.string.endswith("  ", 0, self.at):
            self.hard.add(self.at)
        self._text(self.at + 1)

    @cached_property
    def _ticks(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for run in re.finditer("`+", self.string):
            found.setdefault(len(run[0]), []).append(run.start())
        return found

    def _code(self) -> None:
        count = 1
        while self.string.startswith("`", self.at + count):
            count += 1
        closers = self._ticks.get(count, [])
        number = bisect_left(closers, self.at + count)
        if number == len(closers):
            self._text(self.at + count)
            return
        end = closers[number]
        inside = self.string[self.at + count : end]
        spaced_out = len(inside) > 2 and inside[0] == inside[-1] == " " and inside.strip()
        self._skip(self.at + count + bool(spaced_out))
        self._text(end - bool(spaced_out))
        self._skip(end + count)

    def _run(self) -> None:
        string, sign = self.string, self.string[self.at]
        end = self.at
        while end < len(string) and string[end] == sign:
            end += 1
        before, after = string[self.at - 1 : self.at] or " ", string[end : end + 1] or " "
        if end - self.at != 2 if sign == "~" else before.isdigit() and after.isdigit():
            self._text(end)
            return
        opens, closes = flanks(before, after, sign)
        self.runs.append(Run(len(self.pieces), sign, end - self.at, opens, closes))
        self._text(end)

    def _bang(self) -> None:
        if self.string.startswith("[", self.at + 1) and not self.string.startswith("[^", self.at + 1):
            self.brackets.append(len(self.pieces))
            self._text(self.at + 2)
        else:
            self._text(self.at + 1)

    def _open(self) -> None:
        note = _FOOTNOTE.match(self.string, self.at)
        if note and self.references.defined("^" + note[1]):
            self._skip(note.end())
            return
        self.brackets.append(len(self.pieces))
        self._text(self.at + 1)

    def _close(self) -> None:
        """A ] that ends a link removes its own marks and those of its [."""
        if not self.brackets:
            self._text(self.at + 1)
            return
        opener = self.brackets.pop()
        target = _TARGET.match(self.string, self.at + 1)
        if not target:
            label = _LABEL.match(self.string, self.at + 1)
            opened = self.pieces[opener]
            name = label[0][1:-1] if label else ""
            first = opened[1] + len(opened[0])
            name = name or self.string[first : min(self.at, first + _LONGEST + 1)]
            if len(name) > _LONGEST or not self.references.defined(name):
                self._text(self.at + 1)
                return
            target = label
        self.pieces[opener] = "", self.pieces[opener][1], True
        self._skip(target.end() if target else self.at + 1)

    def _angle(self) -> None:
        string = self.string
        if string.startswith("<!--", self.at):
            end = -1 if self.unclosed else string.find("-->", self.at + 4)
            if end >= 0:
                self.comments.append((self.at, end + 3))
                self._skip(end + 3)
                return
            self.unclosed = True
            self._text(self.at + 4)
        elif tag := _TAG.match(string, self.at):
            if tag[1].lower() == "br":
                self.hard.add(self.at)
                self.pieces.append(("\n", self.at, False))
            self._skip(tag.end())
        elif link := _AUTOLINK.match(string, self.at):
            self._skip(self.at + 1)
            self._text(link.end() - 1)
            self._skip(link.end())
        else:
            self._text(self.at + 1)

    def _entity(self) -> None:
        found = _ENTITY.match(self.string, self.at)
        if not found:
            self._text(self.at + 1)
            return
        from html import unescape  # 2 ms with its table of 2 200 names

        sign = unescape(found[0])
        self.pieces.append((sign, entity_anchor(sign, found.start(), found.end()), False))
        self._skip(found.end())

    def _emphasis(self) -> None:
        """Take away the marks that pair, and what is struck out."""
        struck = pair(self.runs)
        for run in self.runs:
            _, offset, _ = self.pieces[run.piece]
            self.pieces[run.piece] = run.sign * run.left, offset + run.count - run.left, False
        for first, last in struck:
            for number in range(first, last):
                self.pieces[number] = "", self.pieces[number][1], True


_METHODS = {
    "\\": "_escape",
    "`": "_code",
    "*": "_run",
    "_": "_run",
    "~": "_run",
    "[": "_open",
    "]": "_close",
    "!": "_bang",
    "<": "_angle",
    "&": "_entity",
    "\n": "_break",
}
