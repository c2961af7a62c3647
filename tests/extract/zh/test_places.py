"""A part of the whole, and a wider whole, are other places than the document's own."""

from planlint import readers
from planlint.extract import zh
from tests.extract.zh.test_sentences import WORDS

TITLE = "宁川市2023年预算执行情况和2024年预算草案的报告"


def told(*paragraphs: str) -> list[tuple[str, str | None, float]]:
    """(indicator, place, value) of every figure."""
    found, _ = zh.figures(readers.read("any.txt", "\n\n".join((TITLE, *paragraphs)).encode()), WORDS)
    return [(f.indicator, f.place, f.quantity.value) for f in found]


def test_a_heading_that_names_a_part_places_its_chapter() -> None:
    city = ("（一）全市", "一般公共预算收入256亿元。")
    assert told(*city, "（二）市本级", "一般公共预算收入98亿元。", "（三）高新区", "税收收入18亿元。") == [
        ("一般公共预算收入", None, 256), ("一般公共预算收入", "市本级", 98), ("税收收入", "高新区", 18),
    ]  # fmt: skip


def test_a_short_sentence_that_names_a_part_places_what_follows() -> None:
    assert told("加强综合保税区招商。全年实现进出口总额26亿元。做好稳外贸工作。实现进出口总额98亿元。") == [
        ("进出口总额", "综合保税区", 26), ("进出口总额", None, 98),
    ]  # fmt: skip


def test_a_clause_that_opens_with_a_part_places_its_sentence() -> None:
    assert told("综合保税区建设稳步推进，进出口总额达26亿元，增长8%；全市进出口总额98亿元。") == [
        ("进出口总额", "综合保税区", 26), ("进出口总额", "综合保税区", 8), ("进出口总额", None, 98),
    ]  # fmt: skip


def test_a_topic_before_its_verb_is_a_place_when_it_names_a_part() -> None:
    assert told("高新区完成固定资产投资56亿元，华兴纸业实现税收收入2亿元。") == [
        ("固定资产投资", "高新区", 56), ("华兴纸业税收收入", "高新区", 2),
    ]  # fmt: skip


def test_a_wider_whole_keeps_the_subject_said_before() -> None:
    assert told("全市一般公共预算收入增长5%，全省增长6.1%，全国增长6.4%。") == [
        ("一般公共预算收入", None, 5), ("一般公共预算收入", "全省", 6.1), ("一般公共预算收入", "全国", 6.4),
    ]  # fmt: skip


def test_its_own_name_before_an_indicator_says_nothing_new() -> None:
    assert told("宁川市地区生产总值256亿元，宁川港货物吞吐量98万吨。") == [
        ("地区生产总值", None, 256), ("宁川港货物吞吐量", None, 98),
    ]  # fmt: skip
