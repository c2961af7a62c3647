"""No sentence stands twice with a number changed or a word swapped, in one document or two of a place."""

import re
from collections.abc import Iterable, Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Document, Evidence, Fact, Place
from planlint.named import NamedTuple
from planlint.passages import Passages, passages
from planlint.repeats import repeats
from planlint.resemblance import resembling, similarity

_BETWEEN = regex.compile(r"[。！？!?；;]")
_SHORTEST, _LONG = (
    20,
    40,
)  # characters of a sentence that is held against others, and of one that is no accident
_LEAST, _ALMOST = 0.85, 0.93  # similarity of a note and of a warning
_SHOWN = 50
_FEWEST, _PER = 4, 100  # pairs, and paragraphs for one: a document with more has parallels by custom
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
    set_words = regex.compile("|".join(formulas))
    if across:
        yield from _across(corpus, set_words)
        return
    for document in corpus.documents:
        pairs = [
            (a, b, alike)
            for a, b, alike in _within(corpus, document)
            if not set_words.search(a.words) and not _parallel(a.words, b.words)
        ]
        custom = len(pairs) > max(_FEWEST, len(corpus.derived(passages, document).all) // _PER)
        for a, b, alike in pairs:
            sure = alike >= _ALMOST and len(b.words) >= _LONG and not custom
            yield _evidence(corpus, a, b, alike, None if sure else "note")


def _across(corpus: Corpus, formulas: re.Pattern[str]) -> Iterator[Evidence]:
    """Long sentences of two documents of one place, by their fingerprints."""
    for group in _groups(corpus):
        sentences = [s for d in group for s in _sentences(corpus, d) if len(s.words) >= _LONG]
        for first, second, alike in resembling([s.words for s in sentences], _LEAST):
            a, b = sentences[first], sentences[second]
            if a.document is not b.document and not formulas.search(a.words):
                yield _evidence(corpus, a, b, alike, None)


def _within(corpus: Corpus, document: Document) -> Iterator[tuple[Sentence, Sentence, float]]:
    """Pairs of sentences of one document that share the end of a clause, and most of the rest."""
    read = corpus.derived(passages, document)
    seen: set[tuple[int, int]] = set()
    for repeat in read.derived(repeats):
        a, b = _around(read, document, repeat.first), _around(read, document, repeat.second)
        if (a.start, b.start) in seen or a.start == b.start or not _comparable(a.words, b.words):
            continue
        seen.add((a.start, b.start))
        alike = similarity(a.words, b.words, _LEAST)
        if _LEAST <= alike < 1:
            yield a, b, alike


def _comparable(a: str, b: str) -> bool:
    """Whether two texts are long enough, and of about one length."""
    return min(len(a), len(b)) >= _SHORTEST and min(len(a), len(b)) >= _LEAST / (2 - _LEAST) * max(
        len(a), len(b)
    )


def _around(read: Passages, document: Document, offset: int) -> Sentence:
    start, end = read.sentence(offset)
    return Sentence(read.string[start:end].replace(" ", ""), document, start, end)


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
            at = passage.start
            for sentence in _BETWEEN.split(read.string[at : passage.end]):
                if len(sentence) >= _SHORTEST:
                    found.append(Sentence(sentence.replace(" ", ""), document, at, at + len(sentence)))
                at += len(sentence) + 1
    return found


def _parallel(a: str, b: str) -> bool:
    """Whether two sentences speak of two subjects: a word differs at the head, or words and numbers do."""
    plain, other = _DIGITS.sub("#", a), _DIGITS.sub("#", b)
    numbers, others = _DIGITS.findall(a), _DIGITS.findall(b)
    if plain == other:
        return len(numbers) > 2 and not set(numbers) & set(others)
    head = next((at for at, (x, y) in enumerate(zip(plain, other, strict=False)) if x != y), len(plain))
    return head < len(plain) // 4 or numbers != others


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
