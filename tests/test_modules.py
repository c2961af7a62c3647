"""Modules kept compiled: taken from the cache while their sources are as they were, else read anew."""

import marshal
import os
import sys
from importlib.util import spec_from_file_location
from pathlib import Path
from zlib import crc32

import pytest

from planlint import kept, modules


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The source of a module that stands in no package."""
    path = tmp_path / "made.py"
    path.write_text('"""Made for a test."""\nanswer = 41\n', encoding="utf-8")
    return path


def finder(source: Path, folder: Path) -> modules.Finder:
    """A finder that keeps the module with another answer, so that it shows where it came from."""
    path = folder / "modules"
    status = source.stat()
    code = marshal.dumps(compile("answer = 42", str(source), "exec"))
    stamped = str(source), False, status.st_mtime_ns, status.st_size
    kept.write(str(path), {"planlint.made": (*stamped, 7, len(code), crc32(code))})
    kept.put(f"{path}.code", b"another" + code + b"a third")
    return modules.Finder(str(path))


def answer(found: modules.Finder, name: str = "planlint.made") -> int | None:
    """What the module says when it is imported by the finder; None when the finder leaves it."""
    spec = found.find_spec(name)
    if spec is None or spec.loader is None:
        return None
    names: dict[str, int] = {}
    exec(spec.loader.get_code(name), names)  # type: ignore[attr-defined]
    return names["answer"]


def test_kept_module_is_found_with_its_file(source: Path, tmp_path: Path) -> None:
    found = finder(source, tmp_path)
    assert answer(found) == 42
    spec = found.find_spec("planlint.made")
    assert spec
    assert (spec.origin, spec.has_location) == (str(source), True)
    assert spec.loader.get_source("planlint.made").startswith('"""Made')  # type: ignore[union-attr]
    assert not found.stale


def test_changed_source_is_left_to_python(source: Path, tmp_path: Path) -> None:
    found = finder(source, tmp_path)
    os.utime(source, ns=(1, 1))
    assert answer(found) is None
    assert found.stale
    source.unlink()
    assert answer(found) is None


def test_module_of_others_is_left_to_python(source: Path, tmp_path: Path) -> None:
    found = finder(source, tmp_path)
    assert found.find_spec("json") is None
    assert found.find_spec("planlint_pack.made") is None
    assert not found.stale


def test_code_that_is_not_what_was_written_is_left_to_python(source: Path, tmp_path: Path) -> None:
    found = finder(source, tmp_path)
    kept.put(f"{found.path}.code", b"anothernothing that was compiled")
    again = modules.Finder(found.path)
    assert again.find_spec("planlint.made") is None
    assert again.stale
    os.remove(f"{found.path}.code")
    assert modules.Finder(found.path).find_spec("planlint.made") is None


def test_file_that_others_can_write_is_not_used(source: Path, tmp_path: Path) -> None:
    found = finder(source, tmp_path)
    os.chmod(f"{found.path}.code", 0o666)
    assert modules.Finder(found.path).find_spec("planlint.made") is None
    os.chmod(found.path, 0o666)
    assert modules.Finder(found.path).entries == {}


def test_module_read_from_its_source_is_kept_with_others(source: Path, tmp_path: Path) -> None:
    found = finder(source, tmp_path)
    spec, foreign = (spec_from_file_location(f"{name}.fresh", source) for name in ("planlint", "others"))
    assert spec
    assert foreign
    found.write([("planlint.fresh", spec), ("others.fresh", foreign)])
    again = modules.Finder(found.path)
    assert answer(again) == 42
    assert answer(again, "planlint.fresh") == 41
    assert again.find_spec("others.fresh") is None
    kept_spec = again.find_spec("planlint.fresh")
    assert kept_spec
    os.remove(found.path)
    again.write([("planlint.fresh", kept_spec)])
    assert not os.path.exists(found.path)  # there was nothing new to keep


def test_file_of_another_form_is_not_used(tmp_path: Path) -> None:
    path = str(tmp_path / "modules")
    kept.write(path, {"planlint.made": ("made.py", False, 1, 1, b"code"), "planlint.more": 5})
    found = modules.Finder(path)
    assert found.find_spec("planlint.made") is None


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    before = list(sys.meta_path)
    modules.keep_in(str(tmp_path))
    assert len(sys.meta_path) == len(before) + 1
    modules.keep_in(None)
    modules.save()
    assert sys.meta_path == before
    assert not list(tmp_path.iterdir())
