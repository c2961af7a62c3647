"""Encodings: what offices save, found without being told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.errors import ReadError
from planlint.readers import read
from planlint.readers.decode import MAX_LINE, decode

SIMPLE = "地区生产总值达到590亿元，年均增长9.5%。\n"
TRADITIONAL = "本年地區生產總值較上年增加，失業率為百分之四。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified_chinese(encoding: str) -> None:
    mark = {"utf-16-be": b"\xfe\xff", "utf-16-le": b"\xff\xfe"}.get(encoding, b"")
    assert decode("a.txt", mark + SIMPLE.encode(encoding)) == SIMPLE


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_traditional_chinese(encoding: str) -> None:
    assert decode("a.txt", TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("source", ["增长9.5%\n", "单位：亿元", "年份,人口\n2020,5\n"])
def test_short_texts_in_gb18030(source: str) -> None:
    assert decode("a.txt", source.encode("gb18030")) == source


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(encoding: str) -> None:
    source = "Year,GDP\n2020,590\n" * 3
    assert decode("a.csv", source.encode(encoding)) == source


def test_single_accents_are_western() -> None:
    assert decode("a.csv", "Café,10 %\nZürich,5\n".encode("cp1252")) == "Café,10 %\nZürich,5\n"


def test_the_mark_takes_no_column() -> None:
    document = read("a.txt", b"\xef\xbb\xbf" + SIMPLE.encode())
    assert document.source == SIMPLE
    assert document.locate(0, 1).column == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "no text"),
        (b"abc\0def\0\1\2\3xyz\n", "binary"),
        (SIMPLE.encode() * 9 + b"\xe5\x9c" + SIMPLE.encode(), "damaged at byte"),
        (SIMPLE.encode() * 9 + b"\xe5\x9c", "damaged at byte"),
        (b"\xff\xfea", "damaged"),
        (b"\x81\x00\x81\xff\xff\xff" * 20, "binary"),
        (b"\xff\xff\xfe\xfe" * 20, "neither"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        decode("a.txt", data)


def test_damage_is_named_with_its_line() -> None:
    with pytest.raises(ReadError) as caught:
        decode("a.txt", SIMPLE.encode() * 9 + b"\xe5" + SIMPLE.encode())
    assert caught.value.place == "line 10"


def test_a_line_beyond_the_bound_is_refused() -> None:
    with pytest.raises(ReadError, match="characters"):
        decode("a.txt", b"5" * (MAX_LINE + 1))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_utf8_comes_back_as_it_was(source: str) -> None:
    if source.strip() and not source.startswith("\ufeff"):
        assert decode("a.txt", source.encode()) == source
