"""Rules on what stands side by side: true values, however rounded, never disagree; wrong ones do."""

from hypothesis import given
from hypothesis import strategies as st

from planlint.checks.changes_are_differences import changes_are_differences
from planlint.checks.disjoint_parts_within_whole import disjoint_parts_within_whole
from planlint.checks.growth_matches_change import growth_matches_change
from planlint.checks.mean_between_parts import mean_between_parts
from planlint.checks.part_of_year_within_year import part_of_year_within_year
from planlint.checks.shares_follow_from_levels import shares_follow_from_levels
from planlint.model import Figure, Period
from tests.checks.test_growth import DECIMALS, LEVEL, corpus, figure, only, printed

DIGITS = st.tuples(DECIMALS, DECIMALS, DECIMALS)


@given(start=LEVEL, end=LEVEL, digits=DIGITS)
def test_a_true_change_is_the_difference(start: float, end: float, digits: tuple[int, int, int]) -> None:
    told = corpus(
        figure(printed(start, digits[0]), 2019),
        figure(printed(end, digits[1]), 2020),
        figure(printed(end - start, digits[2]), 2020, aspect="change"),
    )
    assert [e for e in changes_are_differences(told) if not e.holds] == []


@given(start=LEVEL, end=LEVEL, digits=DIGITS)
def test_a_true_growth_is_the_change_over_the_start(
    start: float, end: float, digits: tuple[int, int, int]
) -> None:
    told = corpus(
        figure(printed(end, digits[0]), 2020),
        figure(printed(end - start, digits[1]), 2020, aspect="change"),
        figure(printed(100 * (end - start) / start, digits[2]), 2020, "%", aspect="growth"),
    )
    assert [e for e in growth_matches_change(told) if not e.holds] == []


def test_a_change_against_a_named_year_is_held_against_that_year() -> None:
    levels = figure("120", 2015, "张", of="床位", row=None), figure("156", 2020, "张", of="床位", row=None)
    change = figure("36", 2020, "张", of="床位", aspect="change", row=None)
    since = change._replace(attributes=(("base_period", "2015"),))
    assert list(changes_are_differences(corpus(*levels, change))) == []
    assert only(changes_are_differences(corpus(*levels, since))).holds


def columns(rows: list[tuple[float, float]], digits: tuple[int, int, int]) -> list[Figure]:
    """A table of levels and shares."""
    found = []
    for number, (level, share) in enumerate(rows):
        of = f"第{number}项"
        found.append(figure(printed(level, digits[0]), 2020, of=of, row=number)._replace(column=1))
        told = figure(printed(share, digits[1]), 2020, "%", of=of, row=number, aspect="share")
        found.append(told._replace(column=2))
    return found


@given(levels=st.lists(LEVEL, min_size=2, max_size=8), digits=DIGITS)
def test_true_shares_follow_from_their_levels(levels: list[float], digits: tuple[int, int, int]) -> None:
    rows = [(level, 100 * level / sum(levels)) for level in (*levels, sum(levels))]
    told = corpus(*columns(rows, digits))
    assert [e for e in shares_follow_from_levels(told, names=()) if not e.holds] == []


def test_one_wrong_share_of_four_is_found() -> None:
    told = corpus(*columns([(100.0, 100.0), (63.2, 63.2), (20.5, 25.0), (16.3, 16.3)], (1, 1, 1)))
    (wrong,) = [e for e in shares_follow_from_levels(told, names=()) if not e.holds]
    assert wrong.places[0].text == "25.0"


@given(one=LEVEL, other=LEVEL, weight=st.floats(0, 1), digits=DIGITS)
def test_a_true_mean_lies_between_its_parts(
    one: float, other: float, weight: float, digits: tuple[int, int, int]
) -> None:
    mean = one * weight + other * (1 - weight)
    told = corpus(
        figure(printed(mean, digits[0]), 2020, of="全体"),
        figure(printed(one, digits[1]), 2020, of="城镇"),
        figure(printed(other, digits[2]), 2020, of="农村"),
    )
    found = mean_between_parts(told, whole="全体", parts=("城镇", "农村"), levels=True)
    assert [e for e in found if not e.holds] == []


@given(months=st.lists(LEVEL, min_size=2, max_size=12), digits=DIGITS)
def test_a_true_month_is_within_the_year_so_far(months: list[float], digits: tuple[int, int, int]) -> None:
    last = f"2020-{len(months):02}"
    month = figure(printed(months[-1], digits[0]), 2020)._replace(period=Period(last, last))
    so_far = figure(printed(sum(months), digits[1]), 2020)._replace(period=Period("2020-01", last))
    assert only(part_of_year_within_year(corpus(month, so_far), stocks=())).holds
    assert list(part_of_year_within_year(corpus(month, so_far), stocks=("税收",))) == []


@given(parts=st.tuples(LEVEL, LEVEL), rest=LEVEL, digits=DIGITS)
def test_true_parts_are_within_their_whole(
    parts: tuple[float, float], rest: float, digits: tuple[int, int, int]
) -> None:
    told = corpus(
        figure(printed(sum(parts) + rest, digits[0]), 2020, of="全部"),
        figure(printed(parts[0], digits[1]), 2020, of="甲"),
        figure(printed(parts[1], digits[2]), 2020, of="乙"),
    )
    assert only(disjoint_parts_within_whole(told, wholes=("全部 >= 甲 + 乙",))).holds
