"""Figures as JSON, version 1: a contract with other programs."""

import json

from planlint import records
from planlint.model import Result
from planlint.reporters import Page


def report(result: Result, page: Page) -> str:
    """One object: version, figures, unread, errors."""
    whole = {
        "version": records.VERSION,
        "figures": records.figures(result),
        "unread": [records.unread(entry) for document in result.documents for entry in document.unread],
        "errors": [records.fault(fault) for fault in (*result.errors, *result.bugs)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
