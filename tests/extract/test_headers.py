import pytest

from planlint.extract import headers
from tests.extract.read import words


def piece(text: str) -> headers.Column:
    return headers.piece(text, headers.words(words()), words())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("指标名称", "label"), ("主要经济指标", "label"), ("Indicator", "label"), ("序 号", "number"),
        ("No.", "number"), ("计量单位", "unit"), ("Unit", "unit"), ("分类", "category"),
        ("指标属性", "attribute"), ("统计口径", "attribute"), ("牵头责任单位", "department"),
        ("备注", "remark"), ("年份", "period"),
        ("Year", "period"), ("区县", "place"), ("Region", "place"), ("项目名称", "entity"), ("数值", "value"),
        ("Value", "value"),
    ],
)  # fmt: skip
def test_a_header_tells_what_its_column_holds(text: str, kind: str) -> None:
    assert piece(text).kind == kind


@pytest.mark.parametrize(
    ("text", "period", "role", "aspect", "unit"),
    [
        ("2015年", "2015", "", "", ""),
        ("2025年 (建议)", "2025", "target", "", ""),
        ("2025年目标（预期性）", "2025", "target", "", ""),
        ("2020年实际完成", "2020", "actual", "", ""),
        ("2020年现状值", "2020", "baseline", "", ""),
        ("2023年预计完成数", "2023", "expected", "", ""),
        ("2023年(%)", "2023", "", "", "%"),
        ("“十四五”目标值", "2025", "target", "", ""),
        ("年均增速%", "", "", "growth_average", "%"),
        ("“十三五”年均增长（%）", "2020", "", "growth_average", "%"),
        ("比上年增长（%）", "", "", "growth", "%"),
        ("计划增速", "", "plan", "growth", ""),
        ("完成年度计划（%）", "", "", "completion_rate", "%"),
        ("占比", "", "", "share", ""),
        ("增减（个百分点）", "", "", "change", "个百分点"),
        ("增减（%）", "", "", "growth", "%"),
        ("绝对额（亿元）", "", "", "", "亿元"),
        ("（亿元）", "", "", "", "亿元"),
        ("Target 2025", "2025", "target", "", ""),
        ("2020 (baseline)", "2020", "baseline", "", ""),
        ("Average annual growth (%)", "", "", "growth_average", "%"),
        ("% change", "", "", "growth", ""),
        ("Share of total (%)", "", "", "share", "%"),
    ],
)
def test_a_value_header_tells_period_role_aspect_and_unit(
    text: str, period: str, role: str, aspect: str, unit: str
) -> None:
    found = piece(text)
    assert found.kind == "value"
    assert (found.period.end if found.period else "", found.role, found.aspect, found.unit) == (
        period, role, aspect, unit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("规模以上工业增加值", "规模以上工业增加值"),
        ("GDP（亿元）", "GDP"),
        ("地区生产总值增速(%)", "地区生产总值"),
        ("年末货运能力（万吨）", "年末货运能力"),
        ("Population, million persons", "Population"),
        ("全省", "全省"),
    ],
)
def test_the_name_of_an_indicator_is_left_as_printed(text: str, rest: str) -> None:
    assert headers.printed(text, piece(text).rest) == rest


def test_a_year_that_a_growth_is_counted_from_is_its_base() -> None:
    found = piece("2020年比2015年增长%")
    assert found.period is not None
    assert found.base is not None
    assert (found.period.end, found.base.end, found.aspect) == ("2020", "2015", "growth_total")


@pytest.mark.parametrize("text", ["", "-", "%" * 500, "(" * 300, "目标" * 200, "2025年" * 60, "a" * 5000])
def test_any_text_is_a_header(text: str) -> None:
    assert piece(text).title is not None
