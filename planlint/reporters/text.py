"""Findings as a person reads them: the worst first, each with its source line, its number and the others."""

from unicodedata import category, east_asian_width

from planlint import regex
from planlint.model import Document, Finding, Location, Place, Result
from planlint.positions import spot
from planlint.printable import printable
from planlint.reporters import Page

SEVERITIES = (("error", "31"), ("warning", "33"), ("info", "36"))
HEADINGS = {
    "en": {"error": "Errors", "warning": "Warnings", "info": "Notes"},
    # as statistical bureaus call them: must be corrected, must be verified, worth knowing
    "zh": {"error": "强制性（错误）", "warning": "核实性（警告）", "info": "提示性（提示）"},
}
TAB = "    "
# what most of a Chinese text is made of and what is surely wide: asking sign by sign takes 3 ms a report
_WIDE = regex.compile("[\u3001-\u3011\u4e00-\u9fff\uff01-\uff60]+")


def report(result: Result, page: Page) -> str:
    """Findings by severity with excerpts, then one line that says what was done."""
    documents = {document.path: document for document in result.documents}
    parts = []
    for severity, color in SEVERITIES:
        found = [f for f in result.findings if f.severity == severity and not f.waived]
        if found:
            heading = f"{HEADINGS[page.lang][severity]} ({len(found)})"
            parts.append(paint(heading, f"1;{color}", page) + "\n\n")
            parts += [_finding(finding, documents, color, page) + "\n" for finding in found]
    return "".join(parts) + summary(result) + "\n"


def summary(result: Result) -> str:
    """The last line: `3 files, 512 numbers, 388 checked by 41 rules: 2 errors, 5 warnings, 3 notes`."""
    counts = {severity: 0 for severity, _ in SEVERITIES}
    waived = [finding.waived for finding in result.findings if finding.waived]
    for finding in result.findings:
        if not finding.waived:
            counts[finding.severity] += 1
    numbers = sum(account.figures for account in result.accounts)
    checked = sum(account.checked for account in result.accounts)
    set_aside = waived.count("baseline")
    asides = [f"{len(waived) - set_aside} waived"] if len(waived) > set_aside else []
    asides += [f"{set_aside} in the baseline"] if set_aside else []
    return (
        f"{count(len(result.documents), 'file')}, {count(numbers, 'number')}, "
        f"{checked} checked by {count(len(result.rules), 'rule')}: "
        f"{count(counts['error'], 'error')}, {count(counts['warning'], 'warning')}, "
        f"{count(counts['info'], 'note')}" + (f" ({', '.join(asides)})" if asides else "")
    )


def _finding(finding: Finding, documents: dict[str, Document], color: str, page: Page) -> str:
    at = finding.location
    where = f"{printable(at.path)}:{at.line}:{at.column}"
    lines = [paint(where, "1", page) + "  " + paint(finding.rule, color, page) + _spot(at)]
    lines.append("  " + printable(finding.message))
    lines += excerpt(at, documents.get(at.path), color, page)
    lines += [_related(place, at) for place in finding.related]
    if finding.suggestion:
        lines.append("  = " + printable(finding.suggestion))
    return "\n".join(lines) + "\n"


def _related(place: Place, first: Location) -> str:
    at = place.location
    where = (
        f"{at.line}:{at.column}" if at.path == first.path else f"{printable(at.path)}:{at.line}:{at.column}"
    )
    note = f" ({printable(place.note)})" if place.note else ""
    return f"  - {where}{_spot(at)}: {printable(place.text)}{note}"


def excerpt(at: Location, document: Document | None, color: str, page: Page) -> list[str]:
    """The source line of a place and carets under it; of a long line what is around the place."""
    if document is None or at.line > len(document.starts):
        return []
    number = str(at.line)
    before, marked, after = _cut(document, at, page.width - len(number) - 5)
    carets = " " * width(before) + paint("^" * max(width(marked), 1), color, page)
    margin = " " * len(number)
    return [f"  {number} | {before}{marked}{after}", f"  {margin} | {carets}"]


def _cut(document: Document, at: Location, room: int) -> tuple[str, str, str]:
    """What stands before, at and after a place, as much of it as there is room for, harmless to print.

    Only as many characters as could be shown are looked at: a line may have a million, and each of
    them its finding.
    """
    source, first, last = document.source, *_ends(document, at.line)
    start = min(first + at.column - 1, last)
    end = min(max(first + at.end_column - 1, start), last) if at.end_line == at.line else last
    marked = _clip(_shown(source[start : min(end, start + room)]), room, end > start + room)
    before, after = (
        _shown(source[max(start - room, first) : start]),
        _shown(source[end : min(end + room, last)]),
    )
    left = room - width(marked)
    reversed_before = _clip(before[::-1], max(left // 2, left - width(after)), start - room > first)
    after = _clip(after, left - width(reversed_before), end + room < last)
    return reversed_before[::-1], marked, after


def _ends(document: Document, line: int) -> tuple[int, int]:
    """The offsets of a line's first character and of its line break."""
    starts, source = document.starts, document.source
    last = starts[line] if line < len(starts) else len(source)
    while last > starts[line - 1] and source[last - 1] in "\r\n":
        last -= 1
    return starts[line - 1], last


def _clip(text: str, room: int, more: bool) -> str:
    """As much of a text as `room` columns hold; "…" stands for the rest, or for `more` that is not in it."""
    if not more and width(text) <= room:
        return text
    columns, place = 1, 0
    while place < len(text):
        step = max((room - columns) // 2, 1)  # so many signs have room even when all of them are wide
        columns += width(text[place : place + step])
        if columns > room:
            return text[:place] + "…" if room > 0 else ""
        place += step
    return text + "…"


def _shown(text: str) -> str:
    return printable(text.replace("\t", TAB))


def width(text: str) -> int:
    """Columns that a terminal gives a text: two for a wide East Asian sign, none for a combining one.

    The tables of `unicodedata` are there anyway; importing wcwidth takes half as long as a whole check,
    and a test holds the two equal.
    """
    others = _WIDE.sub("", text)
    if others.isascii():
        return 2 * len(text) - len(others)
    return 2 * (len(text) - len(others)) + sum(
        2 if east_asian_width(sign) in "WF" else 0 if category(sign) in ("Mn", "Me", "Cf") else 1
        for sign in others
    )


def _spot(at: Location) -> str:
    place = spot(at)
    return f" [{printable(place)}]" if place else ""


def count(number: int, noun: str) -> str:
    """A number of things: 1 file, 2 files."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def paint(text: str, color: str, page: Page) -> str:
    """The text in an ANSI colour, where the page has colours."""
    return f"\033[{color}m{text}\033[0m" if page.color else text
