"""The figures of the indicator tables of real documents against those of a careful reader."""

import json
import subprocess
import sys
from pathlib import Path

NAMES = ("urumqi-etdz-2021-2025-plan.txt", "baotou-jiuyuan-2023-report-2024-plan.txt")


def test_every_cell_of_the_gold_is_read_as_a_reader_does(shared: Path, tmp_path: Path) -> None:
    paths = [str(shared / "corpus" / name) for name in NAMES]
    command = [sys.executable, "-m", "planlint", "read", *paths, "--format", "json", "--no-cache"]
    printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    figures = tmp_path / "figures.json"
    figures.write_text(json.dumps(json.loads(printed)), encoding="utf-8")
    scorer = [sys.executable, str(shared / "tools" / "score_figures.py")]
    gold = str(shared / "gold" / "tables.jsonl")
    score = subprocess.run(
        [*scorer, str(figures), gold, "--show", "20"], capture_output=True, check=True, text=True
    )
    parts = score.stdout.strip().splitlines()[-1].split(" · ")
    assert all(part.split()[1].split("/")[0] == part.split("/")[1] for part in parts), score.stdout
