"""A regex that is compiled when it is first used: compiling costs 0.2 to 1 ms, and few texts need all."""

import re
from collections.abc import Callable, Iterator

from planlint import regex

Match = re.Match[str]


class Pattern:
    """Like the result of `re.compile(source)`, for the methods below."""

    __slots__ = ("finditer", "fullmatch", "match", "search", "source", "sub")

    match: Callable[..., Match | None]
    search: Callable[..., Match | None]
    fullmatch: Callable[..., Match | None]
    finditer: Callable[..., Iterator[Match]]
    sub: Callable[..., str]

    def __init__(self, source: str) -> None:
        self.source = source

    def __getattr__(self, name: str) -> object:
        """Called once, while the methods are missing."""
        compiled = regex.compile(self.source)
        for method in ("finditer", "fullmatch", "match", "search", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
