"""Tables in long form: what a row means, and that none of its numbers is lost."""

import pytest

from planlint import packs, readers
from planlint.extract import extract
from planlint.extract.accounting import NUMERAL
from planlint.model import Document

VOCABULARY = packs.load().vocabulary


def read(text: str, path: str = "data/indicator_6-3-2.csv") -> Document:
    return extract(readers.read(path, text.encode()), VOCABULARY)


def test_a_row_is_a_figure_with_its_dimensions() -> None:
    document = read("Year,Region,Age,Units,Value\n2015,,,tonnes,12.5\n2015,North,12 to 17 years,tonnes,3\n")
    whole, part = document.figures
    assert (whole.label, whole.quantity.unit, whole.period, whole.place) == (
        "6-3-2",
        "tonnes",
        ("2015", "2015"),
        None,
    )
    assert part.label == "6-3-2 (North, 12 to 17 years)"
    assert (part.place, part.attributes) == ("North", (("Region", "North"), ("Age", "12 to 17 years")))
    assert whole.indicator != part.indicator


@pytest.mark.parametrize(
    ("year", "period"),
    [
        ("2014/2015", ("2014", "2015")),
        ("2014/15", ("2014", "2015")),
        ("2019 (revised)", None),
        ("2019年", ("2019", "2019")),
    ],
)
def test_year_cells(year: str, period: tuple[str, str] | None) -> None:
    assert read(f"Year,Value\n{year},5\n2001,6\n").figures[0].period == period


def test_chinese_headers() -> None:
    (figure,) = read("年份,性别,单位,数值\n2020,男,%,71.2\n").figures
    assert (figure.quantity.value, figure.quantity.unit, figure.attributes) == (71.2, "%", (("性别", "男"),))


def test_every_number_is_a_figure_or_named() -> None:
    document = read('Year,Kind 7,Code,Value\n2015,"a, 12",48,"1,200"\n2016,5 to 9,,(3) 4\n2017,,,..\n')
    covered = [entry.location for entry in (*document.figures, *document.unread)]
    for number, line in enumerate(document.source.split("\n"), 1):
        for found in NUMERAL.finditer(line):
            assert any(p.line == number and p.column <= found.start() + 1 < p.end_column for p in covered), (
                found
            )


def test_the_text_of_entries_stands_at_their_place() -> None:
    document = read("Year,Region,Value\n2015,North 4,12.5\n")
    for entry in (*document.figures, *document.unread):
        place = entry.location
        text = entry.text if hasattr(entry, "text") else entry.quantity.text
        assert document.line(place.line)[place.column - 1 : place.end_column - 1] == text


def test_cells_are_left_once_they_are_read() -> None:
    (block,) = read("Year,Value\n2015,5\n").blocks
    assert (block.kind, block.cells) == ("data", ())


def test_a_table_of_indicators_is_not_in_long_form() -> None:
    (block,) = read("Indicator,Unit,Year,Value\nForest,%,2015,5\n").blocks
    assert block.kind == "table"
