"""The figures of a table: every value cell with what its row, its column and the caption say of it."""

from bisect import bisect_right

from planlint.extract import cells, headers, heads, labels, layout, meanings, rows, values
from planlint.extract.captions import Context, context
from planlint.extract.cells import Natures, Value
from planlint.extract.grid import Row, filled
from planlint.extract.heads import Part
from planlint.extract.labels import Label
from planlint.extract.rows import About, Above
from planlint.extract.titles import Title
from planlint.extract.values import Sense, Setting
from planlint.model import Cell, Document, Figure, Location, Unread
from planlint.vocabulary import Vocabulary

REASONS = {
    "number": "row number", "label": "name", "unit": "unit", "period": "period of a row", "place": "name",
    "entity": "name", "category": "group", "attribute": "attribute", "department": "department",
    "remark": "remark",
}  # fmt: skip
UNTITLED = Title()
MOST_KEPT = 50_000  # rows with other words than any before; what they say is not kept for a later row

_new = tuple.__new__  # a third of the time of calling Figure or Location, which 300 000 values feel


def figures(
    document: Document, index: int, vocabulary: Vocabulary, title: Title = UNTITLED
) -> tuple[list[Figure], list[Unread]]:
    """The figures of the table at `index`, and every other number or word for a value in it, in order."""
    block = document.blocks[index]
    natures = Natures(vocabulary)
    found = layout.layout(block, document.source, vocabulary, natures)
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
        self.document, self.index, self.context = document, index, inherited
        self.block = document.blocks[index]
        self.vocabulary, self.natures, self.words = vocabulary, natures, natures.words
        self.figures: list[Figure] = []
        self.unread: list[Unread] = []
        self.labels: dict[str, Label] = {}
        self.met: set[int] = set()  # merged cells already read
        self.above = Above()
        self.worded: list[tuple[str, str]] = []  # words for values of the row: ("plan 2023", 与经济增长同步)
        self.line = (0, 0, 0)  # the line last located: its number, and where it and the next begin

    def part(self, part: Part) -> None:
        """Read the rows below one header."""
        for cell in part.heads:
            self.leave(cell, "header")
        self.roles = rows.roles(part.columns, part.rows, self.words, self._label)
        columns = meanings.meant(part.columns, self.context, self.roles.things)
        by_column = self.roles.name is None
        columns = meanings.named(columns) if by_column else columns
        grows = any(c.kind == "value" and c.aspect.startswith("growth") for c in columns)
        self.columns = tuple(columns)
        basis = tuple(headers.basis(headers.squeezed(c.title), self.words) for c in columns)
        self.setting = Setting(
            self.context, self.words, self.vocabulary, self.columns, basis, by_column, grows
        )
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
        self.unread.append(Unread(self._locate(cell, start, start + len(text)), text, reason))

    def _once(self, cell: Cell) -> bool:
        """Whether a cell is met for the first time; a merged one stands in several places."""
        if cell.rows == 1 and cell.columns == 1:
            return True
        known = id(cell) in self.met
        self.met.add(id(cell))
        return not known

    def _locate(self, cell: Cell, start: int, end: int) -> Location:
        """As `Document.locate`, knowing that most cells stand on the line of the cell before."""
        anchors = cell.text.anchors
        if len(anchors) == 1:
            first, last = anchors[0][1] + start, anchors[0][1] + end
        else:
            first, last = cell.text.span(start, end)
        line, begins, ends = self.line
        if not (begins <= first and last <= ends) or not line:
            starts = self.document.starts
            line = bisect_right(starts, first)
            begins, ends = (
                starts[line - 1],
                starts[line] - 1 if line < len(starts) else len(self.document.source),
            )
            self.line = line, begins, ends
            if last > ends:
                return self.document.locate(first, last, self.block, cell.ref)
        block = self.block
        return _new(
            Location,
            (
                self.document.path, line, first - begins + 1, line, last - begins + 1,
                block.page, block.sheet, cell.ref, block.paragraph,
            ),
        )  # fmt: skip

    def _label(self, text: str) -> Label:
        found = self.labels.get(text)
        if found is None:
            found = labels.label(text, self.words, self.vocabulary)
            if len(self.labels) < MOST_KEPT:
                self.labels[text] = found
        return found

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
        about, senses = self._about(row)
        place = rows.place(row, self.roles, self.context, self.words) or about.place or self.context.place
        for at, cell in enumerate(row):
            if cell is None or not cell.text.string:
                continue
            kind = self.columns[at].kind
            if kind == "value":
                if at not in senses:
                    senses[at] = values.sense(self.setting, at, about)
                if cell.columns == 1 or row[at - 1] is not cell or not at:
                    self._value(cell, at, (about, senses[at], place), (row, number))
            elif kind == "label" or at == self.roles.place:
                self._name(cell)
            else:
                self.leave(cell, REASONS.get(kind, "words"))
        for at in range(first, len(self.figures)) if self.worded else ():
            figure = self.figures[at]
            self.figures[at] = figure._replace(attributes=(*figure.attributes, *self.worded))

    def _about(self, row: Row) -> tuple[About, dict[int, Sense]]:
        """What the row says of its values; rows with the same words say the same."""
        key = tuple([rows.text_at(row, at) for at in self.said])
        found = self.known.get(key)
        if found is None or (found[0].cell and found[0].cell.rows > 1):
            about = rows.about(
                row, self.roles, self.above, self.context, self.words, self.vocabulary, self._label
            )
            found = about, {}
            if not (about.label.part or about.label.total) and len(self.known) < MOST_KEPT:
                self.known[key] = found
        label = found[0].label
        if label.text and not label.part and label.text != self.above.whole:
            self.above = self.above._replace(whole=label.text)
        return found

    def _heading(self, cell: Cell) -> None:
        """A row with one cell: a group of the rows below it, or a note."""
        text = cell.text.string
        if len(text) > rows.LONGEST or "。" in text:
            self.leave(cell, "note")
            return
        name = self._label(text).text
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

    def _value(
        self, cell: Cell, at: int, told: tuple[About, Sense, str | None], where: tuple[Row, int]
    ) -> None:
        text = cell.text.string
        about, sense, place = told
        found: Value | None
        if cells.PLAIN.fullmatch(text) and cell.rows == 1 and cell.columns == 1:
            found = Value(cells.plain(text, sense.unit), 0, len(text))
        elif self.natures.empty(text):
            return
        else:
            found, sense = self._read(cell, at, about, sense, where[0])
        if found is None:
            return
        if not sense.label:
            self._skip(cell, "no indicator is named")
            return
        self.figures.append(
            _new(
                Figure,
                (
                    self._locate(cell, found.start, found.end),
                    found.quantity,
                    sense.label,
                    sense.indicator,
                    sense.place or place,
                    sense.period,
                    sense.aspect,
                    sense.role,
                    sense.basis,
                    self.index,
                    self.context.name,
                    where[1],
                    at,
                    None,
                    sense.attributes,
                ),
            )
        )

    def _read(self, cell: Cell, at: int, about: About, sense: Sense, row: Row) -> tuple[Value | None, Sense]:
        """The value of a cell with more than digits in it, and the sense its unit or brackets give it."""
        text = cell.text.string
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
        """The levels of single years in the row."""
        texts = [
            rows.text_at(row, at)
            for at, column in enumerate(self.columns)
            if column.kind == "value" and column.aspect in meanings.LEVELS and column.period
        ]
        read = [cells.value(text, "") for text in texts if text]
        return [value.quantity.value for value in read if value]
