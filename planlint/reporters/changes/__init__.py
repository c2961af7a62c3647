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
MEANINGS = {
    "growth": "增速", "growth_average": "年均增速", "growth_total": "累计增速", "change": "增减",
    "completion_rate": "完成率", "rank": "位次", "limit": "控制数", "baseline": "基期", "target": "目标",
    "plan": "计划",
}  # fmt: skip
UNSAID = ("level", "count", "share", "actual")
HEADINGS = {
    "en": {"changes": "Changes", "came": "Findings that came", "went": "Findings that went"},
    "zh": {"changes": "数据变动", "came": "新出现的问题", "went": "已消除的问题"},
}


def kinds(change: Change, lang: str) -> str:
    """In what a figure changed: value, unit."""
    return ", ".join(KINDS[lang][kind] for kind in change.kinds)


def subject(figure: Figure, lang: str = "en") -> str:
    """What a figure is about: 地区生产总值 2025 target."""
    period = figure.period
    years = "–".join(dict.fromkeys((period.start, period.end))) if period else ""
    meaning = [word for word in (figure.aspect, figure.role) if word not in UNSAID]
    said = [MEANINGS.get(word, word) if lang == "zh" else word.replace("_", " ") for word in meaning]
    return " ".join(part for part in (figure.place, figure.label, years, *said) if part)


def printed(figure: Figure | None) -> str:
    """A figure as printed with its unit, once."""
    if figure is None:
        return "–"
    text, unit = figure.quantity.text, figure.quantity.unit
    return text if not unit or unit in text else f"{text} {unit}"


def arrow(change: Change, lang: str) -> tuple[str, str, str]:
    """What changed, from what, to what; with what a figure is about where that is what changed."""
    sides = printed(change.old), printed(change.new)
    if change.old and change.new and {"period", "role", "name"} & set(change.kinds):
        sides = f"{subject(change.old, lang)}: {sides[0]}", f"{subject(change.new, lang)}: {sides[1]}"
    figure = change.new or change.old
    return subject(figure, lang) if figure else "", *sides
