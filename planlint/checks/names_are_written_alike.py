"""One name is written in one way throughout a document: 石板沟村 is not 石坂沟村 a page later."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passages, passages

_NUMERALS = frozenset("一二三四五六七八九十百千万两零〇上下东南西北中前后左右大小新老")
_SLOGAN = regex.compile(r"“([^“”\n]{3,12})”")
_FORMULA = regex.compile(r"(?:[一二两三四五六七八九十][\u4e00-\u9fff]、?){2,4}")
_STEM = 4  # characters before two swapped ones (消费集聚区, 消费聚集区)
Found = dict[str, dict[str, list[tuple[int, int]]]]


def names_are_written_alike(
    corpus: Corpus, *, suffixes: str, ordinary: Iterable[str], homophones: Iterable[str]
) -> Iterator[Evidence]:
    """Names that differ by one homophone or by two swapped characters before one of `suffixes`.

    `ordinary` are words that end in a suffix and are no end of a name (地区, 人口); `homophones` are
    strings of characters that sound alike. Quoted formulas that differ only by a
    stop (“一港两区”, “一港、两区”) are a case of their own.
    """
    common = frozenset(ordinary)
    # what a name ends in is looked for first, then back: every place is a third of the time
    name = regex.compile(f"[{suffixes}](?<=([\u4e00-\u9fff]{{4}}[{suffixes}]))")
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        found, swapped = _names(read.string, name, common)
        pairs: dict[tuple[int, int], Evidence] = {}  # 石坂沟 and 石坂沟村 are one find: the longer name stays
        for spellings in found.values():
            if len(spellings) > 1:
                for evidence in _sounding_alike(read, spellings, _sounds(tuple(homophones))):
                    here = evidence.places[0].location
                    pairs[here.line, here.column] = evidence
        for spellings in swapped.values():
            if len(spellings) > 1:
                yield _pair(read, spellings, None)
        yield from _longest(pairs)
        yield from _formulas(read)


@cache
def _sounds(homophones: tuple[str, ...]) -> dict[str, int]:
    """The number of its sound for each of 6700 characters, once for a session: 0.4 ms."""
    return {sign: number for number, group in enumerate(homophones) for sign in group}


def _longest(pairs: dict[tuple[int, int], Evidence]) -> Iterator[Evidence]:
    """One of the finds that overlap: the one that ends last."""
    last: Evidence | None = None
    for _, evidence in sorted(pairs.items()):
        here = evidence.places[0].location
        if last and (
            here.line != last.places[0].location.line or here.column >= last.places[0].location.end_column
        ):
            yield last
        last = evidence
    if last:
        yield last


def _names(string: str, name: re.Pattern[str], ordinary: frozenset[str]) -> tuple[Found, Found]:
    """The five characters that end in a suffix, by what remains when one is masked; and by swapped pairs.

    Only what is written in more than one way is kept, so that the common case is a dictionary look-up.
    """
    first: dict[str, tuple[str, int]] = {}
    masked: Found = {}
    swapped: Found = {}
    for match in name.finditer(string):
        start, text = match.start(1), match[1]
        before, last, end = text[:3], text[3], text[4]
        if last + end in ordinary:
            continue
        for key in (f"{before}*{end}", f"{text[:2]}*{last}{end}"):
            known = first.setdefault(key, (text, start))
            if known[0] != text or key in masked:
                _note(masked, key, known, text, start)
        pair = text[2] + last if text[2] < last else last + text[2]
        key = f"{string[start + 2 - _STEM : start + 2]}{pair}{end}"
        known = first.setdefault(key, (text[2:], start))
        if known[0] != text[2:] or key in swapped:
            _note(swapped, key, known, text[2:], start)
    return masked, swapped


def _note(found: Found, key: str, known: tuple[str, int], text: str, start: int) -> None:
    spellings = found.setdefault(key, {known[0]: [(known[1], known[1] + 5)]})
    spellings.setdefault(text, []).append((start, start + 5))


def _sounding_alike(
    read: Passages, spellings: dict[str, list[tuple[int, int]]], sound: dict[str, int]
) -> Iterator[Evidence]:
    names = sorted(spellings, key=lambda name: (len(spellings[name]), spellings[name][0]))
    for at, name in enumerate(names):
        for other in names[at + 1 :]:
            here, there = next((a, b) for a, b in zip(name, other, strict=True) if a != b)
            known = sound.get(here, -1)
            if known >= 0 and known == sound.get(there) and not {here, there} & _NUMERALS:
                yield _pair(read, {name: spellings[name], other: spellings[other]}, None)


def _pair(read: Passages, spellings: dict[str, list[tuple[int, int]]], case: str | None) -> Evidence:
    """The rarer spelling against the other."""
    rare, usual = sorted(spellings, key=lambda name: (len(spellings[name]), -spellings[name][0][0]))[:2]
    here, there = read.place(*spellings[rare][0]), read.place(*spellings[usual][0], "the other spelling")
    facts: dict[str, Fact] = {"name": here.text, "other": there.text, "line": there.location.line}
    return Evidence(places=(here, there), facts=facts, case=case)


def _formulas(read: Passages) -> Iterator[Evidence]:
    quoted: Found = {}
    for match in _SLOGAN.finditer(read.string):
        if _FORMULA.fullmatch(match[1]):
            plain = match[1].replace("、", "")
            quoted.setdefault(plain, {}).setdefault(match[1], []).append(match.span(1))
    for spellings in quoted.values():
        if len(spellings) > 1:
            yield _pair(read, spellings, "stop")
