"""The READMEs as lists of steps."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
README = {"en": ROOT / "README.md", "zh": ROOT / "README.zh.md"}
USES = 3  # of the sections: the desk, CI, pytest


class Section(NamedTuple):
    """One section: its heading, its lines and its fenced blocks as (language, text)."""

    heading: str
    lines: list[str]
    blocks: list[tuple[str, str]]

    def steps(self, language: str) -> list[str]:
        """The lines of the blocks of a language, without their comments."""
        lines = [line for kind, text in self.blocks if kind == language for line in text.splitlines()]
        return [re.sub(r"\s+#.*", "", line) for line in lines]


def sections(language: str) -> list[Section]:
    """The sections of the README in "en" or "zh" that have a heading of level 2."""
    parts = re.split(r"^## (.*)\n", README[language].read_text(encoding="utf-8"), flags=re.M)[1:]
    return [
        Section(heading, body.splitlines(), re.findall(r"^```(\w+)\n(.*?)^```$", body, re.M | re.S))
        for heading, body in zip(parts[::2], parts[1::2], strict=True)
    ]
