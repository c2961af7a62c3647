"""XLSX: a note at the cell of each finding, behind a note that is there already."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from planlint.annotators import AUTHOR, Annotated, said
from planlint.errors import ReadError
from planlint.model import Document, Finding

# parts of a workbook that openpyxl does not write again, by the folder they lie in
LOST = {
    "slicers": "xl/slicers/",
    "threaded comments": "xl/threadedComments/",
    "form controls": "xl/ctrlProps/",
    "custom data": "customXml/",
}
LINE = 18  # points; the height of a line of a note
WIDTH = 300


def annotate(path: str, data: bytes, document: Document, findings: Sequence[Finding]) -> Annotated:
    """The copy of a workbook with one note a cell that has findings; formulas lose their kept values."""
    book = _opened(path, data)
    notes: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        notes.setdefault(_cell(finding, document), []).append(finding)
    names = {name.strip(): name for name in book.sheetnames}
    for (sheet, ref), found in notes.items():
        _note(book[names[sheet.strip()]][ref], found, document)
    copy = BytesIO()
    book.save(copy)
    return Annotated(copy.getvalue(), len(findings), _lost(data, book))


def _opened(path: str, data: bytes) -> Any:
    import openpyxl

    try:
        return openpyxl.load_workbook(
            BytesIO(data), rich_text=True, keep_vba=path.lower().endswith(".xlsm"), keep_links=True
        )
    except Exception as error:  # openpyxl raises whatever comes up; the document itself has been read
        raise ReadError(f"openpyxl cannot open the workbook to write notes: {error}", path) from error


def _cell(finding: Finding, document: Document) -> tuple[str, str]:
    """Sheet and cell of a finding: its own, else the first cell of the block that it stands in."""
    at = finding.location
    if at.sheet is not None and at.cell is not None:
        return at.sheet, at.cell
    offset = document.starts[at.line - 1] + at.column - 1
    found: tuple[str, str] = ("", "A1")
    for block in document.blocks:
        for cell in block.cells:
            if cell.ref and block.sheet and (cell.text.source(0) <= offset or not found[0]):
                found = block.sheet, cell.ref
    return found


def _note(cell: Any, found: list[Finding], document: Document) -> None:
    from openpyxl.comments import Comment

    parts = ["\n".join(said(finding, document)) for finding in found]
    author = AUTHOR
    if cell.comment is not None:
        parts.insert(0, cell.comment.text)
        author = cell.comment.author
    text = "\n\n".join(parts)
    lines = sum(1 + len(line) // 24 for line in text.split("\n"))
    cell.comment = Comment(text[:32_000], author, height=min(lines + 1, 30) * LINE, width=WIDTH)


def _lost(data: bytes, book: Any) -> tuple[str, ...]:
    """What of the workbook the copy has not, or not as it was, as far as it has any."""
    from importlib.util import find_spec
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        drawn = any(b":sp>" in package.read(name) for name in names if name.startswith("xl/drawings/drawing"))
    lost = [what for what, folder in LOST.items() if any(name.startswith(folder) for name in names)]
    lost += ["drawn shapes"] if drawn else []
    if any(name.startswith("xl/media/") for name in names) and not find_spec("PIL"):
        lost.append("pictures")
    sentences = [f"the copy has no longer its {', '.join(lost)}"] if lost else []
    if any(name.startswith("xl/charts/chart") for name in names):
        sentences.append("the copy's charts are drawn anew and may look different")
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    if any(cell.data_type == "f" for cell in cells):
        sentences.append("the copy's formulas have no values until an office program opens and saves it")
    return tuple(sentences)
