"""Globs of configuration files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.globs import matches


@pytest.mark.parametrize(
    ("path", "glob"),
    [
        ("a.csv", "*.csv"),
        ("data/2023/a.csv", "*.csv"),
        ("data/2023/a.csv", "data/**/*.csv"),
        ("data/a.csv", "data/**/*.csv"),
        ("data/2023/a.csv", "data/**"),
        ("data/2023/a.csv", "data"),
        ("data/2023/a.csv", "data/"),
        ("data/2023/a.csv", "./data/2023"),
        ("data/2023/a.csv", "2023"),
        ("年报/二〇二三.docx", "年报/*.docx"),
        ("a1.csv", "a[0-9].csv"),
        ("b.csv", "[!a].csv"),
        ("a[1].csv", "a[[]1].csv"),
        ("../shared/a.csv", "../shared/*.csv"),
    ],
)
def test_glob_names_path(path: str, glob: str) -> None:
    assert matches(path, glob)


@pytest.mark.parametrize(
    ("path", "glob"),
    [
        ("data/2023/a.csv", "data/*.csv"),
        ("a.csvx", "*.csv"),
        ("old/data/a.csv", "data/*"),
        ("aXcsv", "a.csv"),
        ("a.csv", "[!a].csv"),
        ("datasets/a.csv", "data"),
    ],
)
def test_glob_does_not_name_path(path: str, glob: str) -> None:
    assert not matches(path, glob)


@given(st.text(st.characters(exclude_characters="/"), min_size=1, max_size=20))
def test_any_text_is_a_glob(glob: str) -> None:
    matches("data/a.csv", glob)


def test_range_upside_down_matches_nothing() -> None:
    assert not matches("b.csv", "[z-a].csv")
