"""The cells of a table → rows by column, a merged cell standing in every place that it covers."""

from collections.abc import Iterable

from planlint.model import Cell

WIDEST = 20_000  # columns; a spreadsheet has 16 384
MOST_PLACES = 3_000_000  # places that merged cells may fill; beyond it they stand in their first place only

Row = list[Cell | None]


def grid(cells: Iterable[Cell]) -> list[Row]:
    """The rows of a table whose columns are known (spreadsheets, HTML, DOCX, Markdown, CSV)."""
    rows: list[Row] = []
    spanned: list[Cell] = []
    for cell in cells:
        number, column = cell.row, cell.column
        if column >= WIDEST:
            continue
        while len(rows) <= number:
            rows.append([])
        row = rows[number]
        if column == len(row):
            row.append(cell)
        else:
            _put(row, column, cell)
        if cell.rows > 1 or cell.columns > 1:
            spanned.append(cell)
    _fill(rows, spanned)
    return rows


def _put(row: Row, column: int, cell: Cell) -> None:
    if column >= len(row):
        row.extend([None] * (column + 1 - len(row)))
    if row[column] is None:
        row[column] = cell


def _fill(rows: list[Row], spanned: list[Cell]) -> None:
    places = 0
    for cell in spanned:
        bottom = min(cell.row + cell.rows, len(rows))
        right = min(cell.column + cell.columns, WIDEST)
        places += (bottom - cell.row) * (right - cell.column)
        if places > MOST_PLACES:
            return
        for number in range(cell.row, bottom):
            for column in range(cell.column, right):
                _put(rows[number], column, cell)


def filled(row: Row) -> list[Cell]:
    """The cells of a row that say something, each once."""
    found: list[Cell] = []
    for cell in row:
        if cell is not None and cell.text.string and (not found or found[-1] is not cell):
            found.append(cell)
    return found
