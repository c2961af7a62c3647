"""From a location of a document to the paragraph and character of the DOCX file that it was read from."""

from bisect import bisect_left, bisect_right

from planlint.model import Block, Document, Location, Text
from planlint.named import NamedTuple
from planlint.readers.docx import Trace
from planlint.readers.package import Element, W


class Origin(NamedTuple):
    """A character: its paragraph, and its number among the characters of the paragraph."""

    paragraph: Element
    at: int


class Places:
    """The origins of a document's characters, by the offsets that the reader kept."""

    def __init__(self, traced: Trace, document: Document) -> None:
        self._document = document
        self._origins = traced.origins
        self._starts = [start for start, _, _ in traced.origins]
        self._texts: list[tuple[int, int, Text]] = []  # start and end in the source, text as it was read
        for before, after in zip(traced.blocks, document.blocks, strict=True):
            for own, shown in zip(_texts(before), _texts(after), strict=True):
                at = shown.source(0)
                self._texts.append((at, at + len(own.string), own))
        self._ends = [end for _, end, _ in self._texts]
        body = next(element for _, element, _ in traced.origins).getroottree().getroot()
        mains = [element.getroottree().getroot() for _, element, _ in traced.origins]
        root = next((found for found in mains if found.tag == f"{W}document"), body)
        self._ordinals = {element: number for number, element in enumerate(root.iter(f"{W}p"))}

    def ordinal(self, paragraph: Element) -> int:
        """The number of a paragraph among those of the main part, in the order of the file."""
        return self._ordinals[paragraph]

    def ends(self, location: Location) -> tuple[Origin, Origin]:
        """The first and last character of a location; for one without characters the one before it."""
        starts = self._document.starts
        start = starts[location.line - 1] + location.column - 1
        end = starts[location.end_line - 1] + location.end_column - 1
        first = bisect_right(self._ends, start)
        last = bisect_left(self._texts, end, key=lambda text: text[0]) - 1
        if start >= end or first > last:
            point = self._point(start)
            return point, point
        return self._origin(first, start), self._origin(last, end - 1)

    def _point(self, at: int) -> Origin:
        """The character before a point, or the first of its text: where a mark can be seen."""
        number = bisect_left(self._texts, at, key=lambda text: text[0])
        if number == len(self._texts) or self._texts[number][0] != at:
            number -= 1
        return self._origin(max(number, 0), at - 1)

    def _origin(self, number: int, at: int) -> Origin:
        start, end, text = self._texts[number]
        raw = text.source(min(max(at, start), max(end - 1, start)) - start)
        number = max(bisect_right(self._starts, raw) - 1, 0)
        begins, paragraph, own = self._origins[number]
        return Origin(paragraph, raw - begins if own else 0)


def _texts(block: Block) -> list[Text]:
    return [cell.text for cell in block.cells] if block.cells else [block.text]
