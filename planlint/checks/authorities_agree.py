"""A target set by somebody else's limit (控制在国家下达目标内) must name one authority for one indicator."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Block, Document, Evidence, Fact, Place, Text
from planlint.tables import table
from planlint.vocabulary import Vocabulary, form

LIMIT = regex.compile(
    r"控制在(?P<by>国家|中央|自治区|自治州|省级?|市级?|州级?|盟|地区|上级)(?:人民政府)?[^，,。；;、]{0,10}?(?:以?内|之内)"
)
_LIMITED = "控制在"
CHANGE = ("降低", "下降", "减少", "率", "总量", "量")
STOPS = "。；;：:，,\n—"
Found = tuple[str, Place, str]  # authority, its place, the indicator as printed


def authorities_agree(corpus: Corpus) -> Iterator[Evidence]:
    """Limits of others in sentences and table cells, by indicator of the vocabulary, within a document."""
    for document in corpus.documents:
        if _LIMITED not in document.source:
            continue
        said: dict[str, list[Found]] = {}
        for block in document.blocks:
            if block.kind != "table" and _LIMITED not in block.text.string:
                continue
            for indicator, found in _limits(document, block, corpus.vocabulary):
                said.setdefault(indicator, []).append(found)
        for found_all in said.values():
            if len(found_all) > 1:
                yield from _agreed(found_all)


def _agreed(found: list[Found]) -> Iterator[Evidence]:
    (by, first, label), *others = found
    for other, there, _ in others:
        if other == by:
            yield Evidence(holds=True)
        else:
            line = there.location.line
            facts: dict[str, Fact] = {"indicator": label, "by": by, "other": other, "line": line}
            yield Evidence((), (first, there), facts)
            return


def _limits(document: Document, block: Block, vocabulary: Vocabulary) -> Iterator[tuple[str, Found]]:
    if block.kind != "table":
        for at in LIMIT.finditer(block.text.string):
            yield from _of_sentence(document, block, at.start(), at.end(), at["by"], vocabulary)
        return
    if not any(_LIMITED in cell.text.string for cell in block.cells):
        return
    for row in table(block).rows:
        limits = [
            (c, limit)
            for c in row.cells
            if _LIMITED in c.text.string and (limit := LIMIT.search(c.text.string))
        ]
        named = (
            [(name, _indicator("".join(name.split()), vocabulary)) for name in row.texts] if limits else []
        )
        for cell, limit in limits:
            place = _place(document, block, cell.text, *limit.span())
            for name, indicator in named:
                if indicator:
                    yield indicator, (limit["by"], place, name)


def _of_sentence(
    document: Document, block: Block, start: int, end: int, by: str, vocabulary: Vocabulary
) -> Iterator[tuple[str, Found]]:
    string = block.text.string
    begin = start
    while begin and string[begin - 1] not in STOPS and start - begin < 120:
        begin -= 1
    place = _place(document, block, block.text, begin, end)
    for name in regex.compile("[、和与及]").split(string[begin:start]):
        if indicator := _indicator(name, vocabulary):
            yield indicator, (by, place, name)


def _indicator(name: str, vocabulary: Vocabulary) -> str | None:
    """The indicator of a name, its fall taken for itself: 二氧化碳排放降低 is of 二氧化碳排放."""
    known = vocabulary.find(form(name))
    if known is None:
        return None
    for word in CHANGE:
        known = known.removesuffix(word)
    return known


def _place(document: Document, block: Block, text: Text, start: int, end: int) -> Place:
    span = text.span(start, end)
    return Place(document.locate(*span, block), document.source[slice(*span)])
