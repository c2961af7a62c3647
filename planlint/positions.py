"""Places as other programs name them: columns in UTF-16 units or UTF-8 bytes, paths relative to a project."""

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable

from planlint.model import Document, Location


class Positions:
    """The places of a run's documents. Columns stay 1-based and end-exclusive in every unit."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.path: document for document in documents}
        self._astral: dict[str, bool] = {}
        self._headings: dict[str, list[tuple[int, str]]] = {}

    def utf16(self, location: Location) -> Location:
        """The location with columns that count UTF-16 units, as SARIF viewers do."""
        document = self._documents.get(location.path)
        if document is None or not self._has_astral(document):
            return location
        return _recounted(
            location, document, lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2
        )

    def utf8(self, location: Location) -> Location:
        """The location with columns that count UTF-8 bytes, as reviewdog does."""
        document = self._documents.get(location.path)
        if document is None or document.source.isascii():
            return location
        return _recounted(location, document, lambda text: len(text.encode("utf-8", "surrogatepass")))

    def section(self, location: Location) -> str | None:
        """The heading above a location, or None before the first one."""
        document = self._documents.get(location.path)
        if document is None:
            return None
        headings = self._headings.get(document.path)
        if headings is None:
            found = [
                (block.text.source(0), block.text.string)
                for block in document.blocks
                if block.kind == "heading"
            ]
            headings = self._headings[document.path] = found
        offset = document.starts[location.line - 1] + location.column - 1
        place = bisect_right(headings, offset, key=lambda heading: heading[0])
        return headings[place - 1][1] if place else None

    def _has_astral(self, document: Document) -> bool:
        path = document.path
        if path not in self._astral:
            self._astral[path] = max(document.source, default="") > "\uffff"
        return self._astral[path]


def _recounted(location: Location, document: Document, length: Callable[[str], int]) -> Location:
    def column(line: int, column: int) -> int:
        start = document.starts[line - 1]
        return length(document.source[start : start + column - 1]) + 1

    return location._replace(
        column=column(location.line, location.column),
        end_column=column(location.end_line, location.end_column),
    )


def relative(path: str, root: str) -> str:
    """A path as seen from a project's root, with forward slashes; one outside of it stays as it is."""
    if root:
        try:
            inside = os.path.relpath(path, root)
        except ValueError:  # another drive
            inside = os.pardir
        if inside.split(os.sep)[0] != os.pardir:
            path = inside
    return path.replace(os.sep, "/").removeprefix("./")


def spot(location: Location) -> str:
    """The place in a format without lines: 主要指标!B7, p. 3; empty where the line says it all."""
    if location.sheet or location.cell:
        return "!".join(name for name in (location.sheet, location.cell) if name)
    return f"p. {location.page}" if location.page else ""


def spotted(message: str, location: Location) -> str:
    """A message that begins with its spot, where there is one."""
    place = spot(location)
    return f"{place}: {message}" if place else message
