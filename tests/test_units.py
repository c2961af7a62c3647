"""Units: the kept table is pint's own answers, and what is composed from it is what pint would say."""

import subprocess
import sys
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.index import built_in
from planlint.units import TABLE, dimension_name, registry, rows, table, unit_for


@pytest.fixture(scope="module")
def pint_registry() -> Any:
    return registry()


def test_the_table_is_pints_answers(pint_registry: Any) -> None:
    """`python -m planlint.units` writes it anew."""
    with open(f"{built_in()}/{TABLE}", encoding="utf-8") as file:
        kept = file.read().splitlines()
    assert kept == [f"{name}\t{dimension}\t{factor!r}" for name, dimension, factor in rows(pint_registry)]


def test_every_name_is_defined_once(pint_registry: Any) -> None:
    counts = Counter((name, dimension == "scale") for name, dimension, _ in rows(pint_registry))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "printed",
    [
        "亿元",
        "万人",
        "万亩",
        "亿斤",
        "万吨标准煤",
        "百万吨",
        "千万元",
        "万亿元",
        "十万人",
        "万人次",
        "万美元",
        "亿千瓦时",
        "万千瓦",
        "万平方米",
        "万标准箱",
        "千人",
    ],
)
def test_a_scaled_unit_is_what_pint_makes_of_its_prefixes(pint_registry: Any, printed: str) -> None:
    unit = unit_for(printed)
    base = pint_registry.get_base_units(pint_registry.UnitsContainer({printed: 1}))
    assert unit is not None
    assert unit.factor == pytest.approx(base[0])


@pytest.mark.parametrize(
    "printed",
    [
        "元/人",
        "吨标准煤/万元",
        "微克/立方米",
        "人/亿元",
        "元/平方米",
        "件/万人",
        "张/千人",
        "人/平方公里",
        "立方米/万元",
        "公斤/亩",
        "元/吨",
        "千瓦时/人",
        "万元/亩",
        "吨/公顷",
        "元/小时",
        "毫克/升",
        "公里/小时",
        "户/平方公里",
        "亿元/平方公里",
        "个/万人",
        "千瓦时/元",
    ],
)
def test_a_rate_is_what_pint_makes_of_the_quotient(pint_registry: Any, printed: str) -> None:
    unit = unit_for(printed)
    above, below = printed.split("/")
    container = pint_registry.UnitsContainer({above: 1, below: -1})
    assert unit is not None
    assert unit.factor == pytest.approx(pint_registry.get_base_units(container)[0])
    assert unit.dimension == dimension_name(pint_registry.get_dimensionality(container))


@given(
    st.sampled_from(sorted(table().scales)),
    st.sampled_from(sorted(n for n, u in table().units.items() if u.dimension == "money")),
)
def test_every_scale_multiplies(scale: str, name: str) -> None:
    plain, scaled = unit_for(name), unit_for(scale + name)
    assert plain is not None
    assert scaled is not None
    if scaled.dimension == plain.dimension:  # 百块 could be a unit of its own
        assert scaled.factor == pytest.approx(plain.factor * table().scales[scale])


@pytest.mark.parametrize(
    ("printed", "dimension", "factor"),
    [
        ("%", "ratio", 0.01),
        ("％", "ratio", 0.01),
        ("‰", "ratio", 0.001),
        ("‱", "ratio", 0.0001),
        ("1/10万", "ratio", 1e-5),
        ("/10万", "ratio", 1e-5),
        ("1/10万人", "ratio", 1e-5),
        ("人/10万人", "ratio", 1e-5),
        ("per 100,000", "ratio", 1e-5),
        ("persons per 1,000", "ratio", 1e-3),
        ("倍", "ratio", 1.0),
        ("成", "ratio", 0.1),
        ("个百分点", "points", 0.01),
        ("百分点", "points", 0.01),
        ("个基点", "points", 0.0001),
        ("percentage points", "points", 0.01),
        ("亿元", "money", 1e8),
        ("元(人民币)", "money", 1.0),
        ("人民币亿元", "money", 1e8),
        ("亿元人民币", "money", 1e8),
        ("（万元）", "money", 1e4),
        ("万 元", "money", 1e4),
        ("million yuan", "money", 1e6),
        ("100 million yuan", "money", 1e8),
        ("RMB bn", "money", 1e9),
        ("bn RMB", "money", 1e9),
        ("亿美元", "usd", 1e8),
        ("billion USD", "usd", 1e9),
        ("万人", "person", 1e4),
        ("名", "person", 1.0),
        ("thousand persons", "person", 1e3),
        ("万人次", "visit", 1e4),
        ("万户", "household", 1e4),
        ("households", "household", 1.0),
        ("场次", "count", 1.0),
        ("株(丛)", "count", 1.0),
        ("万标准箱", "container", 1e4),
        ("TEU", "container", 1.0),
        ("公顷", "area", 1e4),
        ("亩", "area", 10000 / 15),
        ("km2", "area", 1e6),
        ("立方米", "volume", 1.0),
        ("亿斤", "mass", 50000.0),
        ("吨标准煤", "coal", 1.0),
        ("tce", "coal", 1.0),
        ("小时", "time", 1 / 24),
        ("元/平方米·月", "money/area/time", 12 / 365.25),
        ("吨/(人·天)", "mass/person/time", 1.0),
        ("亿", "number", 1e8),
    ],
)
def test_printed_units(printed: str, dimension: str, factor: float) -> None:
    unit = unit_for(printed)
    assert unit is not None
    assert (unit.name, unit.dimension) == (printed, dimension)
    assert unit.factor == pytest.approx(factor)


@pytest.mark.parametrize(
    ("one", "other"), [("亩", "公顷"), ("亿斤", "万吨"), ("%", "‰"), ("件", "个"), ("元", "万元")]
)
def test_units_that_convert_have_one_dimension(one: str, other: str) -> None:
    first, second = unit_for(one), unit_for(other)
    assert first
    assert second
    assert first.dimension == second.dimension


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("%", "个百分点"),
        ("亿元", "亿美元"),
        ("人", "人次"),
        ("人", "户"),
        ("吨", "吨标准煤"),
        ("%", "亿元"),
        ("元", "元/人"),
    ],
)
def test_units_that_do_not_convert_differ_in_dimension(one: str, other: str) -> None:
    first, second = unit_for(one), unit_for(other)
    assert first
    assert second
    assert first.dimension != second.dimension


@pytest.mark.parametrize(
    "printed", ["", " ", "发改委", "预期性", "—", "/", "1", "元/", "/元/", "()", "5", "元/部门", "x" * 1000]
)
def test_what_is_no_unit_is_none(printed: str) -> None:
    assert unit_for(printed) is None


@given(st.text(max_size=80))
def test_any_text_is_a_unit_or_none(printed: str) -> None:
    unit = unit_for(printed)
    assert unit is None or unit.factor > 0


def test_known_units_need_no_pint() -> None:
    code = "\n".join(
        (
            "import sys",
            "from planlint.units import unit_for",
            "unit_for('吨标准煤/万元')",
            "unit_for('发改委')",
            "print('pint' in sys.modules)",
        )
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
