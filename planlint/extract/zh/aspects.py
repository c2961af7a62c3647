"""What a number says of its indicator: level, count, share, growth, change, completion rate, rank, limit."""

import re
from typing import NamedTuple

from planlint.extract.zh.words import (
    AVERAGE,
    CHANGE,
    DOWN,
    FROM,
    LIMIT,
    ON_MONTH,
    RATE,
    TO,
    UP,
    Words,
    ends,
    starts,
)
from planlint.units import unit_for

_TASK = re.compile(
    r"(?:超额)?(?:完成|达到?|占|为)(?P<of>[^完成,，]{0,24}?(?:任务|计划|目标|预算|任务目标|目标任务|控制数)(?:[数量]|总量|指标)?)(?:的|[数量]的)?$"
)
_SHARE = re.compile(r"占(?P<of>[^占地用领比据,，]{0,26}?)(?:的?(?:比重|比例|份额|比率)|比)?(?:的)?$")
_RELATIVE = re.compile(
    r"(?P<how>高于|低于|快于|慢于|高出|低出|好于|优于|领先|超出|超过|落后)(?P<than>[^,，]{1,20})$|比(?P<of>[^,，]{1,20}?)(?P<word>高|低|快|慢|多|少)$"
)
_LOW = frozenset(("低于", "慢于", "低出", "落后", "低", "慢", "少"))
_CHANGING = ("提高", "提升", "增加", "扩大")
_LESSENING = ("降低", "下降", "减少", "压降", "压减", "削减", "压缩", "缩短", "精简", "节约")
_RATIOS = frozenset(("ratio",))


class Kind(NamedTuple):
    """The dimension of a unit, as far as the grammar needs it."""

    ratio: bool
    points: bool
    times: bool
    counts: bool
    person: bool
    measure: bool


def kind_of(unit: str, kind: str) -> Kind:
    """What a printed unit makes of its number; `kind` is that of the Found."""
    known = _KINDS.get(unit)
    if known is None:
        known = _KINDS[unit] = _kind(unit)
    return known._replace(ratio=True) if kind in ("fraction", "ratio") else known


_KINDS: dict[str, Kind] = {}


def _kind(unit: str) -> Kind:
    known = unit_for(unit) if unit else None
    dimension = known.dimension if known else ""
    times = unit in ("倍", "番")
    return Kind(
        ratio=dimension == "ratio" and not times,
        points=dimension == "points",
        times=times,
        counts=dimension in ("count", "container") or bool(unit and known is None),
        person=dimension in ("person", "visit", "household"),
        measure=bool(dimension)
        and dimension not in ("ratio", "points", "count", "container", "person", "visit", "household"),
    )


class Task(NamedTuple):
    """A completion rate: what stands `before` it, and `of` what task it is."""

    before: str
    of: str


def task(left: str) -> Task | None:
    """完成全市招商引资任务数的 → what was to be completed; None when the number is no completion rate."""
    window = left[-36:]
    if "务" not in window and "计划" not in window and "目标" not in window and "预算" not in window:
        return None
    found = _TASK.search(window)
    if not found:
        return None
    return Task(left[: len(left) - len(window) + found.start()], found["of"])


def share(noun: str) -> tuple[str, str] | None:
    """(part, whole) of 第三产业增加值占地区生产总值比重; None when there is no 占."""
    if "占" not in noun:
        return None
    found = _SHARE.search(noun)
    return (noun[: found.start()], found["of"]) if found else None


def relative(left: str) -> tuple[str, str, bool] | None:
    """(before, than what, lower) of 高于全省平均水平, 比全国低; None when nothing is compared so."""
    window = left[-28:]
    found = _RELATIVE.search(window)
    if not found:
        return None
    before = left[: len(left) - len(window) + found.start()]
    word = found["how"] or found["word"]
    return before, found["than"] or found["of"], word in _LOW


def change_of(noun: str) -> tuple[str, int] | None:
    """(noun, sign) of a verb of change before its noun: 压降|场站服务费 50%."""
    for sign, verbs in ((-1, _LESSENING), (1, _CHANGING)):
        for verb in verbs:
            if noun.startswith(verb) and len(noun) > len(verb) + 1:
                return noun[len(verb) :], sign
    return None


def aspect(bits: int, kind: Kind, noun: str, several: bool, words: Words) -> str:
    """The aspect of a number by what ties it to its noun; `several` years are spoken of, not one."""
    if bits & FROM or bits & TO:
        return _level(kind, noun, words)
    if bits & LIMIT:
        return "limit"
    if bits & CHANGE:
        if kind.points or not (kind.ratio or kind.times):
            return "change"
        if bits & RATE and bits & ON_MONTH:
            return "growth"
        return "growth_average" if bits & AVERAGE else "growth_total" if several else "growth"
    if kind.points:
        return "change"
    return _level(kind, noun, words)


def _level(kind: Kind, noun: str, words: Words) -> str:
    if "完成" in noun and noun.endswith("率"):
        return "completion_rate"
    if kind.ratio:
        # 失业率3.54% is the level of a rate, 占比38% a share of a whole
        return "share" if "占" in noun or ends(noun, words.share) not in ("", "率") else "level"
    return "count" if kind.counts else "level"


def sign(bits: int) -> int:
    """-1 for a fall, not for a level reached by one (降至3.5%)."""
    return -1 if bits & DOWN and not bits & (TO | FROM | LIMIT) else 1


__all__ = [
    "UP",
    "Kind",
    "aspect",
    "change_of",
    "ends",
    "kind_of",
    "relative",
    "share",
    "sign",
    "starts",
    "task",
]
