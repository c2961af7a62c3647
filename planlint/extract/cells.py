"""What a table cell is by its own look: empty, a number, a unit, a period, a department, words."""

from functools import lru_cache
from typing import TypeVar

from planlint import regex
from planlint.extract import headers, labels, periods, quantities
from planlint.extract.headers import Column
from planlint.extract.labels import Label
from planlint.extract.numbers import CHINESE, FORMAL
from planlint.intervals import NOISE, Interval
from planlint.model import Quantity, Text
from planlint.named import NamedTuple
from planlint.units import unit_for
from planlint.vocabulary import Vocabulary

EMPTY, NUMBER, ORDINAL, UNIT, PERIOD, ATTRIBUTE, DEPARTMENT, WORDS = (
    "empty", "number", "ordinal", "unit", "period", "attribute", "department", "words",
)  # fmt: skip

DIGIT = regex.compile(r"\d")
# what most cells of a data set are: no unit, no sign but a minus, digits that a float holds exactly
PLAIN = regex.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,12})?")
# what most others are, with thousands apart or in percent: `quantities.parse` needs ten times as long
_COMMON = regex.compile(r"(-?(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,12})?)(%?)")
_NUMERAL = regex.compile(f"[{CHINESE}{FORMAL}半]")
_ORDINAL = regex.compile(r"[(（]?\d{1,4}[)）.、．]?")
_TO_ONE = regex.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s?[:：∶]\s?1")  # 2.07:1, a ratio of incomes
_CUMULATIVE = regex.compile(r"[\[〔【［]([^\[\]〔〕【】［］]{1,30})[\]〕】］]")
_HALVES = tuple(0.5 * 10.0**-decimals for decimals in range(13))
_new = tuple.__new__
_MOMENTS = frozenset("年月日号")
MOST_KEPT = 20_000  # texts of each kind
_LONGEST = 60  # characters of a cell that may hold one quantity; the longest real ones have 20


_Told = TypeVar("_Told")


def natures(vocabulary: Vocabulary) -> "Natures":
    """The natures of a vocabulary, for all its tables."""
    made = vocabulary.made.get("natures")
    if not isinstance(made, Natures):
        vocabulary.made["natures"] = made = Natures(vocabulary)
    return made


def _kept(known: dict[str, _Told], text: str, told: _Told) -> _Told:
    """What was told, kept of a text that may come again; a hostile table must not fill the memory."""
    if len(text) <= _LONGEST:
        if len(known) >= MOST_KEPT:
            known.clear()
        known[text] = told
    return told


class Natures:
    """What a cell's text is, and what it says as a header or as the name of a row: told once and kept.

    For the next equal cell of any table: equal units, headers and indicators stand in most tables of a plan.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary, self.words = vocabulary, headers.words(vocabulary)
        self.known: dict[str, str] = {}
        self.pieces: dict[str, Column] = {}
        self.labels: dict[str, Label] = {}

    def piece(self, text: str) -> Column:
        """What a header cell says; it is asked for where the header ends, and again for its column."""
        found = self.pieces.get(text)
        if found is None:
            found = _kept(self.pieces, text, headers.piece(text, self.words, self.vocabulary))
        return found

    def label(self, text: str) -> Label:
        """The name of a row."""
        found = self.labels.get(text)
        if found is None:
            found = _kept(self.labels, text, labels.label(text, self.words, self.vocabulary))
        return found

    def __call__(self, text: str) -> str:
        nature = self.known.get(text)
        if nature is None:
            nature = _kept(self.known, text, self._nature(text))
        return nature

    def _nature(self, text: str) -> str:
        if self.empty(text):
            return EMPTY
        if len(text) > _LONGEST:
            return WORDS
        if DIGIT.search(text):
            return self._with_digits(text)
        name = headers.squeezed(text)
        if name in self.words.attributes:
            return ATTRIBUTE
        if unit_for(text):
            return UNIT
        if len(text) < 12 and self._is_period(text):
            return PERIOD
        if _NUMERAL.search(text) and quantities.parse(text):
            return NUMBER  # 十二万
        return DEPARTMENT if name.endswith(self.words.departments) and len(name) > 1 else WORDS

    def _with_digits(self, text: str) -> str:
        if _ORDINAL.fullmatch(text):
            return ORDINAL
        if text.startswith("1/") and unit_for(text):
            return UNIT
        if _COMMON.fullmatch(text) or _TO_ONE.fullmatch(text) or quantity(text, ""):
            return NUMBER
        if self._is_period(text):
            return PERIOD
        return UNIT if not text[0].isdigit() and unit_for(text) else WORDS

    def _is_period(self, text: str) -> bool:
        return periods.parse(text, self.words.periods, year=2000) is not None

    def empty(self, text: str) -> bool:
        """Whether a cell says nothing: "", -, —, /, 无."""
        return not text or (len(text) < 8 and text.strip().lower() in self.words.empty)


class Value(NamedTuple):
    """The quantity of a cell, where it stands in the cell's text, and whether brackets mark it cumulative."""

    quantity: Quantity
    start: int
    end: int
    cumulative: bool = False


def value(text: str, unit: str) -> Value | None:
    """The one quantity a value cell prints; [13.5] in a plan's table is a sum over the years of the plan."""
    if PLAIN.fullmatch(text):
        return Value(plain(text, unit), 0, len(text))
    if common := _COMMON.fullmatch(text):
        digits = plain(common[1].replace(",", ""), common[2] or unit)
        return Value(digits._replace(text=text), 0, len(text))
    if len(text) > _LONGEST:
        return None
    if ratio := _TO_ONE.fullmatch(text):
        return Value(plain(ratio[1], ""), 0, ratio.end(1))
    if found := _CUMULATIVE.fullmatch(text.strip()):
        start = text.index(found[1])
        inner = found[1].strip()
        start += found[1].index(inner) if inner else 0
        read = quantity(inner, unit)
        return Value(read, start, start + len(inner), True) if read else None
    read = quantity(text, unit)
    if read is None:
        return None
    start = text.find(read.text)
    return Value(read, start, start + len(read.text)) if start >= 0 else None


def is_cumulative(text: str) -> bool:
    """Whether a cell stands in square brackets: [13.5] in a plan's table is a sum over its years."""
    return text[:1] in "[〔【［" and _CUMULATIVE.fullmatch(text.strip()) is not None


def plain(text: str, unit: str) -> Quantity:
    """The quantity of digits alone."""
    number = float(text)
    decimals = len(text) - point - 1 if (point := text.find(".")) >= 0 else 0
    half = _HALVES[decimals]
    low, high = number - half, number + half
    # `intervals.rounded` written out: 300 000 cells of a data set feel the calls
    interval = _new(Interval, (low - abs(low) * NOISE, high + abs(high) * NOISE))
    return _new(Quantity, (text, number, decimals, unit, "none", interval, None))


@lru_cache(4096)
def quantity(text: str, unit: str) -> Quantity | None:
    """The quantity of a short cell that holds nothing else and is no date: asked for its nature and value."""
    read = quantities.parse(text, unit)
    if read and read.unit[:1] in _MOMENTS and read.unit != unit and is_period(text):
        return None  # 2025年(建议), 1-9月; 30年 is a duration
    return read


def is_period(text: str) -> bool:
    """Whether a text is a year, a date or months and nothing else but words in brackets."""
    said = headers.without_brackets(text)
    found = periods.scan(said, periods.NO_WORDS, 2000)
    return len(found) == 1 and found[0].end - found[0].start >= len(said.rstrip("份度 "))


def joined(texts: list[Text]) -> Text:
    """The pieces of one broken cell as one text."""
    strings: list[str] = []
    anchors: list[tuple[int, int]] = []
    length = 0
    for text in texts:
        if not text.string:
            continue
        anchors += [(here + length, there) for here, there in text.anchors if here < len(text.string)]
        strings.append(text.string)
        length += len(text.string)
    return Text("".join(strings), tuple(anchors)) if strings else texts[0]
