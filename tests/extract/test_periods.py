import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.extract import periods
from planlint.model import Period
from tests.extract.read import words


def known() -> periods.Words:
    return periods.Words(words().tables[periods.TABLE])


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2015年", "2015", "2015"),
        ("2015", "2015", "2015"),
        ("２０２５年", "2025", "2025"),
        ("2023 年度", "2023", "2023"),
        ("2020年底", "2020", "2020"),
        ("2016—2020年", "2016", "2020"),
        ("2016年至2020年", "2016", "2020"),
        ("2019-20年", "2019", "2020"),
        ("2014/2015", "2014", "2015"),
        ("2014/15", "2014", "2015"),
        ("FY2014/15", "2014", "2015"),
        ("FY 2015", "2015", "2015"),
        ("二〇三五年", "2035", "2035"),
        ("2023年1-9月", "2023-01", "2023-09"),
        ("2023年1—9月份", "2023-01", "2023-09"),
        ("2023年上半年", "2023-01", "2023-06"),
        ("2023年前三季度", "2023-01", "2023-09"),
        ("2023年第四季度", "2023-10", "2023-12"),
        ("2021-06", "2021-06", "2021-06"),
        ("2021-06-30", "2021-06-30", "2021-06-30"),
        ("2021/6/30", "2021-06-30", "2021-06-30"),
        ("2021年6月30日", "2021-06-30", "2021-06-30"),
        ("2021Q3", "2021-07", "2021-09"),
        ("Q3 2021", "2021-07", "2021-09"),
        ("June 2021", "2021-06", "2021-06"),
        ("Jan-Sep 2023", "2023-01", "2023-09"),
        ("“十三五”时期", "2016", "2020"),
        ("“十五”时期", "2001", "2005"),
        ("“十五五”规划", "2026", "2030"),
        ("九五期间", "1996", "2000"),
        ("“十三五”末", "2020", "2020"),
        ("第十四个五年规划", "2021", "2025"),
        ("14th Five-Year Plan", "2021", "2025"),
    ],
)
def test_a_period_is_read_in_every_spelling(text: str, start: str, end: str) -> None:
    assert periods.split(text, known())[0] == Period(start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("今年", "2023", "2023"),
        ("上年", "2022", "2022"),
        ("1-9月", "2023-01", "2023-09"),
        ("三季度", "2023-07", "2023-09"),
        ("今年上半年", "2023-01", "2023-06"),
        ("last year", "2022", "2022"),
    ],
)
def test_a_period_without_its_year_refers_to_the_year_of_the_report(text: str, start: str, end: str) -> None:
    assert periods.parse(text, known(), year=2023) == Period(start, end)
    assert periods.parse(text, known()) is None


@pytest.mark.parametrize(
    "text", ["二十五人", "12015", "2.2019", "5年", "13月", "2020-2015", "PM2.5", "1.2015"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert periods.parse(text, known()) is None


def test_other_words_of_a_header_are_given_back() -> None:
    assert periods.split("2025年(建议)", known()) == (Period("2025", "2025"), "(建议)")
    assert periods.split("“十四五”年均增速", known())[0] == Period("2021", "2025")


def test_two_periods_that_do_not_refine_each_other_are_none() -> None:
    text = "2015年和2020年"
    assert periods.split(text, known()) == (None, text)


def test_four_digits_alone_are_only_perhaps_a_year() -> None:
    assert [one.kind for one in periods.scan("2000家企业", known())] == ["bare"]


@pytest.mark.parametrize(
    ("number", "years"), [(1, "1953–1957"), (2, "1958–1962"), (3, "1966–1970"), (13, "2016–2020")]
)
def test_five_year_plans_leave_out_1963_to_1965(number: int, years: str) -> None:
    plan = periods.plan_years(number)
    assert plan is not None
    assert f"{plan.start}–{plan.end}" == years


@given(st.integers(1950, 2049), st.integers(1, 12), st.integers(1, 12))
def test_months_of_a_year_come_back(year: int, first: int, last: int) -> None:
    text = f"{year}年{first}-{last}月"
    found = periods.parse(text, known())
    expected = Period(f"{year}-{first:02d}", f"{year}-{last:02d}") if first <= last else None
    assert found == (Period(str(year), str(year)) if (first, last) == (1, 12) else expected)


@given(st.text(alphabet="年月日季度半上下前第十五“”2019-/ 末底QH.", max_size=40))
def test_spans_lie_in_the_text_and_follow_each_other(text: str) -> None:
    last = 0
    for one in periods.scan(text, known(), 2020):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@pytest.mark.parametrize("piece", ["1", " ", "年", "2020-", "一", "十五", "1月", "2020年 ", "Q1 "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    periods.scan(text, known())
    assert time.process_time() - start < 2
