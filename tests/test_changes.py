"""Two versions lined up by what their figures mean: moved rows are the same, changed numbers are found."""

from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint import lint
from planlint.changes import Diff, compare, matched
from planlint.model import Period
from tests import made

SAMPLE = Path(__file__).parents[1] / "samples" / "five-year-plan" / "plan.docx"
HEAD = (
    "# 某区发展规划\n\n| 指标 | 单位 | 2020年 | 2025年目标 | 年均增速(%) |\n| --- | --- | --- | --- | --- |\n"
)
ROWS = (
    "| 一般公共预算收入 | 亿元 | 590 | 929 | 9.5 |",
    "| 全社会固定资产投资 | 亿元 | 325 | 438 | 6.1 |",
    "| 常住人口 | 万人 | 71 | 72 | 0.3 |",
)


def diff(folder: Path, old: str, new: str) -> Diff:
    results = []
    for name, text in (("old.md", old), ("new.md", new)):
        (folder / name).write_text(text, encoding="utf-8")
        results.append(lint(folder / name, isolated=True, cache=False))
    before, after = results
    return compare(before.documents[0], after.documents[0], before.findings, after.findings)


def table(*rows: str) -> str:
    return HEAD + "\n".join(rows) + "\n"


def said(found: Diff) -> list[tuple[tuple[str, ...], str | None, str | None]]:
    return [(c.kinds, c.old and c.old.quantity.text, c.new and c.new.quantity.text) for c in found.changes]


def test_a_document_is_no_different_from_itself(tmp_path: Path) -> None:
    found = diff(tmp_path, table(*ROWS), table(*ROWS))
    assert found.changes == found.came == found.went == ()
    assert found.same == 9


def test_moved_rows_and_new_paragraphs_are_no_change(tmp_path: Path) -> None:
    new = "前言：本规划共三章。\n\n" + table(*reversed(ROWS))
    assert diff(tmp_path, table(*ROWS), new).changes == ()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("| 590 |", "| 600 |", ("value", "baseline")),
        ("| 929 |", "| 940 |", ("target",)),
        ("| 9.5 |", "| 9.7 |", ("target", "value")),
    ],
)
def test_a_changed_number_is_named_for_its_role(
    tmp_path: Path, old: str, new: str, kind: tuple[str, ...]
) -> None:
    [change] = diff(tmp_path, table(*ROWS), table(*ROWS).replace(old, new)).changes
    assert change.kinds[0] in kind
    assert change.old
    assert change.new
    assert (f"| {change.old.quantity.text} |", f"| {change.new.quantity.text} |") == (old, new)


def test_another_unit_of_the_same_value_is_only_a_unit(tmp_path: Path) -> None:
    new = table(*ROWS).replace("| 亿元 | 590 | 929 |", "| 万元 | 5900000 | 9290000 |")
    assert {kinds for kinds, _, _ in said(diff(tmp_path, table(*ROWS), new))} == {("unit",)}


def test_another_year_is_a_period(tmp_path: Path) -> None:
    new = table(*ROWS).replace("2025年目标", "2026年目标")
    found = diff(tmp_path, table(*ROWS), new)
    assert ("period",) in {change.kinds for change in found.changes}
    assert not [change for change in found.changes if change.kinds in (("added",), ("removed",))]


def test_a_renamed_row_is_a_name(tmp_path: Path) -> None:
    new = table(*ROWS).replace("全社会固定资产投资", "项目完成的投资额度")
    assert {kinds for kinds, _, _ in said(diff(tmp_path, table(*ROWS), new))} == {("name",)}


def test_rows_that_come_and_go(tmp_path: Path) -> None:
    found = said(diff(tmp_path, table(*ROWS), table(*ROWS[:2], "| 森林覆盖率 | % | 11.8 | 13 | 2.0 |")))
    assert {kinds for kinds, _, _ in found} == {("removed",), ("added",)}
    assert len(found) == 6


def test_a_number_changed_in_two_places_is_one_change(tmp_path: Path) -> None:
    text = table(*ROWS) + "\n2020年，一般公共预算收入590亿元。\n"
    found = diff(tmp_path, text, text.replace("590", "600"))
    levels = [change for change in found.changes if change.old and change.old.quantity.value == 590]
    assert sum(len(change.places) for change in levels) == 2


def test_decimals_are_named(tmp_path: Path) -> None:
    assert said(diff(tmp_path, table(*ROWS), table(*ROWS).replace("| 590 |", "| 590.0 |"))) == [
        (("precision",), "590", "590.0")
    ]


def test_findings_that_came_went_and_stayed(tmp_path: Path) -> None:
    wrong = table(*ROWS).replace("| 9.5 |", "| 9.9 |")
    found = diff(tmp_path, table(*ROWS), wrong)
    assert [one.rule for one in found.came] == ["growth/rate-contradicts-levels"]
    assert found.went == ()
    found = diff(tmp_path, wrong, table(*ROWS))
    assert [one.rule for one in found.went] == ["growth/rate-contradicts-levels"]
    assert found.came == ()


def test_a_finding_whose_number_changed_and_is_still_wrong_stays(tmp_path: Path) -> None:
    wrong = table(*ROWS).replace("| 9.5 |", "| 9.9 |")
    found = diff(tmp_path, wrong, "序言\n\n" + wrong.replace("| 9.9 |", "| 10.4 |"))
    assert "growth/rate-contradicts-levels" not in {one.rule for one in (*found.came, *found.went)}
    assert found.stayed == 1


def test_a_corrected_docx(tmp_path: Path) -> None:
    word = docx.Document(str(SAMPLE))
    cells = [cell for row in word.tables[0].rows for cell in row.cells if cell.text == "2.3"]
    cells[0].text = "3.6"
    word.save(str(tmp_path / "new.docx"))
    before, after = (lint(path, isolated=True, cache=False) for path in (SAMPLE, tmp_path / "new.docx"))
    found = compare(before.documents[0], after.documents[0], before.findings, after.findings)
    assert said(found) == [(("value",), "2.3", "3.6")]
    assert "growth/rate-contradicts-levels" in [one.rule for one in found.went]


@given(st.lists(st.integers(0, 9), max_size=8), st.lists(st.integers(0, 9), max_size=8))
def test_every_figure_is_in_one_pair_or_left_over(old: list[int], new: list[int]) -> None:
    of = made.document(source="0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17\n")
    versions = [
        [
            made.figure(of, str(number))._replace(
                location=of.locate(at, at + 1), period=Period(str(2020 + number % 3), str(2020 + number % 3))
            )
            for at, number in enumerate(numbers)
        ]
        for numbers in (old, new)
    ]
    pairs, removed, added = matched(*versions)
    assert sorted([*(one.location for one, _ in pairs), *(one.location for one in removed)]) == [
        figure.location for figure in versions[0]
    ]
    assert sorted([*(other.location for _, other in pairs), *(one.location for one in added)]) == [
        figure.location for figure in versions[1]
    ]
