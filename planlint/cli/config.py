"""`planlint config`: the settings of a run, and the schema of configuration files."""

import json
from typing import Any

import click

from planlint import schema
from planlint.cli.options import configured, run
from planlint.config import Config


@click.command("config")
@click.argument("what", type=click.Choice(["show", "schema"]), default="show")
@configured
def command(what: str, **given: Any) -> None:
    """Show the settings that hold here, or print the JSON Schema of configuration files."""
    if what == "schema":
        click.echo(json.dumps(schema.SCHEMA, ensure_ascii=False, indent=2))
    else:
        show(run((), given).config)


def show(config: Config) -> None:
    """Print the settings as JSON; `configuration` is the file they come from."""
    waivers = [
        {"rule": w.rule, "path": w.path, "quote": w.quote, "reason": w.reason, "until": w.until}
        for w in config.waivers
    ]
    settings = {name.replace("_", "-"): value for name, value in config._asdict().items()}
    selection = [layer._asdict() for layer in settings.pop("layers")]
    shown = {
        "configuration": settings.pop("path"),
        **settings,
        "selection": selection,
        "waive": waivers,
    }
    shown.pop("waivers")
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
