"""The figures of a table: every value cell with what its row, its column and the caption say of it."""

from planlint.extract import cells, headers, labels, layout, meanings, rows
from planlint.extract.captions import Context, context
from planlint.extract.cells import Natures, Value
from planlint.extract.columns import Column
from planlint.extract.grid import Row, filled
from planlint.extract.indicators import canonical
from planlint.extract.labels import Label
from planlint.extract.layout import Part
from planlint.extract.rows import About, Above
from planlint.extract.titles import Title
from planlint.model import Cell, Document, Figure, Location, Period, Unread
from planlint.vocabulary import Vocabulary

REASONS = {
    "number": "row number", "label": "name", "unit": "unit", "period": "period of a row", "place": "name",
    "entity": "name", "category": "group", "attribute": "attribute", "department": "department",
    "remark": "remark",
}  # fmt: skip
UNTITLED = Title()


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
    if any(part.lost for part in found.parts):
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
        self.columns: list[Column] = []
        self.above = Above()
        self.row: Row = []

    def part(self, part: Part) -> None:
        """Read the rows below one header."""
        for cell in part.heads:
            self.leave(cell, "header")
        self.roles = rows.roles(part.columns, part.rows, self.words, self._label)
        self.columns = meanings.meant(part.columns, self.context, self.roles.things)
        if self.roles.name is None:
            self.columns = meanings.named(self.columns)
        self.grows = any(c.kind == "value" and c.aspect.startswith("growth") for c in self.columns)
        self.basis = [_basis(column.title, self) for column in self.columns]
        self.above = Above(whole=self.context.subject)
        for number, row in enumerate(part.rows, part.first):
            self._row(row, number)
        for cell, reason in part.lost:
            self.unread.append(Unread(self._locate(cell), cell.text.string, reason))

    def leave(self, cell: Cell, reason: str) -> None:
        """A cell that makes no figure: named as unread when a number stands in it."""
        if cells.DIGIT.search(cell.text.string) and self._once(cell):
            self.unread.append(Unread(self._locate(cell), cell.text.string, reason))

    def _once(self, cell: Cell) -> bool:
        """Whether a cell is met for the first time; a merged one stands in several places."""
        if cell.rows == 1 and cell.columns == 1:
            return True
        known = id(cell) in self.met
        self.met.add(id(cell))
        return not known

    def _locate(self, cell: Cell, start: int = 0, end: int | None = None) -> Location:
        first, last = cell.text.span(start, len(cell.text.string) if end is None else end)
        return self.document.locate(first, last, self.block, cell.ref)

    def _label(self, text: str) -> Label:
        found = self.labels.get(text)
        if found is None:
            self.labels[text] = found = labels.label(text, self.words, self.vocabulary)
        return found

    def _row(self, row: Row, number: int) -> None:
        said = filled(row)
        if not said:
            return
        if len(said) == 1 and len(self.columns) > 1 and (said[0] is row[0] or said[0].columns > 1):
            self._heading(said[0])
            return
        self.row = row
        about = rows.about(
            row, self.roles, self.above, self.context, self.words, self.vocabulary, self._label
        )
        if about.label.text and not about.label.part:
            self.above = self.above._replace(whole=about.label.text)
        for at, cell in enumerate(row):
            if cell is None or not cell.text.string or (at and row[at - 1] is cell):
                continue
            kind = self.columns[at].kind
            if kind == "value":
                self._value(cell, at, about, number)
            elif kind == "label" or at == self.roles.place:
                self._name(cell)
            else:
                self.leave(cell, REASONS.get(kind, "words"))

    def _heading(self, cell: Cell) -> None:
        """A row with one cell: a group of the rows below it, or a note."""
        text = cell.text.string
        if len(text) > rows.LONGEST or "。" in text:
            self.leave(cell, "note")
            return
        name = self._label(text).text
        self.above = Above(name, name)
        self.leave(cell, "heading of rows")

    def _name(self, cell: Cell) -> None:
        """The number before a name, and the digits in it."""
        text = cell.text.string
        if not cells.DIGIT.search(text) or not self._once(cell):
            return
        start = self._label(text).start
        if start and cells.DIGIT.search(text[:start]):
            number = text[:start].rstrip()
            self.unread.append(Unread(self._locate(cell, 0, len(number)), number, "row number"))
        if cells.DIGIT.search(text[start:]):
            self.unread.append(Unread(self._locate(cell, start), text[start:], "name"))

    # ---------------------------------------------------------------- one value

    def _value(self, cell: Cell, at: int, about: About, number: int) -> None:
        text = cell.text.string
        if self.natures.empty(text):
            return
        column = self.columns[at]
        reason = self._unusual(cell, at, about)
        found = None if reason else cells.value(text, self._unit(column, about, text))
        if found is None:
            if self._once(cell) or not reason:
                self.unread.append(Unread(self._locate(cell), text, reason or self._reason(text)))
            return
        label, indicator = self._named(column, about)
        if not label:
            self.unread.append(Unread(self._locate(cell), text, "no indicator is named"))
            return
        self._rest(cell, found)
        aspect, period = self._meant(column, about, found, indicator)
        basis = about.label.basis if self.basis[at] == "unknown" else self.basis[at]
        self.figures.append(
            Figure(
                self._locate(cell, found.start, found.end),
                found.quantity,
                label,
                indicator,
                self._place(column, about),
                period,
                aspect,
                column.role or "actual",
                basis if basis != "unknown" else self.context.basis,
                self.index,
                self.context.name,
                number,
                at,
                None,
                about.attributes,
            )
        )

    def _unit(self, column: Column, about: About, text: str) -> str:
        """The unit of a cell that prints none: a growth is in %, a sum in brackets in the unit of its row."""
        if column.aspect.startswith("growth"):
            if about.unit and cells.is_cumulative(text):
                return about.unit
            return column.unit or "%"
        return column.unit or about.unit or self.context.unit

    def _unusual(self, cell: Cell, at: int, about: About) -> str:
        """Why a merged cell is no value of one row and one column, "" when it is."""
        if cell.columns > 1:
            covered = self.columns[cell.column : cell.column + cell.columns]
            if len({(c.period, c.role, c.aspect, c.rest) for c in covered if c.kind == "value"}) > 1:
                return "a merged cell of several columns"
        if cell.rows > 1:
            name = about.cell
            if name is None or (name.row, name.rows) != (cell.row, cell.rows):
                return "a merged cell of several rows"
            return "" if self._once(cell) else "a merged cell of several rows"
        return ""

    def _reason(self, text: str) -> str:
        return "not one number" if cells.DIGIT.search(text) else "words for a value"

    def _rest(self, cell: Cell, found: Value) -> None:
        """Digits of a value cell outside its quantity."""
        text = cell.text.string
        for start, end in ((0, found.start), (found.end, len(text))):
            if cells.DIGIT.search(text, start, end):
                self.unread.append(Unread(self._locate(cell, start, end), text[start:end], "note"))

    def _named(self, column: Column, about: About) -> tuple[str, str]:
        """Label and indicator of a value: those of its row, narrowed by its column, or the column's."""
        if self.roles.name is None:
            name = column.rest or self.context.subject
            return name, canonical(name, self.vocabulary) if name else ""
        if not about.label.text or not column.rest:
            return about.label.text, about.indicator
        return f"{about.label.text}({column.rest})", f"{about.indicator}/{column.rest}"

    def _has_levels(self) -> bool:
        """Whether the row holds a level of a single year."""
        return any(
            column.kind == "value" and column.aspect in meanings.LEVELS and cells.DIGIT.search(text)
            for at, column in enumerate(self.columns)
            if (text := rows.text_at(self.row, at))
        )

    def _place(self, column: Column, about: About) -> str | None:
        own = rows.own_place(column.place, self.context, self.words) if column.place else None
        return own or about.place

    def _meant(self, column: Column, about: About, found: Value, indicator: str) -> tuple[str, Period | None]:
        """Aspect and period of a value, which its row may change: a rate below 增速 is a level."""
        aspect, period = column.aspect or "level", about.period or column.period
        label = about.label
        if found.cumulative and self.context.plan and aspect != "growth":
            # 五年累计: what is added up over the plan; of a rate with levels of its own, what it changes by
            return "change" if label.rate and self._has_levels() else "level", self.context.plan
        if column.alone and aspect == "growth" and label.rate:
            return "level", period
        if aspect == "level" and not self.grows and not label.rate and meanings.ratio(found.quantity.unit):
            known = self.vocabulary.get(indicator)
            if known and known.dimensions and not {"ratio", "points"} & set(known.dimensions):
                if column.said == "target" and period:
                    return "growth_average", Period(str(int(period.end) - 4), period.end)
                return "growth", period
        if label.years and aspect == "level" and period and len(period.end) == 4:
            return aspect, Period(str(int(period.end) - label.years + 1), period.end)
        return aspect, period


def _basis(title: str, reader: _Reader) -> str:
    name = headers.squeezed(title)
    return next((basis for word, basis in reader.words.basis if word in name), "unknown")
