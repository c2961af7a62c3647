"""XLS (Excel 97 to 2003): strings through calamine, numbers with their formats from the records.

calamine knows no number formats and drops errors, so the cell records are scanned for them; the scan
also sees a cell outside the grid of the format before calamine would reserve memory for it.
"""

import io
import struct
from collections.abc import Iterator
from typing import Any

from planlint.errors import ReadError
from planlint.model import Block, Document
from planlint.readers.compound import Compound
from planlint.readers.formats import BUILT_IN, GENERAL, printed
from planlint.readers.rendering import rendered
from planlint.readers.sheets import Merge, Sheet

_COLUMNS = 256
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_BOF, _EOF, _FILEPASS, _DATEMODE, _BOUNDSHEET = 0x809, 0x0A, 0x2F, 0x22, 0x85
_FORMAT, _XF, _MERGED = 0x41E, 0xE0, 0xE5
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_TEXTS = (0xFD, 0x204, 0xD6)  # shared string, label, rich string
_BIFF8 = 0x600


def read(path: str, data: bytes) -> Document:
    """The document of an XLS file."""
    compound = Compound(path, data)
    name = next((name for name in ("Workbook", "Book") if name in compound.names), "")
    if not name:
        raise ReadError("the file holds no workbook", path)
    try:
        book = _Book(path, compound.read(name))
        return rendered(path, "xls", book.blocks(_strings(path, data)))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ReadError("the file is damaged or truncated: its records cannot be read", path) from error


def _strings(path: str, data: bytes) -> Any:
    """Calamine's workbook; a panic of its is no Exception."""
    from python_calamine import CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise ReadError(f"the workbook cannot be read: {error}", path) from error


class _Book:
    """The sheets of a workbook stream: their numbers as printed, their merged ranges."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path, self.data = path, data
        self.formats = dict(BUILT_IN)
        self.styles: list[int] = []
        self.since_1904 = False
        self.wide = True  # BIFF8, which Excel has written since 1997
        self.sheets: list[tuple[str, bool, int]] = []
        for kind, body in self._records(0):
            self._global(kind, body)

    def _records(self, at: int) -> Iterator[tuple[int, bytes]]:
        """The records from an offset to the end of their substream."""
        while at + 4 <= len(self.data):
            kind, length = struct.unpack_from("<HH", self.data, at)
            yield kind, self.data[at + 4 : at + 4 + length]
            at += 4 + length
            if kind == _EOF:
                return
        raise ReadError("the file is truncated: its last records are missing", self.path)

    def _global(self, kind: int, body: bytes) -> None:
        if kind == _BOF:
            self.wide = struct.unpack_from("<H", body)[0] == _BIFF8
        elif kind == _FILEPASS:
            raise ReadError("the file is encrypted; save it without a password", self.path)
        elif kind == _DATEMODE:
            self.since_1904 = body[:1] == b"\1"
        elif kind == _XF:
            self.styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _FORMAT and self.wide:
            number, length = struct.unpack_from("<HH", body)
            self.formats[number] = _string(body, 4, length)
        elif kind == _BOUNDSHEET:
            place, visible, sort, length = struct.unpack_from("<IBBB", body)
            name = (
                _string(body, 7, length) if self.wide else body[7 : 7 + length].decode("gb18030", "replace")
            )
            if sort == 0:
                self.sheets.append((name, visible & 3 != 0, place))

    def blocks(self, strings: Any) -> Iterator[Block]:
        """The blocks of all sheets; `strings` is calamine's workbook."""
        budget = Sheet.budget()
        for name, hidden, place in self.sheets:
            sheet = Sheet(self.path, name, hidden, budget)
            texts = False
            for kind, body in self._records(place):
                texts |= kind in _TEXTS or kind == _FORMULA
                self._cell(sheet, kind, body)
            if texts:
                self._texts(sheet, strings)
            yield from sheet.blocks()

    def _texts(self, sheet: Sheet, strings: Any) -> None:
        try:
            found = strings.get_sheet_by_name(sheet.name)
            top, left = found.start or (0, 0)
            rows = found.to_python(skip_empty_area=True)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            raise ReadError(f"its sheet {sheet.name} cannot be read: {error}", self.path) from error
        for row, values in enumerate(rows, top):
            for column, value in enumerate(values, left):
                if isinstance(value, str) and value:
                    sheet.put(row, column, value)
                elif isinstance(value, bool):
                    sheet.put(row, column, str(value).upper())

    def _cell(self, sheet: Sheet, kind: int, body: bytes) -> None:
        if kind == _MERGED:
            (count,) = struct.unpack_from("<H", body)
            for number in range(count):
                top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * number)
                sheet.merge(Merge(top, left, max(bottom - top, 0) + 1, max(right - left, 0) + 1))
            return
        if kind not in (_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR, *_TEXTS):
            return
        row, column, style = struct.unpack_from("<3H", body)
        if column >= _COLUMNS:
            raise ReadError(f"the file is damaged: a cell stands in column {column + 1}", self.path)
        if kind == _NUMBER:
            self._put(sheet, row, column, style, struct.unpack_from("<d", body, 6)[0])
        elif kind == _RK:
            self._put(sheet, row, column, style, _packed(*struct.unpack_from("<I", body, 6)))
        elif kind == _MULRK:
            for number in range(min((len(body) - 6) // 6, _COLUMNS - column)):
                style, packed = struct.unpack_from("<HI", body, 4 + 6 * number)
                self._put(sheet, row, column + number, style, _packed(packed))
        elif kind == _BOOLERR and body[7]:
            sheet.put(row, column, _ERRORS.get(body[6], "#N/A"))
        elif kind == _FORMULA:
            self._formula(sheet, row, column, style, body[6:14])

    def _formula(self, sheet: Sheet, row: int, column: int, style: int, result: bytes) -> None:
        """The cached result of a formula: a number, or an error; strings are calamine's."""
        if result[6:8] != b"\xff\xff":
            self._put(sheet, row, column, style, struct.unpack("<d", result)[0])
        elif result[0] == 2:
            sheet.put(row, column, _ERRORS.get(result[2], "#N/A"))

    def _put(self, sheet: Sheet, row: int, column: int, style: int, value: float) -> None:
        number = self.styles[style] if style < len(self.styles) else 0
        sheet.put(row, column, printed(value, self.formats.get(number, GENERAL), self.since_1904))


def _string(body: bytes, at: int, length: int) -> str:
    """A string of BIFF8 whose length in characters is known: a byte of flags, then one or two a character."""
    if body[at] & 1:
        return body[at + 1 : at + 1 + 2 * length].decode("utf-16-le", "replace")
    return body[at + 1 : at + 1 + length].decode("latin-1")


def _narrow(name: bytes) -> str:
    """A name of Excel 95, in the encoding of the system it was written on."""
    return name.decode("gb18030", "replace")


def _packed(number: int) -> float:
    """An RK value: 30 bits of a float or of a whole number, perhaps a hundred times too large."""
    value: float
    if number & 2:
        value = float((number >> 2) - (1 << 30 if number & 0x8000_0000 else 0))
    else:
        value = struct.unpack("<d", struct.pack("<Q", (number & 0xFFFF_FFFC) << 32))[0]
    return value / 100 if number & 1 else value
