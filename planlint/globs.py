"""Globs as in configuration files: `*` and `?` within a name, `**` across folders."""

import re
from functools import lru_cache


@lru_cache(maxsize=512)
def _pattern(glob: str) -> re.Pattern[str]:
    parts = []
    place = 0
    while place < len(glob):
        rest = glob[place:]
        if rest.startswith("**/"):
            parts.append("(?:.*/)?")
            place += 3
        elif rest.startswith("**"):
            parts.append(".*")
            place += 2
        elif (end := rest.find("]", 2)) > 0 and rest[0] == "[":
            parts.append(_one_of(rest[1:end]))
            place += end + 1
        else:
            parts.append({"*": "[^/]*", "?": "[^/]"}.get(rest[0]) or re.escape(rest[0]))
            place += 1
    return re.compile("".join(parts) + r"(?:/.*)?")


def _one_of(inside: str) -> str:
    """A regex for one character of [a-z_] or not of [!a-z_]; a range upside down holds none."""
    negated = inside.startswith("!")
    signs = inside[negated:]
    ranges = []
    place = 0
    while place < len(signs):
        wide = signs[place + 1 : place + 2] == "-" and place + 2 < len(signs)
        first, last = signs[place], signs[place + 2 if wide else place]
        if first <= last:
            ranges.append(f"{re.escape(first)}-{re.escape(last)}")
        place += 3 if wide else 1
    if not ranges:
        return "[^/]" if negated else "(?!)"
    return f"[{'^/' if negated else ''}{''.join(ranges)}]"


def matches(path: str, glob: str) -> bool:
    """Whether a path (forward slashes, relative to where the glob is from) is, or lies in, what `glob` names.

    A glob without a slash is held against every name of the path: `*.csv`, `drafts`.
    """
    pattern = _pattern(glob.removeprefix("./").rstrip("/"))
    if "/" in glob.rstrip("/"):
        return pattern.fullmatch(path) is not None
    return any(pattern.fullmatch(name) for name in path.split("/"))
