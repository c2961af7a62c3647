"""One line of Markdown within what contains it: quote marks and indentation."""

from planlint.named import NamedTuple


class Line(NamedTuple):
    """Offsets of what stands behind the quote marks and the indentation, without blanks at the end."""

    start: int
    end: int
    indent: int
    quotes: int


def inside(source: str, start: int, end: int) -> Line:
    """The line between two offsets without its containers."""
    quotes = indent = 0
    while start < end:
        sign = source[start]
        if sign == " " or sign == "\t":
            indent += 4 - indent % 4 if sign == "\t" else 1
        elif sign == ">" and indent < 4:
            quotes, indent = quotes + 1, 0
            if source.startswith(" ", start + 1, end):
                start += 1
        else:
            break
        start += 1
    while end > start and source[end - 1] in " \t":
        end -= 1
    return Line(start, end, indent, quotes)
