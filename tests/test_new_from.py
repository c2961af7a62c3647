"""`planlint check --new-from REV`: only what the revision does not have."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
HEAD = "| 指标 | 单位 | 2020年 | 2025年 | 年均增速(%) |\n| --- | --- | --- | --- | --- |\n"
OLD = "| 一般公共预算收入 | 亿元 | 590 | 929 | 9.9 |\n"
NEW = "| 有效注册商标数 | 个 | 707 | 1950 | 12.5 |\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "plan.md").write_text(HEAD + OLD, encoding="utf-8")
    for command in (["init"], ["add", "."], ["commit", "-m", "first"]):
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *identity, *command], cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def check(folder: Path, revision: str = "HEAD") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "planlint", "check", "plan.md", "--format", "json", "--isolated"]
    return subprocess.run(
        [*command, "--select", "growth", "--new-from", revision],
        cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def standing(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [found for found in json.loads(done.stdout)["findings"] if not found["waived"]]


def test_what_the_revision_has_is_counted_but_does_not_fail(repository: Path) -> None:
    done = check(repository)
    assert done.returncode == 0, done.stderr
    assert standing(done) == []
    assert json.loads(done.stdout)["summary"]["waived"] == 1


def test_what_is_new_fails_alone_wherever_the_old_has_moved(repository: Path) -> None:
    (repository / "plan.md").write_text("新的一段。\n\n" + HEAD + NEW + OLD, encoding="utf-8")
    done = check(repository)
    assert done.returncode == 1, done.stderr
    assert [found["text"] for found in standing(done)] == ["12.5"]


def test_a_second_number_like_the_old_one_is_new(repository: Path) -> None:
    (repository / "plan.md").write_text(HEAD + OLD + OLD, encoding="utf-8")
    assert len(standing(check(repository))) == 1


def test_a_missing_revision_ends_with_2(repository: Path) -> None:
    done = check(repository, "origin/main")
    assert done.returncode == 2
    assert "no revision 'origin/main'" in done.stderr
