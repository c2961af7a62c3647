"""Documents in one process and in several."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planlint import extract, loading, packs
from planlint.model import Document, Fault

VOCABULARY = packs.load().vocabulary


@pytest.fixture
def sources(tmp_path: Path) -> list[loading.Source]:
    found: list[loading.Source] = []
    for number in range(6):
        path = tmp_path / f"{number}.md"
        path.write_text(
            f"# 报告\n\n2023年地区生产总值{590 + number}亿元。\n" if number != 3 else "", encoding="utf-8"
        )
        found.append((str(path), None))
    return [*found, (str(tmp_path / "none.md"), None), ("given.md", "2023年常住人口31万人。".encode())]


def test_processes_give_what_one_gives_in_the_same_order(
    sources: list[loading.Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = list(loading.documents(sources, VOCABULARY, workers=1))
    monkeypatch.setattr(loading, "POOL_AFTER", 0)
    together = list(loading.documents(sources, VOCABULARY, workers=3))
    assert together == alone
    faults = [found for found in together if isinstance(found, Fault)]
    assert [fault.reason for fault in faults] == ["the file is empty", "No such file or directory"]


def test_processes_are_started_only_for_long_work(
    sources: list[loading.Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("processes for a few small files")

    monkeypatch.setattr(loading, "_in_processes", refuse)
    assert len(list(loading.documents(sources, VOCABULARY))) == len(sources)


def test_bug_in_extraction_ends_one_document_only(
    sources: list[loading.Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: Callable[..., Document] = extract.extract

    def breaks(document: Document, vocabulary: object) -> Document:
        if "591" in document.source:
            raise IndexError("column 9")
        return whole(document, vocabulary)

    monkeypatch.setattr(extract, "extract", breaks)
    found = list(loading.documents(sources[:3], VOCABULARY))
    assert [type(one) for one in found] == [Document, Fault, Document]
    assert isinstance(found[1], Fault)
    assert (found[1].reason, os.path.basename(found[1].path)) == ("IndexError: column 9", "1.md")
    assert "in breaks" in found[1].trace


@pytest.mark.skipif(sys.platform != "linux", reason="the patch must reach the processes: they are forked")
def test_document_that_kills_its_process_is_named_and_the_others_are_read(
    sources: list[loading.Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: Callable[..., Document] = extract.extract

    def dies(document: Document, vocabulary: object) -> Document:
        if "591" in document.source:
            os._exit(9)
        return whole(document, vocabulary)

    monkeypatch.setattr(extract, "extract", dies)
    monkeypatch.setattr(loading, "POOL_AFTER", 0)
    found = list(loading.documents(sources[:3], VOCABULARY, workers=2))
    assert [type(one) for one in found] == [Document, Fault, Document]
    assert found[1] == Fault(sources[1][0], "", "the process that read it died (out of memory?)")


def test_too_deep_document_is_a_fault() -> None:
    html = "<div>" * 100_000 + "2023年地区生产总值590亿元"
    assert loading.load(("deep.html", html.encode()), VOCABULARY)
