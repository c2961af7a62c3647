"""The growth of a whole must lie between the slowest and the fastest growth of its parts."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.model import Evidence, Figure, Period
from planlint.vocabulary import form

ASPECTS = frozenset({"growth", "growth_average"})
Key = tuple[Period, str, str]


def growth_between_parts(corpus: Corpus, *, whole: str, parts: tuple[str, ...]) -> Iterator[Evidence]:
    """`parts` are all the parts of `whole`: its growth is their weighted mean, whatever the weights."""
    names = [corpus.vocabulary.find(form(name)) or name for name in (whole, *parts)]
    for scope in [scope for indicator, scope in corpus.series if indicator == names[0]]:
        rates = [_rates(corpus, name, scope) for name in names]
        for key, figure in rates[0].items():
            found = [part[key] for part in rates[1:] if key in part]
            if len(found) == len(parts):
                yield _between(figure, found)


def _rates(corpus: Corpus, indicator: str, scope: str) -> dict[Key, Figure]:
    found: dict[Key, Figure] = {}
    for figure in corpus.series.get((indicator, scope), ()):
        if figure.period and figure.aspect in ASPECTS and figure.quantity.unit == "%":
            found.setdefault((figure.period, figure.aspect, figure.role), figure)
    return found


def _between(whole: Figure, parts: list[Figure]) -> Evidence:
    figures = (whole, *parts)
    intervals = [f.quantity.interval for f in parts]
    growth = whole.quantity.interval
    if growth.low <= max(i.high for i in intervals) and growth.high >= min(i.low for i in intervals):
        return Evidence(figures, holds=True)
    return Evidence(
        figures,
        (place(whole), *(place(f, f.label) for f in parts)),
        {
            "indicator": whole.label,
            "stated": whole.quantity.text,
            "parts": ", ".join(f"{f.label} {f.quantity.text}" for f in parts),
        },
    )
