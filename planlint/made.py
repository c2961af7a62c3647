"""What is made of the data files of planlint, kept from run to run: dictionaries of words cost 3 ms to make.

A value is plain (what `marshal` writes) and made of nothing but its sources, by a function of one module;
the times and sizes of these files are its stamp. Where anything is wrong with what was kept, it is made anew.
"""

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from planlint import VERSION, kept

T = TypeVar("T")

_path: str | None = None
_known: dict[str, tuple[list[tuple[int, int]], object]] = {}
_fresh = False


def keep_in(folder: str | None) -> None:
    """Keep what is made in a cache folder from now on; None keeps nothing."""
    global _path, _known, _fresh
    _path = os.path.join(folder, f"made-{VERSION}") if folder else None
    _known = kept.read(_path) if _path else {}
    _fresh = False


def of(sources: Sequence[str], make: Callable[[], T], name: str) -> T:
    """What `make` makes of the files `sources`, or made of them before; `name` tells it from others."""
    global _fresh
    if _path is None:
        return make()
    key = f"{name} {sources[0]}"
    stamp = [_stamp(source) for source in (*sources, make.__code__.co_filename)]
    try:
        before, value = _known[key]
        if before == stamp:
            return value  # type: ignore[return-value]
    except (KeyError, TypeError, ValueError):
        pass
    made = make()
    _known[key] = stamp, made
    _fresh = True
    return made


def save() -> None:
    """Write what has been made since the file was read."""
    global _fresh
    if _path is not None and _fresh:
        kept.write(_path, _known)
        _fresh = False


def _stamp(source: str) -> tuple[int, int]:
    try:
        status = os.stat(source)
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
