"""Results → text: one module a format, found by its name; `reporters.figures` likewise for `planlint read`.

A format is a module with `report(result: Result, page: Page) -> str` (or bytes, for a binary format):
`--format github` is `planlint/reporters/github.py`. A reporter returns and never prints, judges nothing,
and treats every text of a document as hostile. Its output is a function of its arguments alone: the
same result gives the same bytes.
"""

import os
from collections.abc import Callable
from importlib import import_module

from planlint.model import Result
from planlint.named import NamedTuple


class Page(NamedTuple):
    """What a report is printed on: colours or not, columns of the terminal, how much is said.

    `root` is the folder that paths are relative to in formats that ask for that (the project's root);
    `lang` the language of headings ("en" or "zh"): messages have their own.
    """

    color: bool = False
    width: int = 100
    root: str = ""
    verbose: bool = False
    fail_on: str = "error"
    lang: str = "en"


Reporter = Callable[[Result, Page], str | bytes]


def formats(package: str = "planlint.reporters") -> list[str]:
    """The names of the formats of `planlint check`, or with the other package those of `planlint read`."""
    folder = os.path.dirname(str(import_module(package).__file__))
    names = [name.removesuffix(".py") for name in os.listdir(folder) if name.endswith(".py")]
    return sorted(name for name in names if not name.startswith("_"))


def reporter(name: str, package: str = "planlint.reporters") -> Reporter:
    """The reporter of a format that `formats` names."""
    found: Reporter = import_module(f"{package}.{name}").report
    return found
