"""A cell must not repeat the unit that its row has already been given."""

from collections.abc import Iterator

from planlint.corpus import Corpus
from planlint.model import Cell, Document, Evidence, Fact, Figure, Place
from planlint.tables import EMPTY, Row, table
from planlint.units import unit_for


def units_stand_once(corpus: Corpus) -> Iterator[Evidence]:
    """Every table row with a cell for its unit and the unit again behind a number: % | 2.5%以内.

    Case "throughout" when most rows of the table do so: one note, for it is the table's style.
    """
    seen: dict[tuple[str, int], list[Figure]] = {}
    for figure in corpus.figures:
        unit = figure.quantity.unit
        if figure.row is not None and unit and unit in figure.quantity.text:
            seen.setdefault((figure.location.path, figure.block), []).append(figure)
    for figures in seen.values():
        document = corpus.document(figures[0])
        block = document.blocks[figures[0].block]
        if block.kind == "table":
            yield from _doubled(document, table(block).rows, figures[0].block)


def _doubled(document: Document, rows: tuple[Row, ...], number: int) -> Iterator[Evidence]:
    given = [(row, unit) for row in rows if (unit := _unit_cell(row))]
    found = []
    for row, unit in given:
        if cells := [cell for cell in row.cells if _repeats(cell, unit.text.string)]:
            found.append((unit, cells))
    case = "throughout" if len(found) > 2 and 2 * len(found) > len(given) else None
    for unit, cells in found[:1] if case else found:
        places = [_place(document, number, cell) for cell in (*cells, unit)]
        facts: dict[str, Fact] = {"text": places[0].text, "unit": unit.text.string, "count": len(found)}
        yield Evidence((), tuple(places), facts, case=case)


def _unit_cell(row: Row) -> Cell | None:
    """The cell that holds nothing but the unit of its row."""
    for cell in row.cells:
        text = cell.text.string
        if text and text not in EMPTY and len(text) < 12 and not text[0].isdigit() and unit_for(text):
            return cell
    return None


def _repeats(cell: Cell, unit: str) -> bool:
    """Whether a cell holds a number with the unit directly behind it."""
    text = cell.text.string
    at = text.find(unit)
    return at > 0 and len(text) < 20 and text[:at].rstrip()[-1:].isdigit()


def _place(document: Document, number: int, cell: Cell) -> Place:
    start, end = cell.text.span(0, len(cell.text.string))
    location = document.locate(start, end, document.blocks[number], cell.ref)
    return Place(location, document.source[start:end])
