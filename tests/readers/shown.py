"""What a document shows, for tests: its blocks and grids in short, and a proof that every place is exact."""

from planlint.model import Block, Document, Text

Grid = list[list[str]]
# what may stand in the source for a break (also <br>), for a blank, and for any sign (an entity: &…;)
EQUAL = {"\n": " \n\r<", " ": " \n\r\t\u00a0"}
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
ENTITY = "&;"


def blocks(document: Document) -> list[tuple[str, str]]:
    """Kind and text of every block that is no table."""
    return [(block.kind, block.text.string) for block in document.blocks if block.kind != "table"]


def strings(document: Document) -> list[str]:
    return [string for _, string in blocks(document)]


def tables(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind == "table"]


def grid(block: Block) -> Grid:
    """The texts of a table by row and column; what a span covers is empty."""
    rows = 1 + max(cell.row for cell in block.cells)
    columns = max(cell.column + cell.columns for cell in block.cells)
    texts = [[""] * columns for _ in range(rows)]
    for cell in block.cells:
        texts[cell.row][cell.column] = cell.text.string
    return texts


def spans(block: Block) -> dict[str, tuple[int, int]]:
    """The extent of every cell over more than one place, by its text."""
    return {c.text.string: (c.rows, c.columns) for c in block.cells if c.rows > 1 or c.columns > 1}


def texts(document: Document) -> list[Text]:
    """Every text of a document, cells as well."""
    return [
        text
        for block in document.blocks
        for text in ([cell.text for cell in block.cells] if block.kind == "table" else [block.text])
    ]


def exact(document: Document) -> bool:
    """Whether every character of every text is the one that stands at its place in the source."""
    for text in texts(document):
        for number, sign in enumerate(text.string):
            there = document.source[text.source(number)].translate(PLAIN)
            sign = sign.translate(PLAIN)
            assert there == sign or there in EQUAL.get(sign, "") + ENTITY, (sign, there, text)
        assert [here for here, _ in text.anchors] == sorted({here for here, _ in text.anchors})
    return True


def source_of(document: Document, text: Text, part: str) -> str:
    """The source at the place of `part` within a text."""
    start = text.string.index(part)
    return document.source[slice(*text.span(start, start + len(part)))]
