"""Printed labels and the indicators they name."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint import index, vocabulary
from planlint.extract.indicators import canonical
from planlint.vocabulary import Vocabulary

KNOWN = vocabulary.load(index.load(index.built_in()))


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return KNOWN


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("地区生产总值", "地区生产总值"),
        ("GDP", "地区生产总值"),
        ("Gross domestic  product", "地区生产总值"),
        ("地区生产总值（亿元）", "地区生产总值"),
        ("地区生产总值（现价，亿元）", "地区生产总值"),
        ("全市 地区生产总值完成", "地区生产总值"),
        ("2023年全区地区生产总值", "地区生产总值"),
        ("人均GDP", "人均地区生产总值"),
        ("公共财政预算收入", "一般公共预算收入"),
        ("（一）一般公共预算收入", "一般公共预算收入"),
        ("规上工业增加值", "规模以上工业增加值"),
        ("其中：规模以上工业增加值", "规模以上工业增加值"),
        ("研究与试验发展（R&D）经费投入占GDP的比重", "研发经费投入强度"),
        ("研究与实验发展经费支出占地区生产总值比例", "研发经费投入强度"),
        ("全社会 R&D 经费支出占地区生产总值比重", "研发经费投入强度"),
        ("每千人口执业（助理）医师人数", "每千人口执业(助理)医师数"),
        ("千人口（助理）执业医师数", "每千人口执业(助理)医师数"),
        ("每千常住人口执业（助理）医师数（人）", "每千人口执业(助理)医师数"),
        ("每万人发明专利拥有量", "每万人口发明专利拥有量"),
        ("细颗粒物(PM2.5)年均浓度", "PM2.5浓度"),
        ("城镇居民人均 可支配收入", "城镇居民人均可支配收入"),
        ("12、常住人口(万人)", "常住人口"),
        ("Retail sales of consumer goods", "社会消费品零售总额"),
    ],
)
def test_a_label_finds_its_indicator(known: Vocabulary, label: str, name: str) -> None:
    assert canonical(label, known) == name


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("工业增加值", "规模以上工业增加值"),
        ("地区生产总值", "综合保税区地区生产总值"),
        ("高新技术企业", "新增高新技术企业"),
        ("地区生产总值", "人均地区生产总值"),
        ("居民人均可支配收入", "城镇居民人均可支配收入"),
        ("固定资产投资", "民间固定资产投资"),
        ("固定资产投资", "全社会固定资产投资"),
        ("常住人口城镇化率", "户籍人口城镇化率"),
        ("社会消费品零售总额", "限额以上社会消费品零售总额"),
        ("客流量", "日均客流量"),
        ("高技术制造业增加值", "高新技术产业增加值"),
    ],
)
def test_a_narrower_name_is_another_indicator(known: Vocabulary, wide: str, narrow: str) -> None:
    assert canonical(wide, known) != canonical(narrow, known)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“领航”工程 企业数", "领航工程企业数"),
        ("3.智能工厂数（个）", "智能工厂数"),
        ("全区智能工厂数达到", "智能工厂数"),
        ("全区1、智能工厂数", "智能工厂数"),
        ("规上智能工厂数", "规模以上智能工厂数"),
        ("Smart  Factories (units)", "smart factories"),
    ],
)
def test_unknown_labels_that_say_the_same_meet(known: Vocabulary, one: str, other: str) -> None:
    assert canonical(one, known) == canonical(other, known)


def test_numbers_that_belong_to_the_name_stay(known: Vocabulary) -> None:
    assert canonical("5G基站数", known) == "5G基站数"
    assert canonical("65岁及以上人口", known) == "65岁及以上人口"
    assert canonical("二、三产业增加值", known) == "二、三产业增加值"


@given(st.text(max_size=40))
def test_any_text_has_a_canonical_name(text: str) -> None:
    assert isinstance(canonical(text, KNOWN), str)


@given(st.text("全区市年完成实现规上GDP占比重的(亿元)1、. ", max_size=20))
def test_a_canonical_name_is_its_own(text: str) -> None:
    once = canonical(text, KNOWN)
    assert canonical(once, KNOWN) == once


@pytest.mark.parametrize(
    "text", ["全区" * 20_000, "1、" * 20_000, "(" * 20_000 + ")" * 20_000, "a" * 100_000]
)
def test_hostile_labels_are_cheap(known: Vocabulary, text: str) -> None:
    start = time.perf_counter()
    canonical(text, known)
    assert time.perf_counter() - start < 0.5
