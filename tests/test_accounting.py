"""Why a figure is unchecked."""

import pytest

from planlint import accounting, packs
from planlint.corpus import Corpus
from planlint.model import Figure, Period
from tests import made

VOCABULARY = packs.load().vocabulary


def reasons(*changes: dict[str, object]) -> tuple[str, ...]:
    of = made.document()
    figures: list[Figure] = [
        made.figure(of, text, **change)  # type: ignore[arg-type]
        for text, change in zip(("590", "929", "9.9%"), changes, strict=False)
    ]
    of = of._replace(figures=tuple(figures))
    return accounting.unchecked(Corpus([of], VOCABULARY), {of.path: ((),) * len(figures)}, "en")[of.path]


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        (({"indicator": ""},), "its indicator is not known"),
        (({},), "no other figure of this indicator"),
        (({}, {"indicator": "jobs"}), "no other figure of this indicator"),
        (({"period": None}, {}), "its period is not known"),
        (({}, {"period": Period("2021", "2021")}), "no other figure of this indicator, period and aspect"),
        (({}, {"aspect": "growth"}), "no other figure of this indicator, period and aspect"),
        (({}, {}), "no rule relates it to another figure"),
    ],
)
def test_reason_of_an_unchecked_figure(changes: tuple[dict[str, object], ...], first: str) -> None:
    assert reasons(*changes)[0] == first


def test_every_reason_has_words_in_both_languages() -> None:
    assert all(set(words) == {"en", "zh"} and all(words.values()) for words in accounting.REASONS.values())
