"""A yearly average times the years of its period must be the total printed for the period."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, dimension, estimate, place
from planlint.intervals import meet, scale
from planlint.model import Evidence, Figure

AMOUNTS = frozenset({"level", "count", "change"})
MOST = 50  # totals of one period that an average is held against; a text that repeats itself has thousands


def average_makes_total(corpus: Corpus) -> Iterator[Evidence]:
    """Averages a year (attribute "per" 年) against the total of one indicator, scope, period and role."""
    for figures in corpus.series.values():
        amounts = [f for f in figures if _amount(f)]
        averages = [f for f in amounts if ("per", "年") in f.attributes]
        totals: dict[object, list[Figure]] = {}
        for total in amounts if averages else ():
            if ("per", "年") not in total.attributes:
                totals.setdefault(_of(total), []).append(total)
        for average in averages:
            if dimension(average) is not None:
                for total in totals.get(_of(average), [])[:MOST]:
                    yield _made(average, total)


def _of(figure: Figure) -> object:
    """What an average and its total have in common."""
    return figure.period, figure.role, dimension(figure)


def _amount(figure: Figure) -> bool:
    return figure.aspect in AMOUNTS and figure.period is not None and figure.period.years > 1


def _made(average: Figure, total: Figure) -> Evidence:
    years = average.period.years if average.period else 1
    implied = scale(base(average), years)
    if meet(implied, base(total)):
        return Evidence((average, total), holds=True)
    return Evidence(
        (average, total),
        (place(total), place(average, "average")),
        {
            "indicator": total.label,
            "average": average.quantity.text,
            "years": years,
            "implied": estimate(implied, total),
            "stated": total.quantity.text,
        },
    )
