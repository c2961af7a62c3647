"""Targets lined up with results: what is still needed leads to the target, and directions mirror."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint import index, vocabulary
from planlint.corpus import Corpus
from planlint.extract import extract
from planlint.progress import BEHIND, MET, MISSED, ON_TRACK, Aim, aims
from planlint.readers import read

WORDS = vocabulary.load(index.load(index.built_in()))
PLAN = "# 某某区国民经济和社会发展第十四个五年规划\n\n"
REPORT = "# 某某区2023年国民经济和社会发展计划执行情况\n\n"


def lined_up(**documents: str) -> list[Aim]:
    read_all = [extract(read(f"{name}.md", text.encode()), WORDS) for name, text in documents.items()]
    return aims(Corpus(read_all, WORDS))


def table(*rows: str) -> str:
    return "\n".join(
        ["| 指标名称 | 单位 | 2020年 | 2023年 | 2025年目标 |", "|---|---|---|---|---|", *rows, ""]
    )


@given(st.integers(100, 900), st.integers(50, 300), st.integers(1, 3), st.sampled_from([0, 1, 2]))
def test_needed_growth_compounded_over_the_years_left_reaches_the_target(
    start: int, more: int, steps: int, decimals: int
) -> None:
    base, now, goal = start, start + more / 3, start + more
    row = f"| 地区生产总值 | 亿元 | {base:.{decimals}f} | {now:.{decimals}f} | {goal:.{decimals}f} |"
    (aim,) = lined_up(data=table(row))
    assert aim.needed is not None
    actual, target = float(f"{now:.{decimals}f}"), float(f"{goal:.{decimals}f}")
    rate = 100 * ((target / actual) ** (1 / aim.left) - 1)
    assert aim.left == 2
    assert aim.needed.low <= rate <= aim.needed.high


@given(st.floats(1, 90), st.floats(1, 90), st.floats(1, 90))
def test_reversing_the_good_direction_mirrors_the_verdicts(first: float, now: float, goal: float) -> None:
    cells = f"| % | {first:.1f} | {now:.1f} | {goal:.1f} |"
    mirrored = f"| % | {100 - first:.1f} | {100 - now:.1f} | {100 - goal:.1f} |"
    (up,) = lined_up(data=table(f"| 森林覆盖率 {cells}"))
    (down,) = lined_up(data=table(f"| 城镇登记失业率 {mirrored}"))
    # the mirrored digits may round the other way by half a unit: certain verdicts never contradict
    assert {up.verdict, down.verdict} != {MET, BEHIND}
    assert {up.verdict, down.verdict} != {ON_TRACK, BEHIND}


def test_a_year_of_slow_growth_raises_what_the_other_years_need() -> None:
    plan = PLAN + "| 指标名称 | 单位 | 2020年 | 2025年 | 年均增速(%) | 属性 |\n|---|---|---|---|---|---|\n"
    plan += "| 地区生产总值 | 亿元 | 590 | 929 | 9.5 | 预期性 |\n"
    found = lined_up(plan=plan, report=REPORT + "2023年，地区生产总值同比增长4.5%。\n")
    average = next(a for a in found if a.kind == "average")
    assert average.verdict == BEHIND
    assert average.left == 4
    assert average.needed is not None
    assert average.needed.low == pytest.approx(10.71, abs=0.01)


def test_a_ceiling_is_missed_from_above() -> None:
    text = "# 2023年计划执行情况\n\n| 指标名称 | 2023年计划(%) | 2023年完成情况(%) |\n|---|---|---|\n"
    (missed,) = lined_up(data=text + "| 城镇登记失业率 | 4以内 | 4.6 |\n")
    (met,) = lined_up(data=text + "| 城镇登记失业率 | 4以内 | 3.5 |\n")
    assert (missed.verdict, met.verdict) == (MISSED, MET)


def test_a_place_without_the_other_is_never_compared() -> None:
    plan = PLAN + "到2025年，地区生产总值达到929亿元。\n"
    other = "# 另外市2023年国民经济和社会发展计划执行情况\n\n2023年，地区生产总值120亿元。\n"
    (aim,) = lined_up(plan=plan, other=other)
    assert aim.actuals == ()
    assert aim.reason == "no actual"
