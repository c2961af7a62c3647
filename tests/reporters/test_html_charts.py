"""Charts of the HTML report: what is drawn is what is printed, and leads to where it is printed."""

import re
from pathlib import Path

from lxml import html

from planlint import lint, read
from planlint.intervals import Interval
from planlint.reporters import Page
from planlint.reporters.html import report
from planlint.reporters.html_parts.charts import Chart, charts
from planlint.reporters.html_parts.drawing import BOTTOM, TOP, Scale, between, curve
from planlint.reporters.html_parts.words import WORDS, words

PLAN = """# 某区发展规划

| 指标 | 单位 | 2015年 | 2020年 | 2025年目标 | 年均增速(%) |
| --- | --- | --- | --- | --- | --- |
| 地区生产总值 | 亿元 | 413 | 590 | 929 | 9.5 |
| 城镇登记失业率 | % | 3.9 | 3.5 | 4%以内 | |
"""
REPORT = """# 某区2022年统计公报

2021年，地区生产总值增长6.1%。2022年，地区生产总值增长7.2%。到2025年，地区生产总值年均增长9.5%。
"""


def made(folder: Path, text: str) -> list[Chart]:
    (folder / "plan.md").write_text(text, encoding="utf-8")
    return list(charts(read(folder / "plan.md", isolated=True, cache=False), frozenset(), words("en")).charts)


def chart(folder: Path, text: str, title: str) -> Chart:
    return next(one for one in made(folder, text) if one.title == title)


def test_a_path_has_its_years_its_target_and_the_way_to_it(tmp_path: Path) -> None:
    [drawing] = chart(tmp_path, PLAN, "地区生产总值").drawings
    assert drawing.kind == "path"
    assert [(dot.label, dot.kind) for dot in drawing.dots] == [
        ("413", "actual"), ("590", "actual"), ("929", "target"),
    ]  # fmt: skip
    assert [word.string for word in drawing.words] == ["2015", "2020", "2025"]
    assert "needed" in {line.kind for line in drawing.lines}
    heights = [dot.y for dot in drawing.dots]
    assert heights == sorted(heights, reverse=True), "more is higher"


def test_a_bound_keeps_its_sign(tmp_path: Path) -> None:
    [drawing] = chart(tmp_path, PLAN, "城镇登记失业率").drawings
    assert drawing.dots[-1].label == "≤4"


def test_growth_by_years_has_bars_and_the_growth_aimed_at(tmp_path: Path) -> None:
    drawings = chart(tmp_path, REPORT, "地区生产总值").drawings
    [drawing] = [one for one in drawings if one.kind == "rates"]
    assert len(drawing.bars) == 2
    low, high = sorted(bar.height for bar in drawing.bars)
    assert abs(low / high - 6.1 / 7.2) < 0.02


def test_values_that_are_not_told_apart_are_not_drawn(tmp_path: Path) -> None:
    rows = "".join(f"| 地区生产总值 | 亿元 | {n} | {n + 7} | {n + 90} | |\n" for n in range(400, 440))
    assert not [one for one in made(tmp_path, PLAN.split("| 地区")[0] + rows) if one.drawings]


def test_every_point_leads_to_its_number(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    root = html.document_fromstring(report(lint(tmp_path / "plan.md", isolated=True), Page()))
    for link in root.xpath("//svg//a"):
        place = root.get_element_by_id(link.get("href")[1:])
        shown = re.sub(r"[≤≥≈<>]", "", link.xpath("string(text)"))
        assert place.getnext().text_content().startswith(shown)


def test_a_scale_is_linear_and_a_path_grows_evenly() -> None:
    y = Scale(0, 100, BOTTOM, TOP)
    assert (y(0), y(100), y(50)) == (BOTTOM, TOP, (BOTTOM + TOP) / 2)
    x = Scale(2020, 2024, 0, 4)
    line = curve("needed", x, Scale(0, 16, 0, 16), (2020, 1), (2024, 16))
    assert line.points.split(" ")[::2] == ["0.0,1.0", "1.0,2.0", "2.0,4.0", "3.0,8.0", "4.0,16.0"]


def test_an_interval_is_said_by_its_middle() -> None:
    assert between(Interval(9.47, 9.54)) == "9.5"
    assert between(Interval(119.6, 120.4)) == "120"


def test_both_languages_have_the_same_words() -> None:
    assert set(WORDS["en"]) == set(WORDS["zh"])
    for name, word in WORDS["en"].items():
        assert word.count("{}") == WORDS["zh"][name].count("{}")
