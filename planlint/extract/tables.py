"""The figures of a table: every value cell with what its row, its column and the caption say of it."""

from planlint.extract import cells, heads, labels, layout, meanings, rows, values
from planlint.extract.captions import Context, context
from planlint.extract.cells import Natures, Value
from planlint.extract.grid import Row, filled
from planlint.extract.heads import Part
from planlint.extract.locating import Locator
from planlint.extract.rows import About, Above
from planlint.extract.titles import Title
from planlint.extract.values import Sense, Setting
from planlint.model import Cell, Document, Figure, Unread
from planlint.vocabulary import Vocabulary

REASONS = {
    "number": "row number", "label": "name", "unit": "unit", "period": "period of a row", "place": "name",
    "entity": "name", "category": "group", "attribute": "attribute", "department": "department",
    "remark": "remark",
}  # fmt: skip
UNTITLED = Title()
MOST_KEPT = 50_000  # rows with other words than any before; what they say is not kept for a later row

_new = tuple.__new__  # a third of the time of calling Figure or Unread, which 300 000 values feel


def figures(
    document: Document, index: int, vocabulary: Vocabulary, title: Title = UNTITLED
) -> tuple[list[Figure], list[Unread]]:
    """The figures of the table at `index`, and every other number or word for a value in it, in order."""
    block = document.blocks[index]
    natures = cells.natures(vocabulary)
    found = layout.layout(block, document.source, natures)
    inherited = context(document, index, [cell.text.string for cell in found.titles], title, vocabulary)
    reader = _Reader(document, index, inherited, vocabulary, natures)
    for cell in found.titles:
        reader.leave(cell, "caption")
    for part in found.parts:
        reader.part(part)
    reader.unread.sort(key=lambda unread: unread.location[1:3])
    return reader.figures, reader.unread


class _Reader:
    """Reads the parts of one table row by row."""

    def __init__(
        self, document: Document, index: int, inherited: Context, vocabulary: Vocabulary, natures: Natures
    ) -> None:
        self.index, self.context = index, inherited
        self.locator = Locator(document, document.blocks[index])
        self.vocabulary, self.natures, self.words = vocabulary, natures, natures.words
        self.figures: list[Figure] = []
        self.unread: list[Unread] = []
        self.met: set[int] = set()  # merged cells already read
        self.above = Above()
        self.worded: list[tuple[str, str]] = []  # words for values of the row: ("plan 2023", 与经济增长同步)

    def part(self, part: Part) -> None:
        """Read the rows below one header."""
        for cell in part.heads:
            self.leave(cell, "header")
        self.roles = rows.roles(part.columns, part.rows, self.words, self.natures.label)
        columns = meanings.meant(part.columns, self.context, self.roles.things)
        by_column = self.roles.name is None
        columns = meanings.named(columns) if by_column else columns
        self.columns = tuple(columns)
        # of each column why its cells make no figure: None where they do, "" where they are names
        self.reasons = [
            None if c.kind == "value" else ""
            if c.kind == "label" or at == self.roles.place else REASONS.get(c.kind, "words")
            for at, c in enumerate(columns)
        ]  # fmt: skip
        self.setting = Setting(self.context, self.words, self.vocabulary, self.columns, by_column)
        self.above = Above(whole=self.context.subject)
        self.known: dict[tuple[str, ...], tuple[About, dict[int, Sense]]] = {}
        self.said = [at for at in (self.roles.name, self.roles.unit, self.roles.time) if at is not None]
        self.said += [at for at, _ in self.roles.titles if at not in self.said]
        for number, row in enumerate(part.rows, part.first):
            if row:  # of a large table most may be left out
                self._row(row, number)
        for cell, reason in part.lost:
            words = self.natures(cell.text.string) == cells.WORDS and not cells.DIGIT.search(cell.text.string)
            self._skip(cell, "words for a value" if words and reason != heads.UNKNOWN else reason)

    def leave(self, cell: Cell, reason: str) -> None:
        """A cell that makes no figure: named as unread when a number stands in it."""
        if cells.DIGIT.search(cell.text.string) and self._once(cell):
            self._skip(cell, reason)

    def _skip(self, cell: Cell, reason: str, start: int = 0, end: int | None = None) -> None:
        text = cell.text.string[start:end]
        self.unread.append(_new(Unread, (self.locator.cell(cell, start, start + len(text)), text, reason)))

    def _once(self, cell: Cell) -> bool:
        """Whether a cell is met for the first time; a merged one stands in several places."""
        if cell.rows == 1 and cell.columns == 1:
            return True
        known = id(cell) in self.met
        self.met.add(id(cell))
        return not known

    # ---------------------------------------------------------------- one row

    def _row(self, row: Row, number: int) -> None:
        second = row[1] if len(row) > 1 else None
        if second is None or not second.text.string or second is row[0]:
            said = filled(row)
            if not said:
                return
            if len(said) == 1 and len(self.columns) > 1 and (said[0] is row[0] or said[0].columns > 1):
                self._heading(said[0])
                return
        first, self.worded = len(self.figures), []
        self.row, self.number = row, number
        self.about, senses = self._about(row)
        place = rows.place(row, self.roles, self.context, self.words)
        self.place = place or self.about.place or self.context.place
        for at, cell in enumerate(row):
            if cell is None or not cell.text.string:
                continue
            reason = self.reasons[at]
            if reason is None:
                sense = senses.get(at)
                if sense is None:
                    sense = senses[at] = values.sense(self.setting, at, self.about)
                if cell.columns == 1 or row[at - 1] is not cell or not at:
                    self._value(cell, at, sense)
            elif reason:
                self.leave(cell, reason)
            else:
                self._name(cell)
        for at in range(first, len(self.figures)) if self.worded else ():
            figure = self.figures[at]
            self.figures[at] = figure._replace(attributes=(*figure.attributes, *self.worded))

    def _about(self, row: Row) -> tuple[About, dict[int, Sense]]:
        """What the row says of its values; rows with the same words say the same."""
        key = tuple([cell.text.string if (cell := row[at]) else "" for at in self.said if at < len(row)])
        found = self.known.get(key)
        if found is None or (found[0].cell and found[0].cell.rows > 1):
            about = rows.about(
                row, self.roles, self.above, self.context, self.words, self.vocabulary, self.natures.label
            )
            found = about, {}
            if not (about.label.part or about.label.total) and len(self.known) < MOST_KEPT:
                self.known[key] = found
        label = found[0].label
        if label.text and not label.part and label.text != self.above.whole:
            self.above = Above(self.above.section, label.text)
        return found

    def _heading(self, cell: Cell) -> None:
        """A row with one cell: a group of the rows below it, or a note."""
        text = cell.text.string
        if len(text) > rows.LONGEST or "。" in text:
            self.leave(cell, "note")
            return
        name = self.natures.label(text).text
        self.above = Above(name, name)
        self.known.clear()
        self.leave(cell, "heading of rows")

    def _name(self, cell: Cell) -> None:
        """The number before a name, and the digits in it."""
        text = cell.text.string
        if not cells.DIGIT.search(text) or not self._once(cell):
            return
        start = labels.begins(text)
        if start and cells.DIGIT.search(text[:start]):
            self._skip(cell, "row number", 0, len(text[:start].rstrip()))
        if cells.DIGIT.search(text[start:]):
            self._skip(cell, "name", start)

    # ---------------------------------------------------------------- one value

    def _value(self, cell: Cell, at: int, sense: Sense) -> None:
        text = cell.text.string
        if cells.PLAIN.fullmatch(text) and cell.rows == 1 and cell.columns == 1:
            quantity, start, end = cells.plain(text, sense.unit), 0, len(text)
        elif self.natures.empty(text):
            return
        else:
            found, sense = self._read(cell, at, sense)
            if found is None:
                return
            quantity, start, end, _ = found
        if not sense.label:
            self._skip(cell, "no indicator is named")
            return
        self.figures.append(
            _new(
                Figure,
                (
                    self.locator.cell(cell, start, end), quantity, sense.label, sense.indicator,
                    sense.place or self.place, sense.period, sense.aspect, sense.role, sense.basis,
                    self.index, self.context.name, self.number, at, None, sense.attributes,
                ),
            )
        )  # fmt: skip

    def _read(self, cell: Cell, at: int, sense: Sense) -> tuple[Value | None, Sense]:
        """The value of a cell with more than digits in it, and the sense its unit or brackets give it."""
        text, about, row = cell.text.string, self.about, self.row
        once = self._once(cell)
        reason = values.unusual(cell, about, self.columns)
        cumulative = cells.is_cumulative(text)
        if cumulative:
            sense = values.summed(sense, about, self.context)
        elif self.columns[at].aspect in meanings.OVER_YEARS and about.label.rate and not self._levels(row):
            sense = sense._replace(aspect="level")  # ＜5.5 below 年均/累计: the rate itself
        found = None if reason or not once else cells.value(text, sense.unit)
        if found is None:
            if once:
                words = "words for a value" if not cells.DIGIT.search(text) else "not one number"
                self._skip(cell, reason or words)
                if not reason and sense.period and len(text) <= rows.LONGEST:
                    self.worded.append((f"{sense.role} {sense.period.end}", text.strip()))
            return None, sense
        if found.quantity.unit == "番":  # 翻一番以上 in the column of a year: since when is not said
            sense = sense._replace(aspect="growth_total", period=None)
        elif cumulative and any(found.quantity.value < level for level in self._levels(row)):
            sense = sense._replace(aspect="change")  # 75, 76 and [1]: what it grows by, not a sum
        elif found.quantity.unit != sense.unit and not cumulative and sense.aspect == self.columns[at].aspect:
            unit, column = found.quantity.unit, self.columns[at]
            aspect, period = values.meant(self.setting, column, about, sense.indicator, unit)
            sense = sense._replace(aspect=aspect, period=period)
        for start, end in ((0, found.start), (found.end, len(text))):
            if cells.DIGIT.search(text, start, end):
                self._skip(cell, "note", start, end)
        return found, sense

    def _levels(self, row: Row) -> list[float]:
        """The levels of single years in the row; what stands in brackets is a sum over several."""
        texts = [
            rows.text_at(row, at)
            for at, column in enumerate(self.columns)
            if column.kind == "value" and column.aspect in meanings.LEVELS and column.period
        ]
        read = [cells.value(text, "") for text in texts if text and not cells.is_cumulative(text)]
        return [value.quantity.value for value in read if value]
