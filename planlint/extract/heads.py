"""The header rows of a table: where they end, and what stands above each column."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planlint.extract import cells
from planlint.extract.cells import Natures
from planlint.extract.columns import combined
from planlint.extract.grid import Row, filled
from planlint.extract.headers import Column
from planlint.model import Cell

MOST_HEADER_ROWS = 6
UNKNOWN = "the columns of this table cannot be told apart"


class Part:
    """A header and the rows below it, up to the next header. `first` is the number of the first row;
    `lost` are cells that are in no row, and why.
    """

    def __init__(
        self, columns: tuple[Column, ...], heads: tuple[Cell, ...], rows: list[Row], first: int
    ) -> None:
        self.columns, self.heads, self.rows, self.first = columns, heads, rows, first
        self.lost: list[tuple[Cell, str]] = []


class Layout:
    """The parts of a table (mostly one) and the cells above its first header: titles, 单位: 亿元."""

    def __init__(self, titles: tuple[Cell, ...], parts: list[Part]) -> None:
        self.titles, self.parts = titles, parts


def carried(heads: list[Row], natures: Natures) -> list[Row]:
    """Header rows of formats without spans: 2023年 and an empty cell above 计划 and 完成 is over both."""
    if len(heads) < 2:
        return heads
    carried = [list(row) for row in heads]
    for upper, lower in pairwise(carried):
        over: Cell | None = None
        for place, cell in enumerate(upper):
            if cell is not None and cell.text.string:
                said = natures.piece(cell.text.string)
                spanned = cell.rows > 1 or cell.columns > 1
                over = cell if said.kind in ("", "value") and not spanned else None
            elif over is not None and place < len(lower) and lower[place] is not None:
                below = natures.piece(lower[place].text.string)  # type: ignore[union-attr]
                if below.title and below.kind in ("", "value"):
                    upper[place] = over
                else:
                    over = None
    return carried


def head_cells(rows: list[Row]) -> Iterator[Cell]:
    seen: set[int] = set()
    for row in rows:
        for cell in filled(row):
            if id(cell) not in seen:
                seen.add(id(cell))
                yield cell


def column_at(heads: list[Row], place: int, natures: Natures) -> Column:
    said: list[Cell] = []
    for row in heads:
        cell = row[place] if place < len(row) else None
        if cell is not None and not any(cell is other for other in said):
            said.append(cell)
    return combined([(cell.text.string, natures.piece(cell.text.string)) for cell in said])


def recognised(piece: Column) -> bool:
    """Whether header words say anything of their column."""
    return bool(piece.kind or piece.period or piece.months or piece.role or piece.aspect or piece.unit)


def header_rows(rows: Sequence[Row], first: int, natures: Natures) -> int:
    """How many of the first rows are the header; `first` is the number of the first of them."""
    count = 0
    flagged = any(cell and not cell.header for row in rows for cell in row[:1])
    for at, row in enumerate(rows[:MOST_HEADER_ROWS]):
        said = filled(row)
        own = [cell for cell in said if cell.row == first + at or cell.rows < 2]
        if not own:
            if at and at == count:
                count += 1
            continue
        if not heads_columns(row, own, at, rows, flagged, natures):
            break
        count = at + 1
    return min(count, len(rows) - 1) if len(rows) > 1 else 0


def heads_columns(
    row: Row,
    own: list[Cell],
    at: int,
    rows: Sequence[Row],
    flagged: bool,
    natures: Natures,
) -> bool:
    """Whether a row at the top belongs to the header."""
    if at and _numbers_columns(own):
        return True
    if has_values(row, natures):
        return False
    if flagged and all(cell.header for cell in own):
        return True
    pieces = [natures.piece(cell.text.string) for cell in own[:60]]
    known = sum(map(recognised, pieces))
    if at == 0:
        return known > 0 or any(has_values(below, natures) for below in rows[1:20])
    leads = row[0] is own[0] and not recognised(pieces[0])
    return not leads and known >= 0.5 * len(pieces)


def has_values(row: Row, natures: Natures) -> bool:
    """Whether a row holds numbers other than years."""
    for cell in filled(row):
        text = cell.text.string
        if natures(text) in (cells.NUMBER, cells.ORDINAL) and not is_year(text):
            return True
    return False


def is_year(text: str) -> bool:
    """Whether four digits may be a year."""
    return len(text) == 4 and text.isdecimal() and text[:2] in ("19", "20")


def _numbers_columns(own: list[Cell]) -> bool:
    """Whether a row numbers the columns: 甲 | 乙 | 1 | 2 | 3."""
    texts = [cell.text.string.strip("()（）") for cell in own]
    digits = [int(text) for text in texts if text.isdecimal() and len(text) < 4]
    others = [text for text in texts if not text.isdecimal()]
    return (
        len(digits) > 1
        and digits == list(range(digits[0], digits[0] + len(digits)))
        and digits[0] in (0, 1, len(others) + 1)
        and all(text in "甲乙丙丁戊ABCDE栏次" for text in others)
    )
