"""A report in Markdown: prose of a year, targets of the next, and one finding set aside with its reason."""

from samples.source import Column, Comment, Gold, Heading, Paragraph, table

YEAR, NEXT = (2023, 2023), (2024, 2024)
TITLE = "望潮经济技术开发区2023年国民经济和社会发展计划执行情况（摘编）"
REVIEW = table(
    "表1 2015年以来主要指标",
    "表1",
    (
        Column("指标", "label"),
        Column("单位", "unit"),
        Column("2015年", "value", (2015, 2015)),
        Column("2020年", "value", (2020, 2020)),
        Column("年均增速（%）", "value", (2016, 2020), "growth_average", unit="%"),
    ),
    (
        ("地区生产总值", "亿元", "413", "590", "6.6"),
        ("有效注册商标数", "个", "707", "1950", "22.5"),
        ("城镇居民人均可支配收入", "元", "31604", "43179", "6.4"),
    ),
)
PARTS = (
    Heading(TITLE),
    Heading("一、执行情况", 2),
    Paragraph(
        "2023年，地区生产总值增长5.3%，一般公共预算收入增长6.4%，规模以上工业增加值增长7.8%，"
        "固定资产投资增长8.7%，社会消费品零售总额增长5.2%。全年粮食总产量4000吨。",
        (
            Gold("5.3%", "地区生产总值", YEAR, "growth", "actual", 5.3, "%"),
            Gold("6.4%", "一般公共预算收入", YEAR, "growth", "actual", 6.4, "%"),
            Gold("7.8%", "规模以上工业增加值", YEAR, "growth", "actual", 7.8, "%"),
            Gold("8.7%", "固定资产投资", YEAR, "growth", "actual", 8.7, "%"),
            Gold("5.2%", "社会消费品零售总额", YEAR, "growth", "actual", 5.2, "%"),
            Gold("4000吨", "粮食总产量", YEAR, "level", "actual", 4000, "吨"),
        ),
    ),
    Paragraph(
        "科技型中小企业、高新技术企业分别达到574家、355家。外贸进出口518.3亿元，实际使用外资8187万美元。",
        (
            Gold("574家", "科技型中小企业", YEAR, "level", "actual", 574, "家"),
            Gold("355家", "高新技术企业", YEAR, "level", "actual", 355, "家"),
            Gold("518.3亿元", "外贸进出口", YEAR, "level", "actual", 518.3, "亿元"),
            Gold("8187万美元", "实际使用外资", YEAR, "level", "actual", 8187, "万美元"),
        ),
    ),
    Heading("二、2024年预期目标", 2),
    Paragraph(
        "地区生产总值增长5.5%左右；",
        (Gold("5.5%左右", "地区生产总值", NEXT, "growth", "target", 5.5, "%", "about"),),
        item=True,
    ),
    Paragraph(
        "一般公共预算收入增长7%左右；",
        (Gold("7%左右", "一般公共预算收入", NEXT, "growth", "target", 7, "%", "about"),),
        item=True,
    ),
    Paragraph(
        "社会消费品零售总额增长5%左右。",
        (Gold("5%左右", "社会消费品零售总额", NEXT, "growth", "target", 5, "%", "about"),),
        item=True,
    ),
    Heading("三、历史数据", 2),
    Comment("planlint: ignore growth/rate-contradicts-levels -- 增速按可比价格计算，总量按当年价格计算"),
    REVIEW,
)
