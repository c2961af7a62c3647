"""YAML as fields with their places; hostile YAML stays cheap."""

import time

import pytest

from planlint import readers
from planlint.errors import ReadError
from planlint.readers import fields


def read(text: str) -> list[tuple[str | None, str]]:
    (block,) = readers.read("1-1-1.yml", text.encode()).blocks
    return [(cell.ref, cell.text.string) for cell in block.cells]


def test_values_have_their_way_and_place() -> None:
    text = "名: 值 é😀 12\nlines:\n- unit: 'Mt'\n  value: 456.8\nlast: >-\n  two\n  lines\n"
    document = readers.read("1-1-1.yml", text.encode())
    cells = document.blocks[0].cells
    assert [cell.ref for cell in cells] == ["名", "lines.0.unit", "lines.0.value", "last"]
    for cell in cells[:3]:
        start, end = cell.text.span(0, len(cell.text.string))
        assert document.source[start:end] == cell.text.string


def test_an_alias_expands_to_nothing() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 200)
    )
    begun = time.perf_counter()
    assert len(read(bomb)) == 2 + 200
    assert time.perf_counter() - begun < 1


def test_a_tag_makes_no_object() -> None:
    assert read("a: !!python/object/apply:os.system [ls]\n") == [("a.0", "ls")]


@pytest.mark.parametrize("text", ["[" * 100_000, "{" * 30_000 + "}" * 30_000, "- " * 60_000])
def test_depth_is_bounded(text: str) -> None:
    with pytest.raises(ReadError, match="deep"):
        read(text)


def test_what_is_no_yaml_is_named_with_its_line() -> None:
    with pytest.raises(ReadError, match=r"line 2: no YAML"):
        read("a: [1\nb: ]\n")


def test_front_matter_that_is_no_yaml_is_one_field() -> None:
    source = "---\na: [1\nb: ]\n---\n"
    assert [cell.ref for cell in fields.front_matter(source, 4, 14).cells] == [""]
