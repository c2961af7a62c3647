"""The joined texts of a document and the places of finds in them."""

from planlint.passages import Passages
from planlint.readers import read


def test_places_show_the_source_exactly() -> None:
    source = "# 标题\n\n第一段文字。\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n"
    document = read("a.md", source.encode())
    passages = Passages(document)
    assert passages.string == "标题\n第一段文字。\n甲\n乙\n一\n二"
    for word in ("标题", "段文字", "乙", "二"):
        start = passages.string.index(word)
        place = passages.place(start, start + len(word))
        assert place.text == word
        assert document.line(place.location.line)[place.location.column - 1 :].startswith(word)


def test_the_sentence_around_an_offset() -> None:
    passages = Passages(read("a.txt", "甲句。乙句，还是乙句。丙句".encode()))
    start, end = passages.sentence(passages.string.index("还"))
    assert passages.string[start:end] == "乙句，还是乙句"


def test_derived_values_are_made_once() -> None:
    passages = Passages(read("a.txt", "甲。".encode()))
    made: list[Passages] = []
    assert passages.derived(made.append) is passages.derived(made.append) is None
    assert made[:1] == [passages]
