"""Periods as said in a text, the words they are said with, and the arithmetic of years, months and plans."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from planlint.model import Period
from planlint.named import NamedTuple

TABLE = "vocabulary/periods"

DIGITS = {"〇": 0, "○": 0, "零": 0} | {sign: n for n, sign in enumerate("一二三四五六七八九", 1)} | {"两": 2}


class Said(NamedTuple):
    """A period as said in a text, characters `start` to `end` of it.

    `kind`: "year", "years", "plan" (whole), "end" (the last year of a plan or year), "part" (months of
    a year), "date", "relative" (今年), "bare" (four digits that may be a year or a number). A part or
    relative year without a known year has no `period`, only its `months`.
    """

    start: int
    end: int
    kind: str
    period: Period | None
    months: tuple[int, int] | None = None


class Words:
    """The words of `rules/vocabulary/periods.toml`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.parts = {word: (first, last) for word, (first, last) in table.get("parts", {}).items()}
        self.relative: Mapping[str, int] = table.get("relative", {})
        ends: Mapping[str, bool] = table.get("ends", {})
        self.ends = tuple(sorted(ends.items(), key=lambda item: -len(item[0])))
        self.months: Mapping[str, int] = table.get("months", {})


NO_WORDS = Words({})


def plan_years(number: int) -> Period | None:
    """The years of the N-th five-year plan: the 13th is 2016–2020 (1963–1965 belong to none)."""
    if not 1 <= number <= 20:
        return None
    first = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    return years(first, first + 4)


def months(year: int, first: int, last: int) -> Period:
    """The months `first` to `last` of a year; all of them are the year."""
    if (first, last) == (1, 12):
        return Period(str(year), str(year))
    return Period(f"{year}-{first:02d}", f"{year}-{last:02d}")


def numeral(signs: str) -> int:
    """The value of a Chinese or Arabic numeral up to ninety-nine: 十四 → 14."""
    if signs.isdigit():
        return int(signs)
    tens, ten, ones = signs.rpartition("十")
    if not ten:
        return DIGITS.get(signs, 0)
    return 10 * (DIGITS.get(tens, 1) if tens else 1) + (DIGITS.get(ones, 0) if ones else 0)


@lru_cache(maxsize=512)
def years(first: int, last: int) -> Period:
    return Period(str(first), str(last))
