"""`planlint baseline`: a file of the findings there are, so that only new ones are shown."""

import os
import sys
from typing import Any

import click

from planlint import baseline
from planlint.baseline import Entry
from planlint.cli import output
from planlint.cli.options import PATH, configured, option
from planlint.cli.settings import run

NAME = "planlint-baseline.json"


@click.command("baseline")
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATH…]")
@option(
    "--output-file",
    "-o",
    "output_file",
    metavar="FILE",
    help=f"The baseline [default: the configured one, or {NAME}].",
)
@click.option("--prune", is_flag=True, help="Only take out what is no longer found; add nothing.")
@configured
def command(paths: tuple[str, ...], output_file: str | None, prune: bool, **given: Any) -> None:
    """Write the findings of documents to a baseline; `planlint check --baseline FILE` does not show them."""
    this = run(paths, given)
    path = output_file or this.config.baseline or os.path.join(this.config.root, NAME)
    unhidden = this.config._replace(baseline=None)
    result = output.checked(paths, this._replace(config=unhidden), sift=True)
    output.complain((*result.errors, *result.bugs), this.verbose)
    standing = [finding for finding in result.findings if not finding.waived]
    found = baseline.entries(standing, result.documents, unhidden)
    before = baseline.load(path) if prune or os.path.exists(path) else []
    checked = {this.config.relative(document.path) for document in result.documents}
    elsewhere = [entry for entry in before if entry.path not in checked]
    kept = _pruned(before, found, checked, this.config.root) if prune else [*found, *elsewhere]
    output.write(baseline.dump(kept), path)
    if not this.quiet:
        click.echo(f"planlint: {len(kept)} findings in {path}", err=True)
    sys.exit(output.exit_code(result, "never", None))


def _pruned(before: list[Entry], found: list[Entry], checked: set[str], root: str) -> list[Entry]:
    """The entries that are still found, and those of files that exist but were not checked now."""
    standing = {entry.key for entry in found}
    return [
        entry
        for entry in before
        if entry.key in standing
        or (entry.path not in checked and os.path.exists(os.path.join(root, entry.path)))
    ]
