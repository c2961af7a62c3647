"""planlint from Python: the same as the command line, on paths, with results as values and frames."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planlint import config, engine, kept, records, selection
from planlint.config import Config
from planlint.corpus import Corpus
from planlint.errors import ReadError
from planlint.model import Result

if TYPE_CHECKING:
    from pandas import DataFrame

Path = str | os.PathLike[str]


class Linted(Result):
    """A `Result` that also comes as a frame."""

    __slots__ = ()

    def to_frame(self) -> "DataFrame":
        """One row a finding, with the columns of the JSON (without `related` and `facts`), in order."""
        from pandas import DataFrame

        return DataFrame(map(records.finding, self.findings), columns=list(records.FINDING))


def lint(
    paths: Path | Iterable[Path],
    *,
    configuration: Path | None = None,
    isolated: bool = False,
    cache: bool = True,
    **settings: Any,
) -> Linted:
    """Check files and folders.

    `configuration` is a configuration file; without one the closest to the paths holds, unless
    `isolated`. `settings` are its keys with underscores: `select=["growth"]`, `lang="en"`. What cannot
    be read is in `Result.errors`. Of a large CSV only rows that may fail become figures of its document,
    the others are counted (`Document.left`); `read` gives all. Raises PlanlintError for configuration and
    rules that are not valid.
    """
    wanted = _paths(paths)
    chosen, folder = configured(wanted, configuration, isolated, cache, settings)
    return Linted(*engine.lint(wanted, chosen, folder, sift=True))


def read(
    paths: Path | Iterable[Path],
    *,
    configuration: Path | None = None,
    isolated: bool = False,
    cache: bool = True,
    **settings: Any,
) -> Corpus:
    """The documents and figures of files and folders, unchecked; arguments as for `lint`.

    Raises ReadError for the first file that cannot be read.
    """
    wanted = _paths(paths)
    chosen, folder = configured(wanted, configuration, isolated, cache, settings)
    corpus, faults = engine.load(wanted, chosen, selection.chosen(chosen, folder))
    for fault in faults:
        raise ReadError(fault.reason, fault.path, fault.place or None)
    return corpus


def configured(
    paths: list[str], path: Path | None, isolated: bool, cache: bool, settings: dict[str, Any]
) -> tuple[Config, str | None]:
    """The configuration that holds for some paths, with settings of its keys, and the cache folder."""
    folder = kept.folder() if cache else None
    found = os.fspath(path) if path else None if isolated else config.find(config.common(paths))
    table = {key.replace("_", "-"): _plain(value) for key, value in settings.items()}
    loaded = config.load(found, [table], folder)
    return loaded, loaded.cache_dir if cache and loaded.cache_dir else folder


def _paths(paths: Path | Iterable[Path]) -> list[str]:
    return [os.fspath(path) for path in ([paths] if isinstance(paths, str | os.PathLike) else paths)]


def _plain(value: Any) -> Any:
    """A setting as TOML would hold it: tuples are lists, paths are text."""
    if isinstance(value, tuple | set | frozenset):
        return sorted(value) if isinstance(value, set | frozenset) else list(value)
    return os.fspath(value) if isinstance(value, os.PathLike) else value
