"""Two versions of a document lined up: figures that changed, findings that came or went.

Figures are matched by what they mean (indicator, place, period, aspect, role), never by their line: rows may
move, tables may be split. Only what is left over is matched more loosely: another period, another role,
a row under another name.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence

from planlint.corpus import unit
from planlint.model import Document, Figure, Finding, Location
from planlint.named import NamedTuple
from planlint.positions import Positions

KINDS = ("value", "baseline", "target", "unit", "period", "role", "name", "precision", "removed", "added")
AIMS = ("target", "plan")
ALIKE = 0.5  # of the letters of two labels, when one number is all that two rows have in common


class Change(NamedTuple):
    """A figure that differs between the versions; `old` or `new` is None for one that is only in the other.

    `kinds` says in what, of KINDS; `places` are the places in both versions that changed in this same way.
    """

    kinds: tuple[str, ...]
    old: Figure | None
    new: Figure | None
    places: tuple[tuple[Location | None, Location | None], ...]


class Diff(NamedTuple):
    """What is different between two versions of a document; `same` figures and `stayed` findings are not."""

    old: Document
    new: Document
    changes: tuple[Change, ...]
    same: int
    came: tuple[Finding, ...]
    went: tuple[Finding, ...]
    stayed: int


Pair = tuple[Figure, Figure]
Key = Callable[[Figure], Hashable]


def compare(old: Document, new: Document, before: Iterable[Finding], after: Iterable[Finding]) -> Diff:
    """The difference of two versions, with the findings of each of them by itself."""
    pairs, removed, added = matched(old.figures, new.figures)
    differing = [(kinds, pair) for pair in pairs if (kinds := _kinds(*pair))]
    changes = _grouped(differing)
    changes += [Change(("removed",), figure, None, ((figure.location, None),)) for figure in removed]
    changes += [Change(("added",), None, figure, ((None, figure.location),)) for figure in added]
    changes.sort(key=lambda change: _at(change)[1:3])
    moved = {one.location: other.location for one, other in pairs}
    went, came, stayed = _findings(old, new, _standing(before), _standing(after), moved)
    return Diff(old, new, tuple(changes), len(pairs) - len(differing), came, went, stayed)


def matched(old: Sequence[Figure], new: Sequence[Figure]) -> tuple[list[Pair], list[Figure], list[Figure]]:
    """The figures of two versions that are the same one, and those that have none in the other."""
    pairs: list[Pair] = []
    removed, added = list(old), list(new)
    keys: tuple[Key, ...] = (
        lambda f: (_meaning(f), _value(f), f.quantity.unit, f.quantity.text, f.table),
        lambda f: (_meaning(f), _value(f)),
        lambda f: (_meaning(f), f.table, f.row is None),
        _meaning,
        lambda f: (_name(f), f.place, f.aspect, f.role, _value(f), f.table, f.row is None),
        lambda f: (_name(f), f.place, f.aspect, f.period, _value(f)),
    )
    for key in keys:
        found, removed, added = _paired(removed, added, key)
        pairs += found
    found, removed, added = _renamed(removed, added)
    return pairs + found, removed, added


def _paired(
    old: Sequence[Figure], new: Sequence[Figure], key: Key
) -> tuple[list[Pair], list[Figure], list[Figure]]:
    """Figures with one key, in the order of the documents; and those left over."""
    waiting: dict[Hashable, list[Figure]] = {}
    for figure in reversed(old):
        waiting.setdefault(key(figure), []).append(figure)
    pairs, added = [], []
    for figure in new:
        alike = waiting.get(key(figure))
        if alike:
            pairs.append((alike.pop(), figure))
        else:
            added.append(figure)
    gone = {one.location for one, _ in pairs}
    return pairs, [figure for figure in old if figure.location not in gone], added


def _renamed(old: list[Figure], new: list[Figure]) -> tuple[list[Pair], list[Figure], list[Figure]]:
    """Rows with the same numbers under another name, where no other row has these numbers."""
    rows, others = _rows(old), _rows(new)
    pairs: list[Pair] = []
    for numbers, found in rows.items():
        there = others.get(numbers, [])
        if len(found) == len(there) == 1 and (len(numbers) > 1 or _similar(found[0][0], there[0][0])):
            pairs += zip(found[0], there[0], strict=True)
    gone = {figure.location for pair in pairs for figure in pair}
    return (
        pairs,
        [figure for figure in old if figure.location not in gone],
        [figure for figure in new if figure.location not in gone],
    )


def _rows(figures: Iterable[Figure]) -> dict[tuple[Hashable, ...], list[list[Figure]]]:
    """The rows of tables by the numbers in them."""
    rows: dict[tuple[int, int], list[Figure]] = {}
    for figure in figures:
        if figure.row is not None:
            rows.setdefault((figure.block, figure.row), []).append(figure)
    found: dict[tuple[Hashable, ...], list[list[Figure]]] = {}
    for row in rows.values():
        numbers = tuple((f.place, f.period, f.aspect, f.role, _value(f), f.quantity.unit) for f in row)
        found.setdefault(numbers, []).append(row)
    return found


def _similar(one: Figure, other: Figure) -> bool:
    from difflib import SequenceMatcher  # 5 ms, for the few rows that are left over

    return SequenceMatcher(None, one.label, other.label).ratio() >= ALIKE


def _kinds(old: Figure, new: Figure) -> tuple[str, ...]:
    """In what two figures differ, of KINDS."""
    kinds = []
    if _value(old) != _value(new):
        kinds.append("baseline" if new.role == "baseline" else "target" if new.role in AIMS else "value")
    elif old.quantity.unit == new.quantity.unit and old.quantity.decimals != new.quantity.decimals:
        kinds.append("precision")
    if old.quantity.unit != new.quantity.unit:
        kinds.append("unit")
    kinds += [kind for kind in ("period", "role") if getattr(old, kind) != getattr(new, kind)]
    if _name(old) != _name(new):
        kinds.append("name")
    return tuple(kinds)


def _grouped(differing: Iterable[tuple[tuple[str, ...], Pair]]) -> list[Change]:
    """One change for all places where the same figure changed in the same way."""
    found: dict[Hashable, Change] = {}
    for kinds, (old, new) in differing:
        key = (
            kinds,
            _meaning(old),
            _value(old),
            old.quantity.unit,
            _meaning(new),
            _value(new),
            new.quantity.unit,
        )
        place = old.location, new.location
        known = found.get(key)
        found[key] = (
            known._replace(places=(*known.places, place)) if known else Change(kinds, old, new, (place,))
        )
    return list(found.values())


def _findings(
    old: Document,
    new: Document,
    before: list[Finding],
    after: list[Finding],
    moved: dict[Location, Location],
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], int]:
    """The findings that went and came, and how many stayed: at the same words or the same figure."""
    positions = {document.path: Positions([document]) for document in (old, new)}

    def section(found: Finding) -> str | None:
        of = positions.get(found.location.path)
        return of.section(found.location) if of else None

    stayed = 0
    ways: tuple[Callable[[Finding], Hashable], ...] = (
        lambda found: (found.rule, found.text, section(found), found.message),
        lambda found: (found.rule, moved.get(found.location, found.location)),
        lambda found: (found.rule, found.text, section(found)),
        lambda found: (found.rule, found.message),
    )
    for way in ways:
        waiting: dict[Hashable, list[Finding]] = {}
        for found in reversed(before):
            waiting.setdefault(way(found), []).append(found)
        left = []
        for found in after:
            alike = waiting.get(way(found))
            if alike:
                alike.pop()
                stayed += 1
            else:
                left.append(found)
        kept = {id(found) for group in waiting.values() for found in group}
        before, after = [found for found in before if id(found) in kept], left
    return tuple(before), tuple(after), stayed


def _standing(findings: Iterable[Finding]) -> list[Finding]:
    return [found for found in findings if not found.waived]


def _meaning(figure: Figure) -> Hashable:
    return _name(figure), figure.place, figure.period, figure.aspect, figure.role


def _name(figure: Figure) -> str:
    return figure.indicator or "".join(figure.label.split())


def _value(figure: Figure) -> Hashable:
    """The number in base units, to ten digits, so that 5.9亿元 is 59000万元; with its bound."""
    quantity, known = figure.quantity, unit(figure)
    factor = known.factor if known else 1.0
    upper = None if quantity.upper is None else f"{quantity.upper * factor:.10g}"
    return f"{quantity.value * factor:.10g}", upper, quantity.modifier, known.dimension if known else ""


def _at(change: Change) -> Location:
    figure = change.new or change.old
    assert figure is not None
    return figure.location
