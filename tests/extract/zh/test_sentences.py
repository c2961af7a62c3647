"""Sentences of every kind of document, with the figures that a careful reader takes from them.

A file is one document: `# ` lines are its title, `## ` its headings, `> ` a paragraph. Below a paragraph
stand its figures, one a line, and after `-` its Arabic numbers that make none:
    text = value unit modifier | label | place | period | aspect role basis | attribute=value …
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from planlint import index, readers, vocabulary
from planlint.extract import zh
from planlint.model import Figure, Unread

HERE = Path(__file__).parent
WORDS = vocabulary.load(index.load(index.built_in()))


class Case(NamedTuple):
    """One paragraph under the headings above it, and the lines expected for it."""

    title: str
    heading: str
    text: str
    expected: tuple[str, ...]
    line: int


def cases(path: Path) -> list[Case]:
    """The cases of a file."""
    title, heading = [], ""
    found: list[Case] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# "):
            title.append(line[2:])
        elif line.startswith("## "):
            heading = line[3:]
        elif line.startswith("> "):
            found.append(Case("\n\n".join(title), heading, line[2:], (), number))
        elif line.strip():
            found[-1] = found[-1]._replace(expected=(*found[-1].expected, line.strip()))
    return found


def shown(figure: Figure) -> str:
    """A figure as the files print it."""
    q, period = figure.quantity, figure.period
    value = f"{q.value:g}" if q.upper is None else f"{q.value:g}–{q.upper:g}"
    said = " ".join(part for part in (value, q.unit, "" if q.modifier == "none" else q.modifier) if part)
    when = "-" if period is None else period.end if period.start == period.end else "–".join(period)
    basis = "" if figure.basis == "unknown" else f" {figure.basis}"
    parts = [
        f"{q.text} = {said}",
        figure.label,
        figure.place or "-",
        when,
        f"{figure.aspect} {figure.role}{basis}",
    ]
    if figure.attributes:
        parts.append(" ".join("=".join(pair) for pair in figure.attributes))
    return " | ".join(parts)


def read(case: Case) -> tuple[list[str], list[Unread]]:
    """The figures of a case as lines, and its unread numbers."""
    source = "\n\n".join(part for part in (case.title, case.heading, case.text) if part)
    document = readers.read("case.txt", source.encode())
    figures, unread = zh.figures(document, WORDS)
    last = source.count("\n") + 1
    return [shown(f) for f in figures if f.location.line == last], [
        u for u in unread if u.location.line == last
    ]


ALL = [
    pytest.param(case, id=f"{path.stem}-{case.line}")
    for path in sorted(HERE.glob("*.txt"))
    for case in cases(path)
]


@pytest.mark.parametrize("case", ALL)
def test_sentence_gives_its_figures(case: Case) -> None:
    figures, unread = read(case)
    names = [f"- {u.text}" for u in unread if u.reason != "a date"]
    assert sorted([*figures, *names]) == sorted(case.expected)


def test_there_are_enough_sentences() -> None:
    assert len(ALL) >= 150
