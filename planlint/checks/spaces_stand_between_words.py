"""Chinese words have no spaces in them, and numbers are spaced alike throughout a document."""

import re
from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence
from planlint.passages import Passage, Passages, passages

_SPACE = regex.compile(r" (?<!  ) *(?=[\u4e00-\u9fff“\d—])(?!\d{1,2}[、.．)）])")
_BEFORE = frozenset(",，。、；;：:—”）)]%")
_TIGHT = regex.compile(r"\d(?<=[\u4e00-\u9fff]\d)")
_RARE = 0.1  # share of spaced places beyond which spacing is the custom of the document
_SHORT = 6  # characters of a cell: 经济 发展 is a line break of the layout
_MARK = regex.compile(
    r"第[一二三四五六七八九十百\d]+[编篇章节条部分]+|[\d一二三四五六七八九十]+[.、．]?|[(（].{1,3}[)）]|附[件表录]?\d*|专栏\d+|[表图]\d+"
)
_END = "。；;！？!?"


def spaces_stand_between_words(corpus: Corpus, *, most: int) -> Iterator[Evidence]:
    """Spaces inside running text and long cells, where nearly all else is written without.

    One finding a text; a document with more than `most` of them, or spaced throughout, is left alone.
    """
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        if " " not in read.string:
            continue
        found = [(number, start, end) for number, start, end in _spaces(read)]
        if not found:
            continue
        tight = sum(1 for _ in _TIGHT.finditer(read.string))
        if len({number for number, *_ in found}) > most or len(found) > max(_RARE * tight, 8):
            continue
        last = -1
        for number, start, end in found:
            if number != last:
                last = number
                yield _evidence(read, number, start, end)


def _spaces(read: Passages) -> Iterator[tuple[int, int, int]]:
    for match in _SPACE.finditer(read.string):
        before = read.string[match.start() - 1]
        if not ("\u4e00" <= before <= "\u9fff" or before.isdecimal() or before in _BEFORE):
            continue
        if not any("\u4e00" <= sign <= "\u9fff" for sign in read.string[match.start() - 2 : match.end() + 2]):
            continue
        number = read.number(match.start())
        passage = read.all[number]
        inside = _in_cell if passage.cell else _in_prose
        if inside(read.string, passage, *match.span()):
            yield number, match.start(), match.end()


def _in_prose(string: str, passage: Passage, start: int, end: int) -> bool:
    """Whether a space stands in a sentence, not behind the number of its list."""
    if passage.block.kind not in ("paragraph", "item") or not _prose(string, passage.start, passage.end):
        return False
    return not _MARK.fullmatch(string[passage.start : start].strip())


def _in_cell(string: str, passage: Passage, start: int, end: int) -> bool:
    """Whether a space parts a long label: 居民人均 可支配收入, but not 经济 发展."""
    if passage.end - passage.start <= _SHORT or start - passage.start < 3:
        return False
    return "\u4e00" <= string[start - 1] <= "\u9fff" and string[end] >= "\u4e00"


def _prose(string: str, start: int, end: int) -> bool:
    """Whether a text is a sentence; names and titles are set with spaces."""
    return end - start > 20 and (
        string[end - 1] in _END or any(string.find(s, start, end) >= 0 for s in "。,，")
    )


def _evidence(read: Passages, number: int, start: int, end: int) -> Evidence:
    passage = read.all[number]
    first, last = max(start - 4, passage.start), min(end + 4, passage.end)
    text = read.string[first:last]
    return Evidence(places=(read.place(first, last),), facts={"text": text, "plain": re.sub(" +", "", text)})
