"""Rows and cells with spans → tables: what each cell covers, captions and notes that stand in rows.

Formats give a table as rows of cells, each cell as the blocks found in it. Here a cell finds its
column, a table that only lays out a page dissolves into the blocks of its cells, a nested table becomes
a table behind the one it stands in, and rows over the whole width at either end leave the table: above
it they are captions, below it notes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from planlint import regex
from planlint.model import Block, Cell, Text
from planlint.readers.headings import classify
from planlint.readers.source import TextBuilder

MAX_COLUMNS = 16_384  # a span never reaches further; the widest spreadsheet there is
MAX_ROWS = 65_534  # a row span never reaches further; HTML's own bound
MAX_SPANNED = 2_000_000  # grid places covered by spans in one table; beyond it spans count as 1 × 1
_UNIT = regex.compile(r"[(（]?(?:计量)?单位\s*[:：]|[(]?units?\s*:", re.IGNORECASE)
_NUMBER = regex.compile(r"(?!(?:19|20)\d\d(?:年|$))[-+−<>≤≥]?\s*\d[\d,.]*\s*[%‰]?$")
_LONG = 500  # characters: a cell of a page layout, never an entry of a table


class Grid:
    """A table under construction: call `row` for every row and `cell` for every cell in it."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[Cell, list[Block]]]] = []
        self._column = 0
        self._until: dict[int, int] = {}  # column → first row that no span covers
        self._work = 0

    def row(self) -> None:
        """Begin the next row."""
        self.rows.append([])
        self._column = 0

    def cell(
        self,
        content: list[Block],
        at: int,
        rows: int = 1,
        columns: int = 1,
        header: bool = False,
        column: int | None = None,
    ) -> None:
        """The next cell of the row, with the blocks in it; `at` is its offset in the source.

        Its column is the next that no cell above covers, unless the format says which.
        """
        row = len(self.rows) - 1
        placed = column is not None
        column = self._free(row) if column is None else column
        rows = min(max(rows, 1), MAX_ROWS)
        columns = min(max(columns, 1), max(MAX_COLUMNS - column, 1))
        if rows > 1 and not placed and self._work <= MAX_SPANNED:
            self._work += columns
            for covered in range(column, column + columns):
                self._until[covered] = row + rows
        text = join((block.text for block in content if block.kind != "table"), at)
        self.rows[-1].append((Cell(text, row, column, rows, columns, header), content))
        self._column = column + columns

    def _free(self, row: int) -> int:
        column = self._column
        if self._work > MAX_SPANNED:
            return column
        while self._until.get(column, 0) > row:
            self._work += 1
            column += 1
        return column

    def blocks(self, at: int) -> list[Block]:
        """What the table amounts to; `at` is its offset in the source."""
        cells = [[cell for cell, _ in row] for row in self.rows]
        contents = [block for row in self.rows for _, content in row for block in content]
        if self._lays_out(cells, contents):
            return contents
        nested = [block for block in contents if block.kind == "table"]
        return [*tables(cells, at), *nested]

    def _lays_out(self, cells: list[list[Cell]], contents: list[Block]) -> bool:
        """Whether it only lays out its contents: one column of sentences, or a page around tables."""
        filled = [sum(1 for cell, content in row if content) for row in self.rows]
        if max(filled, default=0) < 2:
            return any(block.kind == "table" or "。" in block.text.string for block in contents)
        if not any(block.kind == "table" for block in contents):
            return False
        long = any(len(cell.text.string) > _LONG for row in cells for cell in row)
        return long or sum(count > 1 for count in filled) < 2


def regions(rows: Sequence[Sequence[Cell]]) -> Iterator[Sequence[Sequence[Cell]]]:
    """The parts of a sheet or CSV that are tables of their own, without empty rows around them.

    A new one begins at a row with nothing but a caption (表2 …), and behind an empty row where a header
    stands, with or without a title over it: words and years, no other number.
    """
    first, gap = 0, True
    for number, row in enumerate(rows):
        if not any(cell.text.string for cell in row):
            gap = True
            continue
        begins = gap and _heads(rows, number)
        if not begins and (len(row) < 2 or not row[1].text.string):
            said = _filled(row)
            begins = len(said) == 1 and classify(said[0].text.string)[0] == "caption"
            begins = begins and number + 1 < len(rows) and len(_filled(rows[number + 1])) > 1
        if begins and number > first:
            yield from _trimmed(rows[first:number])
            first = number
        gap = False
    yield from _trimmed(rows[first:])


def _trimmed(rows: Sequence[Sequence[Cell]]) -> Iterator[Sequence[Sequence[Cell]]]:
    first, last = 0, len(rows)
    while first < last and not _filled(rows[first]):
        first += 1
    while first < last and not _filled(rows[last - 1]):
        last -= 1
    if first < last:
        yield rows[first:last]


def _heads(rows: Sequence[Sequence[Cell]], number: int) -> bool:
    """Whether a header begins at a row, with or without a title over it."""
    said = _filled(rows[number])
    if len(said) == 1 and number + 1 < len(rows):
        said = _filled(rows[number + 1])
    return len(said) > 1 and not any(_NUMBER.match(cell.text.string) for cell in said)


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text.string]


def tables(rows: Sequence[Sequence[Cell]], at: int, flat: bool = False) -> list[Block]:
    """The blocks of a grid: its captions, the table, its notes. Rows are counted from the table's first."""
    width = max((row[-1].column + row[-1].columns for row in rows if row), default=0)
    first, last = 0, len(rows)
    while last and not _filled(rows[last - 1]):
        last -= 1
    captions: list[Block] = []
    notes: list[Block] = []
    while first < last - 1 and _alone(rows[first], width, first == 0):
        captions += [Block("caption", cell.text) for cell in _filled(rows[first])]
        first += 1
    while last > first + 1 and _notes(rows[last - 1], width):
        notes += [_note(cell.text) for cell in _filled(rows[last - 1])]
        last -= 1
    # a format may count its rows on from one region to the next; the first row of a table is row 0
    top = next((cell.row for row in rows[first:last] for cell in row), 0)
    cells = tuple(
        cell._replace(row=cell.row - top) if top else cell for row in rows[first:last] for cell in row
    )
    filled = [cell for _, cell in zip(range(2), (c for c in cells if c.text.string), strict=False)]
    if len(filled) < 2:  # no table: a frame around a text, a remark beside one
        return [*captions, *(_note(cell.text) for cell in filled), *reversed(notes)]
    return [*captions, Block("table", Text("", ((0, at),)), cells=cells, flat=flat), *reversed(notes)]


def _alone(row: Sequence[Cell], width: int, top: bool) -> bool:
    """Whether a row above the table is a caption: one cell over the whole width, or all others empty."""
    filled = _filled(row)
    if not filled:
        return True
    if len(filled) > 1 or filled[0].rows > 1 or width < 2 or _NUMBER.match(filled[0].text.string):
        return False
    cell = filled[0]
    said = "。" in cell.text.string or _UNIT.match(cell.text.string)
    return cell.columns >= width or top or bool(said)


def _notes(row: Sequence[Cell], width: int) -> bool:
    """Whether a row below the table is a note: one cell over the whole width, or a sentence alone."""
    filled = _filled(row)
    if len(filled) != 1 or width < 2:
        return not filled
    cell = filled[0]
    return cell.columns >= width or "。" in cell.text.string or cell.text.string.startswith(("注:", "注："))


def _note(text: Text) -> Block:
    kind, level = classify(text.string)
    return Block("footnote" if text.string.startswith("注") else kind, text, level)


def join(texts: Iterable[Text], at: int) -> Text:
    """The paragraphs of a cell as one text with line breaks between them."""
    built = TextBuilder()
    end = at
    for text in texts:
        if not text.string:
            continue
        if built.length:
            built.add("\n", end)
        for number, (here, there) in enumerate(text.anchors):
            until = text.anchors[number + 1][0] if number + 1 < len(text.anchors) else len(text.string)
            built.add(text.string[here:until], there)
        end = text.span(0, len(text.string))[1]
    return built.text() if built.length else Text("", ((0, at),))
