"""The layout of a table flattened to text: its rows put together and aligned with the columns."""

from collections.abc import Sequence

from planlint.extract import flat
from planlint.extract.cells import Natures
from planlint.extract.columns import decided, looks
from planlint.extract.grid import Row, filled
from planlint.extract.heads import (
    MOST_HEADER_ROWS,
    UNKNOWN,
    Layout,
    Part,
    column_at,
    head_cells,
    heads_columns,
    recognised,
)
from planlint.extract.spans import spans
from planlint.model import Block, Cell

_ODD = 4  # what a row of a flattened table may cost where it stands, and still be believed to be whole


def layout(block: Block, source: str, natures: Natures) -> Layout:
    rows, stream = flat.logical(block.cells, source)
    if stream:
        width = flat.stream_width(rows[0], natures) or _header_run(rows[0], natures)
        if width is None:
            return Layout((), [_unread_part(rows[0], UNKNOWN)])
        rows = [rows[0][start : start + width] for start in range(0, len(rows[0]), width)]
    titles: list[Cell] = []
    while len(rows) > 1 and len(rows[0]) == 1 and len(rows[1]) > 1:
        titles += rows.pop(0)
    width = flat.usual_width(rows)
    heads, body = _flat_heads(rows, width, natures)
    if heads is None:
        return Layout(tuple(titles), [_unread_part([c for row in rows for c in row], UNKNOWN)])
    width = max(width, *(len(row) for row in heads), 1) if heads else width
    columns = [column_at(heads, place, natures) for place in range(width)]
    headed = decided(columns, looks([], width, natures), natures.words)
    fitting = flat.Fitting(headed, natures)
    whole = [row for row in body if len(row) == width and fitting.oddity(row) < _ODD]
    settled = decided(columns, looks(list(map(list, whole)), width, natures), natures.words)
    part = Part(tuple(settled), tuple(head_cells(heads)), [], len(rows) - len(body))
    _align(body, whole, part, natures)
    return Layout(tuple(titles), [part])


def _header_run(stream: list[Cell], natures: Natures) -> int | None:
    """How many cells at the head of a stream are headers, when rows of that length make up all of it.

    Empty cells at its very end may be missing.
    """
    run = 0
    for cell in stream[: flat.WIDEST]:
        if not recognised(natures.piece(cell.text.string)):
            break
        run += 1
    return run if run > 1 and -len(stream) % run < 3 and len(stream) > run else None


def _unread_part(lost: Sequence[Cell], reason: str) -> Part:
    part = Part((), (), [], 0)
    part.lost += [(cell, reason) for cell in lost if cell.text.string]
    return part


def _flat_heads(
    rows: list[list[Cell]], width: int, natures: Natures
) -> tuple[list[Row] | None, list[list[Cell]]]:
    """The header rows as a grid and the rows below; None when it stays open which column they head."""
    plain: list[Row] = [list(row) for row in rows[:MOST_HEADER_ROWS]]
    count = 0
    for at, row in enumerate(plain):
        said = filled(row)
        if not said or not heads_columns([None, *row] if at else row, said, at, plain, False, natures):
            break
        if at and not _all_recognised(said, natures):
            break
        count = at + 1
    if count == 0:
        return [], rows
    counted = [len(filled(row)) for row in plain[:count]]
    if count == 1 or counted[0] >= width:
        return plain[:count] if count == 1 else plain[:1], rows[
            1 if count > 1 and counted[0] >= width else count :
        ]
    fits = spans(
        [natures.piece(c.text.string) for c in filled(plain[0])],
        [natures.piece(c.text.string) for c in filled(plain[1])],
        width,
    )
    if fits is None:
        return None, rows
    return flat.spread(plain[:2], width, fits), rows[2:]


def _all_recognised(said: list[Cell], natures: Natures) -> bool:
    return all(recognised(natures.piece(c.text.string)) for c in said)


def _align(body: list[list[Cell]], whole: list[list[Cell]], part: Part, natures: Natures) -> None:
    """Put the rows of a flattened table into the columns of `part`."""
    width = len(part.columns)
    seen = [
        frozenset(row[at].text.string for row in whole if row[at].text.string)
        if part.columns[at].kind in ("unit", "department", "attribute", "category", "text")
        else frozenset[str]()
        for at in range(width)
    ]
    fitting = flat.Fitting(part.columns, natures, seen)
    for row in body:
        if _is_section(row):
            part.rows.append([row[0], *[None] * (width - 1)])
            continue
        placed, doubt = fitting.aligned(row)
        part.rows.append(placed)
        if doubt:
            kept = {id(cell) for cell in placed}
            part.lost.extend((c, doubt) for c in row if c.text.string and id(c) not in kept)


def _is_section(row: list[Cell]) -> bool:
    """Whether a row only holds its first cell: a heading among the rows."""
    return bool(row[0].text.string) and not any(cell.text.string for cell in row[1:])
