"""`planlint report`: one page for the browser with the documents, what is found in them, and charts."""

import sys
from typing import Any

import click

from planlint.cli import output
from planlint.cli.options import PATH, configured, option
from planlint.cli.settings import run
from planlint.corpus import Corpus


@click.command("report")
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATH…|-]")
@option(
    "--output-file", "-o", "output_file", metavar="FILE", default="report.html", show_default=True,
    help="Where the page is written; - is stdout.",
)  # fmt: skip
@configured
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Write one self-contained HTML page: the documents with every finding marked in place, the findings
    beside them, growth paths and targets drawn. It needs no network. The exit code is 0 whatever is
    found, 2 for what could not be read or written.
    """
    from planlint.reporters import html

    this, path = run(paths, given), given["output_file"]
    result, corpus = output.looked(paths, this)
    output.spare(path, (document.path for document in result.documents))
    page = output.page(this, False)._replace(lang=this.config.lang or _language(corpus))
    output.write(html.report(result, page, corpus), path)
    output.complain((*result.errors, *result.bugs), this.verbose)
    if path != "-" and not this.quiet:
        click.echo(f"planlint: {path}: {len(result.findings)} findings", err=True)
    sys.exit(output.exit_code(result, "never", None))


def _language(corpus: Corpus) -> str:
    """The language of most documents."""
    languages = [document.language for document in corpus.documents]
    return max(sorted(set(languages)), key=languages.count, default="en")
