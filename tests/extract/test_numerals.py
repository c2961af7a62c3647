"""Chinese numerals are read as they are written, and words that hold numerals are not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.extract.numerals import digit_string, numeral, product


@pytest.mark.parametrize(
    ("written", "value", "decimals", "scale"),
    [
        ("十", 10, 0, ""),
        ("十五", 15, 0, ""),
        ("二十", 20, 0, ""),
        ("两百", 200, 0, ""),
        ("一百零五", 105, 0, ""),
        ("四百五", 450, 0, ""),
        ("一千零五十", 1050, 0, ""),
        ("三十万", 30, 0, "万"),
        ("九百二十九亿", 929, 0, "亿"),
        ("四万亿", 4, 0, "万亿"),
        ("四万五千", 4.5, 1, "万"),
        ("九万四", 9.4, 1, "万"),
        ("四万五千六百二十二", 45622, 0, ""),
        ("四十五亿四千零四万", 45.4004, 4, "亿"),
        ("五亿零六", 500000006, 0, ""),
        ("十二点五", 12.5, 1, ""),
        ("零点零五", 0.05, 2, ""),
        ("两点三亿", 2.3, 1, "亿"),
        ("肆佰陆拾", 460, 0, ""),
        ("壹萬貳仟", 1.2, 1, "万"),
        ("7万5千", 7.5, 1, "万"),
        ("3万4000", 34000, 0, ""),
        ("1千零20", 1020, 0, ""),
    ],
)
def test_numerals(written: str, value: float, decimals: int, scale: str) -> None:
    assert numeral(written) == (pytest.approx(value), decimals, scale)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "万",
        "亿",
        "一二三",
        "十四五",
        "十三五",
        "二三十",
        "七八",
        "三万百",
        "5万3",
        "零零",
        "点五",
        "五点",
        "一点两",
        "大",
    ],
)
def test_what_is_no_numeral(written: str) -> None:
    assert numeral(written) is None


def test_digits_one_by_one() -> None:
    assert digit_string("二〇二五") == "2025"
    assert digit_string("二十") is None


def in_words(number: int) -> str:
    """The number as it is written in Chinese: 10 5000 0300 → 十亿五千万零三百."""
    words, zero = "", False
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, size)
        if not part:
            zero = bool(words)
            continue
        if words and (part < 1000 or zero):
            words += "零"
        words += below_ten_thousand(part) + name
        zero = False
    return words.removeprefix("一") if words.startswith("一十") else words


def below_ten_thousand(part: int) -> str:
    words, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, part = divmod(part, size)
        if not digit:
            zero = bool(words)
            continue
        words += ("零" if zero else "") + "零一二三四五六七八九"[digit] + name
        zero = False
    return words


@given(st.integers(1, 10**12 - 1))
def test_every_whole_number_comes_back(number: int) -> None:
    read = numeral(in_words(number))
    assert read is not None
    assert round(read.value * product(read.scale)) == number


@given(st.integers(1, 9999), st.integers(0, 999), st.sampled_from(["", "万", "亿"]))
def test_every_decimal_number_comes_back(whole: int, behind: int, scale: str) -> None:
    digits = f"{behind:03d}"
    written = in_words(whole) + "点" + "".join("零一二三四五六七八九"[int(d)] for d in digits) + scale
    assert numeral(written) == (float(f"{whole}.{digits}"), 3, scale)


@given(st.text("零〇一二两三四五六七八九十百千万亿点0123456789陆拾", max_size=60))
def test_any_characters_are_a_numeral_or_none(written: str) -> None:
    read = numeral(written)
    assert read is None or read.value >= 0
