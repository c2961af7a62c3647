"""Two values do not touch (24.1%21.2%), and a value does not run into the next clause (5.3%一般公共预算)."""

import re
from collections.abc import Iterable, Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Document, Evidence
from planlint.passages import Passages, passages

_NUMBER = r"[+\-－]?\d+(?:[.．]\d+)?"
_TOUCHING = regex.compile(
    rf"(?<![A-Za-z\d.%/]){_NUMBER}(?:[%％‰]|个百分点)\d+(?:[.．]\d+)?(?![A-Za-z\d/])[%％‰]?"
)
_RATE = regex.compile(r"\d(?:[%％‰]|个百分点)(?=[\u4e00-\u9fff])")
_NOT_DIGIT = regex.compile(r"[^\d.．]")
_LOOK = 12  # characters before a rate in which its verb stands
_SHOWN = 8  # characters of the next clause shown
_COMPARED = ("持平", "相当", "相比", "同步", "一致", "差", "相同", "同期")


def values_are_separated(
    corpus: Corpus,
    *,
    verbs: Iterable[str],
    reaching: Iterable[str],
    after: Iterable[str],
    openers: Iterable[str],
) -> Iterator[Evidence]:
    """Rates that touch another value, or words that cannot follow a rate without a stop.

    Behind a verb of growth (`verbs`) only the words of `after` may follow; behind a verb of `reaching`
    a word of `openers` begins a new clause.
    """
    words = tuple(verbs), tuple(reaching), tuple(after), tuple(openers)
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        string = read.string
        for match in _TOUCHING.finditer(string):
            yield _evidence(read, match.start(), match.end(), "touching")
        for match in _RATE.finditer(string):
            if _runs_on(string, match.start(), match.end(), *words):
                yield _run_on(document, read, match)


def _run_on(document: Document, read: Passages, match: re.Match[str]) -> Evidence:
    end = match.end()
    while end < len(read.string) and end - match.end() < _SHOWN and "\u4e00" <= read.string[end] <= "\u9fff":
        end += 1
    return _evidence(read, _number_start(read.string, match.start()), end, None)


def _evidence(read: Passages, start: int, end: int, case: str | None) -> Evidence:
    return Evidence(places=(read.place(start, end),), facts={"text": read.string[start:end]}, case=case)


def _number_start(string: str, at: int) -> int:
    while at and not _NOT_DIGIT.match(string[at - 1]):
        at -= 1
    return at


def _runs_on(
    string: str, digit: int, end: int,
    verbs: tuple[str, ...], reaching: tuple[str, ...], after: tuple[str, ...], openers: tuple[str, ...],
) -> bool:  # fmt: skip
    start = _number_start(string, digit)
    before = string[max(start - _LOOK, 0) : start].rstrip("了约近达为到至超过")
    if before.endswith(verbs):
        if string.startswith("与", end):
            return not _compares(string, end)
        return not string.startswith(after, end)
    before = string[max(start - _LOOK, 0) : start]
    return before.endswith(reaching) and string.startswith(openers, end)


def _compares(string: str, end: int) -> bool:
    """Whether 与 goes on with the comparison: 与6%, 与上年持平; not 与某市打造新模式."""
    stop = end
    while stop < min(end + 60, len(string)) and string[stop] not in "，,。；;\n":
        stop += 1
    rest = string[end:stop]
    return len(rest) < 8 or any(sign.isdigit() for sign in rest) or any(word in rest for word in _COMPARED)
