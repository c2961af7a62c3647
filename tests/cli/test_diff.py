"""`planlint diff`: formats, exit codes, and texts that are only text."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Run
from tests.reporters.test_hostile import HOSTILE, UNSEEN


@pytest.fixture
def versions(folder: Path) -> Path:
    (folder / "new.md").write_text(PLAN.replace("590", "591").replace("31.5", "32"), encoding="utf-8")
    return folder


def test_the_text_says_what_changed_and_what_went(run: Run, versions: Path) -> None:
    result = run("diff", "plan.md", "new.md")
    assert result.exit_code == 0, result.output
    assert "590亿元 → 591亿元" in result.stdout
    assert "Findings that went (2)" in result.stdout
    assert result.stdout.splitlines()[-1] == (
        "2 figures changed, 0 added, 0 removed, 1 the same; findings: 0 came, 2 went, 1 stayed"
    )


def test_a_finding_that_came_fails(run: Run, versions: Path) -> None:
    assert run("diff", "new.md", "plan.md").exit_code == 1
    assert run("diff", "new.md", "plan.md", "--fail-on", "never").exit_code == 0


def test_a_changed_figure_fails_when_asked(run: Run, versions: Path) -> None:
    assert run("diff", "plan.md", "new.md", "--exit-code").exit_code == 1
    assert run("diff", "plan.md", "plan.md", "--exit-code").exit_code == 0


def test_json_is_a_record(run: Run, versions: Path) -> None:
    whole = json.loads(run("diff", "plan.md", "new.md", "--format", "json").stdout)
    assert (whole["version"], whole["old"], whole["new"]) == (1, "plan.md", "new.md")
    first = whole["changes"][0]
    assert (first["kinds"], first["old"]["value"], first["new"]["value"]) == (["value"], 590, 591)
    assert [found["rule"] for found in whole["findings"]["went"]] == ["house/error", "house/warning"]
    assert whole["findings"]["stayed"] == 1


def test_the_ending_of_the_file_says_the_format(run: Run, versions: Path) -> None:
    assert run("diff", "plan.md", "new.md", "-o", "out.json").exit_code == 0
    assert json.loads((versions / "out.json").read_text(encoding="utf-8"))["version"] == 1
    run("diff", "plan.md", "new.md", "-o", "out.md")
    lines = (versions / "out.md").read_text(encoding="utf-8").splitlines()
    assert "| line | what | indicator | old | new |" in lines


def test_a_document_is_never_written_over(run: Run, versions: Path) -> None:
    assert run("diff", "plan.md", "new.md", "-o", "new.md").exit_code == 2


@pytest.mark.parametrize("pair", [("missing.md", "plan.md"), ("plan.md", "missing.md"), ("plan.md",)])
def test_what_cannot_be_read_ends_with_2(run: Run, versions: Path, pair: tuple[str, ...]) -> None:
    assert run("diff", *pair).exit_code == 2


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_hostile_document_is_only_text(run: Run, folder: Path, form: str) -> None:
    hostile = HOSTILE.replace("\ud800", "").replace("\x00", "")
    for name, value in (("old", "590"), ("new", "591")):
        (folder / f"{name}.md").write_text(f"2023年{hostile}地区生产总值{value}亿元。\n", encoding="utf-8")
    result = run("diff", "old.md", "new.md", "--format", form)
    assert result.exit_code in (0, 1), result.output
    if form != "json":  # a contract: the text as it is, escaped by JSON itself
        assert not [mark for mark in UNSEEN if mark in result.stdout]
    if form == "markdown":
        assert "<img" not in result.stdout
