"""Waivers written as comments: `<!-- planlint: ignore growth/rate-contradicts-levels -- reason -->`."""

import re
from collections.abc import Iterable, Sequence

from planlint import regex
from planlint.errors import ReadError
from planlint.model import Block, Document, Waiver

_MARK = regex.compile(r"<!--\s*planlint\s*:")
_WHOLE = regex.compile(
    r"<!--\s*planlint\s*:\s*ignore\s+(?P<rules>[^\s,]+(?:\s*,\s*[^\s,]+)*)\s+--\s+(?P<reason>\S.*?)\s*-->",
    re.S,
)
_RULE = regex.compile(r"[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)+")
_FORM = "<!-- planlint: ignore PACK/RULE -- reason -->"


def comments(source: str) -> list[tuple[int, int]]:
    """Start and end of every `<!-- … -->` of a source; one that is never closed is none."""
    found = []
    start = source.find("<!--")
    while start >= 0:
        end = source.find("-->", start + 4)
        if end < 0:
            break
        found.append((start, end + 3))
        start = source.find("<!--", end + 3)
    return found


def waive(document: Document, comments: Iterable[tuple[int, int]]) -> Document:
    """The document with the waivers of its comments; a malformed one is a ReadError with its line."""
    marked = [span for span in comments if _MARK.match(document.source, *span)]
    if not marked:
        return document
    extents = [extent(block) for block in document.blocks]
    waivers = [waiver for start, end in marked for waiver in _waivers(document, extents, start, end)]
    return document._replace(waivers=tuple(waivers))


def extent(block: Block) -> tuple[int, int]:
    """The first and last source offset of a block (end exclusive)."""
    texts = [cell.text for cell in block.cells] or [block.text]
    spans = [text.span(0, len(text.string)) for text in texts]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _waivers(
    document: Document, extents: Sequence[tuple[int, int]], start: int, end: int
) -> Iterable[Waiver]:
    location = document.locate(start, end)
    place = f"line {location.line}"
    found = _WHOLE.fullmatch(document.source, start, end)
    if not found:
        raise ReadError(f"a waiver must read {_FORM}, with a rule and a reason", document.path, place)
    first, last = _covered(document, extents, end)
    for rule in re.split(r"\s*,\s*", found["rules"]):
        if not _RULE.fullmatch(rule):
            raise ReadError(
                f"'{rule}' is not a rule: a waiver names one, as in growth/rate-contradicts-levels",
                document.path,
                place,
            )
        yield Waiver(rule, " ".join(found["reason"].split()), location, first, last)


def _covered(document: Document, extents: Sequence[tuple[int, int]], end: int) -> tuple[int, int]:
    """The lines a comment that ends at `end` speaks of: the block below (a caption with its table).

    Inside a block (between two rows of a flattened table) it is the next line; after the last block
    only its own line, so that the waiver hides nothing and is reported as idle.
    """
    line = document.locate(end, end).line
    for number, (first, last) in enumerate(extents):
        if first < end < last:
            return line + 1, line + 1
        if first >= end:
            following = document.blocks[number : number + 2]
            if [block.kind for block in following] == ["caption", "table"]:
                last = extents[number + 1][1]
            return document.locate(first, first).line, document.locate(last, last).line
    return line, line
