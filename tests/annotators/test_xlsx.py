"""Notes of XLSX cells: at the cell of each finding, the rest of the workbook as it was."""

import io
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from planlint import lint
from planlint.annotators import Annotated, annotate
from planlint.model import Finding
from planlint.readers import read
from tests.browser import office
from tests.reporters import made
from tests.reporters.test_hostile import HOSTILE, UNSEEN

SAMPLE = Path(__file__).parents[2] / "samples" / "indicator-book" / "book.xlsx"


def book(*rows: list[Any], sheet: str = "主要指标", note: str = "") -> bytes:
    made_ = openpyxl.Workbook()
    page = made_.active
    page.title = sheet
    for row in rows:
        page.append(row)
    page["B2"].number_format = "0.0"
    page.column_dimensions["B"].width = 33
    if note:
        page["B2"].comment = Comment(note, "me")
    file = io.BytesIO()
    made_.save(file)
    return file.getvalue()


def annotated(data: bytes, *cells: str, **fields: Any) -> Annotated:
    of = read("book.xlsx", data)
    found: list[Finding] = []
    for ref in cells:
        cell = next(c for block in of.blocks for c in block.cells if c.ref == ref)
        span = cell.text.span(0, len(cell.text.string))
        block = next(block for block in of.blocks if cell in block.cells)
        at = of.locate(*span, block, ref)
        found.append(made.finding(of, cell.text.string, location=at, **fields))
    return annotate("book.xlsx", data, of, found)


ROWS = (["指标", "2020年", "2025年"], ["生产总值", 590, 929], ["人口", 71, 72])


def test_a_note_is_at_the_cell_and_the_rest_stays() -> None:
    copy = annotated(book(*ROWS), "B2", "C3")
    page = openpyxl.load_workbook(io.BytesIO(copy.data)).active
    assert {cell.coordinate for row in page for cell in row if cell.comment} == {"B2", "C3"}
    assert "does not follow" in page["B2"].comment.text
    assert page["B2"].value == 590
    assert page["B2"].number_format == "0.0"
    assert page.column_dimensions["B"].width == 33
    assert copy.lost == ()


def test_findings_of_one_cell_share_its_note_behind_what_is_there() -> None:
    page = openpyxl.load_workbook(io.BytesIO(annotated(book(*ROWS, note="mine"), "B2", "B2").data)).active
    text = page["B2"].comment.text
    assert text.startswith("mine\n")
    assert text.count("does not follow") == 2
    assert page["B2"].comment.author == "me"


def test_what_openpyxl_cannot_keep_is_said() -> None:
    copy = annotated(book(*ROWS, ["和", "=B2+B3", 5]), "B2")
    assert copy.lost == ("the copy's formulas have no values until an office program opens and saves it",)


def test_charts_are_kept_and_said_to_be_drawn_anew() -> None:
    file = openpyxl.load_workbook(io.BytesIO(book(*ROWS)))
    chart = BarChart()
    chart.add_data(Reference(file.active, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    file.active.add_chart(chart, "E2")
    data = io.BytesIO()
    file.save(data)
    copy = annotated(data.getvalue(), "B2")
    assert copy.lost == ("the copy's charts are drawn anew and may look different",)
    assert len(openpyxl.load_workbook(io.BytesIO(copy.data)).active._charts) == 1


def test_a_hostile_message_is_only_a_note() -> None:
    page = openpyxl.load_workbook(io.BytesIO(annotated(book(*ROWS), "B2", message=HOSTILE).data)).active
    assert not [mark for mark in UNSEEN if mark in page["B2"].comment.text]
    assert not [cell for row in page for cell in row if cell.data_type == "f"]


def test_a_finding_without_a_cell_is_at_the_nearest_one() -> None:
    data = book(*ROWS)
    of = read("book.xlsx", data)
    at = of.locate(0, 0)._replace(sheet=None, cell=None)
    copy = annotate("book.xlsx", data, of, [made.finding(of, "指标", location=at)])
    assert openpyxl.load_workbook(io.BytesIO(copy.data)).active["A1"].comment is not None


def test_the_sample_has_a_note_for_every_cell_with_findings(tmp_path: Path) -> None:
    result = lint(SAMPLE, isolated=True, cache=False)
    copy = annotate(result.documents[0].path, SAMPLE.read_bytes(), result.documents[0], result.findings)
    pages = openpyxl.load_workbook(io.BytesIO(copy.data))
    for found in result.findings:
        at = found.location
        assert at.sheet
        assert at.cell
        assert found.message in pages[at.sheet][at.cell].comment.text
    path = tmp_path / "reviewed.xlsx"
    path.write_bytes(copy.data)
    assert office(path, tmp_path).read_bytes().startswith(b"%PDF")
