"""The commands of planlint as click knows them. A command is imported when it is called."""

from importlib import import_module

import click

from planlint import VERSION
from planlint.cli import COMMANDS


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

    def invoke(self, ctx: click.Context) -> object:
        from planlint.cli.output import guarded

        parent = super().invoke
        return guarded(lambda: parent(ctx), click.ClickException, click.exceptions.Exit, click.Abort)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, "-V", "--version", prog_name="planlint", message="%(prog)s %(version)s")
def main() -> None:
    """Find the numbers of a plan or report that cannot all be true, before anyone publishes them.

    `planlint plan.docx` is short for `planlint check plan.docx`.
    """
