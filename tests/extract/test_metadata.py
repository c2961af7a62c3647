"""Metadata of an indicator: target lines, baselines, and promises in sentences."""

import pytest

from planlint import packs, readers
from planlint.extract import extract, metadata
from planlint.model import Document

VOCABULARY = packs.load().vocabulary
WORDS = metadata.words(VOCABULARY)


def read(text: str, path: str = "meta/6-3-2.yml") -> Document:
    return extract(readers.read(path, text.encode()), VOCABULARY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Achieve 40 to 45% emission reductions below 2005 levels by 2030", [(-45, -40, 2005)]),
        ("cut deaths by 60 per cent compared to 2010", [(-60, -60, 2010)]),
        ("raise the share by 12.5% from 2015", [(12.5, 12.5, 2015)]),
        ("réduire de 30 % par rapport aux niveaux de 2014", [(-30, -30, 2014)]),
        ("比2015年下降60%以上", [(-60, -60, 2015)]),
        ("protect at least 10% of the coast by 2020", []),
        ("from 12% in 2015 to 6% in 2030", []),
        ("less than 70 per 100,000 live births", []),
    ],
)
def test_promises(text: str, said: list[tuple[float, float, int]]) -> None:
    assert [(p.low, p.high, p.year) for p in metadata.promises(text, WORDS)] == said


def test_target_lines_and_their_year() -> None:
    document = read(
        "graph_target_lines:\n- unit: kt\n  value: 2.5\n  label_content: 2035 target\n"
        "graph_annotations:\n- value: 7\n- value: 8\n  preset: target_line\n"
    )
    found = [(f.quantity.text, f.quantity.unit, f.period and f.period.end) for f in document.figures]
    assert found == [("2.5", "kt", "2035"), ("8", "", None)]


def test_the_number_of_a_target_is_no_target() -> None:
    assert not read("target: 3.1\ntarget_id: '3.1'\nsdg_goal: '3'\n").figures


def test_other_numbers_are_named() -> None:
    document = read("source_url_1: https://example.org/36-10\nyear: [2001]\n")
    assert [(u.text, u.reason) for u in document.unread] == [
        ("1", "metadata"), ("36", "metadata"), ("10", "metadata"), ("2001", "metadata"),
    ]  # fmt: skip
