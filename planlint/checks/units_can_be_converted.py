"""One indicator must be printed in units that can be converted into each other."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place, unit
from planlint.dimensions import fits
from planlint.growths import LEVELS
from planlint.model import Evidence, Figure


def units_can_be_converted(corpus: Corpus) -> Iterator[Evidence]:
    """The levels that tables print of one indicator; percentages aside, which may be its growth."""
    for figures in corpus.series.values():
        known_by_name = corpus.indicator(figures[0]) is not None
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
                # 铁路 of goods and 铁路 of people: an unknown name of one table is of what stands above it
                together = _table(other) == _table(first) and other.row != first.row
                if not _fit(dimension, other) and (known_by_name or not together):
                    yield _evidence(corpus, other, first)


def _table(figure: Figure) -> tuple[str, int]:
    return figure.location.path, figure.block


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
