"""Headers that do not say what their column holds, read as the configuration says (`columns`)."""

import os
from collections.abc import Mapping

from planlint.globs import matches
from planlint.model import Block, Document, Unread
from planlint.vocabulary import Vocabulary

IGNORED = {"ignore": "remark"}  # the words of headers say the same by another name
DEEPEST = 5  # rows of a header


def with_configured(document: Document, vocabulary: Vocabulary) -> Document:
    """The document with its headers as the configuration has them read."""
    wanted: dict[str, str] = {}
    for root, glob, named in vocabulary.columns:
        if matches(_relative(document.path, root), glob):
            wanted |= named
    if not wanted:
        return document
    return document._replace(blocks=tuple(_renamed(block, wanted) for block in document.blocks))


def as_printed(unread: list[Unread], document: Document) -> list[Unread]:
    """The entries whose text stands in the document; the words of the configuration do not."""
    starts = document.starts
    kept = []
    for entry in unread:
        place = entry.location
        start = starts[place.line - 1] + place.column - 1
        if document.source.startswith(entry.text, start):
            kept.append(entry)
    return kept


def _relative(path: str, root: str) -> str:
    try:
        return os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:  # another drive
        return path


def _renamed(block: Block, wanted: Mapping[str, str]) -> Block:
    if block.kind != "table":
        return block
    cells = list(block.cells)
    changed = False
    for at, cell in enumerate(cells):
        if cell.row >= DEEPEST:
            break
        if new := wanted.get(cell.text.string):
            cells[at] = cell._replace(text=cell.text._replace(string=IGNORED.get(new, new)))
            changed = True
    return block._replace(cells=tuple(cells)) if changed else block
