"""XLSX: the sheets as printed, each value under its number format, hidden sheets said to be hidden.

Read from the package's own XML. calamine, otherwise twice as fast, allocates the whole rectangle of a
sheet (two cells at its ends are 512 GB, which aborts the process), drops error cells, and knows no
number formats, for which the XML would be read a second time.
"""

from collections.abc import Iterator
from functools import lru_cache

from planlint import regex
from planlint.errors import ReadError
from planlint.model import Block, Document
from planlint.readers.formats import BUILT_IN, GENERAL, printed
from planlint.readers.package import Element, Package, whole
from planlint.readers.rendering import rendered
from planlint.readers.sheets import Merge, Sheet
from planlint.readers.source import SUPERSCRIPT

_REF = regex.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})$")
_LETTERS = regex.compile(r"[A-Z]{1,3}$")
_ESCAPED = regex.compile(r"_x([0-9A-Fa-f]{4})_")
_SHEETS = ("sheet", "worksheet")


def read(path: str, data: bytes) -> Document:
    """The document of an XLSX file."""
    package = Package(path, data)
    main = next((name for kind, name in package.related("").values() if kind == "officeDocument"), "")
    if main not in package:
        raise ReadError("the package holds no workbook", path)
    book = package.xml(main)
    if not book.tag.endswith("}workbook"):
        raise ReadError("the package holds no workbook", path)
    return rendered(path, "xlsx", _blocks(package, main, book))


def _blocks(package: Package, main: str, book: Element) -> Iterator[Block]:
    related = package.related(main)
    parts = {kind: name for kind, name in related.values() if name in package}
    formats = _formats(package, parts.get("styles"))
    strings = _strings(package, parts.get("sharedStrings"))
    properties = book.find("{*}workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    budget = Sheet.budget()
    for element in book.iterfind("{*}sheets/{*}sheet"):
        number = next((text for name, text in element.items() if name.endswith("}id")), "")
        kind, name = related.get(number, ("", ""))
        if kind == "worksheet" and name in package:
            hidden = element.get("state", "visible") != "visible"
            sheet = Sheet(package.path, element.get("name", ""), hidden, budget)
            _fill(sheet, package, name, strings, formats, since_1904)
            yield from sheet.blocks()


def _formats(package: Package, name: str | None) -> list[str]:
    """The number format of every cell style, by its index."""
    if name is None:
        return []
    root = package.xml(name)
    codes = dict(BUILT_IN)
    for element in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[whole(element.get("numFmtId"), 0)] = element.get("formatCode", GENERAL)
    return [
        codes.get(whole(element.get("numFmtId"), 0), GENERAL) for element in root.iterfind("{*}cellXfs/{*}xf")
    ]


def _strings(package: Package, name: str | None) -> list[str]:
    return [] if name is None else [_rich(element) for element in package.stream(name, "{*}si")]


def _rich(element: Element) -> str:
    """The text of a string with its runs: struck-out ones and reading aids (pinyin) are none of it."""
    parts = []
    for child in element:
        kind = child.tag.rpartition("}")[2]
        if kind == "t":
            parts.append(child.text or "")
        elif kind == "r":
            look, text = child.find("{*}rPr"), child.findtext("{*}t") or ""
            if look is not None:
                raised = look.find("{*}vertAlign")
                struck = look.find("{*}strike")
                if struck is not None and struck.get("val") not in ("0", "false"):
                    continue
                if raised is not None and raised.get("val") == "superscript":
                    text = text.translate(SUPERSCRIPT)
            parts.append(text)
    string = "".join(parts)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), string) if "_x" in string else string


def _fill(
    sheet: Sheet, package: Package, name: str, strings: list[str], formats: list[str], since_1904: bool
) -> None:
    row = -1
    for element in package.stream(name, ("{*}row", "{*}mergeCell")):
        if element.tag.endswith("}mergeCell"):
            if merge := _merge(element.get("ref", "")):
                sheet.merge(merge)
            continue
        row = whole(element.get("r"), row + 2) - 1
        column = -1
        for cell in element:
            column = _column(cell.get("r"), column)
            value = _value(cell, strings, formats, since_1904)
            if value:
                sheet.put(row, column, value)


def _column(ref: str | None, before: int) -> int:
    """The 0-based column of a cell reference; behind the one before where there is none."""
    number = _number(ref.rstrip("0123456789")) if ref else -1
    return number if number >= 0 else before + 1


@lru_cache(maxsize=1 << 15)
def _number(letters: str) -> int:
    """The 0-based number of a column: 27 for AB, -1 for what names none."""
    if not _LETTERS.match(letters):
        return -1
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _merge(ref: str) -> Merge | None:
    ends = [_REF.match(end) for end in ref.split(":")]
    if len(ends) != 2 or not ends[0] or not ends[1]:
        return None
    top, bottom = int(ends[0][2]) - 1, int(ends[1][2]) - 1
    left, right = _column(ends[0][0], 0), _column(ends[1][0], 0)
    return Merge(top, left, max(bottom - top, 0) + 1, max(right - left, 0) + 1)


def _value(cell: Element, strings: list[str], formats: list[str], since_1904: bool) -> str:
    """What a cell prints: its cached value under its format."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return "" if inline is None else _rich(inline)
    stored: str | None = None
    for child in cell:
        if child.tag.endswith("}v"):
            stored = child.text
            break
    if not stored:  # a formula that no program has calculated yet stands as it is written
        formula: str | None = cell.findtext("{*}f") if len(cell) else None
        return f"={formula}" if formula else ""
    if kind == "s":
        number = whole(stored, -1)
        return strings[number] if 0 <= number < len(strings) else ""
    if kind == "b":
        return "TRUE" if stored.strip() == "1" else "FALSE"
    if kind != "n":  # "str", "e", "d": as they stand, an error as well
        return stored
    try:
        number_stored = float(stored)
    except ValueError:
        return stored
    style = whole(cell.get("s"), 0)
    code = formats[style] if 0 <= style < len(formats) else GENERAL
    return printed(number_stored, code, since_1904)
