"""A large CSV by column: the strings of its plain rows, with hardly more than one `str.split`.

Plain is a row with as many cells as the header, with no quotation marks but around whole cells without a
separator. The others are few, and cut into cells; in a file where they are not few, or with empty lines,
nothing is told here.
"""

from bisect import bisect_left
from collections.abc import Sequence

from planlint.model import Cell
from planlint.named import NamedTuple
from planlint.readers.csv import MAX_CELLS, Sheet, record

FEWEST = 3  # columns of a table that names its rows
MOST_ODD = 0.2  # share of rows that are cut into cells here; with more the whole file is


class Columns(NamedTuple):
    """`texts[c][r]` is the cell of plain row `r` in column `c`, which begins on line `lines[r]` (from 0).

    `odd` are the other rows, the header not among them; `covered` the lines that begin within a quoted cell.
    With `quoted`, some plain rows have quotation marks.
    """

    sheet: Sheet
    header: list[Cell]
    texts: list[list[str]]
    lines: Sequence[int]
    odd: list[list[Cell]]
    covered: list[int]
    quoted: bool

    def number(self, row: int) -> int:
        """Which record of the file a plain row is, the header being 0."""
        line = self.lines[row]
        return line - bisect_left(self.covered, line)

    def cells(self, row: int) -> list[Cell]:
        """The cells of a plain row."""
        return record(self.sheet, self.lines[row], self.number(row))[0]


def columns(sheet: Sheet) -> Columns | None:
    """The columns of a sheet whose first line is the header; None when it is not so plain a table."""
    lines = _lines(sheet)
    header, behind = record(sheet, 0, 0)
    width = len(header)
    if width < FEWEST or len(lines) < 2 or len(lines) * width > MAX_CELLS or behind > sheet.starts[1]:
        return None
    separator = sheet.separator
    gaps = width - 1
    quoted = '"' in sheet.source and _unquote(lines, separator)
    others = [n for n, line in enumerate(lines) if line.count(separator) != gaps or '"' in line]
    if len(others) > MOST_ODD * len(lines):
        return None
    found = _records(sheet, [number for number in others if number])
    if found is None:
        return None
    odd, covered = found
    apart = {0, *others, *covered}
    if apart == {0}:
        numbers: Sequence[int] = range(1, len(lines))
        plain = lines[1:]
    else:
        numbers = [number for number in range(len(lines)) if number not in apart]
        plain = [lines[number] for number in numbers]
    if not plain:
        return None
    flat = separator.join(plain).split(separator)
    return Columns(sheet, header, [flat[at::width] for at in range(width)], numbers, odd, covered, quoted)


def _lines(sheet: Sheet) -> list[str]:
    """The lines of a sheet, the empty ones at its end left out."""
    source = sheet.source
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    lines = source.split("\n")
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _unquote(lines: list[str], separator: str) -> bool:
    """Take the quotation marks from the lines in which they stand around whole cells; true if any."""
    found = False
    for number, line in enumerate(lines):
        if '"' in line and all(map(_whole, line.split(separator))):
            lines[number] = line.replace('"', "")
            found = True
    return found


def _whole(cell: str) -> bool:
    """Whether a cell has no quotation marks, or two around it."""
    return '"' not in cell or (len(cell) > 1 and cell[0] == cell[-1] == '"' and cell.count('"') == 2)


def _records(sheet: Sheet, lines: list[int]) -> tuple[list[list[Cell]], list[int]] | None:
    """The rows that begin on some lines, and the lines within their quoted cells; None for an empty row."""
    rows: list[list[Cell]] = []
    covered: list[int] = []
    starts, passed = sheet.starts, 0
    for line in lines:
        if starts[line] < passed:
            continue
        row, passed = record(sheet, line, line - len(covered))
        if sum(1 for cell in row if cell.text.string) < 2:
            return None  # an empty row or the heading of rows: what stands around it matters
        rows.append(row)
        within = line + 1
        while within < len(starts) and starts[within] < passed:
            covered.append(within)
            within += 1
    return rows, covered
