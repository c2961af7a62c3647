"""The vocabulary that comes with planlint, and what a user's own file may add to it."""

import pytest

from planlint import index, units, vocabulary
from planlint.errors import RuleError
from planlint.vocabulary import Indicator, Vocabulary


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary.load(index.load(index.built_in()))


def test_it_knows_the_indicators_of_plans_and_communiques(known: Vocabulary) -> None:
    assert len(known.indicators) >= 150


def test_no_two_indicators_share_a_name(known: Vocabulary) -> None:
    owners: dict[str, set[str]] = {}
    for indicator in known.indicators.values():
        for name in (indicator.name, *indicator.synonyms):
            owners.setdefault(vocabulary.key(known.spelt(name)), set()).add(indicator.name)
    assert [found for found in owners.values() if len(found) > 1] == []


def test_names_are_in_their_form(known: Vocabulary) -> None:
    names = [name for i in known.indicators.values() for name in (i.name, *i.synonyms)]
    assert [name for name in names if vocabulary.form(name) != name] == []


def test_every_dimension_is_one_of_a_unit(known: Vocabulary) -> None:
    printed = {unit.dimension for unit in units.table().units.values()} | {"ratio"}
    used = {d for i in known.indicators.values() for d in i.dimensions}
    assert {part for dimension in used for part in dimension.split("/")} <= printed


def test_bounds_are_ordered_and_directions_known(known: Vocabulary) -> None:
    for indicator in known.indicators.values():
        assert indicator.good in vocabulary.DIRECTIONS
        assert indicator.low is None or indicator.high is None or indicator.low < indicator.high


def test_only_values_of_output_investment_and_retail_have_prices(known: Vocabulary) -> None:
    for name in ("地区生产总值", "工业增加值", "固定资产投资", "社会消费品零售总额"):
        assert known.indicators[name].prices
    for name in ("一般公共预算收入", "进出口总额", "居民人均可支配收入", "森林覆盖率"):
        assert not known.indicators[name].prices


def test_a_user_file_adds_indicators_and_synonyms(known: Vocabulary) -> None:
    table = {
        "算力规模": {"dimension": "count", "good": "up"},
        "地区生产总值": {"synonyms": ["经济 体量"]},
    }
    mine = vocabulary.load(index.load(index.built_in()), [("mine.toml", table)])
    assert mine.find("算力规模") == "算力规模"
    assert mine.find("经济体量") == "地区生产总值"
    assert mine.indicators["地区生产总值"].prices
    assert known.find("经济体量") is None


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"算力": {"dimensoin": "count"}}, "did you mean 'dimension'"),
        ({"算力": {"synonyms": "算力规模"}}, "must be list"),
        ({"算力": {"per": True}}, "must be int"),
        ({"算力": {"good": "higher"}}, "must be 'up' or 'down'"),
        ({"算力": 3}, "is a table of keys"),
    ],
)
def test_a_faulty_user_file_is_refused_with_path_and_key(table: dict[str, object], words: str) -> None:
    with pytest.raises(RuleError, match="mine.toml: 算力.*" + words):
        vocabulary.load({}, [("mine.toml", table)])


def test_an_empty_vocabulary_knows_nothing() -> None:
    assert Vocabulary(()).find("地区生产总值") is None
    assert Vocabulary((Indicator("产值"),)).find("产值") == "产值"
