"""Every Arabic numeral of a document is in a figure's place or named as unread."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.extract import extract
from planlint.extract.accounting import uncovered
from planlint.model import Block, Cell, Document, Text
from planlint.readers import read as read_file
from planlint.readers.source import line_starts
from tests.extract.read import html, read, words

CELLS = st.sampled_from(
    [
        "", "-", "7", "12.5", "3%", "约4", "2020", "2020年", "1-9月", "[13.5]", "(2)", "1、甲",
        "货运量", "单位", "货运量（万吨）", "指标", "序号", "万吨", "交通局", "预期性", "控制在3以内",
        "5岁以下", "2019年 2020年", "3 4", "年均增速%", "其中：5号线", "合计", "目标2025", "１２",
        "a|b", "1,234.5", "<b>", "十二万", "2021-06-30", "¥5", "1/10万", "−3", "3.2.1", "A1", "。1。",
    ]
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=8)


def missing(document: Document) -> list[str]:
    found = uncovered(document, document.blocks, document.figures, document.unread)
    return [document.source[start:end] for _, _, start, end in found]


@settings(max_examples=300, deadline=None)
@given(ROWS)
def test_no_number_of_a_table_is_skipped_in_csv(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    assert missing(read(out.getvalue() or "1", "a.csv")) == []


@settings(max_examples=300, deadline=None)
@given(ROWS)
def test_no_number_of_a_table_is_skipped_in_flattened_text(rows: list[list[str]]) -> None:
    text = "\n".join(" | ".join(cell.replace("|", "") for cell in row) + " |" for row in rows)
    assert missing(read(text, "a.txt")) == []


@settings(max_examples=200, deadline=None)
@given(ROWS, st.data())
def test_no_number_of_a_table_with_merged_cells_is_skipped(
    rows: list[list[str]], data: st.DataObject
) -> None:
    spans = st.sampled_from(["", "", "", "rowspan=2:", "colspan=2:", "colspan=3:", "rowspan=9:"])
    made = ["|".join(data.draw(spans) + c.replace("|", "").replace("<b>", "") for c in row) for row in rows]
    assert missing(read(html(*made), "a.html")) == []


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(CELLS, *[st.integers(0, 6)] * 2, *[st.integers(1, 4)] * 2), max_size=12), st.booleans()
)
def test_a_malformed_table_is_no_exception(drawn: list[tuple[str, int, int, int, int]], flat: bool) -> None:
    source = ""
    cells = []
    for string, row, column, tall, wide in drawn:
        cells.append(Cell(Text(string, ((0, len(source)),)), row, column, tall, wide))
        source += string + "\n"
    table = Block("table", Text(""), cells=tuple(cells), flat=flat)
    document = Document("a.html", "html", source, (table,), line_starts(source))
    extract(document, words())


def test_prose_in_another_language_is_named_as_unread() -> None:
    document = read("The output grew by 5% in 2020.\n")
    assert [entry.text for entry in document.unread] == ["5", "2020"]
    assert {entry.reason for entry in document.unread} == {"prose in a language that is not read"}


def test_no_number_of_a_sample_is_skipped() -> None:
    folder = Path(__file__).parents[2] / "samples"
    names = ["five-year-plan/plan.docx", "annual-report/report.html", "indicator-book/book.xlsx"]
    for name in names:
        path = folder / name
        assert missing(extract(read_file(str(path), path.read_bytes()), words())) == []


@pytest.mark.parametrize("number", range(4))
def test_no_number_of_a_real_document_is_skipped(number: int, shared: Path) -> None:
    path = sorted((shared / "corpus").glob("*.txt"))[number]
    assert missing(extract(read_file(str(path), path.read_bytes()), words())) == []
