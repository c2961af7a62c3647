"""Figures and findings as flat records: the fields of the machine output, version 1.

Fields may be added, never renamed: other people's programs read them.
"""

import os
from math import isfinite
from typing import Any

from planlint.model import Account, Estimate, Fact, Fault, Figure, Finding, Location, Result, Unread
from planlint.units import unit_for

VERSION = 1

Record = dict[str, Any]

PLACE = ("path", "line", "column", "end_line", "end_column")
# the columns of tables, whose cells hold one value each: without related places and facts
FINDING = (
    "rule", "severity", "message", *PLACE, "text", "cell", "page", "sheet", "suggestion", "fingerprint",
    "waived",
)  # fmt: skip
FIGURE = (
    *PLACE, "text", "indicator", "label", "place", "period_start", "period_end", "aspect", "role", "basis",
    "value", "low", "high", "unit", "dimension", "modifier", "table", "row",
)  # fmt: skip


def finding(found: Finding) -> Record:
    """A finding as in `planlint check --format json`."""
    return {
        "rule": found.rule,
        "severity": found.severity,
        "message": found.message,
        **place(found.location),
        "text": found.text,
        "cell": found.location.cell,
        "page": found.location.page,
        "sheet": found.location.sheet,
        "related": [{**place(p.location), "text": p.text, "note": p.note} for p in found.related],
        "facts": {name: fact(value) for name, value in found.facts.items()},
        "suggestion": found.suggestion,
        "fingerprint": found.fingerprint,
        "waived": found.waived,
    }


def figure(read: Figure) -> Record:
    """A figure as in `planlint read --format json`: growth in %, `value` in the printed unit."""
    quantity, period = read.quantity, read.period
    unit = unit_for(quantity.unit)
    return {
        **place(read.location),
        "text": quantity.text,
        "indicator": read.indicator,
        "label": read.label,
        "place": read.place,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "aspect": read.aspect,
        "role": read.role,
        "basis": read.basis,
        "value": quantity.value,
        "low": closed(quantity.interval.low),
        "high": closed(quantity.interval.high),
        "unit": quantity.unit,
        "dimension": unit.dimension if unit else None,
        "modifier": quantity.modifier,
        "table": read.table,
        "row": read.row,
    }


def figures(result: Result) -> list[Record]:
    """The figures of all documents, each with the rules that examined it, or why none did."""
    return [
        {**figure(read), "checked_by": list(rules), "unchecked": reason or None}
        for document in result.documents
        for read, rules, reason in zip(
            document.figures, result.checked_by[document.path], result.unchecked[document.path], strict=True
        )
    ]


def account(of: Account) -> Record:
    """How many numbers a document has, and what became of them."""
    return {**of._asdict(), "path": of.path.replace(os.sep, "/")}


def summary(result: Result) -> Record:
    """How many findings of each severity stand, and how many are set aside."""
    counts = {"error": 0, "warning": 0, "info": 0, "waived": 0}
    for found in result.findings:
        counts["waived" if found.waived else found.severity] += 1
    return counts


def fault(of: Fault) -> Record:
    """An input that could not be read, or a bug of planlint."""
    return {"path": of.path.replace(os.sep, "/"), "place": of.place, "reason": of.reason}


def unread(entry: Unread) -> Record:
    """A number that deliberately makes no figure, and why."""
    return {**place(entry.location), "text": entry.text, "reason": entry.reason}


def place(location: Location) -> Record:
    """Path and stretch of a location; the path with forward slashes on every system."""
    return {
        "path": location.path.replace(os.sep, "/"),
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }


def fact(value: Fact) -> str | int | float | None:
    """A fact as JSON holds it; of an estimate the recomputed number."""
    number = value.value if isinstance(value, Estimate) else value
    return closed(number) if isinstance(number, float) else number


def closed(value: float) -> float | None:
    """A bound of an interval, None where it is open: JSON has no infinity."""
    return value if isfinite(value) else None
