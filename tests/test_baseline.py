"""Findings that are known: which is which, and the file of them."""

import json
from pathlib import Path

import pytest

from planlint import baseline, config
from planlint.errors import ConfigError
from planlint.model import Document, Finding
from tests.reporters import made

BODY = "# 第一章\n\n增长 9.9%。\n\n## 第二章\n\n增长 9.9%，又增长 9.9%。\n"


def found(source: str, path: str = "plan.md") -> tuple[list[Finding], Document]:
    of = made.document(source, path)
    blocks = [
        of.blocks[0]._replace(
            text=of.blocks[0].text._replace(string=line, anchors=((0, source.index(line)),))
        )
        for line in source.splitlines()
        if line.startswith("#")
    ]
    of = of._replace(blocks=tuple(blocks))
    places = [at for at in range(len(source)) if source.startswith("9.9%", at)]
    finding = made.finding(of, "9.9%")
    return [finding._replace(location=of.locate(at, at + 4)) for at in places], of


def fingerprints(source: str, path: str = "plan.md", root: str = "") -> list[str]:
    findings, of = found(source, path)
    chosen = config.load(None)
    return [f.fingerprint for f in baseline.marked(findings, [of], chosen._replace(root=root or chosen.root))]


def test_findings_that_look_alike_differ() -> None:
    assert len(set(fingerprints(BODY))) == 3


def test_fingerprint_survives_edits_elsewhere() -> None:
    edited = BODY.replace("# 第一章\n\n", "# 第一章\n\n前言一段。\n\n")
    assert fingerprints(edited) == fingerprints(BODY)


def test_fingerprint_survives_width_and_spaces_of_the_quote() -> None:
    findings, of = found(BODY)
    spaced = [f._replace(text="９.９ %") for f in findings]
    chosen = config.load(None)
    plain = [f.fingerprint for f in baseline.marked(findings, [of], chosen)]
    assert [f.fingerprint for f in baseline.marked(spaced, [of], chosen)] == plain


def test_fingerprint_is_another_in_another_section_file_or_rule() -> None:
    findings, of = found(BODY)
    other = [f._replace(rule="units/unit-repeated") for f in findings]
    moved = BODY.replace("第一章", "第三章")
    of_other = [f.fingerprint for f in baseline.marked(other, [of], config.load(None))]
    first = fingerprints(BODY)[0]
    assert first not in {*of_other, *fingerprints(BODY, "other.md"), fingerprints(moved)[0]}


def test_fingerprint_does_not_depend_on_where_the_project_lies(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert fingerprints(BODY, str(here / "plan.md"), str(here)) == fingerprints(
        BODY, str(there / "plan.md"), str(there)
    )


def test_baseline_sets_aside_what_it_knows_and_nothing_else(tmp_path: Path) -> None:
    findings, of = found(BODY)
    chosen = config.load(None)
    path = tmp_path / "baseline.json"
    path.write_text(baseline.dump(baseline.entries(findings[:2], [of], chosen)), encoding="utf-8")
    hidden = baseline.hidden(findings, [of], chosen._replace(baseline=str(path)))
    assert [f.waived for f in hidden] == ["baseline", "baseline", None]


def test_waiver_keeps_its_reason_before_the_baseline(tmp_path: Path) -> None:
    findings, of = found(BODY)
    chosen = config.load(None)
    path = tmp_path / "baseline.json"
    path.write_text(baseline.dump(baseline.entries(findings, [of], chosen)), encoding="utf-8")
    findings[0] = findings[0]._replace(waived="prices")
    hidden = baseline.hidden(findings, [of], chosen._replace(baseline=str(path)))
    assert [f.waived for f in hidden] == ["prices", "baseline", "baseline"]


def test_file_is_sorted_and_comes_back(tmp_path: Path) -> None:
    findings, of = found(BODY)
    entries = baseline.entries(findings, [of], config.load(None))
    path = tmp_path / "baseline.json"
    path.write_text(baseline.dump(reversed(entries)), encoding="utf-8")
    assert baseline.load(str(path)) == sorted(entries)
    assert path.read_text(encoding="utf-8") == baseline.dump(entries)
    assert json.loads(baseline.dump([])) == {"version": 1, "findings": []}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"version": 2, "findings": []}',
        b'{"version": 1, "findings": [3]}',
        b"[" * 99999,
    ],
)
def test_file_that_is_no_baseline_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"baseline\.json"):
        baseline.load(str(path))


def test_missing_baseline_is_refused(tmp_path: Path) -> None:
    chosen = config.load(None)._replace(baseline=str(tmp_path / "none.json"))
    with pytest.raises(ConfigError, match=r"none\.json: No such file"):
        baseline.hidden([], [], chosen)
