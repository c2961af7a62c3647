"""A level must be of a magnitude that its place and its neighbours in time allow."""

from collections.abc import Iterator
from itertools import pairwise
from math import log10

from planlint.corpus import Corpus, place, unit
from planlint.growths import LEVELS, plain, value
from planlint.model import Evidence, Fact, Figure

SLIPS = (1e3, 1e4, 1e8)
PEOPLE = 1.5e9  # the bound of indicators that count people who live, work or are insured in one place


def magnitudes_are_possible(
    corpus: Corpus, *, jump: float = 300.0, years: int = 10, people: tuple[str, ...] = ()
) -> Iterator[Evidence]:
    """People against the largest place of the document's kind; levels against the one before and after.

    `people` are "ending:most", endings of place names with more people than any such place has, longest
    first; `jump` is the factor between levels at most `years` apart that no growth reaches. Case
    "prose": too many people in a sentence, which may speak of another place; "jump": a slip of 万 or 亿 is
    likely; "steady" when the indicator cannot leap so.
    """
    bounds = [(ending, float(most)) for ending, _, most in (entry.partition(":") for entry in people)]
    for figures in corpus.series.values():
        levels = [f for f in figures if f.aspect in LEVELS and f.period and plain(f) and unit(f)]
        counted = [(f, count) for f in levels if (count := _people(corpus, f))]
        odd = {id(f) for f, count in counted if (most := _kind(corpus, f, bounds)[1]) and count > most}
        for figure in levels:
            if id(figure) in odd:
                yield _too_many(figure, levels, *_kind(corpus, figure, bounds))
        if len(levels) > 1:
            yield from _jumps(corpus, [f for f in levels if id(f) not in odd], jump, years)


def _people(corpus: Corpus, figure: Figure) -> float:
    """The people that a level says at least, 0 when it counts none of a place."""
    indicator = corpus.indicator(figure)
    known = unit(figure)
    if indicator is None or indicator.high != PEOPLE or known is None or known.dimension != "person":
        return 0.0
    return figure.quantity.interval.low * known.factor


def _kind(corpus: Corpus, figure: Figure, bounds: list[tuple[str, float]]) -> tuple[str, float]:
    """The place of a figure and the most people that any place of its kind has; 0 when unknown."""
    name = corpus.document(figure).place
    if name and figure.place in (None, name):
        for ending, most in bounds:
            if name.endswith(ending):
                return name, most
    return "", 0.0


def _too_many(figure: Figure, levels: list[Figure], name: str, most: float) -> Evidence:
    printed = figure.quantity.unit
    others = [
        f
        for f in levels
        if f.location.path == figure.location.path and f.row == figure.row and f is not figure
    ]
    facts: dict[str, Fact] = {
        "indicator": figure.label,
        "value": figure.quantity.text if printed in figure.quantity.text else figure.quantity.text + printed,
        "place": name,
        "most": f"{most / 1e4:.10g}万人",
        "persons": f"{figure.quantity.value / 1e4:.10g}万人",
    }
    places = (place(figure), *(place(f, "neighbour") for f in others[:1]))
    case = None if figure.row is not None else "prose"
    return Evidence(
        (figure,), places, facts, case=case, cause="persons-in-ten-thousands" if printed != "人" else None
    )


def _jumps(corpus: Corpus, levels: list[Figure], jump: float, years: int) -> Iterator[Evidence]:
    """Neighbours in time, in one dimension, whose printed values differ by the factor or more.

    Only those of one document's tables, or of one sentence: “完成投资” in two places is said of two things.
    """
    first: dict[tuple[object, ...], dict[str, Figure]] = {}
    for figure in levels:
        known, period = unit(figure), figure.period
        if known is None or period is None or known.dimension in ("ratio", "points") or value(figure) <= 0:
            continue
        if len(period.end) == 4 and period.start == period.end:
            said = (figure.block, figure.sentence) if figure.row is None else ()
            by_year = first.setdefault((figure.location.path, known.dimension, *said), {})
            by_year.setdefault(period.end, figure)
    for by_year in first.values():
        for (one, before), (other, after) in pairwise(sorted(by_year.items())):
            ratio = max(value(before), value(after)) / min(value(before), value(after))
            if ratio >= jump and int(other) - int(one) <= years:
                yield _jump(corpus, before, after, ratio)


def _jump(corpus: Corpus, before: Figure, after: Figure, ratio: float) -> Evidence:
    indicator = corpus.indicator(after)
    sure = indicator is not None and (
        indicator.prices or indicator.high == PEOPLE or indicator.dimension == "money/person"
    )
    slip = min(SLIPS, key=lambda s: abs(log10(ratio / s)))
    likely = abs(log10(ratio / slip)) < log10(4)
    return Evidence(
        (before, after),
        (place(after), place(before, "neighbour")),
        {
            "indicator": after.label,
            "start": _amount(before),
            "end": _amount(after),
            "first": before.period.end if before.period else "",
            "last": after.period.end if after.period else "",
            "ratio": float(f"{ratio:.3g}"),
        },
        case="steady" if sure else "jump",
        cause="scale-slip" if likely else None,
    )


def _amount(figure: Figure) -> str:
    """A number as printed, with the unit of its row or column: 9.8万人, 9.8 10000 persons."""
    text, unit = figure.quantity.text, figure.quantity.unit
    if not text[-1:].isdigit():
        return text
    return f"{text} {unit}" if unit[:1].isascii() and unit[:1].isalnum() else text + unit
