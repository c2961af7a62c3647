"""What was reached so far must be fast enough for the target that is still open."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.intervals import Interval
from planlint.model import Estimate, Evidence, Fact, Figure
from planlint.progress import BEHIND, ON_TRACK, Aim, aims

UNITS = {"%": "%", "points": "pp"}


def progress_keeps_pace(corpus: Corpus, *, steep: float = 10.0) -> Iterator[Evidence]:
    """Targets of later years with actuals on the way; a pace below the needed one is evidence.

    Case "growth" when only growth rates of single years are known, "average" for an average growth
    target, "total" for a sum over years; "open" when only what is needed can be said, and it is more
    than `steep` % (or points) a year.
    """
    said: set[tuple[str, str, str]] = set()  # a target repeated in table and prose is one finding
    for aim in aims(corpus):
        target = aim.target
        once = target.indicator, corpus.scope(target), target.period.end if target.period else ""
        if aim.verdict == BEHIND and aim.reached and once not in said:
            said.add(once)
            yield _behind(aim)
        elif aim.reason == "no baseline" and aim.needed and aim.needed.low > steep and once not in said:
            said.add(once)
            yield _open(aim)
        elif aim.verdict in (ON_TRACK, BEHIND):
            yield Evidence((target, *aim.actuals), holds=True)


def _behind(aim: Aim) -> Evidence:
    target, actual = aim.target, aim.actuals[-1]
    unit = UNITS.get(aim.pace, target.quantity.unit)
    facts: dict[str, Fact] = {
        "indicator": _name(target, actual),
        "target": target.quantity.text,
        "year": target.period.end if target.period else "",
        "actual": actual.quantity.text,
        "at": actual.period.end if actual.period else "",
        "reached": _estimate(aim.reached, unit),
        "needed": _estimate(aim.needed, unit),
        "left": aim.left,
    }
    case = {"average": "average", "total": "total"}.get(aim.kind)
    if aim.kind == "level" and actual.aspect == "growth":
        case = "growth"
    start = (place(aim.baseline, "baseline"),) if aim.baseline else ()
    return Evidence(
        (target, *aim.actuals), (place(actual), place(target, "target"), *start), facts, case=case
    )


def _open(aim: Aim) -> Evidence:
    target, actual = aim.target, aim.actuals[-1]
    return Evidence(
        (target, actual),
        (place(actual), place(target, "target")),
        {
            "indicator": _name(target, actual),
            "target": target.quantity.text,
            "year": target.period.end if target.period else "",
            "actual": actual.quantity.text,
            "at": actual.period.end if actual.period else "",
            "reached": "?",
            "needed": _estimate(aim.needed, UNITS.get(aim.pace, target.quantity.unit)),
            "left": aim.left,
        },
        case="open",
    )


def _name(target: Figure, actual: Figure) -> str:
    """The indicator; with the result's own name when it is a near one of another coverage."""
    return target.label if target.indicator == actual.indicator else f"{target.label} ({actual.label})"


def _estimate(interval: Interval | None, unit: str) -> Fact:
    return Estimate.of(interval, unit) if interval else "?"
