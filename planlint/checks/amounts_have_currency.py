"""An amount of money must say 元 behind its 万 or 亿."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place, unit
from planlint.growths import LEVELS
from planlint.model import Evidence, Figure


def amounts_have_currency(
    corpus: Corpus, *, names: tuple[str, ...] = (), marks: tuple[str, ...] = ()
) -> Iterator[Evidence]:
    """Every level in a bare 万 or 亿 of an amount of money: known to be one, or by an ending of `names`.

    `marks` are words behind a number that is a mark to pass (1000亿大关, 百亿级), which needs no unit.
    """
    for figure in corpus.figures:
        known = unit(figure)
        if known is None or known.dimension != "number" or figure.aspect not in LEVELS or known.factor < 1e4:
            continue
        indicator = corpus.indicator(figure)
        if (indicator and indicator.dimension == "money") or (
            not indicator and figure.indicator.endswith(tuple(names))
        ):
            printed = figure.quantity.text
            if not any(c.isdigit() for c in printed) or _behind(corpus, figure).startswith(tuple(marks)):
                continue
            facts = {"indicator": figure.label, "value": printed, "unit": figure.quantity.unit}
            yield Evidence((figure,), (place(figure),), dict(facts))


def _behind(corpus: Corpus, figure: Figure) -> str:
    """The text directly behind a figure."""
    end = figure.location.end_column - 1
    return corpus.document(figure).line(figure.location.end_line)[end : end + 4]
