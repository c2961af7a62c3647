"""The compiled modules of planlint in one file of the cache: a check of a report imports 180 of them.

Python finds, opens and reads each `.pyc` by itself, 0.12 ms a module and 20 ms in all; out of one file
it is 0.02 ms. Every module is held against the time and size of its source, as Python itself does.
"""

import marshal
import os
import sys
from collections.abc import Iterable, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from zlib import crc32

from planlint import VERSION, kept

PACKAGE = __name__.partition(".")[0]
HOME = os.path.dirname(os.path.abspath(__file__))
# source, is a package, its time (ns) and size; where its code stands, how long it is, its checksum
Entry = tuple[str, bool, int, int, int, int, int]


class Kept(SourceFileLoader):
    """A module whose code is known already; all else of it is read as from any source file."""

    def __init__(self, name: str, path: str, code: bytes) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> CodeType | None:
        found: CodeType = marshal.loads(self.code)
        return found


class Finder:
    """Finds kept modules as long as their sources are as they were; others are left to Python.

    `path` has the entries, a file beside it the code of all: only what is imported is read of its 2 MB.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: dict[str, Entry] = kept.read(path)
        self.codes = kept.opened(f"{path}.code") if self.entries else -1
        self.stale = False

    def code(self, entry: Entry) -> bytes:
        """The code of an entry; nothing when it is not what was written with it."""
        try:
            *_, start, length, checksum = entry
            os.lseek(self.codes, start, os.SEEK_SET)
            found = os.read(self.codes, length)
        except (OSError, TypeError, ValueError):
            return b""
        return found if crc32(found) == checksum else b""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The specification of a kept module; None for all others."""
        if not name.startswith(PACKAGE + "."):
            return None
        entry = self.entries.get(name)
        code = self.code(entry) if entry and entry[2:4] == _stamp(entry[0]) else b""
        if not entry or not code:
            self.stale = True
            return None
        source, package = entry[:2]
        spec = ModuleSpec(name, Kept(name, source, code), origin=source, is_package=package)
        spec.has_location = True
        spec.cached = self.path  # or Python works out the .pyc that it would have been: 8 µs a module
        if package:
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec

    def write(self, specs: Iterable[tuple[str, ModuleSpec]]) -> None:
        """Keep those of the modules, by name, that are planlint's and were read from their sources."""
        fresh = {name: made for name, spec in specs if (made := _compiled(name, spec))}
        if not fresh:
            return
        before = {name: (entry[:4], self.code(entry)) for name, entry in self.entries.items()}
        pieces: list[bytes] = []
        start = 0
        self.entries = {}
        for name, (stamped, code) in (before | fresh).items():
            self.entries[name] = (*stamped, start, len(code), crc32(code))
            pieces.append(code)
            start += len(code)
        kept.put(f"{self.path}.code", b"".join(pieces))
        kept.write(self.path, self.entries)


def _compiled(name: str, spec: ModuleSpec) -> tuple[tuple[str, bool, int, int], bytes] | None:
    """What is to be kept of a module; None for one of others, and for one that was kept already."""
    if not name.startswith(PACKAGE + ".") or type(spec.loader) is not SourceFileLoader:
        return None
    source = str(spec.origin)
    before = _stamp(source)
    code = marshal.dumps(spec.loader.get_code(name))
    if not before or before != _stamp(source):  # changed in this moment
        return None
    return (source, spec.submodule_search_locations is not None, *before), code


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
    specs = [(name, getattr(module, "__spec__", None)) for name, module in list(sys.modules.items())]
    _finder.write((name, spec) for name, spec in specs if spec is not None)
    _finder.stale = False


def _stamp(source: str) -> tuple[int, int] | tuple[()]:
    try:
        status = os.stat(source)
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_size
