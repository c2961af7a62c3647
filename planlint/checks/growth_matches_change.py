"""A growth must be the change printed beside it over the level that the change started from."""

from collections.abc import Iterator
from math import isfinite

from planlint import causes
from planlint.arithmetics import in_words, on_another_basis
from planlint.corpus import Corpus, alike, base, place
from planlint.growths import LEVELS, plain, stated
from planlint.growths import value as value_of
from planlint.intervals import Interval, meet, widen
from planlint.model import Estimate, Evidence, Figure

SUMS = frozenset({"growth", "growth_total"})
BASES = ("base_period", "comparison")


def growth_matches_change(corpus: Corpus, *, comparable: tuple[str, ...] = ()) -> Iterator[Evidence]:
    """A level, its change and its growth since the same time: change / (level - change).

    Those that follow on each other in a sentence, or stand alone of their kind in a row. `comparable` are
    words for a growth on a basis of its own (同口径, 同比), which is not asked, nor one that may be at
    constant prices. Case "prose": a sentence was understood so.
    """
    for change in corpus.figures:
        if change.aspect == "change" and change.period and change.indicator and plain(change):
            for level, growth in _beside(corpus, change):
                if _one(level, change, growth) and not _prices(corpus, growth):
                    implied = _implied(base(level), base(change))
                    if implied and not _another_basis(corpus, level, change, growth, comparable):
                        yield _held(level, change, growth, implied)


def _beside(corpus: Corpus, change: Figure) -> Iterator[tuple[Figure, Figure]]:
    """The level and the growth that belong to a change, if any do."""
    path, block = change.location.path, change.block
    if change.row is None:
        sentence = corpus.sentences[path, block, change.sentence or 0]
        at = sentence.index(change)
        around = sentence[max(at - 2, 0) : at], sentence[at + 1 : at + 2]
        if around[1] and around[1][0].aspect in SUMS:  # 786.4亿元,增加62.8亿元,增长8.7%
            yield from ((level, around[1][0]) for level in around[0][-1:])
        elif len(around[0]) == 2 and around[0][1].aspect in SUMS:
            yield around[0][0], around[0][1]
        return
    row = [f for f in corpus.rows[path, block, change.row or 0] if f.indicator == change.indicator]
    if len(change.period.end if change.period else "") == 4 and sum(f.aspect == "change" for f in row) == 1:
        levels = [f for f in row if f.aspect in LEVELS and f.period == change.period]
        growths = [f for f in row if f.aspect in SUMS and f.period == change.period]
        if len(levels) == len(growths) == 1:
            yield levels[0], growths[0]


def _one(level: Figure, change: Figure, growth: Figure) -> bool:
    """Whether three figures speak of one thing, one time and one base."""
    return (
        level.aspect in LEVELS
        and alike(level, change)
        and plain(level)
        and plain(growth)
        and _said(level)[:4] == _said(change)[:4]
        and _said(change) == _said(growth)
    )


def _said(figure: Figure) -> tuple[object, ...]:
    bases = tuple(a for a in figure.attributes if a[0] in BASES) if figure.row is None else ()
    return figure.indicator, figure.place, figure.period, figure.role, bases


def _another_basis(
    corpus: Corpus, level: Figure, change: Figure, growth: Figure, words: tuple[str, ...]
) -> bool:
    """Whether the head of its column, or what stands between it and the number before, says so."""
    document, (_, line, column) = corpus.document(growth), growth.location[:3]
    if growth.row is not None:
        return on_another_basis(document, growth, words)
    ends = [f.location.end_column - 1 for f in (level, change) if f.location.end_line == line]
    between = document.line(line)[max((end for end in ends if end < column), default=0) : column - 1]
    return any(word in between for word in words)


def _prices(corpus: Corpus, growth: Figure) -> bool:
    known = corpus.indicator(growth)
    return growth.basis == "real" or bool(known and known.prices)


def _implied(level: Interval, change: Interval) -> Interval | None:
    """The growth in % since the level before the change: monotone in the level and in the change."""
    if not all(isfinite(bound) for bound in (*level, *change)) or level.low <= change.high:
        return None
    rates = [100 * c / (end - c) for end in level for c in change]
    return widen(min(rates), max(rates))


def _held(level: Figure, change: Figure, growth: Figure, implied: Interval) -> Evidence:
    said, figures = stated(growth), (level, change, growth)
    if meet(implied, said) or meet(implied, Interval(-said.high, -said.low)):
        return Evidence(figures, holds=True)
    value = value_of(change) / (value_of(level) - value_of(change)) * 100
    wanted = growth._replace(quantity=growth.quantity._replace(value=value))
    return Evidence(
        figures,
        (place(growth), place(level, "level"), place(change, "change")),
        {
            "indicator": growth.label,
            "level": level.quantity.text,
            "change": change.quantity.text,
            "implied": Estimate(value, implied, "%"),
            "stated": in_words(growth),
            "value": causes.digits(growth),
            "other": causes.digits(wanted),
        },
        case="prose" if growth.row is None else None,
        cause=causes.slip(growth, wanted) if growth.quantity.unit == "%" else None,
    )
