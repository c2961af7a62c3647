"""Targets as an Excel workbook with one sheet."""

import io

from planlint.progress import Aim
from planlint.reporters import Page
from planlint.reporters.csv import cell
from planlint.reporters.figures.xlsx import timeless
from planlint.reporters.targets import COLUMNS, row


def report(aims: list[Aim], page: Page) -> bytes:
    """A workbook with the sheet "targets"."""
    from openpyxl import Workbook  # 0.2 s

    book = Workbook(write_only=True)
    sheet = book.create_sheet("targets")
    sheet.append(COLUMNS)
    for aim in aims:
        values = row(aim, page.root)
        sheet.append([v if isinstance(v := values[name], int | float) else cell(v or "") for name in COLUMNS])
    out = io.BytesIO()
    book.save(out)
    return timeless(out)
