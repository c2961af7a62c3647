"""An accounting identity, written as one line in a rule file, must hold for what is printed."""

from collections.abc import Iterable, Iterator

from planlint.corpus import Corpus, base, estimate, place, unit
from planlint.dimensions import MONEY, fits
from planlint.identities import Node, parse
from planlint.intervals import Interval, divide, meet
from planlint.model import Evidence, Figure, Period
from planlint.units import unit_for
from planlint.vocabulary import form

LEVELS = frozenset({"level", "count", "share", "limit"})
ROLES = {"baseline": "actual"}
Key = tuple[Period, str, str]
FOREIGN = MONEY - {"money"}


def identity_holds(
    corpus: Corpus,
    *,
    identity: str,
    slack: float = 0.0,
    pure: bool = False,
    per: tuple[str, ...] = (),
    wholes: tuple[str, ...] = (),
) -> Iterator[Evidence]:
    """Every place and period for which all names of `identity` are printed.

    `slack` is a relative freedom that the definition itself leaves (average against year-end
    population: 0.03), not a tolerance for rounding: that is what the intervals are for. The name left of
    the sign is a number without a unit where it is `pure` (2.07), and an amount for each of the units
    `per` that its label names (亩产423公斤 is 423公斤/亩). What a sentence counts out of a whole (其中) is
    meant only when the identity names the whole, or it is one of `wholes`.
    """
    name, expression = parse(identity)
    names = {printed: _canonical(corpus, printed) for printed in (name, *expression.names())}
    within = {*names.values(), *(_canonical(corpus, whole) for whole in wholes)}
    scopes = [scope for indicator, scope in corpus.series if indicator == names[name]]
    for scope in scopes:
        levels = {
            printed: _levels(corpus.series.get((names[printed], scope), ()), corpus, within)
            for printed in expression.names()
        }
        levels[name] = _levels(_stated(corpus.series[names[name], scope], per), corpus, within, pure)
        for key, stated in levels[name].items():
            parts = {printed: levels[printed].get(key) for printed in expression.names()}
            if all(parts.values()):
                known = {printed: found for printed, found in parts.items() if found}
                yield _held(corpus, expression, stated, known, slack)


def _canonical(corpus: Corpus, name: str) -> str:
    return corpus.vocabulary.find(form(name)) or name


def _stated(figures: list[Figure], per: tuple[str, ...]) -> list[Figure]:
    """The figures with the units they are meant in, when their labels name what they are for each of."""
    if not per:
        return figures
    meant = []
    for figure in figures:
        quantity = figure.quantity
        units = (f"{quantity.unit}/{one}" for one in per if one in figure.label)
        full = quantity.unit if "/" in quantity.unit else next(filter(unit_for, units), "")
        if full:  # else 单产6351公斤: for each of what is left out
            meant.append(figure._replace(quantity=quantity._replace(unit=full)))
    return meant


def _levels(
    figures: Iterable[Figure], corpus: Corpus, names: set[str], pure: bool = False
) -> dict[Key, list[Figure]]:
    """Levels by period and role, without parts of a whole that is none of `names`.

    城镇人口 counted out of 户籍人口 says nothing of 常住人口.
    """
    found: dict[Key, list[Figure]] = {}
    for figure in figures:
        whole = next((value for name, value in figure.attributes if name == "part_of"), None)
        if whole and _canonical(corpus, whole) not in names:
            continue
        entry = corpus.indicator(figure)
        dimensions = entry.dimensions if entry else ()
        known = unit(figure)
        if figure.period and figure.aspect in LEVELS and (known or (pure and not figure.quantity.unit)):
            if known and dimensions and not fits(known.dimension, dimensions):
                continue  # 完成%: beside a sum of money
            # 进出口总额 in dollars is not the sum of exports and imports in yuan
            currency = known.dimension if known and known.dimension in FOREIGN else ""
            key = figure.period, ROLES.get(figure.role, figure.role), currency
            found.setdefault(key, []).append(figure)
    return found


def _held(
    corpus: Corpus, expression: Node, stated: list[Figure], parts: dict[str, list[Figure]], slack: float
) -> Evidence:
    """Printed more than once, a name counts with everything it is printed as: another rule asks that."""
    implied = expression.value({name: _hull(figures) for name, figures in parts.items()})
    free = Interval(implied.low - slack * abs(implied.low), implied.high + slack * abs(implied.high))
    figures = (*stated, *(f for found in parts.values() for f in found))
    # a second value of a paragraph is of a part: 城镇化率64%。中心城区人口86万人,城镇化率91%
    held = {(f.location.path, f.block) for f in stated if f.sentence is not None and meet(base(f), free)}
    wrong = next(
        (f for f in stated if not meet(base(f), free) and (f.location.path, f.block) not in held), None
    )
    if wrong is None:
        return Evidence(figures, holds=True)
    first = {name: found[0] for name, found in parts.items()}
    earlier = _earlier(corpus, expression, first, wrong)
    return Evidence(
        figures,
        (place(wrong), *(place(f, name) for name, f in first.items())),
        {
            "indicator": wrong.label,
            "period": wrong.period.end if wrong.period else "",
            "stated": wrong.quantity.text,
            "implied": estimate(implied, wrong),
            "formula": expression.text({name: f.quantity.text for name, f in first.items()}),
            "earlier": earlier or "",
        },
        cause="fits-previous-year" if earlier else None,
    )


def _hull(figures: list[Figure]) -> Interval:
    intervals = [base(f) for f in figures]
    return Interval(min(i.low for i in intervals), max(i.high for i in intervals))


def _earlier(corpus: Corpus, expression: Node, parts: dict[str, Figure], stated: Figure) -> str | None:
    """The one name whose previous year's level, recomputed from its growth, would make the identity hold."""
    fitting = []
    for name, figure in parts.items():
        for rate in corpus.series[figure.indicator, corpus.scope(figure)]:
            if rate.aspect == "growth" and rate.period == figure.period and rate.quantity.interval.low > -100:
                growth = rate.quantity.interval
                before = divide(base(figure), Interval(1 + growth.low / 100, 1 + growth.high / 100))
                of = {other: before if other == name else base(f) for other, f in parts.items()}
                if meet(base(stated), expression.value(of)):
                    fitting.append(figure.label)
                break
    return fitting[0] if len(fitting) == 1 else None
