"""The command line; the only part that prints, exits, or reads the environment.

`planlint --version` pays for click alone, and `planlint check plan.docx` for all but click: a call that
names paths and nothing else needs no parser, which is 18 ms of the 30 that importing click takes.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence

COMMANDS = (
    "check", "read", "report", "annotate", "diff", "targets", "explain", "rules", "baseline", "config",
    "version",
)  # fmt: skip


def command_line() -> None:
    """`planlint` as a process: runs it, and ends without taking its values apart.

    Freeing a few hundred thousand objects one by one takes 5 ms, and a second after a large document.
    """
    # what is read are values without cycles: looking for some after every 700 of them takes a tenth
    gc.set_threshold(200_000, 20, 20)
    try:
        _run(sys.argv[1:])
    except SystemExit as done:
        keep()
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # the reader of a pipe has gone
            os._exit(1)
        if isinstance(done.code, int | None):
            os._exit(done.code or 0)
        raise


def _run(args: list[str]) -> None:
    if args[:1] != ["--version"]:
        keep_in(_cache(args))
    paths = plain(args, os.environ)
    if paths is None:
        from planlint.cli.commands import main

        main()
        return
    from planlint.cli import checking
    from planlint.cli.output import guarded

    try:
        sys.exit(guarded(lambda: checking.check(paths, checking.DEFAULTS)))  # type: ignore[arg-type]
    except KeyboardInterrupt:
        print("\nAborted!", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        os._exit(1)


def plain(args: Sequence[str], environment: Mapping[str, str]) -> tuple[str, ...] | None:
    """The paths of a call that names nothing else to be checked; None when click must read it.

    Options stand in the arguments or, as PLANLINT_FAIL_ON, in the environment.
    """
    words = args[1:] if args[:1] == ["check"] else args
    if not args or any(word.startswith("-") for word in args):
        return None
    if words is args and args[0] in COMMANDS:
        return None
    from planlint.cli.checking import DEFAULTS

    # the last where a shell asks how a word goes on
    options = (*(f"PLANLINT_{name.upper()}" for name in DEFAULTS), "_PLANLINT_COMPLETE")
    return None if any(name in environment for name in options) else tuple(words)


def keep_in(folder: str | None) -> None:
    """Keep compiled modules, patterns and words in a cache folder, before what has them is imported.

    Modules are code, so they are kept in the user's own folder alone: one named by --cache-dir may lie in the
    repository that is checked, and hold what somebody has committed there.
    """
    from planlint import kept, made, modules, regex

    modules.keep_in(folder if folder == kept.folder() else None)
    regex.keep_in(folder)
    made.keep_in(folder)


def keep() -> None:
    """Keep what this run has compiled for the next one."""
    if "planlint.modules" in sys.modules:
        from planlint import made, modules, regex

        modules.save()
        regex.save()
        made.save()


def _cache(args: list[str]) -> str | None:
    """The cache folder that the arguments ask for, before they are read by click."""
    from planlint import kept

    if "--no-cache" in args or os.environ.get("PLANLINT_NO_CACHE"):
        return None
    for word, following in zip(args, (*args[1:], ""), strict=False):
        if word.startswith("--cache-dir"):
            return word.partition("=")[2] or following
    return os.environ.get("PLANLINT_CACHE_DIR") or kept.folder()
