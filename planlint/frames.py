"""A pandas DataFrame of indicators held against the rules about figures, like a table of a report."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planlint import accounting, api, baseline, engine, extract, screening, selection
from planlint.api import Linted, Path
from planlint.corpus import Corpus
from planlint.model import Block, Cell, Document, Text
from planlint.tabular import HEAD, Table, with_percent, with_readings

if TYPE_CHECKING:
    from pandas import DataFrame

# the packs that ask about figures; a frame has no sentences, headings or dates to ask about
PACKS = ("growth/", "units/", "consistency/", "arithmetic/", "targets/")
SMALL = 1000  # rows that are cheaper read than screened


def lint_frame(
    frame: "DataFrame",
    *,
    name: str = "frame",
    configuration: Path | None = None,
    isolated: bool = False,
    cache: bool = True,
    **settings: Any,
) -> Linted:
    """Check a DataFrame of indicators: one row each, columns such as indicator, unit, 2020, 2025, growth.

    Headers are read as in any table, in Chinese or English; numbers as pandas prints them (9.5 has one
    decimal, 9.0 none), strings as printed (“2.5%以内”). A column of growth in fractions (0.095) is read as
    % when most of its rows say so. A named or textual index counts as a column. The rules are those of
    the packs growth, units, consistency, arithmetic and targets; `settings` are keys of the configuration.

    In the result `name` is the path, the line of row n (from 0) is n + 2, as if the frame were saved as
    CSV, and the cell is "column[index]". Of a large frame only rows that may fail become figures; the
    others are counted. Raises PlanlintError for configuration and rules that are not valid.
    """
    chosen, folder = api.configured([], configuration, isolated, cache, settings)
    packs = selection.chosen(chosen, folder)
    packs = packs._replace(rules=tuple(rule for rule in packs.rules if rule.id.startswith(PACKS)))
    table, few = _table(frame), range(min(len(frame), HEAD))
    table = with_readings(table, extract.extract(_document(name, table, few), packs.vocabulary))
    head = extract.extract(_document(name, table, few), packs.vocabulary)
    table = with_percent(table, head)
    rows: Iterable[int] = range(len(frame))
    left = None
    if len(frame) > SMALL and (left := screening.screen(table, head, packs.rules, packs.vocabulary)):
        rows = left.rows
    document = extract.extract(_document(name, table, rows), packs.vocabulary)
    result = engine.check(Corpus([document], packs.vocabulary), packs, chosen)
    result = result._replace(findings=baseline.marked(result.findings, result.documents, chosen))
    if left:
        counted = accounting.added(result.accounts[0], left.checked, left.unchecked)
        result = result._replace(accounts=(counted,))
    return Linted(*result)


def _table(frame: "DataFrame") -> Table:
    """The frame's columns, its index among them when it has a name or says more than row numbers."""
    from pandas import Index, RangeIndex

    index: Any = frame.index
    if not isinstance(index, RangeIndex) and (
        index.name is not None or index.dtype == object or index.nlevels > 1
    ):
        frame = frame.reset_index(names=_names(frame))
    headers = tuple(" ".join(map(str, h)) if isinstance(h, tuple) else str(h) for h in frame.columns)
    columns = tuple(frame.iloc[:, at] for at in range(len(headers)))
    return Table(headers, columns, Index(index))


def _names(frame: "DataFrame") -> list[str]:
    """Headers for the levels of the index; one without a name holds the indicators."""
    known = [None if name is None else str(name) for name in frame.index.names]
    return [name or ("indicator" if at == 0 else f"index {at}") for at, name in enumerate(known)]


def _document(name: str, table: Table, rows: Iterable[int]) -> Document:
    """A document of one table: the header and some rows, each on the line it would have as CSV."""
    chosen = list(rows)
    texts = [table.texts(column, chosen) for column in range(len(table.columns))]
    lines = [list(table.headers), *(list(line) for line in zip(*texts, strict=True))]
    names = table.names or table.headers
    starts, cells, written = [], [], []
    offset = 0
    numbers = [-1, *chosen]
    at = 0
    for row, (number, line) in enumerate(zip(numbers, lines, strict=True)):
        while at < number + 1:  # rows that were left out are empty lines
            starts.append(offset)
            written.append("\n")
            offset += 1
            at += 1
        starts.append(offset)
        at += 1
        label = "" if number < 0 else f"[{table.labels[number]}]"
        for column, text in enumerate(line):
            string = " ".join(text.split())
            cells.append(
                Cell(
                    Text(string, ((0, offset),)),
                    row,
                    column,
                    header=not row,
                    ref=names[column] + label,
                )
            )
            written.append(string + ("\t" if column < len(line) - 1 else "\n"))
            offset += len(string) + 1
    starts.append(offset)
    block = Block("table", Text("", ((0, 0),)), cells=tuple(cells))
    return Document(name, "frame", "".join(written), (block,), tuple(starts))
