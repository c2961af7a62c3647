"""GitLab Code Quality: the fields GitLab asks for, each finding with a fingerprint of its own."""

import json

from planlint.reporters import Page
from planlint.reporters.gitlab import report
from tests.reporters import made


def test_an_entry_has_what_gitlab_asks_for() -> None:
    of = made.document()
    found = made.finding(of, "131.5", made.RULES[1].id, "warning")
    [entry] = json.loads(report(made.result(found), Page()))
    assert len(entry.pop("fingerprint")) == 32
    assert entry == {
        "description": "131.5 does not follow",
        "check_name": "units/unit-repeated",
        "severity": "minor",
        "location": {"path": "plans/年度 a,b:c.md", "lines": {"begin": 2, "end": 2}},
    }


def test_fingerprints_are_unique_and_the_same_every_time() -> None:
    found = [made.finding(made.document(), "3.5%") for _ in range(3)]
    first, second = (json.loads(report(made.result(*found), Page())) for _ in range(2))
    assert len({entry["fingerprint"] for entry in first}) == 3
    assert first == second


def test_without_findings_it_is_an_empty_list() -> None:
    assert json.loads(report(made.result(), Page())) == []


def test_a_spreadsheet_cell_is_named() -> None:
    of = made.document()
    place = made.at(of, "3.5%")._replace(sheet="表1", cell="B7")
    [entry] = json.loads(report(made.result(made.finding(of, "3.5%", location=place)), Page()))
    assert entry["description"] == "表1!B7: 3.5% does not follow"
