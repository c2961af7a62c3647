"""Columns in other units, and paths as a project sees them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.model import Document, Location
from planlint.positions import Positions, relative, spotted
from planlint.readers.source import line_starts

TEXT = st.text(st.sampled_from("a表𠮷é\t\r\n😀9."), min_size=1, max_size=60)


@given(TEXT, st.data())
def test_columns_lead_back_to_the_same_characters(source: str, data: st.DataObject) -> None:
    document = Document("a.md", "markdown", source, (), line_starts(source))
    start = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(start + 1, len(source)))
    location = document.locate(start, end)
    positions = Positions([document])
    for counted, encoding, width in (
        (positions.utf16(location), "utf-16-le", 2),
        (positions.utf8(location), "utf-8", 1),
    ):
        first = document.starts[counted.line - 1]
        last = document.starts[counted.end_line - 1]
        before = source[first:].encode(encoding)[: width * (counted.column - 1)].decode(encoding)
        until = source[last:].encode(encoding)[: width * (counted.end_column - 1)].decode(encoding)
        assert source[first + len(before) : last + len(until)] == source[start:end]


def test_a_document_that_is_not_there_keeps_its_columns() -> None:
    location = Location("gone.md", 3, 5, 3, 9)
    assert Positions([]).utf16(location) == Positions([]).utf8(location) == location
    assert Positions([]).section(location) is None


@pytest.mark.parametrize(
    ("path", "root", "seen"),
    [
        ("a/b.md", "", "a/b.md"),
        ("./b.md", "", "b.md"),
        ("/p/a/b.md", "/p", "a/b.md"),
        ("/q/b.md", "/p", "/q/b.md"),
    ],
)
def test_paths_are_seen_from_the_root(path: str, root: str, seen: str) -> None:
    assert relative(path, root) == seen


def test_a_path_named_from_elsewhere_is_still_seen_from_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reports").mkdir()
    monkeypatch.chdir(tmp_path / "reports")
    assert relative("a.md", str(tmp_path)) == "reports/a.md"
    assert relative("../a.md", str(tmp_path)) == "a.md"


def test_a_message_begins_with_the_place_in_a_workbook_or_a_page() -> None:
    location = Location("a.xlsx", 3, 5, 3, 9)
    assert spotted("x", location) == "x"
    assert spotted("x", location._replace(sheet="表1", cell="B7")) == "表1!B7: x"
    assert spotted("x", location._replace(page=3)) == "p. 3: x"
