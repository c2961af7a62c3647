"""`planlint diff`: what changed between two versions of a document."""

import sys
from typing import Any

import click

from planlint.changes import compare
from planlint.cli import output
from planlint.cli.options import configured, option
from planlint.cli.settings import run
from planlint.reporters import reporter

FORMATS = "planlint.reporters.changes"


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@option(
    "--output-format", "--format", "output_format", metavar="FORMAT",
    help="text, json or markdown [default: by the file's ending, else text].",
)  # fmt: skip
@option("--output-file", "-o", "output_file", metavar="FILE", help="Write the difference to a file.")
@option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="The least severity of a finding that came which makes the exit code 1 [default: error].",
)
@option("--exit-code", is_flag=True, help="Exit with 1 also when any figure changed, as git diff does.")
@configured
def command(old: str, new: str, **given: Any) -> None:
    """Show which indicators of a document have another value, unit, period, baseline or target in its new
    version, and which findings came or went. The two may have different formats.

    Exit code: 0 when no finding came that is bad enough for --fail-on (whatever else changed), 1 when one
    came, 2 when a document cannot be read or the result not written, 3 for a bug in planlint.
    """
    this = run((new,), given, **{"fail-on": given["fail_on"]})
    path = given["output_file"]
    form = given["output_format"] or _format(path)
    output.known_format(form, FORMATS)
    if path:
        output.spare(path, (old, new))
    results = [output.marked(output.checked([name], this), this) for name in (old, new)]
    for result in results:
        output.complain((*result.errors, *result.bugs), this.verbose)
    unread = [result for result in results if not result.documents]
    if unread:
        sys.exit(max(max(output.exit_code(result, "never", None) for result in unread), output.UNUSABLE))
    before, after = results
    found = compare(before.documents[0], after.documents[0], before.findings, after.findings)
    page = output.page(this, path is None)._replace(lang=this.config.lang or found.new.language)
    report: Any = reporter(form, FORMATS)  # of a difference, not of a result
    output.write(report(found, page), path)
    code = output.exit_code(after._replace(findings=found.came), this.config.fail_on, None)
    sys.exit(code or int(given["exit_code"] and bool(found.changes)))


def _format(path: str | None) -> str:
    ending = path.rpartition(".")[2].lower() if path else ""
    return {"json": "json", "md": "markdown", "markdown": "markdown"}.get(ending, "text")
