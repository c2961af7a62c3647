"""What `planlint check` does: findings, in one format or several, and an exit code."""

import os
from typing import Any

from planlint import engine, files
from planlint.cli import output
from planlint.cli.settings import Run, run
from planlint.errors import ConfigError, WriteError
from planlint.model import Fault, Result
from planlint.reporters import reporter

WHOLE = ("html",)  # formats that show every number
MARKED = ("json", "sarif", "gitlab", "csv")  # those that show fingerprints

# what the options of the command are when nobody gives them, in the words of click
DEFAULTS: dict[str, Any] = {
    "output_format": None, "output_file": None, "report": (), "fail_on": None, "max_warnings": None,
    "exit_zero": False, "baseline": None, "new_from": None, "statistics": False, "show_files": False,
    "show_settings": False, "config": (), "isolated": False, "select": (), "extend_select": (), "ignore": (),
    "per_file_ignores": (), "lang": None, "no_cache": False, "cache_dir": None,
    "stdin_filename": "stdin.md", "color": "auto", "quiet": False, "verbose": False,
}  # fmt: skip


def check(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    """Check documents and print what does not agree; returns the exit code."""
    settings = {key: given[key.replace("-", "_")] for key in ("fail-on", "max-warnings", "output-format")}
    this = run(paths, given, baseline=given["baseline"], **settings)
    if given["show_settings"]:
        from planlint.cli.config import show

        show(this.config)
        return 0
    if given["show_files"]:
        return _show_files(paths, this)
    return _checked(paths, this, given)


def _checked(paths: tuple[str, ...], this: Run, given: dict[str, Any]) -> int:
    form = "statistics" if given["statistics"] else this.config.output_format
    wanted: list[tuple[str, str | None]] = [(form, given["output_file"])]
    for report in given["report"]:
        form, _, path = report.partition("=")
        if not path:
            raise ConfigError(f"'{report}' is not FORMAT=FILE", None, "--report")
        wanted.append((form, path))
    for form, _ in wanted:
        output.known_format(form, "planlint.reporters")
    whole = any(form in WHOLE for form, _ in wanted)
    result = output.checked(paths, this, sift=not whole)
    if given["new_from"]:
        result = engine.since(given["new_from"], result, this.config, this.cache)
    if any(form in MARKED for form, _ in wanted):
        result = output.marked(result, this)
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


def _show_files(paths: tuple[str, ...], this: Run) -> int:
    sources, missing = files.sources(paths or (".",), this.config)
    for path, _ in sources:
        print(path)
    output.complain(missing)
    return output.UNUSABLE if missing else 0
