"""Lines of PDF pages → paragraphs, headings and tables without rules, across page breaks.

A line goes on in the next when its first word would not have fitted any more and the next line is
neither indented nor set apart. Rows of aligned entries are a table; where the columns cannot be told
apart it is a flat one.
"""

import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from planlint import regex
from planlint.model import Block, Cell, Text
from planlint.readers.glyphs import Line, joined, split
from planlint.readers.grid import tables
from planlint.readers.headings import classify

_SAME = 0.12  # of the height: letters of one size
_INDENT = 0.8  # of the height: a line that begins further right than its column opens a paragraph
_APART = 1.45  # of the usual distance of lines: a wider one parts paragraphs
_LARGER = 1.15  # of the body's height: a heading
_CLOSERS = "、，。；：！？）”》’％‰…"
_WORD = regex.compile(rf"[!-~][!-~{_CLOSERS}]*|.[{_CLOSERS}]*")  # what no line break parts
_PROSE = 0.3  # of the width of two columns: most lines of running text are longer, most entries are not
_LABEL = 30  # signs: a longer line between two rows is no label
_FEWEST = 3  # rows of aligned entries that make a table


class Layout:
    """What most lines of a document have in common: height, margins, distance."""

    def __init__(self, pages: Sequence[Sequence[Line]], whole: "Layout | None" = None) -> None:
        every = [line for page in pages for line in page]
        signs: Counter[float] = Counter()
        for line in every:
            signs[round(line.height, 0)] += len(line.text)
        self.height = signs.most_common(1)[0][0] if signs else 10.0
        body = [line for line in every if abs(line.height - self.height) <= 0.2 * self.height] or every
        self.left = _usual([line.left for line in body])
        self.right = -_usual([-line.right for line in body])
        steps = [b.bottom - a.bottom for page in pages for a, b in pairwise(page) if b.top > a.top + 1]
        near = [step for step in steps if step < 3 * self.height]
        self.step = statistics.median(near) if near else 1.5 * self.height
        self.sizes: list[float] = []  # of headings, the largest first
        if whole:  # a column: its own margins, the letters of the document
            self.height, self.sizes = whole.height, whole.sizes
            return
        for size in sorted({line.height for line in every if self.larger(line)}, reverse=True):
            if not self.sizes or size < (1 - _SAME) * self.sizes[-1]:
                self.sizes.append(size)

    def level(self, line: Line) -> int:
        """The level of a heading by its size, 0 for what is not larger than the body."""
        if not self.larger(line):
            return 0
        return min(sum(line.height <= size for size in self.sizes), 6)

    def larger(self, line: Line) -> bool:
        """Whether a line is set larger than the body."""
        return line.height > _LARGER * self.height

    def goes_on(self, line: Line, following: Line, same_page: bool) -> bool:
        """Whether `following` is the same paragraph as `line`."""
        if abs(line.height - following.height) > _SAME * line.height:
            return False
        step = self.step * max(line.height / self.height, 1)
        if same_page and following.bottom - line.bottom > _APART * step:
            return False
        if following.left > self.left + _INDENT * line.height and not self.larger(line):
            return False
        word = _WORD.match(following.text)
        signs = len(word[0]) if word else 1
        width = (following.right - following.left) / max(len(following.text), 1)
        # a line may end a sign early, where a stop must not open the next
        return line.right + signs * width > self.right - 1.2 * line.height


def _usual(places: Sequence[float]) -> float:
    """The leftmost place that at least a tenth of the lines begin at, to some points."""
    counts = Counter(round(place / 4) * 4 for place in places)
    enough = max(len(places) // 10, 1)
    return float(min((place for place, count in counts.items() if count >= enough), default=0))


def blocks(lines: Sequence[tuple[int, Line]], layout: Layout) -> list[Block]:
    """The blocks of lines that stand between ruled tables, each with the number of its page."""
    found: list[Block] = []
    at = 0
    while at < len(lines):
        end = _rows(lines, at)
        if end > at:
            page, rows = lines[at][0], [line for _, line in lines[at:end]]
            if edges := _prose_columns(rows):
                while end < len(lines) and lines[end][0] == page and _in_column(lines[end][1], edges):
                    rows.append(lines[end][1])  # one column is longer than the other
                    end += 1
                for column in _parted(rows, edges):
                    found += blocks([(page, line) for line in column], Layout([column], layout))
            else:
                found += _table(rows, page)
            at = end
            continue
        end = at + 1
        while end < len(lines) and _joins(lines[end - 1], lines[end], layout) and _rows(lines, end) == end:
            end += 1
        found.append(_paragraph([line for _, line in lines[at:end]], lines[at][0], layout))
        at = end
    return found


def _joins(before: tuple[int, Line], after: tuple[int, Line], layout: Layout) -> bool:
    (page, line), (next_page, following) = before, after
    if not layout.goes_on(line, following, page == next_page):
        return False
    text = following.text
    # a full line that ends in mid-sentence goes on, also in what looks like a number: 第一产业, 1.2 …
    return classify(text)[0] == "paragraph" or line.text[-1] not in "。.;；:：!！?？"


def _paragraph(lines: Sequence[Line], page: int, layout: Layout) -> Block:
    text = lines[0].text
    for line in lines[1:]:
        if text.endswith("-") and text[-2:-1].isalpha() and line.text[:1].islower():
            text = text[:-1] + line.text  # hyphenated at the end of the line
        elif text[-1:].isdigit() and line.text[:1].isdigit() and _chinese(text):
            text += line.text  # a number broken at the end of the line; Chinese has no space before one
        else:
            text = joined((text, line.text))
    text = text.strip()
    kind, level = classify(text)
    larger = layout.level(lines[0])
    if larger and kind in ("paragraph", "heading") and text[-1] not in "。；;":
        kind, level = "heading", larger
    return Block(kind, Text(text), level, page=page)


def _chinese(text: str) -> bool:
    """Whether the line so far is Chinese: one sign in five at least, at its end."""
    return 5 * sum(sign >= "\u2e80" for sign in text[-40:]) >= len(text[-40:])


def _rows(lines: Sequence[tuple[int, Line]], at: int) -> int:
    """Where the run of lines with several entries ends that begins at `at`; `at` itself if there is none.

    A row may have lost all but one entry (a group, a label over two rows) between two others.
    """
    page, end, rows = lines[at][0], at, 0
    while end < len(lines) and lines[end][0] == page:
        if len(lines[end][1].entries) > 1:
            rows += 1
        elif not rows or not _between(lines, end, page):
            break
        end += 1
    return end if rows >= _FEWEST else at


def _between(lines: Sequence[tuple[int, Line]], at: int, page: int) -> bool:
    if at + 1 >= len(lines) or lines[at + 1][0] != page:
        return False
    return len(lines[at + 1][1].entries) > 1 and len(lines[at][1].text) <= _LABEL


def _prose_columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The two columns of text that lines run in; none when their entries are those of a table."""
    columns = _columns(lines)
    pairs = [line for line in lines if len(line.entries) == 2]
    if len(columns) != 2 or 5 * len(pairs) < 4 * len(lines):
        return []
    width = columns[1][1] - columns[0][0]
    long = sum(entry.right - entry.left > _PROSE * width for line in pairs for entry in line.entries)
    return columns if 10 * long >= 7 * 2 * len(pairs) else []


def _in_column(line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    spare = line.height
    return any(left - spare < line.left and line.right < right + spare for left, right in columns)


def _parted(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[list[Line]]:
    """The lines of the left column, then those of the right one."""
    parted: list[list[Line]] = [[], []]
    for line in lines:
        for entry in line.entries:
            side = entry.left >= (columns[0][1] + columns[1][0]) / 2
            parted[side].append(Line((entry,), *entry[1:5], line.height))
    return parted


def _table(lines: Sequence[Line], page: int) -> list[Block]:
    """The table of aligned lines; flat when two entries of a row share a column."""
    columns = _columns(lines)
    gutters = [(left + right) / 2 for (_, left), (right, _) in pairwise(columns)]
    rows: list[list[Cell]] = []
    clear = True
    for number, line in enumerate(lines):
        row: list[Cell] = []
        for entry in (part for whole in line.entries for part in split(whole, gutters)):
            covered = [c for c, (x0, x1) in enumerate(columns) if entry.left < x1 and entry.right > x0]
            first = covered[0] if covered else sum(gutter < entry.left for gutter in gutters)
            clear &= not row or first >= row[-1].column + row[-1].columns
            row.append(Cell(Text(entry.text), number, first, 1, max(len(covered), 1)))
        rows.append(row)
    if not clear:
        rows = [[cell._replace(column=c, columns=1) for c, cell in enumerate(row)] for row in rows]
    return [block._replace(page=page) for block in tables(rows, 0, flat=not clear)]


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns of aligned rows: what the entries of the fullest rows cover from left to right.

    Only rows with the most usual number of entries speak; a header over two columns would join them.
    """
    counts = Counter(len(line.entries) for line in lines)
    most = max(counts, key=lambda count: (counts[count] * count, count))
    spans = sorted((e.left, e.right) for line in lines if len(line.entries) == most for e in line.entries)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns
