"""SARIF holds to the official schema and says what code scanning needs."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planlint import VERSION
from planlint.model import Fault
from planlint.reporters import Page, reporter
from tests.reporters import made

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def sarif(*findings: Any, page: Page | None = None, **fields: Any) -> dict[str, Any]:
    """The one run of a valid report."""
    whole = json.loads(str(reporter("sarif")(made.result(*findings, **fields), page or Page())))
    jsonschema.Draft4Validator(SCHEMA).validate(whole)
    run: dict[str, Any] = whole["runs"][0]
    return run


def test_an_empty_run_is_valid() -> None:
    assert sarif()["results"] == []


def test_a_run_with_everything_is_valid() -> None:
    of = made.document()
    found = made.finding(of, "3.5%", related=made.related(of, "131.5", "start"))
    note = made.finding(of, "plain", made.RULES[2].id, "info")
    run = sarif(found, note, errors=(Fault("b.pdf", "p. 3", "encrypted"),))
    assert [row["level"] for row in run["results"]] == ["error", "note"]
    assert run["results"][0]["relatedLocations"][0]["message"]["text"] == "start: 131.5"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "p. 3: encrypted"


def test_rules_carry_their_words_and_results_point_to_them() -> None:
    run = sarif(made.finding(made.document(), "plain", made.RULES[1].id, "warning"))
    driver = run["tool"]["driver"]
    assert driver["semanticVersion"] == VERSION
    rule = driver["rules"][run["results"][0]["ruleIndex"]]
    assert rule["id"] == run["results"][0]["ruleId"] == "units/unit-repeated"
    assert rule["name"] == "UnitRepeated"
    assert rule["defaultConfiguration"]["level"] == "warning"
    assert rule["properties"]["tags"] == ["units"]
    assert "planlint explain units/unit-repeated" in rule["help"]["markdown"]


def test_the_fingerprint_is_the_one_github_reads() -> None:
    result = sarif(made.finding(made.document(), "plain"))["results"][0]
    assert result["partialFingerprints"] == {"primaryLocationLineHash": "0123456789abcdef"}


def test_the_heading_above_is_named() -> None:
    result = sarif(made.finding(made.document(), "plain"))["results"][0]
    assert result["locations"][0]["logicalLocations"] == [{"name": "第一章 表", "kind": "section"}]


def test_the_path_is_relative_and_percent_encoded(tmp_path: Path) -> None:
    of = made.document(path=str(tmp_path / "年度 a.md"))
    result = sarif(made.finding(of, "plain"), of=of, page=Page(root=str(tmp_path)))["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E5%B9%B4%E5%BA%A6%20a.md"


def test_a_document_outside_of_the_project_has_a_file_uri(tmp_path: Path) -> None:
    of = made.document(path=str(tmp_path / "a.md"))
    result = sarif(made.finding(of, "plain"), of=of, page=Page(root=str(tmp_path / "project")))["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")


def test_what_is_set_aside_is_counted_only() -> None:
    run = sarif(made.finding(made.document(), "plain", waived="constant prices"))
    assert run["results"] == []
    assert run["properties"] == {"waived": 1}


@pytest.mark.parametrize("text", ["see [here](https://evil.example)", "a](b"])
def test_a_text_makes_no_link(text: str) -> None:
    run = sarif(made.finding(made.document(), "plain", message=text))
    assert "](" not in run["results"][0]["message"]["text"]
