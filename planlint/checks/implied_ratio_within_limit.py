"""A ratio that printed amounts imply must keep the limit that a plan sets for it."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, estimate, factor, place, unit
from planlint.identities import Node, parse
from planlint.intervals import Interval, scale
from planlint.model import Evidence, Figure, Period
from planlint.progress import AIMS, CEILINGS, FLOORS, LEVELS, PAST
from planlint.vocabulary import form


def implied_ratio_within_limit(corpus: Corpus, *, identity: str) -> Iterator[Evidence]:
    """Limits (≤ or ≥) on the name left of `identity` against what results of one year imply.

    Case "now" when the amounts are of the year of the limit or later, else the limit is still open.
    """
    name, expression = parse(identity)
    canonical = {n: corpus.vocabulary.find(form(n)) or n for n in (name, *expression.names())}
    for (indicator, scope), figures in corpus.series.items():
        if indicator != canonical[name]:
            continue
        limits = [
            f for f in figures if f.role in AIMS and f.quantity.modifier in CEILINGS | FLOORS and f.period
        ]
        parts = {n: _results(corpus, canonical[n], scope) for n in expression.names()}
        years = sorted(set.intersection(*(set(found) for found in parts.values()))) if limits else []
        for period in years[-1:]:  # the last year for which everything is printed
            for limit in limits:
                yield _kept(expression, limit, {n: found[period] for n, found in parts.items()}, period)


def _results(corpus: Corpus, indicator: str, scope: str) -> dict[Period, Figure]:
    found: dict[Period, Figure] = {}
    for figure in corpus.series.get((indicator, scope), ()):
        if figure.role in PAST and figure.aspect in LEVELS and figure.period and unit(figure):
            found.setdefault(figure.period, figure)
    return found


def _kept(expression: Node, limit: Figure, parts: dict[str, Figure], period: Period) -> Evidence:
    figures = (limit, *parts.values())
    # 突破393亿元 is at least 393: the digits themselves are what the ratio is printed to
    implied = expression.value({n: _printed(f) for n, f in parts.items()})
    bound = _printed(limit)
    above = limit.quantity.modifier in CEILINGS and implied.low > bound.high
    below = limit.quantity.modifier in FLOORS and implied.high < bound.low
    if not above and not below:
        return Evidence(figures, holds=True)
    late = limit.period is not None and period.end >= limit.period.end
    return Evidence(
        figures,
        (
            place(next(iter(parts.values()))),
            place(limit, "limit"),
            *(place(f) for f in list(parts.values())[1:]),
        ),
        {
            "indicator": limit.label,
            "limit": limit.quantity.text,
            "year": limit.period.end if limit.period else "",
            "formula": expression.text({n: f.quantity.text for n, f in parts.items()}),
            "implied": estimate(implied, limit),
            "at": period.end,
        },
        case="now" if late else None,
    )


def _printed(figure: Figure) -> Interval:
    return scale(figure.quantity.rounding, factor(figure)) if figure.quantity.value >= 0 else base(figure)
