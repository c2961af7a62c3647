"""The quotient of two printed quantities must lie where such quotients lie."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, place, unit
from planlint.intervals import divide
from planlint.model import Estimate, Evidence, Figure

AMOUNTS = frozenset({"level", "count"})


def ratio_is_plausible(
    corpus: Corpus,
    *,
    numerators: tuple[str, ...],
    denominators: tuple[str, ...],
    dimension: str,
    low: float,
    high: float,
    per: str = "",
) -> Iterator[Evidence]:
    """Pairs of one paragraph or row whose labels end in one of the words; `low`, `high` in base units.

    `dimension` is that of the numerator; `per` is the unit of the quotient, for the message. Pairs of
    different periods, or with a bound for a value (以上), are not asked.
    """
    for groups in (corpus.paragraphs, corpus.rows):
        for figures in groups.values():
            upper = [f for f in figures if _named(f, numerators) and _dimension(f) == dimension]
            lower = [f for f in figures if _named(f, denominators)] if upper else []
            for one in upper:
                near = [f for f in lower if f.period == one.period and f.place == one.place]
                if near:
                    nearest = min(near, key=lambda f: abs(figures.index(f) - figures.index(one)))
                    yield _plausible(one, nearest, low, high, per)


def _named(figure: Figure, words: tuple[str, ...]) -> bool:
    quantity = figure.quantity
    return (
        figure.aspect in AMOUNTS and figure.label.endswith(words) and quantity.modifier in ("none", "about")
    )


def _dimension(figure: Figure) -> str | None:
    return getattr(unit(figure), "dimension", None)


def _plausible(one: Figure, other: Figure, low: float, high: float, per: str) -> Evidence:
    ratio = divide(base(one), base(other))
    if ratio.low <= high and ratio.high >= low:
        return Evidence((one, other), holds=True)
    return Evidence(
        (one, other),
        (place(one), place(other)),
        {
            "numerator": f"{one.label} {one.quantity.text}",
            "denominator": f"{other.label} {other.quantity.text}",
            "ratio": Estimate((ratio.low + ratio.high) / 2, ratio, per),
            "low": low,
            "high": high,
        },
    )
