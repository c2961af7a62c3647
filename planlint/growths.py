"""Growth rates beside the two levels they lead from and to: the pairing, and the arithmetic that fits."""

from math import inf, isfinite

from planlint.corpus import Corpus, base, unit
from planlint.intervals import Interval, compound_rate, meet, scale, subtract
from planlint.model import Figure, Period, Quantity
from planlint.named import NamedTuple

LEVELS = frozenset({"level", "count", "share", "limit"})
RATES = frozenset({"growth", "growth_average", "growth_total"})
ASKED = RATES | {"change"}
PAST = frozenset({"actual", "baseline"})
# what prose says beside a number without making it one of something else (人均, 占…的, 其中每个 do)
HARMLESS = frozenset({"base_period", "cumulative", "part_of"})
MOST = 4  # printed values of one level that are tried; a hundred mentions must not make 10 000 pairs

# how near a level stands to its rate
ROW, TABLE, DOCUMENT, FILES = range(4)


class Pair(NamedTuple):
    """A growth rate and the levels before and after it; `years` of growth lie between them.

    `near` tells how far the farther level stands from the rate: ROW (one table row or sentence),
    TABLE (one table or paragraph), DOCUMENT or FILES.
    """

    rate: Figure
    start: Figure
    end: Figure
    years: int
    near: int

    @property
    def times(self) -> int:
        """How often the rate is compounded: once for a total growth or a change, else every year."""
        return 1 if self.rate.aspect in ("growth_total", "change") else self.years

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The rate and the two levels, which were held together."""
        return self.rate, self.start, self.end

    @property
    def ratio(self) -> bool:
        """Whether the levels are shares: their growth may be meant in percentage points."""
        known = unit(self.start)
        return known is not None and known.dimension == "ratio"


def questions(corpus: Corpus, aspect: str) -> list[list[Pair]]:
    """For each rate (or change) of an aspect the pairs of printed levels it may belong to, all equally near.

    The levels are those of the same indicator and scope, one year before the rate's period and at its
    end. Unknown indicators meet only within their sentence or table: “总投资” is said of many things.
    """
    return corpus.once(_questions).get(aspect, [])


def _questions(corpus: Corpus) -> dict[str, list[list[Pair]]]:
    found: dict[str, list[list[Pair]]] = {}
    for figures in corpus.series.values():
        rates = (
            [f for f in figures if f.aspect in ASKED and f.period and plain(f)] if len(figures) > 2 else ()
        )
        if rates:
            levels = Levels(figures)
            for rate in rates:
                if pairs := _pairs(corpus, rate, levels):
                    found.setdefault(rate.aspect, []).append(pairs)
    return found


class Levels:
    """The levels of one series by period, role and place, so that the nearest are found at once.

    Only MOST are kept of each kind: a value that is printed a hundred times needs no hundred pairs.
    """

    def __init__(self, figures: list[Figure]) -> None:
        self._at: dict[tuple[object, ...], list[Figure]] = {}
        for figure in figures:
            if figure.aspect in LEVELS and figure.quantity.interval.high > 0 and plain(figure):
                # 由15.2亿元增加到20.6亿元: a first level without a year is that of its sentence
                far = (ROW, TABLE, DOCUMENT, FILES) if figure.period else (ROW,)
                for near in far:
                    key = figure.period, _role(figure), *_place(figure, near)
                    kept = self._at.setdefault(key, [])
                    if len(kept) < MOST:
                        kept.append(figure)

    def near(self, rate: Figure, period: Period | None, role: str, near: int) -> list[Figure]:
        """The levels of a period and role that stand at most so far from a rate."""
        return self._at.get((period, role, *_place(rate, near)), [])


def _place(figure: Figure, near: int) -> tuple[object, ...]:
    """What two figures share that stand so near to each other."""
    line = (figure.row, None) if figure.row is not None else (None, figure.sentence)
    return (figure.location.path, figure.block, *line)[: (4, 2, 1, 0)[near]]


def plain(figure: Figure) -> bool:
    """Whether a figure is of its indicator itself: a table cell, or a number in no relation to another."""
    return figure.row is not None or all(name in HARMLESS for name, _ in figure.attributes)


def _role(figure: Figure) -> str:
    return "actual" if figure.role in PAST else figure.role


def _pairs(corpus: Corpus, rate: Figure, levels: Levels) -> list[Pair]:
    before, after, years = _around(rate)
    farthest = FILES if corpus.indicator(rate) else TABLE
    for near in range(farthest + 1):
        ends = levels.near(rate, after, _role(rate), near)
        starts = levels.near(rate, before, "actual", near)
        if near == ROW:  # one row says which levels are meant, whatever their roles
            ends = ends or _any(levels, rate, after)
            starts = starts or _any(levels, rate, before) or _first(levels, rate)
        if rate.role not in PAST:
            starts = starts or levels.near(rate, before, _role(rate), near)
        pairs = [Pair(rate, s, e, years, near) for s in starts for e in ends if comparable(s, e)]
        if pairs:
            return pairs
    return []


def _first(levels: Levels, rate: Figure) -> list[Figure]:
    """The level that the rate's sentence starts from, when it gives one without a year."""
    return [f for f in levels.near(rate, None, "actual", ROW) if f.role == "baseline" and f.row is None]


def _any(levels: Levels, rate: Figure, period: Period) -> list[Figure]:
    return [f for role in ("actual", "target", "plan") for f in levels.near(rate, period, role, ROW)]


def _around(rate: Figure) -> tuple[Period, Period, int]:
    """The periods of the levels before and after a rate, and the years between them."""
    start, end = rate.period or Period("", "")
    if rate.aspect == "growth":  # on the same part of the year before
        return Period(_shifted(start), _shifted(end)), Period(start, end), 1
    if rate.aspect == "change" and start[:4] == end[:4]:  # on the year before, or on a year that it names
        since = dict(rate.attributes).get("base_period") if rate.sentence is not None else None
        before = Period(since, since) if since else Period(_shifted(start), _shifted(end))
        return before, Period(start, end), 1
    years = int(end[:4]) - int(start[:4]) + 1
    return Period(_shifted(start[:4]), _shifted(start[:4])), Period(end[:4], end[:4]), years


def _shifted(day: str) -> str:
    return f"{int(day[:4]) - 1}{day[4:]}"


def comparable(start: Figure, end: Figure) -> bool:
    """Whether two levels are printed in units that can be converted."""
    one, other = unit(start), unit(end)
    if one is None or other is None:
        return start.quantity.unit == end.quantity.unit
    return one.dimension == other.dimension and one.dimension != "points"


def stated(rate: Figure) -> Interval:
    """What a rate says, in %: 9.5% → [9.45, 9.55], 1.3倍 → [125, 135], 翻一番 → [41, 183]."""
    interval, known = rate.quantity.interval, unit(rate)
    if known is None:  # a growth column whose header names no unit
        return interval
    if known.dimension == "doubling":
        return Interval(*(100 * (2**end - 1) for end in interval))
    return scale(interval, known.factor * 100)


def implied(pair: Pair, years: int | None = None) -> Interval:
    """The growth in % a year that the two levels allow; `years` 1 is the total growth."""
    return rate_between(base(pair.start), base(pair.end), years or pair.times)


def rate_between(start: Interval, end: Interval, years: int) -> Interval:
    """compound_rate for levels that may be rounded from zero, or bounded on one side only."""
    lowest = -100.0
    if start.high < inf and end.low > 0:
        lowest = compound_rate(_point(start.high), _point(end.low), years).low
    highest = inf
    if start.low > 0 and end.high < inf:
        highest = compound_rate(_point(start.low), _point(end.high), years).high
    return Interval(lowest, highest)


def _point(value: float) -> Interval:
    return Interval(value, value)


def middle(pair: Pair, years: int | None = None) -> float:
    """The growth in % a year between the printed values themselves."""
    start, end = value(pair.start), value(pair.end)
    return 100 * ((end / start) ** (1 / (years or pair.times)) - 1) if start > 0 and end > 0 else 0.0


def value(figure: Figure) -> float:
    """The printed value in base units."""
    known = unit(figure)
    return figure.quantity.value * (known.factor if known else 1.0)


def change(pair: Pair) -> tuple[float, Interval]:
    """The change, a year or in all, in the printed unit of the end level (points for shares).

    In all for a rate that is a total growth.
    """
    known = unit(pair.end)
    factor = known.factor if known else 1.0
    interval = scale(subtract(base(pair.end), base(pair.start)), 1 / factor / pair.times)
    return (value(pair.end) - value(pair.start)) / factor / pair.times, interval


def agrees(pair: Pair) -> bool:
    """Whether the stated rate can be that of the two levels; one in 个百分点 is none."""
    return not _points(pair.rate) and meet(implied(pair), stated(pair.rate))


def in_points(pair: Pair) -> bool:
    """Whether the stated rate can be the yearly change of two shares in percentage points."""
    return pair.ratio and meet(change(pair)[1], _change_stated(pair))


def _change_stated(pair: Pair) -> Interval:
    """The stated rate as a change in the printed unit of the levels: 0.02 beside ‰ is 0.02 ‰."""
    known = unit(pair.end)
    if known is None or not _points(pair.rate):
        return stated(pair.rate)
    return scale(stated(pair.rate), 0.01 / known.factor)


def _points(rate: Figure) -> bool:
    known = unit(rate)
    return known is not None and known.dimension == "points"


def points_exactly(pair: Pair) -> bool:
    """Whether two printed shares differ by exactly the stated number, to two digits or more."""
    quantity = pair.rate.quantity
    half = 0.5 * 10.0**-quantity.decimals
    return pair.ratio and abs(change(pair)[0] - quantity.value) <= half <= abs(quantity.value) * 0.06


def only_points(pair: Pair, unlikely: float) -> bool:
    """Whether a share's stated growth is its change in points, and hardly (`unlikely`) a rate as well."""
    if not in_points(pair):
        return False
    return not agrees(pair) or (points_exactly(pair) and likelihood(pair) < unlikely)


def likelihood(pair: Pair) -> float:
    """The chance that rounding of the two levels gives a rate at least as far out, on the stated side.

    All unrounded levels are taken as equally likely; the rate is nearly linear in both, so it is spread
    as the sum of two even distributions.
    """
    said = stated(pair.rate)
    start, end = base(pair.start), base(pair.end)
    exact_start, exact_end = _point(value(pair.start)), _point(value(pair.end))
    if exact_start.low <= 0 or said.low <= middle(pair) <= said.high:
        return 1.0
    by_start, by_end = rate_between(start, exact_end, pair.times), rate_between(exact_start, end, pair.times)
    return _chance(implied(pair), said, by_start, by_end)


def likelihood_in_points(pair: Pair) -> float:
    """The same chance for a rate that may be the change of two shares in percentage points."""
    exact_start, exact_end = (f._replace(quantity=_exact(f.quantity)) for f in (pair.start, pair.end))
    parts = change(pair._replace(end=exact_end))[1], change(pair._replace(start=exact_start))[1]
    return _chance(change(pair)[1], _change_stated(pair), *parts)


def _exact(quantity: Quantity) -> Quantity:
    return quantity._replace(interval=_point(quantity.value))


def _chance(whole: Interval, said: Interval, *parts: Interval) -> float:
    """How likely the sum of two even distributions, each as wide as its part, lies as far out as said."""
    if not all(isfinite(bound) for bound in whole):
        return 1.0
    middle = (whole.low + whole.high) / 2
    inner = whole.high - said.low if said.low > middle else said.high - whole.low
    if said.low <= middle <= said.high:
        return 1.0
    less, more = sorted((part.high - part.low) / 2 for part in parts)
    if inner <= 0 or more <= 0:
        return 0.0
    return inner**2 / (8 * less * more) if inner <= 2 * less else (inner - less) / (2 * more)
