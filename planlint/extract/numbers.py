"""A printed number with its unit, as it stands in a text, before the words around it are looked at.

One small regex finds the number; everything behind it is looked up in dictionaries (see `unit_names`).
"""

import re
from functools import cache, lru_cache
from math import log10

from planlint import regex
from planlint.extract.modifiers import after, before
from planlint.extract.numerals import DIGITS, LONGEST, digit_string, numeral, product
from planlint.extract.patterns import Pattern
from planlint.extract.unit_names import unit_at
from planlint.extract.words import words
from planlint.named import NamedTuple
from planlint.units import unit_for

ARABIC = "0-9０-９"
CHINESE = "零〇一二两三四五六七八九十百千万亿兩萬億兆"
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟貳參陸倆"  # of cheques; in running text 陆, 伍 and 拾 are words
WIDTH = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF0C: 0x2C, 0xFF0E: 0x2E, 0xFF0F: 0x2F}
NUMBER = Pattern(
    rf"[{ARABIC}]++(?:(?:,|，(?=[０-９]))[{ARABIC}]{{3}}(?![{ARABIC}]))*+(?:[.．][{ARABIC}]++)?"
    rf"|[{CHINESE}]++(?:[点點][{CHINESE}]++)?"
)
_CHINESE = frozenset(CHINESE)
_VAGUE = frozenset("几数幾數")  # 几十, 数百 have no value
_PERCENT = {"百": "%", "千": "‰", "万": "‱", "十万": "1/10万", "佰": "%", "仟": "‰", "萬": "‱"}
# longer whole numbers are serial numbers: a float holds no more digits
_LONGEST = 15


class Number(NamedTuple):
    """Digits from `start` to `digits_end`, with their unit to `end`; `kind` as in `quantities.Found`.

    `counted` tells that 余, 多 or 几 stands within (200余人); `upper` the far end of a range.
    """

    start: int
    digits_end: int
    end: int
    value: float
    decimals: int
    unit: str
    kind: str = "plain"
    counted: bool = False
    chinese: bool = False
    upper: float | None = None


@cache
def pattern() -> re.Pattern[str]:
    """Arabic digits anywhere; Chinese numerals where a unit, a scale or 第 gives them a meaning."""
    follow = "".join(first for first in words().units.words if not first.isascii())
    return regex.compile(
        rf"[{ARABIC}{CHINESE}](?:"
        rf"(?<=[{ARABIC}])[{ARABIC}]*+"
        rf"(?:(?:,|，(?=[０-９]))[{ARABIC}]{{3}}(?![{ARABIC}]))*+(?:[.．][{ARABIC}]++)?"
        rf"|(?<![{CHINESE}].)(?<=[{CHINESE}])[{CHINESE}]*+(?:[点點][{CHINESE}]++)?"
        rf"(?:(?=[{follow}余餘多几幾来分又以左至到或—-])"
        rf"|(?<=[万亿萬億])|(?<=[{CHINESE}]{{3}})|(?<=[点點].)|(?<=[点點]..)|(?<=第.)|(?<=第..)|(?<=[于过超逾约近了足].千)"
        rf"|(?<=[于过超逾约近了足].百)|(?<=[于过超逾约近了足].十)))"
    )


@lru_cache(1024)
def kind_of(unit: str) -> str:
    """The kind that a unit alone tells: "percent", "multiple" or "plain"."""
    known = unit_for(unit)
    if known and known.dimension in ("ratio", "points"):
        return "multiple" if unit in ("倍", "times") else "percent"
    return "multiple" if known and known.dimension == "doubling" else "plain"


def number_at(text: str, start: int, end: int, whole: bool = False) -> Number | None:
    """The number whose digits the pattern found from `start` to `end`; None for a word that is no number.

    `whole` tells that the text is one table cell, where a bare 十五 is a number too.
    """
    if text[start] in _CHINESE or (whole and text[start] in FORMAL + "半"):
        return _chinese(text, start, end, whole)
    raw = text[start:end]
    if not raw.isascii():
        raw = raw.translate(WIDTH)
    if "," in raw:
        before = raw[: raw.index(",")]
        if len(before) > 3 or before == "0":  # a list, not thousands: 2021,120
            raw, end = before, start + len(before)
        raw = raw.replace(",", "")
    _, point, behind = raw.partition(".")
    stop, unit, counted = unit_at(text, end)
    if not unit and not point and end - start < 4 and (spaced := _spaced(text, start, end)):
        raw, end = spaced
        _, point, behind = raw.partition(".")
        stop, unit, counted = unit_at(text, end)
    if len(raw) > (40 if point or unit else _LONGEST):
        return Number(start, end, end, float(raw[:_LONGEST]), 0, "", "name")
    if not unit:
        if text[end : end + 1] in ("分", "又"):
            part = _part(text, start, end) if text[end] == "分" else _mixed_fraction(text, start, end)
            if part:
                return part
    elif stop < len(text) and unit in words().scales and (mixed := _mixed(text, start, end, stop)):
        return mixed
    value = float(raw)
    kind = kind_of(unit)
    if unit == "折" and value > 10:
        return Number(start, end, stop, value / 10, len(behind) + 1, unit, kind)
    return Number(start, end, stop, value, len(behind), unit, kind, counted)


_THOUSANDS = Pattern(r"[0-9]{1,3}(?:[ \u00a0\u2002\u2009\u202f][0-9]{3})++(?![0-9])(?:\.[0-9]++)?")


def _spaced(text: str, start: int, end: int) -> tuple[str, int] | None:
    """(digits, end) of thousands set apart by spaces, where a unit shows that they are one number.

    1 234.5亿元 is one; 12 345 678 may be three columns.
    """
    if text[end : end + 1] not in _GAPS or (text[start - 1 : start] in _GAPS and text[start - 2].isdigit()):
        return None
    match = _THOUSANDS.match(text, start)
    if match is None or not unit_at(text, match.end())[1]:
        return None
    return "".join(match[0].split()), match.end()


_GAPS = frozenset(" \u00a0\u2002\u2009\u202f")
_MIXED = Pattern(
    rf"[{ARABIC}]{{1,8}}(?:[万亿千百萬億][零〇]?[{ARABIC}一二两三四五六七八九十]{{1,4}}){{1,4}}[千百]?"
)


def _mixed(text: str, start: int, digits_end: int, stop: int) -> Number | None:
    """7万5千, 3万4000: Arabic digits in a Chinese numeral."""
    if not (text[stop].isdigit() or text[stop] in "零〇一二两三四五六七八九"):
        return None
    match = _MIXED.match(text, start)
    read = numeral(match[0].translate(WIDTH)) if match and match.end() > stop else None
    if match is None or read is None:
        return None
    end, unit, counted = unit_at(text, match.end(), True)
    return Number(
        start, match.end(), end, read.value, read.decimals, read.scale + unit, kind_of(unit), counted, True
    )


def _chinese(text: str, start: int, end: int, whole: bool) -> Number | None:
    """A Chinese numeral that means a number; None for 一是, 三农, 十四五, 几十个."""
    raw = text[start:end]
    ordinal = text[start - 1 : start] == "第"
    if end - start == 1 and not (whole or ordinal or text[end : end + 1] in words().after_one):
        return None  # nine of ten single digits: 一是, 三农
    if text.startswith("分之", end):
        return _part(text, start, end)
    if text.startswith("又", end):
        return _mixed_fraction(text, start, end)
    if len(raw) == 4 and text.startswith("年", end) and (year := digit_string(raw)):
        return Number(start, end, end + 1, float(year), 0, "年", "date", chinese=True)
    if text[start - 1 : start] in _VAGUE:
        return None
    stop, unit, counted = unit_at(text, end, True)
    if raw[0] in "百千万亿萬億兆" and not whole and not (counted and len(raw) == 1 and raw in "百千万萬"):
        return None
    read = numeral(raw)
    if read is None:
        if raw[-1] in "百千兆" and 1 < len(raw) <= LONGEST:  # 一百千瓦
            return _chinese(text, start, end - 1, whole)
        return _discount(text, start, end, stop, unit)
    if not (whole or ordinal or _means(raw, unit, read.scale, counted) or _bounded(text, start, end)):
        return None
    kind = "ordinal" if ordinal else kind_of(unit)
    if unit in ("月", "日") and read.value <= 31 and not counted:
        kind = "date"
    rest = text[stop : stop + 1]
    if unit and rest and not read.scale and _ends(text, stop + 1):
        tenths = 5 if rest == "半" else DIGITS.get(rest, 0) if unit == "成" else 0
        if tenths:  # 两吨半, 七成六
            value = read.value + tenths / 10
            return Number(start, stop + 1, stop + 1, value, 1, unit, kind, False, True)
    return Number(start, end, stop, read.value, read.decimals, read.scale + unit, kind, counted, True)


def _means(raw: str, unit: str, scale: str, counted: bool) -> bool:
    """Whether a Chinese numeral counts something: 十五个, 九百亿, 一百四十四; not 三位一体, 二十大."""
    if len(raw) > 1:
        return bool(unit or scale or counted or (len(raw) > 2 and ("百" in raw or "千" in raw)))
    if raw == "一":
        return unit in words().one
    return raw not in "零〇" and (unit in words().single or (counted and raw in "十百千万萬" and bool(unit)))


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether a word or a second number gives a bare numeral its meaning: 五百以上, 超过一千, 一到五个."""
    if text[end : end + 1] in _JOINS and (match := NUMBER.match(text, end + 1)):
        second = number_at(text, match.start(), match.end(), whole=True)
        return second is not None and second.chinese and bool(second.unit or second.value >= 100)
    if ("点" in text[start:end] or "點" in text[start:end]) and _ends(text, end):
        return True  # 五点八; but 两点一线
    return end - start > 1 and (after(text, end)[1] != "none" or before(text, start)[1] != "none")


_JOINS = frozenset("至到—-")


def _ends(text: str, at: int) -> bool:
    """Whether a word may end here: at the end, or before punctuation."""
    return at >= len(text) or not text[at].isalnum()


def _discount(text: str, start: int, end: int, stop: int, unit: str) -> Number | None:
    """九九折 is 9.9 折."""
    digits = digit_string(text[start:end]) if unit == "折" and end - start == 2 else None
    return Number(start, end, stop, int(digits) / 10, 1, unit, "percent", False, True) if digits else None


_ABOVE = Pattern(
    rf"[{ARABIC}]++(?:(?:,|，(?=[０-９]))[{ARABIC}]{{3}}(?![{ARABIC}]))*+(?:[.．][{ARABIC}]++)?"
    rf"|[{CHINESE}{FORMAL}]++(?:[点點][{CHINESE}{FORMAL}]++)?"
)


def _part(text: str, start: int, end: int) -> Number | None:
    """百分之九点五 → 9.5 %, 十万分之12 → 12 per 100 000, 三分之二 → 0.667."""
    if not text.startswith("分之", end):
        return None
    match = _ABOVE.match(text, end + 3 if text[end + 2 : end + 3] == " " else end + 2)
    if match is None:
        return None
    stop = match.end()
    above = _value(match[0])
    if above is None and match[0][-1] in "百千":  # 百分之七十百分位
        stop -= 1
        above = _value(match[0][:-1])
    if above is None:
        return None
    value, decimals = above
    unit = _PERCENT.get(text[start:end])
    if unit:
        return Number(start, stop, stop, value, decimals, unit, "percent", chinese=True)
    below = _value(text[start:end])
    if below is None or not below[0]:
        return None
    return _fraction(start, stop, value, decimals, below[0])


def _value(raw: str) -> tuple[float, int] | None:
    """(value, decimals) of digits of either kind."""
    if not raw or raw[0] in _CHINESE or raw[0] in FORMAL:
        read = numeral(raw) or numeral("一" + raw)  # 万万分之七
        return read and (read.value * product(read.scale), read.decimals)
    raw = raw.translate(WIDTH).replace(",", "")
    if not raw[0].isdigit() or len(raw) > _LONGEST:
        return None
    return float(raw), len(raw.partition(".")[2])


def _fraction(start: int, end: int, above: float, decimals: int, below: float) -> Number:
    """A fraction, read to as many places as its denominator has: 1/6 is 0.167 ± 0.05."""
    places = max(int(log10(below)) if below >= 1 else 0, 1)
    return Number(start, end, end, above / below, places + decimals, "", "fraction", chinese=True)


_WHOLE_AND_PART = Pattern(rf"又([{CHINESE}{FORMAL}]++|[{ARABIC}]++)分之([{CHINESE}{FORMAL}]++|[{ARABIC}]++)")


def _mixed_fraction(text: str, start: int, end: int) -> Number | None:
    """三又三分之一 → 3.33."""
    match = _WHOLE_AND_PART.match(text, end)
    if match is None:
        return None
    values = [_value(raw) for raw in (text[start:end], match[1], match[2])]
    if None in values:
        return None
    (whole, _), (below, _), (above, _) = [value for value in values if value]
    if not below:
        return None
    part = _fraction(start, match.end(), above, 0, below)
    return part._replace(value=whole + part.value)
