"""Spreadsheet number formats: a stored value → what is printed, 0.0655 under 0.0% → 6.6%.

Halves are rounded up in decimal, as spreadsheets do. A negative number always gets its minus sign, also
where the format shows it only by brackets or a colour, because a reader of text cannot see those.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from planlint import regex
from planlint.named import NamedTuple

GENERAL = "General"
_YUAN = '"¥"#,##0;-"¥"#,##0', '"¥"#,##0.00;-"¥"#,##0.00'
_DATE, _YEAR_MONTH, _MONTH_DAY = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"'
# what Excel's numbered formats print on a Chinese system
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: _YUAN[0], 6: _YUAN[0], 7: _YUAN[1],
    8: _YUAN[1], 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m-d-yy", 31: _DATE, 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 36: _YEAR_MONTH, 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: _YUAN[0], 43: "#,##0.00", 44: _YUAN[1], 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    48: "0.0E+0", 49: "@", 50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY,
    54: _MONTH_DAY, 57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip
LONGEST = 255  # characters of a format code; Excel's own bound

_TOKEN = regex.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])|(?P<half>AM/PM|上午/下午)"
    r"|(?P<date>y+|m+|d+|h+|s+|a{3,4}|b+)|(?P<place>[0#?])|(?P<sign>[.,%@;])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = regex.compile(r"(#,##)?0(?:\.(0{1,9}))?(%?)")
_CONDITION = regex.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_ELAPSED = regex.compile(r"(?:h+|m+|s+)$", re.IGNORECASE)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_DAYS = "一二三四五六日"


class Token(NamedTuple):
    kind: str
    text: str


class Section(NamedTuple):
    """One part of a format: `condition` as operator and number, the tokens, whether it prints dates."""

    condition: tuple[str, float] | None
    tokens: tuple[Token, ...]
    date: bool


def printed(value: float, code: str, since_1904: bool = False) -> str:
    """A stored number as its format prints it; in general form where the format is not understood."""
    if code == GENERAL:
        return general(value)
    if -1e15 < value < 1e15 and (plain := _PLAIN.fullmatch(code)):
        return _plain(value, plain[1], plain[2], plain[3])
    sections = parsed(code)
    section, minus = _chosen(value, sections)
    if section is None or any(token.kind == "general" for token in section.tokens) or not section.tokens:
        return general(value)
    if section.date:
        return _date(value, section.tokens, since_1904) or general(value)
    try:
        return minus + _number(abs(value) if minus else value, section.tokens)
    except (InvalidOperation, OverflowError, ValueError):
        return general(value)


def _plain(value: float, grouped: str | None, decimals: str | None, percent: str) -> str:
    """A number under 0, 0.00, #,##0.0 or 0.0%, which most cells have: as `_number` in a third of its time."""
    amount = Decimal(repr(-value if value < 0 else value))
    amount = amount.scaleb(2) if percent else amount
    rounded = amount.quantize(Decimal(1).scaleb(-len(decimals or "")), ROUND_HALF_UP)
    return ("-" if value < 0 else "") + format(rounded, ",f" if grouped else "f") + percent


def general(value: float) -> str:
    """A number in general form: whole ones in full, others with at most ten digits, as a cell shows them."""
    if value == int(value) and abs(value) < 1e15 if abs(value) < 1e300 else False:
        return str(int(value))
    shown = f"{value:.10g}"
    return format(Decimal(shown), "f") if "e-0" in shown else shown


@lru_cache(maxsize=1024)
def parsed(code: str) -> tuple[Section, ...]:
    """The sections of a format code."""
    sections: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    date = False
    for found in _TOKEN.finditer(code[:LONGEST]):
        kind, text = found.lastgroup or "", found[0]
        if kind == "sign" and text == ";":
            sections.append(Section(condition, tuple(tokens), date))
            tokens, condition, date = [], None, False
        elif kind in ("quoted", "escaped"):
            tokens.append(Token("literal", found[kind]))
        elif kind == "bracket":
            inside = found[kind]
            if match := _CONDITION.match(inside):
                condition = match[1], float(match[2])
            elif _ELAPSED.match(inside):
                tokens.append(Token("elapsed", inside.lower()))
                date = True
            elif inside.startswith("$"):
                tokens.append(Token("literal", inside[1:].partition("-")[0]))
        elif kind == "other":
            tokens.append(Token("literal", text))
        elif kind:
            date |= kind in ("date", "half")
            tokens.append(Token(kind, text))
    return (*sections, Section(condition, tuple(tokens), date))


def _chosen(value: float, sections: tuple[Section, ...]) -> tuple[Section | None, str]:
    """The section for a value and the minus sign to write before it."""
    minus = "-" if value < 0 else ""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _meets(value, section.condition):
                return section, minus
        return None, ""
    numeric = sections[:3] if len(sections) > 3 else sections
    if value < 0 and len(numeric) > 1:
        section = numeric[1]
        tokens = tuple(token for token in section.tokens if token.text not in ("-", "(", ")", "（", "）"))
        return section._replace(tokens=tokens), minus
    if value == 0 and len(numeric) > 2:
        return numeric[2], ""
    return numeric[0], minus


def _meets(value: float, condition: tuple[str, float]) -> bool:
    sign, bound = condition
    return (
        (value < bound and "<" in sign) or (value > bound and ">" in sign) or (value == bound and "=" in sign)
    )


def _number(value: float, tokens: tuple[Token, ...]) -> str:
    if not any(token.kind == "place" for token in tokens):
        # literals alone ("-" for zero, "@") print no digits; text sections print the number itself
        return "".join(general(value) if t.text == "@" else t.text for t in tokens if t.kind != "date")
    if any(token.kind == "exponent" for token in tokens):
        return general(value)
    point = next((n for n, token in enumerate(tokens) if token == ("sign", ".")), len(tokens))
    places = [n for n, token in enumerate(tokens) if token.kind == "place"]
    whole = [n for n in places if n < point]
    fraction = [n for n in places if n > point]
    amount = Decimal(repr(value)).scaleb(2 * sum(token == ("sign", "%") for token in tokens))
    commas = [n for n, token in enumerate(tokens) if token == ("sign", ",")]
    last = whole[-1] if whole else -1
    amount = amount.scaleb(-3 * sum(n > max(last, *fraction, -1) for n in commas) if commas else 0)
    grouped = any(whole and whole[0] < n < last for n in commas)
    rounded = amount.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    digits, _, decimals = format(rounded, "f").partition(".")
    optional = sum(1 for _ in _trailing(tokens, fraction))
    while optional and decimals.endswith("0"):
        decimals, optional = decimals[:-1], optional - 1
    head = _whole(digits, tokens[:point], grouped)
    tail = "".join(t.text for t in tokens[point:] if t.kind == "literal" or t == ("sign", "%"))
    return head + ("." + decimals if decimals else "") + tail


def _trailing(tokens: tuple[Token, ...], fraction: list[int]) -> list[int]:
    """The decimals at the end that are printed only when they are not zero."""
    found = []
    for number in reversed(fraction):
        if tokens[number].text == "0":
            break
        found.append(number)
    return found


def _whole(digits: str, tokens: tuple[Token, ...], grouped: bool) -> str:
    """The digits before the point, filled in from the right; literals between them stay (0!.0,万)."""
    written: list[str] = []
    left = [] if digits == "0" else list(digits)
    places = sum(token.kind == "place" for token in tokens)
    count = 0
    for token in reversed(tokens):
        if token.kind == "place":
            places -= 1
            taken = left[-1:] or (["0"] if token.text == "0" else [])
            del left[-1:]
            if not places:
                taken, left = left + taken, []
            for digit in reversed(taken):
                if grouped and count and count % 3 == 0:
                    written.append(",")
                written.append(digit)
                count += 1
        elif token.kind == "literal" or token.text == "%":
            written.append(token.text[::-1])
    return "".join(written)[::-1]


def _date(value: float, tokens: tuple[Token, ...], since_1904: bool) -> str:
    """A serial number as date and time, "" where it is none."""
    if not 0 <= value < 2_958_466:  # the first day of the year 10000
        return ""
    days = value + 1462 if since_1904 else value
    moment = datetime(1899, 12, 31 if days < 60 else 30) + timedelta(seconds=round(days * 86_400))
    written = []
    for number, token in enumerate(tokens):
        if token.kind == "elapsed":
            seconds = round(value * 86_400)
            written.append(str(seconds // {"h": 3600, "m": 60, "s": 1}[token.text[0]]))
        elif token.kind == "date":
            written.append(_part(moment, token.text.lower(), _minutes(tokens, number)))
        elif token.kind == "half":
            written.append("AM" if moment.hour < 12 else "PM")
        elif token.kind in ("literal", "sign"):
            written.append(token.text)
    return "".join(written).strip()


def _minutes(tokens: tuple[Token, ...], number: int) -> bool:
    """Whether an m between hours and seconds means minutes."""
    around = [token.text.lower()[0] for token in tokens[:number] if token.kind in ("date", "elapsed")][-1:]
    behind = [token.text.lower()[0] for token in tokens[number + 1 :] if token.kind == "date"][:1]
    return around == ["h"] or behind == ["s"]


def _part(moment: datetime, letters: str, minutes: bool) -> str:
    first, count = letters[0], len(letters)
    if first == "y":
        return str(moment.year) if count > 2 else f"{moment.year % 100:02}"
    if first == "m" and not minutes and count > 2:
        return _MONTHS[3 * moment.month - 3 : 3 * moment.month]
    if first == "a" or (first == "d" and count > 2):
        return ("星期" if count > 3 else "周") + _DAYS[moment.weekday()]
    number = {
        "m": moment.minute if minutes else moment.month,
        "d": moment.day,
        "h": moment.hour,
        "s": moment.second,
    }
    return f"{number.get(first, 0):0{min(count, 2)}}"
