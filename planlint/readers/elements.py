"""HTML elements: which part text, which show nothing, and what holds inside of one."""

import re

from planlint import regex
from planlint.model import Block
from planlint.readers.grid import Grid

VOID = " area base br col embed hr img input link meta param source track wbr "
SKIPPED = " script style nav svg template noscript select button del s strike object "
REPEATED = ("p", "li", "option", "dd", "dt")
HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BLOCKS = (
    " address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure"
    " footer form header hr html legend main menu ol p pre section summary ul head title "
)


class Flags:
    """What holds inside an element; a child begins with its parent's."""

    __slots__ = ("hidden", "lists", "name", "note", "script", "skipped")

    def __init__(self, name: str, hidden: bool, skipped: bool, script: str, note: bool, lists: int) -> None:
        self.name, self.hidden, self.skipped = name, hidden, skipped
        self.script, self.note, self.lists = script, note, lists

    def child(self, name: str) -> "Flags":
        return Flags(name, self.hidden, self.skipped, self.script, self.note, self.lists)


class Table:
    """A table being read: its grid, where it began, and what to return to when it ends."""

    __slots__ = ("at", "caption", "depth", "grid", "head", "open", "span")

    def __init__(self, at: int, depth: int) -> None:
        self.at, self.depth = at, depth
        self.grid = Grid()
        self.caption: list[Block] = []
        self.open: list[Block] | None = None  # the blocks of the cell or caption being read
        self.span = (0, 1, 1, False)  # its offset, rows, columns, whether it is a header
        self.head = False
