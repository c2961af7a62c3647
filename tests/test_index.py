"""The index of rule files: current, shared by parallel runs, and never a reason to fail."""

import os
from pathlib import Path

import pytest

from planlint import index, kept, packs
from planlint.errors import RuleError

RULE = {"summary": "s", "severity": "error", "why": "w", "message": {"en": "m", "zh": "m"}, "check": "c"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "rules" / "house"
    made.mkdir(parents=True)
    (made / "a.toml").write_text('summary = "A"\n[[fail]]\nfinds = []\n', encoding="utf-8")
    return made.parent


def test_tables_are_named_by_path_without_examples(folder: Path) -> None:
    assert index.load(folder) == {"house/a": {"summary": "A"}}


def test_kept_index_equals_the_files(folder: Path, tmp_path: Path) -> None:
    fresh = index.load(folder, tmp_path / "cache")
    assert [*(tmp_path / "cache").iterdir()]
    assert index.load(folder, tmp_path / "cache") == fresh == index.load(folder)


def test_kept_index_is_used_while_nothing_changes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.load(folder, tmp_path / "cache")
    monkeypatch.setattr(index, "parse", lambda path: pytest.fail(f"{path} was read again"))
    index.load(folder, tmp_path / "cache")


@pytest.mark.parametrize("change", ["edited", "added", "removed", "renamed"])
def test_changed_folder_is_read_again(folder: Path, tmp_path: Path, change: str) -> None:
    index.load(folder, tmp_path / "cache")
    file = folder / "house" / "a.toml"
    if change == "edited":
        file.write_text('summary = "B"', encoding="utf-8")
        os.utime(file, ns=(1, 1))
    elif change == "added":
        (folder / "b.toml").write_text("", encoding="utf-8")
    elif change == "removed":
        file.unlink()
    else:
        file.rename(folder / "house" / "c.toml")
    assert index.load(folder, tmp_path / "cache") == index.load(folder)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'{"stamp": 1}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 10_000,
    ],
)
def test_corrupt_index_is_replaced(folder: Path, tmp_path: Path, content: bytes) -> None:
    index.load(folder, tmp_path / "cache")
    [path] = (tmp_path / "cache").iterdir()
    path.write_bytes(content)
    assert index.load(folder, tmp_path / "cache") == {"house/a": {"summary": "A"}}
    assert kept.read(str(path))["tables"] == {"house/a": {"summary": "A"}}


@pytest.mark.parametrize("tables", [[], {"house/a": []}, None, "x"])
def test_index_of_another_shape_is_replaced(folder: Path, tmp_path: Path, tables: object) -> None:
    index.load(folder, tmp_path / "cache")
    [path] = (tmp_path / "cache").iterdir()
    kept.write(str(path), kept.read(str(path)) | {"tables": tables})
    assert index.load(folder, tmp_path / "cache") == {"house/a": {"summary": "A"}}


def test_hostile_index_of_our_rules_does_not_break_a_run(tmp_path: Path) -> None:
    packs.load(cache=str(tmp_path))
    for path in tmp_path.iterdir():
        whole = kept.read(str(path))
        for table in ({"check": 3, "message": 7}, {}, {**RULE, "check": "os:abort"}, {**RULE, "severity": 3}):
            kept.write(str(path), {**whole, "tables": dict.fromkeys(whole["tables"], table)})
            assert packs.load(cache=str(tmp_path)).rules == packs.load().rules


def test_cache_that_cannot_be_written_is_no_error(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert index.load(folder, tmp_path / "file" / "cache") == index.load(folder)


def test_folders_have_indexes_of_their_own(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    index.load(folder, tmp_path / "cache")
    assert index.load(other, tmp_path / "cache") == {}
    assert len([*(tmp_path / "cache").iterdir()]) == 2


def test_dates_are_the_same_from_file_and_index(folder: Path, tmp_path: Path) -> None:
    (folder / "b.toml").write_text("day = 2026-12-31\nlist = [2026-01-01]\n", encoding="utf-8")
    first, second = index.load(folder, tmp_path / "cache"), index.load(folder, tmp_path / "cache")
    assert first["b"] == second["b"] == {"day": "2026-12-31", "list": ["2026-01-01"]}


def test_broken_file_is_named(folder: Path) -> None:
    (folder / "b.toml").write_text("a = ", encoding="utf-8")
    with pytest.raises(RuleError, match=r"b\.toml: Invalid value"):
        index.load(folder)


def test_cache_folder_follows_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert kept.folder() == os.path.join("/somewhere", "planlint")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr("sys.platform", "linux")
    assert kept.folder().endswith(os.path.join(".cache", "planlint"))
    monkeypatch.setattr("sys.platform", "darwin")
    assert kept.folder().endswith(os.path.join("Library", "Caches", "planlint"))
