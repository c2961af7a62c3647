"""Figures as a person reads them: the document with its numbers marked, and what each was taken for."""

from planlint.model import Document, Figure, Result, Unread
from planlint.named import NamedTuple
from planlint.printable import printable
from planlint.reporters import Page
from planlint.reporters.text import count, paint

CHECKED, UNCHECKED, NAME = "32", "33", "2"  # green, yellow, dim


class Note(NamedTuple):
    """What stands under a line about one of its numbers; `end` is its column where it is marked."""

    column: int
    end: int
    color: str
    words: str


def report(result: Result, page: Page) -> str:
    """Every line of every document, numbered as findings number it, then what was made of it."""
    parts = [_document(document, result, page) for document in result.documents]
    figures = sum(len(document.figures) for document in result.documents)
    checked = sum(account.checked for account in result.accounts)
    unread = sum(account.unread for account in result.accounts)
    last = f"{count(len(result.documents), 'file')}, {count(figures + unread, 'number')}: "
    last += f"{count(figures, 'figure')} ({checked} checked), {unread} that make none\n"
    return "\n".join([*parts, last])


def _document(document: Document, result: Result, page: Page) -> str:
    notes: dict[int, list[Note]] = {}
    checked_by, unchecked = result.checked_by[document.path], result.unchecked[document.path]
    for figure, rules, reason in zip(document.figures, checked_by, unchecked, strict=True):
        notes.setdefault(figure.location.line, []).append(_figure(figure, rules, reason))
    for entry in document.unread:
        notes.setdefault(entry.location.line, []).append(_unread(entry))
    digits = len(str(len(document.starts)))
    lines = [paint(printable(document.path), "1", page)]
    for number in range(1, len(document.starts) + 1):
        here = sorted(notes.get(number, ()))
        lines.append(f"{number:{digits}}  {_marked(document.line(number), here, page)}".rstrip())
        lines += [f"{'':{digits}}    {paint(printable(note.words), note.color, page)}" for note in here]
    return "\n".join(lines) + "\n"


def _figure(figure: Figure, rules: tuple[str, ...], reason: str) -> Note:
    at = figure.location
    end = at.end_column if at.end_line == at.line else at.column
    fate = f"checked by {', '.join(rules)}" if rules else f"not checked: {reason}"
    words = f"{figure.quantity.text}  {meaning(figure)}; {fate}"
    return Note(at.column, end, CHECKED if rules else UNCHECKED, words)


def _unread(entry: Unread) -> Note:
    return Note(entry.location.column, 0, NAME, f"{entry.text}  no figure: {entry.reason}")


def meaning(figure: Figure) -> str:
    """What a figure was understood to be: 地区生产总值, 2021–2025, growth_average, target."""
    period = figure.period
    years = "no period"
    if period:
        years = period.start if period.start == period.end else f"{period.start}–{period.end}"
    name = figure.indicator or f"no indicator ({figure.label})"
    modifier = figure.quantity.modifier
    further = (
        figure.basis if figure.basis != "unknown" else "",
        modifier if modifier != "none" else "",
        figure.place or "",
    )
    return ", ".join((name, years, figure.aspect, figure.role, *filter(None, further)))


def _marked(line: str, notes: list[Note], page: Page) -> str:
    """The line with 【】 around its figures; one inside another is marked with it."""
    parts = []
    done = 0
    for note in notes:
        start, end = note.column - 1, note.end - 1
        if done <= start < end:
            parts.append(printable(line[done:start]))
            parts.append(paint(f"【{printable(line[start:end])}】", note.color, page))
            done = end
    return "".join(parts) + printable(line[done:])
