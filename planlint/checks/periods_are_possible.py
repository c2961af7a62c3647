"""A period ends after it begins, and a five-year plan has its own years: “十四五” is 2021–2025."""

import re
from collections.abc import Iterator, Mapping

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passages, passages

_YEARS = regex.compile(r"((?:19|20)\d\d)年?(?:[-—–~～－]{1,2}|至|到)((?:19|20)\d\d)年")
_PLAN = regex.compile(
    r"(?P<name>十[一二三四五六]五)[”\"’」]?(?:规划纲要|发展规划|规划|时期|期间|计划|五年)?[（(](?P<start>(?:19|20)\d\d)年?"
    r"(?:(?:[-—–~～－]{1,2}|至|到)(?P<end>(?:19|20)\d\d)年?)[)）]"
)
_EDGE = regex.compile(
    r"(?P<name>十[一二三四五六]五)[”\"’」]?(?:规划)?(?P<edge>期?末|末期|收官之年|开局之年|期?初|初期)"
    r"[（(](?:即)?(?P<year>(?:19|20)\d\d)年[)）]"
)
_YEAR_IS = regex.compile(
    r"年是[^。；;\n]{0,20}?“?(?P<name>十[一二三四五六]五)”?[^，,。；;\n]{0,8}?(?P<edge>收官之年|开局之年|最后一年|第一年)"
)
_NUMBERED = regex.compile(
    r"第十(?P<n>[一二三四五六])个五年规划(?:纲要)?[（(](?P<start>20\d\d)年?[-—–~～至]{1,2}(?P<end>20\d\d)年?[)）]"
)


def periods_are_possible(corpus: Corpus, *, plans: Mapping[str, int]) -> Iterator[Evidence]:
    """Reversed periods; plan periods with other years than theirs. `plans`: 十四五 → its first year."""
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        for match in _YEARS.finditer(read.string):
            if (
                int(match[1]) > int(match[2])
                and read.string[match.start() - 1 : match.start()] not in "由从〔["
            ):
                facts: dict[str, Fact] = {"start": match[1], "end": match[2]}
                yield Evidence(places=(read.place(*match.span()),), facts=facts, case="reversed")
        if "五" in read.string:
            yield from _plans(read, plans)


def _plans(read: Passages, plans: Mapping[str, int]) -> Iterator[Evidence]:
    for pattern in (_PLAN, _NUMBERED):
        for match in pattern.finditer(read.string):
            name = match["name"] if pattern is _PLAN else f"十{match['n']}五"
            first = plans.get(name)
            if first and (int(match["start"]), int(match["end"])) != (first, first + 4):
                yield _evidence(read, match, name, first, f"{match['start']}–{match['end']}")
    for match in (*_EDGE.finditer(read.string), *_YEAR_IS.finditer(read.string)):
        start = max(match.start() - 4, 0)
        year = match["year"] if match.re is _EDGE else read.string[start : match.start()]
        first = plans.get(match["name"])
        late = match["edge"] in ("期末", "末", "末期", "收官之年", "最后一年")
        if first and year.isdecimal() and int(year) != first + 4 * late:
            yield _evidence(read, match, match["name"], first, year)


def _evidence(read: Passages, match: re.Match[str], name: str, first: int, stated: str) -> Evidence:
    facts: dict[str, Fact] = {"name": name, "years": f"{first}–{first + 4}", "stated": stated}
    return Evidence(places=(read.place(*match.span()),), facts=facts)
