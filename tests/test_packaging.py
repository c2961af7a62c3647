"""What other tools read of this project: pins, pre-commit hook, GitHub action, GitLab template."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from planlint import VERSION

ROOT = Path(__file__).parent.parent
TABLE = """| 指标 | 单位 | 2020年 | 2025年 | 年均增速(%) |
| --- | --- | --- | --- | --- |
| 一般公共预算收入 | 亿元 | 590 | 929 | {} |
"""


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
BUILD = ["hatchling", "editables"]
# tabulate imports wcwidth where it is there; pandas needs pyarrow for Parquet alone
NEVER_IMPORTED = {"wcwidth"}
# pytest imports the plugin, not the other way round
NEVER_DECLARED = {"pytest"}


def load(name: str) -> list[Any]:
    return list(yaml.safe_load_all((ROOT / name).read_text(encoding="utf-8")))


def test_pins_are_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.!+]*", line)] == []


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


def imported(folder: Path) -> set[str]:
    """The distributions whose modules the Python files of a folder import, wherever in a file."""
    modules = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    by_module = metadata.packages_distributions()
    others = modules - set(sys.stdlib_module_names) - {"planlint", "tests", "samples", "benchmarks"}
    assert others <= by_module.keys(), "imported and not installed"
    return {canonicalize_name(name) for module in others for name in by_module[module]}


def test_what_planlint_imports_is_declared_and_nothing_else() -> None:
    declared = names(PROJECT["dependencies"])
    assert imported(ROOT / "planlint") - NEVER_DECLARED == declared - NEVER_IMPORTED


def test_what_the_tests_import_is_declared() -> None:
    declared = names([*PROJECT["dependencies"], *EXTRAS["test"]])
    assert imported(ROOT / "tests") | imported(ROOT / "samples") <= declared


def test_everything_that_is_needed_is_pinned() -> None:
    pinned = {line.partition("==")[0] for line in (ROOT / "constraints.txt").read_text().split()}
    wanted = [Requirement(text) for text in (*PROJECT["dependencies"], *EXTRAS["test"], *BUILD)]
    needed: set[str] = set()
    while wanted:
        one = wanted.pop()
        if canonicalize_name(one.name) not in needed and (one.marker is None or one.marker.evaluate()):
            needed.add(canonicalize_name(one.name))
            wanted += map(Requirement, metadata.requires(one.name) or ())
    assert needed | names(EXTRAS["dev"]) <= {canonicalize_name(name) for name in pinned}


@pytest.mark.parametrize("ending", "md txt html htm docx pdf xlsx xls ods csv tsv XLSX".split())  # noqa: SIM905
def test_the_hook_takes_what_planlint_reads(ending: str) -> None:
    [[hook]] = load(".pre-commit-hooks.yaml")
    assert re.search(hook["files"], f"reports/年报.{ending}")
    assert hook["require_serial"] is True


@pytest.mark.parametrize("name", ["main.py", "data.json", "md", "plan.docx.bak"])
def test_the_hook_leaves_the_rest(name: str) -> None:
    [[hook]] = load(".pre-commit-hooks.yaml")
    assert not re.search(hook["files"], name)


def action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's own script, run as a runner does, with the planlint of this environment."""
    [definition] = load("action.yml")
    step = definition["runs"]["steps"][-1]
    values = {name: given["default"] for name, given in definition["inputs"].items()} | inputs
    env = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: values[m[1]], text)
        for name, text in step["env"].items()
    }
    runner = folder / "runner"
    (runner / "planlint" / "bin").mkdir(parents=True)
    command = runner / "planlint" / "bin" / "planlint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planlint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    env |= {"RUNNER_TEMP": str(runner), "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
    return subprocess.run(
        shell,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_annotates_summarises_and_fails(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(TABLE.format("9.9"), encoding="utf-8")
    done = action(tmp_path, paths="plan.md", sarif="out.sarif")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=plan.md,line=3,")
    assert "growth/rate-contradicts-levels" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "out.sarif").read_bytes())["runs"][0]["results"]


def test_the_action_passes_on_what_agrees_or_when_told_to(tmp_path: Path) -> None:
    for stated, fail_on in (("9.5", "error"), ("9.9", "never")):
        folder = tmp_path / fail_on
        folder.mkdir()
        (folder / "plan.md").write_text(TABLE.format(stated), encoding="utf-8")
        done = action(folder, paths="plan.md", **{"fail-on": fail_on})
        assert done.returncode == 0, done.stdout + done.stderr


def test_an_input_of_the_action_is_never_a_command(tmp_path: Path) -> None:
    action(tmp_path, paths="$(touch pwned) `touch pwned`", args="; touch pwned")
    assert not (tmp_path / "pwned").exists()


def test_the_gitlab_template_uses_only_inputs_it_declares() -> None:
    head, job = load("templates/planlint.yml")
    used = set(re.findall(r"\$\[\[ inputs\.([\w-]+) \]\]", json.dumps(job)))
    assert used == set(head["spec"]["inputs"])
    reports = job["planlint"]["artifacts"]["reports"]
    for form, path in (("gitlab", reports["codequality"]), ("junit", reports["junit"])):
        assert f"--report {form}={path}" in job["planlint"]["script"][-1]


def test_the_gitlab_job_reports_what_it_promises_and_fails(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(TABLE.format("9.9"), encoding="utf-8")
    head, job = load("templates/planlint.yml")
    inputs = {name: given.get("default") for name, given in head["spec"]["inputs"].items()}
    script = job["planlint"]["script"][-1].replace("planlint check", f"'{sys.executable}' -m planlint check")
    for name, value in inputs.items():
        script = script.replace(f"$[[ inputs.{name} ]]", value)
    env = os.environ | {"PYTHONPATH": str(ROOT), "PLANLINT_FAIL_ON": inputs["fail-on"]}
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    artifacts = job["planlint"]["artifacts"]["reports"]
    found = json.loads((tmp_path / artifacts["codequality"]).read_bytes())
    assert [entry["check_name"] for entry in found] == ["growth/rate-contradicts-levels"]
    assert "<failure " in (tmp_path / artifacts["junit"]).read_text(encoding="utf-8")


def test_the_page_on_ci_uses_what_there_is() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    github, gitlab, hooks = map(yaml.safe_load, re.findall(r"^```yaml\n(.*?)^```$", page, re.M | re.S))
    [step] = [s for s in github["jobs"]["numbers"]["steps"] if s["uses"].startswith("planlint/")]
    assert step["with"].keys() <= load("action.yml")[0]["inputs"].keys()
    [job] = gitlab["include"]
    assert job["inputs"].keys() <= load(job["file"])[0]["spec"]["inputs"].keys()
    assert job["inputs"]["fail-on"] in load(job["file"])[0]["spec"]["inputs"]["fail-on"]["options"]
    [[hook]] = load(".pre-commit-hooks.yaml")
    assert [used["id"] for used in hooks["repos"][0]["hooks"]] == [hook["id"]]
    assert hooks["repos"][0]["rev"] == f"v{VERSION}"
