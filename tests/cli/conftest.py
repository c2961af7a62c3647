"""A folder to work in, a pack that finds something in any document, and a way to run a command in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planlint.cli.commands import main
from planlint.corpus import Corpus, place
from planlint.model import Evidence

Run = Callable[..., Result]

CHECK = "tests.cli.conftest:value_is_not"
RULE = """
summary  = "A level is {value}."
check    = "%s"
severity = "%s"
why      = "Tests need findings that no other rule takes away."
[message]
en = "{indicator} is {value}."
zh = "{indicator}为{value}。"
[options]
value = %s
"""
PLAN = """# 2024 plan

2023年地区生产总值590亿元。

2023年一般公共预算收入31.5亿元。

2023年进出口总额7.5亿元。
"""


def value_is_not(corpus: Corpus, *, value: float) -> Iterator[Evidence]:
    for figure in corpus.figures:
        facts = {"indicator": figure.indicator, "value": value}
        yield Evidence((figure,), (place(figure),), facts, holds=figure.quantity.value != value)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a plan with one error (590), one warning (31.5) and one note (7.5) by `house`."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    work = tmp_path / "work"
    (work / "house").mkdir(parents=True)
    for name, severity, value in (
        ("error", "error", 590),
        ("warning", "warning", 31.5),
        ("note", "info", 7.5),
    ):
        (work / "house" / f"{name}.toml").write_text(RULE % (CHECK, severity, value), encoding="utf-8")
    (work / "planlint.toml").write_text(
        'packs = ["house"]\nselect = ["house"]\nlang = "en"\n', encoding="utf-8"
    )
    (work / "plan.md").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs planlint with arguments in `folder`."""
    runner = CliRunner()

    def invoke(*arguments: str, **settings: object) -> Result:
        return runner.invoke(main, [*map(str, arguments)], prog_name="planlint", **settings)  # type: ignore[arg-type]

    return invoke
