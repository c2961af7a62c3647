"""The digits and the point of one number are of one width: 3.5, not ３.5 and not 3。5."""

import re
from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import passages

_FULL = str.maketrans("０１２３４５６７８９．％。", "0123456789.%.")
_FULL_SIGN = regex.compile(r"[０-９．]")
_STOP = regex.compile(r"。(?=\d+(?:[%％]|个百分点|亿|万))")
_NUMBER = regex.compile(r"[\d０-９]+(?:[.．。][\d０-９]+)?")


def numbers_are_one_width(corpus: Corpus) -> Iterator[Evidence]:
    """Numbers that mix half-width and full-width digits, or have 。 for their point."""
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        string = read.string
        done: set[int] = set()
        for match in (*_FULL_SIGN.finditer(string), *_STOP.finditer(string)):
            start = match.start()
            while start and (string[start - 1].isdecimal() or string[start - 1] in ".．"):
                start -= 1
            number = _NUMBER.match(string, start)
            if not number or number.end() <= match.start() or start in done:
                continue
            done.add(start)
            if _mixed(number[0]) and not _mark(string, number):
                facts: dict[str, Fact] = {"text": number[0], "plain": number[0].translate(_FULL)}
                yield Evidence(places=(read.place(*number.span()),), facts=facts)


def _mixed(number: str) -> bool:
    """Whether half-width and full-width signs stand in one number; ３.５ counts, ３．５ and 3.5 do not."""
    half = sum(sign.isascii() for sign in number)
    return 0 < half < len(number)


def _mark(string: str, number: re.Match[str]) -> bool:
    """Whether it is the number of a heading and the first digit of its title: 3．5岁以下儿童."""
    start = number.start()
    return "．" in number[0] and (start == 0 or string[start - 1] == "\n")
