"""What is made of data files is made once, and again when they change."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from planlint import kept, made


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "words.txt"
    path.write_text("a b", encoding="utf-8")
    yield path
    made.keep_in(None)


def count(source: Path, calls: list[str]) -> dict[str, tuple[str, ...]]:
    """What is made of the source; `calls` grows when it really is."""

    def make() -> dict[str, tuple[str, ...]]:
        calls.append("made")
        return {"words": tuple(source.read_text(encoding="utf-8").split())}

    return made.of([str(source)], make, "words")


def test_next_run_takes_what_was_made(source: Path, tmp_path: Path) -> None:
    calls: list[str] = []
    for _ in range(2):
        made.keep_in(str(tmp_path / "cache"))
        assert count(source, calls) == {"words": ("a", "b")}
        made.save()
    assert calls == ["made"]


def test_changed_source_is_made_anew(source: Path, tmp_path: Path) -> None:
    calls: list[str] = []
    made.keep_in(str(tmp_path))
    count(source, calls)
    source.write_text("a b c", encoding="utf-8")
    assert count(source, calls) == {"words": ("a", "b", "c")}
    os.utime(source, ns=(1, 1))
    count(source, calls)
    assert len(calls) == 3


def test_without_a_folder_nothing_is_kept(source: Path) -> None:
    calls: list[str] = []
    made.keep_in(None)
    count(source, calls)
    count(source, calls)
    made.save()
    assert calls == ["made", "made"]


def test_kept_value_of_another_form_is_made_anew(source: Path, tmp_path: Path) -> None:
    made.keep_in(str(tmp_path))
    kept.write(str(made._store.path), {f"words {source}": 5})
    made.keep_in(str(tmp_path))
    assert count(source, []) == {"words": ("a", "b")}
