"""Findings as Reviewdog Diagnostic Format; columns count UTF-8 bytes."""

import json
from typing import Any

from planlint import HOMEPAGE
from planlint.model import Finding, Location, Result
from planlint.positions import Positions, relative, spotted
from planlint.printable import printable
from planlint.reporters import Page

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}

Record = dict[str, Any]


def report(result: Result, page: Page) -> str:
    """One DiagnosticResult."""
    positions = Positions(result.documents)
    standing = [found for found in result.findings if not found.waived]
    whole = {
        "source": {"name": "planlint", "url": HOMEPAGE},
        "diagnostics": [_diagnostic(found, positions, page) for found in standing],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(found: Finding, positions: Positions, page: Page) -> Record:
    related = [
        {
            "message": printable(f"{place.note}: {place.text}" if place.note else place.text),
            "location": _location(place.location, positions, page),
        }
        for place in found.related
    ]
    return {
        "message": printable(spotted(found.message, found.location)),
        "location": _location(found.location, positions, page),
        "severity": SEVERITIES[found.severity],
        "code": {"value": found.rule},
    } | ({"relatedLocations": related} if related else {})


def _location(location: Location, positions: Positions, page: Page) -> Record:
    counted = positions.utf8(location)
    return {
        "path": printable(relative(location.path, page.root)),
        "range": {
            "start": {"line": counted.line, "column": counted.column},
            "end": {"line": counted.end_line, "column": counted.end_column},
        },
    }
