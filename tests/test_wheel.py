"""The wheel alone, in a new environment: what the READMEs say, step by step, as a new user tries it.

The environment has the wheel, what it declares that it needs, and pytest; not the checkout.
"""

import json
import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.readme import sections

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]
ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
HEAD = "| 指标 | 单位 | 2020年 | 2025年 | 年均增速(%) |\n| --- | --- | --- | --- | --- |\n"
OLD = HEAD + "| 一般公共预算收入 | 亿元 | 590 | 929 | 9.9 |\n"
NEW = HEAD + "| 有效注册商标数 | 个 | 707 | 1950 | 12.5 |\n"
RIGHT = "指标名称,单位,2015年,2020年,年均增速(%)\n一般公共预算收入,亿元,66,78.86,3.6\n"
WRONG = RIGHT.replace("3.6", "2.3")
RULE = "growth/rate-contradicts-levels"


def closure(*names: str) -> set[str]:
    """The distributions that some need, themselves included, as their metadata declare it."""
    wanted = [Requirement(name) for name in names]
    found: set[str] = set()
    while wanted:
        one = wanted.pop()
        name = canonicalize_name(one.name)
        if name not in found and (one.marker is None or one.marker.evaluate({"extra": ""})):
            found.add(name)
            wanted += map(Requirement, metadata.requires(name) or ())
    return found


def lend(name: str, folder: Path) -> None:
    """Links to the files of a distribution of this environment, in the packages of another one."""
    distribution = metadata.distribution(name)
    for part in {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
        if not (folder / part).exists():
            (folder / part).symlink_to(Path(str(distribution.locate_file(part))).resolve())


@pytest.fixture(scope="session")
def bin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment in which somebody said `pip install planlint pytest`."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(folder / "venv", with_pip=True)
    bin = folder / "venv" / "bin"
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([bin / "python", "-c", where], check=True, capture_output=True, text=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in closure(*project["dependencies"], "pytest"):
        lend(name, Path(found.stdout.strip()))
    command = f"#!{bin / 'python'}\nimport pytest\nraise SystemExit(pytest.console_main())\n"
    (bin / "pytest").write_text(command, encoding="utf-8")
    (bin / "pytest").chmod(0o755)
    # the wheel is the one place where pip may look; what it needs must be there already
    done = run(bin, folder, f"pip install --no-index --find-links {folder} planlint")
    assert done.returncode == 0, done.stdout + done.stderr
    return bin


def run(bin: Path, folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """A line as a shell runs it in the environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PY", "PLANLINT"))}
    env = kept | {"PATH": f"{bin}{os.pathsep}{os.environ['PATH']}", "XDG_CACHE_HOME": str(folder / ".cache")}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_the_wheel_brings_rules_and_templates_and_is_what_runs(bin: Path, tmp_path: Path) -> None:
    code = "import planlint.index as i, planlint.reporters.html_parts as h; print(i.built_in(), *h.__path__)"
    rules, parts = map(Path, run(bin, tmp_path, f'python -c "{code}"').stdout.split())
    assert rules.is_relative_to(bin.parent)
    assert parts.is_relative_to(bin.parent)
    checkout = {path.relative_to(ROOT / "rules") for path in (ROOT / "rules").rglob("*") if path.is_file()}
    assert {path.relative_to(rules) for path in rules.rglob("*") if path.is_file()} == checkout
    assert {path.suffix for path in parts.iterdir()} >= {".j2", ".css", ".js"}


def test_the_module_is_the_command(bin: Path, tmp_path: Path) -> None:
    assert (
        run(bin, tmp_path, "python -m planlint -V").stdout == run(bin, tmp_path, "planlint -V").stdout != ""
    )


def steps(language: str, use: int) -> list[str]:
    """The steps of a use, the files under their English names."""
    names = {"规划.docx": "plan.docx", "初稿.docx": "draft.docx", "执行情况.pdf": "results.pdf"}
    names |= {"报告.html": "report.html", "审阅稿.docx": "reviewed.docx", "指标.xlsx": "figures.xlsx"}
    found = sections(language)[use].steps("sh")
    for chinese, english in names.items():
        found = [step.replace(chinese, english) for step in found]
    return found


def draft(plan: Path, path: Path) -> None:
    """A plan with another target, 928 for 929."""
    with zipfile.ZipFile(plan) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b">929<", b">928<"))


# what each step of the desk must end with, print, and write
DESK = {
    "planlint plan.docx": (1, RULE, ""),
    "planlint plan.docx results.pdf": (1, "2 files, ", ""),
    "planlint report plan.docx -o report.html": (0, "", "report.html"),
    "planlint annotate plan.docx -o reviewed.docx": (0, "", "reviewed.docx"),
    "planlint diff draft.docx plan.docx": (0, "928", ""),
    "planlint targets plan.docx results.pdf": (0, "地区生产总值", ""),
    "planlint read plan.docx -o figures.xlsx": (0, "", "figures.xlsx"),
    f"planlint explain {RULE}": (0, "does not follow from the two levels", ""),
}


def test_both_readmes_have_the_steps_of_the_desk() -> None:
    assert steps("en", 0) == steps("zh", 0) == list(DESK)


@pytest.mark.parametrize("step", DESK)
def test_on_a_desk(bin: Path, tmp_path: Path, step: str) -> None:
    plan = tmp_path / "plan.docx"
    plan.write_bytes((SAMPLES / "five-year-plan" / "plan.docx").read_bytes())
    (tmp_path / "results.pdf").write_bytes((SAMPLES / "health-targets" / "targets.pdf").read_bytes())
    draft(plan, tmp_path / "draft.docx")
    code, said, written = DESK[step]
    done = run(bin, tmp_path, step)
    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stdout
    assert "error" not in done.stderr
    assert "warning" not in done.stderr
    if written:
        assert (tmp_path / written).stat().st_size > 1000
    if written == "reviewed.docx":
        with zipfile.ZipFile(tmp_path / written) as copy:
            assert RULE in copy.read("word/comments.xml").decode()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_ci(bin: Path, tmp_path: Path, language: str) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "old.md").write_text(OLD, encoding="utf-8")
    git = "git -c user.name=a -c user.email=a@example.org"
    begin = (
        f"git init -q && git add . && {git} commit -qm first && git update-ref refs/remotes/origin/main HEAD"
    )
    assert run(bin, tmp_path, begin).returncode == 0
    (tmp_path / "reports" / "new.md").write_text(NEW, encoding="utf-8")

    reports, since, baseline = steps(language, 1)
    done = run(bin, tmp_path, reports)
    assert done.returncode == 1, done.stderr
    assert json.loads((tmp_path / "gl-code-quality-report.json").read_bytes())[0]["check_name"] == RULE
    assert "<failure " in (tmp_path / "planlint.xml").read_text(encoding="utf-8")
    done = run(bin, tmp_path, since)
    assert done.returncode == 1, done.stderr
    assert "new.md" in done.stdout
    assert "old.md" not in done.stdout
    assert "(1 waived)" in done.stdout
    assert run(bin, tmp_path, baseline).returncode == 0
    done = run(bin, tmp_path, "planlint check reports/ --baseline planlint-baseline.json")
    assert done.returncode == 0, done.stdout
    assert "(2 in the baseline)" in done.stdout


def test_an_output_that_cannot_be_written_costs_no_other(bin: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(OLD, encoding="utf-8")
    reports = "--report sarif=out.sarif --report gitlab=missing/out.json --report junit=out.xml"
    done = run(bin, tmp_path, f"planlint check plan.md {reports}")
    assert done.returncode == 2
    assert "missing/out.json" in done.stderr
    assert json.loads((tmp_path / "out.sarif").read_bytes())["runs"][0]["results"]
    assert "<failure " in (tmp_path / "out.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_with_pytest(bin: Path, tmp_path: Path, language: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "indicators.csv").write_text(RIGHT, encoding="utf-8")
    install, check = steps(language, 2)
    done = run(bin, tmp_path, f"PIP_NO_INDEX=1 {install}")
    assert done.returncode == 0, done.stderr
    assert run(bin, tmp_path, check).returncode == 0
    (tmp_path / "data" / "wrong.csv").write_text(WRONG, encoding="utf-8")
    done = run(bin, tmp_path, check)
    assert done.returncode == 1, done.stdout
    assert "1 failed, 2 passed" in done.stdout
    assert RULE in done.stdout
    assert "Traceback" not in done.stdout

    files = {"ini": tmp_path / "pytest.ini", "python": tmp_path / "test_data.py"}
    for kind, text in sections(language)[2].blocks:
        if kind in files:
            files[kind].write_text(text, encoding="utf-8")
    assert all(path.exists() for path in files.values())
    done = run(bin, tmp_path, "pytest")
    assert "1 failed, 3 passed" in done.stdout, done.stdout


@pytest.mark.parametrize("language", ["en", "zh"])
def test_from_python(bin: Path, tmp_path: Path, language: str) -> None:
    [code] = [text for kind, text in sections(language)[3].blocks if kind == "python"]
    for name in ("plan.docx", "规划.docx"):
        (tmp_path / name).write_bytes((SAMPLES / "five-year-plan" / "plan.docx").read_bytes())
    for name in ("results.pdf", "执行情况.pdf"):
        (tmp_path / name).write_bytes((SAMPLES / "health-targets" / "targets.pdf").read_bytes())
    (tmp_path / "try.py").write_text(code + "print(len(findings), len(figures))\n", encoding="utf-8")
    done = run(bin, tmp_path, "python try.py")
    assert done.returncode == 0, done.stderr
    assert min(map(int, done.stdout.split())) > 5
