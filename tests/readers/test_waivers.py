"""Waivers in comments: what they cover, and which are refused."""

import pytest

from planlint.errors import ReadError
from planlint.model import Document, Waiver
from planlint.readers import read

WAIVE = "<!-- planlint: ignore growth/rate -- agreed -->"


def waivers(name: str, source: str) -> tuple[Waiver, ...]:
    return read(name, source.encode()).waivers


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_waiver_covers_the_block_below(name: str) -> None:
    (waiver,) = waivers(name, f"前文。\n\n{WAIVE}\n\n第一段。\n\n第二段。\n")
    assert (waiver.rule, waiver.reason, waiver.start, waiver.end) == ("growth/rate", "agreed", 5, 5)
    assert waiver.location[1:5] == (3, 1, 3, len(WAIVE) + 1)


def test_a_waiver_covers_all_lines_of_a_table_and_its_caption() -> None:
    source = f"{WAIVE}\n\n表1 指标\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n后文。\n"
    (waiver,) = waivers("a.md", source)
    assert (waiver.start, waiver.end) == (3, 8)


def test_a_waiver_between_rows_of_a_flattened_table_covers_the_next_line() -> None:
    document = read("a.txt", f"指标 | 值 |\n{WAIVE}\n产值 | 5 |\n就业 | 6 |\n".encode())
    assert [(w.start, w.end) for w in document.waivers] == [(3, 3)]
    (table,) = document.blocks
    assert [cell.row for cell in table.cells] == [0, 0, 1, 1, 2, 2]


def test_a_waiver_in_html_covers_a_block_of_several_lines() -> None:
    (waiver,) = waivers("a.html", f"<p>前</p>\n{WAIVE}\n<p>一段\n文字\n三行</p>\n<p>后</p>")
    assert (waiver.start, waiver.end) == (3, 5)


def test_a_waiver_over_several_lines_and_rules() -> None:
    source = "<!-- planlint: ignore growth/rate,\n  units/share-bounds -- as agreed\n  in March -->\n正文。\n"
    assert [(w.rule, w.reason, w.start) for w in waivers("a.md", source)] == [
        ("growth/rate", "as agreed in March", 4),
        ("units/share-bounds", "as agreed in March", 4),
    ]


def test_a_waiver_with_nothing_below_covers_its_own_line() -> None:
    (waiver,) = waivers("a.md", f"正文。\n\n{WAIVE}\n")
    assert (waiver.start, waiver.end) == (3, 3)


def test_comments_in_code_are_no_waivers() -> None:
    assert waivers("a.md", f"```\n{WAIVE}\n```\n正文。\n") == ()


def test_other_comments_are_no_waivers_and_no_text() -> None:
    document: Document = read("a.txt", "甲<!-- 5 -->\n<!-- 6\n7 -->乙\n".encode())
    assert document.waivers == ()
    assert [block.text.string for block in document.blocks] == ["甲", "乙"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- planlint: ignore growth/rate -->",
        "<!-- planlint: ignore growth/rate -- -->",
        "<!-- planlint: ignore -- everything -->",
        "<!-- planlint: ignore growth -- a pack is too much -->",
        "<!-- planlint: ignore ALL -- no -->",
        "<!-- planlint: disable growth/rate -- no such word -->",
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_waiver_without_rule_or_reason_is_refused_with_its_line(comment: str, name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(name, f"<p>正文。</p>\n\n{comment}\n\n<p>正文。</p>\n".encode())
    assert caught.value.path == name
    assert caught.value.place == "line 3"
