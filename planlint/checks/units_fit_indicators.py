"""A level must be printed in a unit that its indicator can have."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus, place, unit
from planlint.dimensions import fits
from planlint.growths import LEVELS, plain
from planlint.model import Evidence, Figure
from planlint.units import Unit
from planlint.vocabulary import form


def units_fit_indicators(
    corpus: Corpus,
    *,
    rates: tuple[str, ...] = (),
    shares: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
) -> Iterator[Evidence]:
    """Every level of a known indicator against its dimensions; of others by their name.

    `rates` are patterns of names that count deaths or accidents per amount of something, which no %
    can; `shares` are endings of names that mean a share; `people` those of indicators that count persons,
    who are there once each, never visits (人次). A % beside an indicator that has another unit
    is its growth, in many tables, and says nothing. Case "prose": a sentence may have been misunderstood;
    "inherited": the unit is that of the whole table; "share": known by the name alone.
    """
    rate = regex.compile("|".join(rates)) if rates else None
    for figure in corpus.figures:
        known = unit(figure)
        if figure.aspect not in LEVELS or known is None or not plain(figure):
            continue
        ratio = known.dimension in ("ratio", "points")
        if rate and ratio and known.factor > 1e-4 and rate.search(figure.indicator):
            yield _evidence(figure, known, None)
        elif not ratio and (misfit := _misfit(corpus, figure, known, shares, people)) is not None:
            yield _evidence(figure, known, misfit) if misfit != "holds" else Evidence((figure,), holds=True)


def _misfit(
    corpus: Corpus, figure: Figure, known: Unit, shares: tuple[str, ...], people: tuple[str, ...]
) -> str | None:
    """The case of the evidence ("" in a table), "holds", or None when it cannot be said."""
    indicator = corpus.indicator(figure)
    if indicator is None:
        share = figure.row is not None and bool(shares) and figure.indicator.endswith(shares)
        return "share" if share and known.dimension != "number" else None
    if not indicator.dimensions:
        return None
    visits = (
        known.dimension == "visit" and indicator.dimension == "person" and figure.indicator.endswith(people)
    )
    if fits(known.dimension, indicator.dimensions) and not visits:
        return "holds"
    if figure.row is not None:
        return "" if _own(corpus, figure) else "inherited"
    return "prose" if corpus.vocabulary.find(form(figure.label)) else None


def _own(corpus: Corpus, figure: Figure) -> bool:
    """Whether the cell or its row prints the unit, not only a head or caption for all rows."""
    unit, document = figure.quantity.unit, corpus.document(figure)
    if unit in figure.quantity.text:
        return True
    rows: dict[bool, set[tuple[int, int]]] = {}
    for cell in document.blocks[figure.block].cells:
        text = cell.text.string
        if figure.quantity.text in text or text == unit:
            start = document.locate(*cell.text.span(0, len(text)))
            rows.setdefault(text == unit, set()).add((cell.row, start.line))
    # a row broken over lines has its unit on the line before
    of_units = {row for row, _ in rows.get(True, ())}
    here = {row for row, line in rows.get(False, ()) if line <= figure.location.line}
    return bool(here) and any(max(here) - back in of_units for back in range(3))


def _evidence(figure: Figure, known: Unit, case: str | None) -> Evidence:
    facts = {"indicator": figure.label, "value": figure.quantity.text, "unit": figure.quantity.unit}
    return Evidence((figure,), (place(figure),), dict(facts), case=case or None)
