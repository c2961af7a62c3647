"""What goes to stdout, to files and to stderr, and the exit code."""

import os
import sys
import time
from collections.abc import Callable, Iterable

from planlint import baseline, engine
from planlint.cli.settings import Run
from planlint.corpus import Corpus
from planlint.errors import ConfigError, PlanlintError, WriteError, did_you_mean
from planlint.model import Fault, Result
from planlint.printable import printable
from planlint.reporters import Page, formats

FINDINGS, UNUSABLE, BUG = 1, 2, 3
ORDER = ("error", "warning", "info")


def checked(paths: Iterable[str], run: Run, reasons: bool = False, sift: bool = False) -> Result:
    """The result of checking what the command names, with progress on a terminal.

    With `sift` it need not hold the figures of rows in which nothing is found.
    """
    return looked(paths, run, reasons, sift)[0]


def marked(result: Result, run: Run) -> Result:
    """The result with fingerprints, for formats that show them."""
    return result._replace(findings=baseline.marked(result.findings, result.documents, run.config))


def looked(
    paths: Iterable[str], run: Run, reasons: bool = False, sift: bool = False
) -> tuple[Result, Corpus]:
    """The result of checking what the command names and its corpus, with progress on a terminal."""
    sources = [
        (run.stdin_filename, sys.stdin.buffer.read()) if path == "-" else path for path in paths or (".",)
    ]
    progress = None if run.quiet else _progress()
    result, corpus = engine.look(
        sources, run.config, run.cache, progress=progress, reasons=reasons, sift=sift
    )
    if not (result.documents or result.errors or result.bugs) and not run.quiet:
        say(f"planlint: warning: no documents in {', '.join(paths) or 'this folder'}")
    if run.verbose:
        say(f"planlint: configuration: {run.config.path or 'none'}")
        say(f"planlint: rules: {', '.join(rule.id for rule in result.rules)}")
        for account in result.accounts:
            said = f"{account.figures} numbers, {account.checked} checked, {account.unread} not read"
            say(f"planlint: {account.path}: {said}")
    return result, corpus


def say(text: str, end: str = "\n") -> None:
    """A line on stderr."""
    print(text, end=end, file=sys.stderr, flush=True)


def guarded(call: Callable[[], object], *passing: type[BaseException]) -> object:
    """What a call returns; faults of the set-up end with 2, bugs of planlint with 3, in one line.

    `passing` are exceptions that the caller knows how to tell.
    """
    try:
        return call()
    except PlanlintError as error:
        say(f"planlint: error: {error}")
        sys.exit(UNUSABLE)
    except Exception as error:
        if isinstance(error, (BrokenPipeError, *passing)):
            raise
        import traceback

        say(traceback.format_exc())
        say(f"planlint: bug in planlint (please report it): {error!r}")
        sys.exit(BUG)


def _progress() -> engine.Progress | None:
    """A counter on stderr, on a terminal, for work longer than a second."""
    if not sys.stderr.isatty():
        return None
    start = time.monotonic()

    def show(done: int, of: int) -> None:
        if time.monotonic() - start > 1:
            end = "\r\033[K" if done == of else ""
            say(f"\r{done}/{of} documents read{end}", end="")

    return show


def known_format(name: str, package: str) -> None:
    """Refuse a format that there is no reporter for."""
    known = formats(package)
    if name not in known:
        hint = did_you_mean(name, known)
        raise ConfigError(f"'{name}' is not one of {', '.join(known)}{hint}", None, "--format")


def page(run: Run, to_terminal: bool = True) -> Page:
    """The page of a report on stdout, or of one that goes to a file."""
    width = 100
    if to_terminal and sys.stdout.isatty():
        from shutil import get_terminal_size  # 8 ms

        width = max(get_terminal_size().columns, 40)
    color = to_terminal and colored(run.color, sys.stdout.isatty())
    return Page(color, width, _project(os.getcwd()), run.verbose, run.config.fail_on, run.config.lang or "en")


def _project(folder: str) -> str:
    """The root of the repository that a folder lies in, or the folder: code hosts want paths from there."""
    above = folder
    while not os.path.exists(os.path.join(above, ".git")):
        if above == os.path.dirname(above):
            return folder
        above = os.path.dirname(above)
    return above


def colored(choice: str, terminal: bool) -> bool:
    """Whether to print colours: the flag, else NO_COLOR, else FORCE_COLOR, else on a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def write(report: str | bytes, path: str | None, append: bool = False) -> None:
    """A report to a file, or to stdout; UTF-8 wherever it does not go to a terminal."""
    data = report.encode("utf-8", "backslashreplace") if isinstance(report, str) else report
    if path is not None and path != "-":
        try:
            with open(path, "ab" if append else "wb") as file:
                file.write(data)
        except OSError as error:
            raise WriteError(error.strerror or str(error), path) from error
    elif isinstance(report, str) and sys.stdout.isatty() and sys.platform == "win32":
        import click  # knows how a Windows console wants its colours

        click.echo(report, nl=False, color=True)
    elif isinstance(report, str) and sys.stdout.isatty():
        sys.stdout.write(report)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def spare(path: str, inputs: Iterable[str]) -> None:
    """Refuse to write over a document that is read."""
    for source in inputs:
        if os.path.exists(path) and os.path.exists(source) and os.path.samefile(path, source):
            raise WriteError("this is the document itself; give another name with -o", path)


def complain(faults: Iterable[Fault], verbose: bool = False) -> None:
    """Inputs that could not be read and bugs of planlint, on stderr."""
    for fault in faults:
        words = ": ".join(printable(part) for part in (fault.path, fault.place, fault.reason) if part)
        kind = "bug in planlint (please report it)" if fault.trace else "error"
        say(f"planlint: {kind}: {words}")
        if fault.trace and verbose:
            say(fault.trace)


def exit_code(result: Result, fail_on: str, max_warnings: int | None, exit_zero: bool = False) -> int:
    """3 after a bug, 2 after an unreadable input, 1 when a finding is bad enough, else 0."""
    if result.bugs:
        return BUG
    if result.errors:
        return UNUSABLE
    standing = [finding.severity for finding in result.findings if not finding.waived]
    failing = ORDER[: ORDER.index(fail_on) + 1] if fail_on in ORDER else ()
    too_many = max_warnings is not None and standing.count("warning") > max_warnings
    return FINDINGS if not exit_zero and (too_many or any(s in failing for s in standing)) else 0
