"""A table in pieces at page breaks → one table: repeated headers go, broken rows and cells are mended."""

from collections.abc import Iterable, Sequence

from planlint.model import Cell, Text
from planlint.readers.glyphs import joined


def appended(cells: Sequence[Cell], following: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a table with those of its next piece below them."""
    whole = list(cells)
    height = max(cell.row + cell.rows for cell in whole)
    rows = _rows(following)
    numbers = sorted(rows)
    above = _rows(whole)
    while numbers and len(numbers) > 1 and _same(above.get(len(rows) - len(numbers)), rows[numbers[0]]):
        del numbers[0]
    first = numbers[0]
    shift = height - first
    bottom = {cell.column: number for number, cell in enumerate(whole) if cell.row + cell.rows >= height}
    broken = _broken([whole[number] for number in bottom.values()], rows[first])
    if broken:
        shift -= 1
        for cell in rows[first]:
            if cell.text.string:
                upper = whole[bottom[cell.column]]
                text = Text(joined((upper.text.string, cell.text.string)))
                whole[bottom[cell.column]] = upper._replace(text=text)
    for number in numbers:
        for cell in rows[number]:
            moved = cell._replace(row=cell.row + shift)
            at = bottom.get(cell.column) if number == first else None
            if at is not None and not cell.text.string and max(cell.rows, whole[at].rows) > 1:
                # the rest of a cell over several rows, which the page break cut
                whole[at] = whole[at]._replace(rows=moved.row + moved.rows - whole[at].row)
            elif number != first or not broken:
                whole.append(moved)
    return tuple(sorted(whole, key=lambda cell: (cell.row, cell.column)))


def _rows(cells: Iterable[Cell]) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _same(row: Sequence[Cell] | None, other: Sequence[Cell]) -> bool:
    return row is not None and [(c.column, c.text.string) for c in row] == [
        (c.column, c.text.string) for c in other
    ]


def _broken(last: Sequence[Cell], first: Sequence[Cell]) -> bool:
    """Whether a page begins with the rest of a row: words under a few of its cells, and no numbers."""
    filled = {cell.column for cell in last if cell.text.string}
    rest = [cell for cell in first if cell.text.string]
    fits = all(cell.column in filled and not cell.text.string[0].isdigit() for cell in rest)
    return bool(rest) and fits and 2 * len(rest) <= len(filled)
