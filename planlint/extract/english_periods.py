"""English periods: FY2014/15, 14th Five-Year Plan, Q3, last year, March."""

import re

from planlint import regex
from planlint.extract.spans_of_time import Said, Words, months, plan_years, years

_ENGLISH = regex.compile(
    r"(?i)\bFY\s?'?(?P<fiscal>(?:19|20)?\d\d)(?:\s?[/-]\s?(?P<to>(?:19|20)?\d\d))?\b"
    r"|\b(?P<nth>\d{1,2})(?:st|nd|rd|th)\s+(?:five[- ]year|fyp)(?:\s+plan)?"
    r"|\b(?P<part>q[1-4]|h[12]|first half|second half)\b"
    r"|\b(?P<relative>(?:this|current|last|previous|next) year)\b"
    r"|\b(?P<month>[a-z]{3,9})\b"
)


def with_english(text: str, found: list[Said], said: Words, year: int | None) -> list[Said]:
    """The periods with the English ones between them: FY2015, 14th Five-Year Plan, Q3, March."""
    more = []
    for match in _ENGLISH.finditer(text):
        one = _english(match, said, year)
        if one:
            more.append(one)
    if not more:
        return found
    covered = [f for f in found if not any(m.start <= f.start < m.end for m in more)]
    free = [m for m in more if not any(f.start <= m.start < f.end for f in covered)]
    return sorted(covered + free, key=lambda one: one.start)


def _english(match: re.Match[str], said: Words, year: int | None) -> Said | None:
    start, end = match.span()
    if match["fiscal"]:
        first = _four(match["fiscal"])
        last = _four(match["to"]) if match["to"] else first
        return Said(start, end, "years" if last > first else "year", years(first, max(first, last)))
    if match["nth"]:
        plan = plan_years(int(match["nth"]))
        return Said(start, end, "plan", plan) if plan else None
    if match["part"]:
        span = said.parts.get(match["part"].lower())
        return Said(start, end, "part", months(year, *span) if year else None, span) if span else None
    if match["relative"]:
        shift = said.relative.get(match["relative"].lower())
        if shift is None:
            return None
        return Said(start, end, "relative", years(year + shift, year + shift) if year else None)
    month = said.months.get(match["month"].lower())
    if month is None or (match["month"].islower() and match["month"] in ("may", "march")):
        return None
    return Said(start, end, "part", months(year, month, month) if year else None, (month, month))


def _four(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
