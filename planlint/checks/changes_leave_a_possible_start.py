"""A share less its printed change must be a share that there can have been."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, dimension, estimate, place
from planlint.growths import LEVELS, plain
from planlint.intervals import Interval, add, subtract
from planlint.model import Evidence, Figure


def changes_leave_a_possible_start(corpus: Corpus) -> Iterator[Evidence]:
    """Every change beside the share it leads to, in one row or sentence, against the indicator's bounds.

    The word for a fall may not have been understood, so a change counts either way. Case "prose":
    a sentence was understood so.
    """
    for figures in corpus.series.values():
        changes = [f for f in figures if f.aspect == "change" and f.period and plain(f)]
        known = corpus.indicator(figures[0]) if changes else None
        if known and known.dimension == "ratio" and known.low is not None and known.high is not None:
            bounds = Interval(known.low, known.high)
            for change in changes:
                yield from (_held(level, change, bounds) for level in figures if _beside(level, change))


def _beside(level: Figure, change: Figure) -> bool:
    where = [(f.location.path, f.block, f.row, f.sentence, f.period, f.role) for f in (level, change)]
    ratios = dimension(level) == "ratio" and dimension(change) in ("points", "ratio")
    return where[0] == where[1] and level.aspect in LEVELS and plain(level) and ratios


def _held(level: Figure, change: Figure, bounds: Interval) -> Evidence:
    rest, other = subtract(base(level), base(change)), add(base(level), base(change))
    if any(start.high >= bounds.low and start.low <= bounds.high for start in (rest, other)):
        return Evidence((level, change), holds=True)
    return Evidence(
        (level, change),
        (place(change), place(level, "level")),
        {
            "indicator": level.label,
            "level": level.quantity.text,
            "change": change.quantity.text,
            "start": estimate(rest, level),
        },
        case="prose" if change.row is None else None,
    )
