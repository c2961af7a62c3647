"""`planlint report` writes one page."""

from pathlib import Path

from tests.cli.conftest import PLAN, Run


def test_a_page_is_written(run: Run, folder: Path) -> None:
    result = run("report", "plan.md", "-o", "page.html")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count('<li class="card ') == 3


def test_the_page_goes_to_stdout(run: Run) -> None:
    assert run("report", "plan.md", "-o", "-").stdout.startswith("<!doctype html>")


def test_a_report_of_the_check_command_is_the_same_page(run: Run, folder: Path) -> None:
    run("report", "plan.md", "-o", "one.html", "--lang", "en")
    run("check", "plan.md", "--report", "html=two.html", "--lang", "en")
    assert (folder / "one.html").read_bytes() == (folder / "two.html").read_bytes()


def test_the_document_is_never_written_over(run: Run, folder: Path) -> None:
    (folder / "plan.html").write_text("<p>2023年地区生产总值590亿元。</p>", encoding="utf-8")
    assert run("report", "plan.html", "-o", "plan.html").exit_code == 2
    assert (folder / "plan.md").read_text(encoding="utf-8") == PLAN


def test_what_cannot_be_read_is_on_the_page_and_in_the_exit_code(run: Run, folder: Path) -> None:
    result = run("report", "plan.md", "missing.md", "-o", "page.html")
    assert result.exit_code == 2
    assert "missing.md" in (folder / "page.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_ends_with_2(run: Run) -> None:
    result = run("report", "plan.md", "-o", "no/such/folder/page.html")
    assert result.exit_code == 2
    assert "page.html" in result.stderr
