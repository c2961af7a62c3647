"""The options that commands share, named as ruff names them, and the configuration they make."""

import os
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import click

from planlint import config, kept
from planlint.config import Config, Table

F = TypeVar("F", bound=Callable[..., object])


# only so that shells complete paths: what cannot be read is said where it is read
PATH = click.Path(readable=False, allow_dash=True)


class Run(NamedTuple):
    """How one command runs: its configuration and how much it says on stderr."""

    config: Config
    cache: str | None
    stdin_filename: str
    color: str
    quiet: bool
    verbose: bool


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """A click option that is also read from the environment: --fail-on is PLANLINT_FAIL_ON."""
    name = max((name for name in names if name.startswith("--")), key=len).lstrip("-")
    return click.option(*names, envvar="PLANLINT_" + name.upper().replace("-", "_"), **settings)


CONFIGURATION = (
    option("--config", "configs", multiple=True, metavar="FILE|'K=V'",
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
    """Adds the options of CONFIGURATION to a command, which takes them as `**given` for `run`."""
    for add in reversed(CONFIGURATION):
        command = add(command)
    return command


def run(paths: tuple[str, ...], given: dict[str, Any], **settings: Any) -> Run:
    """The run that the shared options ask for; `settings` are further keys of the configuration."""
    cache = None if given["no_cache"] else given["cache_dir"] or kept.folder()
    files = [text for text in given["configs"] if os.path.exists(text) or "=" not in text]
    if len(files) > 1:
        raise click.UsageError("--config names two files; let one of them `extend` the other")
    found = files[0] if files else None if given["isolated"] else config.find(config.common(paths))
    overrides = [config.override(text) for text in given["configs"] if text not in files]
    flags = _flags(given) | {key: value for key, value in settings.items() if value is not None}
    loaded = config.load(found, [*overrides, flags], cache)
    if loaded.cache_dir and not given["no_cache"] and not given["cache_dir"]:
        cache = loaded.cache_dir
    return Run(loaded, cache, given["stdin_filename"], given["color"], given["quiet"], given["verbose"])


def _flags(given: dict[str, Any]) -> Table:
    """The flags as a table of the configuration file."""
    table: Table = {
        key: _split(given[key.replace("-", "_")]) for key in ("select", "extend-select", "ignore")
    }
    table["per-file-ignores"] = {}
    for pair in given["per_file_ignores"]:
        glob, colon, rules = pair.rpartition(":")
        if not colon:
            raise click.BadParameter(f"'{pair}' is not GLOB:RULES", param_hint="--per-file-ignores")
        table["per-file-ignores"].setdefault(glob, []).extend(_split([rules]))
    return {key: value for key, value in (table | {"lang": given["lang"]}).items() if value}


def _split(values: Any) -> list[str]:
    return [word for value in values for word in value.replace(",", " ").split()]
