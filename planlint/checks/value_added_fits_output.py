"""Value added implied by a share of the gross domestic product must fit the gross output of the sector."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus, base, place
from planlint.intervals import divide, multiply, scale
from planlint.model import Estimate, Evidence, Figure

SHARE = regex.compile(r"^(.{2,12}?)增加值占(?:地区|国内)?生产总值(?:的)?(?:比重|比例)$")
OUTPUTS = ("总产出", "总产值", "产业规模", "总规模", "产值")
PRODUCT = "地区生产总值"
LEVELS = frozenset({"level", "share"})


def value_added_fits_output(corpus: Corpus, *, low: float = 5.0, high: float = 100.0) -> Iterator[Evidence]:
    """X增加值占GDP比重 × GDP against X总产出 of one scope and period; `low`, `high` in %."""
    named = [f for f in corpus.figures if f.aspect in LEVELS and "增加值占" in f.label]
    shares = [(m[1], f) for f in named if (m := SHARE.match(f.label))]
    levels = (
        [f for f in corpus.figures if f.aspect == "level" and f.label.endswith(OUTPUTS)] if shares else []
    )
    for sector, share in shares:
        scope = corpus.scope(share)
        product = _at(corpus.series.get((PRODUCT, scope), []), share)
        labels = {f"{sector}{word}" for word in OUTPUTS}
        outputs = [f for f in levels if f.label in labels and corpus.scope(f) == scope]
        output = _at(outputs, share)
        if product and output:
            yield _fits(sector, share, product, output, low, high)


def _at(figures: list[Figure], like: Figure) -> Figure | None:
    return next((f for f in figures if f.aspect == "level" and f.period == like.period), None)


def _fits(sector: str, share: Figure, product: Figure, output: Figure, low: float, high: float) -> Evidence:
    figures = (share, product, output)
    rate = scale(divide(multiply(base(share), base(product)), base(output)), 100)
    if rate.low <= high and rate.high >= low:
        return Evidence(figures, holds=True)
    return Evidence(
        figures,
        (place(share), place(output, output.label), place(product, product.label)),
        {
            "indicator": share.label,
            "share": share.quantity.text,
            "output": f"{output.label} {output.quantity.text}",
            "rate": Estimate.of(rate, "%"),
        },
    )
