"""DataFrames of indicators: their findings, and a screen that leaves out only what is right."""

import time
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import planlint
from planlint import frames, packs, screening, tabular
from planlint.api import Linted

pd = pytest.importorskip("pandas")

ROWS = [
    ("地区生产总值", "亿元", 590, 929, 9.5),
    ("一般公共预算收入", "亿元", 78.1, 117, 8.5),
    ("森林覆盖率", "%", 12.66, 13.2, 0.8),
]


def frame(
    *rows: tuple[Any, ...], columns: tuple[Any, ...] = ("indicator", "unit", 2020, 2025, "growth")
) -> Any:
    return pd.DataFrame([*ROWS, *rows], columns=list(columns))


def found(result: Linted) -> list[tuple[str, int, str]]:
    return [(f.rule, f.location.line, f.text) for f in result.findings]


def test_a_right_frame_has_no_finding_and_all_its_numbers_are_counted() -> None:
    result = planlint.lint_frame(frame(), isolated=True)
    assert found(result) == []
    assert result.bugs == ()
    assert result.accounts[0].checked == 9


@pytest.mark.parametrize(
    "columns",
    [
        ("indicator", "unit", 2020, 2025, "growth"),
        ("Indicator", "Unit", "2020", "2025", "Average annual growth (%)"),
        ("指标", "单位", "2020年", "2025年", "年均增速(%)"),
    ],
)
def test_headers_are_read_in_both_languages(columns: tuple[Any, ...]) -> None:
    result = planlint.lint_frame(
        frame(("进出口总额", "亿元", 122, 216, 13.2), columns=columns), isolated=True
    )
    assert found(result) == [("growth/rate-contradicts-levels", 5, "13.2")]
    assert result.findings[0].location.cell == f"{columns[-1]}[3]"


def test_findings_come_as_a_frame() -> None:
    found = planlint.lint_frame(frame(("进出口总额", "亿元", 122, 216, 13.2)), isolated=True).to_frame()
    assert list(found["rule"]) == ["growth/rate-contradicts-levels"]
    assert list(found["line"]) == [5]


def test_a_textual_index_holds_the_indicators() -> None:
    table = frame(("进出口总额", "亿元", 122, 216, 13.2)).set_index("indicator")
    result = planlint.lint_frame(table, isolated=True)
    assert found(result) == [("growth/rate-contradicts-levels", 5, "13.2")]
    assert result.findings[0].location.cell == "growth[进出口总额]"


def test_a_bare_growth_is_the_total_where_the_rows_hold_it() -> None:
    rows = [
        ("a", "亿元", 100.0, 150.0, 50.0),
        ("b", "亿元", 200.0, 250.0, 25.0),
        ("c", "亿元", 80.0, 100.0, 20.0),
    ]
    table = pd.DataFrame(rows, columns=["indicator", "unit", 2020, 2025, "growth"])
    assert found(planlint.lint_frame(table, isolated=True)) == [("growth/total-contradicts-levels", 4, "20")]


def test_a_bare_growth_that_is_neither_is_left_alone() -> None:
    rows = [(name, "亿元", 100.0, 150.0, 31.0 + at) for at, name in enumerate("abcdef")]
    table = pd.DataFrame(rows, columns=["indicator", "unit", 2020, 2025, "growth"])
    assert found(planlint.lint_frame(table, isolated=True)) == []


def test_growth_in_fractions_is_percent() -> None:
    rows = [("a", "亿元", 590, 929, 0.095), ("b", "亿元", 78.1, 117, 0.0845), ("c", "亿元", 122, 216, 0.132)]
    table = pd.DataFrame(rows, columns=["indicator", "unit", 2020, 2025, "average annual growth"])
    assert found(planlint.lint_frame(table, isolated=True)) == [("growth/rate-contradicts-levels", 4, "13.2")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (9.5, "9.5"), (9.0, "9"), (590, "590"), (np.int64(7), "7"), (np.float64(0.1), "0.1"),
        (" 2.5%以内 ", "2.5%以内"),
        (None, ""), (float("nan"), ""), (1e-7, "0.0000001"), (1e16, "10000000000000000"), (float("inf"), ""),
    ],
)  # fmt: skip
def test_values_are_printed_as_they_were(value: object, text: str) -> None:
    assert tabular.printed(value) == text


@given(st.lists(st.one_of(st.integers(-(10**9), 10**9), st.decimals(-(10**6), 10**6, places=3)), min_size=1))
def test_decimals_of_a_column_are_those_of_its_texts(values: list[Any]) -> None:
    as_floats = [float(value) for value in values]
    one, other = (
        tabular.numbers(pd.Series(column))
        for column in (as_floats, pd.Series([tabular.printed(v) for v in as_floats], dtype=object))
    )
    assert list(one.value) == list(other.value)
    assert list(one.half) == list(other.half)


NAMES = (
    "甲产量",
    "乙产量",
    "丙占比",
    "丁人数",
    "森林覆盖率",
    "常住人口",
    "每千人口注册护士数",
    "地区生产总值",
)
UNITS = ("亿元", "万人", "%", "家", "万吨", "")
LEVEL = st.one_of(st.integers(0, 3000), st.floats(0.01, 1e5).map(lambda x: round(x, 2)))
RATE = st.floats(-20, 60).map(lambda x: round(x, 1))
ROW = st.tuples(
    st.sampled_from(NAMES), st.integers(0, 9), st.sampled_from(UNITS), LEVEL, LEVEL, RATE, st.booleans()
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(rows=st.lists(ROW, min_size=1, max_size=25), odd=st.booleans(), growth=st.sampled_from((2021, 2025)))
def test_the_screen_leaves_out_nothing_that_is_found(
    monkeypatch: pytest.MonkeyPatch, rows: list[tuple[Any, ...]], odd: bool, growth: int
) -> None:
    made = []
    for name, number, unit, start, end, rate, right in rows:
        years = growth - 2020
        true = round(100 * ((end / start) ** (1 / years) - 1), 1) if right and start and end else rate
        made.append((f"{name}{number}" if number else name, unit, start, f"约{end}" if odd else end, true))
    header = "年均增速(%)" if growth > 2021 else "2021年同比增速(%)"
    table = pd.DataFrame(made, columns=["指标", "单位", "2020年", f"{growth}年", header])
    monkeypatch.setattr(frames, "SMALL", 10**6)
    whole = found(planlint.lint_frame(table, isolated=True))
    monkeypatch.setattr(frames, "SMALL", 0)
    for module in (frames, screening):
        monkeypatch.setattr(module, "HEAD", 2)
    assert found(planlint.lint_frame(table, isolated=True)) == whole


def test_a_large_frame_is_screened_and_its_wrong_row_found() -> None:
    count = 20_000
    random = np.random.default_rng(7)
    start, growth = random.uniform(50, 900, count).round(1), random.uniform(1, 15, count).round(1)
    end = (start * (1 + growth / 100) ** 5).round(1)
    table = pd.DataFrame(
        {
            "indicator": [f"产品{n}产量" for n in range(count)],
            "unit": "万吨",
            2020: start,
            2025: end,
            "growth": growth,
        }
    )
    table.loc[15_000, "growth"] += 1
    begun = time.perf_counter()
    result = planlint.lint_frame(table, isolated=True)
    assert time.perf_counter() - begun < 10
    assert [(f.rule, f.location.line) for f in result.findings if f.severity == "error"] == [
        ("growth/rate-contradicts-levels", 15_002)
    ]
    account = result.accounts[0]
    assert len(result.documents[0].figures) < 0.2 * 3 * count
    assert account.checked + account.unchecked == 3 * count


def test_a_month_beside_its_year_is_not_screened() -> None:
    rows = [(f"产品{number}产量", "万吨", 5.0, 60.0) for number in range(1200)]
    rows[700] = ("产品700产量", "万吨", 62.0, 6.0)
    table = pd.DataFrame(rows, columns=["指标", "单位", "2023年12月", "2023年1-12月"])
    result = planlint.lint_frame(table, isolated=True)
    assert [row for row in found(result) if row[0].startswith("arithmetic")] == [
        ("arithmetic/month-exceeds-year-so-far", 702, "62")
    ]


def test_every_check_of_figures_is_known_to_the_screen() -> None:
    # a check that is not makes lint_frame read every row of every frame
    rules = [rule for rule in packs.load().rules if rule.id.startswith(frames.PACKS)]
    assert screening.unknown(rules) == set()


def test_rows_without_a_plain_meaning_are_all_kept() -> None:
    table = pd.DataFrame(
        {"region": list("abc") * 400, "year": [2020, 2021, 2022] * 400, "unit": "亿元", "value": range(1200)}
    )
    result = planlint.lint_frame(table, isolated=True)
    assert result.bugs == ()
