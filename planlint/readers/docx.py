"""DOCX: what stands on the page, read from the package's own XML.

Tracked insertions and the new place of moved text are read; deletions, the old place, struck-out and
hidden text are not. Content controls, text boxes (once), footnotes, merged cells, nested tables and
automatic numbers are read; headers, footers and comments are not.
"""

from collections.abc import Iterator

from planlint.errors import ReadError
from planlint.model import Block, Document, Text
from planlint.named import NamedTuple
from planlint.readers.grid import Grid
from planlint.readers.headings import classify, parts
from planlint.readers.numbering import Numbering
from planlint.readers.package import Element, Package, W, value, whole
from planlint.readers.rendering import rendered
from planlint.readers.runs import boxes, notes, shown, text
from planlint.readers.source import TextBuilder
from planlint.readers.styles import Styles

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(path: str, data: bytes) -> Document:
    """The document of a DOCX file."""
    return trace(path, data).document


class Trace(NamedTuple):
    """A document and where its characters come from.

    `blocks` are those of the document with texts that lead to offsets in the characters as they were read;
    `origins` says what stands there: offset, paragraph, and whether it is the paragraph's own text (else
    its automatic number). `part` is the name of the main part.
    """

    document: Document
    blocks: list[Block]
    origins: list[tuple[int, Element, bool]]
    part: str


def trace(path: str, data: bytes) -> Trace:
    """The document of a DOCX file with the paragraphs that its texts come from."""
    package = Package(path, data)
    main = next((name for kind, name in package.related("").values() if kind == "officeDocument"), "")
    if main not in package:
        raise ReadError("the package holds no Word document", path)
    reader = _Reader(package, main)
    root = package.xml(main)
    body = root.find(f"{W}body")
    found = reader.blocks(body) if body is not None else []
    blocks = [block for block in found if block.cells or block.text.string]
    return Trace(rendered(path, "docx", blocks), blocks, reader.origins, main)


class _Reader:
    def __init__(self, package: Package, main: str) -> None:
        parts = {kind: package.xml(name) for kind, name in _wanted(package, main)}
        self.styles = Styles(parts.get("styles"))
        self.numbering = Numbering(parts.get("numbering"))
        self.notes = {kind: _notes(parts.get(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
        self.paragraphs = 0  # read so far: the place that a block of a DOCX file has
        self.cited: list[tuple[str, str]] = []  # footnotes cited since the last block of the body
        self.carried = TextBuilder()  # of a paragraph whose end is deleted: it goes on in the next
        self.origins: list[tuple[int, Element, bool]] = []
        self.length = 0  # characters read so far, one more for each stretch of them

    def blocks(self, parent: Element) -> list[Block]:
        """The blocks of the body, each followed by the footnotes it cites."""
        found: list[Block] = []
        for element in _unwrapped(parent):
            found += self._element(element)
            cited, self.cited = self.cited, []
            for kind, number in cited:
                for paragraph in self.notes[kind].pop(number, ()):
                    note = TextBuilder()
                    note.add(*self._origin(paragraph, text(paragraph)))
                    found.append(Block("footnote", note.text()))
        return found + self._left()

    def _inside(self, parent: Element) -> list[Block]:
        found = [block for element in _unwrapped(parent) for block in self._element(element)]
        return found + self._left()

    def _left(self) -> list[Block]:
        """What a paragraph carried over when none came after it."""
        left, self.carried = self.carried.text(), TextBuilder()
        return [Block("paragraph", left, paragraph=self.paragraphs)] if left.string else []

    def _origin(self, element: Element, string: str, own: bool = True) -> tuple[str, int]:
        """A stretch of a paragraph, and the offset that it gets."""
        at = self.length
        self.origins.append((at, element, own))
        self.length += len(string) + 1
        return string, at

    def _element(self, element: Element) -> list[Block]:
        if element.tag == f"{W}p":
            return self._paragraph(element)
        if element.tag == f"{W}tbl":
            return self._table(element)
        return []

    def _paragraph(self, element: Element) -> list[Block]:
        self.paragraphs += 1
        place = self.paragraphs
        self.cited += notes(element)
        properties = element.find(f"{W}pPr")
        self.carried.add(*self._origin(element, text(element)))
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            return self._boxes(element)
        printed, self.carried = self.carried.text(), TextBuilder()
        blocks = []
        if printed.string:
            blocks = [block._replace(paragraph=place) for block in self._said(printed, element, properties)]
        return blocks + self._boxes(element)

    def _boxes(self, element: Element) -> list[Block]:
        return [block for box in boxes(element) for block in self._inside(box)]

    def _said(self, whole_text: Text, element: Element, properties: Element | None) -> list[Block]:
        """The blocks of a paragraph that says something, headed by its automatic number."""
        style = self.styles.get(None if properties is None else value(properties, "pStyle"))
        outline = style.outline
        if properties is not None and (stated := value(properties, "outlineLvl")) is not None:
            outline = whole(stated, 9)
        number = self._list(properties, style.list)
        label = self.numbering.label(*number) if number else None
        if label:
            _, at = self._origin(element, label, own=False)
            moved = ((here + len(label), there) for here, there in whole_text.anchors)
            whole_text = Text(label + whole_text.string, ((0, at), *moved))
        if outline is not None and outline < 9:
            return [Block("heading", whole_text, outline + 1)]
        if style.kind == "caption":
            return [Block("caption", whole_text)]
        texts = parts(whole_text)
        kinds = [classify(part.string) for part in texts]
        if label is not None and number and kinds[0][0] == "paragraph":
            kinds[0] = "item", number[1] + 1
        return [Block(kind, part, level) for part, (kind, level) in zip(texts, kinds, strict=True)]

    def _list(self, properties: Element | None, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, or its style's; list 0 means none."""
        number, depth = inherited or ("0", 0)
        own = None if properties is None else properties.find(f"{W}numPr")
        if own is not None:
            number = value(own, "numId") or number
            depth = whole(value(own, "ilvl"), depth)
        elif inherited and properties is not None:
            depth = self.numbering.by_style.get(value(properties, "pStyle") or "", inherited)[1]
        return None if number == "0" else (number, depth)

    def _table(self, element: Element) -> list[Block]:
        place = self.paragraphs + 1
        rows = [
            (_is_header(row), list(_cells(row)))
            for row in _unwrapped(element)
            if row.tag == f"{W}tr" and row.find(f"{W}trPr/{W}del") is None
        ]
        extents = _extents([cells for _, cells in rows])
        grid = Grid()
        for (header, cells), depths in zip(rows, extents, strict=True):
            grid.row()
            for (column, columns, _, cell), depth in zip(cells, depths, strict=True):
                at = self.length  # of its first paragraph, where an empty cell stands
                content = self._inside(cell)
                if depth:
                    grid.cell(content, at, depth, columns, header, column)
        blocks = grid.blocks(0)
        return [block if block.paragraph else block._replace(paragraph=place) for block in blocks]


def _wanted(package: Package, main: str) -> Iterator[tuple[str, str]]:
    for kind, name in package.related(main).values():
        if kind in ("styles", "numbering", "footnotes", "endnotes") and name in package:
            yield kind, name


def _notes(root: Element | None, kind: str) -> dict[str, list[Element]]:
    """The paragraphs of the footnotes or endnotes by number; separators are none."""
    return {
        note.get(f"{W}id", ""): list(note.iter(f"{W}p"))
        for note in (() if root is None else root.iterfind(W + kind))
        if note.get(f"{W}type") not in _SEPARATORS
    }


def _unwrapped(parent: Element) -> Iterator[Element]:
    """The children of an element, those within content controls and insertions as well."""
    for child in shown(parent):
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


def _is_header(row: Element) -> bool:
    mark = row.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and mark.get(f"{W}val") not in ("0", "false", "off")


def _cells(row: Element) -> Iterator[tuple[int, int, str, Element]]:
    """Column, width, vertical merge ("", "restart" or "continue") and element of the cells of a row."""
    properties = row.find(f"{W}trPr")
    column = 0 if properties is None else min(max(whole(value(properties, "gridBefore"), 0), 0), 1000)
    for cell in _unwrapped(row):
        if cell.tag != f"{W}tc":
            continue
        columns, merge = 1, ""
        properties = cell.find(f"{W}tcPr")
        if properties is not None:
            if properties.find(f"{W}cellDel") is not None:
                continue
            columns = min(max(whole(value(properties, "gridSpan"), 1), 1), 1000)
            if properties.find(f"{W}vMerge") is not None:
                merge = value(properties, "vMerge") or "continue"
        yield column, columns, merge, cell
        column += columns


def _extents(rows: list[list[tuple[int, int, str, Element]]]) -> list[list[int]]:
    """How many rows each cell covers, 0 for a cell that goes on from above."""
    extents: list[list[int]] = []
    below: dict[int, int] = {}  # column → rows that go on from the row above it
    for cells in reversed(rows):
        going_on = {column: 1 + below.get(column, 0) for column, _, merge, _ in cells if merge == "continue"}
        extents.append(
            [0 if merge == "continue" else 1 + below.get(column, 0) for column, _, merge, _ in cells]
        )
        below = going_on
    extents.reverse()
    if rows:  # nothing stands above the first row for its cells to go on from
        extents[0] = [extent or 1 for extent in extents[0]]
    return extents
