"""Rule, vocabulary and configuration files, read once into an index that is rebuilt when one changes.

Parsing some hundred TOML files costs more than checking a report, so the parsed tables are kept as
values in the cache folder, stamped with path, time and size of every file. Examples (`fail`, `pass`)
are left out: only tests and `explain` want them, and read the file itself. Paths are strings:
importing pathlib alone takes a tenth of the time that a check may take.
"""

import os
from collections.abc import Callable
from typing import Any
from zlib import crc32

from planlint import VERSION, kept
from planlint.errors import RuleError

Tables = dict[str, dict[str, Any]]  # "growth/rate-contradicts-levels" → its table


def built_in() -> str:
    """The folder of the rules that come with planlint: beside the package, or in it once installed."""
    package = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def load(
    folder: str | os.PathLike[str],
    cache: str | os.PathLike[str] | None = None,
    validate: Callable[[Tables], None] | None = None,
) -> Tables:
    """All tables of a rules folder, or of one TOML file, by relative path without ending.

    `cache` is the cache folder; None reads the files themselves. `validate` is called with tables that
    come fresh from their files, to refuse them.
    """
    folder = os.path.abspath(folder)
    files = sorted(_files(folder))
    stamp = [[path, status.st_mtime_ns, status.st_size] for path, status in files]
    path = os.path.join(cache, f"index-{_key(folder)}") if cache else None
    if path and (tables := _kept(path, stamp)) is not None:
        return tables
    tables = {_name(folder, file): _without_examples(parse(file)) for file, _ in files}
    if validate:
        validate(tables)
    if path:
        kept.write(path, {"stamp": stamp, "tables": tables})
    return tables


def parse(path: str | os.PathLike[str]) -> dict[str, Any]:
    """One TOML file, its dates as ISO text; or a RuleError with its path and line."""
    import tomllib  # 6 ms; not needed when the index is current

    try:
        with open(path, encoding="utf-8") as file:
            table = tomllib.loads(file.read())
    except OSError as error:
        raise RuleError(error.strerror or str(error), str(path)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise RuleError(str(error), str(path)) from error
    plain: dict[str, Any] = _plain(table)
    return plain


def _plain(value: Any) -> Any:
    """The value with every TOML date and time as text, as it comes back out of the index."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _files(folder: str) -> list[tuple[str, os.stat_result]]:
    try:
        if not os.path.isdir(folder):
            return [(folder, os.stat(folder))]
        entries = list(os.scandir(folder))
    except OSError as error:
        raise RuleError(error.strerror or str(error), folder) from error
    found = []
    for entry in entries:
        if entry.name.endswith(".toml"):
            found.append((entry.path, entry.stat()))
        elif not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
            found += _files(entry.path)
    return found


def _key(folder: str) -> str:
    return f"{crc32(f'{folder}{chr(0)}{VERSION}'.encode()):08x}"


def _name(folder: str, path: str) -> str:
    relative = os.path.relpath(path, folder) if path != folder else os.path.basename(path)
    return relative.removesuffix(".toml").replace(os.sep, "/")


def _without_examples(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in ("fail", "pass")}


def _kept(path: str, stamp: list[list[Any]]) -> Tables | None:
    """The tables kept in the cache when they are current."""
    index = kept.read(path)
    tables = index.get("tables")
    if index.get("stamp") != stamp or not isinstance(tables, dict):
        return None
    return tables if all(isinstance(table, dict) for table in tables.values()) else None
