"""Markdown: blocks as CommonMark and GitHub make them, marks stripped, every place exact."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planlint.model import Document
from planlint.readers import read
from tests.readers.shown import blocks, exact, grid, source_of, strings, tables

ORACLE = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown(source: str) -> Document:
    document = read("plan.md", source.encode())
    assert exact(document)
    return document


def inline(source: str) -> str:
    """The text of one paragraph."""
    (string,) = strings(markdown(source))
    return string


def oracle(source: str) -> list[tuple[str, str]]:
    """What markdown-it-py makes of headings, paragraphs, items and cells."""
    found: list[tuple[str, str]] = []
    tokens = ORACLE.parse(source)
    fresh = False  # whether the next paragraph opens a list item
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "list_item_open":
            fresh = True
        elif token.type == "inline" and before is not None:
            kind = {"heading_open": "heading", "paragraph_open": "paragraph"}.get(before.type, "cell")
            if kind == "paragraph" and fresh:
                kind, fresh = "item", False
            found.append((kind, _plain(token.children or [])))
    return [(kind, string) for kind, string in found if string]


def _plain(children: list[Any]) -> str:
    texts = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        texts.get(child.type, child.content if child.type in ("text", "code_inline") else "")
        for child in children
    ).strip()


def ours(source: str) -> list[tuple[str, str]]:
    found = []
    for block in markdown(source).blocks:
        if block.kind == "table":
            found += [("cell", cell.text.string) for cell in block.cells if cell.text.string]
        else:
            found.append((block.kind, block.text.string))
    return found


SAME = [
    "# One\n\n## Two ##\n\nText.\n",
    "Title\n===\n\nSub\n---\n\nText\n\n---\n\nMore\n",
    "a *b* **c** ***d*** _e_ __f__ `g` ``h ` i``\n",
    "snake_case_word and 2*3 and a * b\n",
    "[link](http://x.y 'title') and [ref][r] and [r]\n\n[r]: http://z\n",
    "<http://example.com/a_b_c> and \\*no emphasis\\* and &amp; &lt; &#37;\n",
    "- one\n- two\n  goes on\n- three\n\nAfter.\n",
    "* a\n\n  second paragraph\n* b\n",
    "| a | b |\n|---|:-:|\n| 1 | **2** |\n| 3 \\| 4 | 5 |\n\nText\n",
    "a | b\n--- | ---\n1 | 2\n\nText\n",
    "Text\n\n```\ncode 5\n# no heading\n```\n\nMore\n",
    "~~~ python\ncode\n~~~\nText\n",
    "> quoted text\n> goes on\n\nText\n",
    "line one\nline two  \nline three\\\nline four\n",
    "Paragraph\n# Heading\nParagraph\n- item\n",
    "**a*b**c* and *a**b*c**\n",
    "foo_bar_ _x_y\n",
    "``` not closed\ncode\n",
    "| a |\n|---|\n| 1 |\n",
    "1986\\. A great year\n",
]  # fmt: skip


@pytest.mark.parametrize("source", SAME)
def test_blocks_are_those_of_the_oracle(source: str) -> None:
    assert ours(source) == oracle(source)


WORDS = st.sampled_from(["ab", "*", "**", "_", "`", "``", " ", "x y", "\\*", "!", "(c)", ".", "12"])


@settings(max_examples=300)
@given(st.lists(WORDS, min_size=1, max_size=12).map("".join))
def test_emphasis_and_code_are_stripped_as_the_oracle_does(source: str) -> None:
    source = "a " + source.strip()
    if re.search(r"\d[*_]+\d", source):
        return  # arithmetic stays
    assert [string for _, string in ours(source)] == [string for _, string in oracle(source)]


def test_numbers_keep_their_place_behind_marks() -> None:
    document = markdown("产值**590**亿元，增长`9.5`%，见[表](x)。\n")
    (block,) = document.blocks
    assert block.text.string == "产值590亿元，增长9.5%，见表。"
    assert source_of(document, block.text, "590") == "590"
    assert source_of(document, block.text, "9.5%") == "9.5`%"


def test_chinese_lines_join_without_a_space() -> None:
    assert inline("产值达到\n590亿元，\n比上年增长\n") == "产值达到590亿元，比上年增长"


def test_a_line_behind_a_full_stop_or_with_a_number_is_a_paragraph_of_its_own() -> None:
    assert blocks(markdown("一、工业\n产值增长9%。\n投资下降，\n消费回升。\n（二）农业\n")) == [
        ("heading", "一、工业"),
        ("paragraph", "产值增长9%。"),
        ("paragraph", "投资下降，消费回升。"),
        ("heading", "（二）农业"),
    ]


def test_stars_between_digits_stay() -> None:
    assert inline("面积3*4*5米") == "面积3*4*5米"


def test_bold_that_ends_in_chinese_punctuation_is_stripped() -> None:
    assert inline("**重点：**内容") == "重点：内容"


def test_struck_text_is_not_read() -> None:
    assert inline("增长~~9.9个~~9.5%，~~全文**都**删~~留") == "增长9.5%，留"
    assert inline("增长~~9.9%~~9.5%") == "增长~~9.9%~~9.5%", "no mark where GitHub prints none"
    assert inline("3~5万人，4~~6万人") == "3~5万人，4~~6万人"


def test_an_entity_that_ends_a_number_reaches_its_end() -> None:
    document = markdown("出生率5&permil;、失业率&le;4%。")
    text = document.blocks[0].text
    assert text.string == "出生率5‰、失业率≤4%。"
    assert source_of(document, text, "5‰") == "5&permil;"
    assert source_of(document, text, "≤4%") == "&le;4%"


def test_footnotes_are_blocks_and_their_marks_no_digits() -> None:
    document = markdown("产值590[^1]亿元。\n\n[^1]: 初步数。\n")
    assert blocks(document) == [("paragraph", "产值590亿元。"), ("footnote", "初步数。")]


def test_front_matter_is_a_block_of_its_fields() -> None:
    fields, text = markdown("---\ntitle: 5\nunit: 亿元\n---\n正文。\n").blocks
    assert (fields.kind, text.text.string) == ("metadata", "正文。")
    assert [(cell.ref, cell.text.string) for cell in fields.cells] == [("title", "5"), ("unit", "亿元")]


def test_numbers_of_ordered_items_stay_with_their_text() -> None:
    assert blocks(markdown("1. 一项\n2. 二项\n   - 子项\n")) == [
        ("item", "1. 一项"), ("item", "2. 二项"), ("item", "子项"),
    ]  # fmt: skip
    assert [block.level for block in markdown("- a\n  - b\n    - c\n- d\n").blocks] == [1, 2, 3, 1]


def test_a_wrapped_line_that_begins_with_a_number_opens_no_list() -> None:
    assert inline("The target was set in\n2020. It was met.") == "The target was set in 2020. It was met."


def test_indented_chinese_paragraphs_are_read() -> None:
    assert strings(markdown("    全区产值590亿元。\n")) == ["全区产值590亿元。"]


def test_short_rows_stay_short_and_breaks_stay_in_the_cell() -> None:
    (table,) = tables(markdown("| 指标 | 值<br>（亿元） |\n|---|---|\n| 产值 |\n"))
    assert grid(table) == [["指标", "值\n（亿元）"], ["产值", ""]]
    assert len(table.cells) == 3
    assert [cell.header for cell in table.cells] == [True, True, False]
    assert not table.flat


def test_lines_with_pipes_and_no_rule_are_a_flattened_table() -> None:
    (table,) = tables(markdown("正文。\n\n指标 | 值 |\n产值 | 5 |\n"))
    assert table.flat
    assert grid(table) == [["指标", "值"], ["产值", "5"]]


def test_html_tables_are_read_with_their_spans() -> None:
    rows = "<tr><td rowspan=2>经济</td><td>产值</td></tr>\n\n<tr><td>5</td></tr>"
    document = markdown(f"前文。\n\n<table>\n{rows}</table>\n\n后文。\n")
    assert strings(document) == ["前文。", "后文。"]
    assert grid(tables(document)[0]) == [["经济", "产值"], ["", "5"]]


def test_paragraphs_numbered_by_hand_are_headings() -> None:
    assert blocks(markdown("一、发展基础\n\n（一）工业\n\n表1 主要指标\n")) == [
        ("heading", "一、发展基础"), ("heading", "（一）工业"), ("caption", "表1 主要指标"),
    ]  # fmt: skip


@given(st.text(alphabet="#*_`~[]()!<>|\\-=1.a 产\n&;:", max_size=120))
def test_any_text_is_read_with_exact_places(source: str) -> None:
    if source.strip():
        markdown(source)
