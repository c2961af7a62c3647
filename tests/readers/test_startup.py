"""Reading a text file imports only what it needs."""

import subprocess
import sys

import pytest

HEAVY = ("lxml", "html", "zipfile", "pypdfium2", "pdfplumber", "python_calamine", "pandas", "csv", "tomllib")
SOURCE = "# 标题\\n\\n产值590亿元。\\n\\n| 指标 | 值 |\\n|---|---|\\n| 产值 | 5 |\\n"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.csv"])
def test_a_text_file_needs_nothing_heavy(name: str) -> None:
    code = (
        "import sys; from planlint.readers import read; "
        f"read('{name}', '{SOURCE}'.encode()); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
