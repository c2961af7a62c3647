"""A target for next year must not ask for a growth far beyond anything reached."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, factor, place
from planlint.intervals import Interval, compound_rate, scale
from planlint.model import Estimate, Evidence, Figure
from planlint.progress import LEVELS, PAST, aims


def targets_are_in_reach(corpus: Corpus, *, steep: float = 50.0, times: float = 2.0) -> Iterator[Evidence]:
    """Level targets one year ahead that need `steep` % and `times` the growth printed for the series."""
    for aim in aims(corpus):
        target = aim.target
        if aim.kind != "level" or aim.left != 1 or not corpus.indicator(target):
            continue
        last = aim.actuals[-1] if aim.actuals else aim.baseline
        if last is None or last.aspect not in LEVELS or base(last).low <= 0 or base(target).low <= 0:
            continue
        needed = compound_rate(base(last), _printed(target), 1)
        best = _best(corpus, target)
        if needed.low < max(steep, times * best if best else 0.0):
            yield Evidence((target, last), holds=True)
            continue
        yield Evidence(
            (target, last),
            (place(target), place(last, "result")),
            {
                "indicator": target.label,
                "last": last.quantity.text,
                "target": target.quantity.text,
                "needed": Estimate.of(needed, "%"),
                "best": f"{best:g}%" if best is not None else "-",
            },
        )


def _printed(target: Figure) -> Interval:
    """The target's own digits: 1.8%以上 asks for 1.8 % at least."""
    return scale(target.quantity.rounding, factor(target))


def _best(corpus: Corpus, target: Figure) -> float | None:
    """The fastest growth printed for the series."""
    figures = corpus.series[target.indicator, corpus.scope(target)]
    rates = [f.quantity.value for f in figures if f.aspect.startswith("growth") and f.role in PAST]
    return max(rates, default=None)
