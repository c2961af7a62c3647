"""A call that names paths alone runs as click would run it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from planlint import reporters
from planlint.cli import checking, plain
from planlint.cli.check import command
from planlint.cli.checking import DEFAULTS
from tests.cli.conftest import Run


def environment(folder: Path) -> dict[str, str]:
    """That of a process that runs this planlint and keeps what it keeps beside the folder."""
    root = str(Path(__file__).parents[2])
    return {"PYTHONPATH": root, "PATH": "", "PYTHONUTF8": "1", "XDG_CACHE_HOME": str(folder.parent / "cache")}


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        (["plan.md"], ("plan.md",)),
        (["check", "plan.md", "report.docx"], ("plan.md", "report.docx")),
        (["check"], ()),
        ([], None),
        (["--help"], None),
        (["check", "plan.md", "--quiet"], None),
        (["check", "-"], None),
        (["read", "plan.md"], None),
        (["check", "read"], ("read",)),
    ],
)
def test_paths_of_a_call_without_options(arguments: list[str], paths: tuple[str, ...] | None) -> None:
    assert plain(arguments, {"HOME": "/home/a"}) == paths


@pytest.mark.parametrize("name", ["PLANLINT_FAIL_ON", "PLANLINT_CACHE_DIR", "_PLANLINT_COMPLETE"])
def test_options_in_the_environment_are_read_by_click(name: str) -> None:
    assert plain(["plan.md"], {name: "x"}) is None
    assert plain(["plan.md"], {"PLANLINT_SOMETHING_ELSE": "x"}) == ("plan.md",)


def test_defaults_are_those_of_the_options() -> None:
    context = command.make_context("check", [])
    assert {key: value for key, value in context.params.items() if key != "paths"} == DEFAULTS
    variables = {str(option.envvar) for option in command.params if option.name != "paths"}
    assert variables == {f"PLANLINT_{name.upper()}" for name in DEFAULTS}


def test_output_and_exit_code_are_those_of_the_command(folder: Path, run: Run) -> None:
    call = [sys.executable, "-m", "planlint", "plan.md"]
    done = subprocess.run(
        call, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        env=environment(folder),
    )  # fmt: skip
    expected = run("check", "plan.md")
    assert (done.returncode, done.stdout, done.stderr) == (
        expected.exit_code,
        expected.stdout,
        expected.stderr,
    )
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "Usage: "),
        (["--help"], 0, "Usage: "),
        (["--version"], 0, "planlint "),
        (["check", "--cache-dir"], 2, "requires an argument"),
        (["none.md"], 2, "none.md: there is no such file or folder"),
        (["rules", "--no-cache"], 0, "growth/rate-contradicts-levels"),
    ],
)
def test_whatever_is_asked_of_the_process_it_ends_without_a_traceback(
    folder: Path, arguments: list[str], code: int, said: str
) -> None:
    (folder / "planlint.toml").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "planlint", *arguments], cwd=folder, capture_output=True, text=True,
        encoding="utf-8", check=False, env=environment(folder),
    )  # fmt: skip
    assert said in done.stdout + done.stderr
    assert done.returncode == code
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("setting", "reason"),
    [("output-format = 'jsn'", "'jsn' is not one of"), ("select = ['growht']", "there is no rule or pack")],
)
def test_faults_of_the_set_up_end_with_2(folder: Path, setting: str, reason: str) -> None:
    (folder / "planlint.toml").write_text(setting, encoding="utf-8")
    call = [sys.executable, "-m", "planlint", "plan.md"]
    done = subprocess.run(
        call, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        env=environment(folder),
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("planlint: error: ")
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


def test_formats_that_show_fingerprints_get_them(run: Run) -> None:
    text = {form: run("check", "plan.md", "--format", form).stdout for form in checking.MARKED}
    found = json.loads(text["json"])["findings"][0]["fingerprint"]
    assert len(found) == 16
    assert found in text["sarif"]
    assert found in text["csv"]
    assert len({entry["fingerprint"] for entry in json.loads(text["gitlab"])}) == 3
    folder = Path(reporters.__file__).parent
    showing = {path.stem for path in folder.glob("*.py") if "fingerprint" in path.read_text(encoding="utf-8")}
    assert showing | {"json"} == set(checking.MARKED)
