"""Number formats print what a spreadsheet shows."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.readers.formats import LONGEST, _number, general, parsed, printed


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.0655, "0.0%", "6.6%"),
        (0.0655, "0%", "7%"),
        (0.1, "0.00%", "10.00%"),
        (590.0, "General", "590"),
        (0.0655, "General", "0.0655"),
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.3333333333"),
        (1234567890123.0, "General", "1234567890123"),
        (0.00001, "General", "0.00001"),
        (43179.0, "#,##0", "43,179"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (2.5, "0", "3"),
        (0.5, "#,##0", "1"),
        (9.495, "0.00", "9.50"),
        (9.4949, "0.00", "9.49"),
        (5.0, "0.##", "5"),
        (5.25, "0.0##", "5.25"),
        (5.0, "0.0##", "5.0"),
        (7.0, "000", "007"),
        (0.25, "#.00", ".25"),
        (-5.5, "0.0", "-5.5"),
        (-5.5, "0.0_);(0.0)", "-5.5"),
        (-5.5, "0.0;[Red]0.0", "-5.5"),
        (0.0, '0.0;-0.0;"-"', "-"),
        (5.0, '0"亿元"', "5亿元"),
        (5.0, "0\\亿", "5亿"),
        (123456.0, '0!.0,"万"', "12.3万"),
        (123456.0, '0.0,"千"', "123.5千"),
        (1500.0, '[>=1000]0.0,"千";0', "1.5千"),
        (900.0, '[>=1000]0.0,"千";0', "900"),
        (5.0, '[$¥-804]#,##0.00', "¥5.00"),
        (5.0, '_ * #,##0.00_ ', "5.00"),
        (5.0, "@", "5"),
        (5.0, "G/通用格式", "5"),
        (1234.5, "0.00E+00", "1234.5"),
        (5.0, "", "5"),
    ],
)  # fmt: skip
def test_numbers(value: float, code: str, shown: str) -> None:
    assert printed(value, code) == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("yyyy-mm-dd", "2020-05-01"),
        ('yyyy"年"m"月"d"日"', "2020年5月1日"),
        ("yyyy/m/d h:mm", "2020/5/1 18:30"),
        ("[$-804]yyyy年m月", "2020年5月"),
        ("yy-mmm", "20-May"),
        ("h:mm:ss", "18:30:00"),
        ("mm:ss", "30:00"),
        ("[h]:mm", "1054866:30"),
        ("aaaa", "星期五"),
        ("d/m/yyyy", "1/5/2020"),
    ],
)
def test_dates(code: str, shown: str) -> None:
    serial = (datetime(2020, 5, 1, 18, 30) - datetime(1899, 12, 30)).total_seconds() / 86_400
    assert printed(serial, code) == shown
    if "[h]" not in code:
        assert printed(serial - 1462, code, since_1904=True) == shown


@given(
    st.floats(allow_nan=True, allow_infinity=True),
    st.text(alphabet='0#?.,%;"[]<>=@\\!_*Eeymdhs-¥亿5 ', max_size=30),
)
def test_any_format_prints_any_number(value: float, code: str) -> None:
    assert isinstance(printed(value, code), str)


@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False))
def test_a_number_with_the_decimals_of_its_format_prints_itself(value: object) -> None:
    number = float(value)  # type: ignore[arg-type]
    assert float(printed(number, "0.0000")) == number
    assert float(printed(number, "#,##0.0000").replace(",", "")) == number
    assert float(general(number)) == pytest.approx(number, rel=1e-9)


def test_a_format_beyond_the_bound_is_cut() -> None:
    assert printed(5.0, "0" + '"x"' * LONGEST).startswith("5x")


@given(
    st.one_of(st.floats(-1e14, 1e14), st.integers(-(10**9), 10**9).map(float), st.just(-0.0)),
    st.sampled_from(["0", "0.0", "0.00", "#,##0", "#,##0.00", "#,##0.000000000", "0%", "0.00%", "#,##0.0%"]),
)
def test_common_formats_print_as_any_other(value: float, code: str) -> None:
    minus = "-" if value < 0 else ""
    assert printed(value, code) == minus + _number(abs(value) if minus else value, parsed(code)[0].tokens)
