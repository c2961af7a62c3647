"""A data file in long form has one value for each year and combination of dimensions."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.intervals import meet
from planlint.model import Evidence, Figure


def rows_of_data_are_unique(corpus: Corpus) -> Iterator[Evidence]:
    """Rows that agree in everything but their value, file by file; the same value twice is no matter."""
    for document in corpus.documents:
        if not any(block.kind == "data" for block in document.blocks):
            continue
        first: dict[tuple[object, ...], Figure] = {}
        for figure in document.figures:
            if figure.period is None:
                continue
            key = figure.block, figure.indicator, figure.quantity.unit, figure.period
            other = first.setdefault(key, figure)
            if other is not figure:
                if meet(figure.quantity.interval, other.quantity.interval):
                    yield Evidence((other, figure), holds=True)
                else:
                    yield _differ(figure, other)


def _differ(figure: Figure, other: Figure) -> Evidence:
    start, end = figure.period or ("", "")
    return Evidence(
        (figure, other),
        (place(figure), place(other, "first")),
        {
            "indicator": figure.label,
            "period": start if start == end else f"{start}–{end}",
            "value": figure.quantity.text,
            "other": other.quantity.text,
            "line": other.location.line,
        },
    )
