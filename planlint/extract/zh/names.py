"""Numbers that are names: 5G, “1+N”, 9610, dates, item numbers, 15分钟生活圈. They make no figure."""

from planlint import regex
from planlint.extract.quantities import Found
from planlint.extract.zh.aspects import kind_of
from planlint.extract.zh.words import Words, ends, starts

DATE = "a date"
DURATION = "a duration"
NAME = "a name"
NUMBERING = "the number of a heading or item"
ORDINAL = "an ordinal"
QUOTED = "part of a quoted name"
REFERENCE = "the number of a document or place"
THRESHOLD = "threshold in a name"
CODE = "a number without a unit"
SIDE = "a side of a ratio"
UNCLEAR = "not understood"

QUOTES = regex.compile(r"[“《‘「『][^“”《》]{1,18}[”》’」』]")
_NUMBERED = regex.compile(r"[\s—–\-#*]*[(（]?$")
_BOX = regex.compile(r"(?:专栏|附?[表图]|附件|专题)\s?$")
_AFTER_NUMBER = frozenset(".．、)）:： \t")
_JOINED = frozenset("+×*=>＞/_@&#")
_YEARS = regex.compile(r"(?:19|20)\d\d$")
_DURATIONS = frozenset(
    (
        "年",
        "个月",
        "月",
        "天",
        "日",
        "小时",
        "分钟",
        "秒",
        "周",
        "周年",
        "年间",
        "个小时",
        "个工作日",
        "工作日",
        "岁",
        "周岁",
    )
)
_LONG = regex.compile(r"(?:连续|历时|持续|用|今后|过去|未来|近|每|满)$")
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_LETTERS = ("GDP", "CPI", "PPI", "PMI", "FDI", "gdp")
_AGES = frozenset(("岁", "周岁"))
_RANK = regex.compile(
    r"(?:分居|分列|位居|位列|位于|居|列|排名|排位|排在|排|名列|跃居|升至|跻身|进入|位次|位|保持|获)[^,，;；]{0,10}?$"
)


def reason(text: str, found: Found, quoted: list[tuple[int, int]]) -> str:
    """Why a number of a block makes no figure by its own look, "" when nothing speaks against one."""
    kind = found.kind
    if kind == "date":
        return DATE
    start, end = found.digits_start, found.digits_end
    if kind == "name":
        return NAME
    if start < 4 and _BOX.search(text, 0, start):
        return NUMBERING  # 表3 分县主要指标, 表2：2023年收入
    if kind == "ordinal":
        return "" if ranked(text, found) else ORDINAL
    if found.quantity.unit in _DURATIONS and (
        found.chinese or _LONG.search(text, max(found.start - 3, 0), found.start)
    ):
        return DURATION
    for first, last in quoted:
        if first < start < last:
            return QUOTED
    before = text[start - 1 : start]
    after = text[end : end + 1]
    if (before and before in _JOINED) or (
        after and after in _JOINED and kind != "fraction" and not found.quantity.unit
    ):
        return NAME
    if (before in _LATIN and not _is_written(text, found)) or (not found.quantity.unit and after in _LATIN):
        return NAME
    if not found.quantity.unit and kind == "plain":
        return _bare(text, found, start, end)
    return ""


def tells(found: Found, text: str) -> bool:
    """Whether a Chinese numeral measures something: 百分之九, 三千万元; 三大攻坚, 四个方面 are words."""
    if found.kind == "ordinal":
        return ranked(text, found)
    if found.kind == "date" or text.startswith(("级", "台阶"), found.end):
        return False  # 五百亿级, 迈上千亿台阶
    kind = kind_of(found.quantity.unit, found.kind)
    return kind.ratio or kind.points or kind.times or kind.measure or found.quantity.unit[:1] in ("万", "亿")


def _is_written(text: str, found: Found) -> bool:
    """GDP28.34亿元: an indicator in letters, not a name."""
    return bool(found.quantity.unit) and text.endswith(_LETTERS, 0, found.start)


def _bare(text: str, found: Found, start: int, end: int) -> str:
    """A number without a unit: an item number, a year, a code; "" when it may be an index."""
    digits = text[start:end]
    if _BOX.search(text, max(start - 4, 0), start):
        return NUMBERING
    if start < 8 and found.quantity.upper is None and _NUMBERED.match(text[:start]):
        following = text[end : end + 1]
        if following in _AFTER_NUMBER or (len(digits) < 3 and following >= "\u4e00" and following != "大"):
            return NUMBERING
    if text[end : end + 1] in "、.．" and start and text[start - 1] in " \u3000；;。\n" and len(digits) < 3:
        return NUMBERING
    if _YEARS.match(digits) and text[end : end + 1] != "":
        return DATE if text[end] in "年-—～~/." else CODE
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before in "(（" and after in ")）" and before and after:
        return CODE
    if (before and before in "〔[") or after == "号":
        return REFERENCE
    return ""


def lasting(text: str, found: Found, noun: str, level: bool, words: Words) -> str:
    """Why a time or an age is none that a figure tells: 连续3年, 60岁以上; "" for 预期寿命79.2岁."""
    unit = found.quantity.unit
    if unit not in _DURATIONS:
        return ""
    if ends(noun, words.lasting) or (level and noun and unit not in ("年", "岁", "周岁", "月")):
        return "" if not starts(text, words.name_lasting, found.end) else NAME
    if unit in _AGES:
        return THRESHOLD
    return NAME if starts(text, words.name_lasting, found.end) else DURATION


def unitless(text: str, found: Found, noun: str, level: bool, words: Words) -> str:
    """Why a number without a unit is no figure: a route, a code; "" for an index, a coefficient, a score."""
    if noun.startswith("以"):
        return CODE  # 以女性为100
    if ends(noun, words.bare):
        return ""
    if starts(text, words.name_after, found.end):
        return NAME
    digits = found.digits_end - found.digits_start
    return "" if level and noun and (found.quantity.decimals or digits < 4) else CODE


def ranked(text: str, found: Found) -> bool:
    """Whether an ordinal is a rank: 位居全市第一, 排名第3位, 进入前15名."""
    start, unit = found.start, found.quantity.unit
    if unit not in ("", "位", "名", "强") or text[found.end : found.end + 1] not in _AFTER_RANK:
        return False
    return bool(_RANK.search(text, max(start - 16, 0), start))


_AFTER_RANK = ("", *",，;；。、)）”的 \n!！")


def in_front(text: str, found: Found) -> bool:
    """Whether 前 or 第 makes a rank of a counted number: 进入前15名."""
    return text[found.start - 1 : found.start] in ("前", "第") and ranked(text, found)
