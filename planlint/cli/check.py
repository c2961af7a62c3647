"""`planlint check`: findings, in one format or several."""

import os
import sys
from typing import Any

import click

from planlint import engine, files
from planlint.cli import output
from planlint.cli.options import PATH, Run, configured, option, run
from planlint.errors import WriteError
from planlint.model import Fault, Result
from planlint.reporters import reporter

WHOLE = ("html",)  # formats that show every number


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
    "reports",
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
    settings = {key: given[key.replace("-", "_")] for key in ("fail-on", "max-warnings", "output-format")}
    this = run(paths, given, baseline=given["baseline"], **settings)
    if given["show_settings"]:
        from planlint.cli.config import show

        show(this.config)
    elif given["show_files"]:
        _show_files(paths, this)
    else:
        sys.exit(_check(paths, this, given))


def _check(paths: tuple[str, ...], this: Run, given: dict[str, Any]) -> int:
    form = "statistics" if given["statistics"] else this.config.output_format
    wanted: list[tuple[str, str | None]] = [(form, given["output_file"])]
    for report in given["reports"]:
        form, _, path = report.partition("=")
        if not path:
            raise click.BadParameter(f"'{report}' is not FORMAT=FILE", param_hint="--report")
        wanted.append((form, path))
    for form, _ in wanted:
        output.known_format(form, "planlint.reporters")
    whole = any(form in WHOLE for form, _ in wanted)
    result = output.checked(paths, this, sift=not whole)
    if given["new_from"]:
        result = engine.since(given["new_from"], result, this.config, this.cache)
    unwritten = _report(result, this, wanted)
    output.complain((*result.errors, *result.bugs, *unwritten), this.verbose)
    code = output.exit_code(result, this.config.fail_on, this.config.max_warnings, given["exit_zero"])
    return max(code, output.UNUSABLE) if unwritten else code


def _report(result: Result, this: Run, wanted: list[tuple[str, str | None]]) -> list[Fault]:
    """Write every report; one that cannot be written is a fault and keeps back no other."""
    unwritten: list[Fault] = []
    for form, path in wanted:
        unwritten += _written(form, path, result, this)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and "github" in (form for form, _ in wanted):
        unwritten += _written("markdown", summary, result, this, append=True)
    return unwritten


def _written(form: str, path: str | None, result: Result, this: Run, append: bool = False) -> list[Fault]:
    try:
        output.write(reporter(form)(result, output.page(this, path is None)), path, append)
    except WriteError as error:
        return [Fault(error.path or "", "", error.reason)]
    return []


def _show_files(paths: tuple[str, ...], this: Run) -> None:
    sources, missing = files.sources(paths or (".",), this.config)
    for path, _ in sources:
        click.echo(path)
    output.complain(missing)
    sys.exit(output.UNUSABLE if missing else 0)
