"""Findings as Markdown: the summary of a CI job, or a comment on a merge request."""

from planlint import records, regex
from planlint.model import Finding, Result
from planlint.positions import relative, spot
from planlint.printable import printable
from planlint.reporters import Page

LIMIT = 900_000  # bytes; GitHub drops a summary of more than 1 MiB whole
TITLES = {
    "error": "Errors: impossible or contradictory",
    "warning": "Warnings: very likely wrong",
    "info": "Notes",
}

# What means something to Markdown, to HTML, or to GitHub (@people, $maths$, addresses) inside a table cell.
_MARKS = regex.compile(r"[\\`*_{}\[\]<>|~#!&@$]|(?<=www)\.|:(?=//)")


def report(result: Result, page: Page) -> str:
    """A sentence of counts, then a table for each severity, worst first."""
    counts = records.summary(result)
    parts = [f"## planlint\n\n{_counts(result, counts)}\n"]
    faults = (*result.errors, *result.bugs)
    if faults:
        rows = [f"| {cell(relative(f.path, page.root))} | {cell(f'{f.place} {f.reason}')} |" for f in faults]
        parts.append("\n".join(["\n### Not read\n", "| document | reason |", "| --- | --- |", *rows, ""]))
    size, left = sum(len(part.encode("utf-8", "replace")) for part in parts), 0
    for severity, title in TITLES.items():
        findings = [found for found in result.findings if found.severity == severity and not found.waived]
        if findings:
            parts.append(
                f"\n### {title} ({len(findings)})\n\n| place | finding | rule |\n| --- | --- | --- |\n"
            )
        for found in findings:
            row = _row(found, page)
            size += len(row.encode("utf-8", "replace"))
            if size < LIMIT:
                parts.append(row)
            else:
                left += 1
    if left:
        parts.append(f"\n{left} more findings do not fit here; the other reports have them.\n")
    return "".join(parts)


def _counts(result: Result, counts: dict[str, int]) -> str:
    files, rules = len(result.documents), len(result.rules)
    numbers = sum(account.figures for account in result.accounts)
    checked = sum(account.checked for account in result.accounts)
    done = f"{_number(numbers, 'number')}, {checked} checked by {_number(rules, 'rule')}"
    return (
        f"{_number(files, 'file')}, {done}: "
        f"**{_number(counts['error'], 'error')}**, {_number(counts['warning'], 'warning')}, "
        f"{_number(counts['info'], 'note')} ({counts['waived']} waived)."
    )


def _number(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"


def _row(found: Finding, page: Page) -> str:
    at, place = found.location, spot(found.location)
    where = f"{relative(at.path, page.root)}:{at.line}:{at.column}" + (f" ({place})" if place else "")
    said = f"“{cell(found.text)}”: {cell(found.message)}" if found.text else cell(found.message)
    return f"| {cell(where)} | {said} | `{found.rule}` |\n"


def cell(text: str) -> str:
    """The text as itself: as a numeric entity, a mark means nothing anywhere."""
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", printable(text))
