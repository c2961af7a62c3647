"""The HTML report: marks at exactly the characters, links that lead somewhere, nothing that acts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from planlint.model import Block, Cell, Fault, Text
from planlint.printable import printable
from planlint.reporters import Page, formats
from planlint.reporters.html import report
from planlint.reporters.html_parts.marks import FINDING, RELATED, Span, shown
from tests.reporters import made
from tests.reporters.test_hostile import HOSTILE, UNSEEN


def page(*findings: object, **fields: object) -> html.HtmlElement:
    return html.document_fromstring(report(made.result(*findings, **fields), Page()))  # type: ignore[arg-type]


def paragraph(string: str) -> object:
    of = made.document(string)
    return of._replace(blocks=(Block("paragraph", Text(string)),))


def marked(root: html.HtmlElement, number: int, kind: str = "f") -> str:
    found = root.xpath(f'//mark[contains(concat(" ", @data-{kind}, " "), " {number} ")]')
    return "".join(mark.text_content() for mark in found)


def test_it_is_a_format() -> None:
    assert "html" in formats()


def test_a_finding_is_marked_in_place_and_linked_both_ways() -> None:
    of = paragraph("增长 590 再增长 590 吨")
    start = of.source.rindex("590")  # a search would find the first
    at = of.locate(start, start + 3)
    found = made.finding(of, "590", location=at)
    root = page(found, of=of)
    [mark] = root.xpath("//mark")
    assert mark.text_content() == "590"
    assert mark.getparent().text_content()[: of.source.rindex("590")] == "增长 590 再增长 "
    assert mark.getprevious() is None
    assert mark.find("a").get("href") == "#f1"
    assert root.get_element_by_id("f1").xpath('.//a[@class="go"]')[0].get("href") == f"#{mark.get('id')}"


def test_every_link_of_the_page_leads_somewhere() -> None:
    of = paragraph("甲 590 乙 929 丙 9.9%")
    found = made.finding(of, "9.9%", related=made.related(of, "590", "start"))
    other = made.finding(of, "929", severity="warning", related=made.related(of, "590", "end"))
    root = page(found, other, of=of)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//a/@href")} <= set(ids)
    assert marked(root, 1, "r") == marked(root, 2, "r") == "590"


def test_overlapping_findings_share_their_characters() -> None:
    of = paragraph("年均增长9.9%左右")
    wide = made.finding(of, "年均增长9.9%左右", severity="info")
    root = page(wide, made.finding(of, "9.9%"), of=of)
    assert (marked(root, 2), marked(root, 1)) == ("年均增长9.9%左右", "9.9%"), "the worst is number 1"
    assert root.xpath('//mark[@class="error"]')[0].text_content() == "9.9%"


def test_a_place_without_characters_is_a_point() -> None:
    of = paragraph("没有句号")
    root = page(made.finding(of, "", location=of.locate(4, 4), text=""), of=of)
    [mark] = root.xpath("//mark")
    assert mark.getprevious() is None
    assert mark.getparent().text == "没有句号"


def test_a_finding_in_an_empty_cell_stands_in_that_cell() -> None:
    source = "甲 |  | 乙"
    cells = tuple(
        Cell(Text(s, ((0, at),)), 0, n) for n, (s, at) in enumerate([("甲", 0), ("", 4), ("乙", 7)])
    )
    of = made.document(source)._replace(blocks=(Block("table", Text(""), cells=cells),))
    root = page(made.finding(of, "", location=of.locate(4, 4), text=""), of=of)
    assert [bool(cell.xpath(".//mark")) for cell in root.xpath("//td")] == [False, True, False]


def test_a_text_with_anchors_is_marked_where_its_source_says() -> None:
    source = "到<b>2025</b>年达到<i>929</i>亿元"
    text = Text("到2025年达到929亿元", ((0, 0), (1, 4), (5, 12), (8, 18), (11, 25)))
    of = made.document(source)._replace(blocks=(Block("paragraph", text),))
    start = source.index("929")
    root = page(made.finding(of, "929", location=of.locate(start, start + 3)), of=of)
    assert marked(root, 1) == "929"


def test_spans_keep_their_extents() -> None:
    source = "<td rowspan=2>"
    cells = (
        Cell(Text("甲"), 0, 0, rows=2),
        Cell(Text("590"), 0, 1, columns=2, header=True),
        Cell(Text("乙"), 1, 1),
    )
    of = made.document(source)._replace(blocks=(Block("table", Text(""), cells=cells),))
    root = page(of=of)
    assert root.xpath('//tr[1]/td[@rowspan="2"]') != []
    assert root.xpath('//tr[1]/th[@colspan="2"]')[0].text_content() == "590"


def test_of_a_long_table_the_rows_with_marks_are_shown() -> None:
    lines = [f"{2000 + n},{n}" for n in range(5_000)]
    source = "\n".join(lines)
    cells, at = [], 0
    for row, line in enumerate(lines):
        year, _, number = line.partition(",")
        cells += [
            Cell(Text(year, ((0, at),)), row, 0),
            Cell(Text(number, ((0, at + len(year) + 1),)), row, 1),
        ]
        at += len(line) + 1
    of = made.document(source)._replace(blocks=(Block("table", Text(""), cells=tuple(cells)),))
    root = page(made.finding(of, "6000,4000", severity="warning"), of=of)
    assert marked(root, 1) == "60004000"
    assert len(root.xpath("//tr")) < 50
    left = [int(row.text_content().split()[1]) for row in root.xpath('//tr[@class="gap"]')]
    assert sum(left) + len(root.xpath("//tr[not(@class)]")) == 5_000


def test_what_is_waived_is_shown_apart_with_its_reason() -> None:
    of = paragraph("增长 590 吨")
    root = page(made.finding(of, "590", waived="agreed with the bureau"), of=of)
    card = root.get_element_by_id("f1")
    assert card.get("data-severity") == "waived"
    assert "agreed with the bureau" in card.text_content()


@given(
    st.text("甲乙5 .%", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
)
def test_pieces_are_the_text_and_each_span_its_own(string: str, ends: list[tuple[int, int]]) -> None:
    of = made.document(string)._replace(blocks=(Block("paragraph", Text(string)),))
    pairs = [tuple(sorted(min(end, len(string)) for end in pair)) for pair in ends]
    spans = [Span(start, end, FINDING, f"m{n}", n, "error") for n, (start, end) in enumerate(pairs, 1)]
    [block] = shown(of, spans)
    assert "".join(piece.string for piece in block.pieces) == string
    for span in spans:
        assert "".join(p.string for p in block.pieces if span in p.spans) == string[span.start : span.end]
    assert sorted(id for piece in block.pieces for id in piece.ids) == sorted(span.id for span in spans)


def test_marking_is_linear() -> None:
    string = "甲5" * 20_000
    of = made.document(string)._replace(blocks=(Block("paragraph", Text(string)),))
    spans = [Span(at, at + 1, RELATED, f"r{at}", at, "error") for at in range(1, 40_000, 2)]
    [block] = shown(of, spans)
    assert len(block.pieces) == 40_000


@pytest.fixture(scope="module")
def hostile() -> str:
    of = made.document("# 第一章 " + HOSTILE + "\r\n𠮷 3.5%\r\n", f"a{HOSTILE[:30]}.md")
    script = Block("paragraph", Text("</script><script>alert(1)</script> javascript:alert(1)"))
    of = of._replace(blocks=(*of.blocks, script._replace(text=Text(HOSTILE, ((0, 6),)))))
    found = made.finding(
        of,
        "3.5%",
        text=HOSTILE,
        message="</script><script>alert(1)</script>" + HOSTILE,
        suggestion='<a href="javascript:alert(1)">x</a>',
        related=made.related(of, "3.5%", HOSTILE),
    )
    faults = (Fault(f"b{HOSTILE}.md", HOSTILE, HOSTILE),)
    return report(made.result(found, of=of, errors=faults), Page())


def test_a_hostile_document_adds_no_element(hostile: str) -> None:
    root = html.document_fromstring(hostile)
    assert len(root.xpath("//script")) == 1
    assert root.xpath("//img | //iframe | //object | //link | //base | //*[@src]") == []
    assert [name for name in root.xpath("//@*") if getattr(name, "attrname", "").startswith("on")] == []
    assert [link for link in root.xpath("//@href") if not link.startswith("#")] == []


def test_nothing_unseen_reaches_the_reader(hostile: str) -> None:
    hostile.encode("utf-8")
    assert not [mark for mark in UNSEEN if mark in hostile]
    assert printable("\u202e") in hostile


def test_the_page_asks_for_nothing_from_the_network(hostile: str) -> None:
    assert "default-src 'none'" in hostile
    assert re.findall(r"url\(|@import|@font-face|fetch\(|XMLHttp|import\(", hostile) == []
    assert "http://" not in hostile
    assert "https://" not in hostile


def test_the_same_result_gives_the_same_bytes() -> None:
    of = paragraph("增长 590 吨")
    results = [report(made.result(made.finding(of, "590"), of=of), Page()) for _ in range(2)]
    assert results[0] == results[1]
