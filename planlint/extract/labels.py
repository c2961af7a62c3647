"""The printed name of a row → its indicator: without number, unit and 其中, with what it is a part of."""

from planlint import regex
from planlint.extract import headers, periods
from planlint.extract.headers import Words
from planlint.extract.indicators import canonical
from planlint.named import NamedTuple
from planlint.vocabulary import Vocabulary, form

# 1、 (2) 3. 一、 (一) ① 1.1 # : what numbers a row; 12万… and 3D… are left alone
_NUMBERING = regex.compile(
    r"\s*(?:[(（](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]\s*"
    r"|(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:\.\d{1,2}){0,2}(?:[、)）．]|[.:：](?!\d))\s*"
    r"|\d{1,2}(?:\.\d{1,2}){1,2}\s+"
    r"|\d{1,3}\s+(?=[\u4e00-\u9fffA-Z])"
    r"|[①-⑳]\s*|#\s*)"
)
_COUNTED = regex.compile(r"([一二三四五六七八九十两\d]{1,2})年累计|累计([一二三四五六七八九十两\d]{1,2})年")


class Label(NamedTuple):
    """The name of a row. `start` is where it begins in its cell, behind a number; `unit` that of its bracket.

    `years` are those of 五年累计; `rate` tells an indicator that is itself a rate; `part` one that breaks
    down a row above it, `total` the sum of rows.
    """

    text: str
    start: int
    indicator: str
    known: bool
    unit: str = ""
    years: int = 0
    rate: bool = False
    part: bool = False
    total: bool = False
    basis: str = "unknown"


def label(text: str, words: Words, vocabulary: Vocabulary) -> Label:
    """The label that a cell prints."""
    start = begins(text)
    name, part = _without_prefix(text[start:], words)
    name, unit = _without_unit(headers.compact(name))
    counted = _COUNTED.search(name)
    indicator = canonical(name, vocabulary)
    known = vocabulary.get(indicator) is not None
    ending = headers.squeezed(name).rstrip("()（）*※ ")
    return Label(
        name,
        start,
        indicator,
        known,
        unit,
        periods.numeral(counted[1] or counted[2]) if counted else 0,
        _is_rate(ending, indicator, words, vocabulary),
        not known and (part or ending in words.parts),
        not known and (ending in words.totals or ending.endswith(words.sums)),
        headers.basis(text, words),
    )


def begins(text: str) -> int:
    """Where a name begins in its cell, behind 1、 or (2)."""
    found = _NUMBERING.match(text)
    return found.end() if found and text[found.end() :].strip() else 0


def part_of(whole: str, name: str, vocabulary: Vocabulary) -> str:
    """The indicator of a row that says only 农村 below 居民人均可支配收入, or 其中 and a name of its own."""
    for joined in (name + whole, whole + name):
        if found := vocabulary.find(form(joined)):
            return found
    return f"{canonical(whole, vocabulary)}/{form(name)}" if whole else form(name)


def _without_prefix(name: str, words: Words) -> tuple[str, bool]:
    bare = name.strip()
    lower = bare.lower()
    for prefix in words.part_prefixes:
        if lower.startswith(prefix):
            rest = bare[len(prefix) :].lstrip(" :：,，、")
            return (rest, True) if rest else (bare, True)
    return bare.strip("　 ·•—-*"), False


def _without_unit(name: str) -> tuple[str, str]:
    """地区生产总值（亿元） → 地区生产总值 and 亿元; 执业(助理)医师 stays."""
    from planlint.units import unit_for

    if not name.endswith((")", "）", "]", "］")):
        return name, ""
    start = max(name.rfind("("), name.rfind("（"), name.rfind("["), name.rfind("［"))
    content = name[start + 1 : -1].strip().removeprefix("单位").lstrip(":：")
    if start > 0 and content and not (content[0].isdigit() and "/" not in content) and unit_for(content):
        return name[:start].strip(), content
    return name, ""


def _is_rate(ending: str, indicator: str, words: Words, vocabulary: Vocabulary) -> bool:
    known = vocabulary.get(indicator)
    if known and known.dimensions:
        # deaths per 亿元 are a rate too, and a % beside them a wrong unit, not their growth
        return "ratio" in known.dimensions or known.dimensions[0].startswith("person/")
    return ending.endswith(words.rates)
