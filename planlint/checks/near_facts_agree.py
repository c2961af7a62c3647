"""Indicators of nearly the same coverage, printed with different values, are worth a second look."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, place, unit
from planlint.intervals import meet
from planlint.model import Evidence, Figure, Period

ASPECTS = frozenset({"level", "count", "share"})
PAST = frozenset({"actual", "baseline"})


def near_facts_agree(corpus: Corpus, *, indicators: tuple[str, ...] = ()) -> Iterator[Evidence]:
    """Results of indicators with their `near` ones of the vocabulary, of one scope and period.

    `indicators` limits the question to these; those known to differ by definition are left out.
    """
    for (name, scope), figures in corpus.series.items():
        known = corpus.vocabulary.get(name)
        if not known or not known.near or (indicators and name not in indicators):
            continue
        for other in known.near:
            facts: dict[Period | None, Figure] = {}
            for figure in _results(corpus.series.get((other, scope), [])):
                facts.setdefault(figure.period, figure)
            for figure in _results(figures):
                if near := facts.get(figure.period):
                    yield _agreed(corpus, figure, near)


def _results(figures: list[Figure]) -> list[Figure]:
    return [f for f in figures if f.role in PAST and f.aspect in ASPECTS and f.period and unit(f)]


def _agreed(corpus: Corpus, figure: Figure, near: Figure) -> Evidence:
    if meet(base(figure), base(near)):
        return Evidence((figure, near), holds=True)
    start, end = figure.period or ("", "")
    return Evidence(
        (figure, near),
        (place(figure), place(near, near.label)),
        {
            "indicator": figure.label,
            "value": figure.quantity.text,
            "near": near.label,
            "other": near.quantity.text,
            "period": start if start == end else f"{start}–{end}",
            "where": corpus.where(near, figure),
        },
    )
