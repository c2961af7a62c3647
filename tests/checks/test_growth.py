"""Growth rates against levels: soundness under rounding, and the arithmetic that is named."""

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint import config, engine, growths, loading, packs
from planlint.checks.compound_growth_holds import compound_growth_holds
from planlint.checks.rates_fit_well import rates_fit_well
from planlint.checks.shares_grow_in_percent import shares_grow_in_percent
from planlint.checks.total_growth_holds import total_growth_holds
from planlint.checks.yearly_growth_holds import yearly_growth_holds
from planlint.corpus import Corpus
from planlint.extract.bounds import quantity
from planlint.model import Document, Evidence, Figure, Location, Period
from planlint.vocabulary import Indicator, Vocabulary

KNOWN = Vocabulary(
    (
        Indicator("产值", dimensions=("money",), prices=True),
        Indicator("税收", dimensions=("money",)),
        Indicator("床位", dimensions=("count",)),
        Indicator("覆盖率", dimensions=("ratio",)),
    )
)


def figure(
    text: str, year: int | tuple[int, int], unit: str = "亿元", *, of: str = "税收", aspect: str = "level",
    row: int | None = 1, role: str = "actual", modifier: str = "none", basis: str = "unknown",
    path: str = "a.md", block: int = 0,
) -> Figure:  # fmt: skip
    first, last = (year, year) if isinstance(year, int) else year
    decimals = len(text.partition(".")[2])
    return Figure(
        Location(path, 1, 1, 1, 1 + len(text)), quantity(text, float(text), decimals, unit, modifier),
        of, of, None, Period(str(first), str(last)), aspect, role, basis, block,
        row=row, sentence=None if row is not None else 0,
    )  # fmt: skip


def corpus(*figures: Figure, place: str | None = "x") -> Corpus:
    paths = dict.fromkeys(f.location.path for f in figures)
    return Corpus(
        [
            Document(
                p,
                "markdown",
                "",
                (),
                (0,),
                figures=tuple(f for f in figures if f.location.path == p),
                place=place,
            )
            for p in paths
        ],
        KNOWN,
    )


def rate(text: str, start: int = 2016, end: int = 2020, **more: object) -> Figure:
    return figure(text, (start, end), "%", **{"aspect": "growth_average"} | more)  # type: ignore[arg-type]


def only(evidence: Iterator[Evidence]) -> Evidence:
    (one,) = evidence
    return one


def printed(value: float, decimals: int) -> str:
    return str(Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


LEVEL = st.floats(0.01, 1e6)
DECIMALS = st.integers(0, 4)
CHECKS: dict[str, Callable[[Corpus], Iterator[Evidence]]] = {
    "growth_average": compound_growth_holds,
    "growth_total": total_growth_holds,
    "growth": yearly_growth_holds,
}


@pytest.mark.parametrize("aspect", CHECKS)
@given(start=LEVEL, end=LEVEL, years=st.integers(1, 15), digits=st.tuples(DECIMALS, DECIMALS, DECIMALS))
def test_true_values_however_rounded_never_disagree(
    aspect: str, start: float, end: float, years: int, digits: tuple[int, int, int]
) -> None:
    years = 1 if aspect == "growth" else years
    power = 1 / years if aspect == "growth_average" else 1
    growth = 100 * ((end / start) ** power - 1)
    figures = (
        figure(printed(start, digits[0]), 2020 - years),
        figure(printed(end, digits[1]), 2020),
        figure(printed(growth, digits[2]), (2021 - years, 2020), "%", aspect=aspect),
    )
    assert [e for e in CHECKS[aspect](corpus(*figures)) if not e.holds] == []


@given(start=st.floats(0.1, 90), end=st.floats(0.1, 90), digits=st.tuples(DECIMALS, DECIMALS, DECIMALS))
def test_points_of_shares_never_disagree(start: float, end: float, digits: tuple[int, int, int]) -> None:
    figures = (
        figure(printed(start, digits[0]), 2015, "%", of="覆盖率"),
        figure(printed(end, digits[1]), 2020, "%", of="覆盖率"),
        rate(printed((end - start) / 5, digits[2]), of="覆盖率"),
    )
    assert [e for e in compound_growth_holds(corpus(*figures)) if not e.holds] == []


@given(
    st.lists(
        st.sampled_from(("about", "at_least", "at_most", "over", "under", "none")), min_size=3, max_size=3
    )
)
def test_a_modifier_only_widens(modifiers: list[str]) -> None:
    figures = (
        figure("100", 2015, modifier=modifiers[0]),
        figure("161.051", 2020, modifier=modifiers[1]),
        rate("10", modifier=modifiers[2]),
    )
    # 161.051 is 10 % a year exactly; “over” and “under” begin at the printed number
    assert only(compound_growth_holds(corpus(*figures))).holds


def test_the_years_come_from_the_periods() -> None:
    levels = figure("707", 2016, "个", of="床位"), figure("1950", 2020, "个", of="床位")
    assert only(compound_growth_holds(corpus(*levels, rate("28.9", 2017, of="床位")))).holds
    assert list(compound_growth_holds(corpus(*levels, rate("28.9", 2016, of="床位")))) == []


def test_units_are_converted() -> None:
    figures = figure("9500", 2015, "万元"), figure("1.9", 2020, "亿元"), rate("14.9")
    assert only(compound_growth_holds(corpus(*figures))).holds


def test_levels_in_different_currencies_are_not_compared() -> None:
    figures = figure("122", 2015, "亿元"), figure("30", 2020, "亿美元"), rate("3.0")
    assert list(compound_growth_holds(corpus(*figures))) == []


def test_a_sentence_may_leave_out_the_year_it_starts_from() -> None:
    start = figure("15.2", 2015, role="baseline", row=None)._replace(period=None)
    figures = start, figure("20.6", 2020, row=None), rate("8.3", row=None)
    assert not only(compound_growth_holds(corpus(*figures))).holds
    elsewhere = start._replace(sentence=1)
    assert list(compound_growth_holds(corpus(elsewhere, *figures[1:]))) == []


def test_negative_or_missing_levels_give_no_question() -> None:
    figures = figure("-5", 2015), figure("9", 2020), rate("3.0")
    assert list(compound_growth_holds(corpus(*figures))) == []


@pytest.mark.parametrize(
    ("start", "end", "stated", "of", "unit", "cause"),
    [
        ("4.15", "21.1", "3.39", "床位", "张", "absolute-change"),
        ("1432", "1694", "3.66", "床位", "人", "simple-average"),
        ("120", "180", "50.0", "税收", "亿元", "total-growth"),
        ("707", "1950", "28.9", "床位", "个", "other-years"),
        ("100", "150", "0.84", "税收", "亿元", "decimal-point"),
        ("122", "216", "21.1", "税收", "亿元", "digits-swapped"),
        ("216", "122", "10.8", "税收", "亿元", "other-direction"),
        ("66", "78.86", "2.3", "税收", "亿元", None),
    ],
)
def test_the_arithmetic_that_fits_is_named(
    start: str, end: str, stated: str, of: str, unit: str, cause: str | None
) -> None:
    figures = figure(start, 2015, unit, of=of), figure(end, 2020, unit, of=of), rate(stated, of=of)
    assert only(compound_growth_holds(corpus(*figures))).cause == cause


def test_another_printed_value_is_named_with_its_place() -> None:
    figures = (
        figure("23.6", 2020, "件", of="床位"), figure("30", 2025, "件", of="床位"),
        rate("4.1", 2021, 2025, of="床位"), figure("24.6", 2020, "件", of="床位", block=3),
    )  # fmt: skip
    evidence = only(compound_growth_holds(corpus(*figures)))
    assert evidence.cause == "other-level"
    assert evidence.facts["other"] == "24.6"
    assert [p.note for p in evidence.places] == ["", "start", "end", "other"]


@pytest.mark.parametrize(
    ("of", "basis", "case"),
    [("产值", "unknown", "prices"), ("产值", "nominal", None), ("税收", "unknown", None)],
)
def test_prices_may_explain_only_values_of_unknown_basis(of: str, basis: str, case: str | None) -> None:
    figures = figure("413", 2015, of=of), figure("590", 2020, of=of), rate("6.6", of=of, basis=basis)
    assert only(compound_growth_holds(corpus(*figures))).case == case


def test_real_growth_is_not_held_against_levels() -> None:
    figures = figure("413", 2015), figure("590", 2020), rate("6.6", basis="real")
    assert list(compound_growth_holds(corpus(*figures))) == []


def test_prices_do_not_explain_what_is_exactly_the_yearly_change() -> None:
    figures = figure("413", 2015, of="产值"), figure("590", 2020, of="产值"), rate("35.40", of="产值")
    evidence = only(compound_growth_holds(corpus(*figures)))
    assert (evidence.case, evidence.cause) == (None, "absolute-change")


def test_one_of_two_printed_values_is_enough() -> None:
    figures = (
        figure("325", 2015), figure("348", 2020, block=1), figure("560", 2025, block=2),
        figure("438", 2020, block=2, row=7), rate("10", 2021, 2025, block=4),
    )  # fmt: skip
    assert only(compound_growth_holds(corpus(*figures))).holds


def test_a_target_rate_belongs_to_the_target_level() -> None:
    figures = (
        figure("100", 2022), figure("104.5", 2023), figure("112", 2023, role="target", row=2),
        figure("12", 2023, "%", aspect="growth", role="target", row=2),
    )  # fmt: skip
    assert only(yearly_growth_holds(corpus(*figures))).holds


def test_last_years_value_in_another_file_may_be_revised() -> None:
    figures = (
        figure("100", 2022, path="2022.md"), figure("104.5", 2023),
        figure("6.2", 2023, "%", aspect="growth"),
    )  # fmt: skip
    assert only(yearly_growth_holds(corpus(*figures))).case == "revised"
    assert list(yearly_growth_holds(corpus(*figures, place=None))) == []


def test_half_years_are_held_against_half_years() -> None:
    half = [Period(f"{year}-01", f"{year}-06") for year in (2022, 2023)]
    figures = (
        figure("50.0", 2022)._replace(period=half[0]), figure("55.0", 2023)._replace(period=half[1]),
        figure("100", 2022), figure("8.0", 2023, "%", aspect="growth")._replace(period=half[1]),
    )  # fmt: skip
    assert not only(yearly_growth_holds(corpus(*figures))).holds


@pytest.mark.parametrize(
    ("stated", "unit", "holds"),
    [("1.3", "倍", False), ("0.4", "倍", True), ("37", "%", True), ("1", "番", False), ("0.5", "番", True)],
)
def test_multiples_and_doublings_are_read_as_growth(stated: str, unit: str, holds: bool) -> None:
    figures = (
        figure("31604", 2015, "元"), figure("43179", 2020, "元"),
        figure(stated, (2016, 2020), unit, aspect="growth_total"),
    )  # fmt: skip
    assert only(total_growth_holds(corpus(*figures))).holds == holds


def test_grown_to_is_not_grown_by() -> None:
    figures = (
        figure("100", 2015), figure("137", 2020), figure("1.37", (2016, 2020), "倍", aspect="growth_total"),
    )  # fmt: skip
    assert only(total_growth_holds(corpus(*figures))).cause == "grown-to"


@pytest.mark.parametrize(
    ("start", "end", "stated", "holds"),
    [
        ("12.66", "13", "0.068", False),
        ("60.0", "66.0", "1.2", False),
        ("97", "98.6", "0.32", True),
        ("11.82", "12.66", "1.4", None),
    ],
)
def test_points_in_a_column_of_percent_are_noted(
    start: str, end: str, stated: str, holds: bool | None
) -> None:
    figures = (
        figure(start, 2015, "%", of="覆盖率"),
        figure(end, 2020, "%", of="覆盖率"),
        rate(stated, of="覆盖率"),
    )
    found = list(shares_grow_in_percent(corpus(*figures)))
    assert [e.holds for e in found] == ([] if holds is None else [holds])


def test_points_stated_as_points_are_right() -> None:
    figures = (
        figure("60.0", 2015, "%", of="覆盖率"), figure("66.0", 2020, "%", of="覆盖率"),
        figure("1.2", (2016, 2020), "个百分点", of="覆盖率", aspect="growth_average"),
    )  # fmt: skip
    assert only(compound_growth_holds(corpus(*figures))).holds
    assert list(shares_grow_in_percent(corpus(*figures))) == []


@pytest.mark.parametrize(("end", "holds"), [("3.3", False), ("3.34", None)])
def test_a_rate_at_the_edge_of_rounding_is_noted(end: str, holds: bool | None) -> None:
    figures = (
        figure("2.93", 2020, "%", of="覆盖率"),
        figure(end, 2025, "%", of="覆盖率"),
        rate("2.68", 2021, 2025, of="覆盖率"),
    )
    found = list(rates_fit_well(corpus(*figures)))
    assert [e.holds for e in found] == [bool(holds is None)]


def test_the_chance_of_a_rate_is_that_of_even_rounding() -> None:
    pair = growths.Pair(rate("2.68", 2021, 2025), figure("2.93", 2020, "%"), figure("3.3", 2025, "%"), 5, 0)
    assert growths.likelihood(pair) == pytest.approx(0.064, abs=0.005)


def test_a_thousand_mentions_cost_no_million_pairs() -> None:
    import time

    many = [figure("100", 2015, block=n) for n in range(2000)] + [
        figure("150", 2020, block=n) for n in range(2000)
    ]
    rates = [rate("8.4", block=5000 + n) for n in range(2000)]
    start = time.perf_counter()
    assert all(e.holds for e in compound_growth_holds(corpus(*many, *rates)))
    assert time.perf_counter() - start < 2


INDICATORS = st.sampled_from(
    (
        *(
            ("地区生产总值", "亿元"),
            ("一般公共预算收入", "亿元"),
            ("进出口总额", "万美元"),
            ("森林覆盖率", "%"),
        ),
        *(("高新技术企业数", "家"), ("粮食产量", "万吨"), ("某产品产量", "万台")),
    )
)


@settings(deadline=None, max_examples=40)
@given(
    rows=st.lists(
        st.tuples(INDICATORS, st.floats(1, 900), st.floats(0.5, 2.0), DECIMALS, DECIMALS, st.integers(0, 3)),
        min_size=1, max_size=6, unique_by=lambda row: row[0],
    ),
    years=st.integers(2, 10),
)  # fmt: skip
def test_a_truthful_markdown_table_has_no_error(rows: list[tuple], years: int) -> None:  # type: ignore[type-arg]
    lines = [f"| 指标名称 | 单位 | {2020 - years}年 | 2020年 | 年均增速(%) |", "|---|---|---|---|---|"]
    for (name, unit), start, times, first, last, digits in rows:
        level = start / 20 if unit == "%" else start
        growth = 100 * (times ** (1 / years) - 1)
        cells = printed(level, first), printed(level * times, last), printed(growth, digits)
        lines.append(f"| {name} | {unit} | {' | '.join(cells)} |")
    loaded = packs.load()
    document = loading.load(("a.md", "\n".join(lines).encode()), loaded.vocabulary)
    assert isinstance(document, Document)
    rules = tuple(r for r in loaded.rules if r.id.startswith(("growth/", "units/")))
    result = engine.check(
        Corpus([document], loaded.vocabulary), loaded._replace(rules=rules), config.load(None, [])
    )
    assert [f.message for f in result.findings if f.severity == "error"] == []
    assert result.bugs == ()
