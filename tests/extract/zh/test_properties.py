"""What holds of any text: nothing raises, numbers are accounted for, generated sentences come back exact."""

import re
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.extract import zh
from planlint.model import Block, Document, Figure, Text
from tests.extract.zh.test_sentences import WORDS

TITLE = "宁川市2023年国民经济和社会发展统计公报"
LEVELS = {
    "地区生产总值": "亿元", "一般公共预算收入": "亿元", "社会消费品零售总额": "亿元", "粮食总产量": "万吨",
    "城镇居民人均可支配收入": "元", "常住人口": "万人", "全社会用电量": "亿千瓦时", "专利授权量": "件",
}  # fmt: skip
RATES = ("城镇登记失业率", "森林覆盖率", "常住人口城镇化率", "学前教育毛入园率")
COUNTED = ("口袋公园", "5G基站", "产业园区", "科技企业孵化器", "老旧小区", "高新技术企业")
PIECES = [
    "分别", "其中", "增长", "同比", "比上年", "下降", "达到", "完成", "占", "的", "和", "、", "，", "。",
    "；", "：", "（", "）", "“", "”", "由", "增加到", "控制在", "以内", "以上", "左右", "约", "年均",
    "增速", "降幅", "任务", "新增", "2023年", "“十四五”期间", "上半年", "五年累计", "1", "23.5", "1,234",
    "9.5%", "3亿元", "5个", "1:37:62", "第3位", "5G", "1+N", "1/10", "三分之一", "1.2倍", "0.5个百分点",
    "60岁以上", "前15名", "3000头", "每人每月", "不足", "相当于", "居全省", "打造", "一、", "——",
    *LEVELS, *RATES, *COUNTED, "\n", " ",
]  # fmt: skip


def document(text: str) -> Document:
    """A communiqué of one paragraph."""
    source = f"{TITLE}\n{text}"
    starts = (0, *(match.end() for match in re.finditer("\n", source)))
    title = Block("paragraph", Text(TITLE))
    return Document(
        "any.txt", "text", source, (title, Block("paragraph", Text(text, ((0, len(TITLE) + 1),)))), starts
    )


def figures(text: str) -> list[Figure]:
    return zh.figures(document(text), WORDS)[0]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_words_in_any_order_never_raise_and_every_number_is_accounted_for(text: str) -> None:
    _accounted(document(text))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_never_raises(text: str) -> None:
    zh.figures(document(text), WORDS)


def _accounted(read: Document) -> None:
    """Every Arabic digit of prose lies in a figure or an unread number."""
    found, unread = zh.figures(read, WORDS)
    spans = [entry.location for entry in (*found, *unread)]
    held = {
        (place.line, column)
        for place in spans
        for column in range(
            place.column, place.end_column if place.line == place.end_line else place.column + 60
        )
    } | {(p.end_line, c) for p in spans if p.end_line != p.line for c in range(1, p.end_column)}
    prose = {
        read.locate(*block.text.span(match.start(), match.end()), block)
        for block in read.blocks
        if block.kind != "table"
        for match in re.finditer(r"[0-9]", block.text.string)
    }
    missing = [p for p in prose if (p.line, p.column) not in held]
    assert not missing, (read.source, missing)


class Level(NamedTuple):
    name: str
    value: float
    rate: float


values = st.integers(1, 99_999).map(lambda n: n / 10)
rates = st.integers(1, 400).map(lambda n: n / 10)
levels = st.builds(Level, st.sampled_from(sorted(LEVELS)), values, rates)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(levels, min_size=1, max_size=5, unique_by=lambda x: x.name),
    st.sampled_from(["，", ","]),
    st.data(),
)
def test_levels_and_growth_come_back_exact(told: list[Level], comma: str, data: st.DataObject) -> None:
    verbs = data.draw(
        st.lists(
            st.sampled_from(["完成", "达到", "达", "为", "", "实现"]), min_size=len(told), max_size=len(told)
        )
    )
    falls = data.draw(st.lists(st.booleans(), min_size=len(told), max_size=len(told)))
    text = "；".join(
        f"{x.name}{verb}{x.value:g}{LEVELS[x.name]}{comma}同比{'下降' if fall else '增长'}{x.rate:g}%"
        for x, verb, fall in zip(told, verbs, falls, strict=True)
    )
    expected = [
        line
        for x, fall in zip(told, falls, strict=True)
        for line in ((x.name, x.value, "2023"), (x.name, -x.rate if fall else x.rate, "2023"))
    ]
    assert [
        (f.label, f.quantity.value, f.period and f.period.end) for f in figures(f"全年{text}。")
    ] == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(levels, min_size=2, max_size=4, unique_by=lambda x: x.name), st.sampled_from(["、", "和"]))
def test_lists_come_back_in_order(told: list[Level], link: str) -> None:
    names = "、".join(x.name for x in told)
    numbers = "、".join(f"{x.rate:g}%" for x in told[:-1]) + f"{link}{told[-1].rate:g}%"
    found = figures(f"{names}分别增长{numbers}。")
    assert [(f.label, f.quantity.value, f.aspect) for f in found] == [
        (x.name, x.rate, "growth") for x in told
    ]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(COUNTED), st.integers(1, 9999)),
        min_size=1,
        max_size=4,
        unique_by=lambda x: x[0],
    )
)
def test_counts_before_their_noun_come_back_exact(told: list[tuple[str, int]]) -> None:
    text = "，".join(f"建成{count}个{noun}" for noun, count in told)
    found = figures(f"{text}。")
    assert [(f.label, f.quantity.value, f.aspect) for f in found] == [(n, c, "count") for n, c in told]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(LEVELS)), st.integers(2001, 2018), st.integers(1, 5), values, values)
def test_levels_of_two_years_come_back_with_their_years(
    name: str, year: int, years: int, a: float, b: float
) -> None:
    unit = LEVELS[name]
    found = figures(f"{name}由{year}年的{a:g}{unit}增加到{year + years}年的{b:g}{unit}，年均增长5%。")
    assert [(f.label, f.quantity.value, f.period and tuple(f.period)) for f in found] == [
        (name, a, (str(year), str(year))),
        (name, b, (str(year + years), str(year + years))),
        (name, 5.0, (str(year + 1), str(year + years))),
    ]


HOSTILE = [
    "9" * 8000, " " * 100_000 + "3个", "增长5%" * 3000, "甲、" * 5000 + "3个", "（" * 3000 + "3个",
    "“" * 3000 + "3个", "2020年" * 3000 + "3个", "1%、" * 4000, "分别" * 4000 + "3%",
    "比上年" * 3000 + "3%", "亿元以上项目1亿元" * 2000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read(text: str) -> None:
    zh.figures(document(text), WORDS)
