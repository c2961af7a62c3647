"""Targets as CSV, a line each."""

import csv
import io

from planlint.progress import Aim
from planlint.reporters import Page
from planlint.reporters.csv import cell
from planlint.reporters.targets import COLUMNS, row


def report(aims: list[Aim], page: Page) -> str:
    """A header and one row a target."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for aim in aims:
        values = row(aim, page.root)
        writer.writerow(["" if (v := values[name]) is None else cell(str(v)) for name in COLUMNS])
    return out.getvalue()
