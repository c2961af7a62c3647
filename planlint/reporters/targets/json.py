"""Targets as JSON: {"version": 1, "targets": [{column: value}]}."""

import json

from planlint.progress import Aim
from planlint.reporters import Page
from planlint.reporters.targets import row


def report(aims: list[Aim], page: Page) -> str:
    """Every target with the columns of the table, in document order."""
    rows = [row(aim, page.root) for aim in aims]
    return json.dumps({"version": 1, "targets": rows}, ensure_ascii=False, indent=2) + "\n"
