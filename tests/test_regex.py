"""Regexes kept compiled: the same as compiled anew, and never a reason to fail."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint import kept, regex

SOURCES = [
    (r"(?P<year>\d{4})年|[零一二三四五六七八九十百千万亿]+(?=元)", 0),
    (r"(?i:gdp)|(a)(?P<b>b)?(c)", 0),
    (r"^\s*第[\d一二三]+章", re.M),
    (r"[^\W\d_]++(?<![一-龥])", re.I | re.S),
    (r"[\U00020000-\U0002ffff]|𠮷", 0),
    ("", 0),
]


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path) -> Iterator[None]:
    regex.keep_in(str(tmp_path))
    yield
    regex.keep_in(None)


def path(tmp_path: Path) -> Path:
    [found] = tmp_path.iterdir()
    return found


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_loaded_pattern_is_the_compiled_one(tmp_path: Path, source: str, flags: int) -> None:
    first = regex.compile(source, flags)
    regex.save()
    regex.keep_in(str(tmp_path))
    second = regex.compile(source, flags)
    plain = re.compile(source, flags)
    assert first == second == plain
    assert (second.pattern, second.flags, second.groups) == (plain.pattern, plain.flags, plain.groups)
    assert second.groupindex == plain.groupindex


@given(st.text("年2023万亿元增长.%gdpABC \n", max_size=40))
def test_loaded_pattern_matches_what_the_compiled_one_does(text: str) -> None:
    for source, flags in SOURCES:
        ours, plain = regex.compile(source, flags), re.compile(source, flags)
        found = [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in ours.finditer(text)]
        assert found == [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in plain.finditer(text)]


def test_pattern_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    regex.compile("a+")
    regex.save()
    regex.keep_in(str(tmp_path))
    monkeypatch.setattr(regex, "_kept", lambda *_: pytest.fail("compiled again"))
    assert regex.compile("a+").fullmatch("aaa")


def test_wrong_pattern_is_the_error_of_re() -> None:
    with pytest.raises(re.error, match="unterminated"):
        regex.compile("(a")


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    regex.keep_in(None)
    assert regex.compile("a+").fullmatch("aaa")
    regex.save()
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "entry",
    [None, [], {}, "x", [1, 2, 3, 4, 5], [b"", 0, 0, {}, []], [b"AAA", 0, 0, {}, [None]],
     ["!", 0, 0, {}, [None]],
     [b"\xff" * 4, 32, 10**9, {"a": "b"}, [[]]], [b"\x01\0\0\0", 1e300, "x", None, 3]],
)  # fmt: skip
def test_hostile_entry_is_compiled_as_usual(tmp_path: Path, entry: object) -> None:
    regex.compile("a+")
    regex.save()
    kept.write(str(path(tmp_path)), {"0 a+": entry})
    regex.keep_in(str(tmp_path))
    assert regex.compile("a+").fullmatch("aaa")


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b"[" * 99999])
def test_corrupt_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    regex.compile("a+")
    regex.save()
    path(tmp_path).write_bytes(content)
    regex.keep_in(str(tmp_path))
    assert regex.compile("a+").fullmatch("aaa")
    regex.save()
    assert "0 a+" in kept.read(str(path(tmp_path)))


def test_damaged_file_is_not_taken(tmp_path: Path) -> None:
    regex.compile("a+")
    regex.save()
    content = path(tmp_path).read_bytes()
    path(tmp_path).write_bytes(content.replace(b"0 a+", b"0 b+"))
    regex.keep_in(str(tmp_path))
    assert regex.compile("b+").fullmatch("bb")


@pytest.mark.skipif(sys.platform == "win32", reason="the rights of POSIX")
def test_file_that_others_can_write_is_not_taken(tmp_path: Path) -> None:
    regex.compile("a+")
    regex.save()
    path(tmp_path).chmod(0o666)
    regex.keep_in(str(tmp_path))
    assert regex._store.known == {}
