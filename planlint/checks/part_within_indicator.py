"""What is by definition a part of an indicator cannot be greater than the indicator."""

from collections.abc import Iterator

from planlint.corpus import Corpus, alike, base, factor, place, unit
from planlint.model import Evidence, Figure
from planlint.vocabulary import form

AMOUNTS = frozenset({"level", "count"})


def part_within_indicator(
    corpus: Corpus, *, whole: str, parts: tuple[str, ...], ends: tuple[str, ...] = ()
) -> Iterator[Evidence]:
    """`parts` are indicators contained in `whole`; `ends` last words of labels that are so too.

    Figures of one scope and period, actual against actual; parts with a narrower place count as well.
    """
    name = corpus.vocabulary.find(form(whole)) or whole
    names = {corpus.vocabulary.find(form(part)) or part for part in parts}
    wholes = {scope: figures for (indicator, scope), figures in corpus.series.items() if indicator == name}
    if not wholes:
        return
    for (indicator, scope), figures in corpus.series.items():
        for part in _amounts(figures):
            if indicator in names or (ends and part.label.endswith(ends)):
                outer = scope.removesuffix(f"/{part.place}") if part.place else scope
                for largest in _amounts(wholes.get(outer, [])):
                    if (part.period, part.role) == (largest.period, largest.role) and alike(part, largest):
                        yield _within(largest, part)


def _amounts(figures: list[Figure]) -> list[Figure]:
    return [f for f in figures if f.aspect in AMOUNTS and f.period and unit(f)]


def _within(whole: Figure, part: Figure) -> Evidence:
    if base(part).low <= base(whole).high:
        return Evidence((whole, part), holds=True)
    return Evidence(
        (whole, part),
        (place(part), place(whole, whole.label)),
        {
            "part": part.label,
            "amount": part.quantity.text,
            "whole": whole.label,
            "most": whole.quantity.text,
            "share": round(
                100 * part.quantity.value * factor(part) / (whole.quantity.value * factor(whole)), 1
            ),
        },
    )
