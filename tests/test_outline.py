"""The numbering of documents: marks, lists, and what the generators of the property tests number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.checks.numbers_follow_on import numbers_follow_on
from planlint.corpus import Corpus
from planlint.outline import in_chinese, numeral, outline
from planlint.passages import Passages
from planlint.readers import read
from planlint.vocabulary import Vocabulary

STYLES = {
    "第{cn}章 ": "headings",
    "{cn}、": "headings",
    "（{cn}）": "headings",
    "({cn})": "headings",
    "{n}.": "items",
    "{n}、": "items",
    "（{n}）": "items",
    "{n}）": "items",
    "专栏{n} ": "boxes",
}
WORDS = ("发展工业", "改善民生", "保护环境", "扩大开放", "振兴乡村", "建设道路", "整治河道", "培育人才")


def lists_of(text: str) -> list[list[int]]:
    read_lists = outline(Passages(read("plan.txt", text.encode()))).lists
    return [[mark.number for mark in marks] for marks in read_lists]


def gaps(text: str, of: str) -> list[dict[str, object]]:
    corpus = Corpus([read("plan.txt", text.encode())], Vocabulary(()))
    return [dict(e.facts) | {"case": e.case} for e in numbers_follow_on(corpus, of=of)]


@given(st.integers(1, 199))
def test_numerals_read_back(number: int) -> None:
    if number < 100:
        assert numeral(in_chinese(number)) == number
    assert numeral(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("二十", 20),
        ("二十一", 21),
        ("一百零五", 105),
        ("二〇", 20),
        ("两", 2),
        ("１２", 12),
        ("六6", 66),
    ],
)
def test_numerals(text: str, number: int) -> None:
    assert numeral(text) == number


def written(style: str, numbers: list[int]) -> str:
    lines = []
    for place, number in enumerate(numbers):
        mark = style.format(cn=in_chinese(number), n=number)
        lines += [mark + WORDS[place % len(WORDS)], "抓好各项工作的落实。"]
    return "\n".join(lines)


@given(st.sampled_from(sorted(STYLES)), st.integers(2, 25))
def test_a_list_without_a_gap_is_silent(style: str, length: int) -> None:
    assert gaps(written(style, list(range(1, length + 1))), STYLES[style]) == []


@given(st.sampled_from(sorted(STYLES)), st.integers(4, 25), st.data())
def test_a_number_left_out_is_found(style: str, length: int, data: st.DataObject) -> None:
    missing = data.draw(st.integers(2, length - 1))
    found = gaps(written(style, [n for n in range(1, length + 1) if n != missing]), STYLES[style])
    assert [fact["case"] for fact in found] == [None]
    assert {in_chinese(missing), str(missing)} & {"".join(filter(_numeric, str(found[0]["missing"])))}


@given(st.sampled_from(sorted(STYLES)), st.integers(3, 20), st.data())
def test_two_numbers_swapped_are_found_once(style: str, length: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, length - 2))
    numbers = list(range(1, length + 1))
    numbers[at], numbers[at + 1] = numbers[at + 1], numbers[at]
    assert [fact["case"] for fact in gaps(written(style, numbers), STYLES[style])] == ["order"]


@given(st.sampled_from(sorted(STYLES)), st.integers(3, 20), st.data())
def test_a_number_that_stands_twice_is_found(style: str, length: int, data: st.DataObject) -> None:
    twice = data.draw(st.integers(2, length))
    numbers = sorted([*range(1, length + 1), twice])
    assert [fact["case"] for fact in gaps(written(style, numbers), STYLES[style])] == ["repeat"]


@given(st.lists(st.integers(2, 5), min_size=2, max_size=5), st.integers(2, 4))
def test_nested_lists_begin_again(sections: list[int], items: int) -> None:
    lines = []
    for chapter, count in enumerate(sections, 1):
        lines.append(f"第{in_chinese(chapter)}章 {WORDS[chapter]}")
        for section in range(1, count + 1):
            lines.append(f"第{in_chinese(section)}节 {WORDS[section]}")
            lines += [f"{n}.{WORDS[n]}。抓好落实。" for n in range(1, items + 1)]
    text = "\n".join(lines)
    assert gaps(text, "headings") == gaps(text, "items") == []


def _numeric(sign: str) -> bool:
    return sign.isdecimal() or sign in "一二三四五六七八九十"


def test_lists_within_one_paragraph() -> None:
    assert lists_of("重点是：一是修路；二是治水；三是种树。") == [[1, 2, 3]]
    assert lists_of("1、修路。新建三条。2、治水。整治两条。") == [[1, 2]]


@pytest.mark.parametrize(
    "text", ["改造1、2号楼。", "一、二、三产业协调发展。", "3.5万吨粮食。", "这一是非之地。"]
)
def test_what_is_no_mark(text: str) -> None:
    assert lists_of(text) == []


def test_a_number_written_in_another_style_fills_the_gap() -> None:
    assert gaps("一是修路，改善出行。其次治水，保障供水。三是种树，绿化荒山。", "items") == []
    assert gaps("1.修路。\n2、治水。\n3.种树。", "items") == []


def test_running_heads_are_no_repeats() -> None:
    assert (
        gaps("第一章 总则\n文字。\n第二章 任务\n文字。\n第二章 任务\n文字。\n第三章 附则", "headings") == []
    )
