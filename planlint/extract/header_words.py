"""The words of table headers, made of `rules/vocabulary/headers.toml` once for a vocabulary."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from planlint import regex
from planlint.extract import periods
from planlint.vocabulary import Vocabulary

TABLE = "vocabulary/headers"

_Entry = TypeVar("_Entry", bound=tuple[str, ...])


class Words:
    """The words of `rules/vocabulary/headers.toml` and `periods.toml`, ready to be looked up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        table: Mapping[str, Any] = vocabulary.tables.get(TABLE, {})
        parts, places, totals = (table.get(key, {}) for key in ("parts", "places", "totals"))
        self.kinds = _turned(table.get("kinds", {}))
        self.kind_ends = tuple(_longest_first((w, k) for w, k in self.kinds.items() if len(w) > 1))
        self.open = frozenset[str](table.get("open", {}).get("words", ()))
        ends = [
            (word, group, name)
            for key, group in (("roles", "role"), ("aspects", "aspect"))
            for name, names in table.get(key, {}).items()
            for word in names
        ]
        self.ends = tuple(_longest_first(ends))  # word, "role" or "aspect", its name
        self.roles = {word: name for word, group, name in ends if group == "role"}
        self.by_sign = _by_sign(ends)  # the same by first and last character
        self.whole = _turned(table.get("whole", {}))
        self.totals = frozenset[str](totals.get("words", ()))
        self.sums = tuple[str, ...](totals.get("ends", ()))  # last words of 收入合计
        self.attributes = frozenset[str](table.get("attributes", {}).get("words", ()))
        self.departments = tuple[str, ...](table.get("departments", {}).get("ends", ()))
        self.empty = frozenset[str](table.get("empty", {}).get("words", ()))
        self.parts = frozenset[str](parts.get("words", ()))
        self.part_prefixes = tuple[str, ...](parts.get("prefixes", ()))
        self.rates = tuple[str, ...](table.get("rates", {}).get("ends", ()))
        self.basis = _turned(table.get("basis", {}))
        self.basis_words = regex.compile("|".join(map(re.escape, self.basis)) or "(?!)")
        self.place_ends = tuple[str, ...](places.get("ends", ()))
        self.not_places = tuple[str, ...](places.get("not", ()))
        self.wholes: str = places.get("whole", "")  # first characters of 全区, 本市, 我省
        self.periods = periods.Words(vocabulary.tables.get(periods.TABLE, {}))

    def foreign(self, name: str, place: str | None) -> str | None:
        """A place as named, None when it is the document's own: its name, or 全区 in a district's."""
        if not name or name == place:
            return None
        own = place and len(name) == 2 and name[0] in self.wholes and place.endswith(name[1])
        return None if own else name


def words(vocabulary: Vocabulary) -> Words:
    """The words of headers that a vocabulary was loaded with."""
    made = vocabulary.made.get(TABLE)
    if not isinstance(made, Words):
        vocabulary.made[TABLE] = made = Words(vocabulary)
    return made


def _turned(lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Word → the name of its list."""
    return {word: name for name, words in lists.items() for word in words}


def _by_sign(ends: list[tuple[str, str, str]]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for entry in ends:
        for sign in {entry[0][0], entry[0][-1]}:
            found[sign] = (*found.get(sign, ()), entry)
    return found


def _longest_first(entries: Iterable[_Entry]) -> list[_Entry]:
    return sorted(entries, key=lambda entry: -len(entry[0]))
