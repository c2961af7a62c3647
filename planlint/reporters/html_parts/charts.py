"""Series of figures → charts: paths of levels, growth year by year, totals; targets with their pace."""

from collections.abc import Iterable
from math import isfinite

from planlint.corpus import Corpus, unit
from planlint.intervals import Interval
from planlint.model import Figure, Location
from planlint.named import NamedTuple
from planlint.progress import AIMS, LEVELS, MET, PAST, Aim, aims
from planlint.reporters.html_parts.drawing import Drawing, Frame, between
from planlint.reporters.html_parts.paths import path
from planlint.reporters.html_parts.rates import rates, total

LIMIT = 300  # charts; a page with more takes seconds to open, and nobody looks at them all
ORDER = ("missed", "behind", "on track", "met", "unknown", "")


class Chart(NamedTuple):
    """One series: its name, scope and unit, the drawings, and each target with its verdict in words."""

    id: str
    title: str
    scope: str
    unit: str
    verdict: str
    drawings: tuple[Drawing, ...]
    notes: tuple[tuple[str, str], ...]  # verdict, what is said of the target
    contested: bool = False
    places: tuple[Location, ...] = ()


class Charts(NamedTuple):
    """The charts of a corpus, those first that ask for a look; `ids` are the places drawn in them."""

    charts: tuple[Chart, ...]
    left: int
    ids: dict[Location, str]


def charts(corpus: Corpus, contested: frozenset[Location], words: dict[str, str]) -> Charts:
    """A chart for every series that has a target, or two values of one kind.

    `contested` are the places that findings are about; `words` those of the page.
    """
    aimed: dict[tuple[str, str], list[Aim]] = {}
    for aim in aims(corpus):
        aimed.setdefault((aim.target.indicator, corpus.scope(aim.target)), []).append(aim)
    ids: dict[Location, str] = {}
    found = []
    for key, figures in corpus.series.items():
        drawings = _drawings(figures, aimed.get(key, []), Frames(ids, contested), words)
        if drawings:
            found.append(_chart(corpus, figures, aimed.get(key, []), drawings, contested, words))
    found.sort(key=lambda chart: (not chart.contested, ORDER.index(chart.verdict)))
    kept = tuple(chart._replace(id=f"c{number}") for number, chart in enumerate(found[:LIMIT], 1))
    return Charts(kept, len(found) - len(kept), ids)


class Frames(NamedTuple):
    """What every drawing of a page has in common."""

    ids: dict[Location, str]
    contested: frozenset[Location]

    def frame(self) -> Frame:
        """A frame for one more drawing."""
        return Frame(self.ids, self.contested)


def _drawings(
    figures: list[Figure], aimed: list[Aim], frames: Frames, words: dict[str, str]
) -> tuple[Drawing, ...]:
    made = [
        path(_distinct(f for f in figures if f.period), frames.frame(), words),
        rates(_distinct(f for f in figures if f.period), frames.frame(), words),
        *(total(aim, words) for aim in _once(aimed) if aim.kind == "total" and aim.actuals),
    ]
    return tuple(drawing for drawing in made if drawing)


def _chart(
    corpus: Corpus,
    figures: list[Figure],
    aimed: list[Aim],
    drawings: tuple[Drawing, ...],
    contested: frozenset[Location],
    words: dict[str, str],
) -> Chart:
    first = figures[0]
    named = next((f for f in figures if f.aspect in LEVELS and f.quantity.unit), first)
    notes = tuple((aim.verdict, _note(aim, words)) for aim in _once(aimed))
    verdicts = [verdict for verdict, _ in notes]
    return Chart(
        "",
        first.indicator,
        corpus.scope(first),
        named.quantity.unit,
        min(verdicts, key=ORDER.index, default=""),
        drawings,
        notes,
        any(f.location in contested for f in figures),
        tuple(f.location for f in figures),
    )


def _note(aim: Aim, words: dict[str, str]) -> str:
    """A target in words: 2025: 929 · needs 9.5% a year · so far 7.4% a year · 34% of the way."""
    target = aim.target
    years = [target.period.start[:4], target.period.end[:4]] if target.period else []
    pace = {"%": "%", "points": words["points"]}.get(aim.pace, target.quantity.unit)
    said = ["–".join(dict.fromkeys(years)) + " " + target.quantity.text]
    if aim.needed and aim.left and aim.verdict != MET and _finite(aim.needed):
        said.append(words["needed"].format(between(aim.needed) + pace))
    if aim.reached and _finite(aim.reached):
        said.append(words["reached"].format(between(aim.reached) + pace))
    if aim.way and _finite(aim.way):
        said.append(words["way"].format(f"{max(sum(aim.way) / 2, 0):.0f}"))
    if aim.left and aim.actuals:
        said.append(words["left"].format(aim.left))
    if aim.reason:
        said.append(words.get(aim.reason, aim.reason))
    return " · ".join(said)


def _finite(interval: Interval) -> bool:
    return isfinite(interval.low) and isfinite(interval.high)


def _once(aimed: Iterable[Aim]) -> list[Aim]:
    """The aims without those that only repeat another in other words or another table."""
    found: dict[object, Aim] = {}
    for aim in aimed:
        target = aim.target
        known = unit(target)
        value = target.quantity.value * (known.factor if known else 1)
        found.setdefault((aim.kind, target.period, round(value, 9)), aim)
    return list(found.values())


def _distinct(figures: Iterable[Figure]) -> list[Figure]:
    """The figures without those that print the same number for the same year again."""
    found: dict[object, Figure] = {}
    for figure in figures:
        past = figure.role in PAST
        kind = figure.role in AIMS, past, figure.aspect if figure.aspect.startswith("growth") else ""
        found.setdefault(
            (figure.period, round(figure.quantity.value, 9), figure.quantity.modifier, kind), figure
        )
    return list(found.values())
