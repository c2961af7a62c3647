"""PDF: paragraphs as they run over lines and pages, tables as they are ruled or aligned."""

import io
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from planlint.errors import ReadError
from planlint.model import Document
from planlint.readers import read
from tests.readers.shown import blocks, exact, grid, spans, strings, tables

FONT = "STSong-Light"
SIZE, LEADING, LEFT, TOP, WIDTH = 12, 20, 70, 780, 36  # WIDTH in Chinese signs
SENTENCE = "全区生产总值达到五百九十亿元，工业增加值一百四十一亿元，"


def canvas(**options: Any) -> tuple[io.BytesIO, Canvas]:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    return out, Canvas(out, pagesize=A4, **options)


def pdf(pages: Sequence[Sequence[str]], head: str = "", **options: Any) -> bytes:
    """Lines of 36 signs at most, drawn from the top of each page; a leading 　　 indents."""
    out, drawn = canvas(**options)
    for number, page in enumerate(pages, 1):
        drawn.setFont(FONT, SIZE)
        if head:
            drawn.drawString(LEFT, 815, head)
            drawn.drawString(290, 30, f"- {number} -")
        for row, line in enumerate(page):
            shown = line.lstrip("　")
            drawn.drawString(LEFT + SIZE * (len(line) - len(shown)), TOP - LEADING * row, shown)
        drawn.showPage()
    drawn.save()
    return out.getvalue()


def wrapped(text: str) -> list[str]:
    return [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]


def document(data: bytes) -> Document:
    found = read("plan.pdf", data)
    assert exact(found)
    return found


PARAGRAPHS = ["　　" + SENTENCE * 6 + "增长9.5%。", "　　" + SENTENCE * 3 + "新增就业3万人。"]


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = [line for text in PARAGRAPHS for line in wrapped(text)]
    assert strings(document(pdf([lines]))) == [text.strip() for text in PARAGRAPHS]


def test_a_paragraph_runs_on_over_the_page_break_and_running_heads_do_not_part_it() -> None:
    lines = [line for text in PARAGRAPHS * 3 for line in wrapped(text)]
    data = pdf([lines[:3], lines[3:8], lines[8:12], lines[12:]], head="某区发展规划")
    found = document(data)
    assert strings(found) == [text.strip() for text in PARAGRAPHS * 3]
    assert [block.page for block in found.blocks] == [1, 2, 2, 3, 3, 4] or found.blocks[0].page == 1


def test_a_number_broken_over_a_line_is_whole() -> None:
    text = "　　" + SENTENCE[:-1] * 2
    text = text[: WIDTH - 2] + "59" + "0亿元，比上年增长百分之九。"
    assert "590亿元" in strings(document(pdf([[*wrapped(text), *wrapped(PARAGRAPHS[0])]])))[0]


def test_numbered_headings_and_larger_lines_are_headings() -> None:
    out, drawn = canvas()
    drawn.setFont(FONT, 20)
    drawn.drawString(150, 800, "某区发展规划")
    drawn.setFont(FONT, SIZE)
    for row, line in enumerate(["一、发展基础", *wrapped(PARAGRAPHS[0])]):
        drawn.drawString(LEFT + 24 * line.startswith("　　"), 760 - LEADING * row, line.strip())
    drawn.save()
    found = document(out.getvalue())
    assert [(block.kind, block.level) for block in found.blocks] == [
        ("heading", 1), ("heading", 3), ("paragraph", 0),
    ]  # fmt: skip


def ruled(
    drawn: Canvas, rows: Sequence[Sequence[str]], top: float, merged: Sequence[tuple[int, int]] = ()
) -> None:
    """A grid of 100 × 24 points; `merged` are cells without the line above them."""
    drawn.setFont(FONT, 10)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            x, y = LEFT + 100 * column, top - 24 * row
            drawn.drawString(x + 4, y - 16, text)
            if (row, column) not in merged:
                drawn.line(x, y, x + 100, y)
            drawn.line(x, y, x, y - 24)
    right, bottom = LEFT + 100 * len(rows[0]), top - 24 * len(rows)
    drawn.line(LEFT, bottom, right, bottom)
    drawn.line(right, top, right, bottom)


ROWS = [["类别", "指标", "2020年", "2025年"], ["经济", "产值", "590", "929"], ["", "就业", "≤4%", "5.5‰"]]


def test_a_ruled_table_with_a_merged_cell_between_paragraphs() -> None:
    out, drawn = canvas()
    drawn.setFont(FONT, SIZE)
    drawn.drawString(LEFT, 800, "表1 主要指标")
    ruled(drawn, ROWS, 780, merged=[(2, 0)])
    drawn.setFont(FONT, SIZE)
    drawn.drawString(LEFT, 600, "后文一段。")
    drawn.save()
    found = document(out.getvalue())
    assert blocks(found) == [("caption", "表1 主要指标"), ("paragraph", "后文一段。")]
    (table,) = tables(found)
    assert grid(table) == ROWS
    assert spans(table) == {"经济": (2, 1)}
    assert not table.flat
    assert table.page == 1


@pytest.mark.parametrize("repeat", [True, False])
def test_a_table_in_pieces_is_joined(repeat: bool) -> None:
    out, drawn = canvas()
    ruled(drawn, ROWS, 780)
    drawn.showPage()
    more = [["城乡", "收入", "4", "5"], ["", "道路", "6", "7"]]
    ruled(drawn, [ROWS[0], *more] if repeat else more, 780)
    drawn.save()
    (table,) = tables(document(out.getvalue()))
    assert grid(table) == [*ROWS, *more]


def test_a_row_that_the_page_break_cut_is_whole_again() -> None:
    out, drawn = canvas()
    ruled(drawn, [*ROWS, ["民生", "每千人口拥有", "3", "4"]], 780)
    drawn.showPage()
    ruled(drawn, [["", "医师数", "", ""], ["", "床位", "6", "7"]], 780, merged=[(1, 0)])
    drawn.save()
    (table,) = tables(document(out.getvalue()))
    assert grid(table)[3:] == [["民生", "每千人口拥有医师数", "3", "4"], ["", "床位", "6", "7"]]


def test_aligned_columns_without_rules_are_a_table() -> None:
    out, drawn = canvas()
    drawn.setFont(FONT, SIZE)
    drawn.drawString(LEFT, 800, "表2 主要指标")
    for row, texts in enumerate(
        [["指标", "2020年", "2025年"], ["产值", "590", "929"], ["就业", "", "5"], ["收入", "4", "6"]]
    ):
        for column, text in enumerate(texts):
            drawn.drawString(LEFT + 120 * column, 770 - 22 * row, text)
    drawn.save()
    (table,) = tables(document(out.getvalue()))
    assert grid(table) == [
        ["指标", "2020年", "2025年"],
        ["产值", "590", "929"],
        ["就业", "", "5"],
        ["收入", "4", "6"],
    ]


def test_two_columns_of_text_are_read_one_behind_the_other() -> None:
    out, drawn = canvas()
    drawn.setFont(FONT, SIZE)
    texts = [SENTENCE * 4 + "增长一成。", "新增就业三万人以上，" * 8 + "完成目标。"]
    for column, text in enumerate(texts):
        for row, at in enumerate(range(0, len(text), 17)):
            drawn.drawString(LEFT + 240 * column, TOP - LEADING * row, text[at : at + 17])
    drawn.save()
    assert strings(document(out.getvalue())) == texts


def test_superscripts_are_no_digits() -> None:
    out, drawn = canvas()
    drawn.setFont(FONT, SIZE)
    drawn.drawString(LEFT, 700, "面积5km")
    behind = LEFT + drawn.stringWidth("面积5km", FONT, SIZE)
    drawn.drawString(behind + 4, 700, "以上。")
    drawn.setFont(FONT, 7)
    drawn.drawString(behind, 705, "2")
    drawn.save()
    assert strings(document(out.getvalue())) == ["面积5km²以上。"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_shown(turn: int) -> None:
    """The page is drawn turned back, so that with /Rotate it is shown upright."""
    out, drawn = canvas()
    width, height = A4
    shift = {90: (0, width), 180: (width, height), 270: (height, 0)}[turn]
    drawn.rotate(turn)
    moves = {90: (0, -width), 180: (-width, -height), 270: (-height, 0)}[turn]
    drawn.translate(*moves)
    assert shift
    drawn.setFont(FONT, SIZE)
    for row, line in enumerate(["第一行文字。", "第二行文字。"]):
        drawn.drawString(100, 300 - LEADING * 2 * row, line)
    drawn.save()
    opened = pypdfium2.PdfDocument(out.getvalue())
    opened[0].set_rotation(turn)
    turned = io.BytesIO()
    opened.save(turned)
    opened.close()
    assert strings(document(turned.getvalue())) == ["第一行文字。", "第二行文字。"]


def test_an_encrypted_file_is_refused() -> None:
    with pytest.raises(ReadError, match="encrypted"):
        read("a.pdf", pdf([["GDP"]], encrypt=StandardEncryption("secret", ownerPassword="owner")))


def test_pages_without_text_are_refused() -> None:
    with pytest.raises(ReadError, match="scanned"):
        read("a.pdf", pdf([[]]))
