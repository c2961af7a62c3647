"""Quotation marks and brackets under nesting."""

from hypothesis import given
from hypothesis import strategies as st

from planlint.checks.brackets_are_closed import brackets_are_closed
from planlint.corpus import Corpus
from planlint.readers import read
from planlint.vocabulary import Vocabulary

PAIRS = ["“”", "‘’", "（）", "()", "《》", "「」", "【】"]
WORD = st.sampled_from(["发展", "工业园区", "三年行动", "乡村", "治理"])
NESTED = st.recursive(
    WORD,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(PAIRS), inner).map(lambda pair: pair[0][0] + pair[1] + pair[0][1]),
        st.tuples(inner, inner).map("，".join),
    ),
    max_leaves=12,
)


def lone(text: str) -> list[object]:
    corpus = Corpus([read("a.txt", text.encode())], Vocabulary(()))
    return [evidence.facts["sign"] for evidence in brackets_are_closed(corpus)]


@given(NESTED)
def test_nested_pairs_are_closed(text: str) -> None:
    assert lone(f"落实{text}要求。") == []


@given(NESTED, st.sampled_from(PAIRS), WORD, NESTED)
def test_an_opening_sign_alone_is_found(before: str, pair: str, word: str, after: str) -> None:
    assert lone(f"落实{before}，加快{pair[0]}{word}，再抓{after}。") == [pair[0]]


@given(NESTED, st.sampled_from(PAIRS), WORD, NESTED)
def test_a_closing_sign_alone_is_found(before: str, pair: str, word: str, after: str) -> None:
    assert lone(f"落实{before}，加快建设{word}{pair[1]}，再抓{after}。") == [pair[1]]


def test_a_quotation_over_several_paragraphs() -> None:
    assert lone("他说：“要发展。\n“要改革。\n“要开放。”") == []


def test_list_numbers_and_apostrophes() -> None:
    assert lone("包括：1)道路；2)桥梁；a)隧道，China’s ’97。") == []
