"""An indicator's attribute (binding, anticipated) must be the same in every table that gives it."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.model import Evidence, Figure

DEFAULT = (("约束性", "预期性"), ("binding", "anticipated"), ("binding", "expected"))


def attributes_agree(
    corpus: Corpus, *, exclusive: tuple[tuple[str, ...], ...] = DEFAULT
) -> Iterator[Evidence]:
    """`exclusive`: groups of attribute values of which an indicator can have only one for one period."""
    group_of = {value: number for number, group in enumerate(exclusive) for value in group}
    for figures in corpus.series.values():
        rows: dict[tuple[str | None, int], dict[str, Figure]] = {}
        for figure in figures:
            if figure.period:
                for _, value in figure.attributes:
                    if value in group_of:
                        rows.setdefault((figure.period.end, group_of[value]), {}).setdefault(value, figure)
        for values in rows.values():
            yield _agreed(corpus, values)


def _agreed(corpus: Corpus, values: dict[str, Figure]) -> Evidence:
    figures = tuple(values.values())
    if len(values) == 1:
        return Evidence(figures, holds=True)
    (value, figure), (other, second) = list(values.items())[:2]
    return Evidence(
        figures,
        (place(figure, value), place(second, other)),
        {
            "indicator": figure.label,
            "value": value,
            "label": second.label,
            "other": other,
            "where": corpus.where(second, figure),
        },
    )
