"""Texts that resemble each other are found under edits, and unrelated ones are not."""

import random

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from planlint.resemblance import resembling, similarity

SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 1500)]
PARAGRAPH = st.lists(st.sampled_from(SIGNS), min_size=100, max_size=300).map("".join)


def edited(text: str, share: float, seed: int) -> str:
    """`share` of the characters changed, left out or doubled by another."""
    rng = random.Random(seed)
    signs = list(text)
    for at in rng.sample(range(len(signs)), int(share * len(signs))):
        signs[at] = rng.choice(["", rng.choice(SIGNS), signs[at] + rng.choice(SIGNS)])
    return "".join(signs)


@given(PARAGRAPH, st.floats(0, 0.1), st.integers(0, 1000))
def test_a_copy_with_up_to_a_tenth_changed_is_found(text: str, share: float, seed: int) -> None:
    copy = edited(text, share, seed)
    assert [(pair.first, pair.second) for pair in resembling([text, copy], 0.8)] == [(0, 1)]


@given(st.lists(PARAGRAPH, min_size=2, max_size=8, unique=True))
def test_unrelated_paragraphs_do_not_resemble(texts: list[str]) -> None:
    assert list(resembling(texts, 0.8)) == []


@given(st.text("甲乙丙丁ab", max_size=70), st.text("甲乙丙丁ab", max_size=70))
def test_similarity_is_that_of_rapidfuzz(a: str, b: str) -> None:
    assert abs(similarity(a, b) - Indel.normalized_similarity(a, b)) < 1e-9


def test_equal_texts_are_paired_with_their_latest_copy() -> None:
    pairs = list(resembling(["甲" * 30, "乙" * 30, "甲" * 30, "甲" * 30], 0.9))
    assert [tuple(pair) for pair in pairs] == [(0, 2, 1.0), (2, 3, 1.0)]
