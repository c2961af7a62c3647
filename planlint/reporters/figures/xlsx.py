"""Figures as an Excel workbook: a sheet of figures, and one of the numbers that make none."""

import io
import re
import zipfile

from planlint import records
from planlint.model import Result
from planlint.reporters import Page
from planlint.reporters.csv import cell
from planlint.reporters.figures.csv import COLUMNS, row

UNREAD = (*records.PLACE, "text", "reason")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold


def report(result: Result, page: Page) -> bytes:
    """A workbook with the sheets "figures" and "unread"."""
    from openpyxl import Workbook  # 0.2 s

    book = Workbook(write_only=True)
    figures = book.create_sheet("figures")
    figures.append(COLUMNS)
    for record in records.figures(result):
        figures.append(row(record))
    unread = book.create_sheet("unread")
    unread.append(UNREAD)
    for document in result.documents:
        for entry in map(records.unread, document.unread):
            unread.append([v if isinstance(v, int) else cell(v) for v in (entry[name] for name in UNREAD)])
    out = io.BytesIO()
    book.save(out)
    return timeless(out)


def timeless(book: io.BytesIO) -> bytes:
    """The workbook without the time at which it was written: the same figures give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(book) as written, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as timeless:
        for name in written.namelist():
            content = written.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb">\d{4}-\d\d-\d\dT[\d:.]+Z?<", b">1980-01-01T00:00:00Z<", content)
            timeless.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
