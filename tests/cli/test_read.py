"""`planlint read`: the figures in every format."""

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pandas
import pytest

from planlint import records
from tests.cli.conftest import Run

FIELDS = {
    "path", "line", "column", "end_line", "end_column", "text", "indicator", "label", "place", "period_start",
    "period_end", "aspect", "role", "basis", "value", "low", "high", "unit", "dimension", "modifier", "table",
    "row", "checked_by",
}  # fmt: skip


def test_json_is_the_contract(run: Run) -> None:
    result = run("read", "plan.md", "--format", "json")
    whole = json.loads(result.stdout)
    assert (result.exit_code, whole["version"]) == (0, 1)
    first = whole["figures"][0]
    assert set(first) >= FIELDS
    assert (first["indicator"], first["value"], first["unit"], first["text"]) == (
        "地区生产总值",
        590,
        "亿元",
        "590亿元",
    )
    assert (first["low"], first["high"]) == (pytest.approx(589.5), pytest.approx(590.5))
    assert first["checked_by"] == ["house/error", "house/note", "house/warning"]
    assert {"path", "line", "column", "text", "reason"} <= set(whole["unread"][0])


def test_unchecked_figure_says_why(run: Run) -> None:
    whole = json.loads(run("read", "plan.md", "--format", "json", "--select", "waivers").stdout)
    assert [figure["unchecked"] for figure in whole["figures"]] == ["no other figure of this indicator"] * 3


def test_columns_of_tables_are_the_fields_of_the_json(run: Run) -> None:
    whole = json.loads(run("read", "plan.md", "--format", "json").stdout)
    assert [*whole["figures"][0]] == [*records.FIGURE, "checked_by", "unchecked"]
    found = json.loads(run("check", "plan.md", "--format", "json").stdout)["findings"][0]
    assert {*found} == {*records.FINDING, "related", "facts"}


def test_text_shows_the_document_with_its_numbers_marked(run: Run) -> None:
    lines = run("read", "plan.md").stdout.splitlines()
    assert "3  2023年地区生产总值【590亿元】。" in lines
    assert any(line.strip().startswith("590亿元  地区生产总值, 2023, level") for line in lines)
    assert lines[-1].startswith("1 file, 7 numbers: 3 figures (3 checked), 4 that make none")


def test_format_follows_the_ending_of_the_file(run: Run, folder: Path) -> None:
    for name in ("f.json", "f.csv", "f.xlsx", "f.parquet", "f.txt"):
        assert run("read", "plan.md", "-o", name).exit_code == 0, name
    assert len(json.loads((folder / "f.json").read_text(encoding="utf-8"))["figures"]) == 3
    rows = [*csv.DictReader(io.StringIO((folder / "f.csv").read_text(encoding="utf-8")))]
    assert [row["value"] for row in rows] == ["590.0", "31.5", "7.5"]
    frame = pandas.read_parquet(folder / "f.parquet")
    assert list(frame["value"]) == [590.0, 31.5, 7.5]
    assert list(frame["checked_by"][0]) == ["house/error", "house/note", "house/warning"]
    book = openpyxl.load_workbook(folder / "f.xlsx")
    assert book.sheetnames == ["figures", "unread"]
    assert [cell.value for cell in book["figures"]["O"]][:2] == ["value", 590]


def test_unknown_ending_is_refused(run: Run) -> None:
    result = run("read", "plan.md", "-o", "f.docx")
    assert result.exit_code == 2
    assert "'docx' is not one of csv, json, parquet, text, xlsx" in result.stderr


def test_workbook_is_the_same_bytes_every_time(run: Run, folder: Path) -> None:
    run("read", "plan.md", "-o", "a.xlsx")
    run("read", "plan.md", "-o", "b.xlsx")
    assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()
    assert zipfile.ZipFile(folder / "a.xlsx").testzip() is None


def test_formula_in_a_document_is_harmless_in_every_table(run: Run, folder: Path) -> None:
    label = '=HYPERLINK("http://x","地区生产总值")'
    hostile = f"| 指标 | 单位 | 2023年 |\n| --- | --- | --- |\n| {label} | 亿元 | 590 |\n"
    (folder / "plan.md").write_text(
        f"{hostile}\n@地区生产总值590亿元，+1+cmd|'/c calc'!A0增长9.9%。\n", encoding="utf-8"
    )
    for row in csv.reader(io.StringIO(run("read", "plan.md", "--format", "csv").stdout)):
        assert not [cell for cell in row if cell[:1] in tuple("=+@") or cell[:2] == "-="]
    run("read", "plan.md", "-o", "f.xlsx")
    for sheet in openpyxl.load_workbook(folder / "f.xlsx"):
        assert not [cell.value for row in sheet.rows for cell in row if cell.data_type == "f"]


def test_unreadable_file_is_2_and_the_others_are_shown(run: Run) -> None:
    result = run("read", "none.md", "plan.md", "--format", "json")
    assert result.exit_code == 2
    assert len(json.loads(result.stdout)["figures"]) == 3
