"""A frame as a table of a report: its cells as printed, its columns as numbers, and what they hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING, Any

from planlint.growths import LEVELS, PAST, RATES
from planlint.intervals import Interval, compound_rate, rounded
from planlint.model import Document, Figure, Period
from planlint.named import NamedTuple
from planlint.vocabulary import form

if TYPE_CHECKING:
    from pandas import Series

DECIMALS = 12
HEAD = 200  # rows that tell what the columns hold; extraction looks at the first 60
FAR = 3.0  # points: a growth that no row holds and that lies farther off is another one
Array = Any  # a numpy array, which checks nothing of its element type


class Table(NamedTuple):
    """A frame as columns under headers, and the label of each row in its index."""

    headers: tuple[str, ...]
    columns: tuple["Series[Any]", ...]
    labels: Sequence[Any]
    names: tuple[str, ...] = ()  # the headers as given, where `headers` says more

    def texts(self, column: int, rows: Iterable[int]) -> list[str]:
        """The cells of a column at some row numbers, as printed."""
        return [printed(value) for value in self.columns[column].iloc[list(rows)]]

    def all_texts(self, column: int) -> Array:
        """All cells of a column, as printed."""
        import numpy as np

        return np.array([printed(value) for value in self.columns[column]], dtype=object)


class Numbers(NamedTuple):
    """A column as numbers: nan where a cell is empty; `odd` where it holds more than a plain number.

    `half` is half a unit of the last printed digit. All three have one entry a row.
    """

    value: Array
    half: Array
    odd: Array

    @property
    def interval(self) -> Interval:
        """What could have been rounded to the numbers: a pair of arrays."""
        return rounded(self.value, self.half)


class Triple(NamedTuple):
    """The columns of a rate and of the levels before and after it, and how often it is compounded."""

    rate: int
    start: int
    end: int
    times: int


class Meaning(NamedTuple):
    """What the columns hold, learned from the figures of the first rows.

    `label`, `unit` and `place` are the columns of names, units and places, `only` the unit where no
    column says it; `counts` are pairs of a growth and the level of its year.
    """

    label: int
    unit: int | None
    place: int | None
    only: str
    levels: tuple[int, ...]
    rates: tuple[int, ...]
    triples: tuple[Triple, ...]
    counts: tuple[tuple[int, int], ...]


def printed(value: Any) -> str:
    """A value as pandas prints it, a whole float without its point, what is missing as nothing."""
    if isinstance(value, str):
        return value.strip()
    if value is None or value != value or type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(value, float):
        text = repr(float(value))
        if "inf" in text:
            return ""
        return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".") if "e" in text else text.removesuffix(".0")
    return str(value)


def numbers(column: "Series[Any]") -> Numbers:
    """The numbers of a column, and with how many decimals each is printed."""
    import numpy as np
    from pandas import api, to_numeric

    if api.types.is_bool_dtype(column.dtype) or not api.types.is_numeric_dtype(column.dtype):
        texts = [printed(value) for value in column]
        plain = [_plain(text) for text in texts]
        values = to_numeric([t if p else None for t, p in zip(texts, plain, strict=True)], errors="coerce")
        decimals = np.array([len(text.partition(".")[2]) for text in texts])
        odd = np.array([bool(text) and not p for text, p in zip(texts, plain, strict=True)], dtype=bool)
        return Numbers(np.asarray(values, dtype=float), 0.5 * 10.0**-decimals, odd)
    values = column.to_numpy(dtype=float, na_value=np.nan)
    digits = np.full(len(values), DECIMALS)
    for count in range(DECIMALS - 1, -1, -1):
        digits[np.round(values, count) == values] = count
    return Numbers(np.where(np.isinf(values), np.nan, values), 0.5 * 10.0**-digits, np.isinf(values))


def _plain(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isdecimal() and digits.isascii() and text[-1] != "."


def meaning(table: Table, head: Document) -> Meaning | None:
    """What the columns hold, or None when the figures of the first rows do not tell it alike."""
    kinds: dict[int, set[tuple[str, Period]]] = {}
    for figure in head.figures:
        if figure.column is None or figure.period is None or figure.role not in PAST or _part(figure):
            return None
        if figure.aspect not in LEVELS | RATES:
            return None
        aspect = figure.aspect if figure.aspect in RATES else "level"
        kinds.setdefault(figure.column, set()).add((aspect, figure.period))
    if not kinds or any(len(kind) > 1 for kind in kinds.values()):
        return None
    said = {column: kind.pop() for column, kind in kinds.items()}
    levels = tuple(column for column, (aspect, _) in said.items() if aspect == "level")
    periods = [said[column][1] for column in levels]
    if len(set(periods)) < len(levels) or any(period.years > 1 for period in periods):
        return None
    if len({period.start[:4] for period in periods}) < len(levels):  # a month beside its year
        return None
    return _named(table, head, said, levels)


def _named(
    table: Table, head: Document, said: dict[int, tuple[str, Period]], levels: tuple[int, ...]
) -> Meaning | None:
    label = _column(table, head, lambda f: f.label, said)
    unit = _column(table, head, lambda f: f.quantity.unit if f.aspect in LEVELS else "", said)
    place = _column(table, head, lambda f: f.place or "", said)
    units = {f.quantity.unit for f in head.figures if f.aspect in LEVELS}
    if (
        label is None
        or (unit is None and len(units) > 1)
        or (place is None and any(f.place for f in head.figures))
    ):
        return None
    rates = tuple(column for column in said if column not in levels)
    counts = [(rate, level) for rate in rates for level in levels if said[rate] == ("growth", said[level][1])]
    only = units.pop() if len(units) == 1 else ""
    return Meaning(label, unit, place, only, levels, rates, tuple(_triples(said)), tuple(counts))


def _part(figure: Figure) -> bool:
    return any(name == "part_of" for name, _ in figure.attributes)


def _column(table: Table, head: Document, said: Callable[[Figure], str], values: Iterable[int]) -> int | None:
    """The column whose cells say what the figures of their rows do; none of the `values`."""
    wanted: dict[int, set[str]] = {}
    for figure in head.figures:
        if text := said(figure):
            wanted.setdefault((figure.row or 1) - 1, set()).add(form(text))
    for column in range(len(table.columns)):
        if wanted and column not in values:
            cells = [form(cell) for cell in table.texts(column, wanted)]
            if all(cell in texts for cell, texts in zip(cells, wanted.values(), strict=True)):
                return column
    return None


def _triples(said: dict[int, tuple[str, Period]]) -> Iterator[Triple]:
    """Each rate with the level one year before its period and the level at its end."""
    levels = {period: column for column, (aspect, period) in said.items() if aspect == "level"}
    for rate, (aspect, period) in said.items():
        before = f"{int(period.start[:4]) - 1}{period.start[4:]}"
        same_part = f"{int(period.end[:4]) - 1}{period.end[4:]}" if aspect == "growth" else before
        start, end = levels.get(Period(before, same_part)), None
        end = levels.get(period if aspect == "growth" else Period(period.end, period.end))
        if aspect != "level" and start is not None and end is not None:
            yield Triple(rate, start, end, period.years if aspect == "growth_average" else 1)


def with_readings(table: Table, head: Document) -> Table:
    """The table with a bare “growth” beside levels of several years named as what it is.

    It is the average or the total growth between two of the levels: what more rows hold, and of none what
    is nearest.
    """
    levels = sorted(
        (int(figure.period.end[:4]), figure.column)
        for figure in {
            f.column: f for f in head.figures if f.aspect in LEVELS and f.column is not None
        }.values()
        if figure.period and figure.period.start == figure.period.end
    )
    headers = list(table.headers)
    for rate in {f.column for f in head.figures if f.aspect == "growth" and _over_years(f)} - {None}:
        readings = [
            (_support(table, Triple(rate or 0, start or 0, end or 0, times)), before, after, times)
            for (before, start), (after, end) in combinations(levels, 2)
            for times in sorted({1, after - before}, reverse=True)
        ]
        best = max((reading[0] for reading in readings), default=(0, -inf))
        if best[0] or best[1] > -FAR:
            _, before, after, times = max(readings, key=lambda reading: reading[0])
            kind = "average annual" if times > 1 else "total"
            headers[rate or 0] = f"{kind} growth {before + 1}-{after} (%)"
    return table._replace(headers=tuple(headers), names=table.names or table.headers)


def _over_years(rate: Figure) -> bool:
    """Whether a growth is not said to be that of one year."""
    return rate.period is None or rate.period.years > 1


def _support(table: Table, triple: Triple) -> tuple[int, float]:
    """How many rows hold a reading, and how near the median of the others is to it."""
    import numpy as np

    start, end, rate = (numbers(table.columns[column]) for column in (triple.start, triple.end, triple.rate))
    found = []
    for factor in (1.0, 100.0):
        with np.errstate(all="ignore"):
            middle: Any = compound_rate(
                Interval(start.value, start.value), Interval(end.value, end.value), triple.times
            ).low
            away = np.abs(rate.value * factor - middle)
        away = away[~np.isnan(away)]
        near = -float(np.median(away)) if len(away) else -inf
        found.append((_held((start, end, rate), triple.times, factor), near))
    return max(found)


def with_percent(table: Table, head: Document) -> Table:
    """The table with growth in fractions (0.095) as % (9.5), where more rows of a column hold so."""
    known = meaning(table, head)
    for triple in known.triples if known else ():
        columns = [numbers(table.columns[column]) for column in (triple.start, triple.end, triple.rate)]
        percent, fraction = (_held(columns, triple.times, factor) for factor in (1.0, 100.0))
        if fraction > percent:
            table = _replaced(table, triple.rate)
    return table


def _held(columns: Sequence[Numbers], times: int, factor: float) -> int:
    """How many rates (start, end, rate), times a factor, are those of their levels to within rounding."""
    import numpy as np

    start, end, rate = columns
    with np.errstate(all="ignore"):
        before, after = start.interval, end.interval
        between: Any = compound_rate(before, after, times)
        said: Any = rounded(rate.value * factor, rate.half * factor)
        positive = (start.value > start.half) & (end.value > end.half)
        held = (said.low <= between.high) & (between.low <= said.high) & positive
    return int(held.sum())


def _replaced(table: Table, column: int) -> Table:
    from pandas import Series

    texts = [_as_percent(text) for text in table.all_texts(column)]
    columns = list(table.columns)
    columns[column] = Series(texts, index=columns[column].index, dtype=object)
    return table._replace(columns=tuple(columns))


def _as_percent(text: str) -> str:
    """0.095 → 9.5; 0.1 → "", for no one knows with how many decimals it was meant."""
    if not _plain(text):
        return text
    decimals = len(text.partition(".")[2])
    return f"{float(text) * 100:.{decimals - 2}f}" if decimals >= 2 else "0" if float(text) == 0 else ""
