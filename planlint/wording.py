"""Rule + evidence → the words of a finding, in English or Chinese."""

from math import floor, isfinite, log10

from planlint.model import Estimate, Evidence, Fact, Rule

BRACKETS = {"en": " ({}–{})", "zh": "（{}–{}）"}

# what checks write beside a related place; other notes (names, values) are shown as they are
NOTES = {
    "start": "起点", "end": "终点", "result": "实际", "plan": "计划", "target": "目标", "baseline": "基期",
    "limit": "控制目标", "total": "合计", "average": "平均", "whole": "整体", "part": "部分", "rate": "增速",
    "level": "水平", "change": "增减",
    "neighbour": "相邻数值", "other": "另一处", "the other": "另一处", "title": "标题", "header": "表头",
    "contents": "目录", "date": "日期", "first": "首次", "again": "再次", "repeat": "重复", "promise": "承诺",
    "data": "数据", "points": "百分点", "target line": "目标线", "the unit": "单位", "last item": "末项",
    "before the gap": "缺号之前", "after it": "其后", "the other spelling": "另一种写法",
}  # fmt: skip


def note(words: str, language: str) -> str:
    """A note beside a related place in a language."""
    return NOTES.get(words, words) if language == "zh" else words


def message(rule: Rule, evidence: Evidence, language: str, causes: dict[str, dict[str, str]]) -> str:
    """The message of the evidence's case, and its likely cause when one is named."""
    facts = {name: in_words(fact, language) for name, fact in evidence.facts.items()}
    text = rule.messages[evidence.case or ""][language].format_map(facts)
    if evidence.cause:
        text += (" " if language == "en" else "") + causes[evidence.cause][language].format_map(facts)
    return text


def in_words(fact: Fact, language: str) -> str:
    """A fact as printed in a message: 9.50% (9.47–9.54); whole numbers without a point."""
    if isinstance(fact, Estimate):
        digits = _digits(fact)
        low, high = (number(bound, digits) for bound in fact.interval)
        shown = number(fact.value, digits) + fact.unit
        return shown if low == high else shown + BRACKETS[language].format(low, high)
    return number(fact) if isinstance(fact, float) else str(fact)


def number(value: float, digits: int | None = None) -> str:
    """A number without needless zeros, or with exactly `digits` decimals."""
    if not isfinite(value):
        return "∞" if value > 0 else "-∞"
    if digits is None:
        return f"{value:.10g}"
    shown = f"{value:.{digits}f}"
    return shown[1:] if shown.strip("-0.") == "" and shown.startswith("-") else shown


def _digits(fact: Estimate) -> int:
    """Decimals at which the two ends of the interval differ: 9.47–9.54, 38.3–38.5."""
    width = fact.interval.high - fact.interval.low
    if not isfinite(width) or width <= 0:
        return 2
    return min(max(-floor(log10(width / 2)), 0), 6)
