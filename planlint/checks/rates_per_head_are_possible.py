"""Of a thousand people no more than a thousand can be physicians."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus, place, unit
from planlint.growths import LEVELS
from planlint.model import Evidence, Fact, Figure
from planlint.units import unit_for


def rates_per_head_are_possible(corpus: Corpus, *, name: str, persons: tuple[str, ...]) -> Iterator[Evidence]:
    """Every level whose name is “per so many people” in units of persons or things.

    `name` is a pattern whose groups are the number (千, 1000); `persons` are words of people, of
    whom no more than all can be meant. Case "things": beds or cars, of which there might be more than people.
    """
    per = regex.compile(name)
    for figure in corpus.figures:
        if figure.aspect not in LEVELS or not (
            found := per.match(figure.indicator) or per.match(figure.label)
        ):
            continue
        known, whole = unit(figure), _number(found[found.lastindex or 0])
        if (
            known is None
            or whole is None
            or known.dimension not in ("person", "count", "household", "number")
        ):
            continue
        low = figure.quantity.interval.low * known.factor
        if low <= whole:
            yield Evidence((figure,), holds=True)
        elif whole >= 1000:
            yield _evidence(figure, whole, any(word in figure.indicator[found.end() :] for word in persons))


def _number(text: str) -> float | None:
    """千 → 1000, 10,000 → 10000."""
    digits = text.replace(",", "").replace(" ", "")
    known = unit_for(text)
    return float(digits) if digits.isdecimal() else known.factor if known else None


def _evidence(figure: Figure, whole: float, people: bool) -> Evidence:
    facts: dict[str, Fact] = {"indicator": figure.label, "value": figure.quantity.text, "whole": int(whole)}
    return Evidence((figure,), (place(figure),), facts, case=None if people else "things")
