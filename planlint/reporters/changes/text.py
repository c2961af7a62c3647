"""A difference as a person reads it: what changed, what came, what went."""

from planlint.changes import Diff
from planlint.model import Finding, Location
from planlint.positions import spot
from planlint.printable import printable
from planlint.reporters import Page
from planlint.reporters.changes import HEADINGS, arrow, kinds
from planlint.reporters.text import SEVERITIES, count, paint


def report(diff: Diff, page: Page) -> str:
    """Changes in the order of the new version, findings that came and went, and a last line of counts."""
    words = HEADINGS[page.lang]
    parts = []
    if diff.changes:
        parts.append(paint(f"{words['changes']} ({len(diff.changes)})", "1", page) + "\n\n")
    for change in diff.changes:
        subject, old, new = (printable(part) for part in arrow(change, page.lang))
        at = next(place[1] or place[0] for place in change.places)
        more = f" (× {len(change.places)})" if len(change.places) > 1 else ""
        sides = f"{paint(old, '31', page)} → {paint(new, '32', page)}"
        kind = paint(kinds(change, page.lang), "1", page)
        parts.append(f"{_where(at)}  {kind}  {subject}{more}\n  {sides}\n")
    for name, found in (("came", diff.came), ("went", diff.went)):
        if found:
            parts.append("\n" + paint(f"{words[name]} ({len(found)})", "1", page) + "\n\n")
        parts += [_finding(one, page) for one in found]
    return "".join(parts) + ("\n" if parts else "") + summary(diff) + "\n"


def summary(diff: Diff) -> str:
    """The last line: `3 figures changed, 1 added, 0 removed, 9 the same; findings: 1 came, 0 went …`."""
    added = sum(change.kinds == ("added",) for change in diff.changes)
    removed = sum(change.kinds == ("removed",) for change in diff.changes)
    changed = count(len(diff.changes) - added - removed, "figure")
    return (
        f"{changed} changed, {added} added, {removed} removed, {diff.same} the same; "
        f"findings: {len(diff.came)} came, {len(diff.went)} went, {diff.stayed} stayed"
    )


def _where(at: Location | None) -> str:
    if at is None:
        return ""
    place = spot(at)
    return f"{printable(at.path)}:{at.line}:{at.column}" + (f" [{printable(place)}]" if place else "")


def _finding(found: Finding, page: Page) -> str:
    color = dict(SEVERITIES)[found.severity]
    rule = paint(found.rule, color, page)
    return f"{_where(found.location)}  {rule}\n  {printable(found.message)}\n"
