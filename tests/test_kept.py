"""Files of the cache: whole, of this Python and the user's own, or not there."""

import sys
from pathlib import Path

import pytest

from planlint import kept


@pytest.fixture
def path(tmp_path: Path) -> Path:
    kept.write(str(tmp_path / "cache" / "x"), {"a": [1, "二", None, b"\0"]})
    return tmp_path / "cache" / "x"


def test_written_object_comes_back(path: Path) -> None:
    assert kept.read(str(path)) == {"a": [1, "二", None, b"\0"]}
    assert [found.name for found in path.parent.iterdir()] == ["x"]


def test_every_damaged_byte_is_noticed(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        assert kept.read(str(path)) == {}
        path.write_bytes(whole[:at])
        assert kept.read(str(path)) == {}


def test_file_of_another_python_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "hexversion", 0x30C00F0)
    assert kept.read(str(path)) == {}


def test_missing_file_and_folder_are_empty(path: Path) -> None:
    assert kept.read(str(path.parent / "none")) == kept.read(str(path.parent)) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="the rights of POSIX")
def test_file_that_others_can_write_is_not_read(path: Path) -> None:
    path.chmod(0o666)
    assert kept.read(str(path)) == {}


def test_folder_that_cannot_be_made_is_no_error(path: Path) -> None:
    kept.write(str(path / "below" / "y"), {})
    assert kept.read(str(path / "below" / "y")) == {}
