"""A text is free of a pattern that only a slip leaves in it; the pattern is the rule's."""

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

    A document with none of the words of `trigger` is not searched. With `needs`, a match is right when
    this expression is found before it in its sentence (在 before …的基础上). Named groups of the pattern
    are facts for the message, `text` is the whole match.
    """
    words = tuple(trigger)
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        if words and not any(word in read.string for word in words):
            continue
        for match in regex.compile(pattern).finditer(read.string):
            if _within(read, match.start(), within) and not (needs and _has(read, match.start(), needs)):
                facts: dict[str, Fact] = {name: text or "" for name, text in match.groupdict().items()}
                place = read.place(*match.span())
                yield Evidence(places=(place,), facts=facts | {"text": match[0]})


def _within(read: Passages, offset: int, within: str) -> bool:
    return within == "all" or (read.at(offset).cell is None) == (within == "prose")


def _has(read: Passages, offset: int, needs: str) -> bool:
    """Whether the needed words stand earlier in the sentence."""
    start = read.sentence(offset)[0]
    return regex.compile(needs).search(read.string[max(start, offset - _BEFORE) : offset]) is not None
