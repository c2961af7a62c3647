"""A table block → its columns and its rows by column: where the header ends, and what each column holds."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from planlint.extract import cells, flat, headers
from planlint.extract.cells import Natures
from planlint.extract.columns import Column, combined, decided, looks
from planlint.extract.grid import Row, filled, grid
from planlint.extract.headers import Piece
from planlint.extract.spans import spans
from planlint.model import Block, Cell
from planlint.vocabulary import Vocabulary

MOST_HEADER_ROWS = 6

_ODD = 4  # what a row of a flattened table may cost where it stands, and still be believed to be whole
UNKNOWN = "the columns of this table cannot be told apart"


class Part(NamedTuple):
    """A header and the rows below it, up to the next header. `doubts`: number of a row → why some of its
    cells are not in it; `lost`: those cells. `first` is the number of the first row.
    """

    columns: tuple[Column, ...]
    heads: tuple[Cell, ...]
    rows: list[Row]
    first: int
    doubts: dict[int, str]
    lost: list[tuple[Cell, str]]


class Layout(NamedTuple):
    """The parts of a table (mostly one) and the cells above its first header: titles, 单位: 亿元."""

    titles: tuple[Cell, ...]
    parts: list[Part]


def layout(block: Block, source: str, vocabulary: Vocabulary, natures: Natures) -> Layout:
    """How a table is laid out."""
    if block.flat:
        return _flat(block, source, vocabulary, natures)
    rows = grid(block.cells).rows
    titles, at = _titles(rows)
    heads = [at, *_further_heads(rows, at, natures, vocabulary)]
    parts = []
    for start, end in zip(heads, [*heads[1:], len(rows)], strict=True):
        parts.append(_part(rows[start:end], start, natures, vocabulary))
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


def _further_heads(rows: list[Row], first: int, natures: Natures, vocabulary: Vocabulary) -> list[int]:
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
        pieces = [headers.piece(c.text.string, natures.words, vocabulary) for c in filled(row)[:40]]
        if (
            len(pieces) > 1
            and sum(map(recognised, pieces)) >= 0.6 * len(pieces)
            and not _has_values(row, natures)
        ):
            found.append(number)
            last = number
    return found


def _part(rows: list[Row], first: int, natures: Natures, vocabulary: Vocabulary) -> Part:
    count = header_rows(rows, first, natures, vocabulary)
    width = max((len(row) for row in rows), default=0)
    heads = _carried(rows[:count], natures, vocabulary)
    columns = [_column(heads, place, natures, vocabulary) for place in range(width)]
    body = rows[count:]
    settled = decided(columns, looks(_sample(body), width, natures), vocabulary)
    return Part(tuple(settled), tuple(_heads(rows[:count])), body, first + count, {}, [])


def _carried(heads: list[Row], natures: Natures, vocabulary: Vocabulary) -> list[Row]:
    """Header rows of formats without spans: 2023年 and an empty cell above 计划 and 完成 is over both."""
    if len(heads) < 2:
        return heads
    carried = [list(row) for row in heads]
    for upper, lower in pairwise(carried):
        over: Cell | None = None
        for place, cell in enumerate(upper):
            if cell is not None and cell.text.string:
                said = headers.piece(cell.text.string, natures.words, vocabulary)
                spanned = cell.rows > 1 or cell.columns > 1
                over = cell if said.kind in ("", "value") and not spanned else None
            elif over is not None and place < len(lower) and lower[place] is not None:
                below = headers.piece(lower[place].text.string, natures.words, vocabulary)  # type: ignore[union-attr]
                if below.text and below.kind in ("", "value"):
                    upper[place] = over
                else:
                    over = None
    return carried


def _heads(rows: list[Row]) -> Iterator[Cell]:
    seen: set[int] = set()
    for row in rows:
        for cell in filled(row):
            if id(cell) not in seen:
                seen.add(id(cell))
                yield cell


def _sample(rows: list[Row]) -> list[Row]:
    """The first rows with more than a heading in them."""
    sample = []
    for row in rows:
        if len(filled(row)) > 1:
            sample.append(row)
            if len(sample) >= 60:
                break
    return sample


def _column(heads: list[Row], place: int, natures: Natures, vocabulary: Vocabulary) -> Column:
    said: list[Cell] = []
    for row in heads:
        cell = row[place] if place < len(row) else None
        if cell is not None and not any(cell is other for other in said):
            said.append(cell)
    return combined([cell.text.string for cell in said], natures.words, vocabulary)


def recognised(piece: Piece) -> bool:
    """Whether header words say anything of their column."""
    return bool(piece.kind or piece.period or piece.months or piece.role or piece.aspect or piece.unit)


def header_rows(rows: Sequence[Row], first: int, natures: Natures, vocabulary: Vocabulary) -> int:
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
        if not _heads_columns(row, own, at, rows, flagged, natures, vocabulary):
            break
        count = at + 1
    return min(count, len(rows) - 1) if len(rows) > 1 else 0


def _heads_columns(
    row: Row,
    own: list[Cell],
    at: int,
    rows: Sequence[Row],
    flagged: bool,
    natures: Natures,
    vocabulary: Vocabulary,
) -> bool:
    """Whether a row at the top belongs to the header."""
    if at and _numbers_columns(own):
        return True
    if _has_values(row, natures):
        return False
    if flagged and all(cell.header for cell in own):
        return True
    pieces = [headers.piece(cell.text.string, natures.words, vocabulary) for cell in own[:60]]
    known = sum(map(recognised, pieces))
    if at == 0:
        return known > 0 or any(_has_values(below, natures) for below in rows[1:20])
    leads = row[0] is own[0] and not recognised(pieces[0])
    return not leads and known >= 0.5 * len(pieces)


def _has_values(row: Row, natures: Natures) -> bool:
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


def _flat(block: Block, source: str, vocabulary: Vocabulary, natures: Natures) -> Layout:
    rows, stream = flat.logical(block.cells, source)
    if stream:
        width = flat.stream_width(rows[0], natures) or _header_run(rows[0], natures, vocabulary)
        if width is None:
            return Layout((), [_unread_part(rows[0], UNKNOWN)])
        rows = [rows[0][start : start + width] for start in range(0, len(rows[0]), width)]
    titles: list[Cell] = []
    while len(rows) > 1 and len(rows[0]) == 1 and len(rows[1]) > 1:
        titles += rows.pop(0)
    width = flat.usual_width(rows)
    heads, body = _flat_heads(rows, width, natures, vocabulary)
    if heads is None:
        return Layout(tuple(titles), [_unread_part([c for row in rows for c in row], UNKNOWN)])
    width = max(width, *(len(row) for row in heads), 1) if heads else width
    columns = [_column(heads, place, natures, vocabulary) for place in range(width)]
    headed = decided(columns, looks([], width, natures), vocabulary)
    whole = [row for row in body if len(row) == width and flat.oddity(row, headed, natures) < _ODD]
    settled = decided(columns, looks(list(map(list, whole)), width, natures), vocabulary)
    part = Part(tuple(settled), tuple(_heads(heads)), [], len(rows) - len(body), {}, [])
    _align(body, whole, part, natures)
    return Layout(tuple(titles), [part])


def _header_run(stream: list[Cell], natures: Natures, vocabulary: Vocabulary) -> int | None:
    """How many cells at the head of a stream are headers, when rows of that length make up all of it.

    Empty cells at its very end may be missing.
    """
    run = 0
    for cell in stream[: flat.WIDEST]:
        if not recognised(headers.piece(cell.text.string, natures.words, vocabulary)):
            break
        run += 1
    return run if run > 1 and -len(stream) % run < 3 and len(stream) > run else None


def _unread_part(lost: Sequence[Cell], reason: str) -> Part:
    return Part((), (), [], 0, {}, [(cell, reason) for cell in lost if cell.text.string])


def _flat_heads(
    rows: list[list[Cell]], width: int, natures: Natures, vocabulary: Vocabulary
) -> tuple[list[Row] | None, list[list[Cell]]]:
    """The header rows as a grid and the rows below; None when it stays open which column they head."""
    plain: list[Row] = [list(row) for row in rows[:MOST_HEADER_ROWS]]
    count = 0
    for at, row in enumerate(plain):
        said = filled(row)
        if not said or not _heads_columns(
            [None, *row] if at else row, said, at, plain, False, natures, vocabulary
        ):
            break
        if at and not _all_recognised(said, natures, vocabulary):
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
        [headers.piece(c.text.string, natures.words, vocabulary) for c in filled(plain[0])],
        [headers.piece(c.text.string, natures.words, vocabulary) for c in filled(plain[1])],
        width,
    )
    if fits is None:
        return None, rows
    return flat.spread(plain[:2], width, fits), rows[2:]


def _all_recognised(said: list[Cell], natures: Natures, vocabulary: Vocabulary) -> bool:
    return all(recognised(headers.piece(c.text.string, natures.words, vocabulary)) for c in said)


def _align(body: list[list[Cell]], whole: list[list[Cell]], part: Part, natures: Natures) -> None:
    """Put the rows of a flattened table into the columns of `part`."""
    width = len(part.columns)
    seen = [
        frozenset(row[at].text.string for row in whole if row[at].text.string)
        if part.columns[at].kind in ("unit", "department", "attribute", "category", "text")
        else frozenset[str]()
        for at in range(width)
    ]
    for number, row in enumerate(body):
        if _is_section(row):
            part.rows.append([row[0], *[None] * (width - 1)])
            continue
        placed, doubt = flat.aligned(row, part.columns, natures, seen)
        part.rows.append(placed)
        if doubt:
            part.doubts[number] = doubt
            kept = {id(cell) for cell in placed}
            part.lost.extend((c, doubt) for c in row if c.text.string and id(c) not in kept)


def _is_section(row: list[Cell]) -> bool:
    """Whether a row only holds its first cell: a heading among the rows."""
    return bool(row[0].text.string) and not any(cell.text.string for cell in row[1:])
