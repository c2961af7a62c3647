"""Two columns of a table do not have the same header, and the cells below are what it says."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Cell, Document, Evidence, Fact, Place
from planlint.passages import passages
from planlint.tables import EMPTY, Row, Table, tables

OFFICE = regex.compile(
    r"[\u4e00-\u9fff]{1,12}(?:局|委|办|厅|科|处|分局|部门|办公室|委员会|中心|公司|集团|管委会)"
)
_YEAR = regex.compile(r"(?:19|20)\d\d")  # 增速 and 完成 stand twice by right: 2022年 | 增速 | 2023年 | 增速
UNIT_HEADERS = ("单位", "计量单位")
_SHARE = 0.6  # of the cells of a column that must be offices for it to hold offices


def column_headers_are_distinct(corpus: Corpus) -> Iterator[Evidence]:
    """Headers that stand twice in one header row, and 单位 (a unit) over departments."""
    for document in corpus.documents:
        for read in corpus.derived(passages, document).derived(tables):
            yield from _checked(document, read)


def _checked(document: Document, read: Table) -> Iterator[Evidence]:
    titles = read.titles
    if not titles or len(read.rows) < 2 or _second_header(read):
        return
    offices = [n for n, title in enumerate(titles) if title in UNIT_HEADERS and _offices(read, n)]
    half = len(titles) // 2
    for number, title in enumerate(titles):
        first = titles.index(title) if title else number
        if number in offices:
            places = [_place(document, read, read.header[number])]
            if first != number:
                places.append(_place(document, read, read.header[first], "the unit"))
            facts: dict[str, Fact] = {"header": title, "example": _example(read)}
            yield Evidence(places=tuple(places), facts=facts, case="departments")
        elif first < number and _YEAR.search(title) and titles[:half] != titles[half:]:
            places = [_place(document, read, read.header[number]), _place(document, read, read.header[first])]
            yield Evidence(places=tuple(places), facts={"header": title})


def _second_header(read: Table) -> bool:
    """Whether the header has a second row, in which spanned titles repeat by right."""
    if any(cell.columns > 1 or cell.rows > 1 for cell in read.header):
        return True
    if read.block.flat and len(read.header) < max(len(row.cells) for row in read.rows) - 1:
        return True
    cells = [cell for cell in read.rows[0].cells if cell.text.string not in EMPTY]
    return bool(cells) and not any(sign.isdigit() for cell in cells for sign in cell.text.string)


def _offices(read: Table, number: int) -> bool:
    """Whether the column holds names of offices; in a flattened table the last cell of each row is taken."""
    if read.block.flat:
        if number < len(read.header) - 2 and any(title for title in read.titles[number + 1 :]):
            return False
        cells = [_last(row) for row in read.rows]
    else:
        cells = [
            c.text.string for row in read.rows for c in row.cells if c.column == read.header[number].column
        ]
    filled = [text for text in cells if text not in EMPTY]
    return len(filled) > 1 and sum(1 for text in filled if OFFICE.fullmatch(text)) >= _SHARE * len(filled)


def _last(row: Row) -> str:
    return next((text for text in reversed(row.texts) if text), "")


def _example(read: Table) -> str:
    return next((text for row in read.rows for text in reversed(row.texts) if OFFICE.fullmatch(text)), "")


def _place(document: Document, read: Table, cell: Cell, note: str = "") -> Place:
    start, end = cell.text.span(0, len(cell.text.string))
    return Place(document.locate(start, end, read.block, cell.ref), document.source[start:end], note)
