"""Plain text: one line, one block, and tables that were flattened to lines with pipes.

A flattened table keeps its lines as rows and what stands before each pipe as a cell, so a line that
begins with a pipe begins with an empty cell: what the page broke over lines is a stream of cells, and
putting the rows together again is the business of `extract`. Leading pipes on every line are a border.
"""

from collections.abc import Iterator

from planlint import regex
from planlint.model import Block, Cell, Document
from planlint.readers.decode import decode
from planlint.readers.grid import tables
from planlint.readers.headings import classify
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
        last = _paragraph(source, spans, at, margin) if margin else at
        text = unwrap(source, spans[at : last + 1]) if last > at else stretch(source, start, end)
        at = last + 1
        if text.string:
            kind, level = classify(text.string)
            yield Block(kind, text, level)


def flat_run(source: str, spans: list[Span], at: int) -> tuple[list[Span], int] | None:
    """The lines with pipes from `at` on and the index behind them; None when they are prose with a pipe.

    Where every line is followed by an empty one, so may be those of the table.
    """
    run = [spans[at]]
    step = 0
    here = at + 1
    while here < len(spans):
        blank = not source[slice(*spans[here])].strip()
        ahead = here + 1 if blank else here
        if ahead >= len(spans) or "|" not in source[slice(*spans[ahead])]:
            break
        if step and ahead - here + 1 != step:
            break
        step = ahead - here + 1
        run.append(spans[ahead])
        here = ahead + 1
    rows = [source[slice(*span)].strip() for span in run]
    if any(_tabular(row) for row in rows) or (
        len(rows) > 1 and all(" | " in row or delimiter(row) for row in rows)
    ):
        return run, here
    return None


def _tabular(line: str) -> bool:
    return line[0] == "|" or line[-1] == "|" or line.count("|") > 1


def flat_blocks(source: str, run: list[Span]) -> Iterator[Block]:
    """The captions and tables of lines with pipes, or the paragraphs of a box of prose."""
    bordered = len(run) > 1 and all(source[slice(*span)].lstrip().startswith("|") for span in run)
    rows = [_cells(source, span, bordered) for span in run]
    filled = [[cell for cell in row if cell.text.string] for row in rows]
    if all(len(cells) < 2 for cells in filled) and any(
        "。" in c.text.string for cells in filled for c in cells
    ):
        for cells in filled:
            for cell in cells:
                kind, level = classify(cell.text.string)
                yield Block(kind, cell.text, level)
        return
    first = 0
    for number, cells in enumerate(filled):
        alone = len(cells) == 1 and rows[number][0] is cells[0] and number + 1 < len(rows)
        if alone and classify(cells[0].text.string)[0] == "caption":
            yield from _table(source, run[first:number], rows[first:number])
            yield Block("caption", cells[0].text)
            first = number + 1
    yield from _table(source, run[first:], rows[first:])


def _table(source: str, run: list[Span], rows: list[list[Cell]]) -> list[Block]:
    ruled = len(run) > 1 and delimiter(source[slice(*run[1])])
    if ruled:
        del rows[1]
    placed = [
        [cell._replace(row=number, header=ruled and number == 0) for cell in row]
        for number, row in enumerate(rows)
    ]
    return tables(placed, stretch(source, *run[0]).anchors[0][1], flat=not ruled) if run else []


def delimiter(line: str) -> bool:
    """Whether a line is the rule under a Markdown table header: | --- | ---: |."""
    return "-" in line and "|" in line and not line.strip("|-: \t\r\n")


def _cells(source: str, span: Span, bordered: bool) -> list[Cell]:
    start, end = span
    while end > start and source[end - 1].isspace():
        end -= 1
    if bordered:
        start = source.index("|", start) + 1
    cells: list[Cell] = []
    while start < end or not cells:
        stop = source.find("|", start, end)
        stop = end if stop < 0 else stop
        cells.append(Cell(stretch(source, start, stop), 0, len(cells)))
        start = stop + 1
    return cells


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
