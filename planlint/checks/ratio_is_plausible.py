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
    apart: tuple[str, ...] = (),
) -> Iterator[Evidence]:
    """Pairs of one paragraph or row whose labels end in one of the words; `low`, `high` in base units.

    `dimension` is that of the numerator; `per` is the unit of the quotient, for the message. Pairs of
    different periods, or with a bound for a value (以上), are not asked, nor labels with one of the words of
    `apart`. Of several denominators one that fits is enough: nobody knows which is the numerator's.
    """
    for groups in (corpus.paragraphs, corpus.rows):
        for figures in groups.values():
            upper = [f for f in figures if _named(f, numerators, apart) and _dimension(f) == dimension]
            lower = [f for f in figures if _named(f, denominators, apart)] if upper else []
            for one in upper:
                near = [f for f in lower if f.period == one.period and f.place == one.place]
                if near:
                    near.sort(key=lambda f: abs(figures.index(f) - figures.index(one)))
                    answers = [_plausible(one, other, low, high, per) for other in near]
                    yield next((answer for answer in answers if answer.holds), answers[0])


def _named(figure: Figure, words: tuple[str, ...], apart: tuple[str, ...]) -> bool:
    label = figure.label
    return (
        figure.aspect in AMOUNTS
        and label.endswith(words)
        and figure.quantity.modifier in ("none", "about")
        and not any(word in label for word in apart)
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
            "ratio": Estimate.of(ratio, per),
            "low": low,
            "high": high,
        },
    )
