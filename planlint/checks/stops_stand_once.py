"""Stops stand once: no ，， and no 。，."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import passages

_STOPS = regex.compile(r"[,，、；;：:。][,，、；;：:。]+")
_DOTS = regex.compile("。{3,}")  # an ellipsis, by custom


def stops_stand_once(corpus: Corpus) -> Iterator[Evidence]:
    """Two stops in a row in running Chinese text; an ellipsis of 。 is left alone."""
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        string = read.string
        for match in _STOPS.finditer(string):
            start, end = match.span()
            before = string[start - 1 : start]
            ascii_only = match[0].isascii() and before.isascii()  # an empty field of data
            if ascii_only or read.at(start).cell is not None or _DOTS.fullmatch(match[0]):
                continue
            first = max(start - 4, read.at(start).start)
            facts: dict[str, Fact] = {"stops": match[0], "text": string[first:end]}
            yield Evidence(places=(read.place(start, end),), facts=facts)
