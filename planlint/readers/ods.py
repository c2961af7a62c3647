"""ODS: the sheets as printed; the file keeps the shown text of every cell beside its value."""

from collections.abc import Iterator

from planlint.errors import ReadError
from planlint.model import Block, Document
from planlint.readers.package import Element, Package, whole
from planlint.readers.rendering import rendered
from planlint.readers.sheets import Merge, Sheet

_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_GROUPS = (f"{_TABLE}table-row-group", f"{_TABLE}table-header-rows", f"{_TABLE}table-rows")
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def read(path: str, data: bytes) -> Document:
    """The document of an ODS file."""
    package = Package(path, data)
    if "content.xml" not in package or _MIMETYPE not in (
        package.read("mimetype") if "mimetype" in package else _MIMETYPE
    ):
        raise ReadError("the package holds no ODS spreadsheet", path)
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise ReadError("the file is encrypted; save it without a password", path)
    return rendered(path, "ods", _blocks(path, package.xml("content.xml")))


def _blocks(path: str, root: Element) -> Iterator[Block]:
    hidden = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iterfind(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    }
    budget = Sheet.budget()
    for table in root.iterfind(f".//{_TABLE}table"):
        name, style = table.get(f"{_TABLE}name", ""), table.get(f"{_TABLE}style-name")
        sheet = Sheet(path, name, style in hidden, budget)
        _fill(sheet, table)
        yield from sheet.blocks()


def _fill(sheet: Sheet, table: Element) -> None:
    number = 0
    for row in _rows(table):
        cells = list(_cells(row))
        repeated = max(whole(row.get(f"{_TABLE}number-rows-repeated"), 1), 1)
        for again in range(number, number + (repeated if cells else 0)):
            for column, times, text, rows, columns in cells:
                for copy in range(column, column + times):
                    sheet.put(again, copy, text)
                if rows > 1 or columns > 1:
                    sheet.merge(Merge(again, column, rows, columns))
        number += repeated


def _rows(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[tuple[int, int, str, int, int]]:
    """Column, repetitions, text and extent of the cells of a row that print something."""
    column = 0
    for cell in row:
        if not cell.tag.startswith(_TABLE):
            continue
        times = max(whole(cell.get(f"{_TABLE}number-columns-repeated"), 1), 1)
        text = "\n".join("".join(_characters(line)) for line in cell.iterfind(f"{_TEXT}p")).strip()
        if text and cell.tag == f"{_TABLE}table-cell":
            rows = max(whole(cell.get(f"{_TABLE}number-rows-spanned"), 1), 1)
            columns = max(whole(cell.get(f"{_TABLE}number-columns-spanned"), 1), 1)
            yield column, times, text, rows, columns
        column += times


def _characters(element: Element) -> Iterator[str]:
    """The characters of a line: spaces and tabs are elements, notes are not part of it."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(max(whole(child.get(f"{_TEXT}c"), 1), 1), 100)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag in (f"{_TEXT}span", f"{_TEXT}a"):
            yield from _characters(child)
        yield child.tail or ""
