"""A series of a data file does not leap by a power of ten and back, or to another scale for good."""

from collections.abc import Iterator
from math import log10

from planlint.corpus import Corpus, place
from planlint.model import Document, Evidence, Fact, Figure

STEADY = 1.5  # factor between the neighbours of a leap: a series that moves more tells nothing
NEAR = 0.12  # of a power of ten, in decades: 760 000 beside 763
POWERS = (2, 3, 4, 6)
LEAST = 4  # values of a series; shorter ones tell nothing


def series_do_not_leap(corpus: Corpus) -> Iterator[Evidence]:
    """Series of data in long form, year by year.

    Plain case: one value beside neighbours that agree. Case "scale": at least two values before and two
    after agree among themselves, a power of ten apart.
    """
    for document in corpus.documents:
        if any(block.kind == "data" for block in document.blocks):
            for figures in _series(document):
                yield from _leaps(figures)


def _series(document: Document) -> Iterator[list[Figure]]:
    """The values of each series in order of time, each year once."""
    groups: dict[str, dict[str, Figure]] = {}
    for figure in document.figures:
        if figure.period and figure.aspect == "level":
            groups.setdefault(figure.indicator, {}).setdefault(figure.period.start, figure)
    for by_year in groups.values():
        if len(by_year) >= LEAST:
            yield [by_year[year] for year in sorted(by_year)]


def _leaps(figures: list[Figure]) -> Iterator[Evidence]:
    values = [figure.quantity.value for figure in figures]
    if min(values) <= 0 or max(values) < 50 * min(values):
        yield Evidence(tuple(figures), holds=True)
        return
    found = False
    for at in range(1, len(values) - 1):
        before, value, after = values[at - 1 : at + 2]
        if _alike(before, after) and (power := _power(value, (before * after) ** 0.5)):
            found = True
            yield _evidence(figures[at], figures[at - 1], power, None)
    for at in range(2, len(values) - 1):
        apart = _alike(values[at - 2], values[at - 1]) and _alike(values[at], values[at + 1])
        if apart and (power := _power(values[at], values[at - 1])):
            found = True
            yield _evidence(figures[at], figures[at - 1], power, "scale")
    if not found:
        yield Evidence(tuple(figures), holds=True)


def _alike(one: float, other: float) -> bool:
    return max(one, other) <= STEADY * min(one, other)


def _power(value: float, usual: float) -> int:
    """The power of ten that one value is of the other, 0 for none of those that slips make."""
    decades = log10(value / usual)
    nearest = round(decades)
    return nearest if abs(nearest) in POWERS and abs(decades - nearest) <= NEAR else 0


def _evidence(figure: Figure, neighbour: Figure, power: int, case: str | None) -> Evidence:
    facts: dict[str, Fact] = {
        "indicator": figure.label,
        "year": figure.period.start if figure.period else "",
        "value": figure.quantity.text,
        "before": neighbour.quantity.text,
        "other": neighbour.period.start if neighbour.period else "",
        "factor": f"{10 ** abs(power):,}" if power > 0 else f"1/{10 ** abs(power):,}",
    }
    return Evidence((figure, neighbour), (place(figure), place(neighbour, "neighbour")), facts, case=case)
