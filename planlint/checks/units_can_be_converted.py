"""One indicator must be printed in units that can be converted into each other."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place, unit
from planlint.dimensions import fits
from planlint.growths import LEVELS
from planlint.model import Evidence, Figure


def units_can_be_converted(corpus: Corpus) -> Iterator[Evidence]:
    """The levels that tables print of one indicator; percentages aside, which may be its growth."""
    for figures in corpus.series.values():
        kinds: dict[str, Figure] = {}
        for figure in figures:
            if figure.row is not None and figure.aspect in LEVELS:
                known = unit(figure)
                if known and known.dimension not in ("ratio", "points", "index"):
                    kinds.setdefault(known.dimension, figure)
        if len(kinds) > 1:
            first, *others = kinds.values()
            dimension = next(iter(kinds))
            for other in others:
                if not _fit(dimension, other):
                    yield _evidence(corpus, other, first)


def _fit(dimension: str, other: Figure) -> bool:
    known = unit(other)
    return known is None or fits(known.dimension, (dimension,)) or fits(dimension, (known.dimension,))


def _evidence(corpus: Corpus, figure: Figure, other: Figure) -> Evidence:
    facts = {
        "indicator": figure.label,
        "unit": figure.quantity.unit,
        "other": other.quantity.unit,
        "where": corpus.where(other, figure),
    }
    return Evidence((figure, other), (place(figure), place(other, "other")), dict(facts))
