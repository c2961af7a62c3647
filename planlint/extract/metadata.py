"""Metadata of an indicator (YAML) → figures: target lines, baselines, and how far below which year.

The layout of indicator data repositories: `data/indicator_1-1-1.csv` holds the values, `meta/1-1-1.md` or
`indicator-config/1-1-1.yml` what they are measured in and aim at.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from planlint import regex
from planlint.extract import cells
from planlint.extract.accounting import NUMERAL
from planlint.extract.indicators import canonical
from planlint.intervals import Interval
from planlint.model import Block, Cell, Document, Figure, Period, Quantity, Unread
from planlint.named import NamedTuple
from planlint.vocabulary import Vocabulary

TABLE = "vocabulary/metadata"
REASON = "metadata"
LONGEST = 600  # characters of a sentence that may hold a promise; longer ones are prose
_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_INDEX = regex.compile(r"\.\d+(?=\.|$)")


class Words(NamedTuple):
    """The words of `rules/vocabulary/metadata.toml`: keys by what they hold, and the forms of promises."""

    keys: Mapping[str, frozenset[str]]
    english: re.Pattern[str]
    chinese: re.Pattern[str]
    by: re.Pattern[str]
    down: tuple[str, ...]
    up: tuple[str, ...]
    drawn: tuple[str, ...]


class Field(NamedTuple):
    """A field: the way to it without the last key (`graph_target_lines.0`), that key, and its cell."""

    parent: str
    key: str
    cell: Cell


class Promise(NamedTuple):
    """“40 to 45 % below 2005 levels”: the change in percent, falls negative, and where it stands."""

    low: float
    high: float
    year: int
    start: int
    end: int


def words(vocabulary: Vocabulary) -> Words:
    """The words of metadata that a vocabulary was loaded with."""
    made = vocabulary.made.get(TABLE)
    if not isinstance(made, Words):
        vocabulary.made[TABLE] = made = _words(vocabulary.tables.get(TABLE, {}))
    return made


def _words(table: Mapping[str, Any]) -> Words:
    said = table.get("words", {})
    against, by, down, up = (
        "|".join(map(re.escape, sorted(said.get(key, ()), key=len, reverse=True))) or "(?!)"
        for key in ("against", "by", "zh_down", "zh_up")
    )
    number, percent = r"(?<![\d.])(\d{1,3}(?:\.\d{1,3})?)", r"\s*(?:%|per\s?cent|percent|pour\s?cent)"
    return Words(
        {name: frozenset(keys) for name, keys in table.get("keys", {}).items()},
        regex.compile(
            rf"{number}(?:{percent})?(?:\s*(?:to|-|–|and|à)\s*(\d{{1,3}}(?:\.\d{{1,3}})?))?{percent}"
            rf"[^\d.;。%]{{0,80}}?\b(?:{against})\b[^\d.;。%]{{0,40}}?(?<!\d)((?:19|20)\d\d)(?!\d)",
            re.IGNORECASE,
        ),
        regex.compile(
            rf"[比较以于]\s?((?:19|20)\d\d)年?[^\d,，。;；]{{0,12}}?({down}|{up})[^\d,，。;；]{{0,6}}?"
            rf"(\d{{1,3}}(?:\.\d{{1,3}})?)%?(?:[-—~～至到](\d{{1,3}}(?:\.\d{{1,3}})?))?%"
        ),
        regex.compile(rf"\b(?:{by})\s+(?:\w+\s)?((?:19|20)\d\d)(?!\d)|到((?:19|20)\d\d)年", re.IGNORECASE),
        tuple(said.get("down", ())) + tuple(said.get("zh_down", ())),
        tuple(said.get("up", ())) + tuple(said.get("zh_up", ())),
        tuple(said.get("drawn", ())),
    )


def figures(document: Document, index: int, vocabulary: Vocabulary) -> tuple[list[Figure], list[Unread]]:
    """The figures of the metadata block at `index`, and its other numbers."""
    block = document.blocks[index]
    reader = _Reader(document, index, block, vocabulary)
    found = [figure for field in reader.fields for figure in reader.figures(field)]
    held = {figure.location[1:5] for figure in found}
    left = []
    for cell in block.cells:
        for match in NUMERAL.finditer(cell.text.string):
            place = document.locate(*cell.text.span(match.start(), match.end()), block, cell.ref)
            if not any(h[0] == place.line and h[1] <= place.column < h[3] for h in held):
                left.append(Unread(place, match[0], REASON))
    return found, left


class _Reader:
    """Reads the fields of one metadata block."""

    def __init__(self, document: Document, index: int, block: Block, vocabulary: Vocabulary) -> None:
        self.document, self.index, self.block, self.vocabulary = document, index, block, vocabulary
        self.words = words(vocabulary)
        self.fields = [_field(cell) for cell in block.cells if not cell.header and cell.ref]
        self.beside: dict[str, dict[str, str]] = {}  # parent → what the fields below it hold, by meaning
        for field in self.fields:
            for meaning, keys in self.words.keys.items():
                if field.key in keys:
                    self.beside.setdefault(field.parent, {}).setdefault(meaning, field.cell.text.string)
        self.whole = self.beside.get("", {})
        self.name = self.whole.get("name", document.path.replace("\\", "/").rsplit("/", 1)[-1])
        self.promised = self._promised_year()

    def figures(self, field: Field) -> Iterator[Figure]:
        """The figures of one field: a target, a baseline, the promises of a sentence."""
        role = self._role(field)
        text = field.cell.text.string
        if role:
            item = self._item(field.parent)
            unit = item.get("unit", "")
            found = cells.value(text, unit)
            if found:
                period = self._period(role, item)
                yield self._figure(field, (found.start, found.end), found.quantity, period, role, item)
                return
        if field.key in self.words.keys.get("promise", ()) and len(text) < LONGEST:
            for promise in promises(text, self.words):
                yield self._promise(field, promise)

    def _role(self, field: Field) -> str:
        """What a number in the field would be: "target", "baseline", or ""."""
        keys = self.words.keys
        if field.key in keys.get("target", ()) or (field.parent and field.key in keys.get("nested", ())):
            return "target"
        if field.key in keys.get("base", ()):
            return "baseline"
        if field.key != "value" or not field.parent:
            return ""
        holder = _INDEX.sub("", field.parent).rsplit(".", 1)[-1].lower()
        preset = self.beside.get(field.parent, {}).get("preset", "")
        drawn = holder in keys.get("annotations", ()) and preset in self.words.drawn
        return "target" if drawn or holder in keys.get("lines", ()) else ""

    def _item(self, parent: str) -> dict[str, str]:
        """What is said beside a number: its own list item first, below it (label.content), then the whole."""
        found = dict(self.beside.get(parent, {}))
        if parent:
            for way, said in self.beside.items():
                if way.startswith(parent + "."):
                    found = said | found
        general = {k: v for k, v in self.whole.items() if k in ("unit", "base_year", "year", "name")}
        return general | found

    def _period(self, role: str, item: dict[str, str]) -> Period | None:
        """The year of a target (of its label, its field, the promise) or of a baseline."""
        if role == "baseline":
            found = _YEAR.search(item.get("base_year", ""))
        else:
            found = _YEAR.search(item.get("year", "")) or _YEAR.search(item.get("label", ""))
        year = found[1] if found else self.promised if role == "target" else None
        return Period(year, year) if year else None

    def _promised_year(self) -> str | None:
        """The one year by which the sentences of the metadata promise anything."""
        years = {
            found[1] or found[2]
            for field in self.fields
            if field.key in self.words.keys.get("promise", ())
            for found in self.words.by.finditer(field.cell.text.string[:LONGEST])
        }
        return min(years) if len(years) == 1 else None

    def _promise(self, field: Field, promise: Promise) -> Figure:
        text = field.cell.text.string[promise.start : promise.end]
        decimals = len(text.partition(".")[2].rstrip("% ")) if "." in text else 0
        low, high = promise.low, promise.high
        quantity = Quantity(
            text, low, decimals, "%", "none", Interval(low, high), high if high > low else None
        )
        by = [
            year
            for found in self.words.by.finditer(field.cell.text.string)
            if (year := int(found[1] or found[2])) > promise.year
        ]
        period = Period(str(promise.year + 1), str(by[0])) if by else None
        item = {"base_year": str(promise.year)}
        figure = self._figure(field, (promise.start, promise.end), quantity, period, "target", item)
        return figure._replace(aspect="growth_total")

    def _figure(
        self, field: Field, span: tuple[int, int], quantity: Quantity, period: Period | None, role: str,
        item: dict[str, str],
    ) -> Figure:  # fmt: skip
        cell = field.cell
        place = self.document.locate(*cell.text.span(*span), self.block, cell.ref)
        told = [("field", cell.ref or "")]
        told += [
            (kind, item[key])
            for kind, key in (("series", "series"), ("base_period", "base_year"))
            if key in item
        ]
        told += [("coverage", self.whole["coverage"])] if "coverage" in self.whole else []
        name = canonical(self.name, self.vocabulary)
        return Figure(
            place, quantity, self.name, f"{name}/{cell.ref}", None, period, "level", role, "unknown",
            self.index, attributes=tuple(told),
        )  # fmt: skip


def _field(cell: Cell) -> Field:
    parent, _, key = (cell.ref or "").rpartition(".")
    return Field(parent, key.lower(), cell)


def promises(text: str, known: Words) -> Iterator[Promise]:
    """Every “… % below the level of year …” of a text whose direction its words tell."""
    for found in known.english.finditer(text):
        around = text[max(found.start() - 80, 0) : found.end() + 40].lower()
        sign = _sign(around, known)
        if sign:
            yield _made(sign, found[1], found[2], found[3], (found.start(1), _end(text, found)))
    for found in known.chinese.finditer(text):
        sign = _sign(found[2], known)
        if sign:
            yield _made(sign, found[3], found[4], found[1], (found.start(3), found.end()))


def _sign(text: str, known: Words) -> int:
    """-1 where words of a fall stand, 1 where words of a rise do, 0 for both or none."""
    down, up = (any(word in text for word in words) for words in (known.down, known.up))
    return int(up) - int(down)


def _made(sign: int, one: str, other: str | None, year: str, span: tuple[int, int]) -> Promise:
    ends = sorted(sign * float(number) for number in (one, other or one))
    return Promise(ends[0], ends[1], int(year), *span)


def _end(text: str, found: re.Match[str]) -> int:
    """Where the number of a promise ends, with its sign of percent."""
    last = found.end(2) if found[2] else found.end(1)
    percent = re.compile(r"\s*(?:%|per\s?cent|percent|pour\s?cent)", re.IGNORECASE).match(text, last)
    return percent.end() if percent else last
