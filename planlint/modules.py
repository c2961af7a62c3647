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
from zlib import crc32

from planlint import VERSION, kept

PACKAGE = __name__.partition(".")[0]
HOME = os.path.dirname(os.path.abspath(__file__))
Entry = tuple[str, bool, int, int, int]  # source, is a package, its time (ns) and size, length of its code


class Kept(SourceFileLoader):
    """A module whose code is known already; all else of it is read as from any source file."""

    def __init__(self, name: str, path: str, code: bytes | memoryview) -> None:
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
        content = kept.content(path)  # the entries, then the code of each in the same order
        self.entries: dict[str, Entry] = kept.read_from(content)
        self.codes: dict[str, bytes | memoryview] = {}
        self.stale = False
        end, view = len(content), memoryview(content)
        try:
            for name, (*_, length) in reversed(self.entries.items()):
                self.codes[name] = view[end - length : end]
                end -= length
        except (TypeError, ValueError):  # of a planlint that kept something else
            self.entries.clear()

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
        source, package, *_ = entry
        spec = ModuleSpec(name, Kept(name, source, self.codes[name]), origin=source, is_package=package)
        spec.has_location = True
        spec.cached = self.path  # or Python works out the .pyc that it would have been: 8 µs a module
        if package:
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec

    def add(self, name: str, spec: ModuleSpec) -> bool:
        """Whether the module is one to be kept, and now is: one of planlint read from its source."""
        if not name.startswith(PACKAGE + ".") or type(spec.loader) is not SourceFileLoader:
            return False
        source = str(spec.origin)
        before = _stamp(source)
        code = marshal.dumps(spec.loader.get_code(name))
        if not before or before != _stamp(source):  # changed in this moment
            return False
        self.entries[name] = (source, spec.submodule_search_locations is not None, *before, len(code))
        self.codes[name] = code
        return True

    def write(self) -> None:
        """Keep what is known for the next process."""
        kept.write(self.path, self.entries, b"".join(self.codes[name] for name in self.entries))


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
    added = [name for name, spec in specs if spec is not None and _finder.add(name, spec)]
    if added:
        _finder.write()
    _finder.stale = False


def _stamp(source: str) -> tuple[int, int] | tuple[()]:
    try:
        status = os.stat(source)
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_size
