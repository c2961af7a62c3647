"""`python -m planlint`."""

from planlint.cli import command_line

command_line()
