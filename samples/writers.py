"""The same sample document in each format: one function a format, from parts to bytes."""

import csv
import io
import re
import zipfile
from html import escape
from itertools import zip_longest

from samples.source import Cell, Comment, Heading, Paragraph, Part, Table

FONT = "STSong-Light"
EPOCH = (2026, 1, 1, 0, 0, 0)


def markdown(title: str, parts: tuple[Part, ...]) -> bytes:
    lines: list[str] = []
    for part in parts:
        match part:
            case Heading(text, level):
                lines += ["", f"{'#' * level} {text}", ""]
            case Comment(text):
                lines += [f"<!-- {text} -->", ""]
            case Paragraph(text, _, item):
                lines += [f"- {text}" if item else text] if item else [text, ""]
            case Table():
                head, *rows = (" | ".join(row) for row in _flat(part))
                width = len(_flat(part)[0])
                rule = " | ".join(["---"] * width)
                lines += ["", part.caption, ""] if part.caption else []
                lines += [f"| {head} |", f"| {rule} |", *(f"| {row} |" for row in rows), ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip().encode() + b"\n"


def text(title: str, parts: tuple[Part, ...]) -> bytes:
    lines: list[str] = []
    for part in parts:
        match part:
            case Heading(text, _) | Paragraph(text, _, _):
                lines.append(text)
            case Comment(text):
                lines.append(f"<!-- {text} -->")
            case Table():
                lines += [f"{part.caption} |"] if part.caption else []
                lines += [" | ".join([*row, ""]).rstrip() for row in _flat(part)]
    return "\n".join(lines).encode() + b"\n"


def separated(title: str, parts: tuple[Part, ...]) -> bytes:
    """CSV holds tables only; a caption is a first row with one cell, as spreadsheets save it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for part in parts:
        if isinstance(part, Table):
            rows = _flat(part)
            if part.caption:
                writer.writerow([part.caption, *[""] * (len(rows[0]) - 1)])
            writer.writerows(rows)
    return out.getvalue().encode()


def html(title: str, parts: tuple[Part, ...]) -> bytes:
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh">',
        f"<head><meta charset='utf-8'><title>{escape(title)}</title></head>",
    ]
    lines.append("<body>")
    items = False
    for part in parts:
        is_item = isinstance(part, Paragraph) and part.item
        if is_item != items:
            lines.append("<ul>" if is_item else "</ul>")
            items = is_item
        match part:
            case Heading(text, level):
                lines.append(f"<h{level}>{escape(text)}</h{level}>")
            case Paragraph(text, _, item):
                tag = "li" if item else "p"
                lines.append(f"<{tag}>{escape(text)}</{tag}>")
            case Comment(text):
                lines.append(f"<!-- {text} -->")
            case Table():
                lines += _html_table(part)
    return "\n".join([*lines, "</body>", "</html>", ""]).encode()


def _html_table(table: Table) -> list[str]:
    lines = ["<table>"] + ([f"<caption>{escape(table.caption)}</caption>"] if table.caption else [])
    for tag, rows in (("th", table.head), ("td", table.rows)):
        lines.append("<thead>" if tag == "th" else "<tbody>")
        for row in rows:
            lines.append("<tr>" + "".join(_html_cell(cell, tag) for cell in row if cell) + "</tr>")
        lines.append("</thead>" if tag == "th" else "</tbody>")
    return [*lines, "</table>"]


def _html_cell(cell: Cell, tag: str) -> str:
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    return f"<{tag}{spans}>{escape(cell.text)}</{tag}>"


def docx(title: str, parts: tuple[Part, ...]) -> bytes:
    import docx as python_docx

    document = python_docx.Document()
    document.core_properties.title = title
    for part in parts:
        match part:
            case Heading(text, level):
                document.add_heading(text, level)
            case Paragraph(text, _, item):
                document.add_paragraph(text, "List Bullet" if item else None)
            case Table():
                if part.caption:
                    document.add_paragraph(part.caption, "Caption")
                grid = (*part.head, *part.rows)
                table = document.add_table(len(grid), len(grid[0]), "Table Grid")
                for row, column, cell in _cells(grid):
                    place = table.cell(row, column)
                    if cell.rows > 1 or cell.columns > 1:
                        place = place.merge(table.cell(row + cell.rows - 1, column + cell.columns - 1))
                    place.text = cell.text
    out = io.BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def xlsx(title: str, parts: tuple[Part, ...]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, part in enumerate((part for part in parts if isinstance(part, Table)), 1):
        sheet = book.create_sheet(
            f"表{number}" if len(part.caption) > 28 or not part.caption else part.caption
        )
        sheet.sheet_state = "hidden" if part.hidden else "visible"
        top = 1
        width = len(part.head[0])
        if part.caption:
            sheet.cell(1, 1, part.caption)
            sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
            top = 2
        for row, column, cell in _cells((*part.head, *part.rows)):
            place = sheet.cell(
                top + row, 1 + column, cell.text if cell.stored is None else _number(cell.stored)
            )
            place.number_format = cell.format or place.number_format
            if cell.rows > 1 or cell.columns > 1:
                end_row, end_column = top + row + cell.rows - 1, column + cell.columns
                sheet.merge_cells(None, top + row, column + 1, end_row, end_column)
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue())


def pdf(title: str, parts: tuple[Part, ...]) -> bytes:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph as Flow
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus import Table as Grid

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    sizes = {0: 11, 1: 16, 2: 13}
    styles = {
        level: ParagraphStyle(str(level), fontName=FONT, fontSize=size, leading=size * 1.5, wordWrap="CJK")
        for level, size in sizes.items()
    }
    flow: list[object] = []
    for part in parts:
        match part:
            case Heading(text, level):
                flow.append(Flow(escape(text), styles[min(level, 2)]))
            case Paragraph(text, _, item):
                flow.append(Flow(escape(f"• {text}" if item else text), styles[0]))
            case Table():
                if part.caption:
                    flow.append(Flow(escape(part.caption), styles[0]))
                grid = (*part.head, *part.rows)
                style = [
                    ("GRID", (0, 0), (-1, -1), 0.5, "black"),
                    ("FONT", (0, 0), (-1, -1), FONT, 9),
                ]
                for row, column, cell in _cells(grid):
                    if cell.rows > 1 or cell.columns > 1:
                        end = (column + cell.columns - 1, row + cell.rows - 1)
                        style.append(("SPAN", (column, row), end))
                flow.append(Grid(_flat(part), repeatRows=len(part.head), style=style, rowHeights=24))
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=landscape(A4), title=title, invariant=1).build(flow)
    return out.getvalue()


def _cells(grid: tuple[tuple[Cell | None, ...], ...]) -> list[tuple[int, int, Cell]]:
    return [(i, j, cell) for i, row in enumerate(grid) for j, cell in enumerate(row) if cell]


def _flat(table: Table) -> list[list[str]]:
    """Rows of texts; what a spanned cell covers is empty, and formats with one header row get it joined."""
    return [[cell.text if cell else "" for cell in row] for row in (*table.head, *table.rows)]


def joined_head(table: Table) -> Table:
    """The same table with one header row: 2023年(%) over 计划增速 becomes 2023年(%)计划增速."""
    columns = zip_longest(*([*_filled(row)] for row in table.head))
    names = [Cell("".join(dict.fromkeys(name for name in column if name))) for column in columns]
    return table._replace(head=(tuple(names),))


def _filled(row: tuple[Cell | None, ...]) -> list[str]:
    filled, left = [], 0
    for cell in row:
        if cell:
            text, left = cell.text, cell.columns
        filled.append(text if left > 0 else "")
        left -= 1
    return filled


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() else value


def _undated(package: bytes) -> bytes:
    """The same package with fixed times, so that the same facts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-01T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(entry.filename, EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


WRITERS = {
    "md": markdown, "txt": text, "csv": separated, "html": html, "docx": docx, "xlsx": xlsx, "pdf": pdf,
}  # fmt: skip
