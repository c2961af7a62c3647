"""The targets of a plan lie in its years or behind them, not before it begins."""

from collections.abc import Iterator, Mapping

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passages, passages

_HEAD = 12  # passages in which a plan gives its name
_LONGEST = 80  # characters of a title
_NAMED = regex.compile(
    r"第(十[一二三四五六])个五年规划|(十[一二三四五六]五)[”\"」]?[^，。]{0,30}规划|(20\d\d)[-—–~～至]20\d\d年"
)
_TARGET = regex.compile(
    r"(?:力争|争取|力求|计划|到)(?:(?<!到)[到至在]?(20\d\d)年(?!以来)|(?<=到)(20\d\d)年底?[，,]?[^，,。；;\n]{0,24}?(?:力争|争取|将达到|将突破))"
)


def plan_targets_lie_ahead(corpus: Corpus, *, plans: Mapping[str, int]) -> Iterator[Evidence]:
    """力争2019年 in a plan that begins with 2021. `plans`: 十四五 → its first year."""
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        first = _first_year(read, plans)
        if first is None:
            continue
        for match in _TARGET.finditer(read.string):
            year = int(match[1] or match[2])
            if year < first:
                facts: dict[str, Fact] = {"text": match[0], "year": year, "first": first}
                yield Evidence(places=(read.place(*match.span()),), facts=facts)


def _first_year(read: Passages, plans: Mapping[str, int]) -> int | None:
    """The first year of the plan that the document is, by its title; None when it is none."""
    for passage in read.all[:_HEAD]:
        text = passage.text.string
        found = _NAMED.search(text) if len(text) <= _LONGEST and "。" not in text else None
        if found and "规划" in text:
            if found[3]:
                return int(found[3])
            return plans.get(found[2] or f"{found[1]}五")
    return None
