"""The command line; the only part that prints, exits, or reads the environment.

A command is imported when it is called: `planlint --version` pays for click alone.
"""

import gc
import os
import sys
from importlib import import_module

import click

from planlint import VERSION
from planlint.errors import PlanlintError

COMMANDS = (
    "check", "read", "report", "annotate", "diff", "targets", "explain", "rules", "baseline", "config",
    "version",
)  # fmt: skip


class Commands(click.Group):
    """The commands by the names of their modules; `check` when the first word is none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"planlint.cli.{cmd_name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*COMMANDS, "--help", "-h", "--version", "-V"):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Keep compiled patterns, unless without a cache, before the modules are imported that have them."""
        from planlint import regex

        regex.keep_in(_cache(args))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; faults of the set-up end with 2, bugs of planlint with 3, in one line."""
        # what is read are values without cycles: looking for some after every 700 of them takes a tenth
        gc.set_threshold(200_000, 20, 20)
        try:
            return super().invoke(ctx)
        except PlanlintError as error:
            click.echo(f"planlint: error: {error}", err=True)
            ctx.exit(2)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            import traceback

            click.echo(traceback.format_exc(), err=True)
            click.echo(f"planlint: bug in planlint (please report it): {error!r}", err=True)
            ctx.exit(3)


def _cache(args: list[str]) -> str | None:
    """The cache folder that the arguments ask for, before click has read them."""
    from planlint import kept

    if "--no-cache" in args or os.environ.get("PLANLINT_NO_CACHE"):
        return None
    for word, following in zip(args, [*args[1:], ""], strict=True):
        if word.startswith("--cache-dir"):
            return word.partition("=")[2] or following
    return os.environ.get("PLANLINT_CACHE_DIR") or kept.folder()


def command_line() -> None:
    """`planlint` as a process: what `main` does, and then an end without taking the values apart.

    Freeing a few hundred thousand objects one by one takes 5 ms, and a second after a large document.
    """
    try:
        main()
    except SystemExit as done:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # the reader of a pipe has gone
            os._exit(1)
        if isinstance(done.code, int | None):
            os._exit(done.code or 0)
        raise


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, "-V", "--version", prog_name="planlint", message="%(prog)s %(version)s")
def main() -> None:
    """Find the numbers of a plan or report that cannot all be true, before anyone publishes them.

    `planlint plan.docx` is short for `planlint check plan.docx`.
    """
