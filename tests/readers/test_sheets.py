"""XLSX, XLS and ODS: what the sheets show, the same from each format."""

import datetime
import io
import zipfile
from contextlib import suppress
from typing import Any

import odf.opendocument
import odf.style
import odf.table
import odf.text
import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from planlint.errors import ReadError
from planlint.model import Document
from planlint.readers import read
from tests.readers.shown import blocks, exact, grid, spans, tables

HEAD = ["类别", "指标", "2015年", "2020年", "增速"]
ROWS: list[list[Any]] = [["经济", "产值", 413, 590.5, 0.0655], [None, "就业", 1234567, 0.25, 0.1]]
FORMATS = {3: "#,##0", 4: "0.0", 5: "0.0%"}
SHOWN = [HEAD, ["经济", "产值", "413", "590.5", "6.6%"], ["", "就业", "1,234,567", "0.3", "10.0%"]]


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "主要指标"
    sheet.append(["表1 主要指标"])
    sheet.merge_cells("A1:E1")
    sheet.append(HEAD)
    for row in ROWS:
        sheet.append(row)
    for row in (3, 4):
        for column, code in FORMATS.items():
            sheet.cell(row, column).number_format = code
    sheet.merge_cells("A3:A4")
    sheet["A6"] = "注：2020年为初步数。"
    hidden = book.create_sheet("底稿")
    hidden["B2"] = 5
    hidden["C2"] = datetime.date(2020, 5, 1)
    hidden["C2"].number_format = 'yyyy"年"m"月"d"日"'
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("主要指标")
    sheet.write_merge(0, 0, 0, 4, "表1 主要指标")
    for column, text in enumerate(HEAD):
        sheet.write(1, column, text)
    for number, row in enumerate(ROWS, 2):
        for column, value in enumerate(row, 1):
            if value is not None and column > 1:
                sheet.write(
                    number, column - 1, value, xlwt.easyxf(num_format_str=FORMATS.get(column, "General"))
                )
    sheet.write_merge(2, 3, 0, 0, "经济")
    sheet.write(5, 0, "注：2020年为初步数。")
    hidden = book.add_sheet("底稿")
    hidden.visibility = 1
    hidden.write(1, 1, 5)
    hidden.write(1, 2, datetime.date(2020, 5, 1), xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"'))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods() -> bytes:
    document = odf.opendocument.OpenDocumentSpreadsheet()
    unseen = odf.style.Style(name="ta2", family="table")
    unseen.addElement(odf.style.TableProperties(display="false"))
    document.automaticstyles.addElement(unseen)

    def row(*texts: str | None, **first: int) -> Any:
        made = odf.table.TableRow()
        for number, text in enumerate(texts):
            extent = first if number == 0 else {}
            made.addElement(cell := odf.table.TableCell(**extent))
            if text:
                cell.addElement(odf.text.P(text=text))
        return made

    sheet = odf.table.Table(name="主要指标")
    sheet.addElement(row("表1 主要指标", numbercolumnsspanned=5, numberrowsspanned=1))
    sheet.addElement(row(*HEAD))
    sheet.addElement(row(*SHOWN[1], numbercolumnsspanned=1, numberrowsspanned=2))
    sheet.addElement(row(*SHOWN[2]))
    sheet.addElement(odf.table.TableRow(numberrowsrepeated=1))
    sheet.addElement(row("注：2020年为初步数。"))
    sheet.addElement(odf.table.TableRow(numberrowsrepeated=1_000_000))
    document.spreadsheet.addElement(sheet)
    hidden = odf.table.Table(name="底稿", stylename=unseen)
    hidden.addElement(odf.table.TableRow())
    hidden.addElement(row(None, "5", "2020年5月1日"))
    document.spreadsheet.addElement(hidden)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


BOOKS = {"book.xlsx": xlsx, "book.xls": xls, "book.ods": ods}


@pytest.fixture(params=BOOKS)
def document(request: pytest.FixtureRequest) -> Document:
    found = read(request.param, BOOKS[request.param]())
    assert exact(found)
    return found


def test_a_sheet_gives_caption_table_and_note(document: Document) -> None:
    assert blocks(document) == [("caption", "表1 主要指标"), ("footnote", "注：2020年为初步数。")]
    assert grid(tables(document)[0]) == SHOWN
    assert spans(tables(document)[0]) == {"经济": (2, 1)}


def test_sheets_are_named_and_hidden_ones_said_to_be_hidden(document: Document) -> None:
    assert [(block.sheet, block.hidden) for block in document.blocks] == [
        ("主要指标", False), ("主要指标", False), ("主要指标", False), ("底稿", True),
    ]  # fmt: skip
    assert grid(tables(document)[1]) == [["5", "2020年5月1日"]]


def test_cells_keep_their_names(document: Document) -> None:
    names = {cell.text.string: cell.ref for block in tables(document) for cell in block.cells}
    assert (names["经济"], names["6.6%"], names["0.3"], names["5"]) == ("A3", "E3", "D4", "B2")
    (cell,) = (cell for cell in tables(document)[0].cells if cell.text.string == "6.6%")
    location = document.locate(*cell.text.span(0, 4), block=tables(document)[0], cell=cell.ref)
    assert (location.sheet, location.cell) == ("主要指标", "E3")
    assert document.line(location.line) == "经济 | 产值 | 413 | 590.5 | 6.6%"


def workbook(rows: str, **parts: str) -> bytes:
    """The XLSX of openpyxl with the rows of its sheet, or other parts, replaced by XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml" and rows:
                data = (
                    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                    f"<sheetData>{rows}</sheetData></worksheet>"
                )
            new.writestr(name, parts.get(name, data))
    return out.getvalue()


def test_errors_formulas_and_inline_strings_print_as_they_stand() -> None:
    rows = (
        '<row><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>A1</f><v>7.5</v></c><c t="str"><v>文</v></c>'
        "<c><f>SUM(A1:A9)</f></c></row>"
        '<row r="5"><c r="B5" t="inlineStr"><is><r><t>甲</t></r><r><rPr><strike/></rPr><t>9</t></r>'
        '<r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r><rPh><t>jia</t></rPh></is></c>'
        '<c r="C5" t="b"><v>1</v></c><c r="D5" s="999"><v>x</v></c><c r="E5" t="s"><v>99999</v></c></row>'
    )
    found = read("a.xlsx", workbook(rows))
    shown = {cell.ref: cell.text.string for cell in tables(found)[0].cells if cell.text.string}
    shown |= {
        cell.ref: cell.text.string for block in tables(found)[1:2] for cell in block.cells if cell.text.string
    }
    assert [shown.get(name) for name in ("A1", "B1", "C1", "D1", "B5", "C5", "D5", "E5")] == [
        "#DIV/0!", "7.5", "文", "=SUM(A1:A9)", "甲²", "TRUE", "x", None,
    ]  # fmt: skip


def test_two_cells_at_the_ends_of_a_sheet_cost_nothing() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    found = read("a.xlsx", workbook(rows))
    refs = [cell.ref for block in tables(found) for cell in block.cells if cell.text.string]
    assert refs[:2] == ["A1", "XFD1048576"]


def test_a_document_type_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        with pytest.raises(ReadError, match="document type"):
            read("a.xlsx", workbook("", **{part: bomb}))


def test_repeated_cells_beyond_the_bound_are_refused() -> None:
    data = ods()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "content.xml":
                text = text.replace(
                    b"<table:table-cell><text:p>5",
                    b'<table:table-cell table:number-columns-repeated="99999999"><text:p>5',
                )
            new.writestr(name, text)
    with pytest.raises(ReadError, match="cells"):
        read("a.ods", out.getvalue())


@given(st.lists(st.text(alphabet="ab产值é ", min_size=1, max_size=3000), min_size=1, max_size=30))
@settings(max_examples=40)
def test_strings_over_several_records_are_those_of_calamine(texts: list[str]) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for row, text in enumerate(texts):
        sheet.write(row, 0, text)
        sheet.write(row, 1, row)
    out = io.BytesIO()
    book.save(out)
    found = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())).get_sheet_by_index(0)
    theirs = [str(row[0]).strip() for row in found.to_python(skip_empty_area=False)]
    document = read("a.xls", out.getvalue())
    shown = {
        cell.ref: cell.text.string for block in tables(document) for cell in block.cells if cell.text.string
    }
    assert [shown.get(f"A{number}", "") for number in range(1, len(texts) + 1)] == theirs


def test_an_encrypted_or_broken_xls_is_refused() -> None:
    data = xls()
    with pytest.raises(ReadError, match="truncated"):
        read("a.xls", data[: len(data) // 2])
    for cut in range(600, len(data), 997):
        with suppress(ReadError):  # a document or a reason, and nothing else
            read("a.xls", data[:cut] + b"\xff\x7f\xff" + data[cut + 3 :])
