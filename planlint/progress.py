"""Targets lined up with what they start from and what was reached: how far, how fast, and what is left.

An `Aim` is one target with its baseline and actuals; all arithmetic is on rounding intervals, so a
verdict other than "unknown" holds for every value that could have been rounded to what is printed.
"""

from planlint.corpus import Corpus, base, dimension, factor, unit
from planlint.intervals import Interval, compound_rate, divide, scale, subtract
from planlint.model import Figure
from planlint.named import NamedTuple
from planlint.pace import mean, rest

LEVELS = frozenset({"level", "count", "share", "limit"})
PAST = frozenset({"actual", "baseline"})
AIMS = frozenset({"target", "plan"})
CEILINGS = frozenset({"at_most", "under"})
FLOORS = frozenset({"at_least", "over"})
SHARES = frozenset({"ratio", "points"})  # grow by percentage points, not by a rate; do not add up over years
YEARLY = ("per", "年")  # the attribute of an amount a year
MOST = 500  # facts of one series that a target is held against; a month for forty years
MET, ON_TRACK, BEHIND, MISSED, UNKNOWN = "met", "on track", "behind", "missed", "unknown"


class Aim(NamedTuple):
    """One target. `kind`: "level" (of a year), "growth" (of a year), "average" (growth a year over a
    period) or "total" (over a period). `needed` and `reached` are a year: in % for money and counts, in
    the target's own unit for totals, in percentage points for shares (`pace` names which: "%", "points"
    or "amount"). `way` is the part of the way from baseline to target in %. `reason` says why the
    verdict is unknown: "no actual", "no direction", "other unit", "no baseline".
    """

    target: Figure
    kind: str
    baseline: Figure | None = None
    actuals: tuple[Figure, ...] = ()
    pace: str = "%"
    needed: Interval | None = None
    reached: Interval | None = None
    left: int = 0
    way: Interval | None = None
    verdict: str = UNKNOWN
    reason: str = ""


def aims(corpus: Corpus) -> list[Aim]:
    """Every target of the corpus, series by series, in document order; worked out once a corpus."""
    return corpus.once(_aims)


def _aims(corpus: Corpus) -> list[Aim]:
    found = []
    for (_, scope), figures in corpus.series.items():
        targets = [f for f in figures if f.role in AIMS and f.period]
        if targets:
            past = results(corpus, figures, scope)
            found += [aim(corpus, target, past) for target in targets]
    return found


def results(corpus: Corpus, figures: list[Figure], scope: str) -> list[Figure]:
    """The results of a series, each fact once, and those of a near coverage where its own has none."""
    own = [f for f in figures if f.role in PAST and f.period and not _partial(f)]
    mine = {(f.period, f.aspect) for f in own}
    known = corpus.indicator(figures[0])
    for name in known.near if known else ():
        others = corpus.series.get((name, scope), ())
        own += [f for f in others if f.role in PAST and f.period and (f.period, f.aspect) not in mine]
    facts: dict[tuple[object, ...], Figure] = {}
    for f in own:
        quantity = f.quantity
        facts.setdefault((f.period, f.aspect, f.role, quantity.value, quantity.unit, quantity.modifier), f)
    return list(facts.values())[:MOST]


def aim(corpus: Corpus, target: Figure, past: list[Figure]) -> Aim:
    """One target held against the past figures of its series."""
    years = target.period.years if target.period else 1
    alike = [f for f in past if _alike(f, target)]
    if target.aspect in LEVELS:
        if years > 1 and dimension(target) not in SHARES:
            return _total(corpus, target, alike, years)
        return _level(corpus, target, sorted((f for f in alike if f.aspect in LEVELS), key=_end), past)
    if target.aspect == "growth":
        return _growth(corpus, target, [f for f in past if f.aspect == "growth"])
    if target.aspect == "growth_average":
        return _average(corpus, target, [f for f in past if f.aspect == "growth"], years)
    return Aim(target, "growth", reason="no actual")


def direction(corpus: Corpus, target: Figure) -> str:
    """Which side of a target is good, "up", "down" or "": by its bound, the vocabulary, or its growth."""
    known = corpus.indicator(target)
    if target.quantity.modifier in CEILINGS:
        return "down"
    if target.quantity.modifier in FLOORS:
        return "up"
    if known and known.good:
        return known.good
    return "up" if target.aspect.startswith("growth") and target.quantity.value > 0 else ""


def reaches(target: Figure, actual: Figure, good: str) -> bool | None:
    """Whether an actual reaches its target: True as printed, False for certain, None within rounding.

    A target is a chosen number, so the printed one counts: 12.66 has not reached 13. It is missed only
    when no value that could have been rounded to the actual reaches what 左右 or rounding leave open.
    """
    level = target.aspect in LEVELS
    aimed, reached = _aimed(target), base(actual) if level else actual.quantity.interval
    asked = (
        aimed.low
        if target.quantity.modifier == "about"
        else target.quantity.value * (factor(target) if level else 1)
    )
    got = actual.quantity.value * (factor(actual) if level else 1)
    if good == "down":
        aimed, reached, asked, got = _mirrored(aimed), _mirrored(reached), -asked, -got
    if reached.high < aimed.low:
        return False
    return True if got >= asked else None


def _aimed(target: Figure) -> Interval:
    """What a target asks for: its printed number, 左右 widened; 以上 is a floor at the number itself."""
    if target.quantity.modifier in CEILINGS | FLOORS:
        size = factor(target) if target.aspect in LEVELS else 1.0
        return scale(target.quantity.rounding, size) if target.quantity.value >= 0 else base(target)
    return base(target) if target.aspect in LEVELS else target.quantity.interval


def _mirrored(interval: Interval) -> Interval:
    return Interval(-interval.high, -interval.low)


def _level(corpus: Corpus, target: Figure, levels: list[Figure], past: list[Figure]) -> Aim:
    year = _end(target)
    levels = [f for f in levels if _end(f) <= year and _years(f) == 1]
    if not levels:
        return Aim(target, "level", reason="no actual")
    levels = levels[_base(levels, year) :]
    first, last = levels[0], levels[-1]
    good = direction(corpus, target)
    if _end(last) == year:
        met = reaches(target, last, good) if good else None
        verdict = UNKNOWN if met is None else MET if met else MISSED
        return Aim(
            target, "level", first, tuple(levels[1:]), verdict=verdict, reason="" if good else "no direction"
        )
    left, passed = year - _end(last), _end(last) - _end(first)
    pace, needed = _pace(last, target, left)
    reached = _pace(first, last, passed)[1] if passed else None
    steps = [f for f in past if f.aspect == "growth" and _end(first) < _end(f) <= year]
    if not passed and steps and pace == "%" and needed:
        return _by_growth(target, first, steps, needed, left)
    way = _way(first, last, target) if passed else None
    aim = Aim(target, "level", first, tuple(levels[1:]), pace, needed, reached, left, way)
    if not good:
        return aim._replace(verdict=UNKNOWN, reason="no direction")
    if not passed and first.role == "actual" and first.location.path != target.location.path:
        # a report's own level, its base year printed nowhere: what is needed can be said, not the pace
        return Aim(target, "level", None, (first,), pace, needed, None, left, None, UNKNOWN, "no baseline")
    if not passed or needed is None or reached is None:
        return Aim(target, "level", first, (), pace, needed, None, left, None, UNKNOWN, "no actual")
    return aim._replace(verdict=_verdict(reaches(target, last, good), needed, reached, good))


def _base(levels: list[Figure], year: int) -> int:
    """Where the way to a target begins: a plan's own base year, not the years its tables look back to.

    2015, 2020 → 2025 begins in 2020; of a data set year by year (2020, 2021, 2022, 2023) the first counts.
    """
    marked = [number for number, f in enumerate(levels) if f.role == "baseline" and _end(f) < year]
    start = marked[-1] if marked else 0
    year = _end(levels[start])
    for number in range(start - 1, -1, -1):
        if _end(levels[number]) == year - 1:
            start, year = number, year - 1
        elif _end(levels[number]) < year - 1:
            break
    return start


def _verdict(met: bool | None, needed: Interval, reached: Interval, good: str) -> str:
    if met:
        return MET
    if good == "down":
        needed, reached = _mirrored(needed), _mirrored(reached)
    if reached.high < needed.low:
        return BEHIND
    return ON_TRACK if reached.low >= needed.low else UNKNOWN


def _pace(start: Figure, end: Figure, years: int) -> tuple[str, Interval | None]:
    """Growth a year between two levels: a rate, or percentage points for shares."""
    low, high = base(start), _aimed(end) if end.role in AIMS else base(end)
    if dimension(end) in SHARES:
        return "points", scale(subtract(high, low), 100 / years) if years else None
    if low.low <= 0 or high.low <= 0 or not years:
        return "%", None
    return "%", compound_rate(low, high, years)


def _way(first: Figure, last: Figure, target: Figure) -> Interval | None:
    whole, done = subtract(base(target), base(first)), subtract(base(last), base(first))
    if whole.high < 0:
        whole, done = _mirrored(whole), _mirrored(done)
    return scale(divide(done, whole), 100) if whole.low > 0 and whole.high != float("inf") else None


def _by_growth(target: Figure, first: Figure, steps: list[Figure], needed: Interval, years: int) -> Aim:
    """A level target of which only the growth of single years is known."""
    needed_now, left = rest(needed, steps, years)
    verdict = _slower(steps, needed)
    return Aim(
        target, "level", first, tuple(steps), "%", needed_now or needed, mean(steps), left, None, verdict
    )


def _average(corpus: Corpus, target: Figure, steps: list[Figure], years: int) -> Aim:
    inside = _inside(target, steps)
    if not inside:
        return Aim(target, "average", needed=target.quantity.interval, left=years, reason="no actual")
    aimed = _aimed(target)
    needed_now, left = rest(aimed, inside, years)
    return Aim(
        target,
        "average",
        None,
        tuple(inside),
        "%",
        needed_now,
        mean(inside),
        left,
        None,
        _slower(inside, aimed),
    )


def _slower(steps: list[Figure], needed: Interval) -> str:
    reached = mean(steps)
    if reached.high < needed.low:
        return BEHIND
    return ON_TRACK if reached.low >= needed.low else UNKNOWN


def _growth(corpus: Corpus, target: Figure, past: list[Figure]) -> Aim:
    same = [f for f in past if f.period == target.period]
    if not same:
        return Aim(target, "growth", reason="no actual")
    met = reaches(target, same[0], direction(corpus, target))
    return Aim(
        target, "growth", None, tuple(same), verdict=UNKNOWN if met is None else MET if met else MISSED
    )


def _total(corpus: Corpus, target: Figure, past: list[Figure], years: int) -> Aim:
    """A sum over a period against the years of it that are known; the pace is an amount a year."""
    inside = {f.period: f for f in _inside(target, past) if f.aspect in LEVELS and _years(f) == 1}
    yearly = YEARLY in target.attributes
    whole = scale(_aimed(target), years if yearly else 1)
    pace = scale(whole, 1 / years / factor(target))
    if not inside:
        return Aim(target, "total", pace="amount", needed=pace, left=years, reason="no actual")
    done = Interval(sum(base(f).low for f in inside.values()), sum(base(f).high for f in inside.values()))
    left = years - len(inside)
    reached = scale(done, 1 / len(inside) / factor(target))
    needed_now = scale(subtract(whole, done), 1 / left / factor(target)) if left else None
    verdict = BEHIND if reached.high < pace.low else ON_TRACK if reached.low >= pace.low else UNKNOWN
    if not left and verdict == BEHIND:
        verdict = MISSED
    return Aim(
        target, "total", None, tuple(inside.values()), "amount", needed_now, reached, left, None, verdict
    )


def _inside(target: Figure, past: list[Figure]) -> list[Figure]:
    """Past figures of periods within that of the target."""
    whole = target.period
    return [
        f
        for f in past
        if whole and f.period and whole.start <= f.period.start[:4] and _end(f) <= _end(target)
    ]


def _years(figure: Figure) -> int:
    return figure.period.years if figure.period else 0


def _alike(one: Figure, other: Figure) -> bool:
    mine, theirs = unit(one), unit(other)
    return (mine.dimension if mine else one.quantity.unit) == (
        theirs.dimension if theirs else other.quantity.unit
    )


def _partial(figure: Figure) -> bool:
    """Whether a figure is of some months only: 1—11月 says nothing of the year."""
    start, end = figure.period or ("", "")
    return len(start) > 4 and start[5:7] == "01" and end[5:7] not in ("", "12") and start != end


def _end(figure: Figure) -> int:
    return int(figure.period.end[:4]) if figure.period else 0
