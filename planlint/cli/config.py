"""`planlint config`: the settings of a run, and the schema of configuration files."""

import json
from collections.abc import Iterator
from typing import Any

import click

from planlint import schema
from planlint.cli import output, toml
from planlint.cli.options import configured, option
from planlint.cli.settings import run
from planlint.config import Config
from planlint.schema import Schema


@click.command("config")
@click.argument("what", type=click.Choice(["show", "schema"]), default="show")
@option(
    "--output-format",
    "--format",
    "output_format",
    type=click.Choice(["json", "markdown"]),
    default="json",
    help="Format of the schema.",
)
@option("--output-file", "-o", "output_file", metavar="FILE", help="Write the schema to a file.")
@configured
def command(what: str, output_format: str, output_file: str | None, **given: Any) -> None:
    """Show the settings that hold here, or print the JSON Schema of configuration files."""
    if what == "show":
        show(run((), given).config)
    elif output_format == "markdown":
        output.write(reference(schema.SCHEMA), output_file)
    else:
        output.write(json.dumps(schema.SCHEMA, ensure_ascii=False, indent=2) + "\n", output_file)


def reference(table: Schema) -> str:
    """The schema as a Markdown page: every key with its kind, default, meaning and an example."""
    return "\n".join(["# Configuration\n", f"{table['description']}\n", *_keys(table, "##")])


def _keys(table: Schema, heading: str) -> Iterator[str]:
    for key, value in table["properties"].items():
        required = ", required" if key in table.get("required", ()) else ""
        default = f", by default `{json.dumps(value['default'])}`" if "default" in value else ""
        yield f"{heading} {key}\n"
        yield f"{value.get('description', '')}\n\nKind: {_kind(value)}{default}{required}.\n"
        for example in value.get("examples", ()):
            yield f"```toml\n{toml.setting(key, example)}\n```\n"
        for inner in (value, value.get("items", {}), value.get("additionalProperties") or {}):
            if "properties" in inner:
                yield from _keys(inner, heading + "#")


def _kind(value: Schema, many: bool = False) -> str:
    """What a key holds, in words: one of a, b; a list of texts; a table of lists of texts."""
    if "enum" in value:
        return "one of " + ", ".join(f"`{choice}`" for choice in value["enum"])
    if value.get("format") == "date":
        return "a date"
    kind: str = schema.TYPES.get(value.get("type", ""), (object, "any value"))[1]
    inner = value.get("items") or value.get("additionalProperties")
    said = kind.removeprefix("a ") + "s" if many else kind
    return f"{said} of {_kind(inner, True)}" if inner else said


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
