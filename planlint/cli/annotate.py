"""`planlint annotate`: a copy of a document with a review comment at the place of each finding."""

import os
import sys
from typing import Any

import click

from planlint import annotators
from planlint.cli import output
from planlint.cli.options import PATH, configured, option
from planlint.cli.settings import run
from planlint.errors import ReadError, WriteError


@click.command("annotate")
@click.argument("path", type=PATH, metavar="DOCUMENT")
@option(
    "--output-file", "-o", "output_file", metavar="FILE",
    help="Where the copy is written [default: beside the document, as NAME.reviewed.ENDING].",
)  # fmt: skip
@option("--against", multiple=True, metavar="PATH", help="Also hold it against these; may be given again.")
@configured
def command(path: str, **given: Any) -> None:
    """Write a copy of a document with one comment per finding at its place: review comments in DOCX, notes
    of cells in XLSX, <!-- comments --> in Markdown, HTML and text. The document itself is never written.
    The exit code is 0 whatever is found, 2 for what could not be read or written.
    """
    stem, ending = os.path.splitext(path)
    target = given["output_file"] or f"{stem}.reviewed{ending}"
    output.spare(target, [path, *given["against"]])
    if target != "-" and os.path.splitext(target)[1].lower() != ending.lower():
        raise WriteError(f"the copy must be named {ending} as the document is", target)
    this = run((path,), given)
    data = _bytes(path)
    result = output.looked([path, *given["against"]], this)[0]
    output.complain((*result.errors, *result.bugs), this.verbose)
    document = next((found for found in result.documents if found.path == path), None)
    if document is None:
        sys.exit(max(output.exit_code(result, "never", None), output.UNUSABLE))
    made = annotators.annotate(path, data, document, result.findings)
    output.write(made.data, target)
    for sentence in made.lost:
        click.echo(f"planlint: warning: {target}: {sentence}", err=True)
    if not this.quiet:
        click.echo(f"planlint: {target}: {made.comments} comments", err=True)
    sys.exit(output.exit_code(result, "never", None))


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise ReadError(error.strerror or str(error), path) from error
