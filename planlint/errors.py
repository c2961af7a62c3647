"""What can go wrong for a user, each with its place: planlint's own exceptions."""

from collections.abc import Iterable


class PlanlintError(Exception):
    """A fault of the input or the set-up that planlint can name; the command line exits with 2."""

    def __init__(self, reason: str, path: str | None = None, place: str | None = None) -> None:
        self.reason, self.path, self.place = reason, path, place
        super().__init__(": ".join(part for part in (path, place, reason) if part))


class ReadError(PlanlintError):
    """A document that cannot be read: missing, empty, encrypted, truncated, wrongly named, hostile."""


class ConfigError(PlanlintError):
    """A configuration file or option that is not valid; `place` is the key."""


class RuleError(PlanlintError):
    """A rule file, cause or vocabulary entry that is not valid; `place` is the key."""


class WriteError(PlanlintError):
    """An output that cannot be written."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint at the nearest known word, to end a reason with, or nothing."""
    from difflib import get_close_matches  # 5 ms, and seldom needed

    near = get_close_matches(word, list(known), 1)
    return f"; did you mean '{near[0]}'?" if near else ""


def told(bug: Exception) -> tuple[str, str]:
    """An unforeseen exception in one line, and its traceback."""
    from traceback import format_exception  # 1 ms

    return f"{type(bug).__name__}: {bug}", "".join(format_exception(bug))
