"""A target line said to lie so many percent below the level of a year must follow from that level."""

from collections.abc import Iterator
from math import log10

from planlint.corpus import Corpus, place
from planlint.datasets import Dataset, datasets, headline, in_unit, of_year
from planlint.intervals import Interval, meet
from planlint.model import Estimate, Evidence, Fact, Figure, Place

NEAR = 0.25  # a line this far from what follows is still the line of that promise
DIGITS = 5  # significant digits that nobody chooses: the line was computed
ROUND = 0.5  # percent: what a promise is a multiple of


def target_lines_follow_from_baselines(corpus: Corpus) -> Iterator[Evidence]:
    """Every target line of metadata against every “… % below … levels” in it and the data of that year.

    Case "within" when a range is promised and a line computed to many digits lies in it, but at no round
    percentage; case "far" when the line may be of something else.
    """
    for dataset in corpus.once(datasets):
        figures = dataset.metadata.figures
        promises = [f for f in figures if f.aspect == "growth_total" and f.role == "target"]
        lines: dict[str, Figure] = {}  # a line is often said twice: for the graph and for the progress
        for line in figures:
            if line.aspect == "level" and line.role == "target":
                lines.setdefault(line.quantity.text, line)
        for line in lines.values():
            meant = [p for p in promises if _of_one_year(line, p)]
            if meant:
                yield from _held(dataset, line, meant)


def _of_one_year(line: Figure, promise: Figure) -> bool:
    """Whether a line and a promise may be of one target year; unknown years may."""
    return not (line.period and promise.period) or line.period.end == promise.period.end


def _held(dataset: Dataset, line: Figure, promises: list[Figure]) -> Iterator[Evidence]:
    """Silent where the data do not tell which level the promise is of."""
    told = dict(line.attributes)
    found: list[Evidence] = []
    for promise in promises:
        year = dict(promise.attributes)["base_period"]
        levels = in_unit(of_year(dataset.data, year), line.quantity.unit)
        levels = [
            f for f in levels if not told.get("series") or told["series"] in dict(f.attributes).values()
        ]
        bases = headline(levels, told.get("coverage", ""))
        said = [f for f in dataset.metadata.figures if f.role == "baseline" and _in(f, year)]
        follows = [b for b in (*levels, *said) if b.quantity.value > 0 and _follows(line, promise, b)]
        if follows:
            yield Evidence((line, promise, follows[0]), holds=True)
            return
        if len(bases) == 1 and bases[0].quantity.value > 0 and line.quantity.value > 0:
            found += _contradiction(line, promise, bases[0], year)
    yield from found[:1]


def _in(figure: Figure, year: str) -> bool:
    return figure.period is not None and figure.period.start == year


def _expected(promise: Figure, base: Figure, change: float) -> Interval:
    factor = 1 + change / 100
    return Interval(base.quantity.interval.low * factor, base.quantity.interval.high * factor)


def _ends(promise: Figure) -> list[float]:
    upper = promise.quantity.upper
    return [promise.quantity.value] if upper is None else [upper, promise.quantity.value]


def _follows(line: Figure, promise: Figure, base: Figure) -> bool:
    """Whether the line lies at an end of the promise; trailing zeros may be rounding."""
    drawn = _drawn(line)
    return any(meet(drawn, _expected(promise, base, change)) for change in _ends(promise))


def _drawn(line: Figure) -> Interval:
    quantity = line.quantity
    digits = quantity.text.rstrip("0 ")
    if quantity.decimals or not digits[-1:].isdigit() or len(digits) == len(quantity.text):
        return quantity.interval
    half = 0.5 * 10.0 ** (len(quantity.text) - len(digits))
    return Interval(quantity.value - half, quantity.value + half)


def _contradiction(line: Figure, promise: Figure, base: Figure, year: str) -> Iterator[Evidence]:
    ends = _ends(promise)
    near, far = _expected(promise, base, ends[0]), _expected(promise, base, ends[-1])
    value = line.quantity.value
    implied = (value / base.quantity.value - 1) * 100
    case = None
    if min(near.low, far.low) <= value <= max(near.high, far.high):
        nearest = round(implied / ROUND) * ROUND
        if _significant(line) < DIGITS or meet(line.quantity.interval, _expected(promise, base, nearest)):
            yield Evidence((line, promise, base), holds=True)
            return
        case = "within"
    middle = (near.low + near.high) / 2
    if abs(value - middle) > NEAR * middle:
        case = "far"
    yield Evidence(
        (line, promise, base),
        (place(line), Place(base.location, base.quantity.text, year), place(promise, "promise")),
        _facts(line, promise, base, year, near),
        case=case,
    )


def _facts(line: Figure, promise: Figure, base: Figure, year: str, near: Interval) -> dict[str, Fact]:
    change = _ends(promise)[0]
    value = line.quantity.value
    return {
        "indicator": line.label,
        "line": line.quantity.text,
        "promise": " … ".join(f"{end:g}%" for end in _ends(promise)),
        "year": year,
        "base": base.quantity.text,
        "expected": Estimate.of(near),
        "kept": 100 + change,
        "implied": round(value / (1 + change / 100), max(6 - round(log10(abs(value) or 1)), 0)),
        "percent": round((value / base.quantity.value - 1) * 100, 2),
    }


def _significant(line: Figure) -> int:
    return len(line.quantity.text.replace(".", "").replace(",", "").strip("0- "))
