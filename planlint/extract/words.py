"""The words around numbers: `rules/vocabulary/quantities.txt` as dictionaries by first or last character."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from planlint import made
from planlint.index import built_in
from planlint.units import TABLE, table

FILE = "vocabulary/quantities.txt"
MOST = 2000  # pairs of characters that are kept; a plan has a hundred
MODIFIERS = ("about", "over", "at_least", "at_most", "under")

Marked = Mapping[str, tuple[tuple[str, str], ...]]  # character → (word, modifier)
Listed = Mapping[str, tuple[str, ...]]


class ByTwo(dict[str, list[str]]):
    """Words by the first two characters of a text (or the `last`): those that may stand there.

    Of 23 words that begin with 个 one or two are left to try. They are sorted out of those with the same
    first character when a text asks for them.
    """

    def __init__(self, words: Mapping[str, tuple[str, ...]], last: bool = False) -> None:
        self.words, self.last = words, last

    def __missing__(self, two: str) -> list[str]:
        if self.last:
            found = [word for word in self.words.get(two[-1:], ()) if two.endswith(word[-2:])]
        else:
            found = [word for word in self.words.get(two[:1], ()) if two.startswith(word[:2])]
        if len(self) < MOST:
            self[two] = found
        return found


class Words:
    """`before` and `not_before` by last character, `after`, `not_after` and `units` by first one.

    Every tuple has its longest words first, so that the first that fits is the right one.
    """

    before: Marked
    after: Marked
    not_before: Listed
    not_after: ByTwo
    units: ByTwo  # those that may stand behind a number of running text
    scales: frozenset[str]  # those of them that are bare numbers: 万, 亿, million
    single: frozenset[str]  # units that a single Chinese digit may count
    one: frozenset[str]  # units that 一 alone may count: 一成, 一倍, not 一个
    after_one: frozenset[str]  # what may follow a single Chinese digit that means a number
    leads: tuple[str, ...]  # of a cell: 达到, 控制在
    falls: tuple[str, ...]  # the same for a fall: 下降

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self.__dict__.update(lists)
        self.not_after, self.units = ByTwo(lists["not_after"]), ByTwo(lists["units"])


@cache
def words() -> Words:
    """The word lists, read once."""
    folder = built_in()
    return Words(made.of([f"{folder}/{FILE}", f"{folder}/{TABLE}"], _made, "words of quantities"))


def _made() -> dict[str, Any]:
    """The attributes of `Words`, of their files."""
    lists = _lists()
    never = frozenset(lists["never"])
    units = [unit for name, unit in table().units.items() if name not in never]
    numbers = [unit for unit in units if unit.dimension == "number"]
    after_one = {word[0] for word in (*lists["single"], *lists["one"])} | set("余餘多几幾来分又至到—- ")
    return {
        "before": _pairs([(word, m) for m in MODIFIERS for word in lists.get(f"before {m}", ())], -1),
        "after": _pairs([(word, m) for m in MODIFIERS for word in lists.get(f"after {m}", ())], 0),
        "not_before": _by(lists["not before"], -1),
        "not_after": _by(lists["not after"], 0),
        "units": _by([form for unit in units for form in _forms(unit.name)], 0),
        "scales": frozenset(form for unit in numbers for form in _forms(unit.name)),
        "single": frozenset(lists["single"]),
        "one": frozenset(lists["one"]),
        "after_one": frozenset(after_one),
        "leads": tuple(sorted(lists["lead"], key=len, reverse=True)),
        "falls": tuple(sorted(lists["fall"], key=len, reverse=True)),
    }


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


def _pairs(listed: list[tuple[str, str]], at: int) -> dict[str, tuple[tuple[str, str], ...]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for word, modifier in sorted(listed, key=lambda pair: len(pair[0]), reverse=True):
        groups.setdefault(word[at], []).append((word, modifier))
    return {key: tuple(group) for key, group in groups.items()}
