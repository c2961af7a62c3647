"""The cells of a sheet → blocks: its tables, each with captions and notes, every cell with its name."""

from collections.abc import Sequence
from functools import cache

from planlint.errors import ReadError
from planlint.model import Block, Cell, Text
from planlint.named import NamedTuple
from planlint.readers.grid import MAX_COLUMNS, MAX_ROWS, MAX_SPANNED, regions, tables

MAX_CELLS = 5_000_000  # printed cells of a workbook; some 2 GB
MAX_EMPTY = 1_000_000  # empty cells written between them, so that rows read as rows


class Merge(NamedTuple):
    """A merged range: its first cell, 0-based, and its extent."""

    row: int
    column: int
    rows: int
    columns: int


class Sheet:
    """One sheet under construction; `budget` is shared by the sheets of a workbook."""

    def __init__(self, path: str, name: str, hidden: bool, budget: list[int]) -> None:
        self.path, self.name, self.hidden = path, name, hidden
        self._budget = budget
        self._rows: dict[int, dict[int, str]] = {}
        self._merges: dict[tuple[int, int], Merge] = {}
        self._covered: set[tuple[int, int]] = set()

    @staticmethod
    def budget() -> list[int]:
        """Cells that a workbook may still have, and empty ones that may still be written."""
        return [MAX_CELLS, MAX_EMPTY]

    def put(self, row: int, column: int, string: str) -> None:
        """A cell that prints something."""
        self._budget[0] -= 1
        if self._budget[0] < 0:
            raise ReadError(f"the workbook has more than {MAX_CELLS} cells", self.path)
        self._rows.setdefault(row, {})[column] = string

    def merge(self, merge: Merge) -> None:
        """Merged cells; only the first one prints."""
        merge = merge._replace(rows=min(merge.rows, MAX_ROWS), columns=min(merge.columns, MAX_COLUMNS))
        self._merges[merge.row, merge.column] = merge
        if merge.rows * merge.columns + len(self._covered) <= MAX_SPANNED:
            self._covered.update(
                (row, column)
                for row in range(merge.row, merge.row + merge.rows)
                for column in range(merge.column, merge.column + merge.columns)
            )
            self._covered.discard((merge.row, merge.column))

    def blocks(self) -> list[Block]:
        """The blocks of the sheet, in order."""
        found: list[Block] = []
        rows = [self._row(row, self._rows[row]) for row in sorted(self._rows)]
        spaced: list[list[Cell]] = []
        for cells in rows:
            if spaced and cells and cells[0].row > spaced[-1][0].row + 1:
                spaced.append([Cell(Text(""), spaced[-1][0].row + 1, 0)])
            if cells:
                spaced.append(cells)
        for region in regions(spaced):
            found += tables(self._moved(region), 0)
        return [block._replace(sheet=self.name, hidden=self.hidden) for block in found]

    def _row(self, row: int, strings: dict[int, str]) -> list[Cell]:
        cells = []
        for column in sorted(strings):
            string = strings[column].strip()
            if (row, column) in self._covered or not string:
                continue
            rows, columns = 1, 1
            if (row, column) in self._merges:
                _, _, rows, columns = self._merges[row, column]
            cells.append(Cell(Text(string), row, column, rows, columns, False, name(row, column)))
        return cells

    def _moved(self, region: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
        """A region counted from its own first column, with the empty cells before its last one."""
        left = min(cell.column for row in region for cell in row if cell.text.string)
        moved = []
        for row in region:
            cells: list[Cell] = []
            at = left
            for cell in row:
                gap = cell.column - at
                if 0 < gap <= self._budget[1]:
                    self._budget[1] -= gap
                    cells += [
                        Cell(Text(""), cell.row, column - left, ref=name(cell.row, column))
                        for column in range(at, cell.column)
                        if (cell.row, column) not in self._covered
                    ]
                if cell.text.string:
                    cells.append(cell._replace(column=cell.column - left) if left else cell)
                at = cell.column + cell.columns
            moved.append(cells)
        return moved


def name(row: int, column: int) -> str:
    """The name of a cell from its 0-based row and column: 6, 1 is B7."""
    return f"{_letters(column)}{row + 1}"


@cache
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters
