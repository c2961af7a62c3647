"""The indicators planlint knows: names, synonyms, dimension, bounds, price basis, direction."""

from collections.abc import Iterable, Sequence
from typing import Any

from planlint import made
from planlint.errors import RuleError, did_you_mean
from planlint.index import Tables, built_in
from planlint.named import NamedTuple

FOLDER = "vocabulary/indicators/"
LABELS = "vocabulary/labels"
MOST = 20_000
DIRECTIONS = ("", "up", "down")

# full-width forms to half width; quotes, spaces and middle dots, which print the same name, to nothing
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FORM = _WIDTH | dict.fromkeys(map(ord, "“”‘’\"'「」『』《》〈〉*※·•\u3000\u00a0\u200b\ufeff \t\r\n"), None)
_FORM |= {ord("〔"): "(", ord("〕"): ")", ord("【"): "(", ord("】"): ")", ord("["): "(", ord("]"): ")"}
# characters that may be there or not in one name: 研究与试验发展 / 研究和试验发展, 执业(助理)医师
_BETWEEN = "\0"
_OPTIONAL = "的与和及、,()-—_/&."


class Indicator(NamedTuple):
    """One indicator of the vocabulary (`rules/vocabulary/indicators/*.toml`).

    `dimensions` are those its levels may be printed in (`units.Unit.dimension`: "money", "person",
    "ratio" …), the usual one first, none when anything goes; `low` and `high` bound its level in the
    base unit of that first dimension (a share: 0 and 1); `per` is the 1000 of 每千人口…, else 1;
    `prices` tells whether its levels are values at current prices whose growth may be stated at
    constant prices; `good` is "up", "down" or "" (no direction); `near` are indicators of a slightly
    different coverage that a target may be held against when the difference is named.
    """

    name: str
    synonyms: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    per: int = 1
    prices: bool = False
    good: str = ""
    near: tuple[str, ...] = ()

    @property
    def dimension(self) -> str | None:
        """The dimension it is usually printed in, None when anything goes."""
        return self.dimensions[0] if self.dimensions else None


class Labels(NamedTuple):
    """What may surround or vary in a printed name without making another indicator of it."""

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    brackets: frozenset[str] = frozenset()  # contents of a last bracket that say nothing of the indicator
    fragments: tuple[tuple[str, str], ...] = ()  # abbreviation → what it stands for, anywhere in a name


class Vocabulary:
    """Canonical indicators by every name they are printed under; names are given as `form` makes them."""

    def __init__(
        self, indicators: Iterable[Indicator], labels: Labels | None = None, tables: Tables | None = None,
        sources: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self.tables = tables or {}  # the other vocabulary files, "vocabulary/headers" … → their table
        self.indicators = {i.name: i for i in indicators}
        self.labels = labels or Labels()
        # key of a name → canonical name; kept from run to run where `sources` are all that they are made of
        self.names = made.of(sources, self._names, "names of indicators") if sources else self._names()
        self._found: dict[str, str | None] = {}  # what `find` was asked, of at most MOST names
        self.canonical: dict[str, str] = {}  # printed label → canonical, filled as labels are met
        # of the configuration: folder, glob of files in it, and what their headers are read as
        self.columns: tuple[tuple[str, str, dict[str, str]], ...] = ()
        self.made: dict[str, Any] = {}  # what readers of `tables` made of them, kept for the next document

    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        pairs: list[tuple[str, str]] = []
        for indicator in self.indicators.values():
            for name in (indicator.name, *indicator.synonyms):
                if name.isascii():
                    names.setdefault(name, indicator.name)
                else:
                    pairs.append((name, indicator.name))
        # 2000 names as one string: 1 ms instead of 3
        keys = key(self.spelt(_BETWEEN.join(name for name, _ in pairs)))
        for found, (_, canonical) in zip(keys.split(_BETWEEN), pairs, strict=bool(pairs)):
            names.setdefault(found, canonical)
        return names

    def get(self, canonical: str) -> Indicator | None:
        """The indicator of a canonical name (`Figure.indicator`), or None when it is unknown."""
        return self.indicators.get(canonical)

    def find(self, name: str) -> str | None:
        """The canonical name of a name as `form` gives it, or None."""
        try:
            return self._found[name]
        except KeyError:
            found = self.names.get(key(self.spelt(name)))
            if len(self._found) < MOST:
                self._found[name] = found
            return found

    def spelt(self, name: str) -> str:
        """The name with its abbreviations written out: 规上 → 规模以上, GDP → 地区生产总值."""
        for short, full in self.labels.fragments:
            if short in name:
                name = name.replace(short, full)
        return name


def form(name: str) -> str:
    """A name as it is compared and, when unknown, kept: half width, no quotes or stray spaces.

    Latin letters in a Chinese name are upper case (5G, GDP), a name of ASCII alone is lower case.
    """
    if name.isascii():
        return " ".join(name.split()).lower().strip("\"'* ")
    return name.translate(_FORM).upper()


def key(name: str) -> str:
    """What two spellings of one form have in common: no brackets, 的, 与, 和, 及."""
    if not name.isascii():
        for sign in _OPTIONAL:
            name = name.replace(sign, "")
    return name


def load(tables: Tables, extra: Iterable[tuple[str, dict[str, Any]]] = ()) -> Vocabulary:
    """The vocabulary of an index, with `extra` (path, table) pairs of a user's own files.

    A user's entry for a known indicator adds its synonyms and replaces the other keys it gives.
    """
    entries: dict[str, dict[str, Any]] = {}
    for name, table in tables.items():
        if name.startswith(FOLDER):
            entries.update(table)
    own = list(extra)
    for path, table in own:
        for name, entry in table.items():
            _valid(name, entry, path)
            known = entries.get(name, {})
            synonyms = [*known.get("synonyms", ()), *map(form, (name, *entry.get("synonyms", ())))]
            entries[name] = known | entry | {"synonyms": synonyms}
    others = {n: t for n, t in tables.items() if n.startswith("vocabulary/") and not n.startswith(FOLDER)}
    names = [] if own else [LABELS, *(name for name in tables if name.startswith(FOLDER))]
    sources = [f"{built_in()}/{name}.toml" for name in names]
    return Vocabulary(_indicators(entries), _labels(tables.get(LABELS, {})), others, sources)


def _indicators(entries: dict[str, dict[str, Any]]) -> Iterable[Indicator]:
    for name, entry in entries.items():
        dimension = entry.get("dimension", ())
        yield Indicator(
            name,
            tuple(entry.get("synonyms", ())),
            (dimension,) if isinstance(dimension, str) else tuple(dimension),
            entry.get("low"),
            entry.get("high"),
            entry.get("per", 1),
            entry.get("prices", False),
            entry.get("good", ""),
            tuple(entry.get("near", ())),
        )


def _labels(table: dict[str, Any]) -> Labels:
    return Labels(
        tuple(table.get("prefixes", ())),
        tuple(table.get("suffixes", ())),
        frozenset(table.get("brackets", ())),
        tuple(table.get("fragments", {}).items()),
    )


def _valid(name: str, entry: Any, path: str) -> None:
    """Refuse a user's entry that is not a table of known keys with values of their kind."""
    kinds: dict[str, tuple[type, ...]] = {
        "synonyms": (list,), "dimension": (str, list), "low": (int, float), "high": (int, float),
        "per": (int,), "prices": (bool,), "good": (str,), "near": (list,),
    }  # fmt: skip
    if not isinstance(entry, dict):
        raise RuleError("an indicator is a table of keys such as synonyms and dimension", path, name)
    for given, value in entry.items():
        if given not in kinds:
            raise RuleError("unknown key" + did_you_mean(given, kinds), path, f"{name}.{given}")
        if not isinstance(value, kinds[given]) or (isinstance(value, bool) and bool not in kinds[given]):
            wanted = " or ".join(kind.__name__ for kind in kinds[given])
            raise RuleError(f"must be {wanted}, not {type(value).__name__}", path, f"{name}.{given}")
    if entry.get("good", "") not in DIRECTIONS:
        raise RuleError("must be 'up' or 'down'", path, f"{name}.good")
