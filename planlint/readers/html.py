"""HTML: headings, paragraphs, items and tables as a browser shows them, with every offset kept.

Scripts, styles, navigation and struck-out text (<del>, <s>) are not read; what is hidden is read and
said to be hidden. A layout table dissolves into its contents. Superscript digits become ¹²³ so that
m² stays a unit and 10⁸ no 108; a superscript link is a footnote mark and no text.
"""

import re

from planlint import regex
from planlint.errors import ReadError
from planlint.model import Block, Document, Text
from planlint.readers.decode import decode
from planlint.readers.elements import BLOCKS, HIDDEN, REPEATED, SKIPPED, VOID, Flags, Table
from planlint.readers.headings import classify, parts
from planlint.readers.inline import entity_anchor
from planlint.readers.source import SUPERSCRIPT, TextBuilder, line_starts, spaced
from planlint.readers.tags import Token, attributes, tokens
from planlint.readers.waivers import waive

MAX_DEPTH = 100  # open elements looked at for the start tag of an end tag
MAX_TABLES = 50  # tables within tables; deeper ones are read as their contents

_CHARSET = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_-]+)""")
_WORD = regex.compile(r"[^ \t\r\n\f&​‌‍﻿­]+|[ \t\r\n\f]+|&#?[0-9A-Za-z]{1,32};?|.")
_UNSEEN = frozenset("​‌‍﻿­")  # zero-width signs and soft hyphens
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read(path: str, data: bytes) -> Document:
    """The document of an HTML file."""
    declared = _CHARSET.search(data, 0, 4096)
    source = decode(path, data, declared[1].decode("ascii") if declared else None)
    if not re.search(r"<[A-Za-z!/?]", source):
        raise ReadError("the file is named HTML but looks like plain text", path)
    blocks, comments = parse(source, 0, len(source))
    document = Document(path, "html", source, tuple(blocks), line_starts(source))
    return waive(document, comments)


def parse(source: str, start: int, end: int) -> tuple[list[Block], list[tuple[int, int]]]:
    """The blocks and comments of the HTML between two offsets of the source."""
    reader = _Reader(source)
    for token in tokens(source, start, end):
        reader.take(token)
    while reader.tables:
        reader.end_table(end)
    reader.flush()
    return reader.blocks, reader.comments


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.comments: list[tuple[int, int]] = []
        self.tables: list[Table] = []
        self.open = [Flags("", False, False, "", False, 0)]
        self.ignored = 0  # tables nested too deep
        self.text = TextBuilder()
        self.space: tuple[str, int] | None = None
        self.kind, self.level = "paragraph", 0

    def take(self, token: Token) -> None:
        if token.kind == "text":
            if not self.open[-1].skipped:
                self._characters(token.start, token.end)
        elif token.kind == "comment":
            self.comments.append((token.start, token.end))
        elif token.kind == "start":
            self._start(token)
        else:
            self._end(token)

    def _characters(self, start: int, end: int) -> None:
        """Text with white space collapsed; a line break beside CJK signs is no space."""
        verbatim = self.open[-1].script == "pre"
        for found in _WORD.finditer(self.source, start, end):
            word = found[0]
            if word in _UNSEEN:
                continue
            if word[0] in " \t\r\n\f":
                if verbatim and "\n" in word:
                    self.text.add("\n", found.start())
                elif self.text.length and self.space is None:
                    self.space = word, found.start()
                continue
            if word[0] == "&":
                self._entity(word, found.start(), found.end())
            else:
                self._add(word, found.start())

    def _add(self, word: str, at: int) -> None:
        if self.space:
            space, place = self.space
            last = self.text.parts[-1][-1]
            wrapped = "\n" in space or "\r" in space
            if last != "\n" and (not wrapped or spaced(last, word[0])):
                self.text.add(" ", place)
            self.space = None
        raised = self.open[-1].script == "sup"
        self.text.add(word.translate(SUPERSCRIPT) if raised else word, at)

    def _entity(self, word: str, start: int, end: int) -> None:
        from html import unescape

        sign = unescape(word)
        if sign == word or len(sign) > 2:
            self._add(word, start)
        elif sign not in _UNSEEN:
            self._add(sign, entity_anchor(sign, start, end))

    def _start(self, token: Token) -> None:
        name = token.name
        flags = self.open[-1].child(name)
        if token.end - token.start > len(name) + 2:
            self._attributes(token, flags)
        if f" {name} " in SKIPPED:
            flags.skipped = True
        if flags.skipped:
            if f" {name} " not in VOID:
                self._push(flags)
            return
        if name in ("table", "tr", "td", "th", "caption", "thead", "tbody", "tfoot"):
            self._table_tag(token)
        elif name == "br":
            self.space = None
            self.text.add("\n", token.start)
        elif name in _HEADINGS:
            self.flush()
            self.kind, self.level = "heading", _HEADINGS[name]
        elif name == "li":
            self.flush()
            self.kind, self.level = "item", max(flags.lists, 1)
        elif f" {name} " in BLOCKS:
            self.flush()
            flags.lists += name in ("ul", "ol")
            if name == "figcaption":
                self.kind = "caption"
        elif name == "sup":
            flags.script = "sup"
        elif name == "a" and flags.script == "sup":
            flags.skipped = True
        if name == "pre":
            flags.script = "pre"
        elif name == "code" and flags.script == "pre" and not self.text.length:
            flags.skipped = True
        if f" {name} " not in VOID:
            self._push(flags)

    def _push(self, flags: Flags) -> None:
        top = self.open[-1].name
        if (flags.name == top and top in REPEATED) or (top == "p" and f" {flags.name} " in BLOCKS):
            self.open.pop()  # these end where the next begins
        self.open.append(flags)

    def _attributes(self, token: Token, flags: Flags) -> None:
        given = attributes(self.source, token)
        if "hidden" in given or HIDDEN.search(given.get("style", "")):
            flags.hidden = True
        if "footnote" in given.get("class", "") or given.get("role") in ("doc-footnote", "doc-endnotes"):
            flags.note = True

    def _end(self, token: Token) -> None:
        # an end tag reaches no further than the table it stands in, nor deeper than MAX_DEPTH
        floor = max(self.tables[-1].depth if self.tables else 1, len(self.open) - MAX_DEPTH)
        depth = len(self.open) - 1
        while depth >= floor and self.open[depth].name != token.name:
            depth -= 1
        ended = self.open[depth] if depth >= floor else self.open[-1]
        if not ended.skipped:
            self._end_shown(token)
        if depth >= floor:
            del self.open[depth:]

    def _end_shown(self, token: Token) -> None:
        name = token.name
        if name == "table":
            if self.ignored:
                self.ignored -= 1
            elif self.tables:
                self.end_table(token.end)
        elif name in ("td", "th", "tr", "caption"):
            self._end_cell(token.start)
        elif name in _HEADINGS or f" {name} " in BLOCKS or name == "li":
            self.flush()
            self.kind, self.level = "paragraph", 0
        elif name in ("thead", "tbody", "tfoot") and self.tables:
            self.tables[-1].head = False

    def _table_tag(self, token: Token) -> None:
        name = token.name
        if name == "table":
            self._begin_table(token)
            return
        if not self.tables or self.ignored:
            self.flush()
            return
        table = self.tables[-1]
        self._end_cell(token.start)
        if name in ("thead", "tbody", "tfoot"):
            table.head = name == "thead"
        elif name == "tr":
            table.grid.row()
        elif name == "caption":
            table.open, table.span = [], (-1, 1, 1, False)
            self.kind = "caption"
        else:
            given = attributes(self.source, token)
            rows, columns = _extent(given.get("rowspan"), 65_534), _extent(given.get("colspan"), 1_000)
            table.open, table.span = [], (token.end, rows, columns, name == "th" or table.head)

    def _begin_table(self, token: Token) -> None:
        self.flush()
        if len(self.tables) >= MAX_TABLES:
            self.ignored += 1
            return
        self.tables.append(Table(token.start, len(self.open)))

    def _end_cell(self, at: int) -> None:
        self.flush()
        self.kind, self.level = "paragraph", 0
        table = self.tables[-1] if self.tables else None
        if not table or table.open is None or self.ignored:
            return
        place, rows, columns, header = table.span
        if place < 0:
            table.caption += table.open
        else:
            if not table.grid.rows:
                table.grid.row()
            table.grid.cell(table.open, place, rows, columns, header)
        table.open = None
        del self.open[table.depth + 1 :]

    def end_table(self, at: int) -> None:
        self._end_cell(at)
        table = self.tables.pop()
        del self.open[table.depth + 1 :]
        blocks = [*table.caption, *table.grid.blocks(table.at)]
        if self.open[-1].hidden:
            blocks = [block._replace(hidden=True) for block in blocks]
        self._sink().extend(blocks)

    def _sink(self) -> list[Block]:
        """Where blocks go: the cell being read, or the document."""
        for table in reversed(self.tables):
            if table.open is not None:
                return table.open
        return self.blocks

    def flush(self) -> None:
        """End the text being read: one block, or several where line breaks stand for paragraphs."""
        self.space = None
        if not self.text.length:
            return
        text, self.text = self.text.text(), TextBuilder()
        if not text.string:
            return
        kind, level = self.kind, self.level
        if self.open[-1].note:
            kind = "footnote"
        if kind != "heading":
            self.kind, self.level = "paragraph", 0
        whole = kind in ("heading", "caption")
        texts = [text] if whole else parts(text, every=self.open[-1].script == "pre")
        self._sink().extend(self._block(part, kind, level) for part in texts)

    def _block(self, text: Text, kind: str, level: int) -> Block:
        if kind == "paragraph":
            kind, level = classify(text.string)
        return Block(kind, text, level, hidden=self.open[-1].hidden)


def _extent(value: str | None, most: int) -> int:
    """A row or column span; 0 means to the end."""
    if value is None or not value.strip().isdecimal():
        return 1
    number = int(value.strip()[:6])
    return min(number, most) or most
