"""CSV and TSV: cells as the csv module cuts them, each with its exact place."""

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.model import Document
from planlint.readers import read
from planlint.readers.csv import Sheet, _rows
from planlint.readers.source import line_starts
from tests.readers.shown import blocks, exact, grid, source_of, tables


def table(source: str, name: str = "a.csv") -> Document:
    document = read(name, source.encode())
    assert exact(document)
    return document


def cells(source: str, separator: str = ",") -> list[list[str]]:
    sheet = Sheet("a.csv", source, line_starts(source), separator)
    return [[cell.text.string for cell in row] for row in _rows(sheet)]


def test_cells_and_their_places() -> None:
    document = table("指标,单位,2020\r\n产值, 亿元 ,590\r\n")
    (block,) = tables(document)
    assert grid(block) == [["指标", "单位", "2020"], ["产值", "亿元", "590"]]
    last = block.cells[-1]
    assert document.locate(*last.text.span(0, 3))[1:5] == (2, 9, 2, 12)
    assert not block.flat


def test_quotes_hold_separators_breaks_and_doubled_quotes() -> None:
    document = table('指标,值\n"甲,乙\n丙","5""6"\n丁,7\n')
    (block,) = tables(document)
    assert grid(block) == [["指标", "值"], ["甲,乙\n丙", '5"6'], ["丁", "7"]]
    assert source_of(document, block.cells[3].text, '5"6') == '5""6'
    assert document.locate(*block.cells[5].text.span(0, 1)).line == 4


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_separator_is_found(sign: str) -> None:
    (block,) = tables(
        table(
            "\n".join(sign.join(row) for row in (["a", "b", "c"], ["1", "2,5" if sign == ";" else "2", "3"]))
        )
    )
    assert len(grid(block)[0]) == 3


def test_tsv_is_cut_at_tabs() -> None:
    (block,) = tables(table("a,b\tc\n1,2\t3\n", "a.tsv"))
    assert grid(block) == [["a,b", "c"], ["1,2", "3"]]


def test_a_first_row_with_one_cell_is_the_caption() -> None:
    document = table("表1 主要指标,,\n单位：亿元,,\n指标,2015,2020\n产值,413,590\n注：初步数。,,\n")
    assert blocks(document) == [
        ("caption", "表1 主要指标"),
        ("caption", "单位：亿元"),
        ("footnote", "注：初步数。"),
    ]
    assert grid(tables(document)[0]) == [["指标", "2015", "2020"], ["产值", "413", "590"]]


def test_a_caption_or_a_header_behind_an_empty_line_begins_a_new_table() -> None:
    first, second, third = tables(table("指标,值\n甲,1\n表2 二,\n指标,数\n乙,2\n\n项目,个\n丙,3\n\n丁,4\n"))
    assert grid(first) == [["指标", "值"], ["甲", "1"]]
    assert grid(second) == [["指标", "数"], ["乙", "2"]]
    assert grid(third)[0] == ["项目", "个"]
    assert ["丁", "4"] in grid(third)


def test_rows_of_any_length_are_kept() -> None:
    (block,) = tables(table("a,b,c\n1\n2,3,4,5\n"))
    assert [len([cell for cell in block.cells if cell.row == row]) for row in range(3)] == [3, 1, 4]


@given(
    st.lists(
        st.lists(st.text(alphabet='a1,;"\n 产', max_size=6), min_size=2, max_size=4), min_size=1, max_size=6
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_cells_are_those_of_the_csv_module(rows: list[list[str]], end: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerows(rows)
    theirs = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(out.getvalue(), newline=""))]
    ours = [row for row in cells(out.getvalue()) if row]
    assert ours == [row for row in theirs if row]


@given(st.text(alphabet='a,"\n\r;1', min_size=1))
def test_any_text_is_read_with_exact_places(source: str) -> None:
    if source.strip():
        table(source)


def test_a_large_table_is_read_in_time() -> None:
    row = '指标,亿元,413,438.5,"590",610,-1.5%,备注\n'
    start = time.process_time()
    document = read("a.csv", ("指标,单位,2015,2016,2017,2018,增速,备注\n" + row * 100_000).encode())
    assert len(document.blocks[0].cells) == 800_008
    assert time.process_time() - start < 6  # 1.3 s alone


def test_ten_thousand_columns() -> None:
    document = read("a.csv", (",".join(map(str, range(10_000))) + "\n").encode() * 20)
    assert len(document.blocks[0].cells) == 200_000
