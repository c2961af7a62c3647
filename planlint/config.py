"""Configuration files and overrides → Config: `.planlint.toml`, `planlint.toml` or `[tool.planlint]`."""

import os
from collections.abc import Iterable
from typing import Any

from planlint import index
from planlint.errors import ConfigError, PlanlintError
from planlint.model import Location, Waiver
from planlint.named import NamedTuple

NAMES = (".planlint.toml", "planlint.toml", "pyproject.toml")
ADDED = ("packs", "vocabulary", "waive")  # lists that `extend` adds to instead of replacing

Table = dict[str, Any]


class Layer(NamedTuple):
    """One word on which rules run; a later layer that selects begins anew, otherwise it adjusts."""

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    path: str | None = None


class Config(NamedTuple):
    """The settings of one run. Globs are relative to `root`, the folder of the file (or the current one)."""

    root: str
    path: str | None = None
    layers: tuple[Layer, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - never written
    fail_on: str = "error"
    max_warnings: int | None = None
    lang: str | None = None
    output_format: str = "text"
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()
    rules: dict[str, Table] = {}  # noqa: RUF012
    sets: dict[str, tuple[str, ...]] = {}  # noqa: RUF012
    columns: dict[str, dict[str, str]] = {}  # noqa: RUF012
    waivers: tuple[Waiver, ...] = ()
    baseline: str | None = None
    cache_dir: str | None = None

    def relative(self, path: str) -> str:
        """A path relative to `root`, with forward slashes: what globs and fingerprints are about."""
        if path == "-":
            return path
        try:
            relative = os.path.relpath(path, self.root)
        except ValueError:  # another drive
            relative = path
        return relative.replace(os.sep, "/")


def find(start: str) -> str | None:
    """The closest configuration file at or above a folder; a pyproject without our table is passed over."""
    folder = os.path.abspath(start)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):
                return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def common(paths: Iterable[str]) -> str:
    """The folder that all paths lie in, where the search for a configuration file begins."""
    folders = [os.path.abspath(path) for path in paths if path != "-"]
    try:
        folder = os.path.commonpath(folders) if folders else os.getcwd()
    except ValueError:  # several drives
        return os.getcwd()
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder


def load(path: str | None, overrides: Iterable[Table] = (), cache: str | None = None) -> Config:
    """The configuration of a file (None: the defaults) with overrides, each a table like the file's.

    `cache` is the folder of the index that spares parsing the file again. Raises ConfigError, with the
    file and the key.
    """
    root = os.path.dirname(os.path.abspath(path)) if path else os.getcwd()
    tables = _chain(path, cache, root) if path else []
    for table in overrides:
        if table:
            _validate(table, None)
        tables.append(("", _anchored(table, os.getcwd(), root)))
    merged: Table = {}
    for _, table in tables:
        merged = _merged(merged, table)
    layers = tuple(_layer(table, source) for source, table in tables)
    return _config(merged, root, path)._replace(layers=tuple(layer for layer in layers if layer != Layer()))


def override(text: str) -> Table:
    """The table of a `key = value` given on the command line, in TOML."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"neither a file nor 'key = value' in TOML: {error}", None, text) from error


def _chain(path: str, cache: str | None, root: str, seen: tuple[str, ...] = ()) -> list[tuple[str, Table]]:
    """A file and those it extends, the farthest first, each validated and anchored in its own folder."""
    path = os.path.abspath(path)
    if path in seen:
        raise ConfigError("the file extends itself", path, "extend")
    try:
        (table,) = index.load(path, cache).values()
    except PlanlintError as error:
        raise ConfigError(error.reason, error.path) from error
    if os.path.basename(path) == "pyproject.toml":
        table = table.get("tool", {}).get("planlint", {})
    _validate(table, path)
    folder = os.path.dirname(path)
    table = _anchored(_located(table, path), folder, root)
    if "extend" not in table:
        return [(path, table)]
    extended = os.path.join(folder, table["extend"])
    return [*_chain(extended, cache, root, (*seen, path)), (path, table)]


def _validate(table: Table, path: str | None) -> None:
    from planlint import schema  # most runs have no settings

    schema.validate(table, path)


def _has_table(path: str) -> bool:
    """Whether a pyproject speaks of planlint at all; the text is searched because parsing costs 10 ms."""
    try:
        with open(path, "rb") as file:
            text = file.read()
    except OSError:
        return False
    if b"tool" not in text or b"planlint" not in text:
        return False
    return "planlint" in index.parse(path).get("tool", {})


def _anchored(table: Table, folder: str, root: str) -> Table:
    """The table with its paths absolute and its globs relative to `root`, both meant from `folder`."""
    found = dict(table)
    for key in ("baseline", "cache-dir"):
        if key in table:
            found[key] = _absolute(folder, table[key])
    for key in ("packs", "vocabulary"):
        if key in table:
            found[key] = [_absolute(folder, path, installed=key == "packs") for path in table[key]]
    prefix = os.path.relpath(folder, root).replace(os.sep, "/") + "/"
    if prefix != "./":
        found |= {
            key: [_glob(prefix, g) for g in table[key]] for key in ("include", "exclude") if key in table
        }
        ignores, sets = table.get("per-file-ignores", {}), table.get("sets", {})
        found["per-file-ignores"] = {_glob(prefix, glob): rules for glob, rules in ignores.items()}
        columns = table.get("columns", {})
        found["columns"] = {_glob(prefix, glob): named for glob, named in columns.items()}
        found["sets"] = {name: [_glob(prefix, glob) for glob in globs] for name, globs in sets.items()}
        waivers = table.get("waive", ())
        found["waive"] = [entry | {"path": _glob(prefix, entry["path"])} for entry in waivers]
    return found


def _glob(prefix: str, glob: str) -> str:
    """A glob from another folder; one without a slash is meant for every folder."""
    return prefix + glob.removeprefix("./") if "/" in glob else glob


def _absolute(folder: str, path: str, installed: bool = False) -> str:
    """The path from a folder; a bare name that is no folder there may be an `installed` pack and is left."""
    joined = os.path.normpath(os.path.join(folder, os.path.expanduser(path)))
    return path if installed and "/" not in path and not os.path.exists(joined) else joined


def _located(table: Table, path: str) -> Table:
    """The table with every waiver knowing the file and line of its heading."""
    if not table.get("waive"):
        return table
    with open(path, encoding="utf-8") as file:
        headings = [
            n for n, line in enumerate(file, 1) if line.strip().startswith("[[") and "waive]]" in line
        ]
    lines = headings if len(headings) == len(table["waive"]) else [1] * len(table["waive"])
    waivers = [
        entry | {"file": path, "line": line} for entry, line in zip(table["waive"], lines, strict=True)
    ]
    return table | {"waive": waivers}


def _merged(base: Table, table: Table) -> Table:
    found = base | table
    for key in base.keys() & table.keys():
        if isinstance(table[key], dict):
            found[key] = base[key] | table[key]
        elif key in ADDED:
            found[key] = [*base[key], *table[key]]
    return found


def _layer(table: Table, path: str) -> Layer:
    select = table.get("select")
    return Layer(
        None if select is None else tuple(select),
        tuple(table.get("extend-select", ())),
        tuple(table.get("ignore", ())),
        path or None if {"select", "extend-select", "ignore"} & table.keys() else None,
    )


def _config(table: Table, root: str, path: str | None) -> Config:
    include = table.get("include")
    return Config(
        root,
        path,
        per_file_ignores=_tuples(table.get("per-file-ignores", {})),
        fail_on=table.get("fail-on", "error"),
        max_warnings=table.get("max-warnings"),
        lang=table.get("lang"),
        output_format=table.get("output-format", "text"),
        include=None if include is None else tuple(include),
        exclude=tuple(table.get("exclude", ())),
        packs=tuple(table.get("packs", ())),
        vocabulary=tuple(table.get("vocabulary", ())),
        rules=table.get("rules", {}),
        sets=_tuples(table.get("sets", {})),
        columns=table.get("columns", {}),
        waivers=tuple(_waiver(entry) for entry in table.get("waive", ())),
        baseline=table.get("baseline"),
        cache_dir=table.get("cache-dir"),
    )


def _waiver(entry: Table) -> Waiver:
    line = entry.get("line", 1)
    location = Location(entry.get("file", ""), line, 1, line, 1)
    return Waiver(
        entry["rule"], entry["reason"], location,
        path=entry["path"], quote=entry["quote"], until=entry.get("until"),
    )  # fmt: skip


def _tuples(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in table.items()}
