"""Findings as GitHub workflow commands: annotations on the lines of a pull request.

GitHub shows the first 10 of each kind a step, so the worst come first and a note says how many there are.
"""

from planlint import records
from planlint.model import Fault, Finding, Result
from planlint.positions import relative, spotted
from planlint.printable import printable
from planlint.reporters import Page

KINDS = {"error": "error", "warning": "warning", "info": "notice"}
SHOWN = 10


def report(result: Result, page: Page) -> str:
    """Commands, worst first; columns count characters."""
    faults = [_fault(fault, page) for fault in (*result.errors, *result.bugs)]
    by_kind = {kind: [f for f in result.findings if f.severity == kind and not f.waived] for kind in KINDS}
    lines = [*faults, *_note(result, len(faults))]
    for findings in by_kind.values():
        lines += [_command(found, page) for found in findings]
    return "".join(f"{line}\n" for line in lines)


def _command(found: Finding, page: Page) -> str:
    at = found.location
    properties: dict[str, str | int] = {
        "file": relative(at.path, page.root),
        "line": at.line,
        "endLine": at.end_line,
    }
    if at.line == at.end_line:  # GitHub refuses columns over several lines
        properties |= {"col": at.column, "endColumn": at.end_column}
    properties["title"] = f"planlint {found.rule}"
    return _line(KINDS[found.severity], properties, spotted(found.message, at))


def _fault(fault: Fault, page: Page) -> str:
    reason = ": ".join(part for part in (fault.place, fault.reason) if part)
    return _line("error", {"file": relative(fault.path, page.root), "title": "planlint"}, reason)


def _note(result: Result, faults: int) -> list[str]:
    """How many are not shown, when GitHub leaves some out."""
    counts = records.summary(result)
    counts["error"] += faults
    more = [f"{counts[kind] - SHOWN} more {kind}s" for kind in KINDS if counts[kind] > SHOWN]
    if not more:
        return []
    text = f"GitHub shows {SHOWN} of each kind; {', '.join(more)} in the log of this step and in its summary."
    return [_line("notice", {"title": "planlint"}, text)]


def _line(kind: str, properties: dict[str, str | int], message: str) -> str:
    named = ",".join(f"{name}={_property(printable(str(value)))}" for name, value in properties.items())
    return f"::{kind} {named}::{_data(printable(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
