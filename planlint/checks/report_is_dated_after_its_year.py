"""A report of a whole year is dated after that year, and its headings speak of the years of its title."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.dates import Dated, dated
from planlint.model import Evidence, Fact
from planlint.outline import Outline, outline
from planlint.passages import Passages, passages

_DECEMBER = 12  # reports to congresses of December are dated before their year has ended
_YEAR = regex.compile(r"(?<!\d)(20\d\d)年(?!代)")
_PAST = regex.compile(r"执行情况|完成情况|工作回顾|运行情况|主要成效|取得的成绩|发展回顾|工作总结")
_AHEAD = regex.compile(
    r"工作重点|主要任务|总体要求|预期目标|主要目标|工作安排|发展思路|工作任务|工作举措|重点工作|总体思路"
)
_ORDINAL = regex.compile(r"五年|远景|[-—–~～至]|以来|行动|届|规划|计划\（|比")
_RESULT = regex.compile(r"(20\d\d)年(?:实际完成|实际值|实际数|完成情况|完成数|完成值|实绩|实际)")
_LONGEST = 60  # characters of a heading


def report_is_dated_after_its_year(corpus: Corpus, *, of: str) -> Iterator[Evidence]:
    """Dates before the reported year ended (`of` "dates"), headings left from another year ("headings").

    With `of` "actuals", headings, captions and columns of results for a year after the document's own date.
    """
    for document in corpus.documents:
        joined = corpus.derived(passages, document)
        dates = joined.derived(dated)
        if of == "actuals":
            yield from _actuals(joined, dates)
            continue
        if dates.reported is None:
            continue
        read = joined.derived(outline)
        yield from (_dates(read, dates) if of == "dates" else _headings(read, dates))


def _dates(read: Outline, dates: Dated) -> Iterator[Evidence]:
    for year, month, _, start, end in dates.made:
        early = dates.reported is not None and (
            year < dates.reported or (year == dates.reported and month < _DECEMBER)
        )
        if early and dates.title and dates.reported and year > dates.reported - 2:
            places = (read.passages.place(start, end), read.passages.place(*_line(read, dates), "title"))
            facts: dict[str, Fact] = {"date": read.passages.string[start:end], "year": dates.reported}
            yield Evidence(places=places, facts=facts)


def _actuals(read: Passages, dates: Dated) -> Iterator[Evidence]:
    """2024年完成情况 in a document whose latest date lies before December 2024."""
    if not dates.made:
        return
    year, month, _, start, end = max(dates.made)
    for match in _RESULT.finditer(read.string):
        passage = read.at(match.start())
        short = (
            passage.end - passage.start <= _LONGEST and "计" not in read.string[passage.start : match.start()]
        )
        early = int(match[1]) > year or (int(match[1]) == year and month < _DECEMBER)
        if (
            short
            and early
            and read.string[match.start() - 1 : match.start()] not in ("预", "至", "到", "-", "—")
        ):
            places = (read.place(*match.span()), read.place(start, end, "date"))
            facts: dict[str, Fact] = {"text": match[0], "date": read.string[start:end]}
            yield Evidence(places=places, facts=facts)


def _headings(read: Outline, dates: Dated) -> Iterator[Evidence]:
    """Headings with a year that the title does not have, or with the other of its two years."""
    reported, planned = dates.reported, dates.planned
    title = dates.title or (0, 0)
    for number, passage in enumerate(read.passages.all):
        text = passage.text.string
        heading = passage.cell is None and len(text) <= _LONGEST and "。" not in text
        if not heading or passage.start <= title[1] or not _YEAR.search(text) or _ORDINAL.search(text):
            continue
        if passage.block.kind != "heading" and not any(m.passage == number and m.opens for m in read.marks):
            continue
        years = {int(match[1]) for match in _YEAR.finditer(text)}
        if len(years) != 1 or reported is None:
            continue
        (year,) = years
        right = None
        if _PAST.search(text) and year != reported and year in {reported - 1, planned}:
            right = reported
        elif _AHEAD.search(text) and planned and year in {reported, planned - 2}:
            right = planned
        if right is not None:
            match = _YEAR.search(text, 0)
            assert match is not None
            start, end = passage.start + match.start(), passage.start + match.end()
            places = (read.passages.place(start, end), read.passages.place(*_line(read, dates), "title"))
            yield Evidence(places=places, facts={"heading": text, "year": year, "right": right})


def _line(read: Outline, dates: Dated) -> tuple[int, int]:
    """The first line of the title: a place lies in one block."""
    start, end = dates.title or (0, 1)
    return start, min(end, read.passages.at(start).end)
