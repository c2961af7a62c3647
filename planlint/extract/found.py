"""A number and what stands around it: sign, range, modifiers, and what kind of number it looks like."""

from planlint.extract.bounds import quantity
from planlint.extract.modifiers import SIGNS, currency, joined
from planlint.extract.modifiers import after as after_modifier
from planlint.extract.modifiers import before as before_modifier
from planlint.extract.modifiers import sign as sign_before
from planlint.extract.numbers import Number
from planlint.extract.ranges import BETWEEN, RANGE, range_from
from planlint.extract.words import words
from planlint.model import Quantity
from planlint.named import NamedTuple

_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'", "〔": "〕"}


class Found(NamedTuple):
    """A number of a text: `text[start:end]` is `quantity.text`, with adjacent modifiers, sign and unit
    (“约71万人”, “2.5%以内”, “200余人”); `text[digits_start:digits_end]` is its first number's digits.

    `kind` tells what the number looks like:
    "plain"    5 个, 3.2 亿元, 2025 without 年
    "percent"  %, ‰, 个百分点, 1/10万, 百分之五, 九成
    "fraction" 1/10, 三分之二: value 0.1, unit ""
    "ratio"    each number of 1.6:43.5:55
    "multiple" 1.3倍; 翻一番 as 1 番
    "ordinal"  第一, 第3位, 15号
    "date"     2025年, 2021-2025年 (value and upper), 12月, 1月27日, 2023-06-09, 二〇二五年, 11:00; the value
               is its first number
    "name"     digits joined to Latin letters or "+", in quotes of their own, with several points, or too
               long for a number: PM2.5, 5G, 1+N, “1369”, 1.2.3, 202107211321363588
    `chinese` tells a Chinese numeral (三项, 百分之五) from Arabic digits.
    """

    start: int
    end: int
    digits_start: int
    digits_end: int
    quantity: Quantity
    kind: str = "plain"
    chinese: bool = False


def complete(text: str, number: Number, floor: int = 0) -> Found:
    """The number with sign, range and modifiers; what stands before `floor` belongs to another."""
    kind = number.kind
    if kind in ("date", "name", "ratio") and number.unit != "日" and number.end == number.digits_end:
        printed = text[number.start : number.end]
        known = quantity(printed, number.value, number.decimals, number.unit)
        return Found(number.start, number.end, number.start, number.digits_end, known, kind, number.chinese)
    start, sign = number.start, 1
    if text[start - 1 : start] in SIGNS:
        start, sign = sign_before(text, start)
    if text[number.end : number.end + 1] in _RANGE_OR_SPACE:
        number = range_from(text, number, start) or number
    if kind == "plain" and number.unit in _TELLS_NOTHING:
        kind, number = _looks(text, number)
    first, digits_end, end, value, decimals, unit, _, counted, chinese, upper = number
    before = after = "none"
    if text[start - 1 : start] == "第":
        start, kind = start - 1, "ordinal"
    elif kind != "date" or number.unit == "年":
        start, before = before_modifier(text, start)
        end, after = after_modifier(text, end)
        if unit == "年" and before == "about" and text[start] == "近":  # 近5年: the last five years
            start, before = start + 1, "none"
    if unit == "番" and text.endswith(("翻", "翻了"), 0, start):
        start = text.rindex("翻", 0, start)
    if not unit or unit in words().scales:
        start, unit = currency(text, start, unit)
    if start < floor:  # 5$3: the sign is the unit of the 5
        start, sign, before, unit = first, 1, "none", number.unit
    if counted and after == "none":
        after = "over"
    counted = counted or (after == "over" and text[end - 1] in "余多")
    modifier, loose = joined(before, after)
    known = quantity(text[start:end], value * sign, decimals, unit, modifier, upper, loose, counted)
    return Found(start, end, first, digits_end, known, kind, chinese)


_IN_NAMES = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+")
_TELLS_NOTHING = frozenset(("", "年", "月", "日"))
_RANGE_OR_SPACE = RANGE | BETWEEN | {" "}


def _looks(text: str, number: Number) -> tuple[str, Number]:
    """Whether a number without a telling unit is a date, an ordinal or part of a name."""
    unit, start, end = number.unit, number.start, number.digits_end
    value = number.value
    if unit:
        if unit == "年" and end - start == 4 and 1900 <= value <= 2100:
            return "date", number
        if unit in ("月", "日") and value <= 31 and not number.decimals:
            return "date", number
        return "plain", number
    before, after = text[start - 1 : start], text[number.end : number.end + 1]
    if before in _IN_NAMES or after in _IN_NAMES:
        return "name", number
    if before in _QUOTES and after == _QUOTES[before]:
        return "name", number
    if text[start] == "0" and end - start > 1 and not number.decimals:  # 01525
        return "name", number
    if after in ("号", "號", "#"):
        return "ordinal", number._replace(end=number.end + 1, unit=after)
    if number.upper and end - start == 4 and 1900 <= value < number.upper <= 2100:
        return "date", number
    return "plain", number
