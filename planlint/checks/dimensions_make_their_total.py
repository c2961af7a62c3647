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
    series: dict[tuple[Told, str], dict[str, Figure]] = {}
    for figure in document.figures:
        if figure.period is not None and figure.period.start == figure.period.end:
            key = figure.attributes, figure.quantity.unit
            series.setdefault(key, {}).setdefault(figure.period.start, figure)
    parts: dict[tuple[Told, str, str], list[dict[str, Figure]]] = {}
    for (told, unit), by_year in series.items():
        for at, (dimension, _) in enumerate(told):
            rest = told[:at] + told[at + 1 :]
            if (rest, unit) in series:
                parts.setdefault((rest, unit, dimension), []).append(by_year)
    for (rest, unit, _), several in parts.items():
        if 2 <= len(several) <= MOST:
            yield from _held(series[rest, unit], several)


def _held(whole: dict[str, Figure], several: list[dict[str, Figure]]) -> Iterator[Evidence]:
    """The years in which the same parts are there as in most."""
    common = [(year, tuple(year in part for part in several)) for year in sorted(whole)]
    counted = Counter(there for _, there in common if any(there)).most_common(1)
    usual, count = counted[0] if counted else ((), 0)
    if count <= YEARS or sum(usual) < 2:
        return
    asked = [
        (whole[year], [part[year] for part, is_there in zip(several, there, strict=True) if is_there])
        for year, there in common
        if there == usual
    ]
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
