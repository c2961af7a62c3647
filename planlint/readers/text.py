"""Plain text: one line, one block, and tables that were flattened to lines with pipes or tabs."""

from collections.abc import Iterator

from planlint import regex
from planlint.model import Block, Document
from planlint.readers.decode import decode
from planlint.readers.headings import classify
from planlint.readers.pipes import flat_blocks, flat_run, tab_blocks, tab_run
from planlint.readers.source import line_starts, lines, stretch, unwrap
from planlint.readers.waivers import comments, waive

Span = tuple[int, int]

_NARROW, _WIDEST = 40, 120  # columns: a file whose full lines end within these was wrapped by an editor
_FULL = 3  # lines that reach the margin before a margin is believed
_ENDS = regex.compile(r"[。.!?！？:：;；…”\"」』)）]$")
_OPENS = regex.compile(r"[\s\u3000]{2}|[-*•·●■◆○]|\d{1,3}[.、)）]|[(（][\d一二三四五六七八九十]")


def read(path: str, data: bytes) -> Document:
    """The document of a plain text file; waivers may stand in it as HTML comments."""
    source = decode(path, data)
    starts = line_starts(source)
    hidden = comments(source)
    blocks = tuple(_blocks(source, _visible(lines(source, starts), hidden)))
    return waive(Document(path, "text", source, blocks, starts), hidden)


def _visible(spans: list[Span], hidden: list[Span]) -> list[Span]:
    """The lines without the comments in them; what a comment leaves empty is a line no more."""
    if not hidden:
        return spans
    kept = []
    pending = iter([*hidden, (spans[-1][1] + 1, spans[-1][1] + 1)])
    start, end = next(pending)
    for first, last in spans:
        touched = False
        while start < last or (start == last == first):
            touched = True
            if first < start:
                kept.append((first, start))
            first = max(first, min(end, last))
            if end > last:
                break
            start, end = next(pending)
        if first < last or not touched:
            kept.append((first, last))
    return kept


def _blocks(source: str, spans: list[Span]) -> Iterator[Block]:
    margin = _margin(source, spans)
    at = 0
    while at < len(spans):
        start, end = spans[at]
        if source.find("|", start, end) >= 0 and (run := flat_run(source, spans, at)):
            yield from flat_blocks(source, run[0])
            at = run[1]
            continue
        if source.find("\t", start, end) >= 0 and (run := tab_run(source, spans, at)):
            yield from tab_blocks(source, run[0])
            at = run[1]
            continue
        last = _paragraph(source, spans, at, margin) if margin else at
        text = unwrap(source, spans[at : last + 1]) if last > at else stretch(source, start, end)
        at = last + 1
        if text.string:
            kind, level = classify(text.string)
            yield Block(kind, text, level)


def _margin(source: str, spans: list[Span]) -> int:
    """The column at which an editor wrapped the lines, 0 when a line is a paragraph."""
    if max(end - start for start, end in spans) > _WIDEST:
        return 0
    widths = [_width(source[start:end]) for start, end in spans]
    widest = max(widths)
    if not _NARROW <= widest <= _WIDEST:
        return 0
    open_ended = sum(
        width >= widest - 8 and not _ENDS.search(source[start:end].rstrip())
        for width, (start, end) in zip(widths, spans, strict=True)
    )
    return widest if open_ended >= _FULL else 0


def _width(line: str) -> int:
    """Columns on screen; signs from U+2E80 on take two (near enough to find a margin)."""
    return len(line) if line.isascii() else sum(1 + (sign >= "\u2e80") for sign in line)


def _paragraph(source: str, spans: list[Span], at: int, margin: int) -> int:
    """The index of the last line of the paragraph that begins at `at` in a wrapped file."""
    while at + 1 < len(spans):
        line, following = (source[slice(*span)] for span in spans[at : at + 2])
        joined = following.strip() and "|" not in following and not _OPENS.match(following)
        # a word that did not fit leaves at most some 12 columns; a shorter line ends on purpose
        if not joined or _width(line) < margin - 12 or classify(following.strip())[0] != "paragraph":
            break
        at += 1
    return at
