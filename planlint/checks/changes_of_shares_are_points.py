"""A share that rises or falls does so by percentage points."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place, unit
from planlint.growths import questions
from planlint.model import Evidence, Fact, Figure

ASPECTS = ("growth", "growth_average", "growth_total", "change")
BEFORE = 6  # characters between verb and number: 提高了约0.9%


def changes_of_shares_are_points(
    corpus: Corpus, *, verbs: tuple[str, ...], names: tuple[str, ...], relative: tuple[str, ...] = ()
) -> Iterator[Evidence]:
    """Every share of a sentence that by one of `verbs` changes by so many %, not 个百分点.

    Shares are the known ones and those that end in one of `names`; `relative` are endings of rates whose
    change is usually said relative to themselves. Where both levels are printed, arithmetic tells more.
    """
    asked = {id(pair.rate) for aspect in ASPECTS for pairs in questions(corpus, aspect) for pair in pairs}
    for figure in corpus.figures:
        if figure.row is not None or figure.aspect not in ASPECTS or id(figure) in asked:
            continue
        known = unit(figure)
        if known is None or known.dimension != "ratio" or known.factor != 0.01:
            continue
        if _share(corpus, figure, names, relative) and _changed(corpus, figure, verbs):
            printed = figure.quantity.text.rstrip("%％")
            facts: dict[str, Fact] = {
                "indicator": figure.label,
                "value": figure.quantity.text,
                "points": f"{printed}个百分点",
            }
            yield Evidence((figure,), (place(figure),), facts, suggestion=f"{printed}个百分点")


def _share(corpus: Corpus, figure: Figure, names: tuple[str, ...], relative: tuple[str, ...]) -> bool:
    if figure.label.endswith(relative) or figure.indicator.endswith(relative):
        return False
    indicator = corpus.indicator(figure)
    if indicator is not None:
        return indicator.dimension == "ratio" and indicator.high == 1
    return figure.label.endswith(names)


def _changed(corpus: Corpus, figure: Figure, verbs: tuple[str, ...]) -> bool:
    """Whether one of the verbs stands directly before the number."""
    end = figure.location.column - 1
    before = corpus.document(figure).line(figure.location.line)[max(end - BEFORE, 0) : end]
    return any(verb in before for verb in verbs)
