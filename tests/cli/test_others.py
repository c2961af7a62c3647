"""`explain`, `rules`, `baseline`, `config`, `version`, and the help."""

import json
from pathlib import Path

import pytest

from planlint import VERSION, packs
from planlint.cli import COMMANDS
from planlint.schema import SCHEMA
from tests.cli.conftest import Run


@pytest.mark.parametrize("arguments", [["--version"], ["-V"], ["version"]])
def test_version(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).output == f"planlint {VERSION}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: planlint {command}")


def test_help_lists_the_commands(run: Run) -> None:
    assert all(f"\n  {command} " in run("--help").output for command in COMMANDS)


def test_explain_shows_reason_and_examples_as_text(run: Run) -> None:
    text = run("explain", "waivers/expired").output
    assert text.startswith("waivers/expired\n===============\n\nA waiver is past its last day.\n")
    assert "\nWhy\n---\n" in text
    assert "\nFound\n-----\n\n- This waiver of consistency/values-conflict held until" in text
    assert "\n    The harbour handled 31 ships.\n" in text


def test_explain_as_markdown_keeps_documents_in_fences(run: Run) -> None:
    text = run("explain", "waivers", "--format", "markdown").output
    assert text.startswith("# waivers/expired\n")
    assert "\n# waivers/hides-nothing\n" in text
    assert text.count("```markdown\n") * 2 == text.count("```")


def test_explain_all_explains_every_rule(run: Run) -> None:
    whole = json.loads(run("explain", "--all", "--format", "json", "--isolated").output)
    assert {rule["id"] for rule in whole["rules"]} == packs.load().known
    assert run("explain", "--all").output.count("\nWhy\n---\n") == len(packs.load().rules) + 3


def test_explain_names_the_check_the_cases_and_every_option(run: Run) -> None:
    text = run("explain", "growth/rate-contradicts-levels").output
    assert "Severity: error (" in text
    assert "warning: prices, simple-average," in text
    assert "Check: `compound-growth-holds`." in text
    text = run("explain", "text/reach-miswritten", "--format", "markdown").output
    assert '- `trigger` = `["到达"]`\n' in text
    assert '- `within` = `"all"`\n' in text, "a default of the check"


def test_explain_writes_a_page_for_each_rule_into_a_folder(run: Run, folder: Path) -> None:
    assert run("explain", "waivers", "--format", "markdown", "-o", "pages").exit_code == 0
    assert sorted(str(path.relative_to(folder / "pages")) for path in (folder / "pages").rglob("*.md")) == [
        "README.md", "waivers/expired.md", "waivers/hides-nothing.md",
    ]  # fmt: skip
    page = (folder / "pages" / "waivers" / "expired.md").read_text(encoding="utf-8")
    assert page == run("explain", "waivers/expired", "--format", "markdown").output
    assert "](waivers/expired.md) | warning |" in (folder / "pages" / "README.md").read_text(encoding="utf-8")


def test_explain_writes_one_file_when_it_is_named_one(run: Run, folder: Path) -> None:
    assert run("explain", "waivers/expired", "-o", "page.txt").output == ""
    assert (folder / "page.txt").read_text(encoding="utf-8").startswith("waivers/expired\n")


def test_explain_says_where_it_cannot_write(run: Run, folder: Path) -> None:
    (folder / "taken").write_text("", encoding="utf-8")
    for path, form in (("taken/pages", "markdown"), ("missing/page.md", "markdown"), ("pages", "text")):
        result = run("explain", "waivers", "--format", form, "-o", path)
        assert result.exit_code == 2, path


def test_explain_knows_the_rules_of_the_user(run: Run) -> None:
    assert "A level is {value}." in run("explain", "house/error").output


def test_explain_answers_a_typo(run: Run) -> None:
    result = run("explain", "waivers/expird")
    assert result.exit_code == 2
    assert "there is no rule or pack 'waivers/expird'; did you mean 'waivers/expired'?" in result.output
    assert run("explain").exit_code == 2


def test_rules_are_listed(run: Run) -> None:
    text = run("rules").output
    assert [line.split()[:2] for line in text.splitlines()[2:]] == [
        ["house/error", "error"],
        ["house/note", "info"],
        ["house/warning", "warning"],
    ]
    whole = json.loads(run("rules", "--format", "json", "--select", "ALL").output)
    assert len(whole["rules"]) == len(packs.load().rules) + 3
    assert run("rules", "--format", "markdown").output.startswith("| rule")


def test_config_schema_is_printed(run: Run) -> None:
    assert json.loads(run("config", "schema").output) == SCHEMA


def test_config_shows_what_holds_here(run: Run, folder: Path) -> None:
    shown = json.loads(run("config").output)
    assert shown["configuration"] == str(folder / "planlint.toml")
    assert shown["packs"] == [str(folder / "house")]


def test_baseline_hides_what_is_known_and_shows_what_is_new(run: Run, folder: Path) -> None:
    result = run("baseline", "plan.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"3 findings in {folder / 'planlint-baseline.json'}" in result.stderr
    known = ("check", "plan.md", "--baseline", "planlint-baseline.json")
    assert run(*known).exit_code == 0
    assert run(*known).stdout.splitlines()[-1].endswith("0 errors, 0 warnings, 0 notes (3 in the baseline)")
    with open(folder / "plan.md", "a", encoding="utf-8") as file:
        file.write("\n2022年地区生产总值590亿元。\n")
    shown = json.loads(run(*known, "--format", "json").stdout)
    assert [(f["line"], f["waived"]) for f in shown["findings"]] == [
        (3, "baseline"),
        (5, "baseline"),
        (7, "baseline"),
        (9, None),
    ]


def test_baseline_may_be_configured(run: Run, folder: Path) -> None:
    with open(folder / "planlint.toml", "a", encoding="utf-8") as file:
        file.write('baseline = "known.json"\n')
    assert run("check", "plan.md").exit_code == 2  # it is not there yet
    assert run("baseline", "plan.md").exit_code == 0
    assert (folder / "known.json").exists()
    assert run("check", "plan.md").exit_code == 0


def test_baseline_keeps_the_entries_of_other_files(run: Run, folder: Path) -> None:
    text = (folder / "plan.md").read_text(encoding="utf-8")
    (folder / "b.md").write_text(text, encoding="utf-8")
    run("baseline", "plan.md")
    run("baseline", "b.md")
    entries = json.loads((folder / "planlint-baseline.json").read_text(encoding="utf-8"))["findings"]
    assert [entry["path"] for entry in entries] == ["b.md"] * 3 + ["plan.md"] * 3


def test_prune_takes_out_what_is_gone_and_adds_nothing(run: Run, folder: Path) -> None:
    run("baseline", "plan.md", "--select", "house/error", "--select", "house/note")
    text = (folder / "plan.md").read_text(encoding="utf-8")
    (folder / "plan.md").write_text(text.replace("590", "591"), encoding="utf-8")
    run("baseline", "plan.md", "--prune")
    entries = json.loads((folder / "planlint-baseline.json").read_text(encoding="utf-8"))["findings"]
    assert [entry["rule"] for entry in entries] == ["house/note"]


def test_broken_baseline_is_2_with_its_place(run: Run, folder: Path) -> None:
    (folder / "b.json").write_text("{", encoding="utf-8")
    result = run("check", "plan.md", "--baseline", "b.json")
    assert result.exit_code == 2
    assert "b.json: not a baseline" in result.stderr


def test_config_schema_as_a_page_names_kinds_defaults_and_required_keys(run: Run, folder: Path) -> None:
    assert run("config", "schema", "--format", "markdown", "-o", "page.md").output == ""
    page = (folder / "page.md").read_text(encoding="utf-8")
    assert "\nKind: a table of lists of texts, by default `{}`.\n" in page
    assert '\nKind: one of `error`, `warning`, `info`, `never`, by default `"error"`.\n' in page
    assert "\n### reason\n\nWhy the finding may stand.\n\nKind: a text, required.\n" in page
    assert '```toml\n[[waive]]\nrule = "growth/rate-contradicts-levels"\n' in page
