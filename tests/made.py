"""Documents and figures made by hand, for tests of what comes behind extraction."""

from planlint.intervals import Interval
from planlint.model import Block, Document, Figure, Period, Quantity, Text, Unread
from planlint.readers.source import line_starts


def document(
    path: str = "plan.md", source: str = "GDP 590 and 929, up 9.9%, in 5G\n", **fields: object
) -> Document:
    block = Block("paragraph", Text(source.rstrip("\n")))
    made = Document(path, "markdown", source, (block,), line_starts(source), language="en")
    return made._replace(**fields)  # type: ignore[arg-type]


def figure(of: Document, text: str, indicator: str = "gdp", **fields: object) -> Figure:
    start = of.source.index(text)
    value = float(text.rstrip("%"))
    quantity = Quantity(
        text, value, 0, "%" if "%" in text else "亿元", "none", Interval(value - 0.5, value + 0.5)
    )
    at = of.locate(start, start + len(text), of.blocks[0])
    made = Figure(
        at, quantity, "GDP", indicator, None, Period("2020", "2020"), "level", "actual", "unknown", 0
    )
    return made._replace(**fields)  # type: ignore[arg-type]


def unread(of: Document, text: str, reason: str = "a name") -> Unread:
    start = of.source.index(text)
    return Unread(of.locate(start, start + len(text)), text, reason)


def read(path: str = "plan.md") -> Document:
    """A document with three figures and one number that makes none."""
    of = document(path)
    figures = (
        figure(of, "590"),
        figure(of, "929", period=Period("2025", "2025")),
        figure(of, "9.9%", aspect="growth_average", period=Period("2021", "2025")),
    )
    return of._replace(figures=figures, unread=(unread(of, "5G"),))
