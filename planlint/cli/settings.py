"""What the options of a command line ask for: a configuration, and how much is said.

Nothing here or in what it imports knows click: a call that names paths alone is run without it.
"""

import os
from typing import Any

from planlint import config, kept
from planlint.config import Config, Table
from planlint.errors import ConfigError
from planlint.named import NamedTuple


class Run(NamedTuple):
    """How one command runs: its configuration and how much it says on stderr."""

    config: Config
    cache: str | None
    stdin_filename: str
    color: str
    quiet: bool
    verbose: bool


def run(paths: tuple[str, ...], given: dict[str, Any], **settings: Any) -> Run:
    """The run that the shared options ask for; `settings` are further keys of the configuration."""
    cache = None if given["no_cache"] else given["cache_dir"] or kept.folder()
    files = [text for text in given["config"] if os.path.exists(text) or "=" not in text]
    if len(files) > 1:
        raise ConfigError("names two files; let one of them `extend` the other", None, "--config")
    found = files[0] if files else None if given["isolated"] else config.find(config.common(paths))
    overrides = [config.override(text) for text in given["config"] if text not in files]
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
            raise ConfigError(f"'{pair}' is not GLOB:RULES", None, "--per-file-ignores")
        table["per-file-ignores"].setdefault(glob, []).extend(_split([rules]))
    return {key: value for key, value in (table | {"lang": given["lang"]}).items() if value}


def _split(values: Any) -> list[str]:
    return [word for value in values for word in value.replace(",", " ").split()]
