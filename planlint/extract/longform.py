"""Tables in long form: one value a row, told apart by year and dimensions (Year, Sex, …, Units, Value).

The layout of indicator data repositories. A dimension left empty means all of it. Two hundred thousand
rows are usual, so a row costs one figure and one unread entry (its year and names), and what rows with the
same dimensions share is made once.
"""

from collections.abc import Sequence

from planlint import regex
from planlint.extract import cells, periods
from planlint.extract.headers import squeezed, words
from planlint.extract.indicators import canonical
from planlint.extract.locating import Locator
from planlint.model import Block, Cell, Document, Figure, Period, Unread
from planlint.named import NamedTuple
from planlint.vocabulary import Vocabulary

WIDEST = 40  # columns; the widest of 300 public files in long form has 17
IGNORED = "remark"  # the kind of column that sets no series apart
MOST_KEPT = 100_000  # combinations of dimensions, and year cells, that are kept for a later row
_STEM = regex.compile(r"(?:indicator[-_ ]?)?(.+?)(?:\.[A-Za-z]{1,5})?", 2)
_CLEAN = regex.compile(r"(?:FY ?)?[0-9０-９QH年月日度季上下半第前一二三四至到/.\-–—~～ ]{4,30}", 2)
_DIGIT = regex.compile(r"\d")
REASON = "period and dimensions of a row"

_new = tuple.__new__  # a third of the time of calling Figure or Unread

Row = Sequence[Cell]


class Form(NamedTuple):
    """Which column holds what; `others` are all that tell one series from another, in order."""

    width: int
    period: int
    value: int
    unit: int | None
    label: int | None
    place: int | None
    others: tuple[int, ...]
    names: tuple[str, ...]


class Series(NamedTuple):
    """What rows with equal dimensions share."""

    label: str
    indicator: str
    place: str | None
    unit: str
    attributes: tuple[tuple[str, str], ...]


def form(block: Block, document: Document, vocabulary: Vocabulary) -> Form | None:
    """The columns of a table in long form, None for any other table.

    Its header names a period and, as nothing but “Value” (数值 …), the only column of values.
    """
    if block.flat:
        return None
    heads: list[Cell] = []
    for cell in block.cells[: WIDEST + 1]:
        if cell.row:
            break
        heads.append(cell)
    if not 2 <= len(heads) <= WIDEST or any(c.columns > 1 or c.rows > 1 for c in heads):
        return None
    names = [squeezed(cell.text.string) for cell in heads]
    kinds = [words(vocabulary).kinds.get(name, "") for name in names]
    if kinds.count("value") != 1 or "period" not in kinds:
        return None
    period, value = kinds.index("period"), kinds.index("value")
    unit, label, place = (kinds.index(k) if k in kinds else None for k in ("unit", "label", "place"))
    spare = {period, value, *(at for at, kind in enumerate(kinds) if kind == IGNORED)}
    others = tuple(at for at in range(len(heads)) if at not in spare)
    if label is not None and set(others) <= {label, unit, place}:
        return None  # its rows are read like those of any table of indicators
    printed = tuple(cell.text.string for cell in heads)
    return Form(len(heads), period, value, unit, label, place, others, printed)


def figures(
    document: Document, index: int, found: Form, vocabulary: Vocabulary
) -> tuple[list[Figure], list[Unread]]:
    """The figures of the long table at `index`, and its other numbers, in order."""
    reader = _Reader(document, index, found, vocabulary)
    for row, number in _rows(document.blocks[index], found.width):
        if number:
            reader.row(row, number)
        else:
            reader.leave(row, "header")
    return reader.figures, reader.unread


def emptied(block: Block) -> Block:
    """The block of a long table that has been read: of kind "data", without its cells.

    They are names and numbers that figures and unread entries hold already; two million of them cost a
    gigabyte and every check that looks at the words of tables a second.
    """
    return block._replace(kind="data", cells=())


def _rows(block: Block, width: int) -> list[tuple[Row, int]]:
    """The rows with their numbers; short ones stay short."""
    rows: list[tuple[Row, int]] = []
    all_cells = block.cells
    at, count = 0, len(all_cells)
    while at < count:
        number = all_cells[at].row
        end = at + width
        if end > count or all_cells[end - 1].row != number or (end < count and all_cells[end].row == number):
            end = at
            while end < count and all_cells[end].row == number:
                end += 1
        rows.append((all_cells[at:end], number))
        at = end
    return rows


class _Reader:
    """Reads a long table row by row."""

    def __init__(self, document: Document, index: int, found: Form, vocabulary: Vocabulary) -> None:
        self.document, self.index, self.form = document, index, found
        self.block = document.blocks[index]
        self.locator = Locator(document, self.block)
        self.vocabulary, self.words = vocabulary, words(vocabulary)
        self.figures: list[Figure] = []
        self.unread: list[Unread] = []
        self.series: dict[tuple[str, ...], Series] = {}
        self.periods: dict[str, Period | None] = {}
        name = document.path.replace("\\", "/").rsplit("/", 1)[-1]
        stem = _STEM.fullmatch(name)
        self.name = self.block.sheet or (stem[1] if stem else name)

    def row(self, row: Row, number: int) -> None:
        """One row: its figure, and what stands beside it."""
        at = self.form.value
        if len(row) <= at:
            self.leave(row, "row too short")
            return
        self.leave(row[:at], REASON)
        cell = row[at]
        if cell.text.string:
            self._value(row, cell, number)
        if at + 1 < len(row):
            self.leave(row[at + 1 :], REASON)

    def _value(self, row: Row, cell: Cell, number: int) -> None:
        text = cell.text.string
        series = self._series(row)
        if cells.PLAIN.fullmatch(text):
            start, end, quantity = 0, len(text), cells.plain(text, series.unit)
        else:
            found = cells.value(text, series.unit)
            if found is None:
                if _DIGIT.search(text):
                    self.leave((cell,), "not one number")
                return
            start, end, quantity = found.start, found.end, found.quantity
            self._beside(cell, start, end)
        place = self.locator.cell(cell, start, end)
        self.figures.append(
            _new(
                Figure,
                (
                    place, quantity, series.label, series.indicator, series.place, self._period(row),
                    "level", "actual", "unknown", self.index, None, number, self.form.value, None,
                    series.attributes,
                ),
            )
        )  # fmt: skip

    def _beside(self, cell: Cell, start: int, end: int) -> None:
        """Digits of a value cell that are not its value: a note's number."""
        text = cell.text.string
        for first, last in ((0, start), (end, len(text))):
            if _DIGIT.search(text, first, last):
                span = cell.text.span(first, last)
                place = self.locator.span(*span, cell.ref)
                self.unread.append(Unread(place, self.document.source[slice(*span)], "note"))

    def _series(self, row: Row) -> Series:
        others = self.form.others
        if len(row) >= self.form.width:
            key = tuple([row[at].text.string for at in others])
        else:
            key = tuple([row[at].text.string if at < len(row) else "" for at in others])
        found = self.series.get(key)
        if found is None:
            found = self._made(dict(zip(others, key, strict=True)))
            if len(self.series) < MOST_KEPT:
                self.series[key] = found
        return found

    def _made(self, said: dict[int, str]) -> Series:
        """What the cells of a row say of its value, by column."""
        form = self.form
        name = said.get(form.label, "") if form.label is not None else ""
        unit = said.get(form.unit, "") if form.unit is not None else ""
        place = said.get(form.place) if form.place is not None else None
        told = {at: text for at, text in said.items() if text and at not in (form.label, form.unit)}
        indicator = canonical(name or self.name, self.vocabulary)
        narrower = ";".join(f"{form.names[at]}={text}" for at, text in told.items())
        narrower += f";{unit}" if unit else ""
        shown = ", ".join(told.values())
        label = name or self.name
        return Series(
            f"{label} ({shown})" if shown else label,
            f"{indicator}/{narrower}" if told else indicator,
            place or None,
            unit,
            tuple((form.names[at], text) for at, text in told.items()),
        )

    def _period(self, row: Row) -> Period | None:
        text = row[self.form.period].text.string if self.form.period < len(row) else ""
        if text not in self.periods:
            if len(self.periods) > MOST_KEPT:
                self.periods.clear()
            # “2019” and “2019 (revised)” are two values of one year, which nothing tells apart
            clean = _CLEAN.fullmatch(text)
            self.periods[text] = periods.parse(text, self.words.periods) if clean else None
        return self.periods[text]

    # ---------------------------------------------------------------- places

    def leave(self, some: Row, reason: str) -> None:
        """Cells beside the value as one unread entry, from the first to the last with a digit in it."""
        numbered = [cell for cell in some if _DIGIT.search(cell.text.string)]
        if not numbered:
            return
        first, last = numbered[0], numbered[-1]
        start = first.text.anchors[0][1]
        end = last.text.span(0, len(last.text.string))[1]
        place = self.locator.span(start, end, first.ref if first is last else None)
        self.unread.append(_new(Unread, (place, self.document.source[start:end], reason)))
