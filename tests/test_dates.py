"""What years a title reports and plans, and which dates a document carries."""

import pytest

from planlint.dates import dated
from planlint.passages import Passages
from planlint.readers import read


def of(text: str):  # type: ignore[no-untyped-def]
    return dated(Passages(read("a.txt", text.encode())))


@pytest.mark.parametrize(
    ("title", "reported", "planned"),
    [
        ("甲县2023年国民经济和社会发展统计公报", 2023, None),
        ("甲县2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划", 2023, 2024),
        ("甲县2023年国民经济和社会发展计划执行\n情况与2024年国民经济和社会\n发展计划草案的报告", 2023, 2024),
        ("甲县2024年上半年国民经济和社会发展计划执行情况", None, None),
        ("甲县2021—2025年发展规划", None, None),
    ],
)
def test_years_of_a_title(title: str, reported: int | None, planned: int | None) -> None:
    found = of(title + "\n\n正文第一段。\n")
    assert (found.reported, found.planned) == (reported, planned)


def test_dates_stand_alone_or_under_a_label() -> None:
    found = of("甲县2023年统计公报\n发布日期：2024-03-15\n2024年3月1日\n2023年5月2日开工。\n")
    assert [made[:3] for made in found.made] == [(2024, 3, 15), (2024, 3, 1)]
