"""Header rows, and rows that a page broke over lines."""

from planlint.readers import read
from planlint.tables import table


def first_table(text: str, name: str = "a.txt"):  # type: ignore[no-untyped-def]
    return table(next(b for b in read(name, text.encode()).blocks if b.kind == "table"))


def test_broken_rows_are_put_together() -> None:
    found = first_table(
        "序号 | 指标名称 | 单位 | 2020年 | 2025年 |\n"
        "1 | 人口 | 万人 | 3 | 4 |\n2 | 失业率 | % |\n| 4 |\n| 预期性 |\n"
    )
    assert found.titles == ["序号", "指标名称", "单位", "2020年", "2025年"]
    assert [row.texts[:2] for row in found.rows] == [["1", "人口"], ["2", "失业率"]]


def test_a_table_of_numbers_has_no_header() -> None:
    assert first_table("人口 | 3 | 4 |\n户数 | 1 | 2 |\n面积 | 5 | 6 |\n").header == ()


def test_a_markdown_header_is_a_header() -> None:
    assert first_table("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", "a.md").titles == ["甲", "乙"]
