"""Findings as a GitLab Code Quality report."""

import hashlib
import json
from collections import Counter

from planlint.model import Finding, Result
from planlint.positions import relative, spotted
from planlint.printable import printable
from planlint.reporters import Page

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(result: Result, page: Page) -> str:
    """A list of findings; GitLab keeps one of those with the same fingerprint, so each has its own."""
    seen: Counter[str] = Counter()
    entries = []
    for found in result.findings:
        if not found.waived:
            path = relative(found.location.path, page.root)
            key = f"{path}\0{found.rule}\0{found.fingerprint}"
            seen[key] += 1
            entries.append(_entry(found, path, f"{key}\0{seen[key]}"))
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _entry(found: Finding, path: str, key: str) -> dict[str, object]:
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": printable(spotted(found.message, found.location)),
        "check_name": found.rule,
        "fingerprint": digest[:32],
        "severity": SEVERITIES[found.severity],
        "location": {
            "path": printable(path),
            "lines": {"begin": found.location.line, "end": found.location.end_line},
        },
    }
