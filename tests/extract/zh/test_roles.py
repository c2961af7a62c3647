"""What documents and chapters speak of: which years, and whether of results or of aims."""

import pytest

from planlint import readers
from planlint.extract.zh.places import places
from planlint.extract.zh.roles import chapter, frame
from planlint.extract.zh.words import words
from planlint.model import Document
from tests.extract.zh.test_sentences import WORDS

LISTS = words(WORDS)
REPORT = "政府工作报告\n\n（2024年1月16日在宁川市第八届人民代表大会第三次会议上）"
PLAN = "宁川县国民经济和社会发展第十四个五年规划和2035年远景目标纲要"


def titled(title: str) -> Document:
    return readers.read("any.txt", f"{title}\n\n全市各项工作取得新进展，完成投资3亿元，增长5%。".encode())


@pytest.mark.parametrize(
    ("title", "now", "plan"),
    [
        ("宁川市2023年国民经济和社会发展统计公报", 2023, None),
        ("关于宁川省2023年计划执行情况与2024年国民经济和社会发展计划草案的报告", 2023, None),
        ("2024年宁川市政府工作报告", 2023, None),
        (REPORT, 2023, None),
        ("2024年上半年宁川市经济运行情况", 2024, None),
        (PLAN, 2020, (2021, 2025)),
        ("宁川市“十四五”数字经济发展规划", 2020, (2021, 2025)),
        ("宁川市水务发展规划（2021—2025年）", 2020, (2021, 2025)),
        ("宁川市“十四五”规划纲要实施情况中期评估报告", 2023, None),
        ("宁川市2024年国民经济和社会发展计划", 2023, (2024, 2024)),
        ("宁川市的几件事", 0, None),
    ],
)
def test_title_says_which_year_is_reported(title: str, now: int, plan: tuple[int, int] | None) -> None:
    framed = frame(titled(title), LISTS)
    assert (framed.now, framed.plan) == (now, plan)


@pytest.mark.parametrize(
    ("title", "heading", "role", "first", "last"),
    [
        (REPORT, "一、2023年工作回顾", "actual", 2023, 2023),
        (REPORT, "一、过去五年工作回顾", "actual", 2019, 2023),
        (REPORT, "二、2024年工作安排", "target", 2024, 2024),
        (REPORT, "二、今年工作总体要求和目标任务", "target", 2024, 2024),
        (REPORT, "二、今后五年的奋斗目标", "target", 2024, 2028),
        (REPORT, "（一）稳住经济大盘", "actual", 2023, 2023),
        (PLAN, "第一章 发展基础", "actual", 2016, 2020),
        (PLAN, "第一节 “十三五”时期发展成就", "actual", 2016, 2020),
        (PLAN, "第三节 主要目标", "target", 2021, 2025),
        (PLAN, "第四节 2035年远景目标", "target", 2035, 2035),
        (PLAN, "第五章 建设现代产业体系", "target", 2021, 2025),
    ],
)
def test_heading_says_what_its_chapter_speaks_of(
    title: str, heading: str, role: str, first: int, last: int
) -> None:
    framed = frame(titled(title), LISTS)
    found = chapter(heading, framed.default, framed, LISTS)
    assert found[:3] == (role, first, last)


def test_headings_behind_the_aims_of_a_report_speak_of_aims() -> None:
    from planlint.extract import zh

    chapters = (
        "一、2023年工作回顾",
        "修路3公里。",
        "二、2024年工作安排",
        "修路4公里。",
        "三、加强自身建设",
        "修路5公里。",
    )
    source = "\n\n".join((REPORT, *chapters))
    found, _ = zh.figures(readers.read("any.txt", source.encode()), WORDS)
    assert [(f.role, f.period and f.period.end) for f in found] == [
        ("actual", "2023"), ("target", "2024"), ("target", "2024"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "whole"), [("宁川市", "全市"), ("宁川市海东区", "全区"), ("海东县", "全县"), ("宁川省", "全省")]
)
def test_a_document_calls_its_own_place_by_its_rank(title: str, whole: str) -> None:
    known = places(titled(f"{title}2023年国民经济和社会发展统计公报"), LISTS)
    assert whole in known.whole
    assert known.scope(whole) is None


def test_a_wider_whole_is_another_place() -> None:
    known = places(titled("宁川市海东区2023年国民经济和社会发展统计公报"), LISTS)
    assert known.scope("全市") == "全市"
    assert known.scope("全国") == "全国"
