"""The words of planlint as types: read this first.

A *document* is one file as read; its *blocks* are headings, paragraphs, items and tables. A *quantity*
is one printed number; a *figure* is a quantity and what it means. A *check* yields *evidence*; only
the engine makes a *finding* of it. All are plain immutable values (NamedTuples: a fifth of the start-up
cost of dataclasses), so they travel between processes and a document is read by a pure function.
"""

from bisect import bisect_right

from planlint.intervals import Interval
from planlint.named import NamedTuple


class Location(NamedTuple):
    """A stretch of a document: 1-based, columns count characters (code points), end exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    paragraph: int | None = None


class Text(NamedTuple):
    """Characters of a block or cell, and where each of them stands in the document's source.

    `anchors` are (offset here, offset in the source) pairs, ascending, the first one (0, …); between
    two anchors both sides advance together. Plain text has one anchor; HTML has one behind every tag
    and entity.
    """

    string: str
    anchors: tuple[tuple[int, int], ...] = ((0, 0),)

    def source(self, offset: int) -> int:
        """The offset in the source of the character at `offset`."""
        anchors = self.anchors
        if len(anchors) == 1:
            return anchors[0][1] + offset
        here, there = anchors[max(bisect_right(anchors, offset, key=lambda a: a[0]) - 1, 0)]
        return there + offset - here

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of characters `start` to `end` (exclusive)."""
        if len(self.anchors) == 1:
            ahead = self.anchors[0][1]
            return ahead + start, ahead + max(start, end)
        if end <= start:
            at = self.source(start)
            return at, at
        return self.source(start), self.source(end - 1) + 1


class Cell(NamedTuple):
    """One table cell on its grid; `row` and `column` are 0-based, `rows` × `columns` its extent.

    `ref` is the spreadsheet name ("B7") where there is one.
    """

    text: Text
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False
    ref: str | None = None


class Block(NamedTuple):
    """A heading, paragraph, item, footnote, caption or table of a document, in reading order.

    `kind` is "heading", "paragraph", "item", "footnote", "caption" or "table", or "data", a table in
    long form whose cells were read and left, or "metadata", the fields of YAML. A table has `cells` (row
    by row), metadata one a field (its `ref` is the key); both have an empty `text`. `flat` marks a table
    flattened to text: the columns of its cells are only counted, merged cells are missing and rows may be
    broken over lines.
    """

    kind: str
    text: Text
    level: int = 0
    cells: tuple[Cell, ...] = ()
    flat: bool = False
    page: int | None = None
    sheet: str | None = None
    paragraph: int | None = None
    hidden: bool = False


class Quantity(NamedTuple):
    """One printed number: exact `text`, and `value` in the printed `unit` (1.2万余亩 → 1.2 万亩).

    `half` is half a unit of the last printed digit, in the printed unit; `upper` the far end of a
    range (0.2-0.3). `modifier`: none, about, at_least, at_most, over, under. `interval` is what could
    have been rounded to it, opened or widened by the modifier.
    """

    text: str
    value: float
    decimals: int
    unit: str
    modifier: str
    interval: Interval
    upper: float | None = None

    @property
    def rounding(self) -> Interval:
        """The rounding interval of the printed digits alone, without the modifier."""
        half = 0.5 * 10.0**-self.decimals
        top = self.value if self.upper is None else self.upper
        return Interval(self.value - half, top + half)


class Period(NamedTuple):
    """From `start` to `end`, both included: years ("2021") or ISO dates ("2021-06", "2021-06-30")."""

    start: str
    end: str

    @property
    def years(self) -> int:
        """How many calendar years the period touches."""
        return int(self.end[:4]) - int(self.start[:4]) + 1


class Figure(NamedTuple):
    """A quantity and what it means: one table cell, or one number of a sentence that states a fact.

    `indicator` is the canonical name, `label` the name as printed. `aspect`: level, count, share,
    growth, growth_average, growth_total, change, completion_rate, rank, limit. `role`: actual,
    baseline, target, plan. `basis`: nominal, real, unknown. `block` is the index of its block;
    `row`/`column` its logical table cell, `sentence` the number of its sentence in the block
    (None in tables). `attributes` are other cells of its row by header (属性 → 约束性), and
    words for values of the row by role and year ("plan 2023" → 与经济增长同步); of prose see `extract.zh`.
    """

    location: Location
    quantity: Quantity
    label: str
    indicator: str
    place: str | None
    period: Period | None
    aspect: str
    role: str
    basis: str
    block: int
    table: str | None = None
    row: int | None = None
    column: int | None = None
    sentence: int | None = None
    attributes: tuple[tuple[str, str], ...] = ()


class Unread(NamedTuple):
    """A number or cell that deliberately makes no figure, and why: a name, a date, an odd cell."""

    location: Location
    text: str
    reason: str


class Waiver(NamedTuple):
    """A finding set aside in writing. `start`/`end`: the lines it covers, or None for a whole file.

    `location` is where it is written. One in configuration has a `path`, the glob of its files, and a
    `quote`, text of the place; `until` is the last day it holds (ISO).
    """

    rule: str
    reason: str
    location: Location
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    until: str | None = None
    path: str | None = None


class Use(NamedTuple):
    """What became of a waiver: how many findings it set aside, or its fault ("expired", "unknown")."""

    waiver: Waiver
    hidden: int
    fault: str = ""


class Left(NamedTuple):
    """Rows of a large table that were left out of its document, because no rule finds anything in them.

    `alike` gives lines of rows that stayed and as many rows were left out that hold as many figures, read
    and examined alike. `odd` are the lines of all rows that stayed for another reason: they may fail.
    """

    alike: tuple[tuple[tuple[int, ...], int], ...]
    odd: frozenset[int]


class Document(NamedTuple):
    """One file as read. Offsets and lines refer to `source`: the text itself, or for DOCX, PDF and
    spreadsheets the text that `planlint read --format text` shows. Readers fill the first six fields,
    extraction the others. `place` is what the document is about, `year` the year it reports or was
    made in, `language` "zh" or "en". `left` is only for a large table whose rows are not all here.
    """

    path: str
    format: str
    source: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    waivers: tuple[Waiver, ...] = ()
    figures: tuple[Figure, ...] = ()
    unread: tuple[Unread, ...] = ()
    place: str | None = None
    year: int | None = None
    language: str = "zh"
    left: Left | None = None

    def locate(self, start: int, end: int, block: Block | None = None, cell: str | None = None) -> Location:
        """The location of source offsets `start` to `end` (exclusive) within `block`."""
        starts = self.starts
        line = last = bisect_right(starts, start)
        if line < len(starts) and end > starts[line]:
            # an end at the first column of a line belongs to the line before, except for an empty stretch
            last = bisect_right(starts, end - 1)
        return Location(
            self.path,
            line,
            start - starts[line - 1] + 1,
            last,
            end - starts[last - 1] + 1,
            *((block.page, block.sheet, cell, block.paragraph) if block else ()),
        )

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line break."""
        end = self.starts[number] if number < len(self.starts) else len(self.source)
        return self.source[self.starts[number - 1] : end].rstrip("\r\n")


class Place(NamedTuple):
    """A place to show in evidence, and what stands there ("start", "2020 in the other table")."""

    location: Location
    text: str
    note: str = ""


class Estimate(NamedTuple):
    """A recomputed number and its interval, for a message: 9.50% (9.47–9.54)."""

    value: float
    interval: Interval
    unit: str = ""

    @classmethod
    def of(cls, interval: Interval, unit: str = "") -> "Estimate":
        """The middle of an interval, and the interval."""
        return cls((interval.low + interval.high) / 2, interval, unit)


Fact = str | int | float | Estimate


class Evidence(NamedTuple):
    """What a check yields for each question it asked: the figures it held together and the answer.

    With `holds` the figures agree (they count as checked, nothing is printed). Otherwise `places` (the
    first is the one to show) and `facts` fill the rule's message; `case` names the variant of the
    message and severity ("prices"), `cause` the likely cause, a key of `rules/causes.toml`.
    """

    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    facts: dict[str, Fact] = {}  # noqa: RUF012 - never written
    holds: bool = False
    case: str | None = None
    cause: str | None = None
    suggestion: str | None = None


class Rule(NamedTuple):
    """A demand: a check with its options, severity and words. One TOML file, `rules/<pack>/<stem>.toml`."""

    id: str
    check: str
    severity: str
    summary: str
    why: str
    messages: dict[str, dict[str, str]]  # case ("" for the plain one) → language → template
    severities: dict[str, str]  # case → severity
    options: dict[str, object]
    path: str
    needs: tuple[str, ...] = ()  # what a corpus must hold for the rule to find anything (`Corpus.features`)


class Finding(NamedTuple):
    """A rule and its evidence, in words: what planlint prints."""

    rule: str
    severity: str
    message: str
    location: Location
    text: str
    related: tuple[Place, ...]
    facts: dict[str, Fact]
    suggestion: str | None
    fingerprint: str
    waived: str | None = None


class Fault(NamedTuple):
    """What went wrong with one input (exit 2) or inside one rule (exit 3), and where.

    `path` is the document or rule file, `place` a line, key or rule id within, `reason` one sentence;
    `trace` is the traceback of a bug in planlint.
    """

    path: str
    place: str
    reason: str
    trace: str = ""


class Account(NamedTuple):
    """How many numbers a document has: `figures` of them, `checked` + `unchecked` + `unread`."""

    path: str
    figures: int
    checked: int
    unchecked: int
    unread: int


class Result(NamedTuple):
    """All that a run found: what reporters are given and `planlint.lint` returns.

    `findings` are in their total order (path, line, column, rule) and include those set aside
    (`Finding.waived`). `documents`, `accounts` are in the order of the paths; `checked_by` names, for
    each document's path, the ids of the rules that examined each of its figures, `unchecked` why none did
    ("" where one did). `rules` are the rules that ran. `errors` are inputs that could not be read, `bugs`
    faults of planlint itself.
    """

    findings: tuple[Finding, ...]
    documents: tuple[Document, ...]
    accounts: tuple[Account, ...]
    checked_by: dict[str, tuple[tuple[str, ...], ...]]
    rules: tuple[Rule, ...]
    errors: tuple[Fault, ...] = ()
    bugs: tuple[Fault, ...] = ()
    unchecked: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - never written
