"""Progress is shown on a terminal only, on stderr, and only for work longer than a second."""

import io
import sys

import pytest

from planlint.cli import output


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(output.time, "monotonic", lambda: now[0])
    return now


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert output._progress() is None


def test_a_terminal_sees_progress_after_a_second_and_nothing_in_the_end(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    show = output._progress()
    assert show
    show(1, 3)
    assert terminal.getvalue() == ""
    clock[0] = 1.5
    show(2, 3)
    assert terminal.getvalue() == "\r2/3 documents read"
    show(3, 3)
    assert terminal.getvalue().endswith("\r\033[K")
