"""What a number says of its indicator: level, count, share, growth, change, completion rate, rank, limit."""

from planlint.extract.zh.words import (
    AVERAGE,
    CHANGE,
    DOWN,
    FROM,
    LIMIT,
    RATE,
    TO,
    Words,
    ends,
)
from planlint.units import unit_for

_CHANGING = ("提高", "提升", "增加", "扩大")
_LESSENING = ("降低", "下降", "减少", "压降", "压减", "削减", "压缩", "缩短", "精简", "节约")


class Kind:
    """The dimension of a unit, as far as the grammar needs it."""

    __slots__ = ("counts", "dimension", "measure", "person", "points", "ratio", "times")

    def __init__(
        self,
        ratio: bool,
        points: bool,
        times: bool,
        counts: bool,
        person: bool,
        measure: bool,
        dimension: str,
    ) -> None:
        self.ratio, self.points, self.times, self.counts = ratio, points, times, counts
        self.person, self.measure, self.dimension = person, measure, dimension

    def related(self) -> "Kind":
        """The same of a number that relates two things: neither a part nor a whole."""
        return Kind(True, self.points, self.times, self.counts, self.person, self.measure, self.dimension)


def kind_of(unit: str, kind: str) -> Kind:
    """What a printed unit makes of its number; `kind` is that of the Found."""
    known = _KINDS.get(unit)
    if known is None:
        known = _KINDS[unit] = _kind(unit)
    return known.related() if kind in ("fraction", "ratio") else known


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
        dimension=dimension or unit,
    )


def change_of(noun: str) -> tuple[str, int] | None:
    """(noun, sign) of a verb of change before its noun: 压降|场站服务费 50%."""
    for sign, verbs in ((-1, _LESSENING), (1, _CHANGING)):
        for verb in verbs:
            if noun.startswith(verb) and len(noun) > len(verb) + 1:
                return noun[len(verb) :], sign
    return None


def aspect(bits: int, kind: Kind, noun: str, words: Words) -> str:
    """The aspect of a number by what ties it to its noun."""
    if (bits & FROM and not _from_growth(bits, kind)) or bits & TO:
        return _level(kind, noun, words)
    if bits & LIMIT:
        return "limit"
    if bits & CHANGE:
        if kind.points or not (kind.ratio or kind.times):
            return "change"
        return "growth_average" if bits & AVERAGE else "growth"
    if kind.points:
        return "change"
    return _level(kind, noun, words)


def _from_growth(bits: int, kind: Kind) -> bool:
    """由上年的下降2.1%|转为增长4.2%: it started from a growth, not from the level of a rate (降幅由5%…)."""
    return kind.ratio and bool(bits & CHANGE) and not bits & RATE


def _level(kind: Kind, noun: str, words: Words) -> str:
    if "完成" in noun and noun.endswith("率"):
        return "completion_rate"
    if kind.ratio:
        # 失业率3.54% is the level of a rate, 占比38% a share of a whole
        return "share" if "占" in noun or ends(noun, words.share) not in ("", "率") else "level"
    return "count" if kind.counts else "level"


def sign(bits: int) -> int:
    """-1 for a fall, not for a level reached by one (降至3.5%)."""
    return -1 if bits & DOWN and not bits & (TO | LIMIT) and not (bits & FROM and bits & RATE) else 1
