"""CSV and TSV: tables with the offset of every cell, 100 000 rows of 8 columns in about a second.

The csv module gives no offsets, so records are cut here; the tests hold the cells to the module's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from planlint import regex
from planlint.errors import ReadError
from planlint.model import Block, Cell, Document, Text
from planlint.named import NamedTuple
from planlint.readers.decode import decode
from planlint.readers.grid import regions, tables
from planlint.readers.source import TextBuilder, line_starts, lines, stretch

MAX_CELLS = 5_000_000  # some 2 GB as cells; a table of that size is for lint_frame
_VOTERS = 20  # lines that vote on the separator
_BREAK = regex.compile(r"[\r\n]")
_SEPARATORS = ",\t;|"

_new = tuple.__new__  # a third of the time of calling Cell or Text, which 800 000 cells feel


class Sheet(NamedTuple):
    """The text of a CSV or TSV file before it is cut: where its lines start, and its separator."""

    path: str
    source: str
    starts: tuple[int, ...]
    separator: str

    def line(self, number: int) -> tuple[int, int]:
        """Start and end of a line (from 0), without its line break."""
        start = self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.source)
        while end > start and self.source[end - 1] in "\r\n":
            end -= 1
        return start, end


def read(path: str, data: bytes) -> Document:
    """The document of a CSV or TSV file: its captions, tables and notes."""
    sheet = opened(path, data)
    return document(sheet, list(_rows(sheet)))


def opened(path: str, data: bytes) -> Sheet:
    """The text of a file and the sign that parts its cells."""
    source = decode(path, data)
    starts = line_starts(source)
    tabs = path.lower().endswith((".tsv", ".tab"))
    sheet = Sheet(path, source, starts, "\t")
    return sheet if tabs and "\t" in source else sheet._replace(separator=_separator(sheet))


def document(sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> Document:
    """The document of rows of a sheet; those that are left out do not part a table."""
    blocks: list[Block] = []
    for region in regions(rows):
        at = next(cell.text.anchors[0][1] for row in region for cell in row)
        blocks += tables(region, at)
    return Document(sheet.path, "csv", sheet.source, tuple(blocks), sheet.starts)


def record(sheet: Sheet, line: int, number: int) -> tuple[list[Cell], int]:
    """The cells of the record that begins on a line (from 0), as row `number`, and an offset behind it.

    The next record begins on the first line that starts at that offset or behind.
    """
    start, end = sheet.line(line)
    row: list[Cell] = []
    if sheet.source.find('"', start, end) >= 0:
        return row, _record(sheet.source, start, sheet.separator, _stops(sheet.separator), number, row)
    if end > start:
        _plain(sheet.source[start:end].split(sheet.separator), start, number, row)
    return row, end + 1 if end < len(sheet.source) else end


def _separator(sheet: Sheet) -> str:
    """The sign that cuts most of the first lines into the same number of cells."""
    spans = [sheet.line(number) for number in range(min(len(sheet.starts), 3 * _VOTERS))]
    voters = [sheet.source[start:end] for start, end in spans if end > start][:_VOTERS]
    best = ",", (0, 0)
    for sign in _SEPARATORS:
        votes = Counter(line.count(sign) for line in voters)
        votes.pop(0, None)
        cells, agreed = max(votes.items(), key=lambda vote: (vote[1], vote[0]), default=(0, 0))
        if (agreed, cells) > best[1]:
            best = sign, (agreed, cells)
    return best[0]


def _stops(separator: str) -> re.Pattern[str]:
    return regex.compile(f"[{re.escape(separator)}\r\n]")


def _rows(sheet: Sheet) -> Iterator[list[Cell]]:
    number = count = passed = 0
    source, separator = sheet.source, sheet.separator
    stops = _stops(separator)
    for start, end in lines(source, sheet.starts):
        if start < passed:  # within a quoted cell of the record before
            continue
        row: list[Cell] = []
        line = source[start:end]
        if '"' in line:
            passed = _record(source, start, separator, stops, number, row)
        elif line:
            _plain(line.split(separator), start, number, row)
        count += len(row)
        if count > MAX_CELLS:
            raise ReadError(f"the table has more than {MAX_CELLS} cells", sheet.path)
        number += 1
        yield row


def _plain(parts: list[str], at: int, number: int, row: list[Cell]) -> None:
    """Add cells without quotes, of which the first stands at offset `at`."""
    column = len(row)
    for written in parts:
        string = written.strip()
        lead = len(written) - len(written.lstrip()) if len(string) < len(written) and string else 0
        text = _new(Text, (string, ((0, at + lead),)))
        row.append(_new(Cell, (text, number, column, 1, 1, False, None)))
        at += len(written) + 1
        column += 1


def _record(
    source: str, at: int, separator: str, stops: re.Pattern[str], number: int, row: list[Cell]
) -> int:
    """Add the cells of a record with quotes that begins at offset `at`; the offset behind it."""
    end = -1
    while True:
        if at > end:
            found = _BREAK.search(source, at)
            end = found.start() if found else len(source)
        quote = source.find('"', at, end)
        if quote < 0:
            _plain(source[at:end].split(separator), at, number, row)
            return end + 1
        before = source[at:quote].split(separator)
        partial = before.pop()
        _plain(before, at, number, row)
        at = quote - len(partial)
        text, at = _bare(source, at, stops) if partial else _quoted(source, at, stops)
        row.append(_new(Cell, (text, number, len(row), 1, 1, False, None)))
        if at >= len(source) or source[at] in "\r\n":
            return at + 1
        at += 1


def _bare(source: str, at: int, stops: re.Pattern[str]) -> tuple[Text, int]:
    """A cell without quotes and the offset of the separator or line break behind it."""
    found = stops.search(source, at)
    end = found.start() if found else len(source)
    return stretch(source, at, end), end


def _quoted(source: str, at: int, stops: re.Pattern[str]) -> tuple[Text, int]:
    """A cell in quotes, two of which are one, and what follows them; one never closed is text."""
    end = source.find('"', at + 1)
    if end < 0:
        return _bare(source, at, stops)
    behind = end + 1
    if behind == len(source) or stops.match(source, behind):
        return stretch(source, at + 1, end), behind
    built = TextBuilder()
    start = at + 1
    while end >= 0 and source.startswith('"', end + 1):
        built.add(source[start : end + 1], start)
        start = end + 2
        end = source.find('"', start)
    stop = len(source) if end < 0 else end
    built.add(source[start:stop], start)
    if end < 0:
        return built.text(), stop
    rest = stops.search(source, end + 1)
    stop = rest.start() if rest else len(source)
    built.add(source[end + 1 : stop], end + 1)
    return built.text(), stop
