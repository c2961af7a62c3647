"""A yearly average times the years of its period must be the total printed for the period."""

from collections.abc import Iterator

from planlint.corpus import Corpus, alike, base, factor, place
from planlint.intervals import meet, scale
from planlint.model import Estimate, Evidence, Figure

AMOUNTS = frozenset({"level", "count", "change"})


def average_makes_total(corpus: Corpus) -> Iterator[Evidence]:
    """Averages a year (attribute "per" 年) against the total of one indicator, scope, period and role."""
    for figures in corpus.series.values():
        averages = [f for f in figures if ("per", "年") in f.attributes and _amount(f)]
        if averages:
            totals = [f for f in figures if ("per", "年") not in f.attributes and _amount(f)]
            for average in averages:
                for total in totals:
                    if (average.period, average.role) == (total.period, total.role) and alike(average, total):
                        yield _made(average, total)


def _amount(figure: Figure) -> bool:
    return figure.aspect in AMOUNTS and figure.period is not None and figure.period.years > 1


def _made(average: Figure, total: Figure) -> Evidence:
    years = average.period.years if average.period else 1
    implied = scale(base(average), years)
    if meet(implied, base(total)):
        return Evidence((average, total), holds=True)
    shown = scale(implied, 1 / factor(total))
    return Evidence(
        (average, total),
        (place(total), place(average, "average")),
        {
            "indicator": total.label,
            "average": average.quantity.text,
            "years": years,
            "implied": Estimate((shown.low + shown.high) / 2, shown, total.quantity.unit),
            "stated": total.quantity.text,
        },
    )
