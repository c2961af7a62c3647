"""A numbered heading is one phrase: a slash between two words of it is a leftover of editing."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence
from planlint.outline import HEADINGS, outline
from planlint.passages import passages

_SLASH = regex.compile(r"(?<=[\u4e00-\u9fff])[/／](?=[\u4e00-\u9fff])")
_EITHER = ("和/或", "与/或", "及/或")
_LONGEST = 60  # characters of a heading


def headings_have_no_slash(corpus: Corpus) -> Iterator[Evidence]:
    """Slashes between Chinese words in numbered headings, contents lists included."""
    for document in corpus.documents:
        joined = corpus.derived(passages, document)
        if "/" not in joined.string and "／" not in joined.string:
            continue
        read = joined.derived(outline)
        for mark in read.marks:
            passage = read.passages.all[mark.passage]
            heading = mark.opens and not mark.table and mark.style in HEADINGS
            if not heading or passage.end - passage.start > _LONGEST:
                continue
            text = read.passages.string[passage.start : passage.end]
            slash = _SLASH.search(text)
            if slash and not any(word in text for word in _EITHER):
                place = read.passages.place(passage.start, passage.end)
                yield Evidence(places=(place,), facts={"heading": text})
