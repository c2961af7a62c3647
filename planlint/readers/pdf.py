"""PDF: paragraphs in reading order and tables, each with its page; page numbers and running heads are none.

pypdfium2 gives the signs of every page; pdfplumber, ten times slower, looks only at pages with ruling
lines. A table in pieces at page breaks is joined on its repeated header or its columns.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from planlint import regex
from planlint.errors import ReadError
from planlint.model import Block, Document, Text
from planlint.readers.flow import Layout, blocks
from planlint.readers.glyphs import Glyph, Line, glyphs, lines
from planlint.readers.grid import tables
from planlint.readers.headings import classify
from planlint.readers.pieces import appended
from planlint.readers.rendering import rendered
from planlint.readers.ruled import MAX_PATHS, MIN_PATHS, Ruled, paths, ruled

MAX_PAGES = 3_000
MAX_SIGNS = 20_000_000  # of a document

_FOLIO = regex.compile(
    r"[-—–~·\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*[/／]\s*\d{1,4})?(?:\s*页)?(?:\s*[,，]?\s*共\s*\d+\s*页)?"
    r"[-—–~·\s]*$|Page \d+(?: of \d+)?$",
    re.IGNORECASE,
)
_EDGE = 2  # lines at the top and bottom of a page that may be a running head
_OFTEN = 3  # pages that repeat a line before it counts as one


def read(path: str, data: bytes) -> Document:
    """The document of a PDF file."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError("the file is encrypted; save it without a password", path) from error
        raise ReadError("the file is damaged or truncated: no PDF can be read from it", path) from error
    try:
        if not len(opened):
            raise ReadError("the file is damaged or truncated: it has no pages", path)
        if len(opened) > MAX_PAGES:
            raise ReadError(f"the file has {len(opened)} pages; at most {MAX_PAGES} are read", path)
        pages = list(_pages(path, opened, data))
    finally:
        opened.close()
    return rendered(path, "pdf", _blocks(pages))


Page = tuple[list[Line], list[Ruled]]


def _pages(path: str, opened: Any, data: bytes) -> Iterator[Page]:
    """The lines outside of ruled tables and the ruled tables of every page."""
    plumber = None
    total = 0
    try:
        for number in range(len(opened)):
            page = _page(path, opened, number)
            signs = glyphs(page)
            total += len(signs)
            if total > MAX_SIGNS:
                raise ReadError(f"the file has more than {MAX_SIGNS} characters", path)
            found: list[Ruled] = []
            if signs and MIN_PATHS <= paths(page) <= MAX_PATHS:
                plumber = plumber or _plumber(data)
                found = _ruled(plumber, number, signs)
            outside = [sign for sign in signs if not any(_within(sign, table) for table in found)]
            yield lines(outside), found
            page.close()
    finally:
        if plumber:
            plumber.close()


def _page(path: str, opened: Any, number: int) -> Any:
    import pypdfium2

    try:
        return opened[number]
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"the file is damaged: its page {number + 1} cannot be read", path) from error


def _ruled(plumber: Any, number: int, signs: Sequence[Glyph]) -> list[Ruled]:
    """The ruled tables of a page; none where pdfplumber stumbles, whose errors are of any kind."""
    if not plumber:
        return []
    try:
        page = plumber.pages[number]
        found = ruled(page, signs)
        page.close()
    except Exception:
        return []
    return found


def _plumber(data: bytes) -> Any:
    """The document for pdfplumber; None when it cannot read what pdfium could."""
    import logging

    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font on standard error
    try:
        opened = pdfplumber.open(BytesIO(data))
        len(opened.pages)
    except Exception:  # pdfminer raises what it likes on odd files; the text is read without it
        return None
    return opened


def _within(sign: Glyph, table: Ruled) -> bool:
    x, y = (sign.left + sign.right) / 2, (sign.top + sign.bottom) / 2
    return table.left <= x <= table.right and table.top <= y <= table.bottom


def _blocks(pages: Sequence[Page]) -> list[Block]:
    """The blocks of all pages; lines run on over page breaks, and so do tables."""
    shown = _without_running_heads([found for found, _ in pages])
    layout = Layout(shown)
    result: list[Block] = []
    pending: list[tuple[int, Line]] = []
    last: Ruled | None = None  # the table that nothing has followed yet
    for number, (page, (_, tables_here)) in enumerate(zip(shown, pages, strict=True), 1):
        parts: list[Line | Ruled] = sorted([*page, *tables_here], key=lambda part: part.top)
        for part in parts:
            if isinstance(part, Line):
                pending.append((number, part))
                last = None
                continue
            if not pending and last and result and _continues(last, part):
                result[-1] = result[-1]._replace(cells=appended(result[-1].cells, part.cells))
            else:
                result += blocks(pending, layout)
                pending = []
                result += [block._replace(page=number) for block in _table(part)]
            last = part if result and result[-1].kind == "table" else None
    return result + blocks(pending, layout)


def _table(part: Ruled) -> list[Block]:
    grid = [list(row) for _, row in groupby(part.cells, lambda cell: cell.row)]
    if sum(bool(cell.text.string) for cell in part.cells) < 2:  # a frame around a text, or a drawing
        return [Block(*_kind(cell.text.string)) for cell in part.cells if cell.text.string]
    return tables(grid, 0)


def _kind(string: str) -> tuple[str, Text, int]:
    kind, level = classify(string)
    return kind, Text(string), level


def _continues(table: Ruled, following: Ruled) -> bool:
    """Whether the next page begins with the rest of a table: the same column edges."""
    near = len(table.edges) == len(following.edges)
    return near and all(abs(a - b) < 4 for a, b in zip(table.edges, following.edges, strict=True))


def _without_running_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of every page without page numbers and what stands at the edge of most pages."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({(_shape(line), round(line.bottom / 12)) for line in _edges(page)})
    often = {head for head, count in seen.items() if count >= max(_OFTEN, len(pages) // 3)}
    kept = []
    for page in pages:
        edges = _edges(page)
        kept.append([line for line in page if not (line in edges and _runs(line, page, often, len(pages)))])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    return [*page[:_EDGE], *page[_EDGE:][-_EDGE:]]


def _runs(line: Line, page: Sequence[Line], often: set[tuple[str, int]], count: int) -> bool:
    if (_shape(line), round(line.bottom / 12)) in often:
        return True
    return count > 1 and (line is page[0] or line is page[-1]) and bool(_FOLIO.match(line.text))


def _shape(line: Line) -> str:
    """A line with its numbers taken out: the same on every page."""
    return re.sub(r"\d+", "#", line.text)
