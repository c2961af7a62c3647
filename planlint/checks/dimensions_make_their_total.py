"""Where the parts of a dimension make the total in nearly every year, they make it in all."""

from collections import Counter
from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.intervals import Interval, meet
from planlint.model import Document, Estimate, Evidence, Figure

YEARS = 4  # in which the parts make the total
SHARE = 0.75  # of all years
MOST = 60  # parts of one total; more are districts or products, which are never all there

Told = tuple[tuple[str, str], ...]


def dimensions_make_their_total(corpus: Corpus) -> Iterator[Evidence]:
    """Per data file in long form and dimension: total rows (dimension empty) against the sum of its parts.

    That parts add up at all is not assumed but learnt from the years in which the same parts do.
    """
    for document in corpus.documents:
        if any(block.kind == "data" for block in document.blocks):
            yield from _asked(document)


def _asked(document: Document) -> Iterator[Evidence]:
    totals: dict[tuple[Told, str], dict[str, Figure]] = {}
    parts: dict[tuple[Told, str, str], dict[str, dict[str, Figure]]] = {}
    for figure in document.figures:
        if figure.period is None or figure.period.start != figure.period.end:
            continue
        told, unit, year = figure.attributes, figure.quantity.unit, figure.period.start
        totals.setdefault((told, unit), {}).setdefault(year, figure)
        for at, (dimension, value) in enumerate(told):
            rest = told[:at] + told[at + 1 :]
            parts.setdefault((rest, unit, dimension), {}).setdefault(year, {}).setdefault(value, figure)
    for (rest, unit, _), by_year in parts.items():
        if whole := totals.get((rest, unit)):
            yield from _held(whole, by_year)


def _held(whole: dict[str, Figure], by_year: dict[str, dict[str, Figure]]) -> Iterator[Evidence]:
    """The years in which the same parts are there as in most."""
    common = [(year, by_year[year]) for year in sorted(by_year) if year in whole]
    if len(common) <= YEARS:
        return
    usual = Counter(frozenset(said) for _, said in common).most_common(1)[0][0]
    if not 2 <= len(usual) <= MOST:
        return
    asked = [(whole[year], [p[name] for name in sorted(usual)]) for year, p in common if p.keys() == usual]
    summed = [(figure, added, _sum(added)) for figure, added in asked]
    fits = [meet(figure.quantity.interval, summed_up) for figure, _, summed_up in summed]
    if sum(fits) < max(YEARS, SHARE * len(fits)):
        return
    for (figure, added, summed_up), fit in zip(summed, fits, strict=True):
        yield Evidence((figure, *added), holds=True) if fit else _differs(figure, added, summed_up)


def _sum(figures: list[Figure]) -> Interval:
    intervals = [figure.quantity.interval for figure in figures]
    return Interval(sum(one.low for one in intervals), sum(one.high for one in intervals))


def _differs(figure: Figure, added: list[Figure], summed: Interval) -> Evidence:
    value = sum(part.quantity.value for part in added)
    return Evidence(
        (figure, *added),
        (place(figure), *(place(part, "part") for part in added[:8])),
        {
            "indicator": figure.label,
            "year": figure.period.start if figure.period else "",
            "total": figure.quantity.text,
            "sum": Estimate(value, summed),
            "count": len(added),
        },
    )
