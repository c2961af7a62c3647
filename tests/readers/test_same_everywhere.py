"""The same document saved in every format reads the same: its words, and its tables cell by cell."""

import re

import pytest

from planlint.model import Document
from planlint.readers import read
from samples.source import Cell, Heading, Paragraph, Part, Table
from samples.writers import WRITERS
from tests.readers.shown import exact, grid, spans, tables

PARTS: tuple[Part, ...] = (
    Heading("某区发展规划", 1),
    Heading("一、发展基础", 2),
    Paragraph("2020年，地区生产总值达到590亿元，年均增长9.5%，失业率≤4%，出生率5.5‰。"),
    Paragraph("新增就业3万人；", item=True),
    Paragraph("建成道路12公里。", item=True),
    Table(
        "表1 主要指标",
        ((Cell("类别"), Cell("指标"), Cell("2020年"), Cell("2025年")),),
        (
            (Cell("经济", rows=2), Cell("产值"), Cell("590"), Cell("929")),
            (None, Cell("就业率"), Cell("95.5%"), Cell("控制在目标内")),
            (Cell("民生", rows=2), Cell("床位"), Cell("21.1"), Cell("")),
            (None, Cell("收入"), Cell("与经济同步", columns=2), None),
        ),
    ),
    Paragraph("规划由各部门组织实施。"),
)
GRID = [
    ["类别", "指标", "2020年", "2025年"],
    ["经济", "产值", "590", "929"],
    ["", "就业率", "95.5%", "控制在目标内"],
    ["民生", "床位", "21.1", ""],
    ["", "收入", "与经济同步", ""],
]
TABLES_ONLY = ("csv", "xlsx")
SPANS = ("html", "docx", "xlsx", "pdf")


@pytest.fixture(params=WRITERS)
def saved(request: pytest.FixtureRequest) -> tuple[str, Document]:
    name: str = request.param
    document = read(f"plan.{name}", WRITERS[name]("某区发展规划", PARTS))
    assert exact(document)
    return name, document


def bare(string: str) -> str:
    """A text without the blanks that lines and bullets bring in."""
    return re.sub(r"^[•-]\s*|\s", "", string)


def test_words_are_the_same(saved: tuple[str, Document]) -> None:
    name, document = saved
    said = [bare(block.text.string) for block in document.blocks if block.kind != "table"]
    wanted = [bare(part.text) for part in PARTS if not isinstance(part, Table)]
    wanted.insert(5, "表1主要指标")
    assert said == (["表1主要指标"] if name in TABLES_ONLY else wanted)


def test_kinds_are_the_same(saved: tuple[str, Document]) -> None:
    name, document = saved
    kinds = [block.kind for block in document.blocks]
    if name in TABLES_ONLY:
        assert kinds == ["caption", "table"]
        return
    assert kinds[1] == "heading"
    assert kinds[2] == "paragraph"
    assert kinds[5:] == ["caption", "table", "paragraph"]


def test_cells_are_the_same(saved: tuple[str, Document]) -> None:
    name, document = saved
    (table,) = tables(document)
    assert table.flat == (name == "txt")
    if name != "txt":
        assert grid(table) == GRID
    if name in SPANS:
        assert spans(table) == {"经济": (2, 1), "民生": (2, 1), "与经济同步": (1, 2)}
