"""A modifier behind a number is a whole word: 5%左右, not 5%右."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import passages

# looked for first: the sign a cut modifier ends with, behind a digit or the end of a unit
_SIGN = regex.compile(r"[右左以](?<=[\d%％‰点元吨人户亩个家件米里顷万亿][右左以])")
_FAR = 5  # characters from a digit to the sign: 个百分点
_UNIT = r"(?:[%％‰]|个百分点|[万亿]?(?:元|吨|人|户|亩|个|家|件|米|公里|公顷|美元)|万|亿)?"
_CUT = regex.compile(
    rf"\d{_UNIT}(?:(?P<left>右)(?![岸侧边手臂翼转上下前后派])|(?P<right>左)(?=[,，。；;、\n])|(?P<bound>以)(?=[,，。；;、\n]))"
)


def modifiers_are_complete(corpus: Corpus) -> Iterator[Evidence]:
    """Numbers followed by 右, 左 or 以 alone."""
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        for sign in _SIGN.finditer(read.string):
            start = sign.start() - 1
            while start > max(sign.start() - _FAR, 0) and not read.string[start].isdecimal():
                start -= 1
            match = _CUT.match(read.string, start)
            if match is None or match.end() != sign.end():
                continue
            while start and read.string[start - 1] in "0123456789.":
                start -= 1
            whole = "以上/以内" if match.lastgroup == "bound" else "左右"
            facts: dict[str, Fact] = {"text": read.string[start : match.end()], "whole": whole}
            yield Evidence(places=(read.place(start, match.end()),), facts=facts)
