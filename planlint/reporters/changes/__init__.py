"""Differences of two versions → text: one module a format, `report(diff, page)`."""

from planlint.changes import Change
from planlint.model import Figure

KINDS = {
    "en": {
        "value": "value", "baseline": "baseline", "target": "target", "unit": "unit", "period": "period",
        "role": "role", "name": "name", "precision": "decimals", "removed": "removed", "added": "added",
    },
    "zh": {
        "value": "数值", "baseline": "基期值", "target": "目标值", "unit": "单位", "period": "时期",
        "role": "口径", "name": "名称", "precision": "小数位", "removed": "删除", "added": "新增",
    },
}  # fmt: skip
HEADINGS = {
    "en": {"changes": "Changes", "came": "Findings that came", "went": "Findings that went"},
    "zh": {"changes": "数据变动", "came": "新出现的问题", "went": "已消除的问题"},
}


def kinds(change: Change, lang: str) -> str:
    """In what a figure changed: value, unit."""
    return ", ".join(KINDS[lang][kind] for kind in change.kinds)


def subject(figure: Figure) -> str:
    """What a figure is about: 地区生产总值 2025 target."""
    period = figure.period
    years = "–".join(dict.fromkeys((period.start, period.end))) if period else ""
    aspect = "" if figure.aspect in ("level", "count", "share") else figure.aspect.replace("_", " ")
    role = "" if figure.role == "actual" else figure.role
    return " ".join(part for part in (figure.place, figure.label, years, aspect, role) if part)


def printed(figure: Figure | None, with_subject: bool = False) -> str:
    """A figure as printed with its unit, once; with what it is about where that changed."""
    if figure is None:
        return "–"
    text, unit = figure.quantity.text, figure.quantity.unit
    shown = text if not unit or unit in text else f"{text} {unit}"
    return f"{subject(figure)}: {shown}" if with_subject else shown


def arrow(change: Change) -> tuple[str, str, str]:
    """What changed, from what, to what."""
    figure = change.new or change.old
    assert figure is not None
    whole = bool({"period", "role", "name"} & set(change.kinds))
    return subject(figure), printed(change.old, whole), printed(change.new, whole)
