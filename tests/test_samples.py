"""The samples as a user meets them: what planlint finds in them and how it reads their numbers."""

import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from samples import make
from samples.source import Part, Table
from samples.writers import WRITERS, joined_head

SAMPLES = Path(make.__file__).parent
UNHELD = {"facts"}  # floats to the last bit; the message holds them as rounded
LEVELS = {"level", "count", "share", "limit"}  # what stands in a column of levels; gold.csv says "level"
LINE = re.compile(r" \(l\. \d+\)")  # a line named in a message differs between formats
HELD = ("text", "label", "period_start", "period_end", "aspect", "role", "value", "unit", "modifier", "table")


def planlint(*arguments: str, folder: Path = SAMPLES) -> dict[str, Any]:
    """What a planlint command prints as JSON, run in `folder`."""
    command = [sys.executable, "-m", "planlint", *arguments, "--format", "json", "--isolated", "--no-cache"]
    path = os.pathsep.join([str(SAMPLES.parent), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": path}, capture_output=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def key(row: dict[str, Any]) -> tuple[str, ...]:
    """The held fields of a figure or gold row, as printed: levels of all kinds alike."""
    row = dict(
        row, aspect="level" if row["aspect"] in LEVELS else row["aspect"], value=f"{float(row['value']):g}"
    )
    row["role"] = "actual" if row["role"] == "baseline" and not row["table"] else row["role"]
    return tuple("" if row[name] is None else str(row[name]) for name in HELD)


def figures(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = planlint("read", name)["figures"]
    return found


@pytest.mark.parametrize("name", make.DOCUMENTS)
def test_figures_are_those_of_the_gold(name: str) -> None:
    with (SAMPLES / name).parent.joinpath("gold.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    held = [{**row, "label": row["label"]} for row in rows]
    found = figures(name)
    unnamed = {row["text"] for row in held if not row["label"]}
    found = [dict(row, label="") if row["text"] in unnamed else row for row in found]
    gold, read = Counter(map(key, held)), Counter(map(key, found))
    assert sorted((gold - read).elements()) == [], "figures of gold.csv that planlint does not give"
    assert sorted((read - gold).elements()) == [], "figures that are not in gold.csv"


@pytest.mark.parametrize("name", make.DOCUMENTS)
def test_findings_are_the_expected_ones(name: str, pytestconfig: pytest.Config) -> None:
    printed = planlint("check", name)
    for finding in printed["findings"]:
        for field in UNHELD:
            del finding[field]
    golden = (SAMPLES / name).parent / "expected.json"
    if pytestconfig.getoption("update_goldens"):
        golden.write_text(json.dumps(printed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert printed == json.loads(golden.read_text(encoding="utf-8"))


def test_a_truthful_document_has_no_finding() -> None:
    assert planlint("check", "communique/communique.txt")["findings"] == []


@pytest.mark.parametrize(("name", "facts"), make.DOCUMENTS.items())
def test_gold_is_what_the_facts_say(name: str, facts: str) -> None:
    assert (SAMPLES / name).parent.joinpath("gold.csv").read_bytes() == make.gold(facts)


@pytest.mark.parametrize(
    ("facts", "formats"), [("five_year_plan", "md html docx pdf txt"), ("annual_report", "html docx txt pdf")]
)
def test_a_document_is_the_same_in_every_format(facts: str, formats: str, tmp_path: Path) -> None:
    module = make.facts(facts)
    seen = {name: written(name, module.TITLE, module.PARTS, tmp_path) for name in formats.split()}
    first = seen.popitem()[1]
    for name, other in seen.items():
        assert other == first, name


def test_a_table_is_the_same_in_every_format(tmp_path: Path) -> None:
    table = make.facts("five_year_plan").BOX_2
    seen = {name: written(name, "计划", (table,), tmp_path) for name in WRITERS}
    first = seen.pop("md")
    assert len(first[0]) == 46
    for name, other in seen.items():
        assert other == first, name


def written(format: str, title: str, parts: tuple[Part, ...], folder: Path) -> tuple[list[Any], list[Any]]:
    """The figures and findings of parts saved in a format, without their places."""
    if format == "md":  # has one header row
        parts = tuple(joined_head(part) if isinstance(part, Table) else part for part in parts)
    name = f"document.{format}"
    (folder / name).write_bytes(WRITERS[format](title, parts))
    figures = planlint("read", name, folder=folder)["figures"]
    findings = planlint("check", name, folder=folder)["findings"]
    said = ((f["rule"], f["severity"], f["text"], LINE.sub("", f["message"])) for f in findings)
    return sorted(map(key, figures)), sorted(said)
