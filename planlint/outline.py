"""The numbering of a document: its marks (第一章, 一、, (一), 1., ①, 一是, 专栏1) and the lists they form."""

import re
from collections.abc import Iterator
from itertools import pairwise

from planlint import regex
from planlint.named import NamedTuple
from planlint.passages import Passage, Passages

NUMERALS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CAPTIONS = ("专栏", "表", "图")
_CN = "〇零一二三四五六七八九十百"
_DIGIT = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

# What stands before a mark: a line break, a stop, a space; before 二是, ② and （2） a comma too. Looked for
# first, with the sign a mark begins with: a third of the time of a pattern that begins by looking back.
_BEFORE = regex.compile(rf"[\n。；;：:！!？?,，、\s…—”\"](?=[第(（{_CN}\d{CIRCLED}专附表图])")
_MARK = regex.compile(
    rf"(?:第(?P<ordinal>[{_CN}]{{1,5}}|\d{{1,3}})(?P<part>[编篇章节条]|部分|[,，])"
    rf"|[(（](?P<bracketed>[{_CN}]{{1,4}}|\d{{1,2}})[)）]"
    rf"|(?P<plain>[{_CN}]{{1,4}})(?P<after>[、.．]|是(?!否)|要)"
    r"|(?P<arabic>\d{1,2})(?P<dot>[、)）]|[.．](?!\s?\d))"
    rf"|(?P<circled>[{CIRCLED}])"
    rf"|(?P<caption>专栏|附?表|附?图) ?(?P<box>\d{{1,3}}|[{_CN}]{{1,3}})(?![\d.．\-—–{_CN}、和至])"
    r")"
)
# 1、2号楼, 一、二期, 一、二、三产业 are no marks: another number follows at once
_NO_MARK = regex.compile(rf"([\d{_CN}]+)(?:([期号级类批])|[、.．）)至和]|[-—~]\d)")
_BLANK = regex.compile(r"\s*")
_RANK = {"编": 0, "篇": 0, "部分": 1, "章": 2, "节": 3, "条": 4, "一、": 5, "(一)": 6, "1.": 7, "1、": 7}
_RANK |= {"(1)": 8, "1)": 9, "①": 10, "一是": 11, "一要": 11, "第一,": 11}
HEADINGS = frozenset(("编", "篇", "部分", "章", "节", "一、", "(一)"))
_DEEPEST = 12
_LONGEST = 60  # characters of a caption
_STEPS = 0.6  # share of row numbers that follow on the one before
_KEPT = 4  # open lists of one style: an outer list is taken up again after an inner one


class Mark(NamedTuple):
    """One number of a list or heading: its style ("章", "(一)", "1.", "一是", "专栏"), and where it stands.

    `start` and `end` are offsets in the joined string of the passages; `opens` tells that it begins
    its passage, `table` that it stands in a table cell.
    """

    style: str
    number: int
    start: int
    end: int
    passage: int
    opens: bool
    table: bool


def numeral(text: str) -> int:
    """The value of a Chinese or Arabic whole number below 1000 (十二 → 12, 105 → 105, １２ → 12)."""
    if text.isdecimal():
        return int(text)
    total = digit = 0
    by_place = len(text) > 1 and not {"十", "百"} & set(text)  # 二五; 六6 is no number, and must not matter
    for sign in text:
        if sign == "十":
            total += 10 * (digit or 1)
            digit = 0
        elif sign == "百":
            total += 100 * (digit or 1)
            digit = 0
        else:
            value = int(sign) if sign.isdecimal() else _DIGIT[sign]
            digit = digit * 10 + value if by_place else value
    return total + digit


def in_chinese(number: int) -> str:
    """12 → 十二, for numbers from 1 to 99."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return head + (NUMERALS[ones - 1] if ones else "")


def has_marks(string: str) -> bool:
    """Whether anything in a text looks like a mark."""
    return next(_matches(string), None) is not None


def _matches(string: str) -> Iterator[re.Match[str]]:
    end = 0
    for start in (0, *(before.end() for before in _BEFORE.finditer(string))):
        match = _MARK.match(string, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def marks(passages: Passages) -> list[Mark]:
    """Every mark of a document in order; ask for them through `outline`."""
    string, found = passages.string, []
    for match in _matches(string):
        start, end = match.span()
        index = passages.number(start)
        passage = passages.all[index]
        blank = _BLANK.match(string, passage.start, start)
        opens = blank is not None and blank.end() == start
        style, number = _style(match)
        if not opens and not _inline(string, start, style):
            continue
        if match.lastgroup != "box" and _runs_on(string, end, number):
            continue
        if not number or (style in CAPTIONS and not (opens and _caption(string, passage))):
            continue
        found.append(Mark(style, number, start, end, index, opens, passage.cell is not None))
    return found


def _caption(string: str, passage: Passage) -> bool:
    """Whether a text is a caption: short, without a stop (表3显示，… is a sentence)."""
    return passage.end - passage.start <= _LONGEST and string[passage.end - 1] not in "。；，,;"


def _runs_on(string: str, end: int, number: int) -> bool:
    """Whether another number follows at once: 1、2号楼 and 一、二、三产业, but not 11、二级医院."""
    found = _NO_MARK.match(string, end)
    return found is not None and (not found[2] or numeral(found[1]) == number + 1)


def _inline(string: str, start: int, style: str) -> bool:
    """Whether a mark may begin inside a text: behind a stop, or for 二是, ② and (2) behind a comma."""
    while string[start - 1] in " \u3000\t":
        start -= 1
    before = string[start - 1]
    if before in "。；;：:！!？?…":
        return True
    if before in ",，":
        return style in ("一是", "一要", "①", "(1)", "1)", "第一,")
    return before in "、" and style == "①"


def _style(match: re.Match[str]) -> tuple[str, int]:
    """The style and number of a mark."""
    kind = match.lastgroup
    if kind == "part":
        part = match["part"]
        return ("第一," if part in ",，" else part), numeral(match["ordinal"])
    if kind == "bracketed":
        return ("(1)" if match[kind].isdecimal() else "(一)"), numeral(match[kind])
    if kind == "after":
        after = match["after"]
        return (f"一{after}" if after in "是要" else "一、"), numeral(match["plain"])
    if kind == "dot":
        dot = match["dot"]
        return ("1、" if dot == "、" else "1." if dot in ".．" else "1)"), numeral(match["arabic"])
    if kind == "circled":
        return "①", CIRCLED.index(match[kind]) + 1
    return match["caption"], numeral(match["box"])


class _Open:
    """A list that may still go on; `parted` when a heading of higher rank came after its last mark."""

    def __init__(self, mark: Mark) -> None:
        self.marks = [mark]
        self.parted = False


def lists(found: list[Mark]) -> list[list[Mark]]:
    """The marks put together to lists, in the order of their first marks.

    A mark 1 begins a list. Any other goes on the latest list of its style whose last number is one
    less; else it stays in the list at hand (with a gap, a repeat or a swap in it), and when a heading of
    higher rank has parted it from that, it begins a list of its own.
    """
    all_lists: list[list[Mark]] = []
    open_lists: dict[str, list[_Open]] = {}
    for mark in found:
        rank = _rank(mark)
        if mark.opens and not mark.table and rank < 11:
            for style, stack in open_lists.items():
                if _RANK.get(style, 0) > rank:
                    for one in stack:
                        one.parted = True
        stack = open_lists.setdefault(mark.style, [])
        going = _going_on(stack, mark)
        if going is None:
            fresh = _Open(mark)
            del stack[: max(len(stack) + 1 - _KEPT, 0)]
            stack.append(fresh)
            all_lists.append(fresh.marks)
        else:
            del stack[going + 1 :]
            stack[going].marks.append(mark)
            stack[going].parted = False
    return all_lists


def _going_on(stack: list[_Open], mark: Mark) -> int | None:
    """The index of the open list that a mark goes on, None when it begins one."""
    if mark.number == 1 or not stack:
        return None
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].marks[-1].number == mark.number - 1:
            return at
    return None if stack[-1].parted else len(stack) - 1


def _rank(mark: Mark) -> int:
    return _RANK.get(mark.style, _DEEPEST)


def rows(passages: Passages) -> list[list[Mark]]:
    """The row numbers of each table: whole numbers in one of the first two cells, before a cell of words."""
    found: dict[int, list[Mark]] = {}
    all_passages = passages.all
    for at, passage in enumerate(all_passages[:-1]):
        cell, following = passage.cell, all_passages[at + 1]
        if cell is None or cell.column > 1 or following.block_index != passage.block_index:
            continue
        text = passage.text.string
        if not (text.isdecimal() and text.isascii() and len(text) < 4) or not following.cell:
            continue
        if following.cell.row == cell.row and following.text.string[0] >= "\u4e00":
            mark = Mark("row", int(text), passage.start, passage.end, at, True, True)
            found.setdefault(passage.block_index, []).append(mark)
    parts = [part for marks in found.values() for part in _from_one(marks)]
    return [part for part in parts if _counting(part)]


def _from_one(marks: list[Mark]) -> list[list[Mark]]:
    """Row numbers cut where they begin again at 1."""
    parts: list[list[Mark]] = []
    for mark in marks:
        if mark.number == 1 or not parts:
            parts.append([])
        parts[-1].append(mark)
    return parts


def _counting(marks: list[Mark]) -> bool:
    """Whether numbers count rows: nearly all are one more than the one before (a column of data is not)."""
    steps = sum(b.number == a.number + 1 for a, b in pairwise(marks))
    return steps >= _STEPS * (len(marks) - 1)


class Outline(NamedTuple):
    """The marks of a document and the lists they form."""

    passages: Passages
    marks: list[Mark]
    lists: list[list[Mark]]


def outline(passages: Passages) -> Outline:
    """The outline of a document; ask for it through `passages.derived`."""
    found = marks(passages)
    return Outline(passages, found, lists(found))
