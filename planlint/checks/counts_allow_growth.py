"""The growth of a small count must be possible with a whole number to grow from."""

from collections.abc import Iterator
from math import ceil, floor

from planlint.corpus import Corpus, place, unit
from planlint.intervals import Interval
from planlint.model import Evidence, Figure

LARGEST = 5000  # beyond, every rate printed with one decimal has a whole number to fit
NOISE = 1e-9


def counts_allow_growth(corpus: Corpus) -> Iterator[Evidence]:
    """A count and its growth on the year before, both printed for one indicator and period.

    7 and +8.7 % cannot both be: 6 → 7 is 16.7 %, 7 → 7 is 0 %. Cause "stock-growth" when the count is
    itself 8.7 % of a whole number (80), so that the rate is the growth of the total.
    """
    for figures in corpus.series.values():
        rates = [f for f in figures if f.aspect == "growth" and f.period and f.quantity.modifier == "none"]
        counts = {f.period: f for f in reversed(figures) if _whole(f)} if rates else {}
        for rate in rates:
            count = counts.get(rate.period)
            if count and rate.quantity.interval.low > -100:
                yield _possible(count, rate)


def _whole(figure: Figure) -> bool:
    """A count in single pieces, printed to the last one."""
    q = figure.quantity
    known = unit(figure)
    return (
        figure.aspect in ("count", "level")
        and known is not None
        and known.dimension == "count"
        and known.factor == 1
        and q.decimals == 0
        and q.modifier == "none"
        and q.upper is None
        and 0 < q.value <= LARGEST
        and figure.period is not None
        and figure.period.years == 1
    )


def _possible(count: Figure, rate: Figure) -> Evidence:
    value, growth = count.quantity.value, rate.quantity.interval
    before = Interval(value / (1 + growth.high / 100) - NOISE, value / (1 + growth.low / 100) + NOISE)
    if floor(before.high) >= ceil(before.low):
        return Evidence((count, rate), holds=True)
    near = [n for n in (floor(before.low), ceil(before.high)) if n > 0]
    stock = _stock(value, growth)
    return Evidence(
        (count, rate),
        (place(rate), place(count)),
        {
            "indicator": count.label,
            "count": count.quantity.text,
            "rate": rate.quantity.text,
            "nearest": ", ".join(f"{n} → {value:g}: {100 * (value / n - 1):.1f}%" for n in near),
            "stock": stock or 0,
        },
        cause="stock-growth" if stock else None,
    )


def _stock(added: float, growth: Interval) -> int | None:
    """The whole number that grew by `growth` % when `added` came to it, if there is one."""
    if growth.low <= 0:
        return None
    smallest, largest = ceil(100 * added / growth.high - NOISE), floor(100 * added / growth.low + NOISE)
    return smallest if smallest <= largest else None
