"""The automatic numbers of Word paragraphs, which stand in no text: 第一章, 一、, (一), 1.1, ①."""

from planlint.readers.package import Element, W, value, whole

_DIGITS = "〇一二三四五六七八九"
_DIGITAL = ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand")
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST = 32_767  # Word's own bound; beyond it a number is printed in plain digits
LEVELS = 9


def printed(number: int, style: str) -> str:
    """A number in one of Word's number formats; unknown ones in plain digits, bullets not at all."""
    if style in ("bullet", "none"):
        return ""
    if not 0 <= number <= MOST:
        return str(number)
    if style in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman.upper() if style == "upperRoman" else roman
    if style in ("upperLetter", "lowerLetter") and number:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord("０") + int(digit)) for digit in str(number))
    if style == "decimalZero":
        return f"{number:02}"
    if style in ("ideographTraditional", "ideographZodiac"):
        signs = _STEMS if style == "ideographTraditional" else _BRANCHES
        return signs[number - 1] if 1 <= number <= len(signs) else str(number)
    # chineseCounting is digit by digit only from a hundred on: 十二, but 一〇一
    if style in _DIGITAL or (style == "chineseCounting" and number > 99):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if style.startswith(("chinese", "taiwanese", "japanese", "ideograph")):
        legal = "Legal" in style
        return _chinese(number, _LEGAL if legal else _DIGITS, "拾佰仟" if legal else "十百千", legal)
    return str(number)


def _roman(number: int) -> str:
    letters = ""
    for worth, letter in _ROMAN:
        times, number = divmod(number, worth)
        letters += letter * times
    return letters


def _chinese(number: int, digits: str, ranks: str, full: bool) -> str:
    """12 is 十二, 105 is 一百零五; `full` writes the leading 一 of 一十二 as well."""
    if number == 0:
        return "零"
    if number >= 10_000:
        rest = number % 10_000
        head = _chinese(number // 10_000, digits, ranks, full) + "万"
        return head + (("零" if rest < 1000 else "") + _chinese(rest, digits, ranks, True) if rest else "")
    text, gap = "", False
    for rank in range(3, -1, -1):
        digit = number // 10**rank % 10
        if digit:
            text += "零" * (gap and bool(text)) + digits[digit] + (ranks[rank - 1] if rank else "")
        gap = not digit
    return text[1:] if not full and 10 <= number < 20 else text


class _Level:
    """One level of a list: `text` has %1 to %9 for the numbers of the levels."""

    def __init__(self, element: Element) -> None:
        self.start = whole(value(element, "start"), 1)
        self.style = value(element, "numFmt") or "decimal"
        self.text = value(element, "lvlText") or ""
        self.suffix = value(element, "suff") or "tab"
        self.restart = whole(value(element, "lvlRestart"), -1)  # -1: behind any higher level
        self.legal = element.find(f"{W}isLgl") is not None
        self.paragraph_style = value(element, "pStyle")


class Numbering:
    """The lists of a document and how far each has counted; `label` must be asked in document order."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}  # numId → abstract list, its levels
        self._starts: dict[str, dict[int, int]] = {}  # numId → level → number to begin with
        self._counts: dict[str, list[int | None]] = {}  # abstract list → number reached on each level
        self.by_style: dict[str, tuple[str, int]] = {}  # paragraph style → numId and level
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for element in root.iterfind(f"{W}abstractNum"):
            self._abstract[element.get(f"{W}abstractNumId")] = _levels(element)
        for element in root.iterfind(f"{W}num"):
            number, base = element.get(f"{W}numId"), value(element, "abstractNumId") or ""
            levels = dict(self._abstract.get(base, {}))
            for override in element.iterfind(f"{W}lvlOverride"):
                levels |= _levels(override)
                start = value(override, "startOverride")
                if start is not None:
                    depth = whole(override.get(f"{W}ilvl"), 0)
                    self._starts.setdefault(number, {})[depth] = whole(start, 1)
            self._lists[number] = base, levels
            for depth, level in levels.items():
                if level.paragraph_style:
                    self.by_style.setdefault(level.paragraph_style, (number, depth))

    def label(self, number: str, depth: int) -> str | None:
        """The printed number of the next paragraph of a list with what follows it; None without a list."""
        if number not in self._lists or depth not in self._lists[number][1]:
            return None
        base, levels = self._lists[number]
        counts = self._counts.setdefault(base, [None] * LEVELS)
        starts = self._starts.get(number, {})
        if depth in starts:  # counts anew at its first use
            counts[depth] = starts.pop(depth)
        else:
            reached = counts[depth]
            counts[depth] = levels[depth].start if reached is None else reached + 1
        for deeper in range(depth + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else -1
            if restart < 0 or depth + 1 <= restart:
                counts[deeper] = None
        return self._text(levels, counts, depth)

    def _text(self, levels: dict[int, _Level], counts: list[int | None], depth: int) -> str:
        level = levels[depth]
        if level.style == "bullet":
            return ""
        text = level.text
        for other in range(LEVELS):
            if f"%{other + 1}" not in text:
                continue
            known = levels.get(other, level)
            number = counts[other] if counts[other] is not None else known.start
            style = "decimal" if level.legal and other < depth else known.style
            text = text.replace(f"%{other + 1}", printed(number or 0, style))
        if text and level.suffix != "nothing" and text[-1] not in "、，。．）)":
            text += " "
        return text


def _levels(element: Element) -> dict[int, _Level]:
    found = {whole(level.get(f"{W}ilvl"), 0): _Level(level) for level in element.iterfind(f"{W}lvl")}
    return {depth: level for depth, level in found.items() if 0 <= depth < LEVELS}
