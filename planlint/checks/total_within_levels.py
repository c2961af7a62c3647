"""A total over several years must be reachable from the levels printed for its first and last years."""

from collections.abc import Iterator

from planlint.corpus import Corpus, alike, base, dimension, factor, place, unit
from planlint.intervals import Interval, scale
from planlint.model import Estimate, Evidence, Figure, Place

LEVELS = frozenset({"level", "count"})
FLOWS = frozenset({"money", "mass", "energy", "volume"})
SHOWN = 100  # levels shown beside a total; a text that repeats itself has thousands


def total_within_levels(corpus: Corpus, *, freedom: float = 0.05) -> Iterator[Evidence]:
    """Totals of several years against n × the largest and n × the smallest level printed around them.

    `freedom` is the share by which a year between the printed ones may lie beyond both of them.
    """
    for figures in corpus.series.values():
        totals: dict[object, list[Figure]] = {}
        for figure in figures:
            if _several_years(figure):
                totals.setdefault((figure.period, dimension(figure)), []).append(figure)
        years = [f for f in figures if _one_year(f)] if totals else []
        for alike_ones in totals.values():
            levels = [f for f in years if _around(f, alike_ones[0])]
            if len({f.period for f in levels}) > 1:
                yield from _reachable(alike_ones, levels, freedom)


def _several_years(figure: Figure) -> bool:
    return figure.aspect in LEVELS and figure.period is not None and figure.period.years > 2 and _flow(figure)


def _one_year(figure: Figure) -> bool:
    return (
        figure.aspect in LEVELS and figure.period is not None and figure.period.years == 1 and _flow(figure)
    )


def _flow(figure: Figure) -> bool:
    known = unit(figure)
    return known is not None and known.dimension in FLOWS


def _around(level: Figure, total: Figure) -> bool:
    if not (level.period and total.period) or unit(level) is None:
        return False
    first, last = int(total.period.start[:4]) - 1, int(total.period.end[:4])
    return alike(level, total) and first <= int(level.period.end[:4]) <= last


def _reachable(totals: list[Figure], levels: list[Figure], freedom: float) -> Iterator[Evidence]:
    """Totals of one period and dimension against the levels around it."""
    years = totals[0].period.years if totals[0].period else 1
    lowest = min(base(f).low for f in levels) * (1 - freedom)
    highest = max(base(f).high for f in levels) * (1 + freedom)
    reach = scale(Interval(lowest, highest), years)
    out = [t for t in totals if base(t).low > reach.high or base(t).high < reach.low]
    yield Evidence((*totals, *levels), holds=True)
    near = tuple(place(f) for f in levels[:SHOWN])
    for total in out:
        yield _out_of_reach(total, levels, near, reach)


def _out_of_reach(total: Figure, levels: list[Figure], near: tuple[Place, ...], reach: Interval) -> Evidence:
    years = total.period.years if total.period else 1
    mean = scale(total.quantity.interval, 1 / years)
    outer = max(levels, key=lambda f: base(f).high)
    return Evidence(
        (total,),
        (place(total, "total"), *near),
        {
            "indicator": total.label,
            "total": total.quantity.text,
            "years": years,
            "mean": Estimate.of(mean, total.quantity.unit),
            "level": outer.quantity.text,
            "reach": f"{reach.low / factor(total):.4g}–{reach.high / factor(total):.4g}{total.quantity.unit}",
        },
    )
