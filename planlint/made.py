"""What is made of the data files of planlint, kept from run to run: dictionaries of words cost 3 ms to make.

A value is plain (what `marshal` writes) and made of nothing but its sources, by a function of one module;
the times and sizes of these files are its stamp. Where anything is wrong with what was kept, it is made anew.
"""

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from planlint import kept

T = TypeVar("T")

_store = kept.Store("made")
keep_in, save = _store.keep_in, _store.save


def of(sources: Sequence[str], make: Callable[[], T], name: str) -> T:
    """What `make` makes of the files `sources`, or made of them before; `name` tells it from others."""
    if _store.path is None:
        return make()
    key = f"{name} {sources[0]}"
    stamp = [_stamp(source) for source in (*sources, make.__code__.co_filename)]
    try:
        before, value = _store.known[key]
        if before == stamp:
            return value  # type: ignore[no-any-return]
    except (KeyError, TypeError, ValueError):
        pass
    made = make()
    _store.add(key, (stamp, made))
    return made


def _stamp(source: str) -> tuple[int, int]:
    try:
        status = os.stat(source)
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
