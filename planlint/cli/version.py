"""`planlint version`."""

import click

from planlint import VERSION


@click.command("version")
def command() -> None:
    """Print the version."""
    click.echo(f"planlint {VERSION}")
