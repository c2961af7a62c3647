"""A number of people, days or firms must not be given in percent."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place, unit
from planlint.growths import plain
from planlint.model import Evidence

COUNTED = frozenset({"count", "person", "household", "visit", "time"})
ASPECTS = frozenset({"level", "count", "limit"})


def counts_are_not_percent(corpus: Corpus, *, names: tuple[str, ...]) -> Iterator[Evidence]:
    """Every level of a sentence in % whose noun is counted: known to be, or by an ending of `names`.

    In tables a % beside a count is usually its growth.
    """
    for figure in corpus.figures:
        if figure.row is not None or figure.aspect not in ASPECTS or not plain(figure):
            continue
        known = unit(figure)
        if known is None or known.dimension != "ratio" or not 1e-3 <= known.factor <= 1e-2:
            continue
        indicator = corpus.indicator(figure)
        counted = (
            indicator is not None and indicator.dimension in COUNTED and "ratio" not in indicator.dimensions
        )
        if counted or (indicator is None and figure.indicator.endswith(tuple(names))):
            facts = {"indicator": figure.label, "value": figure.quantity.text}
            yield Evidence((figure,), (place(figure),), dict(facts))
