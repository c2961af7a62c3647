"""What the rules demand of the numbers in rows of one kind: the same words, and so the same meaning.

A row is fine when it is proved, by the very functions of the checks or by bounds within theirs, that it
gives no finding and is examined as the others of its kind are.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor, inf

from planlint import growths, regex
from planlint.corpus import Corpus
from planlint.extract.cells import plain
from planlint.growths import LEVELS, PAST, RATES, ROW, Pair
from planlint.model import Figure, Rule
from planlint.named import NamedTuple
from planlint.units import unit_for
from planlint.vocabulary import Vocabulary

JUMP = 100.0  # levels of a row that differ more are looked at, whatever the option of the rule
LIKELIHOOD = 0.07  # that of the check, where no rule says otherwise
NARROWING = frozenset({"part_of", "per", "holiday", "target_of"})
NEAR = 1e-9  # relative: bounds here are narrower than those of the checks, whatever floats do
_WIDEST = 13  # digits behind the point of a plain number, and one
_HALVES = tuple(0.5 * 10.0**-decimals for decimals in range(_WIDEST))


class Limits(NamedTuple):
    """What the options of the rules say of numbers, and the indicators held against each other.

    `mixed` tells that some kinds of rows have a unit and others none.
    """

    jump: float
    likelihood: float
    per: tuple[str, ...]
    related: frozenset[str]
    mixed: bool = False


class Asked(NamedTuple):
    """A growth and the levels it leads from and to, by column; `scale` makes % of the printed rate."""

    rate: int
    start: int
    end: int
    pair: Pair
    scale: float


class Demand(NamedTuple):
    """The columns of levels and their bounds, growth beside its levels, counts beside their growth."""

    levels: tuple[int, ...]
    low: float
    high: float
    asked: tuple[Asked, ...]
    counted: tuple[tuple[int, int], ...]


class Numbers:
    """The plain numbers of a table by column: as printed, and as values."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.texts = texts
        self._values: dict[int, list[float]] = {}
        self._halves: dict[int, list[float]] = {}

    def values(self, column: int) -> list[float]:
        """The values of a column, 0 where a cell holds no plain number."""
        if column not in self._values:
            try:
                found = list(map(float, self.texts[column]))
            except ValueError:
                found = [_value(text) for text in self.texts[column]]
            self._values[column] = found
        return self._values[column]

    def halves(self, column: int) -> list[float]:
        """Half a unit of the last digit of each of a column's plain numbers."""
        if column not in self._halves:
            texts = self.texts[column]
            self._halves[column] = [
                _HALVES[(len(text) - text.find(".") - 1) % _WIDEST] if "." in text else 0.5 for text in texts
            ]
        return self._halves[column]


def _value(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def limits(rules: Iterable[Rule], related: frozenset[str]) -> Limits:
    """The limits that some rules set."""
    options = [(rule.check, rule.options) for rule in rules]
    jumps = [_number(said.get("jump"), JUMP) for check, said in options if check == "magnitudes-are-possible"]
    chances = [_number(o.get("likelihood"), LIKELIHOOD) for check, o in options if check == "rates-fit-well"]
    per = [str(said.get("name", "")) for check, said in options if check == "rates-per-head-are-possible"]
    return Limits(min([JUMP, *jumps]), max([LIKELIHOOD, *chances]), tuple(per), related)


def _number(option: object, default: float) -> float:
    return float(option) if isinstance(option, int | float) else default


def demand(
    figures: Sequence[Figure], values: Sequence[int], corpus: Corpus, given: Limits, vocabulary: Vocabulary
) -> Demand | None:
    """What is demanded of rows like one whose figures are given; None when none of them can be left out.

    `values` are the columns of values, `corpus` is one that the figures are in.
    """
    by_column = {figure.column: figure for figure in figures}
    if set(by_column) != set(values) or len(figures) != len(values):
        return None
    if not all(_simple(figure, given) for figure in figures) or _twice(figures):
        return None
    levels = [figure for figure in figures if figure.aspect in LEVELS]
    asked = _asked(figures, corpus)
    if asked is None:
        return None
    counted = list(_counted(figures))
    held = {(one.rate, one.end) for one in asked}
    if not held.issuperset(counted):  # whether they are examined depends on the number
        return None
    low, high = _bounds(levels, vocabulary)
    columns = tuple(figure.column for figure in levels if figure.column is not None)
    return Demand(columns, low, high, tuple(asked), tuple(counted))


def _simple(figure: Figure, given: Limits) -> bool:
    """Whether a figure is a plain result of one year, or a growth, and of nothing that is related."""
    if figure.aspect not in LEVELS | RATES or figure.role not in PAST or figure.indicator in given.related:
        return False
    if figure.aspect in LEVELS and figure.period and figure.period.start != figure.period.end:
        return False
    if figure.aspect in LEVELS and given.mixed and not figure.quantity.unit:
        return False
    if any(name in NARROWING for name, _ in figure.attributes) or figure.quantity.modifier != "none":
        return False
    patterns = map(regex.compile, given.per)
    return not any(p.match(figure.indicator) or p.match(figure.label) for p in patterns)


def _twice(figures: Sequence[Figure]) -> bool:
    """Whether two columns state the same fact, or the levels of a row have two units, names or aspects.

    Levels of a month beside those of a year, and shares beside what they are of, are held against each other.
    """
    said = [(f.period, "level" if f.aspect in LEVELS else f.aspect) for f in figures if f.period]
    units = {figure.quantity.unit for figure in figures if figure.aspect in LEVELS}
    names = {(figure.indicator, figure.label, figure.place) for figure in figures}
    levels = {(f.aspect, len(f.period.end) if f.period else 0) for f in figures if f.aspect in LEVELS}
    return len(set(said)) < len(said) or len(units) > 1 or len(names) > 1 or len(levels) > 1


def _asked(figures: Sequence[Figure], corpus: Corpus) -> list[Asked] | None:
    """Each growth with its pair of levels; None when a growth has several, or a unit of its own."""
    mine = {figure.location: figure for figure in figures}
    found: list[Asked] = []
    for aspect in sorted(RATES):
        for pairs in growths.questions(corpus, aspect):
            pair = pairs[0]
            if pair.rate.location not in mine:
                continue
            known = unit_for(pair.rate.quantity.unit)
            if len(pairs) > 1 or pair.near != ROW or (known and known.dimension != "ratio"):
                return None
            rate, start, end = (figure.column or 0 for figure in pair.figures)
            found.append(Asked(rate, start, end, pair, known.factor * 100 if known else 1.0))
    return found


def _counted(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """A growth and the count of its year, which a whole number must have grown to."""
    for rate in figures:
        for count in figures if rate.aspect == "growth" and rate.period else ():
            known = unit_for(count.quantity.unit)
            counts = known is not None and known.dimension == "count"
            if counts and count.aspect in LEVELS and count.period == rate.period:
                yield rate.column or 0, count.column or 0


def _bounds(levels: Sequence[Figure], vocabulary: Vocabulary) -> tuple[float, float]:
    """The lowest and highest level, in the printed unit, that an indicator has."""
    for figure in levels:
        indicator, known = vocabulary.get(figure.indicator), unit_for(figure.quantity.unit)
        if indicator and known:
            low, high = indicator.low, indicator.high
            return (
                -inf if low is None else low / known.factor + NEAR * abs(low / known.factor),
                inf if high is None else high / known.factor - NEAR * abs(high / known.factor),
            )
    return -inf, inf


def failing(wanted: Demand, rows: Sequence[int], numbers: Numbers, given: Limits) -> Iterator[int]:
    """The rows (of one kind) of which it is not proved that no rule finds anything in them."""
    if wanted.levels:
        columns = [_taken(numbers.values(column), rows) for column in wanted.levels]
        least = list(map(min, *columns)) if len(columns) > 1 else columns[0]
        most = list(map(max, *columns)) if len(columns) > 1 else columns[0]
        low, high = wanted.low, wanted.high
        jump = given.jump * (1 - NEAR)
        for row, small, large in zip(rows, least, most, strict=True):
            if small <= 0 or small < low or large > high or large >= jump * small:
                yield row
    for one in wanted.asked:
        yield from _disagreeing(one, rows, numbers, given.likelihood)
    for rate, count in wanted.counted:
        for row in rows:
            half = numbers.halves(rate)[row]
            if not _countable(numbers.values(rate)[row], half, numbers.texts[count][row]):
                yield row


def _taken(values: list[float], rows: Sequence[int]) -> list[float]:
    return values if len(rows) == len(values) else [values[row] for row in rows]


def _disagreeing(one: Asked, rows: Sequence[int], numbers: Numbers, likelihood: float) -> Iterator[int]:
    """Rows whose rate is not well within the rounding of their levels, or may be one in points."""
    starts, ends, rates = (_taken(numbers.values(at), rows) for at in (one.start, one.end, one.rate))
    before, after, halves = (numbers.halves(at) for at in (one.start, one.end, one.rate))
    times, scale, shares = one.pair.times, one.scale, one.pair.ratio
    root = 1 / times
    for row, start, end, rate in zip(rows, starts, ends, rates, strict=True):
        if start <= 0 or end <= 0:
            continue  # named already: these are levels
        stated = rate * scale
        half, near = halves[row] * scale, NEAR * (1 + abs(stated))
        if not near - half <= 100 * ((end / start) ** root - 1) - stated <= half - near:
            pair = _pair(one, row, numbers)
            if not growths.agrees(pair) or growths.likelihood(pair) < likelihood:
                yield row
                continue
        if shares:  # the yearly change in points must be another number than the rate
            room = (before[row] + after[row]) / times + half + near
            if abs((end - start) / times - stated) <= room + NEAR * (start + end):
                yield row


def _pair(one: Asked, row: int, numbers: Numbers) -> Pair:
    """The pair of a row, as the checks see it."""
    read = [
        figure._replace(quantity=plain(numbers.texts[column][row], figure.quantity.unit))
        for figure, column in zip(one.pair.figures, (one.rate, one.start, one.end), strict=True)
    ]
    return one.pair._replace(rate=read[0], start=read[1], end=read[2])


def _countable(growth: float, half: float, count: str) -> bool:
    """Whether a whole number surely can have grown to a count."""
    if growth - half <= -100:
        return False
    low, high = (float(count) / (1 + bound / 100) for bound in (growth + half, growth - half))
    return "." in count or floor(high - NEAR) >= ceil(low + NEAR)
