"""Writes the documents of samples/ and their gold.csv from samples/facts: `python -m samples.make`."""

import csv
import io
from importlib import import_module
from pathlib import Path
from typing import Any

from samples.source import Gold, Paragraph, Part, Table
from samples.writers import WRITERS

FOLDER = Path(__file__).parent
DOCUMENTS = {
    "five-year-plan/plan.docx": "five_year_plan",
    "annual-report/report.html": "annual_report",
    "indicator-book/book.xlsx": "indicator_book",
    "health-targets/targets.pdf": "health_targets",
    "indicator-table/indicators.csv": "indicator_table",
    "work-report/report.md": "work_report",
    "communique/communique.txt": "communique",
}


def main() -> None:
    for name, stated in DOCUMENTS.items():
        path = FOLDER / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(document(stated, path.suffix))
        (path.parent / "gold.csv").write_bytes(gold(stated))


def document(name: str, suffix: str) -> bytes:
    module = facts(name)
    return WRITERS[suffix.lstrip(".")](module.TITLE, module.PARTS)


def gold(name: str) -> bytes:
    """The figures of a sample as CSV, in the order of the document."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    columns = "text label period_start period_end aspect role value unit modifier table"
    writer.writerow(columns.split())
    for row in figures(facts(name).PARTS):
        value = f"{row.value:.10g}"
        writer.writerow([row.text, row.label, *row.period, row.aspect, row.role, value, *row[6:]])
    return out.getvalue().encode()


def figures(parts: tuple[Part, ...]) -> list[Gold]:
    return [row for part in parts if isinstance(part, Paragraph | Table) for row in part.gold]


def facts(name: str) -> Any:
    return import_module(f"samples.facts.{name}")


if __name__ == "__main__":
    main()
