"""The options that commands share, named as ruff names them; `settings` makes a configuration of them."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])


# only so that shells complete paths: what cannot be read is said where it is read
PATH = click.Path(readable=False, allow_dash=True)


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """A click option that is also read from the environment: --fail-on is PLANLINT_FAIL_ON."""
    name = max((name for name in names if name.startswith("--")), key=len).lstrip("-")
    return click.option(*names, envvar="PLANLINT_" + name.upper().replace("-", "_"), **settings)


CONFIGURATION = (
    option("--config", multiple=True, metavar="FILE|'K=V'",
           help="A configuration file, or one setting in TOML; may be given again."),
    option("--isolated", is_flag=True, help="Read no configuration file."),
    option("--select", multiple=True, metavar="RULES", help="Run only these: packs, rules or ALL."),
    option("--extend-select", multiple=True, metavar="RULES", help="Run these as well."),
    option("--ignore", multiple=True, metavar="RULES", help="Do not run these."),
    option("--per-file-ignores", multiple=True, metavar="GLOB:RULES", help="Do not report these in files."),
    option("--lang", type=click.Choice(["en", "zh"]), help="Language of messages [default: the document's]."),
    option("--no-cache", is_flag=True, help="Read rule files anew."),
    option("--cache-dir", metavar="DIR", help="Where the index of rule files is kept."),
    option("--stdin-filename", default="stdin.md", metavar="NAME", help="The name and format of `-`."),
    option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours."),
    option("-q", "--quiet", is_flag=True, help="Say nothing but the report."),
    option("-v", "--verbose", is_flag=True, help="Say on stderr what is done."),
)  # fmt: skip


def configured(command: F) -> F:
    """Adds the options of CONFIGURATION to a command, which takes them as `**given` for `settings.run`."""
    for add in reversed(CONFIGURATION):
        command = add(command)
    return command
