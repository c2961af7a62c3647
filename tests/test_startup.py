"""What a short run must not import, seen from a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "pandas",
    "numpy",
    "pint",
    "lxml",
    "pypdfium2",
    "pdfplumber",
    "openpyxl",
    "docx",
    "tabulate",
    "wcwidth",
}
HEAVY |= {"multiprocessing", "tomllib", "pathlib", "difflib", "rapidfuzz", "jinja2", "importlib.metadata"}
PLAN = """# 发展目标

到2025年，地区生产总值达到929亿元，年均增长9.9%。

| 指标 | 单位 | 2020年 | 2025年 | 年均增速(%) |
| --- | --- | --- | --- | --- |
| 地区生产总值 | 亿元 | 590 | 929 | 9.9 |
"""
COMMAND = """
import json, os, sys
def end(code):
    print(json.dumps({name: type(getattr(module, "__loader__", None)).__name__
                      for name, module in sys.modules.items()}), file=sys.stderr)
    raise SystemExit(code)
os._exit = end
sys.argv = ["planlint", *sys.argv[1:]]
from planlint.cli import command_line
command_line()
"""


def modules(folder: Path, *arguments: str) -> dict[str, str]:
    """The modules that planlint has imported when it ends, and the classes of their loaders."""
    call = [sys.executable, "-c", COMMAND, *arguments]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    found: dict[str, str] = json.loads(done.stderr.splitlines()[-1])
    return found


@pytest.mark.parametrize("name", ["plan.md", "plan.txt"])
def test_check_of_a_text_file_imports_nothing_heavy(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / name).write_text(PLAN, encoding="utf-8")
    modules(tmp_path, "check", name)  # makes the index
    assert modules(tmp_path, "check", name).keys() & HEAVY == set()


@pytest.mark.parametrize("arguments", [["plan.md"], ["check", "plan.md"]])
def test_call_that_names_paths_alone_does_without_click(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    assert "click" not in modules(tmp_path, *arguments)
    assert "click" in modules(tmp_path, *arguments, "--quiet")


def test_second_check_imports_the_modules_that_the_first_has_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    first, second = modules(tmp_path, "plan.md"), modules(tmp_path, "plan.md")
    assert "Kept" not in first.values()
    assert second["planlint.engine"] == second["planlint.checks.compound_growth_holds"] == "Kept"
    assert "Kept" not in modules(tmp_path, "plan.md", "--no-cache").values()
    for _ in range(2):  # a folder that is named may lie in the repository: no code is taken from it
        assert "Kept" not in modules(tmp_path, "plan.md", "--cache-dir", "here").values()
    assert not list((tmp_path / "here").glob("modules-*"))


def test_version_imports_click_alone(tmp_path: Path) -> None:
    found = modules(tmp_path, "--version")
    assert found.keys() & HEAVY == set()
    assert {name for name in found if name.startswith("planlint")} == {
        "planlint",
        "planlint.cli",
        "planlint.cli.commands",
    }


def test_import_of_the_package_imports_nothing(tmp_path: Path) -> None:
    code = "import sys, planlint; print([name for name in sys.modules if name.startswith('planlint')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['planlint']"


def test_module_runs_like_the_command(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    call = [sys.executable, "-m", "planlint", "check", "plan.md", "--isolated", "--no-cache"]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1)
    assert done.stdout.splitlines()[-1].startswith("1 file, ")


def test_broken_pipe_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN * 60, encoding="utf-8")
    call = f'"{sys.executable}" -m planlint read plan.md --format json --isolated --no-cache | head -c 10'
    done = subprocess.run(call, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "计划.md").write_text(PLAN, encoding="utf-8")
    call = [sys.executable, "-X", "utf8=0", "-m", "planlint", "read", "计划.md", "--isolated", "--no-cache"]
    environment = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PATH": ""}
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert "地区生产总值" in done.stdout.decode()
