"""Lines with pipes or tabs → tables: flattened ones of plain text, and the rows of Markdown tables.

A flattened table keeps its lines as rows and what stands before each pipe as a cell, so a line that
begins with a pipe begins with an empty cell: what the page broke over lines is a stream of cells, and
putting the rows together again is the business of `extract`. Leading pipes on every line are a border.
"""

from collections.abc import Iterator

from planlint.model import Block, Cell, Text
from planlint.readers.grid import tables
from planlint.readers.headings import classify
from planlint.readers.source import stretch

Span = tuple[int, int]

_SURELY = 3  # lines with pipes one under the other are a table, whatever stands in them


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
    rows = [source[slice(*span)].strip() for span in run[:_SURELY]]
    spaced = len(rows) > 1 and all(" | " in row or delimiter(row) for row in rows)
    if len(rows) == _SURELY or spaced or any(_tabular(row) for row in rows):
        return run, here
    return None


def _tabular(line: str) -> bool:
    return line[0] == "|" or line[-1] == "|" or line.count("|") > 1


def flat_blocks(source: str, run: list[Span]) -> Iterator[Block]:
    """The captions and tables of lines with pipes, or the paragraphs of a box of prose."""
    bordered = len(run) > 1 and all(source[slice(*span)].lstrip().startswith("|") for span in run)
    rows = [_cells(source, span, bordered) for span in run]
    filled = [[text for text in row if text.string] for row in rows]
    if all(len(texts) < 2 for texts in filled) and any("。" in t.string for texts in filled for t in texts):
        for texts in filled:
            for text in texts:
                kind, level = classify(text.string)
                yield Block(kind, text, level)
        return
    first = 0
    for number, texts in enumerate(filled):
        alone = len(texts) == 1 and rows[number][0] is texts[0] and number + 1 < len(rows)
        if alone and classify(texts[0].string)[0] == "caption":
            yield from _table(source, run[first:number], rows[first:number])
            yield Block("caption", texts[0])
            first = number + 1
    yield from _table(source, run[first:], rows[first:])


def _table(source: str, run: list[Span], rows: list[list[Text]]) -> list[Block]:
    ruled = len(run) > 1 and delimiter(source[slice(*run[1])])
    if ruled:
        del rows[1]
    placed = [
        [Cell(text, number, column, header=ruled and not number) for column, text in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    return tables(placed, stretch(source, *run[0]).anchors[0][1], flat=not ruled) if run else []


def tab_run(source: str, spans: list[Span], at: int) -> tuple[list[Span], int] | None:
    """The lines with tabs from `at` on, as copied from a sheet, and the index behind them.

    None for a single one, and for a contents list: headings with the numbers of their pages.
    """
    here = at
    while here < len(spans) and "\t" in source[slice(*spans[here])].strip():
        here += 1
    run = spans[at:here]
    heads = sum(classify(source[slice(*span)].strip())[0] == "heading" for span in run)
    return (run, here) if len(run) > 1 and 2 * heads < len(run) else None


def tab_blocks(source: str, run: list[Span]) -> list[Block]:
    """The captions and the table of lines with tabs."""
    rows = []
    for number, (start, end) in enumerate(run):
        cells: list[Cell] = []
        while start <= end:
            stop = source.find("\t", start, end)
            stop = end if stop < 0 else stop
            cells.append(Cell(stretch(source, start, stop), number, len(cells)))
            start = stop + 1
        rows.append(cells)
    return tables(rows, run[0][0], flat=True)


def delimiter(line: str) -> bool:
    """Whether a line is the rule under a Markdown table header: | --- | ---: |."""
    return "-" in line and "|" in line and not line.strip("|-: \t\r\n")


def _cells(source: str, span: Span, bordered: bool) -> list[Text]:
    start, end = span
    while end > start and source[end - 1].isspace():
        end -= 1
    if bordered:
        start = source.index("|", start) + 1
    cells: list[Text] = []
    while start < end or not cells:
        stop = source.find("|", start, end)
        stop = end if stop < 0 else stop
        cells.append(stretch(source, start, stop))
        start = stop + 1
    return cells


def between(source: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of a Markdown row between its pipes; one at either end is a border."""
    if source.startswith("|", start):
        start += 1
    while start < end:
        stop = source.find("|", start, end)
        while stop > 0 and source[stop - 1] == "\\":
            stop = source.find("|", stop + 1, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1
