"""What a short run costs, against `python -c "import click"`, which no click program can undercut."""

import sys
import tempfile
from pathlib import Path

from benchmarks.timing import IMPORT_CLICK, in_turn, plan, planlint, show

SMALL = """# 发展目标

到2025年，地区生产总值达到929亿元，年均增长9.5%。

| 指标 | 单位 | 2020年 | 2025年 | 年均增速(%) |
| --- | --- | --- | --- | --- |
| 地区生产总值 | 亿元 | 590 | 929 | 9.5 |
"""
LIMITS = {"planlint --version": 1.3, "check of a small Markdown file": 2.0, "check of a five-year plan": 3.0}


def main(rounds: int = 20) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "small.md").write_text(SMALL, encoding="utf-8")
        plan(folder)
        commands = {
            "python -c 'import click'": IMPORT_CLICK,
            "planlint --version": planlint("--version"),
            "check of a small Markdown file": planlint("check", "small.md"),
            "check of a five-year plan": planlint("check", "plan.txt"),
        }
        return 0 if show(in_turn(commands, rounds, folder), "python -c 'import click'", LIMITS) else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
