"""From a file to every format through the command: places lead back to the number in the file."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent.parent
LINES = [
    "# 𠮷区发展规划",
    "",
    "| 备注 | 指标 | 单位 | 2020年 | 2025年 | 年均增速(%) |",
    "| --- | --- | --- | --- | --- | --- |",
    "|\t𠮷𠮷\té | 一般公共预算收入 | 亿元 | 590 | 929 | 9.9 |",
]
PAGE = "\r\n".join([*LINES, ""])
ROW = 5


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All formats of one run."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "plan.md").write_bytes(PAGE.encode())
    formats = ["json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "csv", "text"]
    arguments = [word for form in formats for word in ("--report", f"{form}={form}.out")]
    command = [sys.executable, "-m", "planlint", "check", "plan.md", "--isolated", *arguments]
    command += ["--select", "growth/rate-contradicts-levels"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    return {form: (folder / f"{form}.out").read_text(encoding="utf-8") for form in formats}


def test_json_counts_characters(reports: dict[str, str]) -> None:
    [found] = json.loads(reports["json"])["findings"]
    assert (found["line"], found["text"]) == (ROW, "9.9")
    assert LINES[found["line"] - 1][found["column"] - 1 : found["end_column"] - 1] == "9.9"
    assert {LINES[p["line"] - 1][p["column"] - 1 : p["end_column"] - 1] for p in found["related"]} >= {
        "590",
        "929",
    }


def test_csv_and_github_count_characters(reports: dict[str, str]) -> None:
    [row] = csv.DictReader(io.StringIO(reports["csv"]))
    assert LINES[int(row["line"]) - 1][int(row["column"]) - 1 : int(row["end_column"]) - 1] == "9.9"
    command = re.match(r"::error file=plan.md,line=5,endLine=5,col=(\d+),endColumn=(\d+)", reports["github"])
    assert command
    assert LINES[ROW - 1][int(command[1]) - 1 : int(command[2]) - 1] == "9.9"


def test_sarif_counts_utf16_units(reports: dict[str, str]) -> None:
    [found] = json.loads(reports["sarif"])["runs"][0]["results"]
    places = [found["locations"][0], *found["relatedLocations"]]
    units = LINES[ROW - 1].encode("utf-16-le")
    seen = []
    for place in places:
        region = place["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"] == ROW
        seen.append(units[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2].decode("utf-16-le"))
    assert seen[0] == "9.9"
    assert set(seen) >= {"590", "929"}


def test_rdjson_counts_utf8_bytes(reports: dict[str, str]) -> None:
    [found] = json.loads(reports["rdjson"])["diagnostics"]
    place = found["location"]["range"]
    line = PAGE.encode().split(b"\r\n")[place["start"]["line"] - 1]
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"9.9"


def test_the_others_name_the_line(reports: dict[str, str]) -> None:
    [entry] = json.loads(reports["gitlab"])
    assert entry["location"] == {"path": "plan.md", "lines": {"begin": ROW, "end": ROW}}
    [case] = [case for case in ElementTree.fromstring(reports["junit"]).iter("testcase") if len(case)]
    assert case.attrib["line"] == str(ROW)
    assert f"| plan.md:{ROW}:" in reports["markdown"]


def test_the_text_report_points_at_the_number(reports: dict[str, str]) -> None:
    from wcwidth import wcswidth

    lines = reports["text"].splitlines()
    carets = next(number for number, line in enumerate(lines) if "^" in line)
    shown, under = lines[carets - 1], lines[carets]
    before = wcswidth(shown[: shown.index("9.9")])
    assert (under.index("^"), under.count("^")) == (before, 3)
