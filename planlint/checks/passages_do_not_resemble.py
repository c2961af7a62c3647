"""No sentence stands twice with a number changed or a word swapped, in one document or two of a place."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Document, Evidence, Fact, Place
from planlint.passages import passages
from planlint.resemblance import resembling

_SENTENCE = regex.compile(r"[^。！？!?；;\n]+")
_SHORTEST, _LONG = (
    20,
    40,
)  # characters of a sentence that is held against others, and of one that is no accident
_LEAST, _ALMOST = 0.85, 0.93  # similarity of a note and of a warning
_SHOWN = 50
_FEWEST, _PER = 4, 100  # pairs, and sentences for one of them: a document with more has parallels by custom
_DIGITS = regex.compile(r"[\d.,%％]+")


class Sentence(NamedTuple):
    """A sentence without spaces, and its place."""

    words: str
    document: Document
    start: int
    end: int


def passages_do_not_resemble(corpus: Corpus, *, formulas: Iterable[str], across: bool) -> Iterator[Evidence]:
    """Sentences that are nearly the same, within each document or (`across`) in two documents of one place.

    Parallel sentences, which say the same of another subject, begin differently and are left alone;
    a sentence with one of the words of `formulas` is policy language.
    """
    set_words = re.compile("|".join(formulas))
    for group in _groups(corpus) if across else [[document] for document in corpus.documents]:
        sentences = [s for d in group for s in _sentences(corpus, d)]
        pairs = [
            (sentences[first], sentences[second], alike)
            for first, second, alike in resembling([s.words for s in sentences], _LEAST)
            if not set_words.search(sentences[first].words)
        ]
        if across:
            for a, b, alike in pairs:
                if a.document is not b.document and len(b.words) >= _LONG:
                    yield _evidence(corpus, a, b, alike, None)
            continue
        pairs = [(a, b, alike) for a, b, alike in pairs if alike < 1 and not _parallel(a.words, b.words)]
        custom = len(pairs) > max(_FEWEST, len(sentences) // _PER)
        for a, b, alike in pairs:
            sure = alike >= _ALMOST and len(b.words) >= _LONG and not custom
            yield _evidence(corpus, a, b, alike, None if sure else "note")


def _groups(corpus: Corpus) -> list[list[Document]]:
    """The documents of one set or place, two or more."""
    groups: dict[str, list[Document]] = {}
    for document in corpus.documents:
        scope = corpus.sets.get(document.path) or document.place
        if scope:
            groups.setdefault(scope, []).append(document)
    return [group for group in groups.values() if len(group) > 1]


def _sentences(corpus: Corpus, document: Document) -> list[Sentence]:
    read = corpus.derived(passages, document)
    found = []
    for passage in read.all:
        if passage.cell is None and passage.block.kind in ("paragraph", "item"):
            for match in _SENTENCE.finditer(read.string, passage.start, passage.end):
                words = match[0].replace(" ", "")
                if len(words) >= _SHORTEST:
                    found.append(Sentence(words, document, *match.span()))
    return found


def _parallel(a: str, b: str) -> bool:
    """Whether two sentences say the same of two subjects: a word differs at the head, or each number does."""
    head = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if head < len(a) // 4:
        return True
    numbers, others = _DIGITS.findall(a), _DIGITS.findall(b)
    if numbers != others and _DIGITS.sub("", a) != _DIGITS.sub("", b):
        return True
    return len(numbers) > 1 and not set(numbers) & set(others)


def _evidence(corpus: Corpus, a: Sentence, b: Sentence, alike: float, case: str | None) -> Evidence:
    here, there = _place(corpus, b), _place(corpus, a, "the other")
    facts: dict[str, Fact] = {
        "text": b.words[:_SHOWN] + "…" * (len(b.words) > _SHOWN),
        "other": a.words[:_SHOWN] + "…" * (len(a.words) > _SHOWN),
        "line": there.location.line,
        "path": there.location.path,
        "percent": int(alike * 100),
    }
    return Evidence(places=(here, there), facts=facts, case=case)


def _place(corpus: Corpus, sentence: Sentence, note: str = "") -> Place:
    return corpus.derived(passages, sentence.document).place(sentence.start, sentence.end, note)
