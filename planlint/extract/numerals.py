"""Chinese numerals: 九百二十九亿, 十二点五, 二〇二五, 贰拾万, 7万5千."""

from functools import lru_cache

from planlint.named import NamedTuple

DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2, "兩": 2, "倆": 2, "貳": 2, "參": 3, "陸": 6,
}  # fmt: skip
STEPS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
ARABIC = "0123456789"
PLAIN = str.maketrans("萬億點", "万亿点")
LONGEST = 48  # 9999万9999亿9999万9999 in words has 31 characters


class Numeral(NamedTuple):
    """`value` in units of `scale` ("", 万, 亿, 万亿 …), `decimals` printed digits behind the point."""

    value: float
    decimals: int
    scale: str


@lru_cache(4096)
def numeral(text: str) -> Numeral | None:
    """The value of a Chinese numeral, which may hold Arabic digits (7万5千); None when it is ill-formed.

    三十万 is 30 万, 四百五 is 450, 四万五千 is 4.5 万 (a half of its last printed digit is 500),
    四万五千六百二十二 is 45622, 一二三 and 十四五 are None.
    """
    if not text or len(text) > LONGEST:
        return None
    before, point, behind = text.translate(PLAIN).partition("点")
    return _with_fraction(before, behind) if point else _whole(before)


def digit_string(text: str) -> str | None:
    """The digits of a numeral read one by one: 二〇二五 → "2025"."""
    found = [DIGITS.get(character) for character in text]
    return None if None in found else "".join(map(str, found))


def product(scale: str) -> int:
    """The size of a scale: 万 → 10⁴, 万亿 → 10¹²."""
    size = 1
    for character in scale:
        size *= SCALES[character]
    return size


def _with_fraction(before: str, behind: str) -> Numeral | None:
    """十二点五 → 12.5; 两点三亿 → 2.3 亿; 四百亿点零五 → 400 0000 0000.05."""
    tail = behind.rstrip("万亿兆")
    scale = behind[len(tail) :]
    digits = digit_string(tail)
    whole = _whole(before)
    if (
        not digits
        or "两" in tail
        or whole is None
        or len(scale) > 2
        or (scale and (whole.scale or whole.decimals))
    ):
        return None
    units = round(whole.value * product(whole.scale))
    return Numeral(float(f"{units}.{digits}"), len(digits), scale)


def _whole(text: str) -> Numeral | None:
    """A numeral without a point."""
    stem = text.rstrip("万亿兆")
    if any(scale in stem for scale in "万亿兆"):
        stem = text  # 四十五亿四千零四万: the last scale is that of its section only
    scale = text[len(stem) :]
    if not stem or len(scale) > 3:
        return None
    reading = _Reading()
    for character in stem:
        if not reading.take(character):
            return None
    total, place = reading.close()
    if place == 0 or (place == 1 and total == 0 and len(stem) > 1):
        return None
    if scale:
        return Numeral(float(total), 0, scale)
    return _rounded(total, place, stem)


def _rounded(total: int, place: int, stem: str) -> Numeral:
    """四万五千 → 4.5 万: what is not printed down to the units may have been rounded."""
    if place > 1:
        for scale in "亿万":
            size = SCALES[scale]
            if scale in stem and total >= size > place:
                decimals = len(str(size // place)) - 1
                return Numeral(total / size, decimals, scale)
    return Numeral(float(total), 0, "")


class _Reading:
    """The state of reading a numeral: sections closed by scales, steps that fall within a section."""

    def __init__(self) -> None:
        self.total = 0  # sections closed by a scale
        self.section = 0  # steps closed since
        self.digit = ""  # waiting for its step; Arabic ones may be several
        self.zero = False  # 零 since the last step or scale
        self.step = 10**5  # the last step of the section
        self.scale = 10**20  # the last scale
        self.place = 0  # of the last printed digit: 1, 10, 100 … (0: none yet)
        self.first = True
        self.arabic = False  # whether the waiting digit is printed in Arabic numerals

    def take(self, character: str) -> bool:
        """Go on by one character; False when it cannot stand here."""
        if character in ARABIC:
            fits = not self.digit or (self.digit[-1:] in ARABIC and self.arabic)
            self.arabic = True
            self.digit += character
            self.place = 1
        elif character in DIGITS:
            fits = self._digit(DIGITS[character])
        elif character in STEPS:
            fits = self._step(STEPS[character])
        else:
            fits = character in SCALES and self._scale(SCALES[character])
        self.first = False
        return fits

    def _digit(self, value: int) -> bool:
        if self.digit:
            return False
        if value == 0:
            self.zero = True
            self.place = self.place or 1
        else:
            self.digit, self.place, self.arabic = str(value), 1, False
        return True

    def _step(self, size: int) -> bool:
        if size >= self.step or len(self.digit) > 1:
            return False
        if not self.digit and size > 10 and not self.first:  # 三万百 is no number, 一百零十 is one
            return False
        self.section += int(self.digit or 1) * size
        self.step, self.place, self.digit, self.zero = size, size, "", False
        return True

    def _scale(self, size: int) -> bool:
        section = self.section + int(self.digit or 0)
        if not section and not self.total:
            return False
        if size < self.scale:
            self.total += section * size
        else:  # 四千五百六十九万八千三百一十一亿
            self.total = (self.total + section) * size
        self.section, self.digit, self.zero = 0, "", False
        self.step, self.scale, self.place = 10**5, size, size
        return True

    def close(self) -> tuple[int, int]:
        """(value, place of the last printed digit); a last digit without step takes the next lower one."""
        last = int(self.digit or 0)
        if self.digit and not self.arabic and not self.zero:
            if 10 < self.step < 10**5:  # 四百五 is 450
                self.place = self.step // 10
            elif self.step == 10**5 and self.scale < 10**20:  # 九万四 is 94000
                self.place = self.scale // 10
            last *= self.place
        elif self.digit and self.arabic and not self._filled():
            return 0, 0
        return self.total + self.section + last, self.place

    def _filled(self) -> bool:
        """Whether trailing Arabic digits fill their place: 3万4000 and 1千零1 do, 5万3 does not."""
        if self.zero or (self.step == 10**5 and self.scale == 10**20) or self.step == 10:
            return True
        return len(self.digit) == (4 if self.step == 10**5 else len(str(self.step)) - 1)
