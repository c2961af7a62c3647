"""HTML: what a browser shows, with exact places; layout dissolves, hostile markup ends in time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.model import Document
from planlint.readers import read
from planlint.readers.html import parse
from tests.readers.shown import blocks, exact, grid, source_of, spans, strings, tables


def html(source: str) -> Document:
    document = read("plan.html", source.encode())
    assert exact(document)
    return document


def test_headings_paragraphs_and_items() -> None:
    document = html(
        "<h1>总标题</h1><h2>一、发展</h2><p>产值<b>590</b>亿元。<ul><li>一<ul><li>二</ul><li>三</ul>"
    )
    assert [(block.kind, block.level, block.text.string) for block in document.blocks] == [
        ("heading", 1, "总标题"),
        ("heading", 2, "一、发展"),
        ("paragraph", 0, "产值590亿元。"),
        ("item", 1, "一"),
        ("item", 2, "二"),
        ("item", 1, "三"),
    ]


def test_places_behind_tags_and_entities_are_exact() -> None:
    document = html("<p>产值<b>590</b>亿元，&nbsp;增长<i>9</i>.5%，出生率5&permil;。</p>")
    text = document.blocks[0].text
    assert text.string == "产值590亿元，\xa0增长9.5%，出生率5‰。"
    assert source_of(document, text, "590亿元") == "590</b>亿元"
    assert source_of(document, text, "9.5%") == "9</i>.5%"
    assert source_of(document, text, "5‰") == "5&permil;"


def test_white_space_collapses_and_is_none_between_wrapped_chinese_lines() -> None:
    assert strings(html("<p>\n  全区产值\n  590亿元\n</p><p>one\n  two   three</p>")) == [
        "全区产值590亿元",
        "one two three",
    ]


def test_scripts_styles_navigation_and_struck_text_are_not_read() -> None:
    source = (
        "<head><title>标题 1</title><style>p{x:2}</style></head><script>a=3;</script><nav>首页 4</nav>"
        "<p>增长<del>9.9%</del><s>8%</s>9.5%。</p><template><p>5</p></template>"
    )
    assert strings(html(source)) == ["增长9.5%。"]


def test_hidden_elements_are_read_and_said_to_be_hidden() -> None:
    document = html("<p>甲</p><div style='color:red; display: none'><p>乙</p></div><p hidden>丙</p><p>丁</p>")
    shown = [(block.text.string, block.hidden) for block in document.blocks]
    assert shown == [("甲", False), ("乙", True), ("丙", True), ("丁", False)]


def test_superscripts_are_no_digits_and_superscript_links_are_no_text() -> None:
    (string,) = strings(
        html("<p>5km<sup>2</sup>，10<sup>8</sup>，数<sup><a href='#n1'>1</a></sup>，PM<sub>2.5</sub></p>")
    )
    assert string == "5km²，10⁸，数，PM2.5"


def test_breaks_with_indentation_or_behind_a_stop_part_paragraphs() -> None:
    source = "<div>第一行标题<br>接着标题<br>　　第一段。<br>第二段，<br>还是第二段<br><br>第三段</div>"
    assert strings(html(source)) == ["第一行标题\n接着标题", "第一段。", "第二段，\n还是第二段", "第三段"]


def test_merged_cells_keep_their_extent_and_push_others_aside() -> None:
    source = (
        "<table><caption>表1 指标</caption><thead><tr><th rowspan=2>指标<th colspan=2>年份</tr>"
        "<tr><th>2020<th>2025</thead><tr><td>产值<td>590<td>929</table>"
    )
    document = html(source)
    (table,) = tables(document)
    assert blocks(document) == [("caption", "表1 指标")]
    assert grid(table) == [["指标", "年份", ""], ["", "2020", "2025"], ["产值", "590", "929"]]
    assert spans(table) == {"指标": (2, 1), "年份": (1, 2)}
    assert [cell.header for cell in table.cells] == [True] * 4 + [False] * 3


def test_rows_over_the_whole_width_are_captions_above_and_notes_below() -> None:
    source = (
        "<table><tr><td colspan=2>专栏2 目标</td></tr><tr><td colspan=2>单位：亿元</td></tr>"
        "<tr><td>指标</td><td>值</td></tr><tr><td>产值</td><td>5</td></tr>"
        "<tr><td colspan=2>注：初步数。</td></tr></table>"
    )
    document = html(source)
    assert blocks(document) == [
        ("caption", "专栏2 目标"),
        ("caption", "单位：亿元"),
        ("footnote", "注：初步数。"),
    ]
    assert grid(tables(document)[0]) == [["指标", "值"], ["产值", "5"]]


def test_a_layout_table_dissolves_and_tables_in_it_are_read() -> None:
    source = (
        "<table><tr><td><ul><li>菜单</ul></td><td><h1>标题</h1><p>正文。</p>"
        "<table><tr><td>指标</td><td>值</td></tr><tr><td>产值</td><td>5</td></tr></table></td></tr></table>"
    )
    document = html(source)
    assert blocks(document) == [("item", "菜单"), ("heading", "标题"), ("paragraph", "正文。")]
    assert grid(tables(document)[0]) == [["指标", "值"], ["产值", "5"]]


def test_a_table_within_a_table_of_data_is_a_table_behind_it() -> None:
    inner = "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"
    source = f"<table><tr><td>指标</td><td>值</td></tr><tr><td>产值{inner}</td><td>5</td></tr></table>"
    first, second = tables(html(source))
    assert grid(first) == [["指标", "值"], ["产值", "5"]]
    assert grid(second) == [["甲", "1"], ["乙", "2"]]


def test_a_box_of_sentences_is_no_table() -> None:
    document = html(
        "<table><tr><td>专栏3 工程</td></tr><tr><td><p>1、修路。</p><p>2、架桥5座。</p></td></tr></table>"
    )
    assert blocks(document) == [("caption", "专栏3 工程"), ("item", "1、修路。"), ("item", "2、架桥5座。")]


def test_footnotes_and_preformatted_lines() -> None:
    document = html(
        "<pre>一、甲\n乙5</pre><pre><code>x = 1</code></pre><aside role='doc-footnote'>注5</aside>"
    )
    assert blocks(document) == [("heading", "一、甲"), ("paragraph", "乙5"), ("footnote", "注5")]


def test_a_page_in_a_declared_encoding() -> None:
    source = "<meta charset=gb2312><p>产值五百九十亿元</p>"
    assert strings(read("a.html", source.encode("gb18030"))) == ["产值五百九十亿元"]
    source = "<meta charset='big5'><p>產值</p>"
    assert strings(read("a.html", source.encode("big5"))) == ["產值"]


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td rowspan=x colspan=-1>a<td rowspan=0>b<tr><td>c</table>",
        "<table><td>a</table>",
        "</table></td></p><td>x</td>",
        "<table><tr><td>a",
        "<p>a < b > c & d &bogus; &#xffffffff;",
        "<table><tr></tr></table><table></table>",
        "<!-- <p>5</p>",
        "<a title='x>y' b=\"z>\">t</a",
    ],
)
def test_malformed_markup_never_raises(source: str) -> None:
    html("<p>x</p>" + source)


HOSTILE = {
    "unclosed tags": "<a " * 200_000,
    "odd quotes": '<a "' * 200_001,
    "unclosed comments": "<!--" * 200_000,
    "deep nesting": "<div>" * 200_000,
    "nested tables": "<table><tr><td>" * 30_000,
    "wide row spans": "<table><tr>" + "<td rowspan=65534>" * 16_000 + "<tr><td>x" * 10_000,
    "huge spans": "<table>" + "<tr>" + "<td rowspan=65534 colspan=1000>" * 2_000 + "<tr><td>x" * 10_000,
    "end tags": "<b>" * 100_000 + "</i>" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_in_time(name: str) -> None:
    start = time.process_time()
    parse(HOSTILE[name], 0, len(HOSTILE[name]))
    assert time.process_time() - start < 5  # linear ones take about 0.5


PARTS = (
    "<p> </p> <table> </table> <tr> <td> <td#colspan=3> <td#rowspan=2> </td> <li> <ul> <br> <s> </s> <h2>"
    " &nbsp; &lt 5 产值。 # \n# <!--#x#--> </h2> <sup> </sup> <nav> </nav> <caption> <a#href='x'>"
)


@given(st.lists(st.sampled_from(PARTS.replace("#", "\0").split(" ")), max_size=40))
def test_any_markup_has_places_within_the_source(parts: list[str]) -> None:
    source = "<p>x</p>" + "".join(parts).replace("\0", " ")
    document = read("a.html", source.encode())
    for block in document.blocks:
        for text in [block.text, *(cell.text for cell in block.cells)]:
            start, end = text.span(0, len(text.string))
            assert 0 <= start <= end <= len(source)
