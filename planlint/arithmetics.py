"""A growth rate that does not follow from its levels: what else it may be, and how sure that is."""

from collections.abc import Iterator
from itertools import islice

from planlint import growths
from planlint.corpus import Corpus, base, place, unit
from planlint.growths import FILES, ROW, TABLE, Pair
from planlint.intervals import Interval, divide, meet
from planlint.model import Document, Estimate, Evidence, Fact, Figure, Period, Place, Quantity
from planlint.named import NamedTuple
from planlint.vocabulary import form

SIGNIFICANT = 0.06  # half a last digit of the rate, relative: one-digit rates fit many things by chance
EXACT = 0.005  # three significant digits: no chance
OVER_YEARS = Interval(-1.0, 4.0)  # % a year, over several years
USUAL = Interval(-5.0, 8.0)  # % a year: how much prices of output change in an ordinary year
YEARLY = frozenset({"growth", "growth_average"})  # what is counted on a comparable basis where bases change
BEFORE = 25  # characters before a rate that may say how it is counted
HEADS = 40  # first cells of a table that may be its head
SEEN = 500  # figures of a series that are tried as the other value

Levels = dict[Period | None, dict[Quantity, Figure]]


class Cause(NamedTuple):
    """Another arithmetic that gives the stated rate: a key of `rules/causes.toml`, its facts and place."""

    key: str
    facts: dict[str, Fact] = {}  # noqa: RUF012 - never written
    places: tuple[Place, ...] = ()


def verdict(corpus: Corpus, pairs: list[Pair], comparable: tuple[str, ...] = ()) -> Evidence | None:
    """Whether a rate follows from one of the pairs of levels it may belong to; None when it cannot be said.

    A rate at constant prices (实际增长) says nothing of levels at current prices, one on a `comparable`
    basis (同口径) nothing of levels as they were counted.
    """
    for pair in pairs:
        if growths.agrees(pair) or growths.in_points(pair):
            return Evidence(pair.figures, holds=True)
    pair = pairs[0]
    if pair.rate.basis == "real" or growths.value(pair.start) <= 0 or growths.value(pair.end) <= 0:
        return None
    if on_another_basis(corpus.document(pair.rate), pair.rate, comparable):
        return None
    cause = _cause(corpus, pair)
    notes = (place(pair.start, "start"), place(pair.end, "end"))
    return Evidence(
        pair.figures,
        (place(pair.rate), *notes, *(cause.places if cause else ())),
        facts(pair) | (cause.facts if cause else {}),
        case=_case(corpus, pair, cause),
        cause=cause.key if cause else None,
    )


def facts(pair: Pair) -> dict[str, Fact]:
    """The words of a message: both levels, the stated rate, and what it should be with its interval."""
    return {
        "indicator": pair.rate.label,
        "start": pair.start.quantity.text,
        "end": pair.end.quantity.text,
        "first": pair.start.period.end if pair.start.period else "",
        "last": pair.end.period.end if pair.end.period else "",
        "years": pair.years,
        "implied": Estimate(growths.middle(pair), growths.implied(pair), "%"),
        "stated": in_words(pair.rate),
        "stated_number": f"{abs(pair.rate.quantity.value):.{pair.rate.quantity.decimals}f}",
        "unit": pair.end.quantity.unit,
        "deflator": Estimate(*_deflator(pair), "%"),
    }


def in_words(rate: Figure) -> str:
    """A rate as printed, with the unit that its column may hold: 9.9 → 9.9%."""
    text = rate.quantity.text
    return text + (rate.quantity.unit or "%") if text[-1:].isdigit() else text


def _case(corpus: Corpus, pair: Pair, cause: Cause | None) -> str | None:
    """The innocent explanation that makes a warning of it, None when there is none."""
    if any(f.quantity.modifier == "about" for f in pair.figures):
        return "about"
    if cause and cause.key == "simple-average":
        return cause.key
    known = corpus.indicator(pair.rate)
    if known and known.prices and pair.rate.basis == "unknown" and not _certain(pair, cause):
        return "price-change" if _usual(pair) else "prices"
    farthest = TABLE if pair.rate.aspect == "growth" else FILES - 1
    if pair.near > farthest:  # last year's value is often revised when this year's is printed
        return "revised"
    if not all(f.period for f in pair.figures) or (pair.rate.row is None and pair.rate.aspect in YEARLY):
        return "prose"  # 由8.2亿元增加到11.6亿元: since when, and on which basis (同口径), is left out
    if pair.near > ROW and not all(_explicit(corpus, f) for f in pair.figures):
        return "prose"
    return None


def _usual(pair: Pair) -> bool:
    """Whether prices that change as they do explain it: of output in a report of what was, nearly always."""
    if pair.rate.aspect == "growth":
        return meet(_deflator(pair)[1], USUAL)
    told = pair.rate.sentence is not None and {f.role for f in pair.figures} <= {"actual", "baseline"}
    output = pair.rate.indicator.endswith(("生产总值", "增加值"))
    return told and output and meet(_deflator(pair)[1], OVER_YEARS)


def _deflator(pair: Pair) -> tuple[float, Interval]:
    """The yearly change of prices, in %, that leads from the stated rate to that of the levels."""
    said = growths.stated(pair.rate)
    ratio = divide(_factor(growths.implied(pair)), _factor(said))
    middle = (100 + growths.middle(pair)) / max(100 + (said.low + said.high) / 2, 1e-9)
    return 100 * (middle - 1), Interval(100 * (ratio.low - 1), 100 * (ratio.high - 1))


def _factor(percent: Interval) -> Interval:
    return Interval(1 + percent.low / 100, 1 + percent.high / 100)


def on_another_basis(document: Document, rate: Figure, words: tuple[str, ...]) -> bool:
    """Whether the clause before a rate, or the head of its table, says that it is on another basis."""
    if not words:
        return False
    if rate.row is None:
        column = rate.location.column - 1
        near = document.line(rate.location.line)[max(column - BEFORE, 0) : column]
        clause = max(near.rfind(stop) for stop in "。；;.") + 1
        return any(word in near[clause:] for word in words)
    block = document.blocks[rate.block]
    heads = [cell.text.string for cell in block.cells[:HEADS] if cell.column == rate.column or block.flat]
    head = "\n".join(heads)
    return any(word in head for word in words)


def _certain(pair: Pair, cause: Cause | None) -> bool:
    """Whether prices cannot explain it: three digits or more that another arithmetic gives exactly."""
    return (
        cause is not None
        and cause.key in ("absolute-change", "total-growth")
        and _precision(pair.rate) <= EXACT
    )


def _explicit(corpus: Corpus, figure: Figure) -> bool:
    """Whether a table, or a sentence in plain words, says what the figure is of."""
    return figure.row is not None or corpus.vocabulary.find(form(figure.label)) is not None


def _precision(rate: Figure) -> float:
    return 0.5 * 10.0**-rate.quantity.decimals / max(abs(rate.quantity.value), 1e-9)


def _cause(corpus: Corpus, pair: Pair) -> Cause | None:
    """The likely cause, when exactly one fits: another printed level, another arithmetic, a slip."""
    for candidates in (_other_levels(corpus, pair), _other_arithmetic(pair), _slips(pair)):
        fitting = list(candidates)
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return None
    return None


def _other_levels(corpus: Corpus, pair: Pair) -> Iterator[Cause]:
    """Another printed value of the first or last year with which the rate holds."""
    known = corpus.once(_known_levels)
    series = pair.rate.indicator, corpus.scope(pair.rate)
    if series not in known:
        known[series] = _by_period(corpus.series[series])
    seen: set[tuple[object, float]] = set()
    for other in _of_periods(known[series], pair.start.period, pair.end.period):
        for level, changed in (
            (pair.start, pair._replace(start=other)),
            (pair.end, pair._replace(end=other)),
        ):
            if other.period != level.period or meet(base(other), base(level)):
                continue
            if growths.comparable(changed.start, changed.end) and growths.agrees(changed):
                key = other.period, growths.value(other)
                if key not in seen:
                    seen.add(key)
                    yield _other_level(corpus, changed, other)


def _known_levels(corpus: Corpus) -> dict[tuple[str, str], Levels]:
    """The levels of series by period, filled as they are asked for."""
    return {}


def _by_period(series: list[Figure]) -> Levels:
    """The first levels of a series that may be the other value, by period; each printed value once."""
    found: Levels = {}
    for figure in islice(series, SEEN):
        if figure.aspect in growths.LEVELS and base(figure).high > 0 and growths.plain(figure):
            found.setdefault(figure.period, {}).setdefault(figure.quantity, figure)
    return found


def _of_periods(levels: Levels, *periods: Period | None) -> list[Figure]:
    return [figure for period in dict.fromkeys(periods) for figure in levels.get(period, {}).values()]


def _other_level(corpus: Corpus, changed: Pair, other: Figure) -> Cause:
    given = Estimate(growths.middle(changed), growths.implied(changed), "%")
    where = corpus.where(other, changed.rate)
    return Cause(
        "other-level",
        {"other": other.quantity.text, "where": where, "given": given},
        (place(other, "other"),),
    )


def _other_arithmetic(pair: Pair) -> Iterator[Cause]:
    """What is computed wrongly as a rate: the change itself, total growth, their yearly part, the sign."""
    if _precision(pair.rate) > SIGNIFICANT:
        return
    total_change = growths.change(pair)[0] * pair.times
    total = growths.middle(pair, 1)
    if pair.rate.quantity.unit in ("", "%", "％"):
        if not pair.ratio and _is(pair.rate, total_change / pair.years):
            yield Cause("absolute-change" if pair.years > 1 else "absolute-change-of-year")
        elif pair.years > 1 and _is(pair.rate, total_change):
            yield Cause("total-change")
    if pair.rate.aspect == "growth_total":
        if _fits(pair.rate, total + 100):
            yield Cause("grown-to")
        if pair.years > 1 and _fits(pair.rate, growths.middle(pair, pair.years)):
            yield Cause("yearly-growth")
        if _fits(pair.rate, -total):
            yield Cause("other-direction")
        return
    if pair.years > 1:
        if _fits(pair.rate, total):
            yield Cause("total-growth", {"total": Estimate(total, growths.implied(pair, 1), "%")})
        if _fits(pair.rate, total / pair.years):
            yield Cause("simple-average", {"total": Estimate(total, growths.implied(pair, 1), "%")})
    if _fits(pair.rate, -growths.middle(pair)):
        yield Cause("other-direction")


def _slips(pair: Pair) -> Iterator[Cause]:
    """Slips of the pen: a year too many or too few, the decimal point, two digits swapped."""
    if _precision(pair.rate) > SIGNIFICANT:
        return
    right = growths.middle(pair)
    if pair.times > 1:
        for other in (pair.times - 1, pair.times + 1):
            if _fits(pair.rate, growths.middle(pair, other)):
                yield Cause("other-years", {"other_years": other})
    if pair.rate.quantity.unit not in ("", "%", "％"):
        return
    decimals = pair.rate.quantity.decimals
    printed = f"{abs(pair.rate.quantity.value):.{decimals}f}"
    for places in (1, -1, 2, -2):
        if _is(pair.rate, right * 10.0**places):
            yield Cause(
                "decimal-point", {"value": printed, "other": f"{abs(right):.{max(decimals + places, 0)}f}"}
            )
    wanted = f"{abs(right):.{decimals}f}"
    if printed != wanted and sorted(printed) == sorted(wanted):
        yield Cause("digits-swapped", {"value": printed, "other": wanted})


def _fits(rate: Figure, percent: float) -> bool:
    """Whether a growth in % is printed as the rate."""
    known = unit(rate)
    return _is(rate, percent / (known.factor * 100) if known and known.dimension == "ratio" else percent)


def _is(rate: Figure, number: float) -> bool:
    """Whether a number, rounded as the rate is, gives the printed one."""
    half = 0.5 * 10.0**-rate.quantity.decimals
    return abs(number - rate.quantity.value) <= half * (1 + 1e-9)
