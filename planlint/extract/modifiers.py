"""The words and signs around a number: 约, 不低于, 以上, minus, currency signs."""

from planlint.extract.unit_names import blocked
from planlint.extract.words import words

MINUS = frozenset("-−－﹣")
SIGNS = MINUS | frozenset("负負")
# a minus sign stands behind one of these, not between two quantities (3亿元-5%)
_MAY_PRECEDE_MINUS = frozenset(
    "(（[|,，;；:：、。“\"'≤≥<>=约近为长降升增减幅率速达于是比了至到由从自在± \t\n\u3000"
)
_BURDENED = ("减", "降", "抱", "承", "背", "欠", "担")  # 为企业减负3亿元: the last character of a word
_CURRENCY = {"$": "USD", "￥": "元", "¥": "元", "€": "EUR", "£": "GBP"}


def before(text: str, at: int) -> tuple[int, str]:
    """(start, modifier) of a modifier that ends here."""
    known = words()
    end = at
    while end and at - end < 2 and text[end - 1] in " \n":
        end -= 1
    character = text[end - 1 : end]
    listed = known.before.get(character)
    if listed is None:
        return at, "none"
    for word in known.not_before.get(character, ()):
        if text.endswith(word, 0, end):
            return at, "none"
    for word, modifier in listed:
        if text.endswith(word, 0, end):
            start = end - len(word)
            if not character.isascii() or not text[start - 1 : start].isalpha() or not character.isalpha():
                return start, modifier
    return at, "none"


def after(text: str, at: int) -> tuple[int, str]:
    """(end, modifier) of a modifier that starts here."""
    start = at + 1 if text[at : at + 1] == " " else at
    listed = words().after.get(text[start : start + 1])
    if listed and not blocked(text, start, 1):
        for word, modifier in listed:
            end = start + len(word)
            if text.startswith(word, start) and (word not in ("余", "多") or not _goes_on(text, end)):
                return end, modifier
    return at, "none"


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on: 3个多功能厅, not 3年多 or 3年多的."""
    return text[at : at + 1].isalnum() and text[at] != "的"


def joined(before: str, after: str) -> tuple[str, bool]:
    """One modifier of the two sides, and whether "about" stands beside a bound (约5%以上)."""
    if before == "none" or before == after:
        return after, False
    if after == "none":
        return before, False
    if "about" in (before, after):
        return (after if before == "about" else before), True
    return before, False


def sign(text: str, start: int) -> tuple[int, int]:
    """(start, sign) with 负 or a minus that does not stand between two quantities."""
    before = text[start - 1 : start]
    if before in MINUS:
        if start == 1 or text[start - 2] in _MAY_PRECEDE_MINUS:
            return start - 1, -1
    elif before in ("负", "負") and text[start - 2 : start - 1] not in _BURDENED:
        return start - 1, -1
    return start, 1


def currency(text: str, start: int, scale: str) -> tuple[int, str]:
    """(start, unit) with a currency printed before the number: $1.2 billion, ￥300, 人民币50万."""
    before = text[start - 1 : start]
    sign = _CURRENCY.get(before)
    if sign:
        start -= (
            3 if text.startswith("US", start - 3 if start > 2 else 0) and before == "$" and start > 2 else 1
        )
    elif text.endswith(("人民币", "RMB", "RMB "), 0, start):
        sign, start = "元", text.rindex("人" if text[start - 1] == "币" else "R", 0, start)
    else:
        return start, scale
    space = " " if scale.isascii() and scale else ""
    return start, f"{scale}{space}{sign if not space or sign != '元' else 'yuan'}"
