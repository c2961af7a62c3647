"""A document keeps to its habits: spaces behind 第一章, one sign for a missing value, no lone item 1."""

from collections.abc import Iterator

from planlint.corpus import Corpus
from planlint.model import Document, Evidence, Fact, Place
from planlint.outline import Mark, Outline, outline
from planlint.passages import passages
from planlint.tables import EMPTY, Table, tables

_SHOWN = 14


def marks_are_used_alike(corpus: Corpus, *, of: str) -> Iterator[Evidence]:
    """Habits that differ within a document: `of` is "headings", "empty-cells" or "lone-items"."""
    for document in corpus.documents:
        read = corpus.derived(passages, document).derived(outline)
        if of == "headings":
            yield from _headings(read)
        elif of == "empty-cells":
            yield from _empty_cells(document, read.passages.derived(tables))
        else:
            yield from _lone_items(read)


def _headings(read: Outline) -> Iterator[Evidence]:
    """Some numbered headings with a space behind their number and some without."""
    string = read.passages.string
    marks = [m for m in read.marks if m.opens and m.style in ("章", "节") and not m.table]
    spaced = [m for m in marks if string[m.end : m.end + 1].isspace() and string[m.end : m.end + 1] != "\n"]
    tight = [m for m in marks if "\u4e00" <= string[m.end : m.end + 1] <= "\u9fff"]
    if spaced and tight and len(marks) > 3:
        rare = min(spaced, tight, key=len)
        places = tuple(_place(read, mark) for mark in rare)
        facts: dict[str, Fact] = {"spaced": len(spaced), "tight": len(tight), "example": places[0].text}
        yield Evidence(places=places, facts=facts)


def _empty_cells(document: Document, read: list[Table]) -> Iterator[Evidence]:
    """Missing values of the document's tables written with three or more signs."""
    found: dict[str, Place] = {}
    for here in read:
        for cell in (cell for row in here.rows for cell in row.cells[2:]):
            sign = cell.text.string
            if sign and sign in EMPTY and sign not in found:
                start, end = cell.text.span(0, len(sign))
                found[sign] = Place(document.locate(start, end, here.block, cell.ref), sign)
    if len(found) > 2:
        facts: dict[str, Fact] = {"signs": " ".join(found), "count": len(found)}
        yield Evidence(places=tuple(found.values()), facts=facts)


def _lone_items(read: Outline) -> Iterator[Evidence]:
    """Lists with an item 1 and no other."""
    for marks in read.lists:
        mark = marks[0]
        alone = len(marks) == 1 and mark.number == 1 and mark.opens and mark.style in ("1、", "1.")
        if alone and not mark.table and not read.passages.string[mark.end : mark.end + 2].strip().isdecimal():
            place = _place(read, mark)
            yield Evidence(places=(place,), facts={"item": place.text})


def _place(read: Outline, mark: Mark) -> Place:
    end = min(mark.end + _SHOWN, read.passages.all[mark.passage].end)
    return read.passages.place(mark.start, end)
