"""What the text beside a table says of its rows and groups must be what the table has."""

from collections import Counter
from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Block, Cell, Document, Evidence, Place

LONGEST = 2000  # characters of a paragraph that may speak of a table
NEAR = 3  # blocks before and behind a table in which a sentence may speak of it
NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十])"
GROUPS = regex.compile(
    COUNT
    + r"(?:大|个|项)?(?:类别|类型|类|方面|板块|领域|部分)(?:构成|组成)?[:：为]?"
    + r"(?P<list>[^。;；:：,，等]{4,120})"
)
PARTED = regex.compile(r"[、和与及]")
TOTAL = regex.compile(r"(?:共计?|总共|合计)(?:有|设置|设定|提出)?" + COUNT + r"[项个][^,，。;；]{0,6}指标")


def summaries_match_their_table(
    corpus: Corpus,
    *,
    attributes: tuple[str, ...] = ("约束性", "预期性"),
    groups: tuple[str, ...] = ("分类", "类别", "领域"),
) -> Iterator[Evidence]:
    """Counts of rows by attribute, in all, and the list of groups, said within three blocks of a table.

    Cases "attribute" (约束性指标5项), "total" (共计19项指标) and "groups" (由四大类别组成：…).
    """
    for document in corpus.documents:
        for number, block in enumerate(document.blocks):
            if block.kind == "table" and not block.hidden:
                near = document.blocks[max(0, number - NEAR) : number + NEAR + 1]
                said = [other for other in near if other.kind != "table" and _speaks(other, attributes)]
                named = [(_name(cell), cell) for cell in block.cells] if said else []
                rows = Counter(name for name, _ in named if name in attributes)
                column = next((c.column for name, c in named if c.row == 0 and name in groups), None)
                for other in said:
                    if rows:
                        yield from _counts(document, block, other, rows, named)
                    if column is not None:
                        yield from _groups(document, block, other, column, named)


def _speaks(block: Block, attributes: tuple[str, ...]) -> bool:
    """Whether a text may say something of a table."""
    text = block.text.string
    if len(text) >= LONGEST:
        return False
    return any(word in text for word in attributes) or bool(TOTAL.search(text) or GROUPS.search(text))


def _counts(
    document: Document, table: Block, said: Block, rows: Counter[str], named: list[tuple[str, Cell]]
) -> Iterator[Evidence]:
    wanted = [
        (regex.compile(f"{word}(?:指标)?[共有为:：]?{COUNT}[项个]"), "attribute", word) for word in rows
    ]
    for pattern, case, word in [*wanted, (TOTAL, "total", "")]:
        has = rows[word] if word else sum(rows.values())
        for found in pattern.finditer(said.text.string):
            count = found["count"]
            if (int(count) if count.isdigit() else NUMERALS[count]) == has:
                yield Evidence(holds=True)
            else:
                first = next(cell for name, cell in named if name in rows and word in ("", name))
                places = _place(document, said, *found.span("count")), _cell(document, table, first)
                yield Evidence((), places, {"count": count, "what": word, "has": has}, case=case)


def _groups(
    document: Document, table: Block, said: Block, column: int, named: list[tuple[str, Cell]]
) -> Iterator[Evidence]:
    widths = Counter(cell.row for cell in table.cells)
    cells = {
        name: c
        for name, c in named
        if c.column == column and c.row > 0 and widths[c.row] > 3 and name and not name[0].isdigit()
    }
    for found in GROUPS.finditer(said.text.string):
        listed = [part.strip('“”"') for part in PARTED.split(found["list"])]
        known = [part for part in listed if part in cells]
        if len(known) < 2 or len(known) < len(listed) - 1:
            continue
        missing = [name for name in cells if name not in listed]
        if not missing:
            yield Evidence(holds=True)
            continue
        places = _place(document, said, *found.span("list")), _cell(document, table, cells[missing[0]])
        facts = {"count": found["count"], "has": len(cells), "what": "、".join(missing)}
        yield Evidence((), places, facts, case="groups")


def _name(cell: Cell) -> str:
    return "".join(cell.text.string.split())


def _place(document: Document, block: Block, start: int, end: int) -> Place:
    return Place(document.locate(*block.text.span(start, end), block), block.text.string[start:end])


def _cell(document: Document, table: Block, cell: Cell) -> Place:
    span = cell.text.span(0, len(cell.text.string))
    return Place(document.locate(*span, table, cell.ref), document.source[slice(*span)])
