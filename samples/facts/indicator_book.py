"""A workbook of indicators: percentages stored as fractions, merged cells, and a hidden draft."""

from samples.source import Column, Value, table

OLD, NEW = (2015, 2015), (2020, 2020)


def percent(text: str, stored: float) -> Value:
    """As a spreadsheet keeps it: 0.0739 shown as 7.4%."""
    decimals = len(text.rstrip("%").partition(".")[2])
    return Value(
        text, float(text.rstrip("%")), "%", stored=stored, format=f"0.{'0' * decimals}%" if decimals else "0%"
    )


LEVELS = table(
    "主要指标（2015—2020年）",
    "主要指标",
    (
        Column("类别", "group"),
        Column("指标名称", "label"),
        Column("单位", "unit"),
        Column("2015年", "value", OLD),
        Column("2020年", "value", NEW),
        Column("年均增速", "value", (2016, 2020), "growth_average", unit="%"),
    ),
    (
        ("经济", "地区生产总值", "亿元", "413", "590", percent("7.4%", 0.0739)),
        (None, "社会消费品零售总额", "亿元", "53.7", "125.8", percent("18.6%", 0.1856)),
        (None, "进出口贸易总额", "亿元", "122", "216", percent("12.1%", 0.1210)),
        ("创新", "有效注册商标数", "个", "707", "1950", percent("22.5%", 0.2249)),
        (None, "每万人口发明专利拥有量", "件", "19.2", "24.6", percent("5.1%", 0.0508)),
        ("民生", "城镇居民人均可支配收入", "元", "31604", "43179", percent("6.4%", 0.0644)),
        (None, "农村居民人均可支配收入", "元", "16216", "22649", percent("6.9%", 0.0691)),
        (None, "每千名老人拥有养老机构床位数", "张", "4.15", "21.1", percent("3.39%", 0.0339)),
    ),
)
SHARES = table(
    "比重",
    "比重",
    (Column("指标名称", "label"), Column("2015年", "value", OLD), Column("2020年", "value", NEW)),
    (
        ("第三产业增加值占地区生产总值比重", percent("56.3%", 0.563), percent("62.0%", 0.62)),
        ("研究与实验发展经费支出占地区生产总值比重", percent("2.61%", 0.0261), percent("2.93%", 0.0293)),
        ("森林覆盖率", percent("11.82%", 0.1182), percent("12.66%", 0.1266)),
    ),
)
DRAFT = table(
    "底稿",
    "底稿",
    (Column("指标名称", "label"), Column("单位", "unit"), Column("2020年", "value", NEW)),
    (("每万人口发明专利拥有量", "件", "23.6"),),
    hidden=True,
)

TITLE = "安澜经济技术开发区指标手册"
PARTS = (LEVELS, SHARES, DRAFT)
