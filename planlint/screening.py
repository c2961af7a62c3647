"""Which rows of a large frame may fail: the arithmetic of the rules on whole columns, over-selecting.

A row is left out only when the columns show that no rule can find anything in it: its growth rates hold
the very rate of its printed levels, its unit fits, its levels lie within their bounds, and no other row
speaks of its indicator. Where a rule or a column is not understood, every row stays.
"""

from collections.abc import Iterable, Sequence
from math import inf
from typing import Any

from planlint import regex
from planlint.dimensions import fits
from planlint.extract.indicators import canonical
from planlint.intervals import Interval, compound_rate
from planlint.model import Document, Rule
from planlint.named import NamedTuple
from planlint.tabular import HEAD, Array, Meaning, Numbers, Table, Triple, meaning, numbers
from planlint.units import unit_for
from planlint.vocabulary import Vocabulary

# checks whose demands on a row are modelled here
MODELLED = frozenset(
    {
        *("compound-growth-holds", "total-growth-holds", "yearly-growth-holds", "shares-grow-in-percent"),
        "growth-columns-hold-one-kind",
        *("rates-fit-well", "units-stand-once", "units-fit-indicators", "values-lie-in-bounds"),
        *("rates-per-head-are-possible", "magnitudes-are-possible", "amounts-have-currency"),
        *("counts-are-not-percent", "units-can-be-converted", "levels-are-not-growth", "rows-have-units"),
        *("counts-allow-growth", "changes-of-shares-are-points", "part-of-year-within-year"),
    }
)
# checks that need two figures of one indicator, indicators named in their options, completion rates,
# parts of a whole or words: rows or frames with these are never left out
RELATING = frozenset(
    {
        *("same-fact-agrees", "attributes-agree", "authorities-agree", "identity-holds"),
        *("indicator-has-one-name", "near-facts-agree", "value-added-fits-output", "total-within-levels"),
        *("mean-between-parts", "parts-within-whole", "part-within-indicator", "ratio-is-plausible"),
        *("average-makes-total", "completion-rate-follows", "growth-keeps-step"),
        *("summaries-match-their-table", "long-lists-match-their-count"),
        *("changes-are-differences", "growth-matches-change", "shares-follow-from-levels"),
        *("disjoint-parts-within-whole", "changes-leave-a-possible-start"),
        "portion-follows-from-counts",
    }
)
# what a rule may need that a frame whose columns are understood never has
ABSENT = frozenset({"prose", "data", "metadata", "aim"})
# words of names that relating checks look for without an option that says so
WORDS = ("地区生产总值", "增加值占", "总产出", "产值", "产业规模", "总规模")
JUMP = 100.0  # levels of a row that differ more are looked at, whatever the option of the rule
LONGEST = 12  # characters of a word in options; what is longer is an identity, a pattern or a path
NEVER = -inf, inf
ALWAYS = inf, -inf


class Screened(NamedTuple):
    """The rows that may fail, ascending, and how many numbers the others have, checked and not."""

    rows: list[int]
    checked: int
    unchecked: int


def screen(table: Table, head: Document, rules: Sequence[Rule], vocabulary: Vocabulary) -> Screened | None:
    """Which rows may fail; None when no row can be left out. `head` is read from the first rows."""
    known = meaning(table, head)
    rules = [rule for rule in rules if not ABSENT & set(rule.needs)]
    if known is None or unknown(rules):
        return None
    columns = {column: numbers(table.columns[column]) for column in (*known.levels, *known.rates)}
    suspect: Array = _by_words(table, known, columns, Limits(rules, vocabulary))
    for column in columns.values():
        suspect |= column.odd
    for triple in known.triples:
        suspect |= _disagrees(columns, triple)
    for rate, level in known.counts:
        suspect |= _small_count(columns[rate], columns[level])
    suspect |= _leaps([columns[column].value for column in known.levels])
    rows = _rows(suspect)
    return Screened(rows, *_counted(known, columns, rows))


def unknown(rules: Iterable[Rule]) -> set[str]:
    """The checks of rules that are not known here: no row can be left out for them."""
    return {rule.check for rule in rules if not ABSENT & set(rule.needs)} - MODELLED - RELATING


def _rows(suspect: Array) -> list[int]:
    """The suspects, the first rows, and as many others as keep the habits of the table recognisable."""
    import numpy as np

    chosen = suspect.copy()
    chosen[:HEAD] = True
    others = np.flatnonzero(~chosen)
    chosen[others[: 2 * int(suspect.sum())]] = True  # a habit is what most rows do, or six of ten
    return [int(row) for row in np.flatnonzero(chosen)]


def _counted(known: Meaning, columns: dict[int, Numbers], rows: list[int]) -> tuple[int, int]:
    """How many numbers the rows that are left out have: in a growth that holds, and others."""
    import numpy as np

    left = np.ones(len(next(iter(columns.values())).value), dtype=bool)
    left[rows] = False
    there = {column: left & ~np.isnan(found.value) for column, found in columns.items()}
    held = {column: np.zeros_like(left) for column in columns}
    for triple in known.triples:
        asked = there[triple.rate] & there[triple.start] & there[triple.end]
        for column in triple[:3]:
            held[column] |= asked
    checked = sum(int(one.sum()) for one in held.values())
    return checked, sum(int(one.sum()) for one in there.values()) - checked


def _disagrees(columns: dict[int, Numbers], triple: Triple) -> Array:
    """Rows whose rate does not hold the very rate of the printed levels, or whose levels are not positive."""
    import numpy as np

    start, end, rate = columns[triple.start].value, columns[triple.end].value, columns[triple.rate]
    with np.errstate(all="ignore"):
        between: Any = compound_rate(Interval(start, start), Interval(end, end), triple.times)
        said: Any = rate.interval
        fine = (said.low <= between.low) & (between.high <= said.high) & (start > 0) & (end > 0)
    return ~np.isnan(start) & ~np.isnan(end) & ~np.isnan(rate.value) & ~fine


def _small_count(rate: Numbers, level: Numbers) -> Array:
    """Rows with a growth and a number so small that no whole number may have grown to it."""
    import numpy as np

    growth: Any = rate.interval
    with np.errstate(all="ignore"):
        low, high = level.value / (1 + growth.high / 100), level.value / (1 + growth.low / 100)
        possible = np.floor(high - 1e-9) >= np.ceil(low + 1e-9)
    return ~np.isnan(level.value) & ~np.isnan(rate.value) & ~possible & (level.value <= 1e4)


def _leaps(levels: list[Array]) -> Array:
    """Rows whose levels differ by a slip of 万 or 亿, or are negative."""
    import numpy as np

    if not levels:
        return False
    values = np.stack([np.where(level == 0, np.nan, level) for level in levels])
    with np.errstate(all="ignore"):
        size = np.abs(values)
        return (np.fmax.reduce(size) >= JUMP * np.fmin.reduce(size)) | (np.fmin.reduce(values) < 0)


def _by_words(table: Table, known: Meaning, columns: dict[int, Numbers], limits: "Limits") -> Array:
    """Rows whose indicator or unit raises a question, always or where their levels exceed its bounds."""
    import numpy as np
    from pandas import factorize

    labels, names = factorize(table.all_texts(known.label))
    if known.unit is None:
        units = np.full(len(labels), known.only, dtype=object)
    else:
        units = table.all_texts(known.unit)
    codes, kinds = factorize(units)
    pairs, where = np.unique(labels * len(kinds) + codes, return_inverse=True)
    found = [limits.of(str(names[pair // len(kinds)]), str(kinds[pair % len(kinds)])) for pair in pairs]
    low, high = (np.array([bounds[side] for bounds in found])[where] for side in (0, 1))
    suspect = (low > high) | (units == "") | _repeated(table, known, labels, names, limits.vocabulary)
    for column in known.levels:
        with np.errstate(all="ignore"):
            suspect |= (columns[column].value < low) | (columns[column].value > high)
    return suspect


def _repeated(
    table: Table, known: Meaning, labels: Array, names: Iterable[Any], vocabulary: Vocabulary
) -> Array:
    """Rows of one indicator, in one place: they are held against each other."""
    import numpy as np
    from pandas import factorize

    seen: dict[str, int] = {}
    same = np.array([seen.setdefault(canonical(str(name), vocabulary), len(seen)) for name in names])[labels]
    if known.place is not None:
        places, kinds = factorize(table.all_texts(known.place))
        same = same * len(kinds) + places
    _, back, counts = np.unique(same, return_inverse=True, return_counts=True)
    return counts[back] > 1


class Limits:
    """Beyond which levels, in the printed unit, an indicator raises a question; by rules and vocabulary."""

    def __init__(self, rules: Sequence[Rule], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        relating = [text for rule in rules if rule.check in RELATING for text in _strings(rule.options)]
        self.words = (*WORDS, *(text for text in relating if 1 < len(text) < LONGEST))
        self.said = "\n".join(relating)
        options = {rule.check: rule.options for rule in rules}
        fit = options.get("units-fit-indicators", {})
        self.ends = (*_strings(fit.get("shares")), *_strings(options.get("levels-are-not-growth")))
        self.odd = regex.compile("|".join(_strings(fit.get("rates"))) or "(?!)")
        self.per = regex.compile(str(options.get("rates-per-head-are-possible", {}).get("name", "(?!)")))

    def of(self, name: str, unit: str) -> tuple[float, float]:
        """The lowest and highest level without a question; (inf, -inf) when any level raises one."""
        found = canonical(name, self.vocabulary)
        known, indicator = unit_for(unit), self.vocabulary.get(found)
        if found in self.said or any(word in found or word in name for word in self.words):
            return ALWAYS
        if (
            name.endswith(self.ends)
            or self.odd.search(found)
            or self.per.match(found)
            or self.per.match(name)
        ):
            return ALWAYS
        if known is None:
            return NEVER
        if known.dimension == "number":
            return ALWAYS
        if indicator is None or not (indicator.dimensions or indicator.near):
            return NEVER
        if indicator.near or not fits(known.dimension, indicator.dimensions):
            return ALWAYS
        if known.dimension not in indicator.dimensions:
            return ALWAYS if known.dimension == "visit" else NEVER
        low, high = indicator.low, indicator.high
        return -inf if low is None else low / known.factor, inf if high is None else high / known.factor


def _strings(options: object) -> list[str]:
    """All strings in the options of a rule."""
    if isinstance(options, str):
        return [options]
    values = options.values() if isinstance(options, dict) else options
    return [text for value in values for text in _strings(value)] if isinstance(values, Iterable) else []
