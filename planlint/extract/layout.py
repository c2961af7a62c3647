"""A table block → its columns and its rows by column: where the header ends, and what each column holds."""

from planlint.extract import flattened, headers
from planlint.extract.cells import Natures
from planlint.extract.columns import decided, looks
from planlint.extract.grid import Row, filled, grid
from planlint.extract.heads import (
    Layout,
    Part,
    carried,
    column_at,
    has_values,
    head_cells,
    header_rows,
    recognised,
)
from planlint.model import Block, Cell


def layout(block: Block, source: str, natures: Natures) -> Layout:
    """How a table is laid out."""
    if block.flat:
        return flattened.layout(block, source, natures)
    rows = grid(block.cells)
    titles, at = _titles(rows)
    heads = [at, *_further_heads(rows, at, natures)]
    parts = []
    for start, end in zip(heads, [*heads[1:], len(rows)], strict=True):
        parts.append(_part(rows[start:end], start, natures))
    return Layout(titles, parts)


def _titles(rows: list[Row]) -> tuple[tuple[Cell, ...], int]:
    """The cells of rows above the header that stand alone, and where the header begins."""
    titles: list[Cell] = []
    at = 0
    while at + 1 < len(rows):
        said = filled(rows[at])
        wide = len(rows[at]) > 1 or len(rows[at + 1]) > 1
        if len(said) > 1 or not wide or (said and said[0].rows > 1):
            break
        titles += said
        at += 1
    return tuple(titles), at


def _further_heads(rows: list[Row], first: int, natures: Natures) -> list[int]:
    """Where the header is repeated or another one begins: 指标 | 单位 | 2021年 in the midst of a table."""
    found = []
    kinds = natures.words.kinds
    others = {""}  # first cells that are no headers
    last = first
    for number, row in enumerate(rows[first + 1 :], first + 1):
        cell = row[0] if row else None
        if cell is None or cell.text.string in others:
            continue
        if len(cell.text.string) > 12 or kinds.get(headers.squeezed(cell.text.string)) is None:
            others.add(cell.text.string)
            continue
        if cell.row != number or number - last < 2:
            continue  # still the header above
        pieces = [natures.piece(c.text.string) for c in filled(row)[:40]]
        if (
            len(pieces) > 1
            and sum(map(recognised, pieces)) >= 0.6 * len(pieces)
            and not has_values(row, natures)
        ):
            found.append(number)
            last = number
    return found


def _part(rows: list[Row], first: int, natures: Natures) -> Part:
    count = header_rows(rows, first, natures)
    width = max((len(row) for row in rows), default=0)
    heads = carried(rows[:count], natures)
    columns = [column_at(heads, place, natures) for place in range(width)]
    body = rows[count:]
    settled = decided(columns, looks(_sample(body), width, natures), natures.words)
    return Part(tuple(settled), tuple(head_cells(rows[:count])), body, first + count)


def _sample(rows: list[Row]) -> list[Row]:
    """The first rows with more than a heading in them."""
    sample = []
    for row in rows:
        if len(filled(row)) > 1:
            sample.append(row)
            if len(sample) >= 60:
                break
    return sample
