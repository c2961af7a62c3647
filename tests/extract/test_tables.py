import time

import pytest

from planlint.model import Document, Figure
from tests.extract.read import html, lines, read

PLAN = "云溪县国民经济和社会发展第十四个五年规划纲要"
REPORT = "云溪县2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告"
COMMUNIQUE = "云溪县2023年国民经济和社会发展统计公报"


def unread(document: Document) -> list[tuple[str, str]]:
    return [(entry.text, entry.reason) for entry in document.unread]


def figure(document: Document, text: str) -> Figure:
    return next(figure for figure in document.figures if figure.quantity.text == text)


# ---------------------------------------------------------------- headers and columns


def test_levels_of_two_years_and_the_growth_between_them() -> None:
    assert lines(
        "| 指标 | 单位 | 2015年 | 2020年 | 年均增速（%） |\n| --- | --- | --- | --- | --- |\n"
        "| 粮食产量 | 万吨 | 12.5 | 15.1 | 3.9 |\n"
    ) == [
        "粮食产量 12.5 万吨 2015 level actual",
        "粮食产量 15.1 万吨 2020 level actual",
        "粮食产量 3.9 % 2016–2020 growth_average actual",
    ]


def test_a_plan_tells_baseline_target_and_the_growth_that_leads_to_it() -> None:
    table = html("指标|2020年|2025年|年均增长|属性", "货物吞吐量（万吨）|310|450|7.7%|预期性", title=PLAN)
    assert lines(table, "a.html") == [
        "货物吞吐量 310 万吨 2020 level baseline",
        "货物吞吐量 450 万吨 2025 level target",
        "货物吞吐量 7.7% % 2021–2025 growth_average target",
    ]


def test_of_three_levels_the_plan_says_which_two_a_growth_connects() -> None:
    rows = ("指标|单位|2015年|2020年|2025年|年均增速(%)", "粮食产量|万吨|10|12|15|4.6")
    named = html(*rows, caption="专栏3 “十四五”农业指标")
    assert "粮食产量 4.6 % 2021–2025 growth_average target" in lines(named, "a.html")
    assert "粮食产量 4.6 % growth_average actual" in lines(html(*rows), "a.html")


def test_a_growth_that_names_its_years_needs_no_neighbours() -> None:
    assert "GDP 7.4 % 2016–2020 growth_average actual" in lines(
        "Indicator,Unit,2015,2020,Target 2025,Average annual growth 2016-2020 (%)\nGDP,yuan,4,6,9,7.4\n",
        "a.csv",
    )


def test_a_header_that_ends_like_a_column_of_things_names_the_numbers_below_it() -> None:
    assert lines(
        "表1 生产总值\n\n单位：亿元\n\n"
        "| 年份 | 生产总值 | 第一产业 | 第二产业（亿元） |\n| --- | --- | --- | --- |\n"
        "| 2022 | 849.6 | 97.3 | 357.2 |\n| 2023 | 887.3 | 99.8 | 365.8 |\n"
    )[1:3] == ["第一产业 97.3 亿元 2022 level actual", "第二产业 357.2 亿元 2022 level actual"]


def test_a_caption_that_tells_rows_apart_by_place_names_no_place() -> None:
    rows = "\n\n| 地区 | 常住人口（万人） |\n| --- | --- |\n| 全市 | 84.5 |\n| 城东区 | 46.2 |\n"
    assert lines("# 公报\n\n分县（市、区）主要指标（2023年）" + rows) == [
        "常住人口 84.5 万人 2023 level actual 全市",
        "常住人口 46.2 万人 2023 level actual 城东区",
    ]


def test_growth_on_the_year_before_is_of_the_last_year() -> None:
    table = html("指标|单位|2022年|2023年|增长（%）", "粮食产量|万吨|10|11|10")
    assert lines(table, "a.html")[-1] == "粮食产量 10 % 2023 growth actual"


@pytest.mark.parametrize("header", ["比上年增长（%）", "同比±%", "Growth (%)"])
def test_growth_behind_this_year_and_the_last_is_of_this_year(header: str) -> None:
    head = f"| 指标 | 单位 | 2022年 | 2021年 | {header} |\n|-|-|-|-|-|\n"
    table = f"{head}| 粮食产量 | 万吨 | 15.1 | 12.5 | 20.8 |\n"
    assert lines(table)[-1] == "粮食产量 20.8 % 2022 growth actual"


def test_growth_between_levels_five_years_apart_has_no_year() -> None:
    table = html("指标|单位|2015年|2020年|增速（%）", "粮食产量|万吨|10|11|10")
    assert lines(table, "a.html")[-1] == "粮食产量 10 % growth actual"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("比2015年增长（%）", "2016–2020 growth_total"),
        ("比2019年增长（%）", "2020 growth"),
        ("比上年增长（%）", "2020 growth"),
    ],
)
def test_growth_since_a_year_that_the_header_names(header: str, expected: str) -> None:
    assert (
        lines(html(f"指标|2020年|{header}", "货运量（万吨）|11|10"), "a.html")[-1]
        == f"货运量 10 % {expected} actual"
    )


def test_plan_and_result_of_a_year_beside_the_target_of_the_next() -> None:
    table = html(
        "rowspan=2:指标名称|colspan=2:2023年(%)|2024年(%)",
        "计划增速|完成情况|预期目标",
        "粮食产量|3左右|2.8|3以上",
        "城镇登记失业率|4以内|3.5|与全市持平",
        title=REPORT,
    )
    assert lines(table, "a.html") == [
        "粮食产量 3左右 % 2023 growth plan",
        "粮食产量 2.8 % 2023 growth actual",
        "粮食产量 3以上 % 2024 growth target",
        "城镇登记失业率 4以内 % 2023 level plan",
        "城镇登记失业率 3.5 % 2023 level actual",
    ]
    assert ("与全市持平", "words for a value") in unread(read(table, "a.html"))


def test_a_unit_of_percent_for_an_amount_of_money_is_its_growth() -> None:
    table = html("指标|单位|2024年目标", "地区生产总值|%|6左右", "城镇登记失业率|%|4", title=REPORT)
    assert lines(table, "a.html") == [
        "地区生产总值 6左右 % 2024 growth target",
        "城镇登记失业率 4 % 2024 level target",
    ]


def test_targets_for_a_plan_are_for_its_last_year() -> None:
    table = html("指标名称|属性|“十四五”目标值", "1、家庭医生签约率|约束性|≥30%", title=PLAN)
    assert lines(table, "a.html") == ["家庭医生签约率 ≥30% % 2025 level target"]


def test_months_take_the_year_of_the_caption() -> None:
    table = html("指标|单位|1-9月|同比增长（%）", "货运量|万吨|50.2|6.1", caption="2023年主要指标")
    assert lines(table, "a.html") == [
        "货运量 50.2 万吨 2023-01–2023-09 level actual",
        "货运量 6.1 % 2023-01–2023-09 growth actual",
    ]


def test_completion_share_and_rank_are_told_from_levels() -> None:
    table = html(
        "指标|计划数|完成数|完成计划（%）|占比（%）|位次",
        "税收|1200|1300|108.3|60.5|2",
        caption="2023年收入（单位：万元）",
    )
    assert lines(table, "a.html") == [
        "税收 1200 万元 2023 level plan",
        "税收 1300 万元 2023 level actual",
        "税收 108.3 % 2023 completion_rate actual",
        "税收 60.5 % 2023 share actual",
        "税收 2 万元 2023 rank actual",
    ]


def test_sums_in_brackets_are_over_the_whole_plan() -> None:
    table = html(
        "指标|2020年|2025年|年均/累计（%）",
        "城镇新增就业（人）|4385||[20000]",
        "单位GDP能耗降低（%）|-|-|[13.5]",
        "森林覆盖率（%）|20|24|[4]",
        title=PLAN,
    )
    assert [line for line in lines(table, "a.html") if "2021–2025" in line] == [
        "城镇新增就业 20000 人 2021–2025 level target",
        "单位GDP能耗降低 13.5 % 2021–2025 level target",
        "森林覆盖率 4 % 2021–2025 change target",
    ]


def test_a_sum_over_years_that_a_label_names() -> None:
    table = html("指标|单位|2015年|2020年", "公路建设五年累计|公里||142")
    assert lines(table, "a.html") == ["公路建设五年累计 142 公里 2016–2020 level actual"]


def test_fiscal_years_and_english_targets() -> None:
    assert lines("Metric,FY2019/20,FY2020/21,Target 2025\nPassengers (million),12.1,13.4,20\n", "a.csv") == [
        "Passengers 12.1 million 2019–2020 level baseline",
        "Passengers 13.4 million 2020–2021 level baseline",
        "Passengers 20 million 2025 level target",
    ]


def test_what_is_planned_begins_where_the_report_ends() -> None:
    table = html("指标|单位|2022年|2023年|2024年", "货运量|万吨|10|11|12", title=REPORT)
    assert [line.split()[-1] for line in lines(table, "a.html")] == ["baseline", "baseline", "target"]


# ---------------------------------------------------------------- units


@pytest.mark.parametrize(
    "table",
    [
        html("指标|单位|2020年", "货运量|万吨|12.5"),
        html("指标|2020年（万吨）", "货运量|12.5"),
        html("指标|2020年", "货运量（万吨）|12.5"),
        html("指标|2020年", "货运量|12.5", caption="表1 运输（单位：万吨）"),
        html("colspan=2:单位：万吨", "指标|2020年", "货运量|12.5"),
        html("指标|2020年", "|（万吨）", "货运量|12.5"),
    ],
)
def test_a_unit_may_stand_in_column_header_label_caption_or_a_row_of_its_own(table: str) -> None:
    assert lines(table, "a.html") == ["货运量 12.5 万吨 2020 level actual"]


def test_a_unit_in_the_cell_is_its_own() -> None:
    table = html("指标|单位|2020年", "登记失业率|%|2.5%以内", "诊疗时间|分钟|2小时")
    assert lines(table, "a.html") == [
        "登记失业率 2.5%以内 % 2020 level actual",
        "诊疗时间 2小时 小时 2020 level actual",
    ]


def test_of_two_columns_headed_unit_the_second_holds_departments() -> None:
    document = read(
        html("指标|单位|2020年|单位", "货运量|万吨|12.5|交通局", "客运量|万人|3|交通局"), "a.html"
    )
    assert figure(document, "12.5").attributes == (("单位", "万吨"), ("责任单位", "交通局"))


# ---------------------------------------------------------------- rows


def test_numbers_of_rows_are_not_part_of_the_label() -> None:
    document = read(html("序号|指标|2020年", "1|5岁以下儿童死亡率(‰)|6", "2|（2）货运量（万吨）|7"), "a.html")
    assert [f.label for f in document.figures] == ["5岁以下儿童死亡率", "货运量"]
    assert unread(document) == [
        ("2020年", "header"), ("1", "row number"), ("5岁以下儿童死亡率(‰)", "name"), ("2", "row number"),
        ("（2）", "row number"),
    ]  # fmt: skip


def test_a_group_over_several_rows_is_an_attribute_of_each() -> None:
    document = read(
        html("分类|指标|2020年|属性", "rowspan=2:经济 发展|货运量|7|预期性", "客运量|8|约束性"), "a.html"
    )
    assert [f.attributes for f in document.figures] == [
        (("分类", "经济发展"), ("属性", "预期性")),
        (("分类", "经济发展"), ("属性", "约束性")),
    ]


def test_a_row_with_one_cell_is_the_heading_of_the_rows_below() -> None:
    document = read(html("指标|单位|2020年", "colspan=3:一、运输", "货运量|万吨|7"), "a.html")
    assert figure(document, "7").attributes == (("单位", "万吨"), ("分类", "运输"))


def test_a_part_is_an_indicator_of_the_whole_above_it() -> None:
    table = html(
        "指标|单位|2023年", "居民人均可支配收入|元|3|", "农村|元|2", "邮件量|万件|9", "其中：铁路|万件|4"
    )
    named = {f.quantity.text: f.indicator for f in read(table, "a.html").figures}
    assert named["2"] == "农村居民人均可支配收入"
    assert named["4"] == "邮件量/铁路"


def test_equal_labels_in_different_groups_are_different_things() -> None:
    table = html("分类|指标|2023年", "东部|货运量(万吨)|3", "西部|货运量(万吨)|2", "东部|客运量(万人)|2")
    assert [f.place for f in read(table, "a.html").figures] == ["东部", "西部", None]


def test_words_of_a_column_that_are_no_header_narrow_the_indicator() -> None:
    document = read(html("指标|单位|男|女", "参赛选手|人|310|300", caption="2023年教育"), "a.html")
    assert [(f.label, f.indicator) for f in document.figures] == [
        ("参赛选手(男)", "参赛选手/男"),
        ("参赛选手(女)", "参赛选手/女"),
    ]


def test_empty_cells_and_dashes_make_no_figure() -> None:
    document = read(html("指标|2019年|2020年|2021年|2022年|2023年", "货运量(万吨)||-|—|/|7"), "a.html")
    assert [f.quantity.text for f in document.figures] == ["7"]


def test_a_header_repeated_or_changed_within_a_table_is_a_header() -> None:
    table = html("指标|2020年", "货运量(万吨)|7", "客运量(万人)|6", "指标|2021年", "货运量(万吨)|8")
    assert lines(table, "a.html") == [
        "货运量 7 万吨 2020 level actual",
        "客运量 6 万人 2020 level actual",
        "货运量 8 万吨 2021 level actual",
    ]


def test_a_value_merged_over_columns_or_rows_is_no_single_value() -> None:
    table = html(
        "指标|2020年|2021年", "货运量(万吨)|colspan=2:7", "客运量(万人)|rowspan=2:6|8", "邮件(万件)|9"
    )
    document = read(table, "a.html")
    assert [f.quantity.text for f in document.figures] == ["8", "9"]
    assert ("7", "a merged cell of several columns") in unread(document)
    assert ("6", "a merged cell of several rows") in unread(document)


def test_two_numbers_in_a_cell_make_none() -> None:
    document = read(html("指标|2020年", "货运量(万吨)|7（增长3%）"), "a.html")
    assert document.figures == ()
    assert ("7（增长3%）", "not one number") in unread(document)


# ---------------------------------------------------------------- other shapes


def test_years_as_rows_and_indicators_as_columns() -> None:
    table = html("年份|货运量（万吨）|增长（%）|客运量（万人）", "2019|10|2.0|5", "2020年|11|10|6")
    assert lines(table, "a.html") == [
        "货运量 10 万吨 2019 level actual",
        "货运量 2.0 % 2019 growth actual",
        "客运量 5 万人 2019 level actual",
        "货运量 11 万吨 2020 level actual",
        "货运量 10 % 2020 growth actual",
        "客运量 6 万人 2020 level actual",
    ]


def test_one_row_for_each_value() -> None:
    table = "indicator,region,year,unit,value\nRainfall,North,2019,mm,12\nRainfall,South,2019,mm,13\n"
    assert lines(table, "a.csv") == [
        "Rainfall 12 mm 2019 level actual North",
        "Rainfall 13 mm 2019 level actual South",
    ]


def test_places_as_rows_below_indicators_over_two_columns() -> None:
    table = html(
        "rowspan=2:乡镇|colspan=2:货运量|rowspan=2:客运量（万人）",
        "绝对额（万吨）|增速（%）",
        "全县|35|9.7|31",
        "东河镇|12|8.1|10",
        title=COMMUNIQUE,
    )
    assert lines(table, "a.html") == [
        "货运量 35 万吨 2023 level actual",
        "货运量 9.7 % 2023 growth actual",
        "客运量 31 万人 2023 level actual",
        "货运量 12 万吨 2023 level actual 东河镇",
        "货运量 8.1 % 2023 growth actual 东河镇",
        "客运量 10 万人 2023 level actual 东河镇",
    ]


def test_places_as_rows_of_the_indicator_that_the_caption_names() -> None:
    table = html("乡镇|2022年|2023年", "东河镇|12|13", caption="各乡镇货运量（万吨）")
    assert lines(table, "a.html")[0] == "货运量 12 万吨 2022 level actual 东河镇"


def test_places_as_columns() -> None:
    table = html("指标|单位|全国|全县", "货运量|万吨|900|7", title=COMMUNIQUE)
    assert lines(table, "a.html") == [
        "货运量 900 万吨 2023 level actual 全国",
        "货运量 7 万吨 2023 level actual",
    ]


def test_projects_are_things_and_not_of_the_year_of_the_report() -> None:
    table = html(
        "序号|项目名称|总投资（万元）|2024年投资（万元）",
        "1|滨河路|1200|500",
        "2|第二水厂|850|300",
        title=REPORT,
    )
    assert lines(table, "a.html") == [
        "总投资 1200 万元 level actual 滨河路",
        "投资 500 万元 2024 level target 滨河路",
        "总投资 850 万元 level actual 第二水厂",
        "投资 300 万元 2024 level target 第二水厂",
    ]


def test_names_and_values_without_a_header() -> None:
    assert lines(html("货运量|59万吨", "客运量|31.2万人", title=COMMUNIQUE), "a.html") == [
        "货运量 59万吨 万吨 2023 level actual",
        "客运量 31.2万人 万人 2023 level actual",
    ]


def test_a_table_of_words_makes_no_figure() -> None:
    document = read(html("姓名|职务", "甲|主任", "乙|委员"), "a.html")
    assert (document.figures, document.unread) == ((), ())


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("专栏2 主要指标", "专栏2"),
        ("表3-1：运输情况", "表3-1"),
        ("附件 主要目标", "附件"),
        ("Table 2. Transport", "Table 2"),
        ("主要指标表（单位：万吨）", "主要指标表"),
    ],
)
def test_a_table_goes_by_its_number_or_caption(caption: str, name: str) -> None:
    document = read(html("指标|2020年", "货运量|7", caption=caption), "a.html")
    assert document.figures[0].table == name


# ---------------------------------------------------------------- flattened tables

HEADER = "分类 | 序号 | 指标名称 | 单位 | 2015年 | 2020年 | 年均增速% | 单位 |\n"
FIRST = "运输 | 1 | 货运量 | 万吨 | 10 | 12 | 3.7 | 交通局 |\n"


def test_a_row_that_lost_its_first_cell_is_shifted_back() -> None:
    text = HEADER + FIRST + "2 | 客运量 | 万人 | 5 | 6 | 3.7 | 交通局 | |\n"
    document = read(text, "a.txt")
    assert lines(text, "a.txt")[3:] == [
        "客运量 5 万人 2015 level actual",
        "客运量 6 万人 2020 level actual",
        "客运量 3.7 % 2016–2020 growth_average actual",
    ]
    assert figure(document, "6").attributes == (("单位", "万人"), ("责任单位", "交通局"))


def test_a_row_broken_over_three_lines_is_one_row() -> None:
    text = (
        HEADER
        + FIRST
        + "2 | 客运量 | 万人 |\n|\n| 3.7\n| 交通局 | |\n3 | 邮件 | 万件 |\n| 9 |\n| 邮政局 | |\n"
    )
    assert lines(text, "a.txt")[3:] == [
        "客运量 3.7 % 2016–2020 growth_average actual",
        "邮件 9 万件 2020 level actual",
    ]


def test_a_cell_broken_in_its_words_is_one_cell() -> None:
    text = HEADER + FIRST + "2 | 国际和\n国内客运量 | 万人 | 5 | 6 | 3.7 | 交通局 | |\n"
    document = read(text, "a.txt")
    assert document.figures[-1].label == "国际和国内客运量"
    assert document.figures[-1].quantity.text == "3.7"


def test_a_row_that_fits_two_ways_makes_no_figure() -> None:
    text = (
        HEADER + FIRST + "2 | 客运量 | 万人 | 5 | 6 | 交通局 |\n3 | 邮件 | 万件 | 7 | 8 | 14.3 | 邮政局 | |\n"
    )
    document = read(text, "a.txt")
    assert [f.label for f in document.figures] == ["货运量"] * 3 + ["邮件"] * 3
    assert [text for text, reason in unread(document) if "more than one column" in reason] == ["5", "6"]


def test_words_for_a_value_keep_their_text() -> None:
    text = HEADER + FIRST + "2 | 排放量减少 | % |\n| 控制在省定范围内 | |||\n"
    assert ("控制在省定范围内", "words for a value") in unread(read(text, "a.txt"))


def test_one_cell_a_line_is_cut_into_rows() -> None:
    stream = ["指标名称", "2023年(%)", "2024年(%)", "", "计划增速", "完成情况", "预期目标", ""]
    stream += [
        "货运量",
        "8左右",
        "9.7",
        "9左右",
        "客运量",
        "与货运同步",
        "4.6",
        "5以上",
        "邮件",
        "7",
        "6",
        "7以上",
    ]
    text = REPORT + "\n" + "".join(f"{cell} |\n" if cell else "|\n" for cell in stream)
    assert lines(text, "a.txt") == [
        "货运量 8左右 % 2023 growth plan",
        "货运量 9.7 % 2023 growth actual",
        "货运量 9左右 % 2024 growth target",
        "客运量 4.6 % 2023 growth actual",
        "客运量 5以上 % 2024 growth target",
        "邮件 7 % 2023 growth plan",
        "邮件 6 % 2023 growth actual",
        "邮件 7以上 % 2024 growth target",
    ]


def test_a_stream_of_cells_without_order_is_unread() -> None:
    stream = ["指标", "7", "货运量", "8", "客运量", "9", "邮件", "a", "4", "b", "5", "6", "c", "7", "d"]
    document = read("".join(f"{cell} |\n" for cell in stream), "a.txt")
    assert document.figures == ()
    assert {reason for _, reason in unread(document)} == {"the columns of this table cannot be told apart"}


def test_aligning_takes_linear_time() -> None:
    row = "{} | 客运量{} | 万人 | 5 | 6 | 3.7 | 交通局 | |\n"
    text = HEADER + FIRST + "".join(row.format(n, n) for n in range(2, 2000))
    start = time.process_time()
    assert len(lines(text, "a.txt")) == 3 * 1999
    assert time.process_time() - start < 5


# ---------------------------------------------------------------- positions


def test_a_figure_lies_where_its_text_stands() -> None:
    text = "指标 | 2020年 |\n货运量(万吨) |  约７.５ |\n"
    found = read(text, "a.txt").figures[0]
    place = found.location
    line = text.splitlines()[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == found.quantity.text == "约７.５"


def test_figures_and_unread_are_in_the_order_of_the_document() -> None:
    table = html("序号|指标|2020年|备注", "1|货运量(万吨)|7|含2个港口", "2|客运量(万人)|8|", title=COMMUNIQUE)
    document = read(table, "a.html")
    for entries in (document.figures, document.unread):
        places = [entry.location[1:3] for entry in entries]
        assert places == sorted(places)


# ---------------------------------------------------------------- shapes of published tables


def test_a_header_without_spans_is_carried_to_the_empty_cell_beside_it() -> None:
    text = "云溪县2023年计划执行情况,,,,\n指标,单位,2023年,,2024年\n,,计划,完成,预期\n货运量,万吨,10,11,12\n"
    assert lines(text, "a.csv") == [
        "货运量 10 万吨 2023 level plan",
        "货运量 11 万吨 2023 level actual",
        "货运量 12 万吨 2024 level target",
    ]


def test_percent_of_the_year_before_is_no_growth() -> None:
    table = html(
        "项目|2023年执行数|为预算的%|为上年的%", "税收（万元）|115|104.5|112.7", caption="2023年收入"
    )
    assert lines(table, "a.html") == [
        "税收 115 万元 2023 level actual",
        "税收 104.5 % 2023 completion_rate actual",
        "税收(为上年) 112.7 % 2023 level actual",
    ]


def test_a_rate_in_a_column_of_growth_over_years_is_a_level_when_it_has_no_other() -> None:
    table = html("指标|2020年|2025年|年均增长[累计]", "城镇调查失业率（%）|—|—|＜5.5", title=PLAN)
    assert lines(table, "a.html") == ["城镇调查失业率 ＜5.5 % 2021–2025 level target"]


def test_a_sum_in_brackets_below_its_levels_is_their_change() -> None:
    table = html("指标|2020年|2025年|年均增长[累计]", "人均预期寿命（岁）|75|76|〔1〕", title=PLAN)
    assert lines(table, "a.html")[-1] == "人均预期寿命 1 岁 2021–2025 change target"


def test_points_below_growth_are_a_change() -> None:
    table = html("指标|单位|2023年|增长%", "森林覆盖率|%|24.1|0.2个百分点")
    assert lines(table, "a.html")[-1] == "森林覆盖率 0.2个百分点 个百分点 2023 change actual"


def test_parts_of_a_year_as_columns() -> None:
    table = html("指标|一季度|上半年|前三季度|全年", "货运量（万吨）|2|5|8|11", caption="2023年运输")
    assert [line.split()[3] for line in lines(table, "a.html")] == [
        "2023-01–2023-03",
        "2023-01–2023-06",
        "2023-01–2023-09",
        "2023",
    ]


def test_sums_of_two_tables_are_different_things() -> None:
    first = html("项目|2023年", "税收|1", "收入合计|2", caption="表1 一般公共预算收入（万元）")
    second = html("项目|2023年", "基金|3", "收入合计|4", caption="表2 政府性基金收入（万元）")
    names = {figure.indicator for table in (first, second) for figure in read(table, "a.html").figures}
    assert {"一般公共预算收入/收入合计", "政府性基金收入/收入合计"} <= names


def test_a_caption_may_name_a_narrower_place() -> None:
    table = html("项目|2023年", "税收|1", caption="表1 县本级收入（万元）", title=COMMUNIQUE)
    assert read(table, "a.html").figures[0].place == "县本级"


def test_a_numbered_heading_is_a_caption() -> None:
    text = "# Report\n\n## Table 3. Population by region (thousand persons)\n\n"
    text += "| Region | 2015 | 2020 |\n|---|---|---|\n| North | 120 | 130 |\n"
    assert lines(text) == [
        "Population 120 thousand persons 2015 level actual North",
        "Population 130 thousand persons 2020 level actual North",
    ]


def test_a_note_below_tells_that_growth_is_at_constant_prices() -> None:
    text = "# 云溪县2023年统计公报\n\n| 指标 | 2023年 | 增速（%） |\n|---|---|---|\n| 货运量 | 35 | 5.1 |\n\n"
    document = read(text + "注：增速按可比价格计算。\n")
    assert [figure.basis for figure in document.figures] == ["unknown", "real"]


def test_a_unit_that_is_also_an_indicator_names_its_column() -> None:
    assert lines(html("乡镇|人口（人）", "东河镇|12345", caption="2023年"), "a.html") == [
        "人口 12345 人 2023 level actual 东河镇"
    ]


def test_two_header_rows_that_lost_their_spans() -> None:
    text = "云溪县2023年执行情况和2024年计划的报告\n"
    text += "指标 | 单位 | 2022年实绩 | 2023年 | 2024年目标 | |\n计划 | 完成 | | | | |\n"
    text += "货运量 | 万吨 | 9 | 10 | 11 | 12 |\n"
    assert lines(text, "a.txt") == [
        "货运量 9 万吨 2022 level actual",
        "货运量 10 万吨 2023 level plan",
        "货运量 11 万吨 2023 level actual",
        "货运量 12 万吨 2024 level target",
    ]


def test_two_header_rows_that_may_be_joined_in_two_ways_make_no_figure() -> None:
    text = "指标 | 甲方 | 乙方 | |\n计划 | 完成 | 增速 | |\n货运量 | 9 | 10 | 11 |\n"
    document = read(text, "a.txt")
    assert document.figures == ()
    assert ("10", "the columns of this table cannot be told apart") in unread(document)


def test_one_cell_a_line_with_rows_that_lost_a_cell() -> None:
    stream = ["分类", "序号", "指标", "单位", "2019年", "2020年", "运输", "1", "货运量", "万吨", "3", "4"]
    stream += ["2", "客运量", "万人", "5", "6", "", "3", "邮件", "万件", "7", "8", ""]
    text = "".join(f"{cell} |\n" if cell else "|\n" for cell in stream)
    assert lines(text, "a.txt")[2:] == [
        "客运量 5 万人 2019 level actual",
        "客运量 6 万人 2020 level actual",
        "邮件 7 万件 2019 level actual",
        "邮件 8 万件 2020 level actual",
    ]


def test_a_sum_in_brackets_below_a_year_within_the_plan_ends_in_that_year() -> None:
    table = html(
        "指标|2020年|2025年目标|2022年完成",
        "新增城镇就业（万人）|—|〔10〕|〔4.2〕",
        caption="“十四五”主要指标",
    )
    assert lines(table, "a.html") == [
        "新增城镇就业 10 万人 2021–2025 level target",
        "新增城镇就业 4.2 万人 2021–2022 level actual",
    ]


def test_months_below_a_title_are_of_its_year_and_twelve_of_them_are_the_year() -> None:
    text = (
        "# 云溪市2023年1-12月主要经济指标\n\n| 指标 | 单位 | 12月 | 1-12月 |\n|---|---|---|---|\n"
        "| 用电量 | 万千瓦时 | 5 | 58 |\n"
    )
    assert lines(text) == ["用电量 5 万千瓦时 2023-12 level actual", "用电量 58 万千瓦时 2023 level actual"]


def test_a_ratio_to_one_is_its_first_side() -> None:
    document = read(
        "| 指标 | 2022年 | 2023年 |\n|---|---|---|\n| 城乡居民收入比 | 2.12:1 | 2.07：1 |\n| 人口 | 8 | 9 |\n"
    )
    assert [figure.quantity.text for figure in document.figures] == ["2.12", "2.07", "8", "9"]
    assert unread(document)[-2:] == [(":1", "note"), ("：1", "note")]


def test_a_header_of_two_roles_is_none_of_them() -> None:
    table = (
        "<h1>云溪县“十四五”生态环境保护规划</h1><table><caption>专栏1 “十四五”主要指标</caption>"
        "<tr><th rowspan=2>指标</th><th rowspan=2>单位</th><th colspan=2>现状与目标</th>"
        "<th rowspan=2>累计</th></tr>"
        "<tr><th>2020年</th><th>2025年</th></tr>"
        "<tr><td>森林覆盖率</td><td>%</td><td>42.8</td><td>43.5</td><td>—</td></tr>"
        "<tr><td>造林面积</td><td>万亩</td><td>—</td><td>—</td><td>〔18〕</td></tr></table>"
    )
    assert lines(table, "a.html") == [
        "森林覆盖率 42.8 % 2020 level baseline",
        "森林覆盖率 43.5 % 2025 level target",
        "造林面积 18 万亩 2021–2025 level target",
    ]
