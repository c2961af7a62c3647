"""The words of the page itself, in English and Chinese; messages of findings have their own."""

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Review", "error": "Error", "warning": "Warning", "info": "Note", "errors": "Errors",
        "warnings": "Warnings", "infos": "Notes", "waived": "Set aside", "findings": "Findings",
        "charts": "Charts", "document": "Document", "documents": "Documents", "packs": "Packs",
        "severity": "Severity", "line": "l. {}", "related": "Compare", "chart": "Chart",
        "figures": "numbers", "checked": "checked", "unchecked": "not checked", "unread": "not read",
        "rules": "rules", "none": "Nothing found at these settings.", "clean": "No finding.",
        "theme": "Light or dark", "print": "Print", "skip": "To the findings", "hidden": "hidden",
        "faults": "Not read", "more": "{} more charts are not drawn.", "all": "All documents",
        "hint": "↑ ↓ move, Enter goes to the place, Esc comes back.", "shown": "{} shown",
        "met": "met", "on track": "on track", "behind": "behind", "missed": "missed", "unknown": "open",
        "needed": "needs {} a year", "reached": "so far {} a year", "way": "{}% of the way",
        "left": "{} years left", "no actual": "no result yet", "no direction": "no good side known",
        "other unit": "another unit", "no baseline": "no baseline",
        "actual": "result", "baseline": "baseline", "target": "target", "plan": "plan",
        "stated": "stated rate", "path": "Path", "rates": "Growth a year, %", "total": "Total",
        "points": " points", "amount": "", "elapsed": "time gone", "nocharts": "No series to draw.",
        "rows": "⋯ {} rows without findings",
        "contested": "in a finding",
    },
    "zh": {
        "title": "审核", "error": "错误", "warning": "警告", "info": "提示", "errors": "强制性（错误）",
        "warnings": "核实性（警告）", "infos": "提示性（提示）", "waived": "已搁置", "findings": "问题",
        "charts": "图表", "document": "原文", "documents": "文件", "packs": "规则包",
        "severity": "级别", "line": "第{}行", "related": "对照", "chart": "图表",
        "figures": "个数字", "checked": "已核对", "unchecked": "未核对", "unread": "未读取",
        "rules": "条规则", "none": "当前筛选下没有问题。", "clean": "没有发现问题。",
        "theme": "浅色／深色", "print": "打印", "skip": "跳到问题列表", "hidden": "隐藏",
        "faults": "无法读取", "more": "另有{}幅图未绘出。", "all": "全部文件",
        "hint": "↑ ↓ 移动，回车跳到原文，Esc 返回。", "shown": "显示{}项",
        "met": "已达到", "on track": "进度正常", "behind": "进度滞后", "missed": "未完成", "unknown": "待定",
        "needed": "每年需{}", "reached": "目前每年{}", "way": "已完成{}%",
        "left": "还剩{}年", "no actual": "尚无实际值", "no direction": "优劣方向未知",
        "other unit": "单位不同", "no baseline": "无基期值",
        "actual": "实际", "baseline": "基期", "target": "目标", "plan": "计划",
        "stated": "文中增速", "path": "走势", "rates": "年增速（%）", "total": "累计",
        "points": "个百分点", "amount": "", "elapsed": "时间进度", "nocharts": "没有可绘制的序列。",
        "rows": "⋯ 此处{}行没有问题",
        "contested": "涉及问题",
    },
}  # fmt: skip


def words(language: str) -> dict[str, str]:
    """The words of a language, English for one that is not there."""
    return WORDS.get(language, WORDS["en"])
