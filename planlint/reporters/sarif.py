"""Findings as SARIF 2.1.0, for code scanning.

Findings set aside are left out: GitHub shows a suppressed result as an open alert.
"""

import json
from typing import Any

from planlint import HOMEPAGE, VERSION
from planlint.model import Fault, Finding, Location, Place, Result, Rule
from planlint.positions import Positions, relative
from planlint.printable import printable
from planlint.reporters import Page

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}

Record = dict[str, Any]


def report(result: Result, page: Page) -> str:
    """One run with its rules, results, and the inputs that could not be read."""
    positions = Positions(result.documents)
    order = {rule.id: number for number, rule in enumerate(result.rules)}
    standing = [found for found in result.findings if not found.waived]
    driver = {
        "name": "planlint",
        "semanticVersion": VERSION,
        "informationUri": HOMEPAGE,
        "rules": [_rule(rule) for rule in result.rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "invocations": [_invocation(result, page)],
        "results": [_result(found, order, positions, page) for found in standing],
        "properties": {"waived": len(result.findings) - len(standing)},
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> Record:
    help_text = f"{rule.summary}\n\n{rule.why}\n\nplanlint explain {rule.id}"
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.rpartition("/")[2].split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": help_text,
            "markdown": f"**{rule.summary}**\n\n{rule.why}\n\n`planlint explain {rule.id}` shows examples.",
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.id.partition("/")[0]]},
    }


def _invocation(result: Result, page: Page) -> Record:
    faults = (*result.errors, *result.bugs)
    return {
        "executionSuccessful": not faults,
        "toolExecutionNotifications": [_notification(fault, page) for fault in faults],
    }


def _notification(fault: Fault, page: Page) -> Record:
    text = printable(": ".join(part for part in (fault.place, fault.reason) if part))
    place = {"physicalLocation": {"artifactLocation": _artifact(fault.path, page)}}
    return {"level": "error", "message": {"text": text}, "locations": [place]}


def _result(found: Finding, order: dict[str, int], positions: Positions, page: Page) -> Record:
    location = _physical(found.location, positions, page)
    names = _logical(found.location, positions)
    shown = {
        "ruleId": found.rule,
        "ruleIndex": order.get(found.rule, -1),
        "level": LEVELS[found.severity],
        "message": {"text": _message(found.message)},
        "locations": [location | ({"logicalLocations": names} if names else {})],
        "partialFingerprints": {"primaryLocationLineHash": found.fingerprint},
    }
    if found.related:
        related = enumerate(found.related, 1)
        shown["relatedLocations"] = [_related(number, place, positions, page) for number, place in related]
    return shown


def _related(number: int, place: Place, positions: Positions, page: Page) -> Record:
    text = _message(f"{place.note}: {place.text}" if place.note else place.text)
    return {"id": number, "message": {"text": text}} | _physical(place.location, positions, page)


def _physical(location: Location, positions: Positions, page: Page) -> Record:
    counted = positions.utf16(location)
    region = {
        "startLine": counted.line,
        "startColumn": counted.column,
        "endLine": counted.end_line,
        "endColumn": counted.end_column,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(location.path, page), "region": region}}


def _logical(location: Location, positions: Positions) -> list[Record]:
    """Where a person looks: the heading above, and in formats without lines the sheet, cell or page."""
    names = [("section", positions.section(location)), ("sheet", location.sheet), ("cell", location.cell)]
    names.append(("page", str(location.page) if location.page else None))
    return [{"name": printable(name), "kind": kind} for kind, name in names if name]


def _artifact(path: str, page: Page) -> Record:
    import os
    from urllib.parse import quote

    seen = relative(path, page.root)
    if os.path.isabs(path) and seen == path.replace(os.sep, "/"):
        return {"uri": "file://" + quote(seen if seen.startswith("/") else f"/{seen}", errors="replace")}
    return {"uri": quote(seen, errors="replace")}


def _message(text: str) -> str:
    """`[text](target)` is a link in a SARIF message: a text from a document must not make one."""
    return printable(text).replace("](", "] (")
