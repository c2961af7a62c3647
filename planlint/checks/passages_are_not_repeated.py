"""No clause, sentence or paragraph stands twice in a document, set phrases apart."""

import re
from collections.abc import Iterable, Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passage, Passages, passages
from planlint.repeats import ANCHOR, Repeat, repeats

_LEADS = regex.compile(
    r"[\s—\-•·●]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．]|[一二三四五六七八九十][是要])?"
)
_NUMBERED = regex.compile(
    r"(?:第[一二三四五六七八九十百\d]+[编篇章节]|[（(]?[一二三四五六七八九十\d]+[)）、.．]+)?"
)
_WORDS = regex.compile(r"[^\s，,。、；;：:]+")
_FEW = 12  # characters of a clause that is no accident within one paragraph or the next
_MANY = 25  # characters of a passage that is no accident anywhere
_WHATEVER = 80  # characters of a passage that is a copy even with a set phrase or a number in it
_SOME = 13  # characters worth a note
_NEAR = 2  # paragraphs
_ENDS = "。；;！？\n"
_SURE = ("paragraph", "neighbour", "far")
_FEWEST, _PER = 5, 4000  # repeats, and characters for one: a document with more repeats by custom (a law)


def passages_are_not_repeated(
    corpus: Corpus, *, formulas: Iterable[str], everywhere: bool = True
) -> Iterator[Evidence]:
    """Repeats within one paragraph or the next (`everywhere` false), or anywhere in the document.

    A passage with one of the words of `formulas` is policy language that repeats by right.
    """
    set_words = regex.compile("|".join(formulas))
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        titles = read.derived(_titles)
        found = [(repeat, _case(read, repeat, set_words, titles)) for repeat in read.derived(repeats)]
        found = [(repeat, case) for repeat, case in found if (case or "").startswith("far") == everywhere]
        sure = sum(1 for _, case in found if case in _SURE)
        custom = sure > max(_FEWEST, len(read.string) // _PER)
        for repeat, case in found:
            if case is not None:
                yield _evidence(read, repeat, f"{case}-note" if custom and case in _SURE else case)


def _titles(read: Passages) -> set[str]:
    return {_plain(p.text.string) for p in read.all if p.block.kind in ("heading", "caption")}


def _case(read: Passages, repeat: Repeat, formulas: re.Pattern[str], titles: set[str]) -> str | None:
    """The kind of a repeat, None when it is no finding."""
    text = read.string[repeat.second : repeat.second + repeat.length]
    here, there = read.number(repeat.second), read.number(repeat.first)
    digits = any(map(str.isdigit, text))
    apart = here - there
    between = repeat.second - repeat.first - repeat.length
    if apart == 0 and between <= 2 and repeat.whole:
        return "at-once"
    if repeat.length < _WHATEVER and (_plain(text) in titles or formulas.search(text)):
        return None
    if apart == 0 and repeat.whole:
        if repeat.whole > 1 and repeat.length >= (_FEW if not digits else 2 * _FEW):
            return "paragraph"
        return "paragraph-note" if not digits and repeat.length > ANCHOR else None
    if _lead(read, repeat.second, repeat.length) or _lead(read, repeat.first, repeat.length):
        return None
    if apart <= _NEAR and repeat.whole and not digits and not _listing(text):
        if repeat.whole > 1 and repeat.length >= _FEW and (apart == 1 or repeat.length >= _MANY):
            return "neighbour"
        return "neighbour-note" if repeat.length > 9 else None
    if repeat.length >= (2 * _MANY if digits else _MANY) and not _listing(text):
        return "far"
    if digits:  # a target is stated again by right, but not its whole sentence
        return "far-note" if repeat.length >= 2 * _FEW and _sentence(read.string, repeat) else None
    return "far-note" if repeat.length >= _SOME and repeat.whole else None


def _sentence(string: str, repeat: Repeat) -> bool:
    """Whether both places are whole sentences."""
    for start in (repeat.first, repeat.second):
        end = start + repeat.length
        if (start and string[start - 1] not in _ENDS) or (end < len(string) and string[end] not in _ENDS):
            return False
    return True


def _listing(text: str) -> bool:
    """Whether a text is little else than an enumeration of names."""
    parts = text.split("、")
    return (
        len(parts) > 3
        and sum(map(len, parts[1:-1])) <= 6 * (len(parts) - 2)
        and not set("，,。；;") & set(text)
    )


def _lead(read: Passages, start: int, length: int) -> bool:
    """Whether a repeat is the topic sentence of its paragraph: 促进…升级。 at its head."""
    if length > _MANY:
        return False
    passage: Passage = read.at(start)
    head = _LEADS.match(read.string, passage.start)
    ends = read.string[start + length : start + length + 1] in ("。", "：", ":")
    return head is not None and start <= head.end() and ends


def _plain(text: str) -> str:
    """A heading or phrase without its number and spaces."""
    number = _NUMBERED.match(text)
    return "".join(_WORDS.findall(text, number.end() if number else 0))


def _evidence(read: Passages, repeat: Repeat, case: str) -> Evidence:
    here = read.place(repeat.second, repeat.second + repeat.length)
    there = read.place(repeat.first, repeat.first + repeat.length, "first")
    text = here.text if repeat.length <= 60 else here.text[:40] + "…" + here.text[-12:]
    facts: dict[str, Fact] = {"text": text, "length": repeat.length, "line": there.location.line}
    return Evidence(places=(here, there), facts=facts, case=case)
