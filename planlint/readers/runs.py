"""The characters of a Word paragraph: runs, breaks, fields, formulas; its footnote marks and text boxes."""

from collections.abc import Iterator

from planlint.readers.package import Element, W, value
from planlint.readers.source import SUPERSCRIPT

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset((f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}rt"))
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_DRAWINGS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_BOX = f"{W}txbxContent"


def text(paragraph: Element) -> str:
    """The characters of a paragraph as printed, without those of text boxes in it."""
    return "".join([string for string, _ in pieces(paragraph)])


def pieces(paragraph: Element) -> Iterator[tuple[str, Element]]:
    """The characters of a paragraph piece by piece, each with the element that prints it."""
    return _characters(paragraph)


def shown(parent: Element) -> Iterator[Element]:
    """The children of an element; of alternatives for older programs only the first choice."""
    for child in parent:
        if child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            if choice is None:
                choice = child.find(f"{MC}Fallback")
            if choice is not None:
                yield from shown(choice)
        elif child.tag not in _GONE:
            yield child


def notes(paragraph: Element) -> list[tuple[str, str]]:
    """The footnotes and endnotes that a paragraph cites: kind and number."""
    return [
        (kind, element.get(f"{W}id", ""))
        for element in _within(paragraph)
        if (kind := _NOTES.get(element.tag)) is not None
    ]


def boxes(paragraph: Element) -> list[Element]:
    """The contents of the text boxes anchored in a paragraph."""
    return [element for element in _within(paragraph, drawings=True) if element.tag == _BOX]


def _within(parent: Element, drawings: bool = False) -> Iterator[Element]:
    """All elements shown within another, in order; a text box is yielded but not entered."""
    for child in shown(parent):
        yield child
        if child.tag != _BOX and (drawings or child.tag not in _DRAWINGS):
            yield from _within(child, drawings)


def _characters(parent: Element, translate: dict[int, int] | None = None) -> Iterator[tuple[str, Element]]:
    for child in shown(parent):
        tag = child.tag
        if tag in (f"{W}t", f"{M}t"):
            string = child.text or ""
            yield (string.translate(translate) if translate else string), child
        elif tag == f"{W}r":
            look = child.find(f"{W}rPr")
            if look is None or not _hidden(look):
                raised = look is not None and value(look, "vertAlign") == "superscript"
                yield from _characters(child, SUPERSCRIPT if raised else translate)
        elif tag in _BREAKS:
            yield _BREAKS[tag], child
        elif tag == f"{M}f":  # a fraction: 1/2, never 12
            yield from _characters(child.find(f"{M}num") if child.find(f"{M}num") is not None else child)
            yield "/", child
            yield from _characters(child.find(f"{M}den") if child.find(f"{M}den") is not None else child)
        elif tag == f"{M}sup":
            yield from _characters(child, SUPERSCRIPT)
        elif tag == f"{W}sym":
            yield _symbol(child.get(f"{W}char", "")), child
        elif tag not in _DRAWINGS and tag not in _NOTES:
            yield from _characters(child, translate)


def _hidden(look: Element) -> bool:
    """Whether a run is not part of what the page says: hidden or struck out."""
    return any(
        (mark := look.find(W + name)) is not None and mark.get(f"{W}val") not in ("0", "false", "off")
        for name in ("vanish", "strike", "dstrike")
    )


def _symbol(code: str) -> str:
    """A sign of a symbol font; its private codes (F0xx) stand for no character."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "" if not 32 <= number < 0x11_0000 or 0xD800 <= number < 0xF900 else chr(number)
