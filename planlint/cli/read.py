"""`planlint read`: every number of documents as it was understood."""

import sys
from typing import Any

import click

from planlint.cli import output
from planlint.cli.options import PATH, configured, option
from planlint.cli.settings import run
from planlint.reporters import reporter

FIGURES = "planlint.reporters.figures"


@click.command("read")
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATH…|-]")
@option(
    "--output-format",
    "--format",
    "output_format",
    metavar="FORMAT",
    help="text, json, csv, parquet or xlsx [default: by the file's ending, else text].",
)
@option("--output-file", "-o", "output_file", metavar="FILE", help="Write the figures to a file.")
@configured
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Show every number of documents, what it was understood to be, and which rules examine it."""
    this = run(paths, given)
    path = given["output_file"]
    ending = path.rpartition(".")[2].lower() if path else ""
    form = given["output_format"] or ("text" if ending in ("", "txt") else ending)
    output.known_format(form, FIGURES)
    result = output.checked(paths, this, reasons=True)
    output.write(reporter(form, FIGURES)(result, output.page(this, path is None)), path)
    output.complain((*result.errors, *result.bugs), this.verbose)
    sys.exit(output.exit_code(result, "never", None))
