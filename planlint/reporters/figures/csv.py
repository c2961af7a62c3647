"""Figures as CSV, a line each, for spreadsheets."""

import csv
import io

from planlint import records
from planlint.model import Result
from planlint.reporters import Page
from planlint.reporters.csv import cell

COLUMNS = (*records.FIGURE, "checked_by", "unchecked")


def report(result: Result, page: Page) -> str:
    """A header and one row a figure; numbers that make no figure are in the other formats."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for record in records.figures(result):
        writer.writerow(row(record))
    return out.getvalue()


def row(record: records.Record) -> list[str | int | float]:
    """The cells of a record: numbers as they are, texts so that no spreadsheet takes them for formulas."""
    flat = {**record, "checked_by": " ".join(record["checked_by"])}
    return [
        value if isinstance(value, int | float) else "" if value is None else cell(value)
        for value in (flat[name] for name in COLUMNS)
    ]
