"""Blocks of formats without lines of their own → the text that `planlint read --format text` shows.

A paragraph is a line, a table row is a line with its cells between " | ", a sheet begins with its name
in brackets. Blocks come with texts of their own and leave with anchors into that text.
"""

from collections.abc import Iterable
from itertools import groupby

from planlint.errors import ReadError
from planlint.model import Block, Cell, Document, Text
from planlint.readers.source import line_starts

BETWEEN = " | "


def rendered(path: str, format: str, blocks: Iterable[Block]) -> Document:
    """The document of blocks whose texts have no source yet; an empty one is a ReadError."""
    page = _Page()
    placed = tuple(page.block(block) for block in blocks)
    if not placed:
        raise ReadError("the file holds no text" + (" (scanned pages?)" if format == "pdf" else ""), path)
    source = "".join(page.parts)
    return Document(path, format, source, placed, line_starts(source))


class _Page:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.sheet: str | None = None

    def _write(self, string: str) -> int:
        at = self.length
        self.parts.append(string)
        self.length += len(string)
        return at

    def block(self, block: Block) -> Block:
        if block.sheet is not None and block.sheet != self.sheet:
            self.sheet = block.sheet
            self._write(f"[{_line(block.sheet)}]\n")
        if block.kind == "table":
            at = self.length
            cells = tuple(cell for _, row in groupby(block.cells, _row) for cell in self._row(row))
            return block._replace(text=Text("", ((0, at),)), cells=cells)
        at = self._write(block.text.string)
        self._write("\n")
        return block._replace(text=Text(block.text.string, ((0, at),)))

    def _row(self, row: Iterable[Cell]) -> list[Cell]:
        placed: list[Cell] = []
        for cell in row:
            if placed:
                self._write(BETWEEN)
            string = cell.text.string
            at = self._write(_line(string))
            placed.append(Cell(Text(string, ((0, at),)), *cell[1:]))
        self._write("\n")
        return placed


def _row(cell: Cell) -> int:
    return cell.row


def _line(string: str) -> str:
    """The string on one line, character by character."""
    if "\n" in string or "\r" in string:
        return string.replace("\n", " ").replace("\r", " ")
    return string
