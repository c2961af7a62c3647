"""Chinese numerals: 九百二十九亿, 十二点五, 二〇二五, 贰拾万, 7万5千."""

from typing import NamedTuple

DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6, "倆": 2,
}  # fmt: skip
STEPS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
PLAIN = {"萬": "万", "億": "亿"}  # scales as we print them in units
# nobody writes longer ones; 9999万9999亿9999万9999 has 31 characters
LONGEST = 48


class Numeral(NamedTuple):
    """`value` in units of `scale` ("", 万, 亿, 万亿 …) with `decimals` printed digits behind the point."""

    value: float
    decimals: int
    scale: str


def numeral(text: str) -> Numeral | None:
    """The value of a Chinese numeral, which may hold Arabic digits (7万5千); None when it is ill-formed.

    三十万 is 30 万, 四百五 is 450, 四万五千 is 4.5 万 (a half of its last printed digit is 500),
    四万五千六百二十二 is 45622, 一二三 and 十四五 are None.
    """
    if not text or len(text) > LONGEST:
        return None
    whole, point, fraction = text.replace("點", "点").partition("点")
    if point:
        return _with_fraction(whole, fraction)
    return _whole(whole)


def digits(text: str) -> int | None:
    """Digit by digit: 二〇二五 → 2025."""
    number = 0
    for character in text:
        digit = DIGITS.get(character)
        if digit is None:
            return None
        number = number * 10 + digit
    return number


def _with_fraction(whole: str, fraction: str) -> Numeral | None:
    """十二点五 → 12.5; 两点三亿 → 2.3 亿."""
    tail = fraction.rstrip("".join(SCALES))
    scale = "".join(PLAIN.get(c, c) for c in fraction[len(tail) :])
    behind = digits(tail) if tail else None
    before = _whole(whole)
    if behind is None or before is None or (before.scale and scale):
        return None
    exact = before.value * _product(before.scale)
    return Numeral(float(f"{exact:.0f}.{tail_digits(tail)}"), len(tail), scale)


def tail_digits(text: str) -> str:
    """The digits as Arabic ones: 五七九 → 579."""
    return "".join(str(DIGITS[c]) for c in text)


def _product(scale: str) -> int:
    product = 1
    for character in scale:
        product *= SCALES[character]
    return product


def _whole(text: str) -> Numeral | None:
    """A numeral without a point: sections below 万, each with its scale."""
    stem = text.rstrip("万萬亿億兆")
    scale = text[len(stem) :]
    if len(scale) > 2 or not stem:
        return None
    total, place = _sections(stem)
    if place is None:
        return None
    if scale:
        scale = "".join(PLAIN.get(c, c) for c in scale)
        if total != int(total):  # pragma: no cover - sections are whole
            return None
        return Numeral(float(total), 0, scale)
    return _shortened(total, place, stem)


def _shortened(total: int, place: int, stem: str) -> Numeral:
    """四万五千 → 4.5 万: what is not printed down to the units could have been rounded."""
    for name, size in (("亿", 10**8), ("万", 10**4)):
        if total >= size and (name in stem or {"万": "萬", "亿": "億"}[name] in stem) and place > 1:
            decimals = len(str(size // place)) - 1 if size % place == 0 and place < size else 0
            return Numeral(total / size, decimals, name)
    return Numeral(float(total), 0, "")


def _sections(text: str) -> tuple[int, int | None]:
    """The value and the place (1, 10, 100 …) of the last printed digit; place None when ill-formed."""
    total = 0  # closed sections
    section = 0  # below the next scale
    digit: int | None = None
    step = 10**5  # the last step of this section: they must fall
    last = 10**20  # the last scale
    place: int | None = None
    zero = False
    number = ""
    for character in text:
        if character in "0123456789":
            if digit is not None and not number:
                return 0, None
            number += character
            digit = int(number)
            place = 1
            continue
        number_before, number = number, ""
        if character in DIGITS:
            value = DIGITS[character]
            if digit is not None:
                return 0, None
            if value == 0:
                zero = True
                continue
            digit, place = value, 1
        elif character in STEPS:
            size = STEPS[character]
            if size >= step or (number_before and size == 10):
                return 0, None
            if digit is None:
                if size == 1000 and not section and text[0] != character:
                    return 0, None
                digit = 1
            section += digit * size
            step, digit, place, zero = size, None, size, False
        elif character in SCALES:
            size = SCALES[character]
            section += digit or 0
            if not section and not total:
                return 0, None
            if size < last:
                total += section * size
            else:  # 四千五百六十九万八千三百一十一亿
                total = (total + section) * size
            section, digit, step, place, zero = 0, None, 10**5, size, False
            last = size
        else:
            return 0, None
    if digit is not None:
        if not zero and not number and len(text) > 1 and (step < 10**5 and step > 10):
            digit *= step // 10  # 四百五
            place = step // 10
        elif not zero and not number and step == 10**5 and last < 10**20:
            digit *= last // 10  # 九万四
            place = last // 10
        section += digit
    elif zero and not section and not total and text not in ("零", "〇"):
        return 0, None
    elif zero and place is None:
        place = 1
    return total + section, place
