"""`pytest --planlint` on a made repository of 86 CSVs, 18 MB, with YAML metadata: seconds and failures.

The data are random walks and truthful: every failure is a false alarm.
"""

import itertools
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES, BYTES = 86, 18_000_000
REGIONS = [
    "Northmark",
    "Eastvale",
    "Southmere",
    "Westholm",
    "Upper Lakes",
    "Lower Lakes",
    "Coast",
    "Highland",
]
UNITS = ["Percentage", "Rate per 100,000 population", "Kilotonnes", "Number", "Hectares", "Index (2015=100)"]
META = """---
indicator_number: {number}
indicator_name: Made indicator {number}
target_name: Bring the made indicator 40% below {start} levels by 2030
computation_units: {unit}
graph_target_lines:
- value: {line}
---
Made up; 45 of 100 persons know of it since 2011.
"""


def write(root: Path) -> None:
    """The repository, the same on every call: a few large files, many small ones."""
    made = random.Random(7)
    weights = [made.paretovariate(0.7) for _ in range(FILES)]
    for folder in ("data", "meta"):
        (root / folder).mkdir()
    for at, weight in enumerate(weights):
        number = f"{at // 6 + 1}-{at % 6 + 1}-1"
        first = table(made, root / "data" / f"indicator_{number}.csv", BYTES * weight / sum(weights), at)
        start = 1990 + 10 * (at % 3)
        text = META.format(number=number, start=start, unit=UNITS[at % len(UNITS)], line=f"{first * 0.6:.2f}")
        (root / "meta" / f"{number}.md").write_text(text, encoding="utf-8")


def table(made: random.Random, path: Path, size: float, at: int) -> float:
    """Write one file of about `size` bytes; its first value, which is of the whole."""
    kinds = [f"Kind {number}" for number in range(max(1, int(size / 14_000)))]
    ages = ["0 to 17 years", "18 to 64 years", "65 years and over"]
    lines, written, first = ["Year,Geography,Sex,Age group,Category,GeoCode,Value"], 0, 0.0
    parts = itertools.product(["", *REGIONS], ["", "Males", "Females"], ["", *ages], ["", *kinds])
    for region, sex, age, kind in parts:
        value = made.uniform(3, 60)
        first = first or round(value, 1)
        for year in range(1990 + 10 * (at % 3), 2025):
            code = str(10 + REGIONS.index(region)) if region else ""
            lines.append(f"{year},{region},{sex},{age},{kind},{code},{min(value, 99.9):.1f}")
            written += len(lines[-1]) + 1
            value *= made.uniform(0.93, 1.08)
        if written > size:
            break
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return first


def main() -> None:
    """Print how long pytest takes for the first time and when nothing has changed."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder))
        for name in ("first", "unchanged"):
            begun = time.perf_counter()
            command = [sys.executable, "-m", "pytest", "--planlint", "-q"]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            print(f"{name}: {time.perf_counter() - begun:.1f} s, {done.stdout.strip().splitlines()[-1]}")


if __name__ == "__main__":
    main()
