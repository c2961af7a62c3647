"""The account of numbers: every Arabic numeral of a document is part of a figure or named as unread."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from planlint import regex
from planlint.model import Block, Cell, Document, Figure, Text, Unread

NUMERAL = regex.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*")
REASON = {"zh": "not understood", "en": "prose in a language that is not read"}


def completed(document: Document, figures: Iterable[Figure], unread: Iterable[Unread]) -> list[Unread]:
    """An unread entry for each numeral of prose in none of figures and entries, so that no skip is silent.

    Tables name every cell themselves.
    """
    blocks = [block for block in document.blocks if block.kind != "table"]
    reason = REASON["zh" if document.language == "zh" else "en"]
    return [
        Unread(document.locate(start, end, block), document.source[start:end], reason)
        for block, _, start, end in uncovered(document, blocks, figures, unread)
    ]


def uncovered(
    document: Document, blocks: Iterable[Block], figures: Iterable[Figure], unread: Iterable[Unread]
) -> Iterator[tuple[Block, Cell | None, int, int]]:
    """Numerals of blocks that stand in no figure and no unread entry: block, cell, and source offsets."""
    places = [figure.location for figure in figures]
    places += [entry.location for entry in unread]
    begins = document.starts  # of lines
    spans = _merged(
        sorted(
            (begins[line - 1] + column - 1, begins[last - 1] + end - 1)
            for _, line, column, last, end, *_ in places
        )
    )
    starts = [start for start, _ in spans]
    for block in blocks:
        for text, cell in _texts(block):
            for found in NUMERAL.finditer(text.string):
                start, end = text.span(*found.span())
                at = bisect_left(starts, start + 1) - 1
                if at < 0 or spans[at][1] < end:
                    yield block, cell, start, end


def _texts(block: Block) -> Iterator[tuple[Text, Cell | None]]:
    if block.kind == "table":
        for cell in block.cells:
            yield cell.text, cell
    else:
        yield block.text, None


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans, those that meet or overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    return merged
