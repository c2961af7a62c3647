"""Years, dates, parts of a year and plan periods → Period: 2015年, 1-9月, 上半年, “十三五”时期, FY2014/15."""

import re

from planlint import regex
from planlint.extract.english_periods import with_english
from planlint.extract.spans_of_time import DIGITS, years
from planlint.extract.spans_of_time import NO_WORDS as NO_WORDS
from planlint.extract.spans_of_time import TABLE as TABLE
from planlint.extract.spans_of_time import Said as Said
from planlint.extract.spans_of_time import Words as Words
from planlint.extract.spans_of_time import months as months
from planlint.extract.spans_of_time import numeral as numeral
from planlint.extract.spans_of_time import plan_years as plan_years
from planlint.model import Period

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TO = "[-—–−－~～至到]"
_LETTER = regex.compile("[A-Za-z]")
_FULL_WIDTH = regex.compile("[０-９]")
# One pass finds where a period may begin; what follows is matched from there, never searched. The class
# in front is what makes the pass fast (the engine skips to it), so the branches look back at its character.
_ANCHOR = regex.compile(
    r"[\d一二三四五六七八九十第前上下今去明次当本全](?:"
    r"(?<![\d.].)(?P<year>(?:(?<=1)9|(?<=2)0)\d\d)(?!\d)"
    r"|(?<=[一二])(?P<sign>[〇○零一二三四五六七八九]{3})(?=年)"
    r"|(?<=[一二三四五六七八九十])(?<![一二三四五六七八九十].)(?P<plan>[一二三四五六七八九十]{0,2}五)"
    r"(?:[”\"’」』]|(?=时期|期间|期末|末|规划|计划|以来|年均|累计|目标|完成))"
    r"|(?<=第)(?P<nth>[一二三四五六七八九十]{1,3}|\d{1,2})个五年(?=[规计]划|时期)"
    r"|(?<=\d)(?<![\d.].)(?P<month>\d?\s?(?:" + _TO + r"\s?\d{1,2}\s?)?月)(?:份|\d{1,2}日)?"
    r"|(?P<part>(?<=[第前一二三四1-4])[一二三四两1-4]?(?:[-—][2-4])?季度|(?<=[上下])半年)"
    r"|(?<=[今去前明次当上下本全])(?P<relative>年)"
    r")"
)
_RANGE = regex.compile(
    r"\s?(?P<n1>年)?\s?(?P<sign>"
    + _TO
    + r"{1,2}|/)\s?(?P<to>(?:19|20)\d\d|\d\d)(?![\d.]|[-/]\d)\s?(?P<n2>年)?"
)
_MONTHS = regex.compile(
    r"\s?(?P<month>\d{1,2})\s?(?:"
    + _TO
    + r"\s?(?P<until>\d{1,2})\s?)?月(?:份|末|底)?(?:\s?(?P<day>\d{1,2})\s?日)?"
)
_PART = regex.compile(r"\s?(?:的)?((?:第|前)?[一二三四两1-4](?:[-—][2-4])?季度|[上下]半年)")
_ISO = regex.compile(r"(?P<sign>[-/.])(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?(?![\d.%])")
_QUARTER = regex.compile(r"(?i)\s?[-/]?\s?([qh][1-4])\b")
_END_SIGNS = frozenset("年期末底时间度以规计收")


def scan(text: str, said: Words, year: int | None = None) -> list[Said]:
    """Every period of a text, in order; `year` is what 今年 and a month without its year refer to.

    Four digits alone are "bare": 2025 in a header is a year, 2000 in 2000家 is a number.
    """
    if _FULL_WIDTH.search(text):
        text = text.translate(_WIDTH)  # one character for one, so offsets stay
    found = []
    at = 0
    while match := _ANCHOR.search(text, at):
        one = _said(text, match, said, year)
        if one:
            if one.period and one.kind in ("year", "years", "bare", "relative"):
                year = int(one.period.end[:4])  # 2023年……上半年: the year said last
            found.append(one)
        at = max(one.end if one else 0, match.end())
    return with_english(text, found, said, year) if _maybe_english(text) else found


def parse(text: str, said: Words, year: int | None = None) -> Period | None:
    """The period of a text that says nothing else ("2020", "2023年1-9月", "“十三五”时期"), else None."""
    period, rest = split(text, said, year)
    return period if period and not rest.strip(" ()（）年份度") else None


def split(text: str, said: Words, year: int | None = None) -> tuple[Period | None, str]:
    """The period of a header and what else it says: “2025年(建议)” → 2025 and “(建议)”.

    Several periods that do not refine each other are none: nothing is taken out.
    """
    found = [one for one in scan(text, said, year) if one.period or one.months]
    if not found:
        return None, text
    kept = _joined(found)
    if kept is None:
        return None, text
    rest = "".join(
        text[before.end if before else 0 : after.start if after else len(text)]
        for before, after in zip([None, *found], [*found, None], strict=True)
    )
    return kept, rest


def _maybe_english(text: str) -> bool:
    """Whether English words of time are worth looking for: Chinese prose has none, a short header may."""
    return text.isascii() or (len(text) < 80 and _LETTER.search(text) is not None)


def _said(text: str, match: re.Match[str], said: Words, year: int | None) -> Said | None:
    kind = match.lastgroup
    start, end = match.span()
    if kind == "year":
        return _from_year(text, start, end, int(match[0]), said)
    if kind == "sign":
        return _from_year(text, start, end, int("".join(str(DIGITS[s]) for s in match[0])), said)
    if kind == "plan":
        number = numeral(match[0].rstrip('”"’」』')[:-1])  # 十三 of 十三五, 九 of 九五
        return _from_plan(text, start, end, number, said)
    if kind == "nth":
        return _from_plan(text, start, end, numeral(match["nth"]), said)
    if kind == "part":
        span = said.parts.get(match[0].replace("—", "-"))
        return (
            Said(start, end, "part", months(year, *span) if span and year else None, span) if span else None
        )
    if kind == "relative":
        return _relative(text, start, end, match[0], said, year)
    found = _MONTHS.match(text, start)
    return _months(start, found, year) if found else None


def _from_year(text: str, start: int, end: int, year: int, said: Words) -> Said:
    """A year and what belongs to it: to another year, months, a part, a date, its end."""
    if (to := _RANGE.match(text, end)) and (last := _last_year(year, to)):
        past, kind = _past_end(text, to.end(), said)
        if kind == "end":
            return Said(start, past, "end", years(last, last))
        return Said(start, past, "years", years(year, last))
    if text.startswith(" 年", end):
        end += 1
    if not text.startswith("年", end):
        return _without_sign(text, start, end, year, said)
    end += 1
    if found := _MONTHS.match(text, end):
        return _months(start, found, year) or Said(start, end, "year", years(year, year))
    if found := _PART.match(text, end):
        span = said.parts.get(found[1].replace("—", "-"))
        if span:
            return Said(start, found.end(), "part", months(year, *span), span)
    past, kind = _past_end(text, end, said)
    return Said(start, past, "end" if kind == "end" else "year", years(year, year))


def _last_year(year: int, to: re.Match[str]) -> int | None:
    """The last year of a range, None when it is none (2021-06 is a month, 2020-2015 nothing)."""
    digits = to["to"]
    if len(digits) == 4:
        return int(digits) if int(digits) >= year else None
    last = year - year % 100 + int(digits)
    last += 100 if last < year else 0
    if to["sign"] == "/":
        return last if last == year + 1 else None
    return last if to["n2"] and year < last else None


def _without_sign(text: str, start: int, end: int, year: int, said: Words) -> Said:
    """Four digits without 年: a date (2021-06-30), a quarter (2021Q3), else bare."""
    if found := _ISO.match(text, end):
        month, day = int(found["month"]), int(found["day"] or 0)
        written = found["sign"] != "." or found["day"] or found["month"].startswith("0")
        if written and 1 <= month <= 12 and day <= 31:
            moment = f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
            return Said(start, found.end(), "date" if day else "part", Period(moment, moment), (month, month))
    if found := _QUARTER.match(text, end):
        span = said.parts.get(found[1].lower())
        if span:
            return Said(start, found.end(), "part", months(year, *span), span)
    return Said(start, end, "bare", years(year, year))


def _from_plan(text: str, start: int, end: int, number: int, said: Words) -> Said | None:
    plan = plan_years(number)
    if plan is None:
        return None
    past, kind = _past_end(text, end, said)
    if kind == "end":
        return Said(start, past, "end", Period(plan.end, plan.end))
    return Said(start, past, "plan", plan)


def _past_end(text: str, at: int, said: Words) -> tuple[int, str]:
    """Behind 时期, 期间, 末 … at `at`, and "end" when only the last year is meant."""
    if at < len(text) and text[at] in _END_SIGNS:
        for word, last in said.ends:
            if text.startswith(word, at):
                return at + len(word), "end" if last else ""
    return at, ""


def _months(start: int, match: re.Match[str], year: int | None) -> Said | None:
    first = int(match["month"])
    last = int(match["until"] or first)
    if not 1 <= first <= last <= 12:
        return None
    day = int(match["day"] or 0)
    if day:
        if day > 31:
            return None
        moment = f"{year}-{last:02d}-{day:02d}"
        return Said(start, match.end(), "date", Period(moment, moment) if year else None, (last, last))
    return Said(start, match.end(), "part", months(year, first, last) if year else None, (first, last))


def _relative(text: str, start: int, end: int, word: str, said: Words, year: int | None) -> Said | None:
    for longer in ("以来", "度"):
        if text.startswith(longer, end):
            end += len(longer)
            break
    shift = said.relative.get(word)
    if shift is None:
        return None
    if year and (found := _PART.match(text, end)) and (span := said.parts.get(found[1])):
        return Said(start, found.end(), "part", months(year + shift, *span), span)
    return Said(start, end, "relative", years(year + shift, year + shift) if year else None)


def _joined(found: list[Said]) -> Period | None:
    """One period of several that refine each other: 2023年 with 1-9月, Jan with Sep with 2023."""
    if len(found) == 1:
        return found[0].period
    whole = {one.period for one in found if one.months is None and one.kind != "relative"}
    whole = whole or {one.period for one in found if one.months is None}
    parts = [one.months for one in found if one.months is not None]
    if len(whole) > 1:
        return None
    if not parts:
        return whole.pop()
    year = whole.pop() if whole else next((one.period for one in found if one.period), None)
    if year is None or year.start[:4] != year.end[:4]:
        return None
    return months(int(year.start[:4]), parts[0][0], parts[-1][1]) if parts[0][0] <= parts[-1][1] else None
