"""A block as it is read: its text, the times said in it, and which of them hold at a number."""

from bisect import bisect_left

from planlint.extract.quantities import Found
from planlint.extract.zh import names
from planlint.extract.zh.facts import Facts, Setting
from planlint.extract.zh.periods import Time
from planlint.extract.zh.phrases import COMPARED, SPOT
from planlint.extract.zh.roles import Chapter, Frame
from planlint.extract.zh.sentences import Sentence

_OPENING = 6  # characters before the time that a paragraph opens with: 回顾“十三五”
_LEFT, _RIGHT = 200, 80  # characters beside a number that can belong to it


class Passage:
    """The text of the block at `index` of its document, where it stands, and its numbers.

    `part`: of the whole that its heading names; `meant` are those of its numbers that are more than names;
    `time` and `base` are what was said last before the number being read.
    """

    setting: Setting
    part: str | None
    sentences: list[Sentence]

    def __init__(self, text: str, index: int, numbers: list[Found]) -> None:
        self.text, self.index, self.numbers = text, index, numbers
        self.meant: list[Found] = []
        self.masked: list[Found] = []
        self.heard = 0
        self.time: Time | None = None
        self.base: Time | None = None
        self.span: Time | None = None  # 五年来, said in the sentence: what 累计 is over

    def sift(self, facts: Facts) -> None:
        """Tell the numbers that may be figures from those that are names, and stand in the way at most."""
        text = self.text
        quoted = (
            [found.span() for found in names.QUOTES.finditer(text)] if "“" in text or "《" in text else []
        )
        for found in self.numbers:
            if found.chinese and not names.tells(found, text):
                if found.quantity.unit == "年" and text.endswith("连续", 0, found.start):
                    self.masked.append(found)  # 粮食产量连续五年稳定在…
                continue
            why = names.reason(text, found, quoted)
            if not why:
                self.meant.append(found)
                continue
            facts.skip(found, why, self.setting)
            if why in (names.NUMBERING, names.DURATION):
                self.masked.append(found)

    def hear(self, times: list[Time]) -> None:
        """The times said in the text; a number that makes no figure is one too: 粮食总产连续20年稳定在…"""
        self.times, self.starts = times, [time.start for time in times]
        for found in self.masked:
            at = bisect_left(self.starts, found.start)
            self.starts.insert(at, found.start)
            self.times.insert(at, Time(found.start, found.end, "length"))

    def look_back(self, frame: Frame) -> None:
        """A paragraph that opens with the plan before (“十三五”期间) tells results, whatever its chapter."""
        opening = self.times[0] if self.times else None
        if opening and opening.kind == "plan" and opening.start < _OPENING and frame.plan:
            aimed = self.setting.chapter.role == "target"
            if aimed and 0 < opening.last < frame.plan[0]:
                told = Chapter("actual", opening.first, opening.last)
                self.setting = Setting(self.setting.block, self.index, told)

    def begin(self, start: int) -> None:
        """A sentence begins: nothing is said yet."""
        self.time = self.base = self.span = None
        while self.heard < len(self.times) and self.starts[self.heard] < start:
            self.heard += 1

    def until(self, end: int) -> None:
        """Hear all that is said before `end`."""
        while self.heard < len(self.times) and self.starts[self.heard] < end:
            one = self.times[self.heard]
            self.heard += 1
            if one.base:
                self.base = one
            elif one.kind != "length":
                self.time, self.base = one, None
                if one.kind in ("plan", "span"):
                    self.span = one

    def before(self, start: int, end: int) -> str:
        """The text from `start` to a number at `end`, with placeholders for the times in it."""
        if end - start > _LEFT:
            start = end - _LEFT
        return self._spelt(start, end) if self.starts else self.text[start:end]

    def behind(self, start: int, end: int) -> str:
        """The text behind a number that ends at `start`, with placeholders for the times in it."""
        if end - start > _RIGHT:
            end = start + _RIGHT
        return self._spelt(start, end) if self.starts else self.text[start:end]

    def between(self, one: Found, other: Found) -> str:
        """What stands between two numbers; no more of it than a list may hold."""
        return self.text[one.end : min(other.start, one.end + 8)]

    def said(self, start: int, end: int) -> list[Time]:
        """The times said from `start` to `end`."""
        return self.times[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _spelt(self, start: int, end: int) -> str:
        text = self.text
        at = bisect_left(self.starts, start)
        if at == len(self.starts) or self.starts[at] >= end:
            return text[start:end]
        pieces = []
        while at < len(self.starts) and self.starts[at] < end:
            time = self.times[at]
            pieces.append(text[start : time.start])
            pieces.append(COMPARED if time.base else SPOT)
            start = min(max(time.end, start), end)
            at += 1
        pieces.append(text[start:end])
        return "".join(pieces)
