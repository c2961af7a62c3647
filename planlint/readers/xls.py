"""XLS (Excel 95 to 2003): numbers under their formats, strings, errors and merged cells, sheet by sheet."""

import struct
from collections.abc import Iterator

from planlint.errors import ReadError
from planlint.model import Block, Document
from planlint.readers import biff
from planlint.readers.compound import Compound
from planlint.readers.formats import BUILT_IN, GENERAL, printed
from planlint.readers.rendering import rendered
from planlint.readers.sheets import Merge, Sheet

_COLUMNS = 256
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_FILEPASS, _DATEMODE, _BOUNDSHEET, _FORMAT, _FORMAT5, _XF = 0x2F, 0x22, 0x85, 0x41E, 0x1E, 0xE0
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_SHARED, _LABEL, _RICH, _STRING, _MERGED = 0xFD, 0x204, 0xD6, 0x207, 0xE5
_CELLS = frozenset((_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR, _SHARED, _LABEL, _RICH))


def read(path: str, data: bytes) -> Document:
    """The document of an XLS file."""
    compound = Compound(path, data)
    name = next((name for name in ("Workbook", "Book") if name in compound.names), "")
    if not name:
        raise ReadError("the file holds no workbook", path)
    try:
        return rendered(path, "xls", _Book(path, compound.read(name)).blocks())
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ReadError("the file is damaged or truncated: its records cannot be read", path) from error


class _Book:
    """A workbook stream: what its first part says of all sheets, and the sheets."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path, self.data = path, data
        self.formats = dict(BUILT_IN)
        self.styles: list[int] = []
        self.strings: list[str] = []
        self.since_1904 = False
        self.wide = True  # BIFF8, which Excel has written since 1997
        self.page = "cp1252"
        self.sheets: list[tuple[str, bool, int]] = []
        for kind, bodies in biff.records(data, 0, path):
            self._global(kind, bodies)

    def _global(self, kind: int, bodies: list[bytes]) -> None:
        body = bodies[0]
        if kind == biff.BOF:
            self.wide = struct.unpack_from("<H", body)[0] == biff.BIFF8
        elif kind == _FILEPASS:
            raise ReadError("the file is encrypted; save it without a password", self.path)
        elif kind == biff.CODEPAGE:
            self.page = biff.encoding(*struct.unpack_from("<H", body))
        elif kind == _DATEMODE:
            self.since_1904 = body[:1] == b"\1"
        elif kind == _XF:
            self.styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind in (_FORMAT, _FORMAT5):
            (number,) = struct.unpack_from("<H", body)
            self.formats[number] = biff.string(body, 2, 2 if self.wide else 1, self.wide, self.page)
        elif kind == biff.SST:
            self.strings = biff.shared(bodies)
        elif kind == _BOUNDSHEET:
            place, visible, sort = struct.unpack_from("<IBB", body)
            if sort == 0:
                self.sheets.append((self._string(body, 6, 1), visible & 3 != 0, place))

    def _string(self, body: bytes, at: int, size: int) -> str:
        return biff.string(body, at, size, self.wide, self.page)

    def blocks(self) -> Iterator[Block]:
        """The blocks of all sheets."""
        budget = Sheet.budget()
        for name, hidden, place in self.sheets:
            sheet = Sheet(self.path, name, hidden, budget)
            formula = 0, 0  # the cell whose formula gives the string of the next record
            for kind, (body, *_) in biff.records(self.data, place, self.path):
                if kind == _MERGED:
                    _merge(sheet, body)
                elif kind == _STRING:
                    sheet.put(*formula, self._string(body, 0, 2))
                elif kind in _CELLS:
                    row, column, style = struct.unpack_from("<3H", body)
                    if column >= _COLUMNS:
                        raise ReadError(
                            f"the file is damaged: a cell stands in column {column + 1}", self.path
                        )
                    formula = row, column
                    self._cell(sheet, kind, body, row, column, style)
            yield from sheet.blocks()

    def _cell(self, sheet: Sheet, kind: int, body: bytes, row: int, column: int, style: int) -> None:
        if kind == _NUMBER:
            self._put(sheet, row, column, style, struct.unpack_from("<d", body, 6)[0])
        elif kind == _RK:
            self._put(sheet, row, column, style, _packed(*struct.unpack_from("<I", body, 6)))
        elif kind == _MULRK:
            for number in range(min((len(body) - 6) // 6, _COLUMNS - column)):
                style, packed = struct.unpack_from("<HI", body, 4 + 6 * number)
                self._put(sheet, row, column + number, style, _packed(packed))
        elif kind == _SHARED:
            (number,) = struct.unpack_from("<I", body, 6)
            if number < len(self.strings):
                sheet.put(row, column, self.strings[number])
        elif kind in (_LABEL, _RICH):
            sheet.put(row, column, self._string(body, 6, 2))
        elif kind == _BOOLERR:
            known = _ERRORS.get(body[6], "#N/A") if body[7] else str(bool(body[6])).upper()
            sheet.put(row, column, known)
        else:
            self._formula(sheet, row, column, style, body[6:14])

    def _formula(self, sheet: Sheet, row: int, column: int, style: int, result: bytes) -> None:
        """The cached result of a formula: a number, a truth value or an error; a string comes behind it."""
        if result[6:8] != b"\xff\xff":
            self._put(sheet, row, column, style, struct.unpack("<d", result)[0])
        elif result[0] == 1:
            sheet.put(row, column, str(bool(result[2])).upper())
        elif result[0] == 2:
            sheet.put(row, column, _ERRORS.get(result[2], "#N/A"))

    def _put(self, sheet: Sheet, row: int, column: int, style: int, value: float) -> None:
        number = self.styles[style] if style < len(self.styles) else 0
        sheet.put(row, column, printed(value, self.formats.get(number, GENERAL), self.since_1904))


def _merge(sheet: Sheet, body: bytes) -> None:
    (count,) = struct.unpack_from("<H", body)
    for number in range(count):
        top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * number)
        sheet.merge(Merge(top, left, max(bottom - top, 0) + 1, max(right - left, 0) + 1))


def _packed(number: int) -> float:
    """An RK value: 30 bits of a float or of a whole number, perhaps a hundred times too large."""
    value: float
    if number & 2:
        value = float((number >> 2) - (1 << 30 if number & 0x8000_0000 else 0))
    else:
        value = struct.unpack("<d", struct.pack("<Q", (number & 0xFFFF_FFFC) << 32))[0]
    return value / 100 if number & 1 else value
