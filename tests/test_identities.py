"""One-line identities: parsed, shown and computed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.errors import RuleError
from planlint.identities import parse
from planlint.intervals import Interval


def point(value: float) -> Interval:
    return Interval(value, value)


def test_multiplication_binds_before_addition() -> None:
    name, node = parse("合计 = a + b * 2 - c")
    value = node.value({"a": point(1), "b": point(3), "c": point(2)})
    assert name == "合计"
    assert value.low == pytest.approx(5)


def test_brackets_bind_first_and_are_shown_where_they_are_needed() -> None:
    _, node = parse("x = (a + b) / c")
    assert node.value({"a": point(1), "b": point(3), "c": point(2)}).low == pytest.approx(2)
    assert node.text({"a": "1亿元", "b": "3亿元", "c": "2"}) == "(1亿元 + 3亿元) / 2"


def test_names_may_hold_signs_without_spaces_around_them() -> None:
    _, node = parse("share = R&D spending / gross-domestic product")
    assert list(node.names()) == ["R&D spending", "gross-domestic product"]


def test_percent_constants_are_shares() -> None:
    _, node = parse("c = 100% - a - b")
    assert node.value({"a": point(0.016), "b": point(0.435)}).high == pytest.approx(0.549)


@pytest.mark.parametrize("identity", ["a + b", " = a", "x = a +", "x = (a + b", "x = a ) b", "x = * a"])
def test_what_is_no_identity_is_refused(identity: str) -> None:
    with pytest.raises(RuleError):
        parse(identity)


@given(st.lists(st.floats(0.1, 1e6), min_size=3, max_size=3), st.integers(0, 3))
def test_rounded_parts_always_allow_their_true_sum(values: list[float], decimals: int) -> None:
    _, node = parse("x = a + b + c")
    half = 0.5 * 10.0**-decimals
    intervals = {
        name: Interval(round(v, decimals) - half, round(v, decimals) + half)
        for name, v in zip("abc", values, strict=True)
    }
    total = node.value(intervals)
    assert total.low - 1e-6 <= sum(values) <= total.high + 1e-6
