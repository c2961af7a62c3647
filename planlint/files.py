"""Named paths → the files to read: folders searched for known endings, globs expanded, in one order."""

import os
import re
from collections.abc import Iterable, Iterator

from planlint import regex
from planlint.config import Config
from planlint.globs import matches
from planlint.loading import Source
from planlint.model import Fault

ENDINGS = frozenset(
    (
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".html",
        ".htm",
        ".docx",
        ".pdf",
        ".xlsx",
        ".xls",
        ".ods",
        ".csv",
        ".tsv",
    )
)

# folders of tools and builds, as ruff leaves them out; names that begin with a dot are left out anyway
NOT_SEARCHED = frozenset(
    {"node_modules", "__pycache__", "__pypackages__", "site-packages", "venv", "build", "dist"}
)
_INDICATOR = regex.compile(r"(?:indicator[-_ ]?)?\d{1,3}(?:[-_.][0-9a-z]{1,3}){1,4}\.ya?ml$", re.IGNORECASE)
MARK = b'<meta name="generator" content="planlint">'
LOCKS = ("~$", ".~lock.")  # what an office program leaves beside an open file


def sources(paths: Iterable[str | Source], config: Config) -> tuple[list[Source], list[Fault]]:
    """The files that paths name, each once, in the order of the paths, and what was not to be found.

    A file named itself is always read; in folders `include` and `exclude` decide, files sorted by name.
    A path that comes with its bytes stays as it is.
    """
    found: dict[str, Source] = {}
    missing: list[Fault] = []
    for path in paths:
        for source in [path] if isinstance(path, tuple) else _named(path, config):
            if isinstance(source, Fault):
                missing.append(source)
            else:
                found.setdefault(source[0], source)
    return list(found.values()), missing


def sets(paths: Iterable[str], config: Config) -> dict[str, str]:
    """The configured set of each path that is in one."""
    return {
        path: name
        for path in paths
        for name, globs in config.sets.items()
        if any(matches(config.relative(path), glob) for glob in globs)
    }


def _named(path: str, config: Config) -> Iterator[Source | Fault]:
    if os.path.isdir(path):
        yield from _searched(path, config)
    elif os.path.exists(path):
        yield os.path.normpath(path), None
    elif any(sign in path for sign in "*?["):
        import glob

        for found in sorted(glob.glob(path, recursive=True)):
            yield from _named(found, config)
    else:
        yield Fault(path, "", "there is no such file or folder")


def _searched(folder: str, config: Config) -> Iterator[Source | Fault]:
    """The documents in a folder and those below it, sorted; a folder that cannot be listed is a fault."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Fault(folder, "", error.strerror or str(error))
        return
    for entry in entries:
        path = config.relative(entry.path)
        if entry.name.startswith((".", *LOCKS)) or any(matches(path, glob) for glob in config.exclude):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in NOT_SEARCHED:
                yield from _searched(entry.path, config)
        elif _wanted(path, config) and not _ours(entry.path):
            yield os.path.normpath(entry.path), None


def _wanted(path: str, config: Config) -> bool:
    if config.include is not None:
        return any(matches(path, glob) for glob in config.include)
    return os.path.splitext(path)[1].lower() in ENDINGS or of_indicator(path)


def _ours(path: str) -> bool:
    """Whether a page is a report of planlint's own, left in the folder that it is of."""
    if not path.lower().endswith((".html", ".htm")):
        return False
    try:
        with open(path, "rb") as file:
            return MARK in file.read(600)
    except OSError:
        return False  # the reader says what is wrong with it


def of_indicator(path: str) -> bool:
    """Whether a path is a YAML file about one indicator (1-1-1.yml); a repository is full of others."""
    return _INDICATOR.match(os.path.basename(path)) is not None
