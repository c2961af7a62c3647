"""Regexes kept compiled from run to run: the hundred that a report needs take 15–20 ms to compile, 1 to load.

`regex.compile` is `re.compile` until `keep_in` names a folder; then what is compiled is kept there as
the code that `re` itself makes. Whatever is wrong with it, the pattern is compiled as usual.
"""

import re
from array import array

from planlint import kept

MOST = 2000  # entries of the file; ours are some hundred

_store = kept.Store("regex")
_compiled: dict[str, re.Pattern[str]] = {}


def keep_in(folder: str | None) -> None:
    """Keep compiled patterns in a cache folder from now on; None keeps none."""
    _compiled.clear()
    _store.keep_in(folder)


save = _store.save


def compile(source: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern, as of `re.compile`."""
    if _store.path is None:
        return re.compile(source, flags)
    key = f"{int(flags)} {source}"
    if key not in _compiled:
        try:
            known = _store.known.get(key)
            found = _loaded(source, *known) if known is not None else _kept(key, source, int(flags))
        except (re.error, OverflowError):
            raise
        except Exception:  # another Python, or a file that is not ours
            found = re.compile(source, flags)
        _compiled[key] = found
    return _compiled[key]


def _loaded(
    source: str, code: bytes, flags: int, groups: int, names: dict[str, int], index: list[str | None]
) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    if len(index) != groups + 1:
        raise ValueError("not the groups of this pattern")
    words = array("I", code).tolist()
    pattern: re.Pattern[str] = _sre.compile(source, flags, words, groups, names, tuple(index))
    return pattern


def _kept(key: str, source: str, flags: int) -> re.Pattern[str]:
    """Compile as `re._compiler.compile` does, and keep the code."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    code = [int(word) for word in _compiler._code(parsed, flags)]
    names = dict(parsed.state.groupdict)
    index: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        index[number] = name
    whole = int(flags | parsed.state.flags)
    found = [array("I", code).tobytes(), whole, parsed.state.groups - 1, names, index]
    if len(_store.known) < MOST:
        _store.add(key, found)
    return _loaded(source, *found)
