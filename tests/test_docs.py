"""The pages of docs/ say what planlint does: those that are made are current, examples of the others run."""

import inspect
import json
import os
import re
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from click.testing import CliRunner

import planlint
from planlint import changes, config, packs, pytest_plugin, rule_schema, schema, vocabulary
from planlint.cli import COMMANDS
from planlint.cli.commands import main
from planlint.cli.config import reference
from planlint.cli.explain import pages
from planlint.reporters import formats

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
STALE = "not as planlint has it now; `make docs` writes it anew"


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of a language in a Markdown page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(encoding="utf-8"), re.M | re.S)


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    wanted = pages(list(packs.load().rules))
    found = {str(p.relative_to(DOCS / "rules")).replace(os.sep, "/") for p in (DOCS / "rules").rglob("*.md")}
    assert found == wanted.keys(), STALE
    wrong = [
        name for name, page in wanted.items() if (DOCS / "rules" / name).read_text(encoding="utf-8") != page
    ]
    assert wrong == [], STALE


def test_the_reference_of_the_configuration_is_current() -> None:
    assert (DOCS / "configuration.md").read_text(encoding="utf-8") == reference(schema.SCHEMA), STALE


def test_every_key_of_the_configuration_is_described() -> None:
    assert [key for key, value in schema.PROPERTIES.items() if not value.get("description")] == []


@pytest.mark.parametrize("example", blocks(DOCS / "configuration.md", "toml"))
def test_examples_of_the_configuration_are_valid(example: str) -> None:
    schema.validate(tomllib.loads(example), None)
    config.load(None, [tomllib.loads(example)])


def test_links_between_pages_lead_somewhere() -> None:
    every = [*DOCS.glob("*.md"), *ROOT.glob("*.md"), DOCS / "rules" / "README.md"]
    dead = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in every
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not link.startswith(("http://", "https://")) and not (path.parent / link).exists()
    ]
    assert dead == []


def test_schema_is_json() -> None:
    assert json.loads(json.dumps(schema.SCHEMA)) == schema.SCHEMA


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with every file that a page on rules or the vocabulary shows, under the name it gives."""
    for page in ("writing-rules.md", "vocabulary.md"):
        for block in [*blocks(DOCS / page, "toml"), *blocks(DOCS / page, "python")]:
            if named := re.match(r"# (\S+\.(?:toml|py))\n", block):
                path = tmp_path / named[1]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_rules_of_the_page_on_rules_hold_their_examples(house: Path) -> None:
    [test] = [block for block in blocks(DOCS / "writing-rules.md", "python") if "def test_" in block]
    names: dict[str, Any] = {}
    exec(test, names)
    names["test_the_rules_of_the_house"]()
    assert len(list(house.glob("rules/house/*.toml"))) == 3


def test_the_page_on_rules_names_every_key_and_checks_that_there_are(house: Path) -> None:
    page = (DOCS / "writing-rules.md").read_text(encoding="utf-8")
    keys = {re.sub(r"[\[\]]|\.NAME", "", key) for key in re.findall(r"^\| `([^`]+)` \|", page, re.M)}
    assert rule_schema.RULE["properties"].keys() <= keys
    rule = packs.load().rules[0]
    for name, options in re.findall(r"^\| `([a-z]+(?:-[a-z]+)+)` \| does.*?\| (.*) \|$", page, re.M):
        known = inspect.signature(packs.check(rule._replace(check=name))).parameters
        assert set(re.findall("`(.*?)`", options)) <= known.keys(), name


def test_the_indicators_of_the_page_on_the_vocabulary_are_read(house: Path) -> None:
    [setting] = [block for block in blocks(DOCS / "vocabulary.md", "toml") if block.startswith("vocabulary")]
    (house / "planlint.toml").write_text(setting, encoding="utf-8")
    rows = (
        "指标 | 单位 | 2023年",
        "---|---|---",
        "渔业船舶数 | 艘 | 41",
        "岛内生产总值 | 亿元 | 5",
        "渔船检验率 | % | 126",
    )
    source = "".join(f"| {row} |\n" for row in rows)
    (house / "plan.md").write_text(source, encoding="utf-8")
    names = [figure.indicator for figure in planlint.read("plan.md").figures]
    assert names == ["渔船数", "地区生产总值", "渔船检验率"]
    assert "units/value-out-of-bounds" in {found.rule for found in planlint.lint("plan.md").findings}


def test_the_page_on_the_vocabulary_names_every_key_and_file() -> None:
    page = (DOCS / "vocabulary.md").read_text(encoding="utf-8")
    keys = {*vocabulary.Indicator._fields, "dimension"} - {"name", "dimensions"}
    files = {path.name for path in (ROOT / "rules" / "vocabulary").iterdir() if path.is_file()}
    assert [word for word in keys if f"`{word}`" not in page] == []
    assert [name for name in files if f"{name}`" not in page] == []


def test_waivers_of_the_page_on_them_are_honoured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    [plan] = blocks(DOCS / "waivers.md", "markdown")
    (tmp_path / "commented.md").write_text(plan, encoding="utf-8")
    (tmp_path / "plan.md").write_text(plan.partition("-->")[2], encoding="utf-8")
    [setting] = blocks(DOCS / "waivers.md", "toml")
    (tmp_path / "planlint.toml").write_text(setting.replace("plan.docx", "plan.md"), encoding="utf-8")
    found = planlint.lint(["commented.md", "plan.md"], select=["growth", "waivers"]).findings
    assert [f.waived for f in found] == [
        "growth at constant prices, levels at current ones",
        "growth at constant prices",
    ]


def fields(heading: str) -> set[str]:
    """The fields that docs/json.md names under a heading."""
    page = (DOCS / "json.md").read_text(encoding="utf-8")
    section = re.search(rf"^##+ {re.escape(heading)}\n(.*?)(?=^##|\Z)", page, re.M | re.S)
    assert section, heading
    rows = re.findall(r"^\| (`[^|]*`) \|", section[1], re.M) or [section[1].strip()]
    return {name for row in rows for name in re.findall("`(.*?)`", row)}


def test_the_page_on_json_names_every_field(tmp_path: Path) -> None:
    report = str(ROOT / "samples" / "work-report" / "report.md")
    checked = output("check", report, "missing.md")
    assert checked.keys() == fields("planlint check --format json")
    assert checked["findings"][0].keys() == fields("findings")
    assert checked["documents"][0].keys() == fields("documents")
    assert checked["summary"].keys() == fields("summary")
    assert checked["errors"][0].keys() == fields("errors")
    read = output("read", report)
    assert read.keys() == fields("planlint read --format json")
    assert read["figures"][0].keys() == fields("figures")
    targets = output("targets", str(ROOT / "samples" / "five-year-plan" / "plan.docx"))
    assert targets.keys() == fields("planlint targets --format json")
    assert targets["targets"][0].keys() == fields("targets")
    for name, value in (("old.md", "31"), ("new.md", "32")):
        (tmp_path / name).write_text(f"2023年地区生产总值{value}亿元。\n", encoding="utf-8")
    diff = output("diff", str(tmp_path / "old.md"), str(tmp_path / "new.md"))
    assert diff.keys() == fields("planlint diff --format json")
    assert diff["changes"][0].keys() == fields("changes")
    page = (DOCS / "json.md").read_text(encoding="utf-8")
    assert [kind for kind in changes.KINDS if f"`{kind}`" not in page] == []


def output(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        CliRunner().invoke(main, [*arguments, "--format", "json", "--isolated", "--no-cache"]).stdout
    )
    return found


def test_the_page_on_the_command_line_names_every_command_and_format() -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z]+)` \|", page, re.M)) == set(COMMANDS)
    checking, reading = re.findall(r"^`planlint (?:check|read) --format`: (.*?)\n\n", page, re.M | re.S)
    assert set(formats()) - {"statistics"} == set(re.findall(r"`([a-z]+)`", checking))
    assert set(formats("planlint.reporters.figures")) == set(re.findall(r"`([a-z]+)`", reading))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_as_the_page_says(shell: str) -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert f"_PLANLINT_COMPLETE={shell}_source planlint" in page
    done = CliRunner().invoke(main, prog_name="planlint", env={"_PLANLINT_COMPLETE": f"{shell}_source"})
    assert "_PLANLINT_COMPLETE" in done.output
    words = {"COMP_WORDS": "planlint check sam", "COMP_CWORD": "sam" if shell == "fish" else "2"}
    done = CliRunner().invoke(
        main, prog_name="planlint", env={"_PLANLINT_COMPLETE": f"{shell}_complete"} | words
    )
    assert done.output.replace("\n", ",").startswith("file,sam")


def test_the_repository_of_the_page_on_data_repositories(pytester: pytest.Pytester) -> None:
    page = (DOCS / "data-repositories.md").read_text(encoding="utf-8")
    for name, text in re.findall(r"^`(\S+)`:\n\n```\w+\n(.*?)^```$", page, re.M | re.S):
        path = pytester.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (pytester.path / "data" / "named_otherwise.csv").write_text("T,Obs\n2005,17.2\n", encoding="utf-8")
    named = pytester.run(sys.executable, "-m", "planlint", "read", "data/named_otherwise.csv")
    named.stdout.fnmatch_lines(["*17.2*2005, level*"])
    [code] = blocks(DOCS / "data-repositories.md", "python")
    (pytester.path / "test_ours.py").write_text(code, encoding="utf-8")
    result = pytester.runpytest_subprocess("--planlint")
    result.assert_outcomes(passed=6, failed=1)
    result.stdout.fnmatch_lines(["*line-does-not-follow-from-baseline*", "*168.9*422*"])


def test_the_page_on_data_repositories_names_every_ini_option() -> None:
    class Options:
        def __init__(self) -> None:
            self.found: set[str] = set()

        def addini(self, name: str, *_: Any, **__: Any) -> None:
            self.found.add(name)

        def getgroup(self, *_: Any) -> Any:
            return SimpleNamespace(addoption=lambda *_, **__: None)

    options = Options()
    pytest_plugin.pytest_addoption(cast(pytest.Parser, options))
    page = (DOCS / "data-repositories.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.M)) == options.found
