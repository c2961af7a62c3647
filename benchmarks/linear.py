"""Twenty plans in one file against one, and hostile texts: the cost must grow with the length only."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import in_turn, plan, planlint, show

TIMES = 20
HOSTILE: dict[str, Callable[[int], str]] = {
    "digits in a row": lambda n: "9" * n,
    "spaces": lambda n: "增长" + " " * n + "5%",
    "one line without punctuation": lambda n: "推动高质量发展" * (n // 7),
    "one line of figures": lambda n: "增加值131.5亿元，增长3.5%，" * (n // 17),
    "digits and points": lambda n: "1.1,1" * (n // 5),
    "brackets that never close": lambda n: "(（“《" * (n // 4),
    "table of one row": lambda n: "| 1.5 " * (n // 6) + "|",
    "a number a line": lambda n: "3.5%\n" * (n // 5),
    "Chinese numerals": lambda n: "百分之三千五百万亿" * (n // 9),
}


def main(rounds: int = 5) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = plan(folder).read_bytes()
        (folder / "plans.txt").write_bytes(text * TIMES)
        commands = {"one plan": planlint("check", "plan.txt"), "twenty plans": planlint("check", "plans.txt")}
        within = show(in_turn(commands, rounds, folder), "one plan", {"twenty plans": TIMES * 1.1})
        for kind, make in HOSTILE.items():
            within &= _hostile(kind, make, folder)
    return 0 if within else 1


def _hostile(kind: str, make: Callable[[int], str], folder: Path) -> bool:
    """Four times the text may cost four times as much and a little, start-up included."""
    commands = {}
    for size in (100_000, 400_000):
        (folder / f"{size}.txt").write_text(make(size), encoding="utf-8")
        commands[f"{kind}, {size:,}"] = planlint("check", f"{size}.txt")
    first, second = commands
    return show(in_turn(commands, 1, folder), first, {second: 4.6})


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
