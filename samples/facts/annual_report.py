"""A year's report of a district with the targets of the next year, and the table of both at its end."""

from samples.source import Cell, Column, Gold, Heading, Paragraph, Value, table

YEAR, NEXT = (2023, 2023), (2024, 2024)


def about(text: str, value: float) -> Value:
    return Value(text, value, "%", "about")


def at_least(text: str, value: float) -> Value:
    return Value(text, value, "%", "at_least")


def at_most(text: str, value: float) -> Value:
    return Value(text, value, "%", "at_most", aspect="level")


PACE = "与经济增长同步"
TARGETS = table(
    "附件 2024年主要预期目标安排",
    "附件",
    (
        Column("指标名称", "label"),
        Column("计划增速", "value", YEAR, "growth", "plan", "%"),
        Column("完成情况", "value", YEAR, "growth", "actual", "%"),
        Column("预期目标", "value", NEXT, "growth", "target", "%"),
    ),
    (
        ("地区生产总值", about("8左右", 8), "9.7", about("9左右", 9)),
        ("规模以上工业增加值", at_least("20以上", 20), "28.2", at_least("20以上", 20)),
        ("固定资产投资", about("20左右", 20), "20.8", at_least("20以上", 20)),
        ("社会消费品零售总额", about("8左右", 8), "6.9", at_least("8以上", 8)),
        ("一般公共预算收入", at_least("8以上", 8), "8.7", at_least("9以上", 9)),
        ("城镇常住居民人均可支配收入", PACE, "4.6", PACE),
        ("农村常住居民人均可支配收入", PACE, "6", PACE),
        (
            "城镇登记失业率",
            at_most("3.9以内", 3.9),
            Value("3.54", 3.54, "%", aspect="level"),
            at_most("4以内", 4),
        ),
    ),
    head=(
        (Cell("指标名称", rows=2), Cell("2023年(%)", columns=2), None, Cell("2024年(%)")),
        (None, Cell("计划增速"), Cell("完成情况"), Cell("预期目标")),
    ),
)

TITLE = "青榆区2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告（摘编）"
PARTS = (
    Heading(TITLE),
    Heading("一、2023年计划执行情况", 2),
    Paragraph(
        "2023年，地区生产总值完成351.6亿元，增长9.7%；规模以上工业增加值增长28.2%；"
        "一般公共预算收入完成16.4亿元，增长8.7%。",
        (
            Gold("351.6亿元", "地区生产总值", YEAR, "level", "actual", 351.6, "亿元"),
            Gold("9.7%", "地区生产总值", YEAR, "growth", "actual", 9.7, "%"),
            Gold("28.2%", "规模以上工业增加值", YEAR, "growth", "actual", 28.2, "%"),
            Gold("16.4亿元", "一般公共预算收入", YEAR, "level", "actual", 16.4, "亿元"),
            Gold("8.7%", "一般公共预算收入", YEAR, "growth", "actual", 8.7, "%"),
        ),
    ),
    Paragraph(
        "固定资产投资189亿元，增长20.8%；社会消费品零售总额67.8亿元，增长6.9%。"
        "城镇常住居民人均可支配收入61040元，增长4.6%；农村常住居民人均可支配收入30876元，增长6%。"
        "城镇登记失业率为3.54%。",
        (
            Gold("189亿元", "固定资产投资", YEAR, "level", "actual", 189, "亿元"),
            Gold("20.8%", "固定资产投资", YEAR, "growth", "actual", 20.8, "%"),
            Gold("67.8亿元", "社会消费品零售总额", YEAR, "level", "actual", 67.8, "亿元"),
            Gold("6.9%", "社会消费品零售总额", YEAR, "growth", "actual", 6.9, "%"),
            Gold("61040元", "城镇常住居民人均可支配收入", YEAR, "level", "actual", 61040, "元"),
            Gold("4.6%", "城镇常住居民人均可支配收入", YEAR, "growth", "actual", 4.6, "%"),
            Gold("30876元", "农村常住居民人均可支配收入", YEAR, "level", "actual", 30876, "元"),
            Gold("6%", "农村常住居民人均可支配收入", YEAR, "growth", "actual", 6, "%"),
            Gold("3.54%", "城镇登记失业率", YEAR, "level", "actual", 3.54, "%"),
        ),
    ),
    Paragraph(
        "重大项目计划投资185.7亿元，完成投资218.3亿元，投资完成率为115.1%。",
        (
            Gold("185.7亿元", "", YEAR, "level", "plan", 185.7, "亿元"),
            Gold("218.3亿元", "", YEAR, "level", "actual", 218.3, "亿元"),
            Gold("115.1%", "", YEAR, "completion_rate", "actual", 115.1, "%"),
        ),
    ),
    Heading("二、2024年预期目标", 2),
    Paragraph(
        "地区生产总值增长9%左右；",
        (Gold("9%左右", "地区生产总值", NEXT, "growth", "target", 9, "%", "about"),),
        item=True,
    ),
    Paragraph(
        "固定资产投资增长20%以上；",
        (Gold("20%以上", "固定资产投资", NEXT, "growth", "target", 20, "%", "at_least"),),
        item=True,
    ),
    Paragraph(
        "城镇登记失业率控制在4%以内。",
        (Gold("4%以内", "城镇登记失业率", NEXT, "limit", "target", 4, "%", "at_most"),),
        item=True,
    ),
    TARGETS,
)
