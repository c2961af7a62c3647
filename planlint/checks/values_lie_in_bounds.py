"""A level must lie within the bounds of its indicator: a share between 0 and 100 %, days within a year."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, place, unit
from planlint.growths import LEVELS, plain
from planlint.model import Evidence, Figure
from planlint.vocabulary import Indicator, form


def values_lie_in_bounds(corpus: Corpus) -> Iterator[Evidence]:
    """Every level of a known indicator that has bounds in the dimension it is printed in.

    Case "below": a negative level, which may be a change read as a level; case "prose": a sentence that
    does not name the indicator by one of its own names.
    """
    for figure in corpus.figures:
        indicator = corpus.indicator(figure)
        if indicator is None or figure.aspect not in LEVELS or indicator.per > 1 or not plain(figure):
            continue
        known = unit(figure)
        if known is None or not _bounded(known.dimension, indicator):
            continue
        if known.dimension == "time" and figure.period and figure.period.years > 1:
            continue  # the good days of five years
        interval = base(figure)
        if indicator.high is not None and interval.low > indicator.high:
            case = None if figure.row is not None or _named(corpus, figure) else "prose"
            yield _evidence(figure, indicator, known.factor, case)
        elif indicator.low is not None and interval.high < indicator.low:
            yield _evidence(figure, indicator, known.factor, "below")
        elif indicator.high is not None:
            yield Evidence((figure,), holds=True)


def _bounded(dimension: str, indicator: Indicator) -> bool:
    """Whether the bounds of an indicator are counted in this dimension: 元/人 is as good as 元."""
    return dimension == indicator.dimension or (
        dimension == "money" and indicator.dimension == "money/person" and "money" in indicator.dimensions
    )


def _named(corpus: Corpus, figure: Figure) -> bool:
    return corpus.vocabulary.find(form(figure.label)) is not None


def _evidence(figure: Figure, indicator: Indicator, factor: float, case: str | None) -> Evidence:
    bound = indicator.low if case == "below" else indicator.high
    facts = {
        "indicator": figure.label,
        "value": figure.quantity.text,
        "bound": f"{(bound or 0) / factor:.10g}{figure.quantity.unit}",
    }
    return Evidence((figure,), (place(figure),), dict(facts), case=case)
