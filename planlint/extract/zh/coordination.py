"""Lists: A、B分别V1、V2; contracted pairs (城乡居民); what all members share (牲畜、禽出栏量)."""

from planlint import regex
from planlint.extract.zh.words import Words, ends

_SPLIT = regex.compile(r"、|以及|和|及|与|，|,")
_COMMAS = regex.compile(r"、|，|,")
_CLOSED = "额值量率数价费款金比度人产品业务指标"
# 每人每月720元、每人每年6960元: what each of which the number is for
PER = regex.compile(r"(?:每(?:人|户|亩|生|张|床|间|吨|车|天|日|月|年|学期|千瓦时|平方米|立方米)){1,2}$")
_ETC = regex.compile(r"等(?:[一二三四五六七八九十两\d]+[个项类种家大])?")


def members(subject: str, count: int, words: Words) -> tuple[str, ...] | None:
    """The `count` names that a subject strings together, each complete; None when they are not so many."""
    if count < 2 or not subject:
        return None
    if pair := _contracted(subject, count, words):
        return pair
    parts = _parts(subject, count)
    if parts is None:
        return None
    last = parts[-1]
    if etc := _ETC.search(last):  # A、B、C等三项指标
        parts[-1] = last[: etc.start()]
        return tuple(parts)
    return _completed(_numbered(parts), words)


def _numbered(parts: list[str]) -> list[str]:
    """第一、二、三产业增加值: the 第 that only the first prints."""
    if parts[0][0] == "第" and all(part[0] in "二三四五六" for part in parts[1:]):
        return [parts[0], *("第" + part for part in parts[1:])]
    return parts


def _parts(subject: str, count: int) -> list[str] | None:
    """The subject cut into `count` parts, at commas first and at 和, 与 only where those are too few."""
    for pattern in (_COMMAS, _SPLIT):
        parts = [part for part in pattern.split(subject) if part]
        if len(parts) == count:
            return parts
        if len(parts) == count - 1 and pattern is _COMMAS:
            cut = [part for part in _SPLIT.split(parts[-1]) if part]
            if len(cut) == 2:
                return [*parts[:-1], *cut]
    return None


def _contracted(subject: str, count: int, words: Words) -> tuple[str, ...] | None:
    """城乡居民人均可支配收入 → 城镇…, 农村…; a pair within a member of a list belongs to it."""
    for short, whole in words.pairs:
        if len(whole) != count:
            continue
        at = subject.find(short)
        if at >= 0 and "、" in short and subject.count("、") == 1:
            return tuple(subject[:at] + member + subject[at + len(short) :] for member in whole)
        if at >= 0 and (not _COMMAS.search(subject) or (short in _COMMAS.split(subject)[0] and count > 2)):
            return tuple(subject[:at] + member + subject[at + len(short) :] for member in whole)
    return None


def _completed(parts: list[str], words: Words) -> tuple[str, ...]:
    """Every member with the head or tail that only one of them prints."""
    first, last = parts[0], parts[-1]
    tail = ends(last, words.tails)
    own = ends(first, words.tails)
    # 城镇居民、农村居民|人均可支配收入: what the first ends in stands before the tail of the last
    alike = bool(own) and last[: -len(tail)].endswith(own)
    closed = any(part[-1] in _CLOSED or ends(part, words.tails) for part in parts[:-1])
    if tail and tail != last and (alike or not closed):
        return tuple(_with_tail(part, tail, last) for part in parts)
    if tail == last and own and len(first) > len(own):
        head = first[: -len(own)]  # 一般公共预算|收入 和 支出
        return (first, *(head + part for part in parts[1:]))
    if len(last) > 2 and len(first) >= len(last) + 2 and ends(first, words.tails) == "":
        return tuple(parts)
    return tuple(parts)


def _with_tail(part: str, tail: str, last: str) -> str:
    if part is last or part.endswith(tail):
        return part
    # 城镇、农村居民人均可支配收入: the tail is longer than the word list knows
    if part in ("城镇", "农村", "城市") and "居民" in last and "居民" not in part:
        return part + last[last.index("居民") :]
    if part[0] == "第" and "产业" in last:
        return part.removesuffix("产业") + last[last.index("产业") :]
    return part + tail


def runs(between: str) -> bool:
    """Whether two numbers stand in one list: only 、, 和 … between them."""
    if not between:
        return False
    if "每" in between:
        between = PER.sub("", between)
    return between.strip() in ("、", "和", "及", "与", "以及", ",", "，", "、和")
