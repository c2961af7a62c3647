"""A large plain table of indicators: only rows that may fail become figures, the others are counted.

A row is left out only when no rule can find anything in it. Its texts then stand in rows of its kind that
stay (several of each), the name of its place is kept in a table of its own, so that every text of the
file is still read once; its numbers meet the demands of the rules (`demands`); and it is the only row of its
indicator and place, so that no other row is held against it (`related` for those of other indicators).
Whatever is not understood, or not so plain, is read whole: `sift` returns None. `sound` says afterwards
whether the findings bear that out.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from planlint import demands, extract, readers, related
from planlint.accounting import by_line
from planlint.corpus import Corpus
from planlint.demands import Numbers
from planlint.growths import LEVELS
from planlint.kinds import Form, Kinds, form, kinds
from planlint.model import Block, Cell, Document, Figure, Left, Result, Rule, Text
from planlint.readers.columns import Columns, columns
from planlint.readers.csv import document as cut
from planlint.readers.csv import opened
from planlint.vocabulary import Vocabulary

SMALL = 3000  # rows that are as cheap to read as to sift
HEAD = 120  # first rows, which stay: extraction looks at 60 to tell what columns hold
EACH = 4  # rows of a kind that stay; four with values make a table of indicators
COUNTING = frozenset({"names-are-written-alike"})  # checks that say which of two texts stands more often
MOST = 0.5  # share of rows that stay, beyond which the whole is read


def sift(path: str, data: bytes | None, rules: Sequence[Rule], vocabulary: Vocabulary) -> Document | None:
    """A large CSV as a document of those rows in which the rules may find something; None for any other.

    Tables of no more than SMALL rows are left alone. Raises ReadError as `readers.read` does.
    """
    if vocabulary.columns or not related.understood(rules):
        return None
    sheet = opened(path, readers.verified(path, data)[1])
    wide = columns(sheet) if len(sheet.starts) > SMALL else None
    head = wide and _extracted(wide, range(min(HEAD, len(wide.lines))), (), vocabulary)
    if wide is None or head is None or (found := form(wide, head, vocabulary)) is None:
        return None
    told = kinds(wide, found, vocabulary)
    if told is None or not related.silent(rules, sheet.source, _joined(wide)):
        return None
    linked = related.related(rules, told.labels, frozenset(told.indicators), vocabulary)
    return _Sieve(wide, found, told, demands.limits(rules, linked), vocabulary).document()


def sound(result: Result) -> bool:
    """Whether nothing was found in rows that stand for others, and those were examined alike."""
    left = {document.path: document.left for document in result.documents if document.left}
    counting = {rule.id for rule in result.rules if rule.check in COUNTING}
    for finding in result.findings:
        if finding.rule in counting and finding.location.path in left:
            return False
        for place in (finding.location, *(other.location for other in finding.related)):
            of = left.get(place.path)
            if of and place.line not in of.odd:
                return False
    return not (left and result.bugs) and all(_alike(d, result) for d in result.documents if d.left)


def _alike(document: Document, result: Result) -> bool:
    """Whether the rows of each kind hold as many figures, examined and not, and unread numbers."""
    counts = by_line(document, result.checked_by[document.path])
    return all(
        len({tuple(count[line] for count in counts) for line in lines}) == 1
        for lines, _ in (document.left.alike if document.left else ())
    )


def _joined(wide: Columns) -> str:
    """All cells of a sheet as passages are joined, near enough for a search."""
    return wide.sheet.source.replace(wide.sheet.separator, "\n").replace("\r", "\n")


def _extracted(
    wide: Columns, rows: Iterable[int], odd: Iterable[list[Cell]], vocabulary: Vocabulary
) -> Document | None:
    """The document of the header and some rows; None when they are not one table with its figures."""
    chosen = sorted([*(wide.cells(row) for row in rows), *odd], key=lambda cells: cells[0].row)
    read = extract.extract(cut(wide.sheet, [wide.header, *chosen]), vocabulary)
    tables = [block.kind for block in read.blocks] == ["table"]
    return read if tables and read.place is None and read.year is None else None


class _Sieve:
    """Decides row by row, and puts the document together."""

    def __init__(
        self, wide: Columns, found: Form, told: Kinds, given: demands.Limits, vocabulary: Vocabulary
    ) -> None:
        self.wide, self.form, self.kinds, self.given = wide, found, told, given
        self.vocabulary = vocabulary
        self.numbers = Numbers(wide.texts)
        self.members: list[list[int]] = [[] for _ in told.keys]
        for row, kind in enumerate(told.of):
            if row not in told.odd:
                self.members[kind].append(row)

    def document(self) -> Document | None:
        """The document of the rows that stay, None when they are too many or not as they should be."""
        odd = self._odd()
        if odd is None:
            return None
        stay = set(odd) | set(range(min(HEAD, len(self.wide.lines))))
        stood: dict[int, list[int]] = {}
        for kind, members in enumerate(self.members):
            fine = [row for row in members if row not in odd]
            stood[kind] = fine[:EACH]
            stay.update(fine[:EACH])
        stay.update(self._witnesses(stay, odd))
        if len(stay) > MOST * len(self.wide.lines):
            return None
        read = _extracted(self.wide, sorted(stay), self.wide.odd, self.vocabulary)
        if read is None or not {f.indicator for f in read.figures} <= set(self.kinds.indicators):
            return None
        left = self._left(stay, odd, stood)
        return self._with_names(read, stay, left)._replace(left=left)

    def _odd(self) -> set[int] | None:
        """The plain rows that may fail; None when it cannot be told of a kind what its rows mean."""
        first = [row for row in map(self._first, self.members) if row is not None]
        read = _extracted(self.wide, first, (), self.vocabulary)
        if read is None:
            return None
        corpus = Corpus([read], self.vocabulary)
        by_line: dict[int, list[Figure]] = {}
        for figure in read.figures:
            by_line.setdefault(figure.location.line - 1, []).append(figure)
        odd = set(self.kinds.odd)
        with_unit = {bool(f.quantity.unit) for f in read.figures if f.aspect in LEVELS}
        self.given = self.given._replace(mixed=len(with_unit) > 1)
        for members in self.members:
            row = self._first(members)
            figures = by_line.get(self.wide.lines[row], []) if row is not None else []
            wanted = demands.demand(figures, self.form.values, corpus, self.given, self.vocabulary)
            odd.update(
                members if wanted is None else demands.failing(wanted, members, self.numbers, self.given)
            )
        return odd

    def _first(self, members: Sequence[int]) -> int | None:
        """The first of some rows whose numbers are all positive, so that nothing is special about them."""
        columns = [self.numbers.values(column) for column in self.form.values]
        return next((row for row in members if all(column[row] > 0 for column in columns)), None)

    def _witnesses(self, stay: set[int], odd: set[int]) -> list[int]:
        """Twice as many rows with a unit as there are rows without plain numbers and words, or without one.

        Some rules ask what most rows, or six of ten, of a table do; where no row is left that has a known
        unit, any other counts.
        """
        worded = len(odd) if self.given.mixed else len(self.kinds.odd) - len(self.kinds.repeated)
        wanted = 2 * (worded + len(self.wide.odd))
        by_unit = sorted(range(len(self.members)), key=lambda kind: not self.kinds.with_unit[kind])
        found: list[int] = []
        for row in chain.from_iterable(self.members[kind] for kind in by_unit):
            if len(found) >= wanted:
                break
            if row not in stay:
                found.append(row)
        return found

    def _with_names(self, read: Document, stay: set[int], left: Left) -> Document:
        """The document with a further table of the places of rows that are left out: of each a first cell.

        Only what is named by a row that stands for others is not named again, so that `sound` sees what
        is found in a name that is not only that of odd rows.
        """
        place, starts, lines = self.wide.texts[self.form.place], self.wide.sheet.starts, self.wide.lines
        known = {place[row] for row in stay if lines[row] + 1 not in left.odd}
        cells: list[Cell] = []
        for row, text in enumerate(place):
            if text not in known and row not in stay:
                known.add(text)
                if self.wide.quoted:
                    cells.append(self.wide.cells(row)[self.form.place])
                    continue
                before = sum(len(self.wide.texts[at][row]) + 1 for at in range(self.form.place))
                start = starts[lines[row]] + before
                cells.append(Cell(Text(text, ((0, start),)), self.wide.number(row), self.form.place))
        names = Block("table", Text("", read.blocks[0].text.anchors), cells=tuple(cells))
        return read._replace(blocks=(*read.blocks, names)) if cells else read

    def _left(self, stay: set[int], odd: set[int], stood: dict[int, list[int]]) -> Left:
        """What stands for the rows that are left out."""
        lines = self.wide.lines
        alike: list[tuple[tuple[int, ...], int]] = []
        trusted = {1, *(lines[row] + 1 for row in odd)}
        for kind, members in enumerate(self.members):
            away = sum(1 for row in members if row not in stay)
            if away:
                alike.append((tuple(lines[row] + 1 for row in stood[kind]), away))
            else:
                trusted.update(lines[row] + 1 for row in members)
        for row in self.wide.odd:
            start = row[0].text.anchors[0][1]
            trusted.update(self._lines(start, row[-1].text.span(0, len(row[-1].text.string))[1]))
        return Left(tuple(alike), frozenset(trusted))

    def _lines(self, start: int, end: int) -> range:
        from bisect import bisect_right

        starts = self.wide.sheet.starts
        return range(bisect_right(starts, start), bisect_right(starts, end) + 1)
