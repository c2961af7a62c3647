"""A text is free of a pattern that only a slip leaves in it; the pattern is the rule's."""

import re
from collections.abc import Iterable, Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passages, passages

_BEFORE = 200  # characters of a sentence looked back for the word a phrase needs


def text_is_free_of(
    corpus: Corpus, *, pattern: str, trigger: Iterable[str] = (), needs: str = "", within: str = "all"
) -> Iterator[Evidence]:
    """Every match of the regular expression `pattern` in the texts of `within` ("all", "prose" or "cells").

    A text with none of the words of `trigger` is not searched. With `needs`, a match is right when
    this expression is found before it in its sentence (在 before …的基础上). Named groups of the pattern
    are facts for the message, `text` is the whole match.
    """
    words = tuple(trigger)
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        for match in _matches(read, pattern, words):
            if _within(read, match.start(), within) and not (needs and _has(read, match.start(), needs)):
                facts: dict[str, Fact] = {name: text or "" for name, text in match.groupdict().items()}
                place = read.place(*match.span())
                yield Evidence(places=(place,), facts=facts | {"text": match[0]})


def _matches(read: Passages, pattern: str, words: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """The matches in the texts that hold one of the words: a tenth of the time of all texts."""
    string, searched = read.string, regex.compile(pattern)
    if not words:
        yield from searched.finditer(string)
    triggered = set()
    for word in words:
        at = string.find(word)
        while at >= 0:
            number = read.number(at)
            triggered.add(number)
            at = string.find(word, read.all[number].end)
    for number in sorted(triggered):
        passage = read.all[number]
        yield from searched.finditer(string, passage.start, passage.end + 1)


def _within(read: Passages, offset: int, within: str) -> bool:
    return within == "all" or (read.at(offset).cell is None) == (within == "prose")


def _has(read: Passages, offset: int, needs: str) -> bool:
    """Whether the needed words stand earlier in the sentence."""
    start = read.sentence(offset)[0]
    return regex.compile(needs).search(read.string[max(start, offset - _BEFORE) : offset]) is not None
