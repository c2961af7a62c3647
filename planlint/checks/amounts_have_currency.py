"""An amount of money must say 元 behind its 万 or 亿."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place, unit
from planlint.growths import LEVELS
from planlint.model import Evidence


def amounts_have_currency(corpus: Corpus, *, names: tuple[str, ...] = ()) -> Iterator[Evidence]:
    """Every level in a bare 万 or 亿 of an amount of money: known to be one, or by an ending of `names`."""
    for figure in corpus.figures:
        known = unit(figure)
        if known is None or known.dimension != "number" or figure.aspect not in LEVELS or known.factor < 1e4:
            continue
        indicator = corpus.indicator(figure)
        if (indicator and indicator.dimension == "money") or (
            not indicator and figure.indicator.endswith(tuple(names))
        ):
            printed = figure.quantity.text
            facts = {"indicator": figure.label, "value": printed, "unit": figure.quantity.unit}
            yield Evidence((figure,), (place(figure),), dict(facts))
