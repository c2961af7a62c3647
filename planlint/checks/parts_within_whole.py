"""The parts that a sentence counts out of a whole (其中) cannot be more than the whole."""

from collections.abc import Iterable, Iterator

from planlint.corpus import Corpus, alike, base, dimension, factor, place, unit
from planlint.intervals import Interval, add
from planlint.model import Estimate, Evidence, Figure

AMOUNTS = frozenset({"level", "count"})


def parts_within_whole(
    corpus: Corpus,
    *,
    kinds: Iterable[str] = (),
    timeless: tuple[str, ...] = (),
    means: tuple[str, ...] = (),
    disjoint: Iterable[str] = (),
) -> Iterator[Evidence]:
    """Every whole with its parts (`Figure.attributes` "part_of"): each part, then their sum.

    `kinds` end names of amounts of which none is a part of another: 总产值117亿元,其中建筑工程产值112亿元,
    签订合同额215亿元. `timeless` end those of wholes over all years (总投资), `means` are words of what is
    no sum (均价, 亩产). Case "sum" when only the sum is too large, and the parts exclude each other: each
    has another word of one line (男 + 女) of `disjoint`. Case "overlap" when they may overlap.
    """
    ends, groups = tuple(kinds), [tuple(line.split(" + ")) for line in disjoint]
    for figures in corpus.paragraphs.values():
        wholes: dict[str, Figure] = {}
        parts: dict[int, list[Figure]] = {}
        for number, figure in enumerate(figures):
            for name, value in figure.attributes:
                whole = wholes.get(value) if name == "part_of" else None
                if whole and _alike(figure, whole, ends) and _timed(figure, whole, timeless):
                    parts.setdefault(figures.index(whole), []).append(figure)
            if figure.aspect in AMOUNTS and unit(figure) and not _mean(figure, means):
                wholes[figure.label] = figures[number]
        for at, found in parts.items():
            yield _within(figures[at], found, groups)


def _alike(part: Figure, whole: Figure, ends: tuple[str, ...]) -> bool:
    one, other = (next((end for end in ends if f.label.endswith(end)), "") for f in (part, whole))
    return not (one and other and one != other) and part.aspect in AMOUNTS and alike(part, whole)


def _mean(figure: Figure, words: tuple[str, ...]) -> bool:
    return "/" in (dimension(figure) or "") or any(word in figure.label for word in words)


def _timed(part: Figure, whole: Figure, timeless: tuple[str, ...]) -> bool:
    return part.period == whole.period or whole.label.endswith(timeless)


def _exclude(parts: list[Figure], groups: list[tuple[str, ...]]) -> bool:
    """Whether every part has a word of its own of one group."""
    for group in groups:
        words = [next((word for word in group if word in part.label), "") for part in parts]
        if all(words) and len(set(words)) == len(words):
            return True
    return False


def _within(whole: Figure, parts: list[Figure], groups: list[tuple[str, ...]]) -> Evidence:
    figures = (whole, *parts)
    most = base(whole).high
    largest = max(parts, key=lambda f: base(f).low)
    if base(largest).low > most:
        return _beyond(whole, [largest], figures, None)
    total = Interval(0, 0)
    for part in parts:
        total = add(total, base(part))
    if total.low > most:
        return _beyond(whole, parts, figures, "sum" if _exclude(parts, groups) else "overlap")
    return Evidence(figures, holds=True)


def _beyond(whole: Figure, parts: list[Figure], figures: tuple[Figure, ...], case: str | None) -> Evidence:
    total = Interval(0, 0)
    for part in parts:
        total = add(total, base(part))
    shown = Interval(total.low / factor(whole), total.high / factor(whole))
    return Evidence(
        figures,
        (place(parts[0]), place(whole, "whole"), *(place(f) for f in parts[1:])),
        {
            "indicator": whole.label,
            "whole": whole.quantity.text,
            "parts": " + ".join(f.quantity.text for f in parts),
            "sum": Estimate.of(shown, whole.quantity.unit),
        },
        case=case,
    )
