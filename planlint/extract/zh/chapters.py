"""The chapters a block stands in: what they speak of, and which part of the whole they are about."""

from planlint.extract.zh.places import Places
from planlint.extract.zh.roles import Chapter, Frame, announced, chapter
from planlint.extract.zh.words import Words
from planlint.model import Block


class Chapters:
    """The chapters that are open while the blocks of a document go by."""

    def __init__(self, frame: Frame, places: Places, words: Words) -> None:
        self.frame, self.places, self.words = frame, places, words
        self.open: list[tuple[int, Chapter, str | None]] = [(0, frame.default, None)]
        self.below: Chapter | None = None

    @property
    def chapter(self) -> Chapter:
        """What is spoken of: what the last paragraph announced (主要目标为:), else the innermost heading."""
        return self.below or self.open[-1][1]

    @property
    def part(self) -> str | None:
        """The part of the whole that the innermost headings name."""
        return self.open[-1][2]

    def enter(self, block: Block) -> None:
        """The next block: a heading opens a chapter and closes those of its level and below."""
        if block.kind == "heading":
            self._heading(block)
        elif block.kind == "paragraph" and not block.text.string.startswith("—"):
            self.below = announced(block, self.frame, self.words)

    def _heading(self, block: Block) -> None:
        before = None
        while len(self.open) > 1 and self.open[-1][0] >= block.level:
            before = self.open.pop()[1]
        parent = self.open[-1][1]
        if before and before.role == "target":
            parent = before  # behind the aims of a report come more of them
        text = block.text.string
        part = self.places.heading(text) or self.part
        self.open.append((block.level, chapter(text, parent, self.frame, self.words), part))
        self.below = None
