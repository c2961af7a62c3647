"""Each indicator of a table has a value, and each growth rate the base it grows from."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Cell, Document, Evidence, Place
from planlint.passages import Passages, passages
from planlint.tables import EMPTY, Row, Table, tables

_DIGIT = regex.compile(r"\d|[一二三四五六七八九十百]倍|零")
_WORDS = regex.compile(
    r"控制|达到|完成|以内|以上|指标|同步|持续|保持|高于|低于|不低|不高|优于|下降|提高|提升|增长|稳定|平均|全覆盖"
    r"|基本|实现|满足|建成|左右|不足|合格|达标|目标|核定|下达|全面|优良|良好|无|是|否|有|√|待"
)
_YEAR = regex.compile(r"(?:19|20)\d\d年?")
_GROWTH = regex.compile(r"增速|增长|增幅")
_NUMBER = regex.compile(r"-?\d+(?:\.\d+)?")
_LONGEST = 3  # digits of a row number
_GROUPS = ("按", "其中", "#", "一、", "二、", "三、", "四、", "五、", "（", "(")
_FEWEST = 4  # rows with values that make a table of indicators


def indicators_have_values(corpus: Corpus, *, of: str) -> Iterator[Evidence]:
    """Rows without a value (`of` "values"), with growth but no base ("bases"), with a hole ("cells")."""
    for document in corpus.documents:
        for read in corpus.derived(passages, document).derived(_of_indicators):
            yield from _rows(document, read, of)


def _of_indicators(read: Passages) -> list[Table]:
    """The tables of indicators by year."""
    dated = [t for t in read.derived(tables) if any(_YEAR.search(title) for title in t.titles)]
    return [t for t in dated if _valued(t) >= _FEWEST]


def _valued(read: Table) -> int:
    return sum(1 for row in read.rows if any(_DIGIT.search(text) for text in _values(row, _name(row))))


def _rows(document: Document, read: Table, of: str) -> Iterator[Evidence]:
    growth = next((n for n, title in enumerate(read.titles) if _GROWTH.search(title)), None)
    years = [n for n, title in enumerate(read.titles) if _YEAR.search(title) and n != growth]
    for row in read.rows:
        name = _name(row)
        if name is None or len(row.cells) < 3:
            continue
        if (of == "values" and _no_value(row, name)) or (
            of == "bases"
            and growth is not None
            and len(years) > 1
            and _no_base(read, row, name, years, growth)
        ):
            yield _evidence(document, read, name)
        elif of == "cells" and not read.block.flat and (hole := _hole(read, row, years)) is not None:
            yield _evidence(document, read, name, _joined(read.header[hole]))


def _hole(read: Table, row: Row, years: list[int]) -> int | None:
    """The header of the only empty year among filled ones, the first year apart."""
    by_column = {cell.column: cell.text.string for cell in row.cells}
    texts = [by_column.get(read.header[n].column, "?") for n in years]
    empty = [at for at, text in enumerate(texts) if not text]
    if len(years) < 3 or len(empty) != 1 or empty[0] == 0:
        return None
    filled = all(_DIGIT.search(text) for at, text in enumerate(texts) if at != empty[0])
    return years[empty[0]] if filled else None


def _name(row: Row) -> Cell | None:
    """The cell of the indicator's name: the last cell of words before the unit."""
    cells = [cell for cell in row.cells if cell.text.string]
    for at, cell in enumerate(cells[:3]):
        if at and (number := cells[at - 1].text.string).isdecimal() and len(number) <= _LONGEST:
            return cell
    named = [cell for cell in cells[:2] if len(cell.text.string) > 3 and not _DIGIT.search(cell.text.string)]
    return named[0] if named else None


def _values(row: Row, name: Cell | None) -> list[str]:
    """The texts behind the indicator's name."""
    at = row.cells.index(name) + 1 if name else len(row.cells)
    return [text for text in row.texts[at:] if not text.endswith(("预期性", "约束性", "指导性"))]


def _no_value(row: Row, name: Cell) -> bool:
    texts = _values(row, name)
    label = name.text.string
    if not any(texts) or label.startswith(_GROUPS) or label.endswith(("：", ":")):
        return False  # the heading of a group of rows
    return any(text in EMPTY for text in texts) and not any(
        _DIGIT.search(text) or (len(text) > 1 and _WORDS.search(text)) for text in texts
    )


def _no_base(read: Table, row: Row, name: Cell, years: list[int], growth: int) -> bool:
    """Whether the first year is empty while a later year and the growth are not."""
    if not read.block.flat:
        by_column = {cell.column: cell.text.string for cell in row.cells}
        columns = [read.header[n].column for n in years]
        base, last = by_column.get(columns[0], "?"), by_column.get(columns[-1], "")
        return (
            base in EMPTY
            and bool(_DIGIT.search(last))
            and bool(_DIGIT.search(by_column.get(read.header[growth].column, "")))
        )
    texts = _values(row, name)
    numbers = [n for n, text in enumerate(texts) if _DIGIT.fullmatch(text) or _NUMBER.fullmatch(text)]
    wanted = len(years) + 1
    if growth < max(years) or len(numbers) != wanted - 1 or numbers[-1] - numbers[0] != len(numbers) - 1:
        return False
    before = texts[: numbers[0]]
    return before[-1:] == [""] and len([text for text in before if text not in EMPTY]) <= 1


def _evidence(document: Document, read: Table, name: Cell, column: str = "") -> Evidence:
    start, end = name.text.span(0, len(name.text.string))
    location = document.locate(start, end, read.block, name.ref)
    label = _joined(name)
    return Evidence(
        places=(Place(location, document.source[start:end]),), facts={"indicator": label, "column": column}
    )


def _joined(cell: Cell) -> str:
    """The text of a cell without the breaks of its lines; English words stay apart."""
    words = cell.text.string.split()
    return (" " if cell.text.string.isascii() else "").join(words)
