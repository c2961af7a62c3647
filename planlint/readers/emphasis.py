"""Which runs of *, _ and ~~ are marks: CommonMark's stack of delimiters.

CJK punctuation counts as a letter beside a mark, so that **重点：**内容 loses its stars although
CommonMark would print them.
"""

from collections.abc import Iterable

ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_DEEPEST = 50  # open marks looked at for one that closes; deeper nesting is no prose, but quadratic


class Run:
    """A run of * or _ that may open or close emphasis; `left` of its characters are still text."""

    __slots__ = ("can_close", "can_open", "count", "left", "piece", "sign")

    def __init__(self, piece: int, sign: str, count: int, can_open: bool, can_close: bool) -> None:
        self.piece, self.sign, self.count, self.left = piece, sign, count, count
        self.can_open, self.can_close = can_open, can_close


def flanks(before: str, after: str, sign: str) -> tuple[bool, bool]:
    """Whether a run between two characters may open and may close emphasis."""
    left = not after.isspace() and (not _mark(after) or before.isspace() or _mark(before))
    right = not before.isspace() and (not _mark(before) or after.isspace() or _mark(after))
    if sign == "_":  # not within words: snake_case
        return left and (not right or _mark(before)), right and (not left or _mark(after))
    return left, right


def _mark(sign: str) -> bool:
    return sign in ESCAPABLE


def pair(runs: Iterable[Run]) -> list[tuple[int, int]]:
    """Lower `left` of every run by the characters that pair; the pieces between ~~ and ~~, first and last."""
    openers: list[Run] = []
    struck: list[tuple[int, int]] = []
    for run in runs:
        if run.can_close:
            _close(run, openers, struck)
        if run.can_open and run.left:
            openers.append(run)
    return struck


def _close(run: Run, openers: list[Run], struck: list[tuple[int, int]]) -> None:
    depth = len(openers) - 1
    lowest = max(depth - _DEEPEST, -1)
    while run.left and depth > lowest:
        opener = openers[depth]
        threes = (opener.can_close or run.can_open) and (opener.count + run.count) % 3 == 0
        both = opener.count % 3 == 0 and run.count % 3 == 0
        if opener.sign != run.sign or (threes and not both):
            depth -= 1
            continue
        del openers[depth + 1 :]
        if run.sign == "~":
            while struck and struck[-1][0] >= opener.piece:
                struck.pop()  # within this one
            struck.append((opener.piece, run.piece))
        used = 2 if min(opener.left, run.left) >= 2 else 1
        opener.left -= used
        run.left -= used
        if not opener.left:
            openers.pop()
            depth -= 1
