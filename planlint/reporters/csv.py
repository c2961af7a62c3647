"""Findings as CSV, a line each, for spreadsheets."""

import csv
import io

from planlint import records, regex
from planlint.model import Finding, Result
from planlint.positions import relative
from planlint.printable import printable
from planlint.reporters import Page

PLACE = ("path", "line", "column", "end_line", "end_column", "page", "sheet", "cell")
COLUMNS = ("severity", "rule", *PLACE, "text", "message", "suggestion", "fingerprint", "waived")
_NUMBER = regex.compile(r"[-+]?[\d.,]+%?")


def report(result: Result, page: Page) -> str:
    """A header and one row a finding, those set aside too."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for found in result.findings:
        writer.writerow(_row(found, page))
    return out.getvalue()


def _row(found: Finding, page: Page) -> list[str]:
    record = records.finding(found) | {"path": relative(found.location.path, page.root)}
    values = (record[name] for name in COLUMNS)
    return ["" if value is None else cell(str(value)) for value in values]


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: =HYPERLINK(…) gets an apostrophe, -5.2 does not."""
    shown = printable(text)
    is_formula = shown.lstrip()[:1] in tuple("=+-@＝＋－＠") and not _NUMBER.fullmatch(shown)
    return f"'{shown}" if is_formula else shown
