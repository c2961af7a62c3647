"""100 000 rows of a wide indicator CSV, against `frictionless validate` with one row constraint.

frictionless is only for this comparison: it is installed into a folder of its own the first time.
"""

import csv
import random
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from benchmarks.timing import ROOT, in_turn, planlint, show

ROWS = 100_000
HOME = ROOT / "benchmarks" / ".venv"
PEER = ["frictionless==5.21.0", "--constraint", str(ROOT / "benchmarks" / "constraints.txt")]
CHECK = "row-constraint:formula=y2020>0"
INDICATORS = [
    ("地区生产总值", "亿元"), ("社会消费品零售总额", "亿元"), ("固定资产投资", "亿元"),
    ("一般公共预算收入", "亿元"), ("城镇居民人均可支配收入", "元"), ("农村居民人均可支配收入", "元"),
    ("森林覆盖率", "%"), ("有效注册商标数", "件"),
]  # fmt: skip


def main(rounds: int = 3, rows: int = ROWS) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "planlint.csv", rows, ("地区", "指标", "单位", "2020年", "2025年", "年均增速(%)"))
        write(folder / "peer.csv", rows, ("region", "indicator", "unit", "y2020", "y2025", "growth"))
        commands = {
            "frictionless validate": (str(peer()), "validate", "peer.csv", "--checks", CHECK),
            "planlint check": planlint("check", "planlint.csv"),
        }
        print(f"{rows} rows, {(folder / 'planlint.csv').stat().st_size / 1e6:.1f} MB")
        return (
            0
            if show(in_turn(commands, rounds, folder), "frictionless validate", {"planlint check": 1 / 3})
            else 1
        )


def write(path: Path, rows: int, header: tuple[str, ...]) -> None:
    """Levels with the growth that follows from them; one row in 10 000 has another growth."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(rows):
            indicator, unit = INDICATORS[number % len(INDICATORS)]
            start = chance.uniform(20, 60)
            growth = chance.uniform(0.5, 8)
            end = start * (1 + growth / 100) ** 5
            stated = growth + (5 if number % 10_000 == 9_999 else 0)
            place = f"第{number // len(INDICATORS) + 1}区"
            writer.writerow([place, indicator, unit, f"{start:.2f}", f"{end:.2f}", f"{stated:.1f}"])


def peer() -> Path:
    """The frictionless command, installed at the first use."""
    command = HOME / "bin" / "frictionless"
    if not command.exists():
        venv.create(HOME, with_pip=True)
        subprocess.run([HOME / "bin" / "python", "-m", "pip", "install", "--quiet", *PEER], check=True)
    return command


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
