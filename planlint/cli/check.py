"""`planlint check`: findings, in one format or several."""

import sys
from typing import Any

import click

from planlint.cli import checking
from planlint.cli.options import PATH, configured, option


@click.command("check")
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATH…|-]")
@option(
    "--output-format",
    "--format",
    "output_format",
    metavar="FORMAT",
    help="Format of the report: text, json, sarif …",
)
@option("--output-file", "-o", "output_file", metavar="FILE", help="Write the report to a file.")
@option(
    "--report",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write a further report; may be given again.",
)
@option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="The least severity that makes the exit code 1 [default: error].",
)
@option("--max-warnings", type=click.IntRange(min=0), help="How many warnings are borne.")
@option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@option("--baseline", metavar="FILE", help="Do not show the findings that this file knows.")
@option("--new-from", metavar="REV", help="Do not show the findings that this git revision has.")
@option("--statistics", is_flag=True, help="Show how often each rule was broken instead.")
@option("--show-files", is_flag=True, help="Show which files would be checked, and stop.")
@option("--show-settings", is_flag=True, help="Show the settings, and stop.")
@configured
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Check documents (by default all in this folder) and print what does not agree."""
    sys.exit(checking.check(paths, given))
