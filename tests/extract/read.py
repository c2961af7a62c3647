"""Short ways to read a document in a test."""

from functools import cache

from planlint import index, readers, vocabulary
from planlint.extract import extract
from planlint.model import Document, Figure
from planlint.vocabulary import Vocabulary


@cache
def words() -> Vocabulary:
    """The vocabulary that comes with planlint."""
    return vocabulary.load(index.load(index.built_in()))


def read(text: str, name: str = "table.md") -> Document:
    """A document with its figures."""
    return extract(readers.read(name, text.encode()), words())


def said(figure: Figure) -> str:
    """A figure in one line: label, text, unit, period, aspect, role, and place when it has one."""
    years = ""
    if figure.period:
        start, end = figure.period
        years = start if start == end else f"{start}–{end}"
    words = [figure.label, figure.quantity.text, figure.quantity.unit, years, figure.aspect, figure.role]
    return " ".join(word for word in (*words, figure.place) if word)


def lines(text: str, name: str = "table.md") -> list[str]:
    """The figures of the tables of a document, each in one line."""
    return [said(figure) for figure in read(text, name).figures if figure.row is not None]


def html(*rows: str, title: str = "", caption: str = "") -> str:
    """An HTML document with one table; cells are separated by |, `colspan=2:` or `rowspan=2:` before one."""
    made = []
    for row in rows:
        cells = []
        for cell in row.split("|"):
            spans = ""
            while "=" in cell.split(":")[0] and cell.startswith(("colspan", "rowspan")):
                span, _, cell = cell.partition(":")
                spans += f" {span}"
            cells.append(f"<td{spans}>{cell}</td>")
        made.append(f"<tr>{''.join(cells)}</tr>")
    head = f"<h1>{title}</h1>" if title else ""
    above = f"<caption>{caption}</caption>" if caption else ""
    return f"<html><body>{head}<table>{above}{''.join(made)}</table></body></html>"
