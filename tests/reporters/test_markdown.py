"""The Markdown summary: counts, then a table for each severity, and never too long for GitHub."""

import pytest

from planlint.model import Fault
from planlint.reporters import Page, markdown
from tests.reporters import made


def test_it_says_what_was_done_even_when_nothing_was_found() -> None:
    assert markdown.report(made.result(), Page()) == (
        "## planlint\n\n"
        "1 file, 3 numbers, 2 checked by 3 rules: **0 errors**, 0 warnings, 0 notes (0 waived).\n"
    )


def test_errors_come_before_warnings() -> None:
    of = made.document()
    found = (made.finding(of, "表", made.RULES[1].id, "warning"), made.finding(of, "3.5%"))
    text = markdown.report(made.result(*found), Page())
    assert text.index("### Errors") < text.index("### Warnings")
    assert (
        "| plans/年度 a,b:c.md:2:20 | “3.5%”: 3.5% does not follow | `growth/rate-contradicts-levels` |"
        in text
    )


def test_documents_that_could_not_be_read_are_named() -> None:
    text = markdown.report(made.result(errors=(Fault("b.pdf", "p. 2", "encrypted"),)), Page())
    assert "### Not read" in text
    assert "| b.pdf | p. 2 encrypted |" in text


def test_a_summary_too_long_for_github_says_how_many_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "LIMIT", 2_000)
    found = [made.finding(made.document(), "3.5%") for _ in range(100)]
    text = markdown.report(made.result(*found), Page())
    assert len(text.encode()) < 2_500
    assert f"{100 - text.count('| plans')} more findings" in text
