"""Units: what cannot be, and what only looks odd and must not be reported."""

import pytest

from planlint.checks.amounts_have_currency import amounts_have_currency
from planlint.checks.counts_are_not_percent import counts_are_not_percent
from planlint.checks.magnitudes_are_possible import magnitudes_are_possible
from planlint.checks.rates_per_head_are_possible import rates_per_head_are_possible
from planlint.checks.rows_have_units import rows_have_units
from planlint.checks.units_can_be_converted import units_can_be_converted
from planlint.checks.units_fit_indicators import units_fit_indicators
from planlint.checks.values_lie_in_bounds import values_lie_in_bounds
from planlint.corpus import Corpus
from planlint.dimensions import akin, fits
from planlint.model import Block, Cell, Document, Evidence, Figure, Text
from planlint.vocabulary import Indicator, Vocabulary
from tests.checks.test_growth import figure

KNOWN = Vocabulary(
    (
        Indicator("产值", dimensions=("money",), low=0, prices=True),
        Indicator("常住人口", dimensions=("person",), low=0, high=1.5e9),
        Indicator("旅客", dimensions=("person", "visit"), low=0),
        Indicator("覆盖率", dimensions=("ratio",), low=0, high=1),
        Indicator("每千人口医师数", dimensions=("person", "ratio"), low=0, high=1000, per=1000),
        Indicator("能耗", dimensions=("coal/money",)),
        Indicator("优良天数", dimensions=("time",), high=366),
    )
)
PER = r"每?(千|万)人口"
PEOPLE = ("自治区:5e8", "区:3e7", "市:1.5e8")


def corpus(*figures: Figure, place: str | None = "南湖区") -> Corpus:
    # every figure has its unit in a cell before it
    cells = tuple(
        Cell(Text(text), 1, column)
        for f in figures
        for column, text in enumerate((f.quantity.unit, f.quantity.text))
    )
    block = Block("table", Text(""), cells=cells)
    return Corpus([Document("a.md", "markdown", "", (block,), (0,), figures=figures, place=place)], KNOWN)


def found(evidence: object) -> list[Evidence]:
    return [e for e in evidence if not e.holds]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("money", "usd", True), ("count", "household", True), ("mass", "coal", True),
        ("energy", "coal", True),        ("money/person", "usd/household", True), ("number", "money", True),
        ("money", "mass", False), ("money", "money/person", False), ("time", "ratio", False),
    ],
)  # fmt: skip
def test_dimensions_that_stand_for_each_other(one: str, other: str, same: bool) -> None:
    assert akin(one, other) == same
    assert akin(other, one) == same


def test_a_rate_may_be_printed_by_its_upper_unit_alone() -> None:
    assert fits("person", ("person/area",))
    assert not fits("area", ("person/area",))


@pytest.mark.parametrize(
    ("of", "unit", "cases"),
    [
        ("覆盖率", "万人", [None]), ("覆盖率", "%", []), ("覆盖率", "‰", []), ("产值", "亿美元", []),
        ("产值", "%", []), ("产值", "万吨", [None]), ("常住人口", "万户", []), ("每千人口医师数", "‰", []),
        ("能耗", "吨/万元", []), ("能耗", "吨标准煤", []), ("能耗", "立方米", [None]),
        ("某比重", "亿元", ["share"]),
        ("某名", "亿元", []), ("亿元产值死亡率", "%", [None]), ("亿元产值死亡率", "人/亿元", []),
    ],
)  # fmt: skip
def test_units_that_fit_their_indicator(of: str, unit: str, cases: list[str | None]) -> None:
    evidence = units_fit_indicators(
        corpus(figure("12", 2020, unit, of=of)), rates=("亿元.*死亡率$",), shares=("比重",)
    )
    assert [e.case for e in found(evidence)] == cases


def test_a_sentence_with_an_odd_unit_is_only_a_warning() -> None:
    evidence = units_fit_indicators(corpus(figure("12", 2020, "万吨", of="产值", row=None)))
    assert [e.case for e in found(evidence)] == ["prose"]


@pytest.mark.parametrize(
    ("text", "unit", "of", "modifier", "cases"),
    [
        ("100", "%", "覆盖率", "none", []), ("100.4", "%", "覆盖率", "none", [None]),
        ("1000", "‰", "覆盖率", "none", []), ("99", "%", "覆盖率", "at_least", []),
        ("150", "%", "覆盖率", "at_most", []), ("-2", "%", "覆盖率", "none", ["below"]),
        ("376", "天", "优良天数", "none", [None]), ("366", "天", "优良天数", "none", []),
        ("1.4", "亿人", "常住人口", "none", []), ("20", "亿人", "常住人口", "none", [None]),
    ],
)  # fmt: skip
def test_levels_within_their_bounds(
    text: str, unit: str, of: str, modifier: str, cases: list[str | None]
) -> None:
    evidence = values_lie_in_bounds(corpus(figure(text, 2020, unit, of=of, modifier=modifier)))
    assert [e.case for e in found(evidence)] == cases


@pytest.mark.parametrize(
    ("of", "text", "unit", "cases"),
    [
        ("每千人口医师数", "1432", "人", [None]), ("每千人口医师数", "4.64", "人", []),
        ("每千人口床位数", "1432", "张", ["things"]), ("千人口医师数", "1000", "人", []),
        ("万人口医师数", "1432", "人", []), ("医师数", "1432", "人", []),
        ("每千人口医师数", "1432", "亿元", []),
    ],
)  # fmt: skip
def test_no_more_than_all(of: str, text: str, unit: str, cases: list[str | None]) -> None:
    evidence = rates_per_head_are_possible(
        corpus(figure(text, 2020, unit, of=of)), name=PER, persons=("医师",)
    )
    assert [e.case for e in found(evidence)] == cases


@pytest.mark.parametrize(
    ("place", "text", "cases"),
    [
        ("南湖区", "5126", [None]), ("南湖市", "5126", ["steady"]), ("东方自治区", "5126", ["steady"]),
        ("南湖区", "560", []), (None, "51260", ["steady"]),
    ],
)  # fmt: skip
def test_people_fit_their_place(place: str | None, text: str, cases: list[str | None]) -> None:
    figures = figure("9.8", 2015, "万人", of="常住人口"), figure(text, 2020, "万人", of="常住人口")
    evidence = magnitudes_are_possible(corpus(*figures, place=place), people=PEOPLE)
    assert [e.case for e in found(evidence)] == cases


@pytest.mark.parametrize(
    ("of", "first", "last", "unit", "years", "cases"),
    [
        ("产值", "590", "9290000", "亿元", 1, ["steady"]), ("产值", "590", "5900", "亿元", 1, []),
        ("订单", "1.2", "13000", "万件", 1, ["jump"]), ("订单", "1.2", "13000", "万件", 11, []),
        ("订单", "0", "13000", "万件", 1, []), ("覆盖率", "0.01", "30", "%", 1, []),
    ],
)  # fmt: skip
def test_neighbours_are_of_one_magnitude(
    of: str, first: str, last: str, unit: str, years: int, cases: list[str]
) -> None:
    figures = figure(first, 2020 - years, unit, of=of), figure(last, 2020, unit, of=of)
    assert [e.case for e in found(magnitudes_are_possible(corpus(*figures), people=PEOPLE))] == cases


def test_the_same_level_in_other_units_is_no_jump() -> None:
    figures = figure("30.1", 2019, "万人", of="常住人口"), figure("304012", 2020, "人", of="常住人口")
    assert found(magnitudes_are_possible(corpus(*figures), people=PEOPLE)) == []


def test_a_slip_of_scale_is_named() -> None:
    figures = figure("590", 2019, of="产值"), figure("6200000", 2020, of="产值")
    (evidence,) = magnitudes_are_possible(corpus(*figures))
    assert (evidence.cause, evidence.facts["ratio"]) == ("scale-slip", 10500)


@pytest.mark.parametrize(
    ("of", "unit", "count"),
    [("产值", "亿", 1), ("某资产", "亿", 1), ("某人口", "万", 0), ("产值", "亿元", 0)],
)
def test_money_says_yuan(of: str, unit: str, count: int) -> None:
    assert len(list(amounts_have_currency(corpus(figure("16", 2020, unit, of=of)), names=("资产",)))) == count


@pytest.mark.parametrize(
    ("of", "aspect", "row", "count"),
    [
        ("优良天数", "level", None, 1), ("某人数", "level", None, 1), ("某人数", "growth", None, 0),
        ("某人数", "share", None, 0), ("某人数", "level", 3, 0), ("某占比", "level", None, 0),
    ],
)  # fmt: skip
def test_counts_in_percent(of: str, aspect: str, row: int | None, count: int) -> None:
    made = figure("65.2", 2020, "%", of=of, aspect=aspect, row=row)
    assert len(list(counts_are_not_percent(corpus(made), names=("人数",)))) == count


def test_units_of_one_indicator() -> None:
    def of(*units: str) -> int:
        return len(list(units_can_be_converted(corpus(*(figure("12", 2020, u, of="某") for u in units)))))

    assert of("亿元", "万吨") == 1
    assert of("亿元", "亿美元", "%") == 0
    assert of("万吨", "亿斤", "吨") == 0


def test_a_row_without_unit_among_rows_with() -> None:
    rows = [figure("12", 2020, unit, of="产值", row=n) for n, unit in enumerate(("亿元", "亿元", "亿元", ""))]
    assert len(list(rows_have_units(corpus(*rows)))) == 1
    assert list(rows_have_units(corpus(*rows[2:]))) == []
