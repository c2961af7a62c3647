"""Both READMEs say the same in ten lines a use; `test_wheel.py` goes through their steps."""

import re

import pytest
import yaml

from tests.readme import ROOT, USES, sections


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_use_takes_ten_lines(language: str) -> None:
    for section in sections(language)[:USES]:
        told = [line for line in section.lines if line.strip() and not line.startswith("```")]
        assert len(told) <= 10, section.heading


def test_both_languages_give_the_same_commands() -> None:
    english, chinese = ([s.steps("sh") for s in sections(language)] for language in ("en", "zh"))
    assert [[step.split()[:2] for step in steps if "docx" not in step] for steps in english] == [
        [step.split()[:2] for step in steps if "docx" not in step] for steps in chinese
    ]
    plain = re.compile(r"[^\s=]+\.(docx|pdf|html|xlsx)")
    assert [[plain.sub(r"X.\1", step) for step in steps] for steps in english] == [
        [plain.sub(r"X.\1", step) for step in steps] for steps in chinese
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_action_has_the_inputs_that_are_named(language: str) -> None:
    [used] = [yaml.safe_load(text) for s in sections(language) for kind, text in s.blocks if kind == "yaml"]
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert used[0]["with"].keys() <= action["inputs"].keys()
