import pytest

from planlint.extract import titles
from planlint.model import Period
from planlint.readers import read
from tests.extract.read import words


def title(text: str) -> titles.Title:
    return titles.title(read("plan.txt", text.encode()), words())


@pytest.mark.parametrize(
    ("text", "place", "year", "ahead"),
    [
        ("云溪县2023年国民经济和社会发展统计公报\n", "云溪县", 2023, 2024),
        ("2023年云溪县国民经济和社会发展统计公报\n", "云溪县", 2023, 2024),
        ("云溪市松山区2023年国民经济和社会发展\n计划执行情况与2024年国民经济和\n社会发展计划的报告\n",
         "云溪市松山区", 2023, 2024),
        ("关于云溪州2023年国民经济和社会发展计划执行情况的报告\n", "云溪州", 2023, 2024),
        ("云溪市2024年政府工作报告\n", "云溪市", 2023, 2024),
        ("云溪县2024年国民经济和社会发展计划\n", "云溪县", 2024, 2024),
        ("云溪市2023年1-12月主要经济指标\n", "云溪市", 2023, 2024),
        ("云溪市2024年主要指标目标\n", "云溪市", 2024, 2024),
        ("云溪市2019—2023年主要指标\n", "云溪市", None, None),
        ("索引号 1234/2024-01525\n成文日期 2024-06-09\n云溪开发区2023年国民经济和社会发展计划执行情况\n",
         "云溪开发区", 2023, 2024),
        ("Mill Valley County Statistical Communiqué 2022\n", "Mill Valley County", 2022, 2023),
    ],
)  # fmt: skip
def test_a_title_tells_place_and_year(text: str, place: str, year: int | None, ahead: int | None) -> None:
    found = title(text)
    assert (found.place, found.year, found.ahead) == (place, year, ahead)


def test_a_five_year_plan_is_made_in_the_year_of_its_date() -> None:
    found = title(
        "云溪区(北岭片区)国民经济和社会发展\n第十四个五年规划和2035年远景目标纲要\n云溪区发展和改革委员会\n2021年3月8日\n"
    )
    assert found == titles.Title("云溪区", 2021, Period("2021", "2025"), 2021)


def test_an_alias_in_brackets_is_not_part_of_the_place() -> None:
    assert title("云溪区（北岭新城）2023年统计公报\n").place == "云溪区"


def test_a_document_without_a_title_has_no_place() -> None:
    assert title("地区生产总值增长5%。\n") == titles.Title()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("地区生产总值 GDP", "zh"),
        ("Indicators of the province (省), 2020", "en"),
        ("1,2,3", "zh"),
        ("a", "en"),
    ],
)
def test_the_language_is_that_of_the_letters(text: str, language: str) -> None:
    assert titles.language(read("a.txt", text.encode())) == language
