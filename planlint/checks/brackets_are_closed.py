"""Every quotation mark and bracket that opens is closed, nested as it should be."""

from collections.abc import Iterator
from itertools import groupby

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passage, Passages, passages

_SIGNS = regex.compile(r"[“”‘’（）()《》〈〉【】「」『』〔〕]")
_FAMILY = {"“": "“", "”": "“", "‘": "‘", "’": "‘", "（": "(", "）": "(", "(": "(", ")": "("}
_FAMILY |= {opening: opening for opening in "《〈【「『〔"} | dict(
    zip("》〉】」』〕", "《〈【「『〔", strict=True)
)
_OPENS = set("“‘（(《〈【「『〔")
_NUMBERED = regex.compile(r"(?:^|[\s,，;；。、:：])[\dA-Za-z一二三四五六七八九十]{1,3}$")
_FAR = 3  # paragraphs over which a quotation may run
_SHOWN = 10

Sign = tuple[int, str]


def brackets_are_closed(corpus: Corpus) -> Iterator[Evidence]:
    """Quotation marks and brackets without their partner in the same text."""
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        signs = [(match.start(), match[0]) for match in _SIGNS.finditer(read.string)]
        lone: list[tuple[int, Sign]] = []
        for number, group in groupby(signs, key=lambda sign: read.number(sign[0])):
            lone += [(number, sign) for sign in _unmatched(read.string, list(group), read.all[number])]
        lone = _not_broken(read, lone)
        for at, sign in _not_continued(read, lone):
            yield _evidence(read, at, sign)


def _not_broken(read: Passages, lone: list[tuple[int, Sign]]) -> list[tuple[int, Sign]]:
    """Lone signs but those of flattened tables with several: their cells are broken anywhere."""
    tables: dict[int, int] = {}
    for number, _ in lone:
        tables[read.all[number].block_index] = tables.get(read.all[number].block_index, 0) + 1
    return [
        one for one in lone if not read.all[one[0]].block.flat or tables[read.all[one[0]].block_index] == 1
    ]


def _ends(read: Passages, first: int, last: int, offset: int) -> bool:
    """Whether a closing sign ends its paragraph or a sentence of it, or a line broke inside the brackets."""
    if read.string[offset - 1] in "。！？!?…" or offset + 2 >= read.all[last].end:
        return True
    return last == first + 1 and read.string[read.all[first].end - 1] not in "。！？!?；;"


def _unmatched(string: str, signs: list[Sign], passage: Passage) -> list[Sign]:
    """The signs of one text that have no partner in it."""
    stack: list[Sign] = []
    lone: list[Sign] = []
    for offset, sign in signs:
        family = _FAMILY[sign]
        if sign in "‘’" and _apostrophe(string, offset):
            continue
        if sign in _OPENS:
            stack.append((offset, sign))
            continue
        if stack and _FAMILY[stack[-1][1]] == family:
            stack.pop()
            continue
        inner = next((at for at in range(len(stack) - 1, -1, -1) if _FAMILY[stack[at][1]] == family), None)
        if inner is not None:  # what opened inside it was never closed
            lone += stack[inner + 1 :]
            del stack[inner:]
        elif not (family == "(" and _NUMBERED.search(string[max(offset - 4, passage.start) : offset])):
            lone.append((offset, sign))
    return sorted(lone + stack)


def _apostrophe(string: str, offset: int) -> bool:
    """Whether it stands in a word or before a year: don’t, ’97."""
    before, after = string[max(offset - 1, 0) : offset], string[offset + 1 : offset + 2]
    return (before.isascii() and before.isalnum()) or after.isdecimal()


def _not_continued(read: Passages, lone: list[tuple[int, Sign]]) -> Iterator[tuple[int, Sign]]:
    """Lone signs but those of a quotation that runs over several paragraphs."""
    at = 0
    while at < len(lone):
        number, (offset, sign) = lone[at]
        at += 1
        if sign not in _OPENS or _opens_again(read, number, sign):
            if sign not in _OPENS:
                yield number, (offset, sign)
            continue
        later, (there, other) = lone[at] if at < len(lone) else (-1, (0, ""))
        if other and _FAMILY[sign] == _FAMILY[other]:
            if other in _OPENS and later == number:  # “…“: an opening sign in place of a closing one
                yield lone[at]
                at += 1
                continue
            if other not in _OPENS and 0 < later - number <= _FAR and _ends(read, number, later, there):
                at += 1
                continue
        yield number, (offset, sign)


def _opens_again(read: Passages, number: int, sign: str) -> bool:
    """Whether the next paragraph opens the same quotation again, as each does in a long one."""
    return number + 1 < len(read.all) and read.string.startswith(sign, read.all[number + 1].start)


def _evidence(read: Passages, number: int, sign: Sign) -> Evidence:
    offset, character = sign
    passage = read.all[number]
    start, end = offset, offset + 1
    if character in _OPENS:
        end = min(offset + _SHOWN, passage.end)
    else:
        start = max(offset - _SHOWN, passage.start)
    facts: dict[str, Fact] = {"sign": character, "text": read.string[start:end]}
    case = "closing" if character not in _OPENS else None
    return Evidence(places=(read.place(start, end),), facts=facts, case=case)
