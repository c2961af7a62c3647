"""A difference as Markdown tables, for a merge request or a letter to those who wrote the document."""

from collections.abc import Sequence

from planlint.changes import Diff
from planlint.model import Finding
from planlint.positions import relative, spot
from planlint.reporters import Page
from planlint.reporters.changes import HEADINGS, arrow, kinds
from planlint.reporters.changes.text import summary
from planlint.reporters.markdown import cell

COLUMNS = {
    "en": ("line", "what", "indicator", "old", "new"),
    "zh": ("行", "变动", "指标", "旧", "新"),
}
FINDINGS = {"en": ("line", "finding", "rule"), "zh": ("行", "问题", "规则")}


def report(diff: Diff, page: Page) -> str:
    """A sentence of counts, a table of changes, and one of findings that came and that went."""
    title = f"{cell(relative(diff.old.path, page.root))} → {cell(relative(diff.new.path, page.root))}"
    parts = [f"## {title}\n\n{summary(diff)}.\n"]
    words = HEADINGS[page.lang]
    if diff.changes:
        parts.append(f"\n### {words['changes']} ({len(diff.changes)})\n\n{_head(COLUMNS[page.lang])}")
    for change in diff.changes:
        at = next(place[1] or place[0] for place in change.places)
        where = (spot(at) or str(at.line)) if at else ""
        subject, old, new = arrow(change, page.lang)
        parts.append(_row([where, kinds(change, page.lang), subject, old, new]))
    for name, found in (("came", diff.came), ("went", diff.went)):
        if found:
            parts.append(f"\n### {words[name]} ({len(found)})\n\n{_head(FINDINGS[page.lang])}")
        parts += [_finding(one) for one in found]
    return "".join(parts)


def _finding(found: Finding) -> str:
    at = found.location
    return _row([spot(at) or str(at.line), f"{found.severity}: {found.message}", found.rule])


def _head(columns: Sequence[str]) -> str:
    return _row(columns) + "|" + " --- |" * len(columns) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(cell, cells)) + " |\n"
