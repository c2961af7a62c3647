"""A number of running text says what it counts: 造林600亩, 32个产业项目."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passages, passages

_LINK = "(?:面积|总量|总额)?(?:达到|达|为|完成|突破|超过|不少于|不低于|约|近|稳定在|保持在|控制在)?"


def numbers_have_units(
    corpus: Corpus,
    *,
    measured: Iterable[str],
    counted: Iterable[str],
    kinds: Iterable[str],
    names: Iterable[int],
) -> Iterator[Evidence]:
    """Bare numbers behind a `measured` noun, or before a `counted` noun (of certain `kinds`).

    `names` are numbers that are names before such nouns: 211工程.
    """
    bare, uncounted = _patterns(tuple(measured), tuple(counted), tuple(kinds))
    known = set(names)
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        for match in bare.finditer(read.string):
            if not _year(match["number"]) and read.at(match.start()).cell is None:
                yield _evidence(read, match, None)
        for match in uncounted.finditer(read.string):
            if int(match["number"]) not in known and read.at(match.start()).cell is None:
                yield _evidence(read, match, "classifier")


@cache
def _patterns(
    measured: tuple[str, ...], counted: tuple[str, ...], kinds: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    bare = regex.compile(
        rf"(?:{'|'.join(measured)}){_LINK}(?P<number>\d[\d,]*(?:\.\d+)?)(?:以上|以下|左右|以内|余|多)?(?=[,，。；;\n]|、(?!\d))"
    )
    uncounted = regex.compile(
        rf"(?P<number>\d(?<=[的共有了成施进约设建]\d)\d{{0,2}})(?:{'|'.join(kinds)})(?:{'|'.join(counted)})"
    )
    return bare, uncounted


def _evidence(read: Passages, match: re.Match[str], case: str | None) -> Evidence:
    facts: dict[str, Fact] = {"text": match[0], "number": match["number"]}
    return Evidence(places=(read.place(*match.span()),), facts=facts, case=case)


def _year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")
