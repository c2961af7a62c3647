"""The unit that stands behind a number of a text: 万余亩, 亿元, 件/万人, 个百分点, million yuan."""

from planlint.extract.patterns import Pattern
from planlint.extract.words import words
from planlint.units import unit_for

SLASHES = frozenset("/／∕")
SPACES = frozenset(" \u3000\u00a0\u2002\u2003\u2009\u200b\t\n\r")
MIDDLE = frozenset("余餘多来几幾")  # 200余人, 1.2万多亩, 十几亿
_SKIPPED = SPACES | frozenset("①②③④⑤⑥⑦⑧⑨⑩*＊†‡[〔")
_MARK = Pattern(r"[①-⑩*＊†‡]|[\[〔](?:注?[0-9]{1,2}|注)[\]〕]")
_BELOW = Pattern(r"[/／∕] ?\(?(10+|1,000|10,000|100,000|)(?![0-9])")
_PER = Pattern(r" per (10+|1,000|10,000|100,000|)(?![0-9,]) ?")
_BARE = frozenset(("1000", "1,000", "10000", "10,000", "100000", "100,000"))
_NOTHING = (0, "")


Name = tuple[int, str, bool]  # where a unit ends, its name ("" for none), and whether 余 or 多 is in it


def unit_at(text: str, position: int, chinese: bool = False) -> Name:
    """The unit that starts at `position`, behind spaces, a line break, or a footnote mark.

    `chinese` tells that the number is a Chinese numeral, which may be followed by 几 (十几万).
    """
    at = position
    character = text[at : at + 1]
    if character in _SKIPPED:
        at = _skip(text, at)
        character = text[at : at + 1]
    over = False
    known = words()
    if character in known.units.words:
        end, unit = _scaled(text, at)
        if not unit:
            return (position, "", False)
        if unit in known.scales and text[end : end + 1] in MIDDLE:
            end, unit, over = _more(text, end, unit)
    elif character in MIDDLE and (chinese or character not in "几幾"):
        end, unit, over = _more(text, at, "")
        if not over:
            return (position, "", False)
    elif character in SLASHES:
        return _rate(text, at)
    else:
        # a footnote mark is part of the number (590①), a space is not
        return (position if text[at - 1] in SPACES else at, "", False)
    if unit and text[end : end + 1] in _FURTHER:
        further, name = _extended(text, end, unit)
        return (further, name, over or (unit == "个" and name != unit and text[end] in "多来"))
    return (end, unit, over)


_FURTHER = frozenset("/／∕(（每 多来")


def _skip(text: str, at: int) -> int:
    """Over at most three spaces (a line break included) and a footnote mark."""
    stop = min(at + 3, len(text))
    while at < stop and text[at] in SPACES:
        at += 1
    mark = _MARK.match(text, at)
    if mark:
        return mark.end()
    return at


def _more(text: str, at: int, scale: str) -> Name:
    """余, 多, 来, 几 and the unit behind; 余 may end the quantity (200余), 多 the clause, no other."""
    end, unit = _scaled(text, at + 1)
    if unit:
        return (end, scale + unit, True)
    if text[at] in "余餘" and not blocked(text, at, 1):
        return (at + 1, scale, True)
    if text[at] == "多" and not text[at + 1 : at + 2].isalnum():
        return (at + 1, scale, True)
    return (at, scale, False)


def _scaled(text: str, at: int) -> tuple[int, str]:
    """(end, name) of a unit with a scale before it or not: 万吨标准煤, million yuan."""
    end, unit = _atom(text, at)
    scales = words().scales
    if unit in scales:
        space = " " if unit.isascii() and text[end : end + 1] == " " else ""
        further, more = _atom(text, end + len(space))
        if more and more not in scales:
            return further, unit + space + more
    return end, unit


def _atom(text: str, at: int) -> tuple[int, str]:
    """(end, name) of the longest unit without scale that starts here, or (0, "")."""
    known = words()
    for name in known.units[text[at : at + 2]]:
        if text.startswith(name, at):
            if name[-1].isascii() and name[-1].isalpha() and not _ends_word(text, at, name):
                continue
            if known.not_after[text[at : at + 2]] and blocked(text, at, len(name)):
                return _NOTHING
            return at + len(name), "%" if name == "％" else name
    return _NOTHING


def _ends_word(text: str, at: int, name: str) -> bool:
    """Whether an English unit ends here: 5 mu, not 5 multiples; one letter only close behind (250m, 3万t)."""
    following = text[at + len(name) : at + len(name) + 1]
    if following.isascii() and following.isalnum():
        return False
    return len(name) > 1 or text[at - 1 : at].isdigit() or text[at - 1 : at] in ("万", "亿")


def blocked(text: str, at: int, longest: int) -> bool:
    """Whether a word longer than `longest` characters starts here that is no unit: 元旦, 分别, 余热."""
    for word in words().not_after[text[at : at + 2]]:
        if len(word) <= longest:
            return False
        if text.startswith(word, at):
            return True
    return False


def _rate(text: str, at: int) -> Name:
    """A rate without a unit above: 12/10万, 7/10万人; 3/4 is a fraction and no rate."""
    match = _BELOW.match(text, at)
    if match:
        end, unit = _scaled(text, match.end())
        if unit:
            return (end, f"1/{match[1]}{unit}", False)
        if match[1] in _BARE:
            return (match.end(), f"1/{match[1]}", False)
    return (at, "", False)


def _extended(text: str, end: int, unit: str) -> tuple[int, str]:
    """What is measured against: 元/人, 人/10万人, 元每平方米, yuan per person; or 株(丛)."""
    character = text[end]
    if character in SLASHES:
        match = _BELOW.match(text, end)
        below = _below(text, match.end(), match[1]) if match else None
        if match and below:
            stop, name = below
            if match[0][-1:] == "(" or "(" in match[0]:
                return (
                    (stop + 1, f"{unit}/({match[1]}{name})") if text[stop : stop + 1] == ")" else (end, unit)
                )
            return stop, f"{unit}/{match[1]}{name}"
    elif character == " ":
        match = _PER.match(text, end) if unit.isascii() else None
        if match:
            stop, name = _scaled(text, match.end())
            if name or match[1]:
                return max(stop, match.end()), f"{unit} per {match[1]} {name}".replace("  ", " ").strip()
    elif character in "多来":
        return _many(text, end, unit)
    elif character == "每":
        if unit[-1] in "元吨克时":
            stop, name = _scaled(text, end + 1)
            if name:
                return stop, f"{unit}/{name}"
    elif text[end + 2 : end + 3] in (")", "）") and _counts(unit) and _counts(text[end + 1]):
        return end + 3, f"{unit}({text[end + 1]})"
    return end, unit


def _many(text: str, end: int, unit: str) -> tuple[int, str]:
    """个月 of 2个多月."""
    if unit == "个":
        for name in ("月", "小时", "百分点", "季度", "星期"):
            if text.startswith(name, end + 1):
                return end + 1 + len(name), unit + name
    return end, unit


# what a rate may be measured against by the ten or hundred: 10万人, 1000户, 100公里, 10万
_COUNTED = frozenset(("person", "household", "count", "number", "length", "area"))


def _counts(unit: str) -> bool:
    known = unit_for(unit)
    return known is not None and known.dimension == "count"


def _below(text: str, at: int, count: str) -> tuple[int, str] | None:
    """One to three units joined by · or /: 平方米·月; `count` is the number before them, as in 10万人."""
    end, unit = _scaled(text, at)
    known = unit_for(unit)
    if known is None or (count and known.dimension not in _COUNTED):  # 50万千瓦/100万千瓦时 is no rate
        return None
    for _ in range(2):
        if text[end : end + 1] not in ("·", "/"):
            break
        further, more = _scaled(text, end + 1)
        if not more:
            break
        unit += text[end] + more
        end = further
    return end, unit
