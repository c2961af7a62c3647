"""Documents with the places of findings marked in their text, each at exactly its characters.

A place is a stretch of the source; a text of a block knows by its anchors which of its characters stand
there. Nothing is searched for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from planlint.model import Block, Cell, Document, Location, Text
from planlint.named import NamedTuple
from planlint.printable import printable

FINDING, RELATED, FIGURE = "f", "r", "n"
LONG = 1000  # rows; of a longer table a page shows what matters, a browser takes seconds for the rest


class Span(NamedTuple):
    """A stretch of the source to mark: `kind` FINDING, RELATED or FIGURE, its `id` in the page.

    `finding` is the number of the finding (from 1; 0 for a figure), `severity` its severity.
    """

    start: int
    end: int
    kind: str
    id: str
    finding: int = 0
    severity: str = ""


class Piece(NamedTuple):
    """Characters of a text that the same places cover; `ids` are those that begin with this piece."""

    string: str
    spans: tuple[Span, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def main(self) -> Span | None:
        """The place that the piece shows: a finding before a related place, the worst first."""
        spans = [span for span in self.spans if span.kind != FIGURE]
        return min(spans, key=_weight, default=None)

    @property
    def findings(self) -> tuple[int, ...]:
        """The numbers of the findings that are about this piece."""
        return tuple(dict.fromkeys(span.finding for span in self.spans if span.kind == FINDING))

    @property
    def related(self) -> tuple[int, ...]:
        """The numbers of the findings that refer to this piece."""
        return tuple(dict.fromkeys(span.finding for span in self.spans if span.kind == RELATED))


class ShownCell(NamedTuple):
    """A table cell with its extent and pieces."""

    pieces: tuple[Piece, ...]
    rows: int
    columns: int
    header: bool
    kind: str  # "num", "short" or ""


class ShownRow(NamedTuple):
    """A table row with the line it stands on; without cells it stands for `left` rows that are not shown."""

    line: int
    cells: tuple[ShownCell, ...] = ()
    left: int = 0


class Shown(NamedTuple):
    """A block as the page shows it; `tag` is the element of a text."""

    block: Block
    tag: str
    line: int
    pieces: tuple[Piece, ...] = ()
    rows: tuple[ShownRow, ...] = ()
    before: str = ""  # the sheet or page that begins here


def shown(document: Document, spans: Iterable[Span]) -> list[Shown]:
    """The blocks of a document with the spans of its source marked in them."""
    texts = [text for block in document.blocks for text in _texts(block)]
    marked = _Marked(texts, spans)
    found, where = [], ""
    for block in document.blocks:
        pieces = [marked.pieces(text) for text in _texts(block)]
        place = block.sheet or (f"p. {block.page}" if block.page else "")
        before, where = (place if place != where else ""), place
        line = document.locate(*_extent(block)).line
        if block.cells:
            rows = _near(tuple(_rows(document, block.cells, pieces)))
            found.append(Shown(block, "table", line, rows=rows, before=before))
        else:
            found.append(Shown(block, _tag(block), line, pieces[0], before=before))
    return found


def offsets(document: Document, at: Location) -> tuple[int, int]:
    """The source offsets of a location; a location beyond the source ends where the source does."""
    starts, last = document.starts, len(document.source)
    first = starts[min(at.line, len(starts)) - 1] + at.column - 1
    end = starts[min(at.end_line, len(starts)) - 1] + at.end_column - 1
    return min(first, last), min(max(first, end), last)


def segments(text: Text) -> Iterator[tuple[int, int, int]]:
    """The stretches of a text that stand together: start here, start and end in the source."""
    ends = [here for here, _ in text.anchors[1:]] + [len(text.string)]
    for (here, there), end in zip(text.anchors, ends, strict=True):
        yield here, there, there + end - here


class _Marked:
    """Which spans stand in which text, found for all texts at once."""

    def __init__(self, texts: Sequence[Text], spans: Iterable[Span]) -> None:
        every = [(there, end, here, n) for n, text in enumerate(texts) for here, there, end in segments(text)]
        every.sort()
        self._next = 0
        self._begun: set[str] = set()
        self._hits: list[list[tuple[int, int, Span]]] = [[] for _ in texts]
        starts, ends = [part[0] for part in every], [part[1] for part in every]
        for span in spans if every else ():
            first = bisect_right(ends, span.start)
            met = [part for part in every[first : bisect_left(starts, span.end)] if part[1] > part[0]]
            for start, end, here, number in met:
                low, high = max(span.start, start), min(span.end, end)
                self._hit(number, here + low - start, here + high - start, span)
            if not met:  # a place without characters, or between the texts (a comment): a point
                start, end, here, number = every[_nearest(starts, ends, span.start)]
                at = here + min(max(span.start, start), end) - start
                self._hit(number, at, at, span)

    def _hit(self, number: int, start: int, end: int, span: Span) -> None:
        hits = self._hits[number]
        if hits and hits[-1][2] is span and hits[-1][1] == start < end:
            start = hits.pop()[0]  # goes on behind an anchor
        hits.append((start, end, span))

    def pieces(self, text: Text) -> tuple[Piece, ...]:
        """The pieces of the next text."""
        hits = self._hits[self._next]
        self._next += 1
        if not hits:
            return (Piece(_said(text.string)),) if text.string else ()
        return tuple(self._cut(text.string, hits))

    def _cut(self, string: str, hits: list[tuple[int, int, Span]]) -> Iterator[Piece]:
        opens: dict[int, list[Span]] = {}
        closes: dict[int, list[Span]] = {}
        points: dict[int, list[Span]] = {}
        for start, end, span in hits:
            if start == end:
                points.setdefault(start, []).append(span)
            else:
                opens.setdefault(start, []).append(span)
                closes.setdefault(end, []).append(span)
        cuts = sorted({0, len(string), *opens, *closes, *points})
        active: dict[Span, None] = {}
        for at, until in zip(cuts, [*cuts[1:], len(string)], strict=True):
            if at in points:
                yield self._piece("", points[at])
            for span in closes.get(at, ()):
                active.pop(span, None)
            active |= dict.fromkeys(opens.get(at, ()))
            if until > at:
                yield self._piece(string[at:until], list(active))

    def _piece(self, string: str, spans: list[Span]) -> Piece:
        ids = tuple(span.id for span in spans if span.id not in self._begun)
        self._begun.update(ids)
        return Piece(_said(string), tuple(spans), ids)


def _nearest(starts: list[int], ends: list[int], at: int) -> int:
    """The stretch that a point belongs to: one that begins at it, holds it, ends at it, or comes next."""
    found = bisect_left(starts, at)
    if found < len(starts) and starts[found] == at:
        return found
    return found - 1 if found and ends[found - 1] >= at else min(found, len(starts) - 1)


def _texts(block: Block) -> list[Text]:
    return [cell.text for cell in block.cells] if block.cells else [block.text]


def _extent(block: Block) -> tuple[int, int]:
    first = block.cells[0].text if block.cells else block.text
    start = first.source(0)
    return start, start


def _rows(
    document: Document, cells: Sequence[Cell], pieces: Sequence[tuple[Piece, ...]]
) -> Iterator[ShownRow]:
    rows: dict[int, list[tuple[Cell, tuple[Piece, ...]]]] = {}
    for cell, own in zip(cells, pieces, strict=True):
        rows.setdefault(cell.row, []).append((cell, own))
    bottom = max((cell.row + 1 for cell in cells), default=0)
    for row, found in sorted(rows.items()):
        at = found[0][0].text.source(0)
        yield ShownRow(
            document.locate(at, at).line,
            tuple(
                ShownCell(own, min(c.rows, bottom - row), c.columns, c.header, _look(c.text.string))
                for c, own in found
            ),
        )


def _near(rows: tuple[ShownRow, ...]) -> tuple[ShownRow, ...]:
    """Of a long table the head, and what stands at and around the marks."""
    if len(rows) <= LONG:
        return rows
    kept = set(range(20))
    for number, row in enumerate(rows):
        spans = [span for cell in row.cells for piece in cell.pieces for span in piece.spans]
        if spans:
            around = 3 if any(span.kind != FIGURE for span in spans) else 0
            kept.update(range(max(number - around, 0), min(number + around + 1, len(rows))))
    found: list[ShownRow] = []
    last = -1
    for number in [*sorted(kept), len(rows)]:
        if number > last + 1:
            found.append(ShownRow(rows[last + 1].line, left=number - last - 1))
        found += rows[number : number + 1]
        last = number
    return tuple(found)


def _look(string: str) -> str:
    """Numbers stand to the right; they and short words are not broken over lines."""
    if len(string) < 20 and string.lstrip("-+≤≥<>约 ")[:1].isdecimal():
        return "num"
    return "short" if len(string) <= 6 else ""


def _tag(block: Block) -> str:
    if block.kind == "heading":
        return f"h{min(block.level + 2, 6)}"
    return "p"


def _said(string: str) -> str:
    """Harmless text that keeps its line breaks."""
    return "\n".join(printable(line) for line in string.split("\n")) if "\n" in string else printable(string)


def _weight(span: Span) -> tuple[bool, int, int]:
    order = ("error", "warning", "info")
    return span.kind != FINDING, order.index(span.severity) if span.severity in order else 3, span.finding
