"""Word comments stand around exactly the characters of the findings, and change nothing else."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from planlint import lint
from planlint.annotators import annotate
from planlint.model import Document, Finding
from planlint.readers import read
from planlint.readers.package import W
from planlint.readers.runs import pieces
from tests.browser import office
from tests.reporters import made
from tests.reporters.test_hostile import HOSTILE, UNSEEN

SAMPLE = Path(__file__).parents[2] / "samples" / "five-year-plan" / "plan.docx"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
BODY = f'<w:document xmlns:w="{W[1:-1]}" xmlns:m="{MATH}"><w:body>%s</w:body></w:document>'


def package(body: str, **parts: str) -> bytes:
    """A DOCX file of python-docx with another body, and footnotes."""
    file = io.BytesIO()
    docx.Document().save(file)
    copy = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = (BODY % body).encode()
            if parts and name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                mark = f'<Relationship Id="rIdF" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                data = data.replace(b"</Relationships>", mark.encode())
            if parts and name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                mark = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                data = data.replace(b"</Types>", mark.encode())
            new.writestr(name, data)
        for name, text in parts.items():
            new.writestr(f"word/{name}.xml", text)
    return copy.getvalue()


def p(*runs: str) -> str:
    """A paragraph of texts and elements."""
    parts = [run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs]
    return "<w:p>" + "".join(parts) + "</w:p>"


def comments(data: bytes) -> list[tuple[str, str]]:
    """For each comment the characters between its marks, and what it says, in order of their numbers."""
    word = docx.Document(io.BytesIO(data))
    said = {c.comment_id: c.text for c in word.comments}
    inside: dict[int, str] = dict.fromkeys(said, "")
    open_: set[int] = set()
    printing = {own: string for par in word.element.body.iter(f"{W}p") for string, own in pieces(par)}
    for element in word.element.body.iter():
        if element.tag == f"{W}commentRangeStart":
            open_.add(int(element.get(f"{W}id")))
        elif element.tag == f"{W}commentRangeEnd":
            open_.discard(int(element.get(f"{W}id")))
        elif element in printing:
            for number in open_:
                inside[number] += printing[element]
    return [(inside[number], said[number]) for number in sorted(said)]


def finding(of: Document, quote: str, nth: int = 0, **fields: Any) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = of.source.index(quote, start + 1)
    block = next(b for b in of.blocks)
    at = of.locate(start, start + len(quote), block)
    return made.finding(of, quote, **({"location": at} | fields))


def marked(data: bytes, *quotes: str | tuple[str, int]) -> tuple[list[str], bytes]:
    """What the comments for some quotes are around, and the copy; it must still read the same."""
    of = read("plan.docx", data)
    found = [finding(of, *(quote if isinstance(quote, tuple) else (quote,))) for quote in quotes]
    copy = annotate("plan.docx", data, of, found).data
    again = read("plan.docx", copy)
    assert again.source == of.source
    assert [block.kind for block in again.blocks] == [block.kind for block in of.blocks]
    return [inside for inside, _ in comments(copy)], copy


@pytest.mark.parametrize(
    ("runs", "quote"),
    [
        (("增长590亿元",), "590"),
        (("增长5", "90亿元"), "590"),
        (("590",), "590"),
        (("增长", "<w:r><w:rPr><w:b/></w:rPr><w:t>590</w:t></w:r>", "亿元"), "590"),
        (("增长<w:tab/>590",), "590"),
        (("<w:r><w:t>增长</w:t><w:br/><w:t>590亿元</w:t></w:r>",), "590"),
        (("<w:hyperlink><w:r><w:t>增长590亿元</w:t></w:r></w:hyperlink>",), "590"),
        (
            (
                "<w:ins><w:r><w:t>增长590</w:t></w:r></w:ins>",
                "<w:del><w:r><w:delText>8</w:delText></w:r></w:del>",
                "亿元",
            ),
            "590",
        ),
        (("   增长590",), "590"),
    ],
)
def test_a_comment_is_around_exactly_its_characters(runs: tuple[str, ...], quote: str) -> None:
    if "<w:tab/>" in runs[0]:
        runs = ("<w:r><w:t>增长</w:t><w:tab/><w:t>590</w:t></w:r>",)
    assert marked(package(p(*runs)), quote)[0] == [quote]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text("甲乙5，.", min_size=1, max_size=5), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 24), st.integers(1, 8)), min_size=1, max_size=6),
)
def test_whatever_the_runs_each_comment_is_around_its_own(
    runs: list[str], spans: list[tuple[int, int]]
) -> None:
    data = package(p("首", *runs, "尾"))
    of = read("plan.docx", data)
    inside = [(start, min(start + length, len(of.source) - 1)) for start, length in spans]
    inside = [(start, end) for start, end in inside if start < end]
    found = [made.finding(of, "首", location=of.locate(start, end, of.blocks[0])) for start, end in inside]
    copy = annotate("plan.docx", data, of, found).data
    assert [around for around, _ in comments(copy)] == [of.source[start:end] for start, end in inside]
    assert read("plan.docx", copy).source == of.source


def test_the_second_of_two_equal_numbers_is_marked() -> None:
    copy = marked(package(p("甲590，乙590，丙590。")), ("590", 1))[1]
    body = docx.Document(io.BytesIO(copy)).element.body
    before = body.xpath(".//w:commentRangeStart/preceding::w:t")
    assert "".join(t.text for t in before) == "甲590，乙"


def test_many_comments_share_a_run() -> None:
    quotes = [("1", n) for n in range(5)]
    assert marked(package(p("1和1和1和1和1" * 3)), *quotes)[0] == ["1"] * 5


def test_overlapping_comments_keep_their_own_characters() -> None:
    assert marked(package(p("年均增长9.9%左右")), "增长9.9%", "9.9", "年均增长9.9%左右")[0] == [
        "增长9.9%", "9.9", "年均增长9.9%左右",
    ]  # fmt: skip


def test_a_split_run_keeps_its_look() -> None:
    look = "<w:r><w:rPr><w:b/><w:sz w:val='28'/></w:rPr><w:t>增长590亿元</w:t></w:r>"
    copy = marked(package(p(look)), "590")[1]
    runs = docx.Document(io.BytesIO(copy)).paragraphs[0].runs
    assert [(run.text, run.bold, run.font.size.pt) for run in runs if run.text] == [
        ("增长", True, 14), ("590", True, 14), ("亿元", True, 14),
    ]  # fmt: skip


def test_cells_of_tables_are_found_by_place() -> None:
    rows = [["指标", "2020年", "2025年"], ["甲", "590", "590"], ["乙", "", "590"]]
    table = "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    data = package(p("前590") + f"<w:tbl>{table}</w:tbl>" + p("后"))
    copy = marked(data, ("590", 2))[1]
    [start] = docx.Document(io.BytesIO(copy)).element.body.iter(f"{W}commentRangeStart")
    cell = next(start.iterancestors(f"{W}tc"))
    assert cell.getparent().index(cell) == 2
    assert "".join(t.text for t in cell.getparent().iter(f"{W}t")) == "甲590590"


def test_an_empty_cell_gets_its_comment() -> None:
    rows = [["指标", "2020年"], ["乙", ""], ["丙", "4"]]
    table = "".join(
        "<w:tr>" + "".join(f"<w:tc>{p(cell) if cell else '<w:p/>'}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    data = package(f"<w:tbl>{table}</w:tbl>")
    of = read("plan.docx", data)
    at = of.source.index("乙 | ") + 4
    found = made.finding(of, "乙", location=of.locate(at, at), text="")
    copy = annotate("plan.docx", data, of, [found]).data
    [start] = docx.Document(io.BytesIO(copy)).element.body.iter(f"{W}commentRangeStart")
    cell = next(start.iterancestors(f"{W}tc"))
    assert "".join(t.text for t in cell.getparent().iter(f"{W}t")) == "乙"
    assert cell.getparent().index(cell) == 1


def test_a_finding_over_two_paragraphs_is_one_comment() -> None:
    assert marked(package(p("第一段。") + p("第二段。")), "一段。\n第二")[0] == ["一段。第二"]


def test_a_formula_is_marked_as_a_whole() -> None:
    fraction = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
    fraction += "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    copy = marked(package(p("约", fraction, "强")), "1/2")[1]
    [start] = docx.Document(io.BytesIO(copy)).element.body.iter(f"{W}commentRangeStart")
    assert start.getnext().tag.endswith("}oMath")
    assert start.getnext().getnext().tag == f"{W}commentRangeEnd"


def test_a_footnote_is_marked_where_it_is_cited() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2">{p("口径为590")}</w:footnote></w:footnotes>'
    )
    body = p("增长", '<w:r><w:footnoteReference w:id="2"/></w:r>', "亿元")
    copy = marked(package(body, footnotes=notes), "590")[1]
    [start] = docx.Document(io.BytesIO(copy)).element.body.iter(f"{W}commentRangeStart")
    assert start.getnext().find(f"{W}footnoteReference") is not None


def test_a_text_box_is_marked_as_a_whole() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('框内590')}</w:txbxContent></w:pict></w:r>"
    copy = marked(package(p("正文", box)), "590")[1]
    [start] = docx.Document(io.BytesIO(copy)).element.body.iter(f"{W}commentRangeStart")
    assert next(start.iterancestors(f"{W}txbxContent"), None) is None
    assert start.getnext().find(f"{W}pict") is not None


def test_the_sample_has_a_comment_for_every_finding_at_its_words(tmp_path: Path) -> None:
    result = lint(SAMPLE, isolated=True, cache=False)
    [of] = result.documents
    made_ = annotate(of.path, SAMPLE.read_bytes(), of, result.findings)
    found = comments(made_.data)
    assert made_.comments == len(found) == len(result.findings)
    for finding, (inside, text) in zip(result.findings, found, strict=True):
        assert inside == finding.text.replace(" | ", "")
        assert finding.message in text
        assert finding.rule in text
    copy = tmp_path / "reviewed.docx"
    copy.write_bytes(made_.data)
    again = lint(copy, isolated=True, cache=False)
    assert [f[:3] for f in again.findings] == [f[:3] for f in result.findings]


def test_a_hostile_message_is_only_text() -> None:
    data = package(p("增长590"))
    of = read("plan.docx", data)
    found = finding(of, "590", message=HOSTILE, suggestion=HOSTILE, related=made.related(of, "590", HOSTILE))
    copy = annotate("plan.docx", data, of, [found]).data
    [(_, text)] = comments(copy)
    assert "<img src=x onerror=alert(1)> =HYPERLINK" in text
    assert not [mark for mark in UNSEEN if mark in text]
    with zipfile.ZipFile(io.BytesIO(copy)) as parts:
        root = etree.fromstring(parts.read("word/comments.xml"))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "comments", "comment", "p", "pPr", "pStyle", "r", "rPr", "rStyle", "annotationRef", "t",
    }  # fmt: skip


def test_comments_that_are_there_stay() -> None:
    word = docx.Document()
    run = word.add_paragraph("增长590").runs[0]
    word.add_comment(run, "mine", "me")
    file = io.BytesIO()
    word.save(file)
    copy = marked(file.getvalue(), "590")[1]
    assert [text.split(":")[0] for _, text in comments(copy)] == ["mine", "错误"]


def test_libreoffice_opens_the_copy(tmp_path: Path) -> None:
    result = lint(SAMPLE, isolated=True, cache=False)
    copy = tmp_path / "reviewed.docx"
    copy.write_bytes(annotate(SAMPLE.name, SAMPLE.read_bytes(), result.documents[0], result.findings).data)
    assert office(copy, tmp_path).read_bytes().startswith(b"%PDF")
