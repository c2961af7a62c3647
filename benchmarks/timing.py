"""Times of processes, one after the other in turn, so that a busy machine slows all of them alike."""

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
IMPORT_CLICK = (sys.executable, "-c", "import click")


class Spent(NamedTuple):
    """Seconds by the clock, and of the processor (children too)."""

    wall: float
    cpu: float


def planlint(*arguments: str) -> tuple[str, ...]:
    """The command as a user runs it, from the environment of this Python."""
    script = shutil.which("planlint", path=sysconfig.get_path("scripts"))
    if script is None:
        sys.exit(
            "planlint is not installed here: run `make demo` first, then .venv/bin/python -m benchmarks.…"
        )
    return (script, *arguments)


def plan(folder: Path) -> Path:
    """A whole five-year plan as text: the real one beside the project, or one made of the same length."""
    shared = os.environ.get("PLANLINT_SHARED") or (ROOT.parent / "shared")
    real = sorted(Path(shared, "corpus").glob("*plan.txt"), key=lambda path: path.stat().st_size)
    target = folder / "plan.txt"
    target.write_bytes(real[-1].read_bytes() if real else _made())
    return target


def _made() -> bytes:
    from samples.make import facts
    from samples.writers import text

    module = facts("five_year_plan")
    once = text(module.TITLE, module.PARTS)
    filler = "完善基础设施，提升公共服务水平，推动产业转型升级，改善生态环境质量，保障和改善民生。\n" * 900
    return once + filler.encode()


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int, folder: Path) -> dict[str, list[Spent]]:
    """Every command once to warm up, then `rounds` times each, A and B in turn."""
    spent: dict[str, list[Spent]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            took = run(command, folder)
            if number:
                spent[name].append(took)
    return spent


def run(command: Sequence[str], folder: Path) -> Spent:
    """One process from start to end; exit 0 is a result, of planlint 1 too, others end the benchmark."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ((0, 1) if Path(command[0]).name == "planlint" else (0,)):
        sys.exit(f"{' '.join(command)}: exit {process.returncode}\n{complaint.decode(errors='replace')}")
    return Spent(wall, usage.ru_utime + usage.ru_stime)


def calls_in_turn(calls: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[Spent]]:
    """The same for functions in this process."""
    spent: dict[str, list[Spent]] = {name: [] for name in calls}
    for number in range(rounds + 1):
        for name, call in calls.items():
            wall, cpu = time.perf_counter(), time.process_time()
            call()
            if number:
                spent[name].append(Spent(time.perf_counter() - wall, time.process_time() - cpu))
    return spent


def show(spent: Mapping[str, list[Spent]], against: str, limits: Mapping[str, float] | None = None) -> bool:
    """Print medians and ratios to `against`; true when every ratio (of processor time) is within its limit.

    The clock's ratio is shown beside it: on a busy machine it says more about the neighbours.
    """
    base = _median(spent[against])
    within = True
    print(f"{'':34} {'clock':>9} {'processor':>10} {'ratio':>7} {'by clock':>9}")
    for name, times in spent.items():
        middle = _median(times)
        ratio = middle.cpu / base.cpu
        limit = (limits or {}).get(name)
        verdict = "" if limit is None else f"  at most {limit:g}: {'ok' if ratio <= limit else 'TOO SLOW'}"
        within &= limit is None or ratio <= limit
        print(
            f"{name:34} {middle.wall * 1000:6.1f} ms {middle.cpu * 1000:7.1f} ms "
            f"{ratio:7.2f} {middle.wall / base.wall:9.2f}{verdict}"
        )
    return within


def _median(times: list[Spent]) -> Spent:
    return Spent(statistics.median(t.wall for t in times), statistics.median(t.cpu for t in times))
