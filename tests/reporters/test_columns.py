"""Every format's columns lead back to the same characters, past CJK, an astral character, a tab and CRLF."""

import csv
import io
import json
import re

import pytest

from planlint.reporters import Page, reporter
from tests.reporters import made

TEXTS = ["3.5%", "131.5 亿元", "𠮷增加值", "plain 7", "表"]
LINES = made.SOURCE.split("\r\n")


def shown(form: str, text: str) -> str:
    of = made.document()
    report = reporter(form)(made.result(made.finding(of, text)), Page())
    assert isinstance(report, str)
    return report


@pytest.mark.parametrize("text", TEXTS)
def test_sarif_counts_utf16_units(text: str) -> None:
    run = json.loads(shown("sarif", text))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = LINES[region["startLine"] - 1].encode("utf-16-le")
    assert run["columnKind"] == "utf16CodeUnits"
    assert line[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2].decode("utf-16-le") == text


@pytest.mark.parametrize("text", TEXTS)
def test_rdjson_counts_utf8_bytes(text: str) -> None:
    place = json.loads(shown("rdjson", text))["diagnostics"][0]["location"]["range"]
    line = LINES[place["start"]["line"] - 1].encode()
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1].decode() == text


@pytest.mark.parametrize("text", TEXTS)
def test_github_counts_characters(text: str) -> None:
    found = re.search(r"line=(\d+),endLine=\1,col=(\d+),endColumn=(\d+)", shown("github", text))
    assert found
    line, column, end = map(int, found.groups())
    assert LINES[line - 1][column - 1 : end - 1] == text


@pytest.mark.parametrize("text", TEXTS)
def test_json_and_csv_count_characters(text: str) -> None:
    rows = [json.loads(shown("json", text))["findings"][0], *csv.DictReader(io.StringIO(shown("csv", text)))]
    for row in rows:
        line = LINES[int(row["line"]) - 1]
        assert line[int(row["column"]) - 1 : int(row["end_column"]) - 1] == text


@pytest.mark.parametrize("text", TEXTS)
def test_the_other_formats_name_line_and_column(text: str) -> None:
    line = next(number for number, line in enumerate(LINES, 1) if text in line)
    column = LINES[line - 1].index(text) + 1
    assert json.loads(shown("gitlab", text))[0]["location"]["lines"]["begin"] == line
    assert f":{line}:{column}: error" in shown("junit", text)
    assert f":{line}:{column} |" in shown("markdown", text)


def test_a_finding_over_two_lines_ends_on_the_second() -> None:
    of = made.document()
    start = of.source.index("𠮷")
    found = made.finding(of, "𠮷", location=of.locate(start, of.source.index(" 7")))
    region = json.loads(str(reporter("sarif")(made.result(found), Page())))["runs"][0]["results"][0][
        "locations"
    ][0]
    region = region["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (
        2,
        2,
        3,
        6,
    )
    github = str(reporter("github")(made.result(found), Page()))
    assert "line=2,endLine=3,title=" in github, "GitHub refuses columns over several lines"
