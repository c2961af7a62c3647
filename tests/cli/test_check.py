"""`planlint check`: what it prints where, and how it exits."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Run

COUNTS = "1 error, 1 warning, 1 note"


def rules(output: str) -> list[str]:
    return [finding["rule"] for finding in json.loads(output)["findings"]]


def test_report_says_what_was_found_and_done(run: Run) -> None:
    result = run("check", "plan.md")
    assert result.exit_code == 1
    assert "plan.md:3:12  house/error\n  地区生产总值 is 590.\n" in result.stdout
    assert result.stdout.splitlines()[-1].endswith(f"checked by 3 rules: {COUNTS}")
    assert result.stderr == ""


def test_check_is_the_default_command(run: Run) -> None:
    assert run("plan.md").output == run("check", "plan.md").output
    assert run("--format", "json", "plan.md").output == run("check", "--format", "json", "plan.md").output


def test_no_path_means_this_folder(run: Run) -> None:
    assert run("check").stdout == run("check", "plan.md").stdout


def test_no_arguments_show_the_help(run: Run) -> None:
    assert "Usage: planlint" in run().output


def test_json_is_the_contract(run: Run) -> None:
    whole = json.loads(run("check", "plan.md", "--format", "json").stdout)
    assert whole["version"] == 1
    assert whole["summary"] == {"error": 1, "warning": 1, "info": 1, "waived": 0}
    [document] = whole["documents"]
    assert document["path"] == "plan.md"
    assert document["figures"] == document["checked"] + document["unchecked"] + document["unread"]
    first = whole["findings"][0]
    assert set(first) >= {
        "rule", "severity", "message", "path", "line", "column", "end_line", "end_column", "text", "cell",
        "page", "related", "facts", "suggestion", "fingerprint", "waived",
    }  # fmt: skip
    line = PLAN.splitlines()[first["line"] - 1]
    assert line[first["column"] - 1 : first["end_column"] - 1] == first["text"] == "590亿元"


def test_same_input_gives_the_same_bytes(run: Run) -> None:
    assert len({run("check", "plan.md", "--format", "json").stdout_bytes for _ in range(3)}) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--exit-zero"], 0),
        (["--ignore", "house/error"], 0),
        (["--ignore", "house/error", "--fail-on", "warning"], 1),
        (["--select", "house/note", "--fail-on", "warning"], 0),
        (["--select", "house/note", "--fail-on", "info"], 1),
        (["--select", "house/warning", "--max-warnings", "1"], 0),
        (["--select", "house/warning", "--max-warnings", "0"], 1),
        (["--select", "waivers"], 0),
        (["--config", "fail-on = 'never'"], 0),
        (["--fail-on", "fatal"], 2),
        (["--select", "hose"], 2),
        (["--format", "jsn"], 2),
        (["--nothing"], 2),
        (["--config", "none.toml"], 2),
        (["--config", "falc-on = 'never'"], 2),
        (["--baseline", "none.json"], 2),
        (["none.md"], 2),
        (["none.md", "--exit-zero"], 2),
    ],
)
def test_exit_code(run: Run, arguments: list[str], code: int) -> None:
    result = run("check", "plan.md", *arguments)
    assert result.exit_code == code, result.output


def test_wrong_words_are_answered_with_the_right_ones(run: Run) -> None:
    assert "there is no rule or pack 'hose'; did you mean 'house'?" in run("check", "--select", "hose").stderr
    assert "'jsn' is not one of" in run("check", "--format", "jsn").stderr
    assert "did you mean 'json'?" in run("check", "--format", "jsn").stderr
    assert "did you mean 'fail-on'?" in run("check", "--config", "falc-on = 'never'").stderr


def test_unreadable_file_is_named_and_the_others_are_checked(run: Run, folder: Path) -> None:
    (folder / "empty.md").write_bytes(b"")
    result = run("check", "empty.md", "none.md", "plan.md", "--format", "json")
    assert result.exit_code == 2
    assert rules(result.stdout) == ["house/error", "house/warning", "house/note"]
    assert "planlint: error: empty.md: the file is empty" in result.stderr
    assert "planlint: error: none.md: there is no such file or folder" in result.stderr
    assert {error["path"] for error in json.loads(result.stdout)["errors"]} == {"empty.md", "none.md"}


def test_nothing_to_check_is_a_warning(run: Run, folder: Path) -> None:
    (folder / "code").mkdir()
    result = run("check", "code")
    assert (result.exit_code, result.stderr) == (0, "planlint: warning: no documents in code\n")
    assert run("check", "*.docx").exit_code == 0


def test_bug_in_a_rule_is_3_and_names_the_rule(run: Run, folder: Path) -> None:
    (folder / "house" / "note.toml").write_text(
        'summary = "s"\ncheck = "operator:itemgetter"\nseverity = "error"\nwhy = "w"\n'
        '[message]\nen = "m"\nzh = "m"\n',
        encoding="utf-8",
    )
    assert run("check", "plan.md").exit_code == 2  # not a check at all
    text = (folder / "house" / "error.toml").read_text(encoding="utf-8")
    text = text.replace("{indicator} is", "{nothing} is").replace("{indicator}为", "{nothing}为")
    (folder / "house" / "note.toml").write_text(text, encoding="utf-8")
    result = run("check", "plan.md", "--format", "json")
    assert result.exit_code == 3
    assert rules(result.stdout) == ["house/error", "house/warning"]
    assert "bug in planlint" in result.stderr
    assert "house/note" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Traceback" in run("check", "plan.md", "-v").stderr


def test_stdin_is_read_under_the_name_given(run: Run) -> None:
    result = run("check", "-", "--stdin-filename", "reports/plan.md", "--format", "json", input=PLAN.encode())
    assert json.loads(result.stdout)["findings"][0]["path"] == "reports/plan.md"
    assert rules(run("check", "-", "--format", "json", input=PLAN.encode()).stdout)[0] == "house/error"


def test_report_goes_to_a_file(run: Run, folder: Path) -> None:
    result = run("check", "plan.md", "--format", "json", "-o", "out.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert rules((folder / "out.json").read_text(encoding="utf-8")) == [
        "house/error",
        "house/warning",
        "house/note",
    ]


def test_several_reports_in_one_run(run: Run, folder: Path) -> None:
    result = run("check", "plan.md", "--report", "json=a.json", "--report", "csv=b.csv")
    assert result.stdout.endswith(f"{COUNTS}\n")
    assert len(rules((folder / "a.json").read_text(encoding="utf-8"))) == 3
    assert len((folder / "b.csv").read_text(encoding="utf-8").splitlines()) == 4
    assert run("check", "plan.md", "--report", "json").exit_code == 2


def test_output_that_cannot_be_written_loses_no_other(run: Run, folder: Path) -> None:
    result = run("check", "plan.md", "--report", "json=none/a.json", "--report", "csv=b.csv")
    assert result.exit_code == 2
    assert "none/a.json: No such file or directory" in result.stderr
    assert result.stdout.endswith(f"{COUNTS}\n")
    assert (folder / "b.csv").exists()


def test_statistics_count_rules(run: Run) -> None:
    lines = run("check", "plan.md", "--statistics").stdout.splitlines()
    assert [line.split()[:3] for line in lines[:3]] == [
        ["1", "error", "house/error"],
        ["1", "info", "house/note"],
        ["1", "warning", "house/warning"],
    ]


def test_show_files_and_show_settings_stop_before_checking(run: Run, folder: Path) -> None:
    (folder / "b.csv").write_text("x", encoding="utf-8")
    assert run("check", "--show-files").stdout.split() == ["b.csv", "plan.md"]
    settings = json.loads(run("check", "--show-settings", "--fail-on", "info").stdout)
    assert settings["configuration"] == str(folder / "planlint.toml")
    assert (settings["fail-on"], settings["lang"]) == ("info", "en")


def test_per_file_ignores(run: Run) -> None:
    def left(pair: str) -> list[str]:
        return rules(run("check", "plan.md", "--format", "json", "--per-file-ignores", pair).stdout)

    assert left("*.md:house/error") == ["house/warning", "house/note"]
    assert left("*.md:house") == []
    assert left("other.md:house") == ["house/error", "house/warning", "house/note"]
    assert run("check", "plan.md", "--per-file-ignores", "house").exit_code == 2


def test_isolated_reads_no_configuration(run: Run) -> None:
    assert "house" not in run("check", "plan.md", "--isolated", "--format", "json").stdout


def test_every_flag_is_also_in_the_environment(run: Run) -> None:
    assert run("check", "plan.md", env={"PLANLINT_FAIL_ON": "never"}).exit_code == 0
    assert json.loads(run("check", "plan.md", env={"PLANLINT_OUTPUT_FORMAT": "json"}).stdout)
    assert run("check", "plan.md", env={"PLANLINT_SELECT": "house/note,waivers"}).exit_code == 0
    assert run("check", "plan.md", "--fail-on", "error", env={"PLANLINT_FAIL_ON": "never"}).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours(run: Run, arguments: list[str], environment: dict[str, str], colored: bool) -> None:
    assert ("\033[" in run("check", "plan.md", *arguments, env=environment).stdout) is colored


def test_lang_chooses_the_words(run: Run) -> None:
    assert "地区生产总值为590。" in run("check", "plan.md", "--lang", "zh").stdout


def test_comment_waives_the_block_below(run: Run, folder: Path) -> None:
    waived = PLAN.replace(
        "\n2023年地区", "\n<!-- planlint: ignore house/error -- agreed in May -->\n\n2023年地区"
    )
    (folder / "plan.md").write_text(waived, encoding="utf-8")
    result = run("check", "plan.md")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].endswith("0 errors, 1 warning, 1 note (1 waived)")
    shown = json.loads(run("check", "plan.md", "--format", "json").stdout)
    assert [finding["waived"] for finding in shown["findings"]] == ["agreed in May", None, None]
    assert shown["summary"]["waived"] == 1


def test_comment_that_hides_nothing_is_reported(run: Run, folder: Path) -> None:
    idle = PLAN.replace("\n2023年地区", "\n<!-- planlint: ignore house/note -- agreed -->\n\n2023年地区")
    (folder / "plan.md").write_text(idle, encoding="utf-8")
    result = run("check", "plan.md", "--extend-select", "waivers")
    assert "This waiver of house/note hides nothing; take it out." in result.stdout


def test_waiver_without_a_reason_is_refused_with_its_place(run: Run, folder: Path) -> None:
    (folder / "bad.md").write_text(f"<!-- planlint: ignore house/error -->\n\n{PLAN}", encoding="utf-8")
    result = run("check", "bad.md")
    assert result.exit_code == 2
    assert "bad.md: line 1: a waiver must read" in result.stderr


def test_configured_waiver_and_its_expiry(run: Run, folder: Path) -> None:
    entry = '[[waive]]\nrule = "house/error"\npath = "*.md"\nquote = "590亿"\nreason = "agreed"\n'
    with open(folder / "planlint.toml", "a", encoding="utf-8") as file:
        file.write(f'extend-select = ["waivers"]\n{entry}until = "2999-01-01"\n')
    assert run("check", "plan.md").stdout.splitlines()[-1].endswith("(1 waived)")
    text = (folder / "planlint.toml").read_text(encoding="utf-8")
    (folder / "planlint.toml").write_text(text.replace("2999", "2020"), encoding="utf-8")
    result = run("check", "plan.md")
    assert result.exit_code == 1
    assert "This waiver of house/error held until 2020-01-01 (“agreed”)" in result.stdout
    assert f"{folder / 'planlint.toml'}:5:1  waivers/expired" in result.stdout


def test_no_cache_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    run("check", "plan.md", "--no-cache")
    assert not (tmp_path / ".cache").exists()
    run("check", "plan.md", "--cache-dir", str(tmp_path / "kept"))
    assert [*(tmp_path / "kept").iterdir()]
    assert not (tmp_path / ".cache").exists()
    run("check", "plan.md")
    assert [*(tmp_path / ".cache" / "planlint").iterdir()]


def test_quiet_and_verbose(run: Run, folder: Path) -> None:
    (folder / "code").mkdir()
    assert run("check", "code", "-q").stderr == ""
    said = run("check", "plan.md", "-v").stderr
    assert f"configuration: {folder / 'planlint.toml'}" in said
    assert "house/error, house/note, house/warning" in said


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_file_without_permission_is_named(run: Run, folder: Path) -> None:
    (folder / "secret.md").write_text("x", encoding="utf-8")
    (folder / "secret.md").chmod(0)
    assert "secret.md: Permission denied" in run("check", "secret.md").stderr
