"""The numbers of headings, boxes and items follow on: no gap, no repeat, no swap."""

import itertools
from collections.abc import Iterator

from planlint.corpus import Corpus
from planlint.model import Evidence, Fact, Place
from planlint.outline import CAPTIONS, CIRCLED, HEADINGS, Mark, Outline, in_chinese, outline, rows
from planlint.passages import passages

WIDEST = 3  # numbers missing in a row; more are two lists, not a gap
LOOSE = ("一是", "一要", "第一,")  # styles whose first item often has no mark: 原因一是…, 首先…
_SPOKEN = {1: "首先", 2: "其次", 3: "再次"}
_SHOWN = 12  # characters of a heading shown as evidence


def numbers_follow_on(corpus: Corpus, *, of: str) -> Iterator[Evidence]:
    """Every list of the kind `of` ("headings", "boxes", "items" or "rows") against 1, 2, 3 …"""
    for document in corpus.documents:
        read = corpus.derived(passages, document).derived(outline)
        for marks in rows(read.passages) if of == "rows" else read.lists:
            if len(marks) > 1 and _kind(marks[0]) == of:
                yield from _faults(read, marks)


def _kind(mark: Mark) -> str:
    if mark.style == "row":
        return "rows"
    if mark.style in CAPTIONS:
        return "boxes"
    return "headings" if mark.style in HEADINGS and mark.opens and not mark.table else "items"


def _faults(read: Outline, marks: list[Mark]) -> Iterator[Evidence]:
    numbers = [mark.number for mark in marks]
    missing = [n for n in range(numbers[0], max(numbers)) if n not in set(numbers)]
    repeated = [
        (before, mark)
        for before, mark in itertools.pairwise(marks)
        if before.number == mark.number and _truly_twice(read, before, mark)
    ]
    yield from _swaps(read, marks)
    if len(missing) < len(marks):
        for before, mark in itertools.pairwise(marks):
            if 1 < mark.number - before.number <= WIDEST + 1:
                yield from _gap(read, before, mark, set(missing))
    for before, mark in repeated:
        facts: dict[str, Fact] = {
            "number": _text(read, mark),
            "before": _name(read, before),
            "after": _name(read, mark),
        }
        yield Evidence(places=(_place(read, mark, "again"), _place(read, before)), facts=facts, case="repeat")


def _gap(read: Outline, before: Mark, mark: Mark, missing: set[int]) -> Iterator[Evidence]:
    absent = [n for n in range(before.number + 1, mark.number) if n in missing]
    between = read.passages.string[before.end : mark.start]
    if not absent or (before.style != "row" and any(_stands(between, n) for n in absent)):
        return
    facts: dict[str, Fact] = {
        "before": _name(read, before),
        "after": _name(read, mark),
        "missing": ", ".join(_like(before, n) for n in absent),
    }
    yield Evidence(places=(_place(read, mark), _place(read, before, "before the gap")), facts=facts)


def _swaps(read: Outline, marks: list[Mark]) -> Iterator[Evidence]:
    seen = {marks[0].number}
    for before, mark in itertools.pairwise(marks):
        near = before.passage == mark.passage or mark.style not in LOOSE
        if mark.style != "条" and mark.number < before.number and mark.number not in seen and near:
            facts: dict[str, Fact] = {"before": _name(read, before), "after": _name(read, mark)}
            yield Evidence(
                places=(_place(read, before), _place(read, mark, "after it")), facts=facts, case="order"
            )
        seen.add(mark.number)


def _stands(between: str, number: int) -> bool:
    """Whether a number stands somewhere in a text in any style that numbers an item."""
    chinese = in_chinese(number)
    if number in _SPOKEN and _SPOKEN[number] in between:
        return True
    if any(f"{chinese}{sign}" in between for sign in "、.．是要)）来则") or any(
        f"第{chinese}{sign}" in between for sign in "，,、章节条部编篇是"
    ):
        return True
    if any(f"{opening}{number}{closing}" in between for opening in "\n。；; ：:" for closing in "、.．)） "):
        return True
    if any(f"{opening}{number}" in between for opening in "(（\n") or f"其{chinese}" in between:
        return True
    return number <= len(CIRCLED) and CIRCLED[number - 1] in between


def _like(mark: Mark, number: int) -> str:
    """A number written in the style of a mark: 第三章, (三), 3."""
    chinese = in_chinese(number)
    written = {
        "一、": f"{chinese}、", "(一)": f"({chinese})", "一是": f"{chinese}是", "一要": f"{chinese}要",
        "第一,": f"第{chinese}", "1.": f"{number}.", "1、": f"{number}、", "(1)": f"({number})",
        "1)": f"{number})", "①": CIRCLED[(number - 1) % len(CIRCLED)],
    }  # fmt: skip
    if mark.style in written:
        return written[mark.style]
    if mark.style == "row":
        return str(number)
    return f"{mark.style}{number}" if mark.style in CAPTIONS else f"第{chinese}{mark.style}"


def _text(read: Outline, mark: Mark) -> str:
    return read.passages.string[mark.start : mark.end].strip()


def _name(read: Outline, mark: Mark) -> str:
    """The mark and the first words behind it."""
    string = read.passages.string
    if mark.style == "row":
        return string[mark.start : read.passages.all[mark.passage + 1].end].replace("\n", " ")
    end = min(mark.end + _SHOWN, read.passages.all[mark.passage].end)
    for at in range(mark.end + 2, end):
        if string[at] in "。，,；;：:\n":
            end = at
            break
    return string[mark.start : end].strip()


def _truly_twice(read: Outline, a: Mark, b: Mark) -> bool:
    """Not the running head of a page, no reference to an article, no 三是 of another paragraph's list."""
    if a.style == "条" or _name(read, a) == _name(read, b):
        return False
    return a.passage == b.passage or a.style not in LOOSE


def _place(read: Outline, mark: Mark, note: str = "") -> Place:
    end = mark.end if mark.style == "row" else mark.start + len(_name(read, mark))
    return read.passages.place(mark.start, end, note)
