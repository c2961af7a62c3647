"""A truthful communiqué: everything in it agrees, and planlint must stay silent."""

from samples.source import Column, Gold, Heading, Paragraph, table

OLD, NEW = (2015, 2015), (2020, 2020)
TITLE = "白榆区2020年国民经济和社会发展统计公报（摘编）"
TABLE = table(
    "表1 主要指标",
    "表1",
    (
        Column("指标名称", "label"),
        Column("单位", "unit"),
        Column("2015年", "value", OLD),
        Column("2020年", "value", NEW),
        Column("年均增速（%）", "value", (2016, 2020), "growth_average", unit="%"),
    ),
    (
        ("有效注册商标数", "个", "707", "1950", "22.5"),
        ("每万人口发明专利拥有量", "件", "19.2", "24.6", "5.1"),
        ("研究与实验发展经费支出占地区生产总值比重", "%", "2.61", "2.93", "2.3"),
        ("第三产业增加值占地区生产总值比重", "%", "56.3", "62", "1.9"),
        ("森林覆盖率", "%", "11.82", "12.66", "1.4"),
        ("城镇居民人均可支配收入", "元", "31604", "43179", "6.4"),
        ("农村居民人均可支配收入", "元", "16216", "22649", "6.9"),
    ),
)
PARTS = (
    Heading(TITLE),
    Heading("一、综合", 2),
    Paragraph(
        "2020年，城镇居民人均可支配收入43179元，农村居民人均可支配收入22649元。森林覆盖率达到12.66%。",
        (
            Gold("43179元", "城镇居民人均可支配收入", NEW, "level", "actual", 43179, "元"),
            Gold("22649元", "农村居民人均可支配收入", NEW, "level", "actual", 22649, "元"),
            Gold("12.66%", "森林覆盖率", NEW, "level", "actual", 12.66, "%"),
        ),
    ),
    Paragraph(
        "有效注册商标数由2015年的707个增加到2020年的1950个。",
        (
            Gold("707个", "有效注册商标数", OLD, "level", "actual", 707, "个"),
            Gold("1950个", "有效注册商标数", NEW, "level", "actual", 1950, "个"),
        ),
    ),
    TABLE,
)
