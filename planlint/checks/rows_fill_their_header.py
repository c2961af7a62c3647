"""A row of a table has a cell for each column of its header, unless a span covers it."""

from collections import Counter
from collections.abc import Iterator

from planlint.corpus import Corpus
from planlint.model import Block, Cell, Document, Evidence, Fact, Place

_FEWEST = 3  # rows of the usual length that make a short one remarkable


def rows_fill_their_header(corpus: Corpus) -> Iterator[Evidence]:
    """Rows with fewer cells than the header, in tables that keep their grid (not flattened to text)."""
    for document in corpus.documents:
        for block in document.blocks:
            if block.kind == "table" and not block.flat and not block.hidden:
                yield from _short_rows(document, block)


def _short_rows(document: Document, block: Block) -> Iterator[Evidence]:
    width: Counter[int] = Counter()
    lines: dict[int, list[Cell]] = {}
    for cell in block.cells:
        lines.setdefault(cell.row, []).append(cell)
        for row in range(cell.row, cell.row + cell.rows):
            width[row] += cell.columns
    if len(lines) <= _FEWEST:
        return
    first = min(lines)
    wanted = width[first]
    usual = [row for row in lines if width[row] == wanted]
    for row, cells in lines.items():
        filled = [cell for cell in cells if cell.text.string]
        if row == first or width[row] >= wanted or len(filled) < 2 or len(usual) - 1 < _FEWEST:
            continue
        start, end = cells[0].text.span(0, len(cells[0].text.string))
        place = Place(document.locate(start, end, block, cells[0].ref), document.source[start:end])
        facts: dict[str, Fact] = {"row": filled[0].text.string, "cells": width[row], "columns": wanted}
        yield Evidence(places=(place,), facts=facts)
