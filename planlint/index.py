"""Rule and vocabulary files, read once into one index that is rebuilt when a file changes.

Parsing some hundred TOML files costs more than checking a report, so the parsed tables are kept as
JSON in the cache folder, stamped with path, time and size of every file. Examples (`fail`, `pass`)
are left out: only tests and `explain` want them, and read the file itself.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from planlint import VERSION
from planlint.errors import RuleError

Tables = dict[str, dict[str, Any]]  # "growth/rate-contradicts-levels" → its table


def built_in() -> Path:
    """The folder of the rules that come with planlint: beside the package, or in it once installed."""
    package = Path(__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load(folder: Path, cache: Path | None = None) -> Tables:
    """All tables of a rules folder by relative path without ending; `cache` is the cache folder."""
    files = sorted(_files(str(folder)))
    stamp = [[path, status.st_mtime_ns, status.st_size] for path, status in files]
    kept = cache / f"index-{_key(folder)}.json" if cache else None
    if kept and (tables := _kept(kept, stamp)) is not None:
        return tables
    tables = {_name(folder, path): _without_examples(parse(Path(path))) for path, _ in files}
    if kept:
        _keep(kept, {"stamp": stamp, "tables": tables})
    return tables


def parse(path: Path) -> dict[str, Any]:
    """One TOML file, or a RuleError with its path and line."""
    import tomllib  # 6 ms; not needed when the index is current

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(str(error), str(path)) from error


def _files(folder: str) -> list[tuple[str, os.stat_result]]:
    found = []
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise RuleError(error.strerror or str(error), folder) from error
    for entry in entries:
        if entry.is_dir():
            found += _files(entry.path)
        elif entry.name.endswith(".toml"):
            found.append((entry.path, entry.stat()))
    return found


def _key(folder: Path) -> str:
    return hashlib.sha1(f"{folder.absolute()}\0{VERSION}".encode(), usedforsecurity=False).hexdigest()[:16]


def _name(folder: Path, path: str) -> str:
    return Path(path).relative_to(folder).with_suffix("").as_posix()


def _without_examples(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in ("fail", "pass")}


def _kept(path: Path, stamp: list[list[Any]]) -> Tables | None:
    try:
        index = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return index["tables"] if isinstance(index, dict) and index.get("stamp") == stamp else None


def _keep(path: Path, index: dict[str, Any]) -> None:
    """Write beside and rename, so that a parallel reader never sees half a file; failure is harmless."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        part.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
        part.replace(path)
    except OSError:
        pass
