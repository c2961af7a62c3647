"""GitHub workflow commands: escaped, worst first, and honest about the ten that are shown."""

from planlint.model import Fault
from planlint.reporters import Page
from planlint.reporters.github import report
from tests.reporters import made


def test_a_command_is_escaped_in_properties_and_message() -> None:
    found = made.finding(made.document(), "3.5%", message="100%: a, b")
    assert report(made.result(found), Page()) == (
        "::error file=plans/年度 a%2Cb%3Ac.md,line=2,endLine=2,col=20,endColumn=24,"
        "title=planlint growth/rate-contradicts-levels::100%25: a, b\n"
    )


def test_a_message_cannot_begin_a_command() -> None:
    found = made.finding(made.document(), "3.5%", message="x\n::stop-commands::y\r\n::error::z")
    assert report(made.result(found), Page()).count("\n") == 1


def test_the_worst_come_first_whatever_the_order_of_the_text() -> None:
    of = made.document()
    found = [
        made.finding(of, "表", made.RULES[2].id, "info"),
        made.finding(of, "131.5", made.RULES[1].id, "warning"),
        made.finding(of, "3.5%"),
    ]
    lines = report(made.result(*found), Page()).splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice"]


def test_what_github_leaves_out_is_said_before_the_rest() -> None:
    of = made.document()
    errors = [made.finding(of, "3.5%") for _ in range(12)]
    warnings = [made.finding(of, "131.5", made.RULES[1].id, "warning") for _ in range(10)]
    lines = report(made.result(*errors, *warnings), Page()).splitlines()
    assert len(lines) == 23, "all are in the log"
    assert lines[0] == (
        "::notice title=planlint::GitHub shows 10 of each kind; 2 more errors "
        "in the log of this step and in its summary."
    )


def test_ten_of_a_kind_need_no_note() -> None:
    found = [made.finding(made.document(), "3.5%") for _ in range(10)]
    assert "GitHub shows" not in report(made.result(*found), Page())


def test_a_document_that_cannot_be_read_is_an_error() -> None:
    fault = Fault("b.pdf", "", "encrypted")
    assert report(made.result(errors=(fault,)), Page()) == "::error file=b.pdf,title=planlint::encrypted\n"


def test_what_is_set_aside_is_not_shown() -> None:
    assert report(made.result(made.finding(made.document(), "3.5%", waived="reason")), Page()) == ""
