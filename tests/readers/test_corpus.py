"""The real documents, when they lie beside the project: every sign at its place, in every format."""

from pathlib import Path

from planlint.model import Document
from planlint.readers import read
from tests.readers.shown import exact, tables, texts


def documents(shared: Path) -> list[Document]:
    found = [read(str(path)) for path in sorted((shared / "corpus").glob("*.txt"))]
    assert len(found) == 4
    return found


def test_places_are_exact(shared: Path) -> None:
    assert all(exact(document) for document in documents(shared))


def test_no_character_is_lost(shared: Path) -> None:
    for document in documents(shared):
        read_signs = sum(len(text.string.replace(" ", "")) for text in texts(document))
        signs = sum(1 for sign in document.source if not sign.isspace() and sign != "|")
        assert read_signs == signs


def test_text_and_markdown_read_the_same(shared: Path) -> None:
    for document in documents(shared):
        lines = [line if line.endswith("|") else line + "\n" for line in document.source.splitlines()]
        other = read("plan.md", "\n".join(lines).encode())
        assert [bare(text.string) for text in texts(other)] == [bare(text.string) for text in texts(document)]


def bare(string: str) -> str:
    """A text without the bullet that Markdown takes away."""
    return string.removeprefix("•").strip()


def test_the_boxes_with_figures_are_tables_and_the_others_are_not(shared: Path) -> None:
    counts = [len(tables(document)) for document in documents(shared)]
    assert counts == [1, 3, 0, 0]
