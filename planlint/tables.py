"""Tables as a reader sees them: the header row, and logical rows put together from the lines of a page."""

from planlint import regex
from planlint.model import Block, Cell
from planlint.named import NamedTuple
from planlint.passages import Passages

_YEAR = regex.compile(r"(?:19|20)\d\d")
_NAME = ("指标", "项目", "名称", "类别", "分类", "序号", "单位", "属性", "指标名称", "indicator", "unit")
EMPTY = frozenset(("", "-", "—", "–", "－", "——", "--", "/", "／", "~", "～", "…", "……"))


class Row(NamedTuple):
    """One logical row: its cells in order, those of broken lines behind one another."""

    cells: tuple[Cell, ...]

    @property
    def texts(self) -> list[str]:
        return [cell.text.string for cell in self.cells]


class Table(NamedTuple):
    """The header cells of a table (empty when it has no header row to be sure of) and its rows."""

    block: Block
    header: tuple[Cell, ...]
    rows: tuple[Row, ...]

    @property
    def titles(self) -> list[str]:
        """The header's words without spaces."""
        return ["".join(cell.text.string.split()) for cell in self.header]


def table(block: Block) -> Table:
    """The table of a block of kind "table"."""
    lines: dict[int, list[Cell]] = {}
    for cell in block.cells:
        lines.setdefault(cell.row, []).append(cell)
    ordered = [lines[number] for number in sorted(lines)]
    if not ordered or not _is_header(ordered[0]):
        return Table(block, (), tuple(Row(tuple(line)) for line in ordered))
    header = tuple(ordered[0])
    if block.flat:
        rows = _joined(ordered[1:], numbered="序号" in "".join(c.text.string for c in header))
    else:
        rows = [Row(tuple(line)) for line in ordered[1:]]
    return Table(block, header, tuple(rows))


def tables(passages: Passages) -> list[Table]:
    """The visible tables of a document; ask for them through `passages.derived`."""
    blocks = passages.document.blocks
    return [table(block) for block in blocks if block.kind == "table" and not block.hidden]


def _is_header(line: list[Cell]) -> bool:
    """Whether a row names columns: at least three cells, with years or the usual names, no bare numbers."""
    texts = [cell.text.string for cell in line if cell.text.string]
    if any(cell.header for cell in line):
        return len(texts) > 1
    if len(texts) < 3 or any(text.replace(".", "").isdecimal() and len(text) != 4 for text in texts):
        return False
    return any(_YEAR.search(text) or "".join(text.split()).lower().endswith(_NAME) for text in texts)


def _joined(lines: list[list[Cell]], numbered: bool) -> list[Row]:
    """Rows that a page broke over lines put together: a new one begins with a row number or a name."""
    rows: list[list[Cell]] = []
    for line in lines:
        if rows and not _begins(line, numbered):
            rows[-1] += line
        else:
            rows.append(list(line))
    return [Row(tuple(row)) for row in rows]


def _begins(line: list[Cell], numbered: bool) -> bool:
    texts = [cell.text.string for cell in line]
    if numbered:
        numbers = [at for at, text in enumerate(texts[:2]) if text.isdecimal()]
        if numbers:
            return texts[numbers[0] + 1 : numbers[0] + 2] > ["\u4e00"]  # a number before a name, not a value
        return len(texts) == 1 and bool(texts[0])
    return bool(texts[0])
