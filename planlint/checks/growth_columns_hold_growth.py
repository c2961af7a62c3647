"""A column headed growth holds growth rates; an unemployment rate is a level and does not fit."""

import itertools
from collections.abc import Iterable, Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passage, passages

_HEADER = regex.compile(r"(?:计划|目标|实际|预期)?增速(?:[（(][%％][)）])?")
_DIGIT = regex.compile(r"\d")


def growth_columns_hold_growth(corpus: Corpus, *, levels: Iterable[str]) -> Iterator[Evidence]:
    """Indicators that end in one of `levels` with a value under 计划增速, where no header says level."""
    ends = tuple(levels)
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        if "增速" not in read.string:
            continue
        cells: dict[int, list[Passage]] = {}
        for passage in read.all:
            if passage.cell is not None:
                cells.setdefault(passage.block_index, []).append(passage)
        for table in cells.values():
            yield from _table(read.string, table, ends, read.place)


def _table(string, table, ends, place) -> Iterator[Evidence]:  # type: ignore[no-untyped-def]
    header = next((p for p in table[:12] if _HEADER.fullmatch(string[p.start : p.end])), None)
    if header is None or string[header.start : header.end].startswith("年均"):
        return
    for name, value in itertools.pairwise(table):
        text = string[name.start : name.end].rstrip("%％()（）")
        if (
            text.endswith(ends)
            and name.start > header.start
            and _DIGIT.search(string[value.start : value.end])
        ):
            facts: dict[str, Fact] = {"indicator": text, "header": string[header.start : header.end]}
            yield Evidence(
                places=(place(name.start, name.end), place(header.start, header.end, "header")),
                facts=facts,
            )
