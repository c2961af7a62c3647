"""The words around numbers: `rules/vocabulary/quantities.txt` as dictionaries by first or last character."""

from functools import cache
from typing import NamedTuple

from planlint.index import built_in
from planlint.units import table

FILE = "vocabulary/quantities.txt"
Paired = dict[str, tuple[str, ...]]
MODIFIERS = ("about", "over", "at_least", "at_most", "under")


class Words(NamedTuple):
    """`before` and `not_before` by last character, `after` by first one, `not_after` and `units` by two.

    Every tuple has its longest words first, so that the first that fits is the right one.
    """

    before: dict[str, tuple[tuple[str, str], ...]]  # (word, modifier)
    after: dict[str, tuple[tuple[str, str], ...]]
    not_before: dict[str, tuple[str, ...]]
    not_after: Paired
    units: Paired  # those that may stand behind a number of running text
    scales: frozenset[str]  # those of them that are bare numbers: 万, 亿, million
    single: frozenset[str]  # units that a single Chinese digit may count
    one: frozenset[str]  # units that 一 alone may count: 一成, 一倍, not 一个
    after_one: frozenset[str]  # what may follow a single Chinese digit that means a number
    leads: tuple[str, ...]  # what leads to the number of a cell: 达到, 控制在
    falls: tuple[str, ...]  # the same for a fall: 下降


@cache
def words() -> Words:
    """The word lists, read once."""
    lists = _lists()
    before = [(word, modifier) for modifier in MODIFIERS for word in lists.get(f"before {modifier}", ())]
    after = [(word, modifier) for modifier in MODIFIERS for word in lists.get(f"after {modifier}", ())]
    never = frozenset(lists["never"])
    known = table()
    units = [unit for name, unit in known.units.items() if name not in never]
    read = [form for unit in units for form in _forms(unit.name)]
    scales = frozenset(form for unit in units if unit.dimension == "number" for form in _forms(unit.name))
    return Words(
        _pairs(before, -1),
        _pairs(after, 0),
        _by(lists["not before"], -1),
        _paired(lists["not after"]),
        _paired(read),
        scales,
        frozenset(lists["single"]),
        frozenset(lists["one"]),
        frozenset(word[0] for word in (*lists["single"], *lists["one"])) | set("余餘多几幾来分又至到—- "),
        tuple(sorted(lists["lead"], key=len, reverse=True)),
        tuple(sorted(lists["fall"], key=len, reverse=True)),
    )


def _forms(name: str) -> tuple[str, ...]:
    """English names begin a table cell or stand in capitals: million, Million, MILLION; cm, CM."""
    if len(name) > 1 and name.isascii() and name.islower():
        return name, name.capitalize(), name.upper()
    return (name,)


def _lists() -> dict[str, list[str]]:
    with open(f"{built_in()}/{FILE}", encoding="utf-8") as file:
        lines = file.read().splitlines()
    lists = {}
    for line in lines:
        if line and line[0] != "#":
            name, _, values = line.partition(" = ")
            lists[" ".join(name.split())] = [word.replace("_", " ") for word in values.split()]
    return lists


def _by(listed: list[str], at: int) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in sorted(listed, key=len, reverse=True):
        groups.setdefault(word[at], []).append(word)
    return {key: tuple(group) for key, group in groups.items()}


def _paired(listed: list[str]) -> Paired:
    """Words by their first two characters: of 23 that begin with 个 one or two are left to try.

    A word of one character stands behind the longer ones, and under that character alone. Every first
    character is a key.
    """
    groups: dict[str, list[str]] = {word[0]: [] for word in listed}
    for word in sorted(listed, key=len, reverse=True):
        groups.setdefault(word[:2], []).append(word)
    return {key: (*group, *groups.get(key[:-1], ())) for key, group in groups.items()}


def _pairs(listed: list[tuple[str, str]], at: int) -> dict[str, tuple[tuple[str, str], ...]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for word, modifier in sorted(listed, key=lambda pair: len(pair[0]), reverse=True):
        groups.setdefault(word[at], []).append((word, modifier))
    return {key: tuple(group) for key, group in groups.items()}
