"""`planlint annotate` writes a copy, and never the document."""

from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Run


def test_a_copy_is_written_beside_the_document(run: Run, folder: Path) -> None:
    result = run("annotate", "plan.md")
    assert result.exit_code == 0, result.output
    assert "plan.reviewed.md: 3 comments" in result.stderr
    assert (folder / "plan.md").read_text(encoding="utf-8") == PLAN
    copy = (folder / "plan.reviewed.md").read_text(encoding="utf-8")
    assert "590亿元<!-- planlint error house/error: " in copy


@pytest.mark.parametrize("target", ["plan.md", "./plan.md", "other.txt"])
def test_the_document_itself_and_other_endings_are_refused(run: Run, folder: Path, target: str) -> None:
    result = run("annotate", "plan.md", "-o", target)
    assert result.exit_code == 2
    assert (folder / "plan.md").read_text(encoding="utf-8") == PLAN
    assert not (folder / "other.txt").exists()


def test_a_link_to_the_document_is_the_document(run: Run, folder: Path) -> None:
    (folder / "link.md").symlink_to(folder / "plan.md")
    assert run("annotate", "plan.md", "-o", "link.md").exit_code == 2
    assert (folder / "plan.md").read_text(encoding="utf-8") == PLAN


def test_a_format_without_comments_is_refused(run: Run, folder: Path) -> None:
    (folder / "data.csv").write_text("Year,Value\n2020,5\n2021,6\n", encoding="utf-8")
    result = run("annotate", "data.csv")
    assert result.exit_code == 2
    assert "planlint report" in result.stderr


@pytest.mark.parametrize("name", ["missing.md", "empty.md"])
def test_what_cannot_be_read_ends_with_2(run: Run, folder: Path, name: str) -> None:
    (folder / "empty.md").write_bytes(b"")
    result = run("annotate", name)
    assert result.exit_code == 2
    assert name in result.stderr


def test_other_documents_are_held_against_it(run: Run, folder: Path) -> None:
    (folder / "report.md").write_text(PLAN, encoding="utf-8")
    assert run("annotate", "plan.md", "--against", "report.md", "-o", "copy.md").exit_code == 0
    assert run("annotate", "plan.md", "--against", "report.md", "-o", "report.md").exit_code == 2
