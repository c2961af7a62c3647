"""Numbers of a text or a cell with their unit, scale, modifier and rounding interval.

The number is found first, by one small regex; unit and modifier are then looked up around it in
dictionaries, within a bounded window, so that the cost is linear whatever the text.
"""

import re
from functools import cache
from typing import NamedTuple

from planlint.extract.numerals import digits as digit_string
from planlint.extract.numerals import numeral
from planlint.extract.words import words
from planlint.intervals import Interval, widen
from planlint.model import Quantity
from planlint.units import unit_for

INFINITY = float("inf")
SPACES = " \u3000\u00a0\t\n\r"
MINUS = "-−－﹣"
RANGE = "-−－﹣—–―~～至到"
CHINESE = "零〇一二两三四五六七八九十百千万亿"
ARABIC = "0-9０-９"


class Found(NamedTuple):
    """A number of a text: `text[start:end]` is `quantity.text`, with adjacent modifiers, sign and unit
    (“约71万人”, “2.5%以内”, “200余人”); `text[digits_start:digits_end]` the digits of its first number.

    `kind` tells what the number looks like:
    "plain" (5 个, 3.2 亿元, 2 025); "percent" (%, ‰, 个百分点, 百分之五, 九成); "fraction" (1/10, 三分之二;
    value 0.1, unit ""); "ratio" (each number of 1.6:43.5:55); "multiple" (1.3倍, 翻一番 as 1 番);
    "ordinal" (第一, 第3位, 15号); "date" (2025年, 2021-2025年, 12月, 1月27日, 2023-06-09, 二〇二五年, 11:00;
    value is its first number); "name" (digits joined to Latin letters, "+" or more points: PM2.5, 5G, 1+N, 1.2.3).
    `chinese` tells a Chinese numeral (三项) from Arabic digits.
    """

    start: int
    end: int
    digits_start: int
    digits_end: int
    quantity: Quantity
    kind: str = "plain"
    chinese: bool = False


class _Number(NamedTuple):
    """A number and its unit where they stand, without the words around them."""

    start: int
    digits_end: int
    end: int
    value: float
    decimals: int
    unit: str
    over: bool
    chinese: bool
    kind: str


@cache
def _pattern() -> re.Pattern[str]:
    """Arabic digits anywhere; Chinese numerals only where a unit or scale gives them a meaning."""
    follow = "".join(first for first in words().units if not first.isascii())
    return re.compile(
        rf"[{ARABIC}{CHINESE[1:]}](?:"
        rf"(?<=[{ARABIC}])[{ARABIC}]*+"
        rf"(?:(?:,|，(?=[０-９]))[{ARABIC}]{{3}}(?![{ARABIC}]))*+(?:[.．][{ARABIC}]++)?"
        rf"|(?<=[{CHINESE}])(?<![{CHINESE}].)"
        rf"[{CHINESE}]*+(?:点[{CHINESE}]++)?(?:(?=[{follow}余多几来分])|(?<=[万亿])|(?<=第.)|(?<=第..)|(?<=第...)))"
    )


_MARKS = re.compile(r"[①-⑳*＊†‡]|\[[0-9]{1,2}\]")


def scan(text: str) -> list[Found]:
    """Every number of running text, in order, with unit, scale and modifier. See `Found`."""
    search = _pattern().search
    found: list[Found] = []
    position = 0
    while match := search(text, position):
        position = match.end()
        number = _number(text, match.start(), match.end())
        if number is None:
            continue
        group = _special(text, number)
        if group is None:
            group = [_complete(text, number)]
        found += group
        position = max(position, group[-1].end)
    return found


def parse(text: str, unit: str = "") -> Quantity | None:
    """The one quantity that a whole table cell prints, None when it is anything else.

    `unit` is the unit of the cell's column, used where the cell has none; the quantity's text is the
    cell without surrounding spaces.
    """
    cell = text.strip()
    found = scan(cell)
    if len(found) != 1 or found[0].kind == "name":
        return None
    one = found[0]
    if cell[: one.start].strip() or cell[one.end :].strip():
        return None
    quantity = one.quantity._replace(text=cell)
    if not quantity.unit:
        quantity = quantity._replace(unit=unit)
    return quantity


def _number(text: str, start: int, end: int) -> _Number | None:
    if text[start] in CHINESE:
        return _chinese(text, start, end)
    raw = text[start:end]
    if not raw.isascii():
        raw = raw.translate(_WIDTH)
    if "," in raw:
        if raw.index(",") > 3:
            raw = raw[: raw.index(",")]
            end = start + len(raw)
        raw = raw.replace(",", "")
    value = float(raw)
    point = raw.find(".")
    decimals = len(raw) - point - 1 if point >= 0 else 0
    after, unit, over = _unit_at(text, end, False)
    return _Number(start, end, after, value, decimals, unit, over, False, _kind(unit))


_WIDTH = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF0C: 0x2C, 0xFF0E: 0x2E}


def _kind(unit: str) -> str:
    if unit in _PERCENT:
        return "percent"
    if unit in ("倍", "番", "times"):
        return "multiple"
    return "plain"


_PERCENT = frozenset(("%", "‰", "‱", "个百分点", "百分点", "成", "个基点", "percentage points", "percent"))


def _chinese(text: str, start: int, end: int) -> _Number | None:
    raw = text[start:end]
    ordinal = text[start - 1 : start] == "第"
    if text.startswith("分之", end):
        return _part(text, start, end)
    if text.startswith("年", end) and len(raw) == 4 and (year := digit_string(raw)):
        return _Number(start, end, end + 1, year, 0, "年", False, True, "date")
    if len(raw) == 1 and raw in "百千万亿零〇":
        return None
    if raw[0] in "百千万亿":
        return None
    read = numeral(raw)
    if read is None:
        return None
    after, unit, over = _unit_at(text, end, True)
    unit = read.scale + unit
    if ordinal:
        return _Number(start, end, end, read.value, read.decimals, "", False, True, "ordinal")
    if len(raw) == 1:
        if unit not in words().single or (raw == "一" and unit not in ("成", "倍", "番")):
            return None
    elif not unit:
        return None
    kind = _kind(unit)
    if unit in ("月", "日"):
        kind = "date"
    return _Number(start, end, after, read.value, read.decimals, unit, over, True, kind)


_NUMERATOR = re.compile(rf"[{ARABIC}]++(?:[.．][{ARABIC}]++)?|[{CHINESE}]++(?:点[{CHINESE}]++)?")
_OUT_OF = {"百": "%", "千": "‰", "万": "‱"}


def _part(text: str, start: int, end: int) -> _Number | None:
    """百分之九点五 → 9.5 %, 三分之二 → 0.667."""
    match = _NUMERATOR.match(text, end + 2)
    if not match:
        return None
    raw = match[0]
    if raw[0] in CHINESE:
        read = numeral(raw)
        if read is None:
            return None
        value, decimals = read.value, read.decimals
        if read.scale:
            return None
    else:
        raw = raw.translate(_WIDTH)
        value, decimals = float(raw), len(raw.partition(".")[2])
    whole = text[start:end]
    if whole in _OUT_OF:
        return _Number(start, match.end(), match.end(), value, decimals, _OUT_OF[whole], False, True, "percent")
    below = numeral(whole)
    if below is None or not below.value or below.scale:
        return None
    places = max(len(str(int(below.value))) - (below.value == 10 ** (len(str(int(below.value))) - 1)), 1)
    return _Number(
        start, match.end(), match.end(), value / below.value, places, "", False, True, "fraction"
    )


def _unit_at(text: str, position: int, chinese: bool) -> tuple[int, str, bool]:
    """(end, unit, 余/多) of what stands behind a number; the unit "" when there is none."""
    known = words()
    at = position
    character = text[at : at + 1]
    if character in SPACES or character in "①*[†":
        at = _skip(text, at)
        character = text[at : at + 1]
    over = False
    if character and (character in "余多来" or (chinese and character == "几")):
        end, unit = _name_at(text, at + 1, known)
        if unit or (character == "余" and not _blocked(text, at, known.not_after, 1)):
            over = True
            return max(end, at + 1), unit, over
        return position, "", False
    if character not in known.units:
        if character == "/":
            return _per(text, at, "1")
        return position, "", False
    end, unit = _name_at(text, at, known)
    if not unit:
        return position, "", False
    if unit in known.scales and text[end : end + 1] in ("余", "多", "来"):
        further, more = _name_at(text, end + 1, known)
        if more or text[end] == "余":
            return max(further, end + 1), unit + more, True
    if end < len(text) and text[end] in "/(（":
        return _extended(text, end, unit, known)
    return end, unit, over


def _skip(text: str, at: int) -> int:
    """Over at most three spaces (a line break included) and a footnote mark."""
    stop = min(at + 3, len(text))
    while at < stop and text[at] in SPACES:
        at += 1
    mark = _MARKS.match(text, at)
    return mark.end() if mark else at


def _name_at(text: str, at: int, known: "object") -> tuple[int, str]:
    """(end, unit) of a unit that starts here, with a scale before it or not: 万吨标准煤, million yuan."""
    lists = words()
    end, unit = _atom(text, at, lists)
    if unit in lists.scales:
        space = " " if text[end : end + 1] == " " and unit.isascii() else ""
        further, more = _atom(text, end + len(space), lists)
        if more and more not in lists.scales:
            return further, unit + space + more
    return end, unit


def _atom(text: str, at: int, lists: "object") -> tuple[int, str]:
    known = words()
    names = known.units.get(text[at : at + 1])
    if names is None:
        return at, ""
    for name in names:
        if text.startswith(name, at):
            end = at + len(name)
            if _blocked(text, at, known.not_after, len(name)):
                return at, ""
            if name[-1].isascii() and name[-1].isalpha() and text[end : end + 1].isascii():
                if text[end : end + 1].isalnum():
                    continue
            return end, "%" if name == "％" else name
    return at, ""


def _blocked(text: str, at: int, listed: dict[str, tuple[str, ...]], longer: int) -> bool:
    blockers = listed.get(text[at])
    return blockers is not None and any(
        text.startswith(word, at) and len(word) > longer for word in blockers
    )


_BELOW = re.compile(r"/ ?((?:10|100|1000|10000|100000|1,000|10,000|100,000)?)(?![0-9])")


def _per(text: str, at: int, above: str) -> tuple[int, str, bool]:
    """A rate without a unit above: 12/10万, 3.5/万人."""
    match = _BELOW.match(text, at)
    if match:
        end, unit = _name_at(text, match.end(), None)
        if unit or match[1] in ("100000", "10000", "100,000", "10,000"):
            return end, f"1/{match[1]}{unit}", False
    return at, "", False


def _extended(text: str, end: int, unit: str, known: object) -> tuple[int, str, bool]:
    """元/人, 吨/10万人, 株(丛)."""
    if text[end] == "/":
        match = _BELOW.match(text, end)
        if match:
            further, below = _name_at(text, match.end(), None)
            if below:
                return further, f"{unit}/{match[1]}{below}", False
        return end, unit, False
    if text[end + 2 : end + 3] in (")", "）") and text[end + 1] in words().units:
        return end + 3, f"{unit}({text[end + 1]})", False
    return end, unit, False


# ---------------------------------------------------------------- words around


def _before(text: str, at: int) -> tuple[int, str]:
    """(start, modifier) of a modifier that ends here."""
    known = words()
    end = at
    if at and text[at - 1] == " ":
        end -= 1
    character = text[end - 1 : end] if end > 0 else ""
    listed = known.before.get(character)
    if listed is None:
        return at, "none"
    blockers = known.not_before.get(character, ())
    for word in blockers:
        if text.startswith(word, max(end - len(word), 0)) and end >= len(word):
            return at, "none"
    for word, modifier in listed:
        start = end - len(word)
        if start >= 0 and text.startswith(word, start):
            return start, modifier
    return at, "none"


def _after(text: str, at: int) -> tuple[int, str]:
    """(end, modifier) of a modifier that starts here."""
    start = at
    if text[at : at + 1] == " ":
        start += 1
    listed = words().after.get(text[start : start + 1])
    if listed:
        for word, modifier in listed:
            if text.startswith(word, start):
                if word in ("余", "多") and _blocked(text, start, words().not_after, 1):
                    return at, "none"
                return start + len(word), modifier
    return at, "none"


def _complete(text: str, number: _Number) -> Found:
    """The number with sign, range and modifiers."""
    start, sign = _sign(text, number.start)
    upper = None
    unit, end = number.unit, number.end
    kind = number.kind
    value = number.value
    if end < len(text) and (second := _second(text, number, start)):
        upper, unit, end, value = second
    if kind == "plain" and _kind(unit) != "plain":
        kind = _kind(unit)
    if kind == "plain":
        kind = _looks(text, number, unit, upper)
    start, before = _before(text, start)
    if number.kind == "ordinal" or text[start - 1 : start] == "第":
        start -= text[start - 1 : start] == "第"
        kind = "ordinal"
    after = "none"
    if kind != "ordinal":
        end, after = _after(text, end)
    if number.over and after == "none":
        after = "over"
    if unit == "年" and before == "about" and text[start] == "近":
        start, before = start + 1, "none"
    if kind == "multiple" and unit == "番" and text[start - 1 : start] == "翻":
        start -= 1
    modifier, loose = _joined(before, after)
    quantity = _quantity(
        text[start:end], sign * value, number.decimals, unit, modifier, upper,
        loose, number.over or (after == "over"),
    )  # fmt: skip
    return Found(start, end, number.start, number.digits_end, quantity, kind, number.chinese)


def _joined(before: str, after: str) -> tuple[str, bool]:
    """One modifier of the two sides, and whether "about" stands beside a bound."""
    if before == "none" or before == after:
        return after, False
    if after == "none":
        return before, False
    if "about" in (before, after):
        return after if before == "about" else before, True
    return before, False


def _sign(text: str, start: int) -> tuple[int, int]:
    """(start, sign): a minus that no number or letter precedes, or 负."""
    before = text[start - 1 : start]
    if before == "负":
        return start - 1, -1
    if before and before in MINUS:
        further = text[start - 2 : start - 1]
        if not further or not (further.isdigit() or further in "%％)）" or further in MINUS or further.isascii() and further.isalpha()):
            return start - 1, -1
    return start, 1


def _second(text: str, first: _Number, start: int) -> tuple[float, str, int, float] | None:
    """(upper, unit, end, value) of a range that starts with `first`."""
    at = first.end
    if text[at] == " ":
        at += 1
    if text[at : at + 1] not in RANGE or at >= len(text):
        return None
    separator = text[at]
    at += 1
    if text[at : at + 1] == separator:
        at += 1
    if text[at : at + 1] == " ":
        at += 1
    match = _NUMERATOR.match(text, at)
    if not match:
        return None
    arabic = re.match(rf"[{ARABIC}]*", match[0])
    other = _number(text, match.start(), match.end()) if arabic else None
    if other is None:
        return None
    lower = first.value
    unit = other.unit
    if first.unit and first.unit != unit:
        one, two = unit_for(first.unit), unit_for(unit)
        if one is None or two is None:
            return None
        if one.dimension == "number" and unit.endswith(first.unit) is False and two.factor:
            stem = unit.lstrip("十百千万亿")
            unit = first.unit + stem
            again = unit_for(unit)
            if again is None or again.dimension != two.dimension:
                return None
            upper = other.value * two.factor / again.factor
        elif one.dimension == two.dimension:
            upper = other.value * two.factor / one.factor
            unit = first.unit
        elif one.dimension == "number":
            upper = other.value
        else:
            return None
    else:
        upper = other.value
    if separator in "至到":
        before = text[max(start - 2, 0) : start]
        if before.endswith(("从", "由", "自")):
            return None
        if first.unit and before in _RISES:
            return None
    if upper <= lower:
        return None
    return upper, unit, other.end, lower


_RISES = frozenset(("增长", "增加", "提高", "下降", "减少", "降低", "扩大", "新增", "提升", "上升", "回落", "缩小", "收窄"))


def _looks(text: str, number: _Number, unit: str, upper: float | None) -> str:
    """Whether a number without a telling unit is a date, an ordinal or part of a name."""
    raw_length = number.digits_end - number.start
    if unit == "年" and raw_length == 4 and 1900 <= number.value <= 2100:
        return "date"
    if unit in ("月", "日") and number.value <= 31 and not number.decimals:
        return "date"
    if not unit:
        before = text[number.start - 1 : number.start]
        after = text[number.digits_end : number.digits_end + 1]
        if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
            return "name"
        if before == "+" or after == "+":
            return "name"
        if after in ("号", "#"):
            return "ordinal"
    return "plain"


_RATIO = re.compile(rf"[{ARABIC}]++(?:\.[{ARABIC}]++)?(?:[:：∶][{ARABIC}]++(?:\.[{ARABIC}]++)?)++")
_ISO = re.compile(r"[12][0-9]{3}([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])")
_DATE = re.compile(
    r"([12][0-9]{3}) ?年 ?(?:1[0-2]|0?[1-9]) ?月(?: ?(?:3[01]|[12][0-9]|0?[1-9]) ?日)?"
    r"|(?:1[0-2]|0?[1-9]) ?月 ?(?:3[01]|[12][0-9]|0?[1-9]) ?日"
)
_FRACTION = re.compile(r"([0-9]{1,4})/([1-9][0-9]{0,3})(?![0-9/.万亿千百])")
_POINTS = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")


def _special(text: str, number: _Number) -> list[Found] | None:
    """Numbers that stand together: ratios, dates, times, fractions, numbers of headings."""
    start, end = number.start, number.digits_end
    after = text[end : end + 1]
    if after and after in ":：∶" and (match := _RATIO.match(text, start)):
        return _ratio(text, match)
    if after and after in "-/.年月" and not number.chinese:
        for pattern in (_ISO, _DATE, _POINTS):
            match = pattern.match(text, start)
            if match:
                return [_group(text, match, number, "name" if pattern is _POINTS else "date")]
    if after == "/" and not number.unit and (match := _FRACTION.match(text, start)):
        value = int(match[1]) / int(match[2])
        places = max(len(match[2]) - (match[2].rstrip("0") == "1"), 1)
        fraction = number._replace(value=value, decimals=places, digits_end=match.end(), end=match.end())
        return [_complete(text, fraction._replace(kind="fraction"))]
    return None


def _group(text: str, match: re.Match[str], number: _Number, kind: str) -> Found:
    unit = "年" if kind == "date" else ""
    quantity = _quantity(match[0], number.value, 0, unit, "none", None)
    return Found(match.start(), match.end(), match.start(), match.end(), quantity, kind)


def _ratio(text: str, match: re.Match[str]) -> list[Found]:
    """Each number of a ratio; a time of day as one date."""
    parts = list(re.finditer(rf"[{ARABIC}.]+", match[0]))
    if _is_time([part[0] for part in parts]):
        quantity = _quantity(match[0], float(parts[0][0]), 0, "", "none", None)
        return [Found(match.start(), match.end(), match.start(), match.end(), quantity, "date")]
    found = []
    for part in parts:
        raw = part[0].translate(_WIDTH)
        start, end = match.start() + part.start(), match.start() + part.end()
        quantity = _quantity(text[start:end], float(raw), len(raw.partition(".")[2]), "", "none", None)
        found.append(Found(start, end, start, end, quantity, "ratio"))
    return found


def _is_time(parts: list[str]) -> bool:
    if len(parts) not in (2, 3) or any("." in part or len(part) > 2 for part in parts):
        return False
    if int(parts[0]) > 24 or any(len(part) != 2 or int(part) > 59 for part in parts[1:]):
        return False
    if len(parts) == 3 and 99 <= sum(map(int, parts)) <= 101:
        return False
    return len(parts[0]) == 2 or parts[1][0] == "0"


# ---------------------------------------------------------------- intervals


def _quantity(
    text: str,
    value: float,
    decimals: int,
    unit: str,
    modifier: str,
    upper: float | None,
    loose: bool = False,
    counted: bool = False,
) -> Quantity:
    """A quantity with the interval of what could have been printed so.

    590 → ±0.5; 约 widens to 5 % or half a unit of the last digit that is not 0 (约3000 is 2500–3500);
    1.2万余 is 1.2–1.3; 超3 is 3 and more; 3以上 is 2.5 and more; 4%以内 is up to 4.5.
    """
    half = 0.5 * 10.0**-decimals
    top = value if upper is None else upper
    low, high = value - half, top + half
    if modifier != "none":
        step = _step(value, decimals)
        wide = max(abs(value) * 0.05, step / 2, half)
        if modifier == "about":
            low, high = value - wide, top + max(abs(top) * 0.05, step / 2, half)
        elif modifier == "over":
            low, high = value, top + step if counted else INFINITY
        elif modifier == "at_least":
            low, high = value - (wide if loose else half), INFINITY
        elif modifier == "at_most":
            low, high = _floor(value, unit), top + (wide if loose else half)
        else:
            low, high = _floor(value, unit), top
        if loose and modifier == "over":
            low = value - wide
    return Quantity(text, value, decimals, unit, modifier, _bounds(low, high), upper)


def _bounds(low: float, high: float) -> Interval:
    """The interval widened by float noise; infinite ends stay."""
    return widen(low, high)


def _step(value: float, decimals: int) -> float:
    """One unit of the last printed digit that is not 0: 3000 → 1000, 1.2 → 0.1."""
    printed = f"{abs(value):.{decimals}f}".replace(".", "")
    kept = printed.rstrip("0")
    return float(10.0 ** (len(printed) - len(kept) - decimals)) if kept else float(10.0**-decimals)


def _floor(value: float, unit: str) -> float:
    """The least value below a ceiling: a rate may be negative, a count, money or a length not."""
    known = unit_for(unit)
    if value < 0 or known is None or known.dimension in ("ratio", "points", "temperature"):
        return -INFINITY
    return 0.0
