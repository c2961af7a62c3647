"""Findings as JSON, version 1: a contract with other programs."""

import json

from planlint import records
from planlint.model import Result
from planlint.reporters import Page


def report(result: Result, page: Page) -> str:
    """One object: version, findings, documents, errors, bugs, summary."""
    whole = {
        "version": records.VERSION,
        "findings": [records.finding(found) for found in result.findings],
        "documents": [records.account(account) for account in result.accounts],
        "summary": records.summary(result),
        "errors": [records.fault(fault) for fault in (*result.errors, *result.bugs)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
