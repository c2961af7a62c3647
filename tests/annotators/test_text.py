"""Comments in Markdown, HTML and text: behind the words, on one line, waiving and changing nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint import lint
from planlint.annotators import annotate
from planlint.annotators.text import comment
from planlint.errors import ReadError
from planlint.readers import read
from tests.reporters import made
from tests.reporters.test_hostile import HOSTILE, UNSEEN

TABLE = """# 发展目标

| 指标 | 单位 | 2020年 | 2025年 | 年均增速(%) |
| --- | --- | --- | --- | --- |
| 一般公共预算收入 | 亿元 | 590 | 929 | 9.9 |
"""
HTML = """<html><head><meta charset="{}"><title>2025年计划590</title></head><body>
<p>一般公共预算收入590亿元。</p></body></html>"""


def test_the_comment_stands_behind_the_words(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(TABLE, encoding="utf-8")
    result = lint(path, isolated=True, cache=False)
    copy = annotate(str(path), path.read_bytes(), result.documents[0], result.findings)
    [line] = [line for line in copy.data.decode().splitlines() if "<!--" in line]
    assert line.startswith(
        "| 一般公共预算收入 | 亿元 | 590 | 929 | 9.9<!-- planlint error growth/rate-contradicts-levels: "
    )
    assert line.endswith("--> |")
    assert re.sub(r"<!--.*?-->", "", copy.data.decode()) == TABLE


@pytest.mark.parametrize("name", ["plan.md", "plan.txt", "plan.html"])
def test_the_copy_finds_the_same(tmp_path: Path, name: str) -> None:
    text = TABLE if name != "plan.html" else "<table>" + "".join(
        "<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in line.strip("|").split("|")) + "</tr>"
        for line in TABLE.splitlines() if line.startswith("| ") and "---" not in line
    ) + "</table>"  # fmt: skip
    path, copy = tmp_path / name, tmp_path / f"copy-{name}"
    path.write_text(text, encoding="utf-8")
    result = lint(path, isolated=True, cache=False)
    assert result.findings
    made_ = annotate(str(path), path.read_bytes(), result.documents[0], result.findings)
    copy.write_bytes(made_.data)
    again = lint(copy, isolated=True, cache=False)
    assert [f.message for f in again.findings] == [f.message for f in result.findings]
    assert not any(f.waived for f in again.findings)


@given(st.text(max_size=40))
def test_nothing_ends_a_comment_early_or_opens_a_cell(text: str) -> None:
    of = made.document()
    found = made.finding(of, "3.5%", message=text + "-->" + text, suggestion=text, related=())
    said = comment(found, of)
    assert said.startswith("<!-- planlint error ")
    assert said.endswith(" -->")
    inside = said[4:-3]
    assert "--" not in inside
    assert not set("<>|\n\r") & set(inside)


def test_a_hostile_message_is_harmless() -> None:
    of = made.document()
    said = comment(made.finding(of, "3.5%", message=HOSTILE, suggestion=HOSTILE), of)
    assert not [mark for mark in UNSEEN if mark in said]
    assert not re.match(r"<!--\s*planlint\s*:", said), "it would be read as a waiver"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_stays(encoding: str) -> None:
    source = "2020年一般公共预算收入为590亿元，比上年增长5.2%，其中税收收入占比为七成。\r\n"
    data = source.encode(encoding)
    of = read("plan.txt", data)
    copy = annotate("plan.txt", data, of, [made.finding(of, "590")])
    assert re.sub(r"<!--.*?-->", "", copy.data.decode(encoding)) == source


def test_a_title_of_html_gets_its_comment_behind_it() -> None:
    data = HTML.format("utf-8").encode()
    of = read("plan.html", data)
    found = made.finding(of, "590")  # the first one, in the title
    assert "</title><!-- planlint" in annotate("plan.html", data, of, [found]).data.decode()


def test_a_format_without_comments_is_refused() -> None:
    of = made.document()._replace(format="pdf")
    with pytest.raises(ReadError, match="only into docx"):
        annotate("plan.pdf", b"", of, [])
