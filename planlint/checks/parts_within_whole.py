"""The parts that a sentence counts out of a whole (其中) cannot be more than the whole."""

from collections.abc import Iterable, Iterator

from planlint.corpus import Corpus, alike, base, factor, place, unit
from planlint.intervals import Interval, add
from planlint.model import Estimate, Evidence, Figure

AMOUNTS = frozenset({"level", "count"})


def parts_within_whole(corpus: Corpus, *, kinds: Iterable[str] = ()) -> Iterator[Evidence]:
    """Every whole with its parts (`Figure.attributes` "part_of"): each part, then their sum.

    Case "sum" when only the sum is too large: parts may overlap. `kinds` end names of amounts of which none
    is a part of another: 总产值117亿元,其中建筑工程产值112亿元,签订合同额215亿元.
    """
    ends = tuple(kinds)
    for figures in corpus.paragraphs.values():
        wholes: dict[str, Figure] = {}
        parts: dict[int, list[Figure]] = {}
        for number, figure in enumerate(figures):
            for name, value in figure.attributes:
                whole = wholes.get(value) if name == "part_of" else None
                if whole and _alike(figure, whole, ends):
                    parts.setdefault(figures.index(whole), []).append(figure)
            if figure.aspect in AMOUNTS and unit(figure):
                wholes[figure.label] = figures[number]
        for at, found in parts.items():
            yield _within(figures[at], found)


def _alike(part: Figure, whole: Figure, ends: tuple[str, ...]) -> bool:
    one, other = (next((end for end in ends if f.label.endswith(end)), "") for f in (part, whole))
    return (
        not (one and other and one != other)
        and part.aspect in AMOUNTS
        and alike(part, whole)
        and part.period == whole.period
    )


def _within(whole: Figure, parts: list[Figure]) -> Evidence:
    figures = (whole, *parts)
    most = base(whole).high
    largest = max(parts, key=lambda f: base(f).low)
    if base(largest).low > most:
        return _beyond(whole, [largest], figures, None)
    total = Interval(0, 0)
    for part in parts:
        total = add(total, base(part))
    if total.low > most:
        return _beyond(whole, parts, figures, "sum")
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
            "sum": Estimate((shown.low + shown.high) / 2, shown, whole.quantity.unit),
        },
        case=case,
    )
