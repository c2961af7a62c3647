"""The account of numbers: every Arabic numeral of a document is part of a figure or named as unread."""

from bisect import bisect_left
from collections.abc import Iterator

from planlint import regex
from planlint.model import Block, Cell, Document, Location, Text, Unread

_NUMERAL = regex.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*")
REASON = {"zh": "not understood", "en": "prose in a language that is not read"}


def uncovered(document: Document) -> Iterator[tuple[Block, Cell | None, int, int]]:
    """Numerals in no figure and no unread entry: block, cell, and their source offsets."""
    spans = _covered(document)
    starts = [start for start, _ in spans]
    for block in document.blocks:
        for text, cell in _texts(block):
            for found in _NUMERAL.finditer(text.string):
                start, end = text.span(found.start(), found.end())
                at = bisect_left(starts, start + 1) - 1
                if at < 0 or spans[at][1] < end:
                    yield block, cell, start, end


def completed(document: Document) -> list[Unread]:
    """An unread entry for each numeral that has none and is in no figure, so that no skip is silent."""
    reason = REASON["zh" if document.language == "zh" else "en"]
    return [
        Unread(
            document.locate(start, end, block, cell.ref if cell else None),
            document.source[start:end],
            reason if cell is None else REASON["zh"],
        )
        for block, cell, start, end in uncovered(document)
    ]


def _texts(block: Block) -> Iterator[tuple[Text, Cell | None]]:
    if block.kind == "table":
        for cell in block.cells:
            yield cell.text, cell
    else:
        yield block.text, None


def _covered(document: Document) -> list[tuple[int, int]]:
    """The source spans of figures and unread entries, merged where they meet."""
    places = [figure.location for figure in document.figures]
    places += [unread.location for unread in document.unread]
    found = sorted(_span(document, place) for place in places)
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    return merged


def _span(document: Document, location: Location) -> tuple[int, int]:
    starts = document.starts
    return starts[location.line - 1] + location.column - 1, starts[
        location.end_line - 1
    ] + location.end_column - 1
