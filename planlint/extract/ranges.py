"""Ranges: 3%—5%, 3至5万, 0.2-0.3人, 8000万至1亿元, 2021-2025年."""

from planlint.extract.numbers import NUMBER, Number, kind_of, number_at
from planlint.units import unit_for

RANGE = frozenset("-−－﹣—–―~～至到")
BETWEEN = frozenset("与和")  # 20与30之间
# 增加10家至50家 goes from one level to another; 增长3%至5% is a range
_CHANGES = (
    "增加",
    "提高",
    "下降",
    "减少",
    "降低",
    "扩大",
    "新增",
    "提升",
    "上升",
    "回落",
    "缩小",
    "收窄",
    "增长",
)


def range_from(text: str, first: Number, start: int) -> Number | None:
    """A range that starts with `first`: 3%—5%, 3至5万, 0.2-0.3人, 8000万至1亿元; None when there is none."""
    at = first.end
    at += text[at] == " "
    separator = text[at : at + 1]
    if separator not in RANGE and separator not in BETWEEN:
        return None
    at += 2 if text[at + 1 : at + 2] == separator else 1
    at += text[at : at + 1] == " "
    match = NUMBER.match(text, at)
    second = number_at(text, at, match.end(), first.chinese) if match else None
    if second is None or second.chinese != first.chinese:
        return None
    if separator in BETWEEN:
        if text.startswith("间", second.digits_end):
            second = second._replace(end=second.digits_end, unit="")
        elif not text.startswith("之间", second.end):
            return None
    if separator in "至到" and _changes(text, first, start):
        return None
    joined = _joint_unit(first.unit, second)
    if joined is None:
        return None
    unit, upper = joined
    if upper <= first.value or first.counted or second.kind == "name":
        return None
    if _is_code(text, first, second):
        return None
    kind = "date" if second.kind == "date" else kind_of(unit)
    # 9.5%—10%: the coarser end decides, so that the interval is never too narrow
    decimals = min(first.decimals, second.decimals) if first.unit in ("", unit) else first.decimals
    return first._replace(
        end=second.end, unit=unit, upper=upper, decimals=decimals, kind=kind, counted=second.counted
    )


def _changes(text: str, first: Number, start: int) -> bool:
    """Whether 至 leads from one level to another: 从5到8万, 增加10家至50家."""
    before = text[max(start - 2, 0) : start]
    return before.endswith(("从", "由", "自")) or (
        bool(first.unit) and first.kind != "percent" and before in _CHANGES
    )


def _is_code(text: str, first: Number, second: Number) -> bool:
    """Whether the numbers are a code or telephone number: 2023-015, 0991-3766."""
    return any(
        text[number.start] == "0" and number.digits_end - number.start > 1 and not number.decimals
        for number in (first, second)
    )


def _joint_unit(unit: str, second: Number) -> tuple[str, float] | None:
    """(unit, upper end in it) of a range; None when the two units do not belong together."""
    if not unit or unit == second.unit:
        return second.unit, second.value
    one, two = unit_for(unit), unit_for(second.unit)
    if one is None or two is None:
        return None
    if one.dimension == "number":  # 5万-10万元, 8000万至1亿元
        unit += second.unit.lstrip("十百千万亿")
        one = unit_for(unit)
    if one is None or one.dimension != two.dimension:
        return None
    return unit, second.value * two.factor / one.factor
