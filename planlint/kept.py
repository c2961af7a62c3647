"""Small files in the user's cache folder: read if they are as they were written, else made again.

They are to planlint what .pyc files are to Python, and written alike: with `marshal`, which needs a
third of the time of JSON. The first line holds a checksum and the version of Python. A file that others
can have written is not read.
"""

import marshal
import os
import sys
from typing import Any
from zlib import crc32

from planlint import VERSION


def folder() -> str:
    """The folder of the user's own cache, by the custom of the platform; it need not exist."""
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return os.path.join(chosen, "planlint")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.expanduser("~"), "planlint", "Cache")
    home = os.path.join("Library", "Caches") if sys.platform == "darwin" else ".cache"
    return os.path.join(os.path.expanduser("~"), home, "planlint")


def read(path: str) -> dict[str, Any]:
    """The object of a kept file; empty when there is none, or none that is whole and the user's own."""
    try:
        with open(path, "rb") as file:
            mark, content = file.readline(), file.read()
        if mark != _mark(content) or not _is_own(path):
            return {}
        found = marshal.loads(content)
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def write(path: str, kept: dict[str, Any]) -> None:
    """Keep an object; failure is harmless."""
    content = marshal.dumps(kept)
    put(path, _mark(content) + content)


class Store:
    """Values by key in one file of the cache, which is read at once and written when there are new ones."""

    def __init__(self, name: str) -> None:
        self.name = f"{name}-{VERSION}"
        self.keep_in(None)

    def keep_in(self, folder: str | None) -> None:
        """Keep the values in a folder from now on; None keeps none."""
        self.path = os.path.join(folder, self.name) if folder else None
        self.known = read(self.path) if self.path else {}
        self._fresh = False

    def add(self, key: str, value: Any) -> None:
        """Keep a value, which `marshal` must know how to write."""
        self.known[key] = value
        self._fresh = True

    def save(self) -> None:
        """Write the values when there are new ones."""
        if self.path is not None and self._fresh:
            write(self.path, self.known)
            self._fresh = False


def put(path: str, data: bytes) -> None:
    """Write beside and rename, so that a parallel reader never sees half a file; failure is harmless."""
    part = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(part, "wb") as file:
            file.write(data)
        os.replace(part, path)
    except OSError:
        pass


def opened(path: str) -> int:
    """A file that was `put`, open for reading; -1 when there is none of the user's own."""
    try:
        return os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)) if _is_own(path) else -1
    except OSError:
        return -1


def _mark(content: bytes) -> bytes:
    return b"%08x %x\n" % (crc32(content), sys.hexversion)


def _is_own(path: str) -> bool:
    """Whether nobody but the user (or the system) can have written a file, as far as that can be told."""
    if sys.platform == "win32":
        return True
    try:
        status = os.stat(path)
    except OSError:
        return False
    return status.st_uid in (os.getuid(), 0) and not status.st_mode & 0o022
