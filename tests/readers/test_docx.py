"""DOCX: the package's own XML, with what editors leave in it."""

import io
import zipfile

import docx
import pytest

from planlint.errors import ReadError
from planlint.model import Document
from planlint.readers import read
from tests.readers.shown import blocks, exact, grid, spans, strings, tables

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def package(body: str, strict: bool = False, **parts: str) -> bytes:
    """A DOCX file with a body and further parts (styles, numbering, footnotes) in XML."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{office}/{name}" Target="{name}.xml"/>' for name in parts
    )
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    start = f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
    main = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f"{head}{start}</Relationships>",
        "word/_rels/document.xml.rels": f"{head}{relations}</Relationships>",
        "word/document.xml": main,
        **{f"word/{name}.xml": f"<w:{name} {W}>{inside}</w:{name}>" for name, inside in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            if strict:
                for kind in ("officeDocument", "wordprocessingml"):
                    usual = f"http://schemas.openxmlformats.org/{kind}/2006/"
                    content = content.replace(usual, f"http://purl.oclc.org/ooxml/{kind}/")
            file.writestr(name, content)
    return out.getvalue()


def word(body: str, strict: bool = False, **parts: str) -> Document:
    document = read("plan.docx", package(body, strict, **parts))
    assert exact(document)
    return document


def p(inside: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str, look: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text)) if not text.startswith('<') else text}</w:tc>"


def test_what_python_docx_writes() -> None:
    written = docx.Document()
    written.add_heading("发展规划", 0)
    written.add_heading("第一章 基础", 1)
    written.add_paragraph("2020年，产值590亿元。")
    written.add_paragraph("表1 指标", "Caption")
    table = written.add_table(3, 3)
    for number, text in enumerate(["经济", "产值", "590", "", "就业", "5", "合计", "", "595"]):
        table.cell(number // 3, number % 3).text = text
    table.cell(0, 0).merge(table.cell(1, 0)).text = "经济"
    table.cell(2, 0).merge(table.cell(2, 1)).text = "合计"
    out = io.BytesIO()
    written.save(out)
    document = read("plan.docx", out.getvalue())
    assert exact(document)
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 1), ("heading", 1), ("paragraph", 0), ("caption", 0), ("table", 0),
    ]  # fmt: skip
    (read_table,) = tables(document)
    assert grid(read_table) == [["经济", "产值", "590"], ["", "就业", "5"], ["合计", "", "595"]]
    assert spans(read_table) == {"经济": (2, 1), "合计": (1, 2)}
    assert document.source.splitlines()[4:] == ["经济 | 产值 | 590", "就业 | 5", "合计 | 595"]
    assert [block.paragraph for block in document.blocks] == [1, 2, 3, 4, 5]


def test_insertions_are_read_and_deletions_are_not() -> None:
    body = p(
        r("增长")
        + f"<w:del><w:r><w:delText>9.9%</w:delText></w:r></w:del><w:ins>{r('9.5%')}</w:ins>"
        + r("。")
    )
    assert strings(word(body)) == ["增长9.5%。"]


def test_moved_text_is_read_once_at_its_new_place() -> None:
    moved = p(f"<w:moveFrom>{r('产值590亿元。')}</w:moveFrom>") + p(r("前文。"))
    assert strings(word(moved + p(f"<w:moveTo>{r('产值590亿元。')}</w:moveTo>"))) == [
        "前文。",
        "产值590亿元。",
    ]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    body = p(r("产值590"), "<w:rPr><w:del/></w:rPr>") + p(r("亿元。")) + p(r("尾"), "<w:rPr><w:del/></w:rPr>")
    assert strings(word(body)) == ["产值590亿元。", "尾"]


def test_deleted_rows_and_cells_are_not_read() -> None:
    rows = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('旧')}{cell('1')}</w:tr>"
    rows += f"<w:tr>{cell('产值')}{cell('5')}{cell('6', '<w:cellDel/>')}</w:tr>"
    rows += f"<w:tr>{cell('就业')}{cell('7')}</w:tr>"
    assert grid(tables(word(f"<w:tbl>{rows}</w:tbl>"))[0]) == [["产值", "5"], ["就业", "7"]]


def test_hidden_and_struck_text_is_not_read_and_superscripts_are_no_digits() -> None:
    raised, lowered = (f'<w:vertAlign w:val="{way}script"/>' for way in ("super", "sub"))
    gone = r("9", "<w:vanish/>") + r("8", "<w:strike/>") + r("7", "<w:dstrike/>")
    kept = r("，PM") + r("2.5", lowered) + r("6", '<w:strike w:val="0"/>')
    assert strings(word(p(r("5km") + r("2", raised) + gone + kept))) == ["5km²，PM2.56"]


def test_content_controls_and_links_and_fields() -> None:
    field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r>"
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('控件'))}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{r('行内')}</w:sdtContent></w:sdt><w:hyperlink>{r('链接')}</w:hyperlink>"
    assert strings(word(block + p(inline + field + r("域")))) == ["控件", "行内链接域"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p(r('框内5亿元。'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert strings(word(p(r("正文") + drawing + r("续。")))) == ["正文续。", "框内5亿元。"]


def test_footnotes_follow_the_paragraph_that_cites_them() -> None:
    notes = f"<w:footnote w:id='0' w:type='separator'>{p(r('x'))}</w:footnote>"
    notes += f"<w:footnote w:id='2'>{p(r('初步数。'))}</w:footnote>"
    body = p(r("产值590") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + r("亿元。")) + p(r("后文。"))
    assert blocks(word(body, footnotes=notes)) == [
        ("paragraph", "产值590亿元。"), ("footnote", "初步数。"), ("paragraph", "后文。"),
    ]  # fmt: skip


def test_fractions_and_breaks() -> None:
    one, two = (f"<m:r><m:t>{number}</m:t></m:r>" for number in (1, 2))
    fraction = f"<m:oMath><m:f><m:num>{one}</m:num><m:den>{two}</m:den></m:f></m:oMath>"
    assert strings(word(p(r("占") + fraction + "<w:r><w:tab/><w:t>甲</w:t><w:noBreakHyphen/></w:r>"))) == [
        "占1/2\t甲-"
    ]
    lines = p(r("第一段。") + "<w:r><w:br/></w:r>" + r("第二段"))
    assert strings(word(lines)) == ["第一段。", "第二段"]


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    inner = f"<w:tbl><w:tr>{cell('甲')}{cell('1')}</w:tr><w:tr>{cell('乙')}{cell('2')}</w:tr></w:tbl>"
    rows = f"<w:tr>{cell('指标')}{cell('值')}</w:tr><w:tr>{cell(p(r('产值')) + inner)}{cell('5')}</w:tr>"
    first, second = tables(word(f"<w:tbl>{rows}</w:tbl>"))
    assert grid(first) == [["指标", "值"], ["产值", "5"]]
    assert grid(second) == [["甲", "1"], ["乙", "2"]]


def test_a_box_of_paragraphs_is_no_table() -> None:
    inside = cell(p(r("1、修路。")) + p(r("2、架桥。")))
    document = word(f"<w:tbl><w:tr>{cell('专栏1 工程')}</w:tr><w:tr>{inside}</w:tr></w:tbl>")
    assert blocks(document) == [("caption", "专栏1 工程"), ("item", "1、修路。"), ("item", "2、架桥。")]
    assert [block.paragraph for block in document.blocks] == [1, 2, 3]


def test_odd_merges_never_raise() -> None:
    odd, negative = (cell(text, f"<w:gridSpan w:val='{n}'/>") for text, n in (("乙", "x"), ("丙", "-5")))
    rows = f"<w:tr>{cell('甲', '<w:vMerge/>')}{odd}</w:tr>"
    rows += f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{negative}</w:tr>"
    assert grid(tables(word(f"<w:tbl>{rows}</w:tbl>"))[0]) == [["甲", "乙"], ["", "丙"]]


def test_heading_levels_come_from_styles_and_paragraphs() -> None:
    styles = (
        '<w:style w:styleId="a1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="a2"><w:name w:val="自定义"/><w:basedOn w:val="a1"/></w:style>'
        '<w:style w:styleId="a3"><w:name w:val="章"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:styleId="a4"><w:name w:val="x"/><w:basedOn w:val="a4"/></w:style>'
    )
    styled = "".join(p(r("某标题"), f'<w:pStyle w:val="a{number}"/>') for number in (1, 2, 3, 4))
    document = word(styled + p(r("某标题"), '<w:outlineLvl w:val="4"/>') + p(r("一、概况")), styles=styles)
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 2), ("heading", 2), ("heading", 1), ("paragraph", 0), ("heading", 5), ("heading", 3),
    ]  # fmt: skip


def level(depth: int, style: str, text: str, more: str = "") -> str:
    what = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>{more}'
    return f'<w:lvl w:ilvl="{depth}">{what}</w:lvl>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "第%1章", '<w:suff w:val="nothing"/>')
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "chineseCountingThousand", "（%1）")
    + level(1, "bullet", "•")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def numbered(text: str, number: int, depth: int = 0) -> str:
    return p(r(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_stand_before_their_paragraphs() -> None:
    chapters = numbered("总则", 1) + numbered("目的", 1, 1) + numbered("范围", 1, 1) + numbered("目标", 1)
    items = numbered("经济", 1, 1) + numbered("增长9%。", 2) + numbered("并列", 2, 1) + numbered("就业。", 2)
    others = numbered("另起", 3) + numbered("无此列表", 9) + numbered("无编号", 0)
    document = word(chapters + items + others, numbering=NUMBERING)
    assert strings(document) == [
        *("第一章总则", "1.1 目的", "1.2 范围", "第二章目标"),
        *("2.1 经济", "（一）增长9%。", "并列", "（二）就业。"),
        *("（五）另起", "无此列表", "无编号"),
    ]
    kinds = [block.kind for block in document.blocks]
    assert kinds[:8] == ["heading", "item", "item", "heading", "item", "item", "item", "item"]
    assert kinds[8:] == ["heading", "paragraph", "paragraph"]


def test_a_strict_package_reads_the_same() -> None:
    body = p(r("产值590亿元。"))
    assert blocks(word(body, strict=True)) == blocks(word(body))


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(ReadError, match="no text"):
        read("a.docx", package(p("")))


def test_elements_nested_beyond_reason_are_refused() -> None:
    body = "<w:sdt><w:sdtContent>" * 500 + p(r("x")) + "</w:sdtContent></w:sdt>" * 500
    with pytest.raises(ReadError, match="damaged"):
        read("a.docx", package(body))
