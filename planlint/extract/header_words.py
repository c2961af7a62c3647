"""The words of table headers, made of `rules/vocabulary/headers.toml` once for a vocabulary."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from planlint import regex
from planlint.extract import periods
from planlint.vocabulary import Vocabulary

TABLE = "vocabulary/headers"

_Entry = TypeVar("_Entry", bound=tuple[str, ...])


class Words(NamedTuple):
    """The words of `rules/vocabulary/headers.toml` and `periods.toml`, ready to be looked up."""

    kinds: Mapping[str, str]
    kind_ends: tuple[tuple[str, str], ...]
    open: frozenset[str]
    ends: tuple[tuple[str, str, str], ...]  # word, "role" or "aspect", its name; longest first
    by_sign: Mapping[str, tuple[tuple[str, str, str], ...]]  # the same by first and last character
    whole: Mapping[str, str]
    totals: frozenset[str]
    sums: tuple[str, ...]  # last words of 收入合计
    attributes: frozenset[str]
    departments: tuple[str, ...]
    empty: frozenset[str]
    parts: frozenset[str]
    part_prefixes: tuple[str, ...]
    rates: tuple[str, ...]
    basis: Mapping[str, str]
    basis_words: re.Pattern[str]
    place_ends: tuple[str, ...]
    not_places: tuple[str, ...]
    wholes: str  # first characters of 全区, 本市, 我省
    periods: periods.Words

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
        vocabulary.made[TABLE] = made = _words(vocabulary)
    return made


def _words(vocabulary: Vocabulary) -> Words:
    table: Mapping[str, Any] = vocabulary.tables.get(TABLE, {})
    kinds = {word: kind for kind, names in table.get("kinds", {}).items() for word in names}
    ends = [
        (word, group, name)
        for key, group in (("roles", "role"), ("aspects", "aspect"))
        for name, names in table.get(key, {}).items()
        for word in names
    ]
    parts: Mapping[str, Any] = table.get("parts", {})
    basis = {word: name for name, names in table.get("basis", {}).items() for word in names}
    return Words(
        kinds,
        tuple(_longest_first((w, k) for w, k in kinds.items() if len(w) > 1)),
        frozenset(table.get("open", {}).get("words", ())),
        tuple(_longest_first(ends)),
        _by_sign(ends),
        {word: name for name, names in table.get("whole", {}).items() for word in names},
        frozenset(table.get("totals", {}).get("words", ())),
        tuple(table.get("totals", {}).get("ends", ())),
        frozenset(table.get("attributes", {}).get("words", ())),
        tuple(table.get("departments", {}).get("ends", ())),
        frozenset(table.get("empty", {}).get("words", ())),
        frozenset(parts.get("words", ())),
        tuple(parts.get("prefixes", ())),
        tuple(table.get("rates", {}).get("ends", ())),
        basis,
        regex.compile("|".join(map(re.escape, basis)) or "(?!)"),
        tuple(table.get("places", {}).get("ends", ())),
        tuple(table.get("places", {}).get("not", ())),
        table.get("places", {}).get("whole", ""),
        periods.words(vocabulary.tables.get(periods.TABLE, {})),
    )


def _by_sign(ends: list[tuple[str, str, str]]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for entry in ends:
        for sign in {entry[0][0], entry[0][-1]}:
            found[sign] = (*found.get(sign, ()), entry)
    return found


def _longest_first(entries: Iterable[_Entry]) -> list[_Entry]:
    return sorted(entries, key=lambda entry: -len(entry[0]))
