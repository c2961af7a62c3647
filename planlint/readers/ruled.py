"""Tables with ruling lines on a PDF page: cells from pdfplumber's lines, text from the signs in them."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from planlint.model import Cell, Text
from planlint.named import NamedTuple
from planlint.readers.glyphs import Glyph, joined, lines

MAX_PATHS = 20_000  # drawn paths of a page searched for tables; a map has more, and no table
MIN_PATHS = 4  # a frame and one line in it
_NEAR = 3.0  # points: edges nearer than that are one line, drawn twice
MAX_RULED_CELLS = 20_000  # of one page


class Ruled(NamedTuple):
    """A table on a page: its box, the x of its column edges, its cells."""

    left: float
    right: float
    top: float
    bottom: float
    edges: tuple[float, ...]
    cells: tuple[Cell, ...]


def paths(page: Any) -> int:
    """How many paths a pypdfium2 page draws, counted up to just beyond MAX_PATHS."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    count = 0
    for drawn in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=3):
        count += drawn is not None
        if count > MAX_PATHS:
            break
    return count


def ruled(page: Any, signs: Sequence[Glyph]) -> list[Ruled]:
    """The ruled tables of a pdfplumber page with at least two columns, from top to bottom."""
    left, top = page.bbox[0], page.bbox[1]
    found = []
    for table in page.find_tables():
        boxes = [(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in table.cells]
        if len(boxes) > MAX_RULED_CELLS:
            continue
        columns = _edges(x for box in boxes for x in (box[0], box[2]))
        rows = _edges(y for box in boxes for y in (box[1], box[3]))
        if len(columns) > 2 and len(rows) > 1:
            cells = tuple(_cells(boxes, rows, columns, signs))
            found.append(Ruled(columns[0], columns[-1], rows[0], rows[-1], tuple(columns), cells))
    return sorted(found, key=lambda table: table.top)


def _edges(places: Any) -> list[float]:
    """Places of lines in ascending order, near ones as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _cells(
    boxes: Sequence[tuple[float, float, float, float]],
    rows: list[float],
    columns: list[float],
    signs: Sequence[Glyph],
) -> list[Cell]:
    """The cells in order, each with its extent and the signs whose middle lies in it."""
    placed: dict[tuple[int, int], tuple[int, int]] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for x0, y0, x1, y1 in boxes:
        top, left = bisect_left(rows, y0 - _NEAR), bisect_left(columns, x0 - _NEAR)
        bottom, right = bisect_left(rows, y1 - _NEAR), bisect_left(columns, x1 - _NEAR)
        placed[top, left] = max(bottom - top, 1), max(right - left, 1)
        for row in range(top, max(bottom, top + 1)):
            for column in range(left, max(right, left + 1)):
                owner[row, column] = top, left
    within: dict[tuple[int, int], list[Glyph]] = {place: [] for place in placed}
    for glyph in signs:
        row = bisect_left(rows, (glyph.top + glyph.bottom) / 2) - 1
        column = bisect_left(columns, (glyph.left + glyph.right) / 2) - 1
        if (place := owner.get((row, column))) is not None:
            within[place].append(glyph)
    return [Cell(Text(_text(within[place])), *place, *extent) for place, extent in sorted(placed.items())]


def _text(signs: list[Glyph]) -> str:
    """The text of a cell: wrapped lines run on, as the cell's width broke them."""
    return joined(line.text for line in lines(signs)).strip()
