"""The number of a heading or item is set off from its words: 6.巩固, not 6巩固."""

from bisect import bisect_right
from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.outline import Mark, Outline, numeral, outline
from planlint.passages import passages

_BARE = regex.compile(
    r"(?P<digits>\d{1,2})(?=[\u4e00-\u9fff])|[（(]?(?P<chinese>[一二三四五六七八九十]{1,3})[)）]?(?=[\u4e00-\u9fff])"
)
_COUNTED = regex.compile(
    r"[个家项条年月日号岁天时分元万亿千百吨亩人名处座所套户次台辆公里平米届级大类种期批是要者名成折方步起倍部国省市县区乡镇村位季周旬]"
)
_CHINESE = ("一、", "(一)")
_ARABIC = ("1.", "1、")
_FAR = 40  # passages from one item to the next
_ABOVE = {"一、": ("章", "节"), "(一)": ("章", "节", "一、")} | dict.fromkeys(
    _ARABIC, ("章", "节", "一、", "(一)")
)


def heading_numbers_are_separated(corpus: Corpus) -> Iterator[Evidence]:
    """Blocks that begin with the next number of the list at hand, without its point or bracket."""
    for document in corpus.documents:
        read = corpus.derived(passages, document).derived(outline)
        ends = _ends(read)
        for marks in read.lists:
            if marks[0].style in (*_CHINESE, *_ARABIC) and not marks[0].table:
                yield from _bare(read, marks, ends)


def _bare(read: Outline, marks: list[Mark], ends: dict[str, list[int]]) -> Iterator[Evidence]:
    """The first block behind each mark that goes on with the next number, up to the list's next mark."""
    if not all(mark.opens for mark in marks) or (len(marks) == 1 and marks[0].style in _CHINESE):
        return
    passages = read.passages.all
    for at, mark in enumerate(marks):
        following = marks[at + 1] if at + 1 < len(marks) else None
        if following and following.number == mark.number + 1:
            continue
        last = following.passage if following else _end(ends[mark.style], mark, len(passages))
        for number in range(mark.passage + 1, last):
            found = _BARE.match(passages[number].text.string)
            if passages[number].cell is not None or not found:
                continue
            digits = found["digits"] if mark.style in _ARABIC else found["chinese"]
            if not digits or numeral(digits) != mark.number + 1:
                continue
            rest = passages[number].text.string[found.end() :]
            if (found[0][-1] in "）)" and found[0][0] in "（(") or _COUNTED.match(rest):
                continue
            end = min(passages[number].start + 12, passages[number].end)
            place = read.passages.place(passages[number].start, end)
            facts: dict[str, Fact] = {
                "text": place.text,
                "like": read.passages.string[mark.start : mark.end].strip(),
            }
            yield Evidence(places=(place,), facts=facts)
            break


def _ends(read: Outline) -> dict[str, list[int]]:
    """The passages of the headings that end a list, by the style of its numbers, ascending."""
    opened = [mark for mark in read.marks if mark.opens and not mark.table]
    return {style: [m.passage for m in opened if m.style in above] for style, above in _ABOVE.items()}


def _end(ends: list[int], mark: Mark, count: int) -> int:
    """The passage at which a list ends for good: a heading of higher rank, or some forty passages on."""
    following = bisect_right(ends, mark.passage)
    last = min(mark.passage + _FAR, count)
    return min(ends[following], last) if following < len(ends) else last
