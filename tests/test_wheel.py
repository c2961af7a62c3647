"""The wheel alone, in a new environment, as somebody who has not seen the checkout uses it."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLAN = """# 某区发展规划

| 指标 | 单位 | 2020年 | 2025年 | 年均增速(%) |
| --- | --- | --- | --- | --- |
| 一般公共预算收入 | 亿元 | 590 | 929 | 9.9 |
"""


@pytest.fixture(scope="module")
def bin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment that has the wheel, and its dependencies from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    theirs = subprocess.run([python, "-c", where], check=True, capture_output=True, text=True).stdout.strip()
    # a .pth names our packages but not what their own .pth files add: the checkout stays out of sight
    Path(theirs, "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    install = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
    ]
    subprocess.run([*install, "--force-reinstall", str(wheel)], check=True, capture_output=True)
    return home / "bin"


def run(bin: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PLANLINT"))}
    env |= {"XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(
        [bin / command[0], *command[1:]], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_the_rules_come_with_the_wheel(bin: Path, tmp_path: Path) -> None:
    where = run(bin, tmp_path, "python", "-c", "import planlint.index as i; print(i.built_in())").stdout
    assert "site-packages" in where
    assert str(ROOT) not in where


def test_a_plan_is_checked_on_a_desk(bin: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    done = run(bin, tmp_path, "planlint", "check", "plan.md")
    assert done.returncode == 1, done.stderr
    assert "growth/rate-contradicts-levels" in done.stdout
    assert run(bin, tmp_path, "planlint", "explain", "growth/rate-contradicts-levels").returncode == 0
    read = run(bin, tmp_path, "planlint", "read", "plan.md", "--format", "json")
    assert [figure["text"] for figure in json.loads(read.stdout)["figures"]] == ["590", "929", "9.9"]


def test_reports_are_written_for_machines(bin: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    reports = (
        "--report",
        "sarif=out.sarif",
        "--report",
        "junit=out.xml",
        "--report",
        "gitlab=missing/out.json",
    )
    done = run(bin, tmp_path, "planlint", "check", "plan.md", *reports)
    assert done.returncode == 2, "an output that cannot be written"
    assert "missing/out.json" in done.stderr
    assert json.loads((tmp_path / "out.sarif").read_bytes())["runs"][0]["results"], (
        "and it costs no other output"
    )
    assert "<failure " in (tmp_path / "out.xml").read_text(encoding="utf-8")
