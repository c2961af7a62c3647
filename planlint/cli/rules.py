"""`planlint rules`: the rules there are."""

from typing import Any

import click

from planlint import selection
from planlint.cli.options import configured, option
from planlint.cli.settings import run


@click.command("rules")
@option(
    "--output-format",
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
)
@configured
def command(output_format: str, **given: Any) -> None:
    """List the rules that would run: id, severity, check and summary."""
    this = run((), given)
    rules = selection.chosen(this.config, this.cache).rules
    if output_format == "json":
        import json

        keys = ("id", "severity", "check", "summary", "why", "options", "path")
        rows = [{key: getattr(rule, key) for key in keys} for rule in rules]
        click.echo(json.dumps({"version": 1, "rules": rows}, ensure_ascii=False, indent=1))
        return
    from tabulate import tabulate  # 70 ms

    table = [(rule.id, rule.severity, rule.summary) for rule in rules]
    form = "pipe" if output_format == "markdown" else "simple"
    click.echo(tabulate(table, ("rule", "severity", "summary"), tablefmt=form))
