"""Times said in a sentence: 到2025年, “十三五”期间, 上半年, 近三年, 五一假期, 封关运营以来."""

import re

from planlint import regex
from planlint.extract.spans_of_time import months, numeral, plan_years, years
from planlint.extract.zh.words import Words
from planlint.model import Period
from planlint.named import NamedTuple

# the first character is one class and the next another, so that a search skips over all others
_ANCHOR = regex.compile(
    r"[1-9“\"‘十九八一二三四五六七两今去前明次当上下本全年以期元春清端暑中国双]"
    r"(?=[\d年月季半末内底初来旦节明午期假秋庆十一二三四五六七八九两\-—―–－~～至到])(?:"
    r"(?<=[12])(?<![\d.].)(?P<year>[09]\d\d)(?!\d)"
    r"(?:年?[-—―–－~～至到](?P<to>(?:19|20)\d\d))?年"
    r"|(?<=[“\"‘])(?P<quoted>[一二三四五六七八九十]{1,3})五[”\"’]"
    r"|(?<=十)(?P<plan>[一二三四五六])五(?=时期|期间|期末|末|规划|以来|年均|累计|[,，、])"
    r"|(?<=[一二三四五六七八九十两])(?P<span>年)"
    r"|(?<=[1-9])(?P<month>\d?(?:[-—―–－~～至到]\d\d?)?月)(?:份|[^\d]|$)"
    r"|(?<=[前一二三四])(?P<part>[一二三四两1-4]?季度)|(?<=[上下])(?P<half>半年)"
    r"|(?<=[今去前明次当上下本全])(?P<relative>年)|(?<=年)(?P<end>[内末底初])"
    r"|(?<=以)(?P<since>来)|(?<=期)(?P<finish>末)"
    r"|(?<=[五元春清端暑中国双十])(?P<holiday>一|旦|节|明|午|期|假|秋|庆|十一)(?=[”\"]?(?:期间|假期|小?长假|黄金周|节日?期间|假日))"
    r")"
)
_MONTH = regex.compile(r"(\d{1,2})(?:[-—―–－~～至到](\d{1,2}))?月份?(?:末|底)?(?:\d{1,2}日)?")
_TAIL = regex.compile(r"(?:年?[末底]|期末|规划期末|收官)|(?:年?初)|(?:时期|期间|规划期|年度|以来|全年)")
_PAST = regex.compile(r"(?:过去|近|(?<!学)前|最近|这|此前)$")
_NEXT = regex.compile(r"(?:今后|未来|后|接下来)$")
_BASE = regex.compile(r"(?:比|较|相较于|相比于|对比)[“\"‘]?$")
_TIMES = regex.compile(r"(?:是|相当于|恢复到|恢复至|仅为|不足)[“\"‘]?$")
_COMPARED = regex.compile(r"(?:与|同|和)[“\"‘]?$")
_DESIGNED = ("相比", "比较", "持平", "同期", "末相比", "底相比", "基数", "为基")


class Time(NamedTuple):
    """A time said at characters `start` to `end`.

    `kind`: "year", "end" (of a year or plan), "start" (of a year), "plan", "span" (several years),
    "part" (months of a year), "own" (全年, 年内: the year spoken of), "holiday", "since" (no period).
    `first`–`last` are years, or months when `kind` is "part" or "holiday" (`year` is theirs, if said).
    "length" (连续20年) says how long, not when. `base` marks what is only compared with: 比2020年.
    """

    start: int
    end: int
    kind: str
    first: int = 0
    last: int = 0
    year: int = 0
    base: bool = False


UNKNOWN = Time(0, 0, "length")  # nobody knows when


def times(text: str, now: int | None, words: Words) -> list[Time]:
    """The times of a block in order; `now` is the year reported on, what 近三年 ends in."""
    found: list[Time] = []
    for match in _ANCHOR.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        one = _time(text, match, now, words)
        if (
            one
            and one.kind in ("part", "holiday")
            and not one.year
            and found
            and _beside(found[-1], one, text)
        ):
            one = one._replace(year=found[-1].last)  # 2023年上半年
        if one:
            found.append(one)
    return found


def _beside(year: Time, part: Time, text: str) -> bool:
    return year.kind == "year" and year.last > 0 and part.start - year.end < 2


def _time(text: str, match: re.Match[str], now: int | None, words: Words) -> Time | None:
    kind = match.lastgroup
    if kind == "to" or kind == "year":
        return _years(text, match, now)
    start, end = match.span()
    if kind in ("quoted", "plan"):
        number = numeral(match["quoted"]) if match["quoted"] else 10 + numeral(match["plan"])
        return _plan(text, start, end, number, now)
    if kind == "span":
        return _span(text, start, end, now)
    if kind == "month":
        return _months(text, start)
    if kind in ("part", "half"):
        return _part(text, start, end, words)
    if kind == "relative":
        return _relative(text, start, end, now, words)
    if kind == "since":
        return Time(start, end, "since")
    if kind == "holiday":
        return _holiday(text, start, end, words)
    if text[end - 1] == "初":
        return Time(start, end, "start", base=_compares(text, start, end))
    return Time(start, end, "own", base=_compares(text, start, end))  # 年内, 年末, 期末


def _years(text: str, match: re.Match[str], now: int | None) -> Time | None:
    start, end = match.span()
    first = int(text[start : start + 4])
    if match["to"]:
        last = int(match["to"])
        tail = _TAIL.match(text, end)
        past = tail.end() if tail else end
        return Time(start, past, "span", first, last) if last >= first else None
    if (second := _SECOND.match(text, end)) and int(second[1]) >= first:  # 2021年至2025年
        return Time(start, second.end(), "span", first, int(second[1]))
    if text[start - 1 : start] == "按" or text[start - 1 : start] == "照":
        return Time(start, end, "length")  # 按2019年平均汇率折算
    base = _compares(text, start, end)
    if month := _MONTH.match(text, end):
        low = int(month[1])
        high = int(month[2] or low)
        if 1 <= low <= high <= 12:
            return Time(start, month.end(), "part", low, high, first, base)
    tail = _TAIL.match(text, end)
    if not tail:
        return Time(start, end, "year", first, first, first, base)
    word = tail[0]
    if word == "以来":
        return Time(start, tail.end(), "span", first, max(first, now or first), 0, base)
    kind = (
        "end"
        if word[-1] in "末底官"
        else "start"
        if word[-1] == "初"
        else "since"
        if word == "以来"
        else "year"
    )
    return Time(start, tail.end(), kind, first, first, first, base or _compares(text, start, tail.end()))


_SECOND = regex.compile(r"(?:至|到|-|—|~)((?:19|20)\d\d)年")


def _plan(text: str, start: int, end: int, number: int, now: int | None) -> Time | None:
    spanned = plan_years(number)
    if spanned is None:
        return None
    first, last = int(spanned.start), int(spanned.end)
    tail = _TAIL.match(text, end)
    past = tail.end() if tail else end
    base = _compares(text, start, past)
    if tail and tail[0] == "以来" and now and first <= now < last:
        last = now
    if tail and tail[0][-1] in "末底官":
        return Time(start, past, "end", last, last, last, base)
    return Time(start, past, "plan", first, last, 0, base)


def _span(text: str, start: int, end: int, now: int | None) -> Time | None:
    """近三年, 过去五年, 今后五年, 五年来; 五年累计 alone is the plan spoken of."""
    count = numeral(text[start])
    before = text[max(start - 3, 0) : start]
    if not now or count < 2 or before.endswith(("十", "百", "二", "三")):
        return None
    if past := _PAST.search(before):
        return Time(start - len(past[0]), end, "span", now - count + 1, now)
    if coming := _NEXT.search(before):
        return Time(start - len(coming[0]), end, "span", now + 1, now + count)
    tail = next((word for word in _DURING if text.startswith(word, end)), "")
    if tail in _DURING[:3]:
        end += len(tail)
    if not tail or count == 5:
        return Time(start, end, "plan") if tail else None
    return Time(start, end, "span", now - count + 1, now)


_DURING = ("期间", "间", "来", "累计", "平均", "新增", "净增", "共")


def _months(text: str, start: int) -> Time | None:
    month = _MONTH.match(text, start)
    if not month or text[start - 1 : start].isdigit():
        return None
    low = int(month[1])
    high = int(month[2] or low)
    if not 1 <= low <= high <= 12:
        return None
    return Time(start, month.end(), "part", low, high, 0, _compares(text, start, month.end()))


def _part(text: str, start: int, end: int, words: Words) -> Time | None:
    if text[start - 1 : start] == "前" or text[start - 1 : start] == "第":
        start -= 1
    span = words.parts.get(text[start:end])
    return Time(start, end, "part", *span, base=_compares(text, start, end)) if span else None


def _relative(text: str, start: int, end: int, now: int | None, words: Words) -> Time | None:
    word = text[start:end]
    if text.endswith("结转", 0, start):
        return None  # 结转下年8.6亿元: what is left at the end of the year told
    base = _compares(text, start, end)
    if word in ("全年", "本年", "当年"):
        return Time(start, end, "own", 0, 12, base=base)  # of a report of months, too
    if text.startswith(("度", "末", "底"), end):
        end += 1
    elif text.startswith("以来", end):
        end += 2
    elif text.startswith("同期", end):
        return Time(start, end + 2, "year", 0, 0, 0, True)
    shift = words.relative.get(word)
    if shift is None:
        return None
    if base or word in ("上年", "前年"):
        return Time(start, end, "year", 0, 0, 0, True)
    if not now:
        return None
    # a report of the year before is made in the year that it calls this one: 去年 is what it reports
    year = now + 1 + shift
    return Time(start, end, "year", year, year, year)


def _holiday(text: str, start: int, end: int, words: Words) -> Time | None:
    span = words.holidays.get(text[start:end])
    if not span:
        return None
    tail = _HOLIDAY_TAIL.match(text, end)
    start -= text[start - 1 : start] in ("“", '"', "‘")
    return Time(start, tail.end(), "holiday", *span) if tail else None


_HOLIDAY_TAIL = regex.compile(r"[”\"]?(?:期间|假期|小?长假|黄金周|节日?期间|假日)(?:期间)?")


def _compares(text: str, start: int, end: int) -> bool:
    before = text[max(start - 4, 0) : start]
    if _BASE.search(before) or (text.startswith("的", end) and _TIMES.search(before)):
        return True
    if text.startswith(("基础上", "的基础上", "的基数上"), end):
        return True
    return bool(_COMPARED.search(before)) and text.startswith(_DESIGNED, end)


def period(time: Time, own: int | None) -> Period | None:
    """The period of a time; `own` is the year spoken of, that of months without a year."""
    if time.kind in ("year", "end"):
        return years(time.first, time.last) if time.first else None
    if time.kind == "start" and time.first:
        return years(time.first - 1, time.first - 1)
    if time.kind in ("plan", "span"):
        return years(time.first, time.last) if time.first else None
    if time.kind in ("part", "holiday"):
        year = time.year or own
        return months(year, time.first, time.last) if year else None
    return None
