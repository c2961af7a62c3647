"""Tables flattened to lines: broken rows put together, then each cell to its column by what it is.

Spanned cells are simply missing there, so a row is shorter than the header and its cells stand too far
left. A row is aligned at the least cost of cells in unlikely columns; where two alignments cost the same,
the cells on which they differ are in doubt and make no figure.
"""

from collections.abc import Sequence

from planlint.extract import cells
from planlint.extract.cells import Natures
from planlint.extract.grid import Row
from planlint.extract.headers import Column
from planlint.model import Cell, Text

WIDEST = 40  # columns up to which rows are aligned; wider rows must have all their cells
_NEVER = 1000
_IMPOSSIBLE = 30
_NO_NUMBERS = {cells.NUMBER: 30, cells.ORDINAL: 30}
# columns → what a cell of each nature costs there; "" is the cost of any other nature
_COST: dict[str, dict[str, int]] = {
    "label": _NO_NUMBERS | {cells.WORDS: 0, cells.DEPARTMENT: 0, cells.EMPTY: 30, "": 8},
    "unit": _NO_NUMBERS | {cells.UNIT: 0, cells.EMPTY: 1, cells.WORDS: 10, "": 12},
    "number": {cells.ORDINAL: 0, cells.EMPTY: 5, "": 30},
    "value": {
        cells.NUMBER: 0, cells.ORDINAL: 0, cells.EMPTY: 0, cells.WORDS: 1,
        cells.ATTRIBUTE: 12, cells.UNIT: 12, "": 6,
    },
    "attribute": _NO_NUMBERS | {cells.ATTRIBUTE: 0, cells.WORDS: 2, cells.EMPTY: 1, "": 4},
    "department": _NO_NUMBERS | {cells.DEPARTMENT: 0, cells.WORDS: 2, cells.EMPTY: 1, "": 8},
    "category": _NO_NUMBERS | {cells.WORDS: 0, cells.EMPTY: 0, cells.UNIT: 12, "": 2},
    "period": {cells.PERIOD: 0, cells.ORDINAL: 0, "": 30},
    "": {cells.EMPTY: 0, "": 1},
}  # fmt: skip
_MISSING = {
    "category": 0,
    "attribute": 2,
    "department": 2,
    "unit": 3,
    "number": 6,
    "label": _IMPOSSIBLE,
    "value": 5,
}


def logical(block_cells: Sequence[Cell], source: str) -> tuple[list[list[Cell]], bool]:
    """The rows of a flattened table, cells of broken lines behind one another; and whether it was a stream
    of one cell a line, whose rows are all of the same length.
    """
    lines: dict[int, list[Cell]] = {}
    for cell in block_cells:
        lines.setdefault(cell.row, []).append(cell)
    physical = _mended([lines[number] for number in sorted(lines)], source)
    single = sum(len(line) == 1 for line in physical)
    if len(physical) > 3 and single > 0.7 * len(physical):
        return [[cell for line in physical for cell in line]], True
    width = usual_width(physical)
    rows: list[list[Cell]] = []
    for line in physical:
        goes_on = rows and len(rows[-1]) + len(line) <= width and not line[0].text.string
        if goes_on:
            rows[-1] += line
        else:
            rows.append(list(line))
    if len(rows) > 2 and all(len(row) == width for row in rows[:-1]):
        last = rows[-1]  # empty lines at the end of a table are no part of its block
        end = last[-1].text.span(0, len(last[-1].text.string))[1]
        last += [last[-1]._replace(text=Text("", ((0, end),))) for _ in range(width - len(last))]
    return rows, False


def usual_width(rows: Sequence[Sequence[Cell]]) -> int:
    """How many cells a whole row has: as many as the header, or as most rows when those are longer."""
    counts: dict[int, int] = {}
    for row in rows:
        if len(row) > 1:
            counts[len(row)] = counts.get(len(row), 0) + 1
    first = next((len(row) for row in rows if len(row) > 1), 1)
    return max(first, max(counts, key=lambda width: counts[width], default=1))


def stream_width(stream: Sequence[Cell], natures: Natures) -> int | None:
    """The length of the rows in a stream of cells: the one at which each column holds cells of one look."""
    looks = [_look(natures(cell.text.string)) for cell in stream]
    best: tuple[float, int] | None = None
    for width in range(2, min(16, len(stream) // 2) + 1):
        if len(stream) % width:
            continue
        columns = [looks[column::width] for column in range(width)]
        names, *others = columns
        fits = names.count("n") == 0 and any(other.count("n") > other.count("w") for other in others)
        odd = sum(map(_odd, others)) / len(stream)
        if fits and (best is None or odd < best[0] - 1e-9):
            best = odd, width
    return best[1] if best and best[0] < 0.25 else None


def _look(nature: str) -> str:
    if nature in (cells.NUMBER, cells.ORDINAL):
        return "n"
    return "-" if nature in (cells.EMPTY, cells.PERIOD) else "w"


def _odd(looks: Sequence[str]) -> int:
    """How many cells of a column look unlike most of it."""
    return min(looks.count("n"), looks.count("w"))


def _mended(lines: list[list[Cell]], source: str) -> list[list[Cell]]:
    """The lines with a cell that breaks off at the end of one and goes on in the next put together."""
    if not lines or sum(_closed(line[-1], source) for line in lines) < 0.6 * len(lines):
        return lines  # no pipe behind the last cell of a row: every line ends open
    mended: list[list[Cell]] = []
    open_ended = False
    for line in lines:
        if open_ended:
            last = mended[-1][-1]
            mended[-1][-1] = last._replace(text=cells.joined([last.text, line[0].text]))
            mended[-1] += line[1:]
        else:
            mended.append(list(line))
        open_ended = not _closed(line[-1], source)
    return mended


def _closed(cell: Cell, source: str) -> bool:
    """Whether a pipe stands behind the cell."""
    end = cell.text.span(0, len(cell.text.string))[1]
    return source[end : end + 20].lstrip(" \t\u3000").startswith("|")


def spread(rows: Sequence[Row], width: int, fits: Sequence[Sequence[int]]) -> list[Row]:
    """Header rows as a grid: `fits` gives the span of each filled cell of the first row.

    A cell of the first row over several columns has cells of the second row below it, the others reach
    down to the second row themselves.
    """
    upper: Row = []
    lower: Row = []
    below = iter([cell for cell in rows[1] if cell and cell.text.string])
    for cell, (span, parent) in zip([c for c in rows[0] if c and c.text.string], fits, strict=True):
        for _ in range(span):
            upper.append(cell)
            lower.append(next(below, None) if parent else cell)
    empty: Row = [None] * (width - len(upper))
    return [upper + empty, lower + empty]


class Fitting:
    """How the rows of one table fit its columns; what a nature costs in each of them is looked up once.

    `seen` are texts of each column known to stand in it, which cost nothing there.
    """

    def __init__(
        self, columns: Sequence[Column], natures: Natures, seen: Sequence[frozenset[str]] = ()
    ) -> None:
        self.kinds = [column.kind for column in columns]
        self.natures = natures
        self.seen = seen
        self.known: dict[str, list[int]] = {}  # nature → costs by column
        self.told: dict[str, list[int]] = {}  # the same by text
        self.missing = [_MISSING.get(kind, 2) for kind in self.kinds]
        # words for a value are often merged over several value columns, so behind them nothing
        self.behind_words = [
            0 if pair == ("value", "value") else cost
            for pair, cost in zip(zip(["", *self.kinds], self.kinds, strict=False), self.missing, strict=True)
        ]

    def oddity(self, row: Sequence[Cell]) -> int:
        """What it costs to leave the cells of a row where they stand."""
        return sum([self._usual(cell.text.string)[at] for at, cell in enumerate(row)])

    def aligned(self, row: Sequence[Cell]) -> tuple[Row, str]:
        """The cells of a row by column, and why some are in doubt ("" when none is); those are left out."""
        wide = len(self.kinds)
        if len(row) == wide and not self._shifted(row):
            return list(row), ""
        if wide > WIDEST or len(row) > 2 * WIDEST:
            return [None] * wide, "the row does not have the cells of its header"
        costs = [self._costs(cell.text.string) for cell in row]
        missing = [self.missing, *(self._missing(cell.text.string) for cell in row)]
        best = _table(row, costs, missing)
        if best[0][0] >= _IMPOSSIBLE:
            return [None] * wide, "the cells do not fit the columns"
        left, right = (_trace(row, costs, missing, best, early) for early in (True, False))
        placed: Row = [None] * wide
        doubt = ""
        for cell, first, second in zip(row, left, right, strict=True):
            if first == second:
                if first is not None:
                    placed[first] = cell
            elif cell.text.string:
                doubt = "more than one column would fit the cells"
        return placed, doubt

    def _shifted(self, row: Sequence[Cell]) -> bool:
        for at, cell in enumerate(row):
            text = cell.text.string
            if self._usual(text)[at] and text not in self.seen[at]:
                return True
        return False

    def _usual(self, text: str) -> list[int]:
        """What a cell of its nature costs in each column."""
        found = self.told.get(text)
        if found is None:
            nature = self.natures(text)
            if nature not in self.known:
                costs = [_COST.get(kind, _COST[""]) for kind in self.kinds]
                self.known[nature] = [cost.get(nature, cost[""]) for cost in costs]
            found = self.told[text] = self.known[nature]
        return found

    def _costs(self, text: str) -> list[int]:
        """What a cell costs in each column."""
        usual = self._usual(text)
        return [0 if text in known else cost for known, cost in zip(self.seen, usual, strict=True)]

    def _missing(self, text: str) -> list[int]:
        """What it costs to leave each column without a cell, behind this one."""
        return self.behind_words if text and self.natures(text) == cells.WORDS else self.missing


def _table(row: Sequence[Cell], costs: list[list[int]], missing: list[list[int]]) -> list[list[int]]:
    """The least cost of the cells from each on in the columns from each on."""
    cells_left, wide = len(row), len(missing[0])
    best = [[_NEVER] * (wide + 1) for _ in range(cells_left + 1)]
    nothing = best[cells_left]
    nothing[wide] = 0
    for column in range(wide - 1, -1, -1):
        nothing[column] = nothing[column + 1] + missing[cells_left][column]
    padding = True
    for at in range(cells_left - 1, -1, -1):
        padding = padding and not row[at].text.string
        here, below, cost, gap = best[at], best[at + 1], costs[at], missing[at]
        last = here[wide] = nothing[wide] if padding else _NEVER
        for column in range(wide - 1, -1, -1):
            found = cost[column] + below[column + 1]
            skipped = gap[column] + last
            if skipped < found:
                found = skipped
            if padding and nothing[column] < found:
                found = nothing[column]
            here[column] = last = found
    return best


def _trace(
    row: Sequence[Cell], costs: list[list[int]], missing: list[list[int]], best: list[list[int]], early: bool
) -> list[int | None]:
    """The column of each cell in the cheapest alignment that puts cells as early (or late) as possible."""
    placed: list[int | None] = [None] * len(row)
    at = column = 0
    while at < len(row) and column < len(missing[0]):
        here = best[at][column]
        match = costs[at][column] + best[at + 1][column + 1] == here
        skip = missing[at][column] + best[at][column + 1] == here
        if match and (early or not skip):
            placed[at] = column
            at, column = at + 1, column + 1
        elif skip:
            column += 1
        else:
            break  # only padding is left
    return placed
