"""The compiled modules of planlint in one file of the cache: a check of a report imports 180 of them.

Python finds, opens and reads each `.pyc` by itself, 0.12 ms a module and 20 ms in all; out of one file
it is 0.02 ms. Every module is held against the time and size of its source, as Python itself does.
"""

import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import Any
from zlib import crc32

from planlint import VERSION, kept

PACKAGE = __name__.partition(".")[0]
HOME = os.path.dirname(os.path.abspath(__file__))
Entry = tuple[str, bool, int, int, bytes]  # source, is a package, its time (ns) and size, marshalled code


class Kept(SourceFileLoader):
    """A module whose code is known already; all else of it is read as from any source file."""

    def __init__(self, name: str, path: str, code: bytes) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> CodeType | None:
        try:
            found: CodeType = marshal.loads(self.code)
        except (ValueError, EOFError, TypeError):  # nothing of ours: a file is written whole or not at all
            return super().get_code(fullname)
        return found


class Finder:
    """Finds kept modules as long as their sources are as they were; others are left to Python."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: dict[str, Entry] = kept.read(path)
        self.stale = False

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The specification of a kept module; None for all others."""
        if not name.startswith(PACKAGE + "."):
            return None
        entry = self.entries.get(name)
        if entry is None or entry[2:4] != _stamp(entry[0]):
            self.stale = True
            return None
        source, package, *_, code = entry
        spec = ModuleSpec(name, Kept(name, source, code), origin=source, is_package=package)
        spec.has_location = True
        if package:
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec


_finder: Finder | None = None


def keep_in(folder: str | None) -> None:
    """Import the modules of planlint out of a cache folder from now on; None: each from its own file."""
    global _finder
    if _finder is not None:
        sys.meta_path.remove(_finder)
    _finder = None
    if folder:
        key = crc32(f"{HOME}\0{VERSION}\0{sys.flags.optimize}".encode())
        _finder = Finder(os.path.join(folder, f"modules-{key:08x}"))
        sys.meta_path.insert(0, _finder)


def save() -> None:
    """Keep the modules that have been imported and were not kept yet."""
    if _finder is None or not _finder.stale:
        return
    fresh = {name: entry for name in list(sys.modules) if (entry := _entry(name))}
    if fresh:
        kept.write(_finder.path, _finder.entries | fresh)
    _finder.stale = False


def _entry(name: str) -> Entry | None:
    """What is to be kept of an imported module of planlint; None for others and for those kept already."""
    spec: Any = getattr(sys.modules[name], "__spec__", None)
    if not name.startswith(PACKAGE + ".") or type(getattr(spec, "loader", None)) is not SourceFileLoader:
        return None
    source = str(spec.origin)
    before = _stamp(source)
    code = spec.loader.get_code(name)
    if not before or before != _stamp(source):  # changed in this moment
        return None
    return source, spec.submodule_search_locations is not None, *before, marshal.dumps(code)


def _stamp(source: str) -> tuple[int, int] | tuple[()]:
    try:
        status = os.stat(source)
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_size
