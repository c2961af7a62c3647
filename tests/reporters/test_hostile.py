"""A text with HTML, formulas, control characters and marks that turn it is harmless in every format."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from planlint.model import Fault
from planlint.printable import printable
from planlint.reporters import Page, formats, reporter
from planlint.reporters.csv import cell
from tests.reporters import made

HOSTILE = (
    '<img src=x onerror=alert(1)> =HYPERLINK("x") | `code` @all $x$ ]]> '
    "\x1b[31m \u202eabc\u2066 \x00 \ud800 \U000e0041"
)
MACHINE = ["sarif", "github", "gitlab", "junit", "rdjson", "markdown", "csv"]
UNSEEN = "\x1b\x00\u202e\u2066\ud800\U000e0041"


def hostile(form: str) -> str:
    of = made.document("# 第一章 " + HOSTILE.replace("\n", " ") + "\r\n𠮷 3.5%\r\n", f"a{HOSTILE[:30]}.md")
    found = made.finding(
        of,
        "3.5%",
        text=HOSTILE,
        message=HOSTILE,
        suggestion=HOSTILE,
        related=made.related(of, "3.5%", HOSTILE),
    )
    report = reporter(form)(
        made.result(found, of=of, errors=(Fault(f"b{HOSTILE}.md", HOSTILE, HOSTILE),)), Page()
    )
    assert isinstance(report, str)
    return report


def test_all_machine_formats_are_tried() -> None:
    assert set(MACHINE) <= set(formats())


@pytest.mark.parametrize("form", MACHINE)
def test_nothing_unseen_reaches_a_reader(form: str) -> None:
    report = hostile(form)
    report.encode("utf-8")
    shown = (
        json.dumps(json.loads(report), ensure_ascii=False)
        if form in ("sarif", "gitlab", "rdjson")
        else report
    )
    assert not [mark for mark in UNSEEN if mark in shown]
    assert not [mark for mark in UNSEEN if f"\\u{ord(mark):04x}" in shown], "escaped, it would come back"


def test_no_html_and_no_mark_in_a_summary() -> None:
    report = hostile("markdown")
    assert "<" not in report
    assert "@all" not in report
    assert "$x$" not in report
    rows = [line for line in report.splitlines() if "does" in line or "img" in line]
    assert all(line.count("|") in (3, 4) for line in rows), "a | in a text would open a column"


def test_xml_stays_well_formed() -> None:
    assert ElementTree.fromstring(hostile("junit")).tag == "testsuites"


def test_a_github_report_has_only_its_own_commands() -> None:
    assert [line.split()[0] for line in hostile("github").splitlines()] == ["::error", "::error"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "＝1", " =1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["-5.2", "+3.1%", "1,950", "590", "9.5%"])
def test_a_signed_number_is_no_formula(text: str) -> None:
    assert cell(text) == text


def test_every_csv_row_has_every_column() -> None:
    rows = list(csv.reader(io.StringIO(hostile("csv"))))
    assert [len(row) for row in rows] == [len(rows[0])] * 2


def test_what_cannot_be_seen_is_named() -> None:
    assert printable("a\u202eb\x00c\nd") == "a⟨U+202E⟩b⟨U+0000⟩c d"
    assert printable("纯文本 𠮷 é 5‰") == "纯文本 𠮷 é 5‰"
