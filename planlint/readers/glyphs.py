"""A PDF page → its lines of text from top to bottom, by where the signs stand.

The order in which a PDF draws its text is not the order in which it is read, so lines are put together
from the boxes of the signs. Coordinates are those of the page as shown: y grows downwards.
"""

import ctypes
import statistics
from collections.abc import Iterable, Sequence
from typing import Any

from planlint.named import NamedTuple
from planlint.readers.source import SUPERSCRIPT, spaced

MAX_GLYPHS = 200_000  # signs of a page; a full page of a newspaper has some 20 000
_WORD_GAP = 0.18  # of the height of a line: a wider gap between Western signs is a space
_CELL_GAP = 1.1  # a wider gap parts two entries of a line
_CUT_GAP = 0.4  # a gap between two columns that stand close; around Latin letters in Chinese there are 0.25
_RAISED = 0.8  # signs lower than this beside the line's own, and above its foot, are superscripts


class Glyph(NamedTuple):
    """One sign and its box."""

    sign: str
    left: float
    right: float
    top: float
    bottom: float


class Entry(NamedTuple):
    """Signs without a wide gap between them: a line of a paragraph, or one cell of a row."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    signs: tuple[Glyph, ...] = ()


class Line(NamedTuple):
    """What stands on one line, from left to right; `height` is that of most of its signs."""

    entries: tuple[Entry, ...]
    left: float
    right: float
    top: float
    bottom: float
    height: float

    @property
    def text(self) -> str:
        """The entries as one text."""
        return joined(entry.text for entry in self.entries)


def joined(texts: Iterable[str]) -> str:
    """Texts one behind the other, with a space between Western signs."""
    whole = ""
    for text in texts:
        whole += " " + text if whole and text and spaced(whole[-1], text[0]) else text
    return whole


def glyphs(page: Any) -> list[Glyph]:
    """The signs of a pypdfium2 page, in the order in which they are drawn."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    turned = _turning(page)
    found = []
    words = page.get_textpage()
    try:
        box = pdfium.FS_RECTF()
        for number in range(min(words.count_chars(), MAX_GLYPHS)):
            code = pdfium.FPDFText_GetUnicode(words, number)
            if code < 32 or pdfium.FPDFText_IsGenerated(words, number) == 1:
                continue  # pdfium's own spaces and line breaks; the gaps say the same
            if pdfium.FPDFText_GetLooseCharBox(words, number, ctypes.byref(box)):
                found.append(Glyph(_sign(code), *turned(box.left, box.right, box.top, box.bottom)))
    finally:
        words.close()
    return [glyph for glyph in found if glyph.sign and glyph.bottom > glyph.top]


def _sign(code: int) -> str:
    """A character; private codes, surrogates and zero-width signs are none."""
    if code > 0x10_FFFF or 0xD800 <= code < 0xF900 or code in (0x200B, 0xFEFF, 0xAD, 0xFFFD, 0xFFFE):
        return ""
    return " " if code == 0xA0 else chr(code)


def _turning(page: Any) -> Any:
    """From the page's own coordinates to those of the page as shown: upside down, and turned by /Rotate."""
    left, bottom, right, top = page.get_mediabox()
    turn = page.get_rotation() % 360

    def turned(x0: float, x1: float, y1: float, y0: float) -> tuple[float, float, float, float]:
        if turn == 90:
            return y0 - bottom, y1 - bottom, x0 - left, x1 - left
        if turn == 180:
            return right - x1, right - x0, y0 - bottom, y1 - bottom
        if turn == 270:
            return top - y1, top - y0, right - x1, right - x0
        return x0 - left, x1 - left, top - y1, top - y0

    return turned


def lines(signs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page or of one cell, from top to bottom."""
    rows: list[list[Glyph]] = []
    feet: list[float] = []  # of each row: where its first, tallest sign ends and its height
    heights: list[float] = []
    for glyph in sorted(signs, key=lambda glyph: (round((glyph.top + glyph.bottom) / 2, 1), glyph.left)):
        height = glyph.bottom - glyph.top
        middle = (glyph.top + glyph.bottom) / 2
        at = _row(rows, feet, heights, middle, height)
        if at is None:
            rows.append([glyph])
            feet.append(glyph.bottom)
            heights.append(height)
        else:
            rows[at].append(glyph)
            if height > heights[at]:
                feet[at], heights[at] = glyph.bottom, height
    found = [_line(sorted(row, key=lambda glyph: glyph.left)) for row in rows]
    return sorted((line for line in found if line), key=lambda line: (line.bottom, line.left))


def _row(
    rows: Sequence[object], feet: Sequence[float], heights: Sequence[float], middle: float, height: float
) -> int | None:
    """The row that a sign stands on: its middle lies in the row's inner part, or the other way round."""
    for at in range(len(rows) - 1, max(len(rows) - 6, -1), -1):
        centre = feet[at] - heights[at] / 2
        if abs(centre - middle) < 0.5 * max(heights[at], height) - 0.2 * min(heights[at], height):
            return at
    return None


def _line(row: list[Glyph]) -> Line | None:
    shown = [glyph for glyph in row if glyph.sign != " "]
    if not shown:
        return None
    height = statistics.median(glyph.bottom - glyph.top for glyph in shown)
    foot = statistics.median(glyph.bottom for glyph in shown)
    entries: list[Entry] = []
    part: list[Glyph] = []
    for glyph in row:
        if glyph.sign != " " and part and glyph.left - part[-1].right > _CELL_GAP * height:
            entries.append(_entry(part, height, foot))
            part = []
        if glyph.sign != " " or part:
            part.append(glyph)
    entries.append(_entry(part, height, foot))
    tops, feet = [glyph.top for glyph in shown], [glyph.bottom for glyph in shown]
    return Line(tuple(entries), entries[0].left, entries[-1].right, min(tops), max(feet), height)


def _entry(part: list[Glyph], height: float, foot: float) -> Entry:
    while part[-1].sign == " ":
        part.pop()
    text = ""
    right = part[0].left
    for glyph in part:
        sign = glyph.sign
        if glyph.bottom - glyph.top < _RAISED * height and glyph.bottom < foot - 0.15 * height:
            sign = sign.translate(SUPERSCRIPT)
        gap = glyph.left - right > _WORD_GAP * height
        if gap and sign != " " and text and text[-1] != " " and spaced(text[-1], sign):
            text += " "
        text += sign
        right = max(right, glyph.right)
    tops, feet = [glyph.top for glyph in part], [glyph.bottom for glyph in part]
    return Entry(text, part[0].left, right, min(tops), max(feet), tuple(part))


def split(entry: Entry, places: Iterable[float]) -> list[Entry]:
    """An entry cut at those places on the page where it has a gap, however narrow."""
    height = entry.bottom - entry.top
    parts: list[list[Glyph]] = [[]]
    wanted = list(places)
    right = entry.left
    for glyph in entry.signs:
        gap = glyph.left - right > _CUT_GAP * height
        if gap and parts[-1] and any(right - 1 <= place <= glyph.left + 1 for place in wanted):
            parts.append([])
        if glyph.sign != " " or parts[-1]:
            parts[-1].append(glyph)
        if glyph.sign != " ":
            right = max(right, glyph.right)
    return [_entry(part, height, entry.bottom) for part in parts if part]
