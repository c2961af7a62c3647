"""The packs structure, duplication, text and time on the real documents: what they find, and how fast."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planlint import packs
from planlint.corpus import Corpus
from planlint.model import Document, Evidence, Rule
from planlint.readers import read
from planlint.vocabulary import Vocabulary

PACKS = ("structure/", "duplication/", "text/", "time/")
FAMILIES = ("structure", "duplicate", "text", "time")
PLAN = "urumqi-etdz-2021-2025-plan"
REPORT = "baotou-jiuyuan-2023-report-2024-plan"


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in packs.load().rules if rule.id.startswith(PACKS))


def evidence(rules: tuple[Rule, ...], document: Document) -> Iterator[tuple[Rule, Evidence]]:
    corpus = Corpus([document], Vocabulary(()))
    for rule in rules:
        options = {key.replace("-", "_"): value for key, value in rule.options.items()}
        for found in packs.check(rule)(corpus, **options):
            if not found.holds:
                yield rule, found


def records(shared: Path, name: str, kind: str) -> list[dict[str, Any]]:
    lines = (shared / "gold" / f"{name}.{kind}.jsonl").read_text("utf-8").splitlines()
    return [record for record in map(json.loads, lines) if record["family"] in FAMILIES]


def on_record(found: Evidence, record: dict[str, Any], places: int | None = None) -> bool:
    lines = record["line"] if isinstance(record["line"], list) else [record["line"]]
    quotes = ["".join(quote.split()) for quote in record["quote"]]
    for place in found.places[:places]:
        text = "".join(place.text.split())
        here = any(place.location.line <= line <= place.location.end_line for line in lines)
        if here and any(text in quote or quote in text or _shared(text, quote) for quote in quotes):
            return True
    return False


def _shared(text: str, quote: str) -> bool:
    return any(quote[at : at + 4] in text for at in range(max(len(quote) - 3, 1)))


@pytest.mark.parametrize(("name", "least"), [(PLAN, 0.9), (REPORT, 0.6)])
def test_what_a_careful_reader_found(shared: Path, rules: tuple[Rule, ...], name: str, least: float) -> None:
    found = list(evidence(rules, read(str(shared / "corpus" / f"{name}.txt"))))
    gold = [r for r in records(shared, name, "findings") if r["confidence"] >= 0.5]
    wanted = [r for r in gold if r["severity"] != "info"]
    hit = [r for r in wanted if any(on_record(e, r) for _, e in found)]
    assert len(hit) >= least * len(wanted)
    assert all(any(on_record(e, r) for _, e in found) for r in wanted if r["severity"] == "error")


@pytest.mark.parametrize("name", [PLAN, REPORT])
def test_clean_places_are_not_marked(shared: Path, rules: tuple[Rule, ...], name: str) -> None:
    found = list(evidence(rules, read(str(shared / "corpus" / f"{name}.txt"))))
    gold = records(shared, name, "findings")
    for rule, e in found:
        severity = rule.severities.get(e.case or "", rule.severity)
        if severity != "info" and not any(on_record(e, r) for r in gold):
            assert not [r["what"] for r in records(shared, name, "clean") if on_record(e, r, 1)], rule.id


def test_no_rule_of_these_packs_is_an_error(rules: tuple[Rule, ...]) -> None:
    assert {s for rule in rules for s in (rule.severity, *rule.severities.values())} == {"warning", "info"}


@pytest.mark.parametrize(
    "text",
    [
        "1" * 60_000,
        "某县" + " " * 60_000 + "报告",
        "的" * 60_000,
        "（“" * 20_000,
        "”" * 40_000,
        "一、" * 20_000,
        "1、甲\n" * 8_000,
        "增长5%" * 12_000,
        "甲、" * 20_000 + "三大产业",
        "甲、乙分别" * 8_000,
        "第一产业增加值比上年增长百分之五。\n" * 4_000,
        "目录\n" + "第一章 总则\n" * 3 + "第二章 任务\n" * 4_000,
        "的基础上" * 10_000,
    ],
    ids=range(13),
)
def test_hostile_text_takes_no_time(rules: tuple[Rule, ...], text: str) -> None:
    document = read("a.txt", text.encode())
    start = time.process_time()
    for _ in evidence(rules, document):
        pass
    # a quadratic rule takes minutes on these; all rules together take 0.1–0.3 s
    assert time.process_time() - start < 10
