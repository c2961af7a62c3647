"""A sample document before it has a format: its parts, and beside each part the figures it states.

The figures are written by hand from the facts, so that `gold.csv` is independent of planlint.
"""

from typing import NamedTuple

Years = tuple[int, int]


class Gold(NamedTuple):
    """One figure as a careful reader understands it; an empty label, aspect or role is not held."""

    text: str
    label: str
    period: Years
    aspect: str
    role: str
    value: float
    unit: str
    modifier: str = "none"
    table: str = ""


class Cell(NamedTuple):
    """A printed cell; `stored` and `format` are what a spreadsheet keeps of it (0.066 as "0.0%")."""

    text: str
    rows: int = 1
    columns: int = 1
    stored: float | None = None
    format: str | None = None


class Heading(NamedTuple):
    text: str
    level: int = 1


class Paragraph(NamedTuple):
    text: str
    gold: tuple[Gold, ...] = ()
    item: bool = False


class Comment(NamedTuple):
    """A remark to planlint in formats that have comments."""

    text: str


class Table(NamedTuple):
    """`head` rows of headers over `rows`; None continues a spanned cell from above or from the left."""

    caption: str
    head: tuple[tuple[Cell | None, ...], ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    gold: tuple[Gold, ...] = ()
    hidden: bool = False


Part = Heading | Paragraph | Comment | Table


class Value(NamedTuple):
    """A cell that is not a plain number in the unit of its row: 2.5%以内, or 0.066 printed as 6.6%."""

    text: str
    value: float
    unit: str = ""
    modifier: str = "none"
    stored: float | None = None
    format: str | None = None
    aspect: str = ""
    period: Years | None = None


class Column(NamedTuple):
    """What a column holds: "group", "label", "unit", "note", or "value" of a period, aspect and role."""

    header: str
    kind: str = "note"
    period: Years = (0, 0)
    aspect: str = "level"
    role: str = "actual"
    unit: str = ""


def table(
    caption: str,
    name: str,
    columns: tuple[Column, ...],
    rows: tuple[tuple[str | Value | None, ...], ...],
    head: tuple[tuple[Cell | None, ...], ...] = (),
    hidden: bool = False,
) -> Table:
    """A table of one indicator a row and its figures; None in a group column continues the group above."""
    gold, grid = [], []
    for number, row in enumerate(rows):
        row = (*row, *[""] * (len(columns) - len(row)))
        by_kind = {
            column.kind: cell for column, cell in zip(columns, row, strict=True) if isinstance(cell, str)
        }
        grid.append(tuple(_cell(cell, rows, number, place) for place, cell in enumerate(row)))
        for column, cell in zip(columns, row, strict=True):
            if column.kind == "value" and (value := _value(cell)):
                gold.append(_gold(column, value, by_kind, name))
    return Table(caption, head or (tuple(Cell(c.header) for c in columns),), tuple(grid), tuple(gold), hidden)


def _cell(
    cell: str | Value | None, rows: tuple[tuple[str | Value | None, ...], ...], number: int, place: int
) -> Cell | None:
    if cell is None:
        return None
    if isinstance(cell, Value):
        return Cell(cell.text, stored=cell.stored, format=cell.format)
    following = [row[place] if place < len(row) else "" for row in rows[number + 1 :]]
    span = next((i for i, below in enumerate(following) if below is not None), len(following))
    return Cell(cell, rows=1 + span, stored=float(cell) if _is_number(cell) else None)


def _value(cell: str | Value | None) -> Value | None:
    if isinstance(cell, str) and _is_number(cell):
        return Value(cell, float(cell))
    return cell if isinstance(cell, Value) else None


def _gold(column: Column, value: Value, row: dict[str, str], name: str) -> Gold:
    label = row["label"].rpartition("、")[2]  # without the number before it: 4、孕产妇死亡率
    unit = value.unit or column.unit or row.get("unit", "")
    aspect, period = value.aspect or column.aspect, value.period or column.period
    return Gold(value.text, label, period, aspect, column.role, value.value, unit, value.modifier, name)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
