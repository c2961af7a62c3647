"""Markdown (CommonMark with GitHub's tables, strikethrough and footnotes) with every offset kept.

Three deliberate differences: an indented line is text, not code, because Chinese documents indent their
paragraphs; a line behind a Chinese full stop, or with a heading's number, is a paragraph of its own; and
lines with pipes but no rule under the header are a flattened table.
Fenced code and link definitions make no block, front matter is one of fields. The tests hold the rest to
markdown-it-py.
"""

from planlint import regex
from planlint.model import Block, Cell, Document, Text
from planlint.readers import fields
from planlint.readers.containers import Line, inside
from planlint.readers.decode import decode
from planlint.readers.headings import classify
from planlint.readers.inline import References, inline
from planlint.readers.pipes import between, delimiter, flat_blocks, flat_run
from planlint.readers.raw import raw_block
from planlint.readers.source import line_starts, lines
from planlint.readers.waivers import waive

Span = tuple[int, int]

_STOPS = tuple("。；！？：")
_FENCE = regex.compile(r"(`{3,})[^`]*$|(~{3,})")
_ATX = regex.compile(r"(#{1,6})(?:[ \t]+|$)")
_ATX_END = regex.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_RULE = regex.compile(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_MARKER = regex.compile(r"(?:[-+*]|(\d{1,9})[.)])(?:[ \t]+|$)")
_NOTE = regex.compile(r"\[\^([^\]\s]{1,100})\]:[ \t]*")
_LINK = regex.compile(r"\[([^\]\[^][^\]\[]{0,200})\]:[ \t]*\S+")


def read(path: str, data: bytes) -> Document:
    """The document of a Markdown file."""
    source = decode(path, data)
    starts = line_starts(source)
    parser = _Parser(source, lines(source, starts))
    parser.run()
    document = Document(path, "markdown", source, tuple(parser.blocks), starts)
    return waive(document, parser.comments)


class _Parser:
    def __init__(self, source: str, spans: list[Span]) -> None:
        self.source, self.spans = source, spans
        self.at = 0
        self.blocks: list[Block] = []
        self.comments: list[Span] = []
        self.pending: list[Span] = []  # lines of the paragraph being read
        self.kind, self.level = "paragraph", 0
        self.indents: list[int] = []  # content columns of the open list items, outermost first
        self.quotes = 0
        self.references = References(source)
        self.missing: set[str] = set()  # ends that were searched for and are not there any more

    def run(self) -> None:
        self._front_matter()
        while self.at < len(self.spans):
            self._line(self._inside(self.at))
        self._flush()

    def _front_matter(self) -> None:
        first = self.source[slice(*self.spans[0])].rstrip()
        if first != "---":
            return
        for number in range(1, len(self.spans)):
            if self.source[slice(*self.spans[number])].rstrip() in ("---", "..."):
                self.at = number + 1
                self.blocks.append(fields.front_matter(self.source, self.spans[1][0], self.spans[number][0]))
                return

    def _inside(self, number: int) -> Line:
        return inside(self.source, *self.spans[number])

    def _line(self, line: Line) -> None:
        source = self.source
        if line.start == line.end:
            self._flush()
            self.quotes = line.quotes
            self.at += 1
            return
        if line.quotes != self.quotes and (line.quotes > self.quotes or not self.pending):
            self._flush()
            self.indents, self.quotes = [], line.quotes
        if not self.pending:
            while self.indents and line.indent < self.indents[-1]:
                self.indents.pop()
        sign = source[line.start]
        handler = _HANDLERS.get(sign) or (_HANDLERS["0"] if sign.isdigit() else None)
        if handler and handler(self, line):
            return
        if self._table(line):
            return
        if self.pending and self.kind == "paragraph" and self._apart(line):
            self._flush()
        # to the end of the line: two blanks there are a hard break
        self.pending.append((line.start, self.spans[self.at][1]))
        self.at += 1

    def _apart(self, line: Line) -> bool:
        """Whether a line opens a paragraph of its own although no empty line parts it from the last.

        Chinese texts are pasted with a paragraph a line; CommonMark would make one of them all.
        """
        before = self.source[slice(*self.pending[-1])].strip()
        if before[-1:] in _STOPS or classify(before)[0] in ("heading", "caption"):
            return True
        return classify(self.source[line.start : line.end])[0] in ("heading", "caption")

    def _flush(self) -> None:
        """End the paragraph being read."""
        if not self.pending:
            return
        spans, self.pending = self.pending, []
        kind, level, self.kind, self.level = self.kind, self.level, "paragraph", 0
        text = self._inline(spans)
        if not text.string:
            return
        if kind == "paragraph":
            kind, level = classify(text.string)
        self.blocks.append(Block(kind, text, level))

    def _inline(self, spans: list[Span]) -> Text:
        return inline(self.source, spans, self.references, self.comments)

    # Every handler returns whether it took the line.

    def _heading(self, line: Line) -> bool:
        found = _ATX.match(self.source, line.start, line.end)
        if not found:
            return False
        self._flush()
        closing = _ATX_END.search(self.source[found.end() : line.end])
        end = found.end() + closing.start() if closing else line.end
        text = self._inline([(found.end(), end)])
        if text.string:
            self.blocks.append(Block("heading", text, len(found[1])))
        self.indents = []
        self.at += 1
        return True

    def _underline(self, line: Line) -> bool:
        """A line of = or - under a paragraph makes it a heading; a rule elsewhere makes nothing."""
        sign = self.source[line.start]
        under = sign in "=-" and self.pending and self.kind == "paragraph" and line.quotes == self.quotes
        if under and not self.source[line.start : line.end].strip(sign):
            self.kind, self.level = "heading", 1 if sign == "=" else 2
        elif sign == "=" or not _RULE.match(self.source[line.start : line.end]):
            return False
        self._flush()
        self.at += 1
        return True

    def _underline_or_item(self, line: Line) -> bool:
        return self._underline(line) or self._item(line)

    def _item(self, line: Line) -> bool:
        """A list item: its number stays at the head of its text, a bullet does not."""
        found = _MARKER.match(self.source, line.start, line.end)
        if not found:
            return False
        paragraph = self.pending and self.kind != "item" and not self.indents
        if paragraph and (found.end() == line.end or found[1] not in (None, "1")):
            return False  # a wrapped line that begins with a number
        self._flush()
        while self.indents and line.indent < self.indents[-1]:
            self.indents.pop()
        if found.end() == line.end:
            self.at += 1
            return True
        self.indents.append(line.indent + found.end() - found.start())
        self.kind, self.level = "item", len(self.indents)
        start = line.start if found[1] else found.end()
        box = self.source[found.end() : found.end() + 4]
        if not found[1] and box in ("[ ] ", "[x] ", "[X] "):
            start = found.end() + 4
        self.pending.append((start, self.spans[self.at][1]))
        self.at += 1
        return True

    def _fence(self, line: Line) -> bool:
        found = _FENCE.match(self.source, line.start, line.end)
        if not found:
            return False
        self._flush()
        fence = found[1] or found[2]
        self.at += 1
        while self.at < len(self.spans):
            inside = self._inside(self.at)
            text = self.source[inside.start : inside.end]
            self.at += 1
            if text.startswith(fence) and not text.strip(fence[0]):
                break
        return True

    def _definition(self, line: Line) -> bool:
        """A footnote is a block, a link definition is none."""
        if found := _NOTE.match(self.source, line.start, line.end):
            self._flush()
            self.kind = "footnote"
            self.pending.append((found.end(), self.spans[self.at][1]))
        elif self.pending or not _LINK.match(self.source, line.start, line.end):
            return False
        self.at += 1
        return True

    def _html(self, line: Line) -> bool:
        source = self.source
        if source.startswith("<!--", line.start):
            closing = -1 if "-->" in self.missing else source.find("-->", line.start + 4)
            if closing < 0:
                self.missing.add("-->")
                return False
            self._flush()
            self.comments.append((line.start, closing + 3))
            self._continue(closing + 3)
            return True
        end = raw_block(source, line.start, self.spans, self.at, self.missing)
        if end is None:
            return False
        self._flush()
        from planlint.readers.html import parse  # heavy only for documents that have raw HTML

        blocks, comments = parse(source, line.start, end)
        self.blocks += blocks
        self.comments += comments
        self._continue(end)
        return True

    def _continue(self, end: int) -> None:
        """Go on behind offset `end`, which may lie within a line."""
        while self.at < len(self.spans) and self.spans[self.at][1] <= end:
            self.at += 1
        if self.at < len(self.spans) and self.spans[self.at][0] < end:
            self.spans[self.at] = end, self.spans[self.at][1]

    def _table(self, line: Line) -> bool:
        source = self.source
        if source.find("|", line.start, line.end) < 0:
            return False
        following = self._inside(self.at + 1) if self.at + 1 < len(self.spans) else line
        if delimiter(source[following.start : following.end]) and following.quotes == line.quotes:
            self._flush()
            self._rows(line)
            return True
        run = flat_run(source, self.spans, self.at)
        if not run:
            return False
        self._flush()
        self.blocks += flat_blocks(source, run[0])
        self.at = run[1]
        return True

    def _rows(self, header: Line) -> None:
        cells = self._cells(header, 0)
        self.at += 2
        row = 1
        while self.at < len(self.spans):
            line = self._inside(self.at)
            if line.start == line.end or line.quotes != header.quotes or self._breaks(line):
                break
            cells += self._cells(line, row)
            row += 1
            self.at += 1
        self.blocks.append(Block("table", Text("", ((0, header.start),)), cells=tuple(cells)))

    def _breaks(self, line: Line) -> bool:
        """Whether a line under a table, without a pipe, begins something else."""
        source = self.source
        if source.find("|", line.start, line.end) >= 0:
            return False
        return bool(
            source.startswith("<", line.start)
            or any(mark.match(source, line.start, line.end) for mark in (_ATX, _FENCE, _MARKER))
        )

    def _cells(self, line: Line, row: int) -> list[Cell]:
        return [
            Cell(self._inline([span]), row, column, header=row == 0)
            for column, span in enumerate(between(self.source, line.start, line.end))
        ]


_HANDLERS = {
    "#": _Parser._heading,
    "=": _Parser._underline,
    "_": _Parser._underline,
    "-": _Parser._underline_or_item,
    "*": _Parser._underline_or_item,
    "+": _Parser._item,
    "0": _Parser._item,
    "`": _Parser._fence,
    "~": _Parser._fence,
    "[": _Parser._definition,
    "<": _Parser._html,
}
