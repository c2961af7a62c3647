"""One header cell → what it says: kind of column, period, role, aspect, unit, and the rest of its words."""

import re

from planlint import regex
from planlint.extract import periods
from planlint.extract.header_words import Words as Words
from planlint.extract.header_words import words as words
from planlint.model import Period
from planlint.named import NamedTuple
from planlint.units import unit_for
from planlint.vocabulary import Vocabulary

LONGEST = 120  # characters; a longer header is prose, and only its kind of column is of use

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_WIDE = regex.compile("[！-～\u3000\xa0]")
_BRACKET = regex.compile(r"[(\[〔【]([^()\[\]〔〕【】]{0,40})[)\]〕】]")
_UNIT_LINE = regex.compile(r"^(?:计量)?单位[:：](.{1,30})$|^unit[s]?\s?:\s?(.{1,40})$", re.IGNORECASE)
_LAST_UNIT = regex.compile(r"[,，、;/]\s?([^,，、;]{1,30})$|(?<=.)([%‰])$")
_THAN = regex.compile(r"(?:比|较|相比|compared (?:with|to)|over|from|vs\.?|versus)\s?$", re.IGNORECASE)
_CUMULATIVE = regex.compile(
    r"([一二三四五六七八九十两\d]{1,2})年累计|累计([一二三四五六七八九十两\d]{1,2})年"
)
_EDGES = " \t\r\n:：,，、;；.。-—–~的*/及和与"
_QUOTES = "“”\"'‘’"


class Column(NamedTuple):
    """What header words say of their column: those of one cell, or of all the cells above it together.

    `title` is the text of one cell as it is compared, that of a column as printed without white space.
    `kind`: label, unit, number, category, attribute, department, remark, period, place, entity, text
    (words of no known kind) or value; "" when the words do not tell. `months` are those of a part of a
    year said without the year, `base` the period a change is counted from (比2015年), `years` how many
    years are added up (五年累计; -1: 累计 alone). `rest` are the words that are none of this: the name of an
    indicator, a place, a group.
    """

    title: str
    kind: str = ""
    period: Period | None = None
    said: str = ""
    months: tuple[int, int] | None = None
    role: str = ""
    aspect: str = ""
    unit: str = ""
    years: int = 0
    base: Period | None = None
    rest: str = ""
    alone: bool = False  # a growth column in a table without levels
    place: str | None = None


def squeezed(text: str) -> str:
    """A header as it is compared: half width, lower case, no white space in Chinese, single spaces else."""
    if not text.isascii() and _WIDE.search(text):
        text = text.translate(_WIDTH)
    text = " ".join(text.split()).lower()
    return text if text.isascii() else text.replace(" ", "")


def compact(text: str) -> str:
    """A label or header as printed, without the white space of broken cells; single spaces in English."""
    return " ".join(text.split()) if text.isascii() else _unspaced(text)


def _unspaced(text: str) -> str:
    """Chinese without white space, except between two Western words (Wi-Fi 6, PM2.5 ok)."""
    parts = text.split()
    if len(parts) < 2:
        return parts[0] if parts else ""
    joined = parts[0]
    for part in parts[1:]:
        joined += (
            " " + part
            if joined[-1].isascii() and part[0].isascii() and joined[-1].isalnum() and part[0].isalnum()
            else part
        )
    return joined


_AND = regex.compile("[与和及、/]")


def piece(text: str, lexicon: Words, vocabulary: Vocabulary) -> Column:
    """What a header cell says."""
    name = squeezed(text)
    if not name or name in lexicon.empty:
        return Column("")
    if kind := lexicon.kinds.get(name):
        return Column(name, kind)
    if len(name) > LONGEST:
        return Column(name, rest=name)
    roles = {lexicon.roles.get(word, "") for word in _AND.split(name)}
    if len(roles) > 1 and all(roles):
        return Column(name, "value")  # 现状与目标 over 2020年 | 2025年: neither of them for both
    if line := _UNIT_LINE.match(name):
        return Column(name, "value", unit=(line[1] or line[2]).strip())
    if vocabulary.find(name):
        return Column(name, rest=name)  # 人口 is a unit too
    left, unit = _without_unit(name)
    if kind := lexicon.kinds.get(left.strip(_EDGES)):
        return Column(name, kind, unit=unit)
    if left and vocabulary.find(left):
        return Column(name, unit=unit, rest=left)
    left, role = _without_brackets(left, lexicon)
    found = _said(Column(name, unit=unit, role=role), left, lexicon, vocabulary)
    said_nothing = not (found.period or found.months or found.role or found.aspect)
    if found.rest and said_nothing and (kind := _kind_by_end(found.rest, lexicon)):
        return found._replace(kind=kind, rest="")
    return found


def printed(text: str, rest: str) -> str:
    """The words of a header that are `rest`, as printed: gdp of GDP（亿元） is GDP."""
    whole = " ".join(text.split()) if text.isascii() else "".join(text.split())
    name = squeezed(text)
    at = name.find(rest)
    return whole[at : at + len(rest)] if rest and at >= 0 and len(whole) == len(name) else rest


def _said(empty: Column, left: str, lexicon: Words, vocabulary: Vocabulary) -> Column:
    """The piece with its period, role and aspect taken out of the words that are `left`."""
    years = 0
    if counted := _CUMULATIVE.search(left):
        years = periods.numeral(counted[1] or counted[2])
        left = left[: counted.start()] + left[counted.end() :]
    ends: dict[str, str] = {"role": empty.role} if empty.role else {}
    left = _without_ends(left, ends, lexicon, vocabulary)
    period, months, said, base, left = _without_period(left, lexicon)
    left = _without_ends(left.strip(_QUOTES + _EDGES), ends, lexicon, vocabulary)
    for part in left.split("/"):
        if part.strip(_QUOTES) not in lexicon.whole and part not in lexicon.totals:
            break
        name = lexicon.whole.get(part.strip(_QUOTES), "level")
        if name == "cumulative":
            years = years or -1
        else:
            ends.setdefault("aspect", name if name != "level" or not left else "")
        left = left[len(part) :].removeprefix("/")
    aspect = ends.get("aspect", "")
    if aspect == "growth" and base and not left:
        aspect = "growth_total"  # 比2015年增长, unless the year is the one before; the column tells
    if aspect == "change" and empty.unit in ("%", "‰"):
        aspect = "growth"
    return empty._replace(
        kind="value" if not left else "",
        period=period,
        said=said,
        months=months,
        role=ends.get("role", ""),
        aspect=aspect,
        years=years,
        base=base,
        rest=left,
    )


def _without_unit(name: str) -> tuple[str, str]:
    """A header without its unit, and the unit: 产值(亿元) → 产值 and 亿元; 年均增速% → 年均增速 and %."""
    bare = name[1:-1] if name[0] == "(" and name[-1] == ")" else name
    counted = bare[:1].isdigit() and not bare.startswith("1/")  # 2015年
    if not counted and not bare.endswith(")") and unit_for(bare):
        return "", bare
    for bracket in _BRACKET.finditer(name):
        content = bracket[1].removeprefix("单位").removeprefix("in ").strip(":： ")
        if content and not content[0].isdigit() and unit_for(content):
            return (name[: bracket.start()] + name[bracket.end() :]).strip(), content
    if last := _LAST_UNIT.search(name):
        content = (last[1] or last[2]).strip()
        if not content[0].isdigit() and unit_for(content):
            return name[: last.start()].strip(), content
    return name, ""


def _without_brackets(left: str, lexicon: Words) -> tuple[str, str]:
    """A header without brackets that hold a role (2025年(建议)) or an attribute, and the role."""
    role = ""
    for bracket in reversed(list(_BRACKET.finditer(left))):
        content = bracket[1].strip()
        said = next((name for word, group, name in lexicon.ends if word == content and group == "role"), "")
        summed = lexicon.whole.get(content) == "cumulative"
        if said or summed or content in lexicon.attributes or not content:
            left = left[: bracket.start()] + ("/" + content if summed else "") + left[bracket.end() :]
            role = said or role
    return left.strip(), role


def _without_ends(left: str, ends: dict[str, str], lexicon: Words, vocabulary: Vocabulary) -> str:
    """The words without those of role and aspect at either end, which are put into `ends`."""
    while left := left.strip(_EDGES):
        if vocabulary.find(left):
            break  # the whole of it is the name of an indicator
        listed = lexicon.by_sign.get(left[-1], ()), lexicon.by_sign.get(left[0], ())
        for word, group, name in sorted({*listed[0], *listed[1]}, key=_length) if any(listed) else ():
            if ends.get(group, name) == name and _at_an_end(left, word):
                ends[group] = name
                left = left[: -len(word)] if left.endswith(word) else left[len(word) :]
                break
        else:
            break
    return left


def _at_an_end(left: str, word: str) -> bool:
    """Whether a word stands at the end or beginning; a Western one as a word of its own."""
    if left.endswith(word):
        return not word.isascii() or len(left) == len(word) or not left[-len(word) - 1].isalnum()
    if left.startswith(word):
        return not word.isascii() or not left[len(word)].isalnum()
    return False


def _without_period(
    left: str, lexicon: Words
) -> tuple[Period | None, tuple[int, int] | None, str, Period | None, str]:
    """The period, months, kind of saying and base period of a header, and its other words."""
    found = periods.scan(left, lexicon.periods)
    base = None
    for said in found:
        if said.period and (than := _THAN.search(left[: said.start])):
            base = said.period
            start = than.start()
            left = left[:start] + left[said.end :]
            found = periods.scan(left, lexicon.periods)
            break
    if not found:
        return None, None, "", base, left
    period, rest = periods.split(left, lexicon.periods)
    if period:
        return period, None, found[0].kind, base, rest
    if len(found) == 1 and found[0].months:
        said = found[0]
        return None, said.months, said.kind, base, left[: said.start] + left[said.end :]
    return None, None, "", base, left


def _kind_by_end(name: str, lexicon: Words) -> str:
    for word, kind in lexicon.kind_ends:
        if name.endswith(word) and _at_an_end(name, word) and kind != "value":
            # 人均单位, 主要单位: a unit column is headed by its words alone
            return kind if kind != "unit" or name == word else ""
    return ""


def _length(entry: tuple[str, str, str]) -> tuple[int, str]:
    return -len(entry[0]), entry[0]


def basis(text: str, lexicon: Words) -> str:
    """The prices that a text names: "real", "nominal" or "unknown"."""
    found = lexicon.basis_words.search(text.lower())
    return lexicon.basis[found[0]] if found else "unknown"


def without_brackets(text: str) -> str:
    """A text without its brackets and what stands in them."""
    kept, last = [], 0
    for found in _BRACKET.finditer(text.translate(_WIDTH)):
        kept.append(text[last : found.start()])
        last = found.end()
    return ("".join(kept) + text[last:]).strip()


def brackets(text: str) -> list[str]:
    """What stands in the brackets of a text."""
    return [found[1].strip() for found in _BRACKET.finditer(text.translate(_WIDTH)) if found[1].strip()]
