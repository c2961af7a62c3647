"""Two values do not touch (24.1%21.2%), and a value does not run into the next clause (5.3%一般公共预算)."""

from collections.abc import Iterable, Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence
from planlint.passages import Passages, passages

_RATE = regex.compile(r"[%％‰个](?:(?<!个)|百分点)(?=[\d\u4e00-\u9fff])")
_VALUE = regex.compile(r"\d+(?:[.．]\d+)?(?![A-Za-z\d/])(?:[%％‰]|个百分点)?")
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
        for match in _RATE.finditer(string):
            start, end = match.span()
            if not string[start - 1].isdecimal():
                continue
            if string[end].isdecimal():
                first, value = _number_start(string, start - 1), _VALUE.match(string, end)
                if value and not string[first - 1].isascii():
                    yield _evidence(read, first, value.end(), "touching")
            elif _runs_on(string, start - 1, end, *words):
                yield _run_on(read, start - 1, end)


def _run_on(read: Passages, digit: int, after: int) -> Evidence:
    end = after
    while end < len(read.string) and end - after < _SHOWN and "\u4e00" <= read.string[end] <= "\u9fff":
        end += 1
    return _evidence(read, _number_start(read.string, digit), end, None)


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
