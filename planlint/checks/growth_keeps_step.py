"""Growth planned in step with the economy (与经济增长同步) must not fall behind that of the economy."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus, place
from planlint.intervals import subtract
from planlint.model import Estimate, Evidence, Figure, Period, Place

STEP = regex.compile(
    "与(?:地区|国内)?(?:经济|生产总值|GDP)(?:增长|发展|增速)?(?:基本|保持|大体|总体){0,3}同步"
)
PRODUCT = "地区生产总值"
RATES = frozenset({"growth", "growth_average"})


def growth_keeps_step(corpus: Corpus, *, slack: float = 1.0) -> Iterator[Evidence]:
    """Rows whose words for a plan or target ask for growth in step with that of 地区生产总值.

    A plan is held against the results of its year. Case "next" for a target of a later year: the step
    aimed at beside the growth reached. 同步 leaves `slack` percentage points.
    """
    for figures in corpus.series.values():
        for figure in figures:
            if figure.aspect in RATES and figure.role == "actual" and figure.quantity.unit == "%":
                for name, words in figure.attributes:
                    role, _, year = name.partition(" ")
                    if role in ("plan", "target") and STEP.search(words):
                        yield from _in_step(corpus, figure, role, year, words, slack)


def _in_step(
    corpus: Corpus, figure: Figure, role: str, year: str, words: str, slack: float
) -> Iterator[Evidence]:
    later = figure.period is None or year > figure.period.end
    product = _growth(corpus, figure, year, "target" if later else "actual")
    if product is None:
        return
    behind = subtract(product.quantity.interval, figure.quantity.interval)
    figures = (figure, product)
    # next year's step is worth a note only when it asks for half as much again
    if behind.low <= (max(slack, 0.5 * figure.quantity.value) if later else slack):
        yield Evidence(figures, holds=True)
        return
    yield Evidence(
        figures,
        (place(figure), place(product, product.label), *_again(corpus, figure)),
        {
            "indicator": figure.label,
            "words": words,
            "year": year,
            "growth": figure.quantity.text,
            "product": product.quantity.text,
            "behind": Estimate.of(behind, "pp"),
        },
        case="next" if later else None,
    )


def _growth(corpus: Corpus, figure: Figure, year: str, role: str) -> Figure | None:
    """The growth of the product of that year, in the same scope."""
    found = corpus.series.get((PRODUCT, corpus.scope(figure)), ())
    wanted = Period(year, year)
    return next((f for f in found if f.aspect == "growth" and f.period == wanted and f.role == role), None)


def _again(corpus: Corpus, figure: Figure) -> list[Place]:
    """Where else the same growth is printed."""
    alike = corpus.series[figure.indicator, corpus.scope(figure)]
    said = figure.period, figure.aspect, figure.quantity.value
    return [place(f) for f in alike if f is not figure and (f.period, f.aspect, f.quantity.value) == said]
