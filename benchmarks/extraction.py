"""Reading every figure of a plan and asking every rule, against a plain scan of the same text.

The scan is for a number and a unit behind it. How fast it is depends on how the pattern is written, 40 to 160
million characters a second: the milliseconds beside the ratios are to be held against each other.
"""

import re
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import calls_in_turn, plan, show

PLAIN = re.compile(
    r"\d[\d,]*(?:\.\d+)?\s{0,2}(%|‰|亿元|万元|亿|万|元|个百分点|平方公里|公里|亩|人|户|家|个|项|件|张|吨|年)?"
)


def main(rounds: int = 20) -> int:
    from planlint import config, engine, extract, packs, readers
    from planlint.corpus import Corpus

    loaded, settings = packs.load(), config.load(None)
    vocabulary = loaded.vocabulary
    with tempfile.TemporaryDirectory() as name:
        path = plan(Path(name))
        data = path.read_bytes()
        text = data.decode()
        document = readers.read(str(path), data)
        calls = {
            "scan for number and unit": lambda: [found.group(1) for found in PLAIN.finditer(text)],
            "read the blocks": lambda: readers.read(str(path), data),
            "extract the figures": lambda: extract.extract(document, vocabulary),
            "ask the rules": lambda: engine.check(Corpus([extracted], vocabulary), loaded, settings),
        }
        extracted = extract.extract(document, vocabulary)
        figures = extracted.figures
        print(f"{len(text):,} characters, {len(PLAIN.findall(text))} plain matches, {len(figures)} figures")
        show(calls_in_turn(calls, rounds), "scan for number and unit")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
