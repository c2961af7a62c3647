"""`planlint targets`: every target with what it starts from, what was reached, and what is still needed."""

import sys
from typing import Any

import click

from planlint import engine, selection
from planlint.cli import output
from planlint.cli.options import PATH, configured, option
from planlint.cli.settings import run
from planlint.progress import aims
from planlint.reporters import reporter

FORMATS = "planlint.reporters.targets"


@click.command("targets")
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATH…]")
@option(
    "--output-format", "--format", "output_format", metavar="FORMAT",
    help="text, csv, json, xlsx or svg [default: by the file's ending, else text].",
)  # fmt: skip
@option("--output-file", "-o", "output_file", metavar="FILE", help="Write the table to a file.")
@configured
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Show each target of plans beside the results of reports: indicator, baseline, target, result, the
    part of the way, growth needed and reached a year, and the verdict.
    """
    this = run(paths, given)
    path = given["output_file"]
    ending = path.rpartition(".")[2].lower() if path else ""
    form = given["output_format"] or ("text" if ending in ("", "txt") else ending)
    output.known_format(form, FORMATS)
    corpus, faults = engine.load(paths or (".",), this.config, selection.chosen(this.config, this.cache))
    page = output.page(this, path is None)
    report: Any = reporter(form, FORMATS)  # of aims, not of a result
    output.write(report(list(aims(corpus)), page), path)
    output.complain(faults, this.verbose)
    sys.exit(output.UNUSABLE if faults else 0)
