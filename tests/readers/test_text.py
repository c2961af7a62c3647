"""Plain text: a line is a block, lines with pipes are a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.model import Document
from planlint.readers import read
from tests.readers.shown import blocks, exact, grid, strings, tables


def text(source: str) -> Document:
    return read("plan.txt", source.encode())


def test_every_line_is_a_block() -> None:
    document = text("第一章 发展基础\n2020年，总产值590亿元。\n\n——民生改善。新增就业3万人。\n")
    assert blocks(document) == [
        ("heading", "第一章 发展基础"),
        ("paragraph", "2020年，总产值590亿元。"),
        ("item", "——民生改善。新增就业3万人。"),
    ]
    assert exact(document)


def test_offsets_are_those_of_the_line_without_its_indentation() -> None:
    document = text("　　增长9.5%。\r\n\t下降3%。\r尾\n")
    assert strings(document) == ["增长9.5%。", "下降3%。", "尾"]
    assert [document.locate(*block.text.span(0, 1)).line for block in document.blocks] == [1, 2, 3]
    assert document.locate(*document.blocks[0].text.span(2, 6)).column == 5
    assert exact(document)


def test_pipes_end_cells_and_a_trailing_one_makes_no_cell() -> None:
    (table,) = tables(text("指标 | 单位 | 2020年 |\n产值 | 亿元 | 590 |\n就业 | 万人 | |\n"))
    assert table.flat
    assert grid(table) == [["指标", "单位", "2020年"], ["产值", "亿元", "590"], ["就业", "万人", ""]]
    assert len([cell for cell in table.cells if cell.row == 2]) == 3


def test_a_leading_pipe_is_an_empty_cell_where_the_row_was_broken() -> None:
    (table,) = tables(text("1 | 保有量 | 万辆 | 3.1 |\n| 4.4 | |\n|\n2 | 床位 | 张 | 50 | 70 |\n"))
    assert [[cell.text.string for cell in table.cells if cell.row == row] for row in range(4)] == [
        ["1", "保有量", "万辆", "3.1"],
        ["", "4.4", ""],
        [""],
        ["2", "床位", "张", "50", "70"],
    ]


def test_pipes_on_both_sides_of_every_row_are_a_border() -> None:
    (table,) = tables(text("| 指标 | 值 |\n| 产值 | 5 |\n"))
    assert grid(table) == [["指标", "值"], ["产值", "5"]]


def test_a_rule_under_the_header_makes_a_table_that_is_not_flat() -> None:
    (table,) = tables(text("指标 | 值\n---|---:\n产值 | 5\n"))
    assert not table.flat
    assert grid(table) == [["指标", "值"], ["产值", "5"]]
    assert [cell.header for cell in table.cells] == [True, True, False, False]


def test_a_row_with_one_cell_above_the_others_is_their_caption() -> None:
    document = text("专栏3 主要目标 | ||\n指标 | 值 | 属性 |\n产值 | 5 | 预期 |\n")
    assert blocks(document) == [("caption", "专栏3 主要目标")]
    assert grid(tables(document)[0])[0] == ["指标", "值", "属性"]


def test_two_tables_without_a_line_between_them_part_at_the_caption() -> None:
    document = text("专栏1 一 | |\n甲 | 1 |\n专栏2 二 | |\n乙 | 2 |\n")
    assert blocks(document) == [("caption", "专栏1 一"), ("caption", "专栏2 二")]
    assert [grid(table) for table in tables(document)] == [[["甲", "1"]], [["乙", "2"]]]


def test_one_cell_a_line_is_a_table_of_one_column() -> None:
    (table,) = tables(text("指标 |\n2023年 |\n|\n产值 |\n8左右 |\n"))
    assert grid(table) == [["指标"], ["2023年"], [""], ["产值"], ["8左右"]]


def test_a_box_of_sentences_is_no_table() -> None:
    document = text("专栏4 重点工程 |\n1、道路工程:新建道路5条。2、水利工程。 |\n后文。\n")
    assert blocks(document) == [
        ("caption", "专栏4 重点工程"),
        ("item", "1、道路工程:新建道路5条。2、水利工程。"),
        ("paragraph", "后文。"),
    ]


def test_a_sentence_alone_in_the_last_row_is_a_note() -> None:
    document = text("指标 | 值 |\n产值 | 5 |\n注：数据为初步核算数。 | |\n")
    assert blocks(document) == [("footnote", "注：数据为初步核算数。")]
    assert grid(tables(document)[0]) == [["指标", "值"], ["产值", "5"]]


def test_empty_lines_between_all_rows_do_not_part_a_table() -> None:
    (table,) = tables(text("指标 | 值 |\n\n产值 | 5 |\n\n就业 | 6 |\n\n正文。\n"))
    assert len(grid(table)) == 3


def test_an_empty_line_parts_two_tables() -> None:
    assert len(tables(text("指标 | 值 |\n产值 | 5 |\n\n项目 | 数 |\n桥 | 6 |\n"))) == 2


def test_lines_with_tabs_are_a_table() -> None:
    document = text("表1 指标\t\t\n指标\t2020年\t2025年\n产值\t590\t929\n就业\t\t5\n\n\t缩进的正文。\n")
    assert blocks(document) == [("caption", "表1 指标"), ("paragraph", "缩进的正文。")]
    (table,) = tables(document)
    assert grid(table) == [["指标", "2020年", "2025年"], ["产值", "590", "929"], ["就业", "", "5"]]
    assert exact(document)


def test_a_contents_list_with_tabs_is_no_table() -> None:
    assert tables(text("目录\n第一章 基础\t1\n第一节 现状\t2\n第二章 目标\t5\n")) == []


def test_one_pipe_within_a_sentence_is_no_table() -> None:
    assert strings(text("甲|乙合作项目增长5%。\n")) == ["甲|乙合作项目增长5%。"]


def test_lines_wrapped_at_a_margin_are_one_paragraph() -> None:
    lines = [
        "The gross regional product reached 590 million, an increase",
        "of 9.5 percent over the year before, while the investment in",
        "fixed assets, including housing, rose to 438 million, up 4.8",
        "percent.",
        "",
        "Employment grew.",
    ]
    document = text("\n".join(lines))
    assert strings(document) == [" ".join(lines[:4]), "Employment grew."]
    assert exact(document)


def test_wrapped_chinese_lines_join_without_a_space() -> None:
    line = "全区生产总值达到五百九十亿元以上其中工业增加值一百四十一亿元"
    document = text(f"{line}\n{line}\n{line}\n增长9%。\n\n（一）完\n")
    assert strings(document) == [line * 3 + "增长9%。", "（一）完"]


def test_paragraphs_of_one_line_each_are_not_joined() -> None:
    lines = ["新增就业五万人，城镇登记失业率控制在百分之四以内，居民收入与经济同步增长。"] * 5
    assert strings(text("\n".join(lines))) == lines


@pytest.mark.parametrize("source", ["|" * 5000, "| |\n" * 5000, "|\n" * 3 + "a", "\n\n|a\n\n\n|b"])
def test_only_pipes_never_raise(source: str) -> None:
    assert exact(text(source))


@given(st.text(alphabet="|a1。 \n\r\t第一、(-<!>", max_size=200))
def test_any_text_is_read_with_exact_places(source: str) -> None:
    if source.strip():
        assert exact(text(source))
