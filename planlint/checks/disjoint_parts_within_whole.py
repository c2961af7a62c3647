"""Kinds that exclude each other cannot together be more than what contains them all."""

from collections.abc import Iterator

from planlint.corpus import Corpus, alike, base, estimate, place, unit
from planlint.growths import plain
from planlint.intervals import Interval, add
from planlint.model import Evidence, Figure
from planlint.vocabulary import form

AMOUNTS = frozenset({"level", "count"})


def disjoint_parts_within_whole(corpus: Corpus, *, wholes: tuple[str, ...]) -> Iterator[Evidence]:
    """`wholes` say "whole >= part + part …": the parts printed in one sentence, or one column of a table.

    Not all parts need be there. Parts that the sentence itself counts out of the whole (其中) are left to
    `parts_within_whole`.
    """
    for one in wholes:
        name, _, rest = one.partition(" >= ")
        names = [corpus.vocabulary.find(form(part)) or part for part in (name, *rest.split(" + "))]
        for scope in [scope for indicator, scope in corpus.series if indicator == names[0]]:
            told = _amounts(corpus.series[names[0], scope])
            if told:
                others = [_amounts(corpus.series.get((part, scope), [])) for part in names[1:]]
                for near, whole in told.items():
                    parts = [there[near] for there in others if near in there and alike(there[near], whole)]
                    if parts and not all("part_of" in dict(part.attributes) for part in parts):
                        yield _held(whole, parts)


def _amounts(figures: list[Figure]) -> dict[tuple[object, ...], Figure]:
    """The amounts of an indicator by where they stand and what they are of, none that stand there twice."""
    found: dict[tuple[object, ...], Figure] = {}
    twice = set()
    for figure in figures:
        if figure.aspect in AMOUNTS and figure.period and unit(figure) and plain(figure):
            near = figure.location.path, figure.block, figure.sentence, figure.column
            key = *near, figure.period, figure.role
            twice |= {key} & found.keys()
            found[key] = figure
    return {key: figure for key, figure in found.items() if key not in twice}


def _held(whole: Figure, parts: list[Figure]) -> Evidence:
    total = Interval(0, 0)
    for part in parts:
        total = add(total, base(part))
    if total.low <= base(whole).high:
        return Evidence((whole, *parts), holds=True)
    return Evidence(
        (whole, *parts),
        (place(whole), *(place(part, part.label) for part in parts)),
        {
            "indicator": whole.label,
            "whole": whole.quantity.text,
            "parts": " + ".join(f"{part.label} {part.quantity.text}" for part in parts),
            "sum": estimate(total, whole),
        },
    )
