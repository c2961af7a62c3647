"""A table with a column for growth must not print a growth rate among its levels."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.growths import LEVELS
from planlint.model import Evidence

GROWTH = frozenset({"growth", "growth_average", "growth_total"})


def levels_are_not_growth(corpus: Corpus, *, names: tuple[str, ...]) -> Iterator[Evidence]:
    """Every level that is itself a growth, by an ending of `names`, in a table with a column of growth."""
    growing = {(f.location.path, f.block) for f in corpus.figures if f.row is not None and f.aspect in GROWTH}
    endings = tuple(names)
    for figure in corpus.figures:
        if figure.row is None or (figure.location.path, figure.block) not in growing:
            continue
        if figure.quantity.unit == "‰":  # 人口自然增长率 has levels of its own
            continue
        if figure.aspect in LEVELS and figure.label.endswith(endings):
            period = figure.period.end if figure.period else ""
            facts = {"indicator": figure.label, "value": figure.quantity.text, "period": period}
            yield Evidence((figure,), (place(figure),), dict(facts))
