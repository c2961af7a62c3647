"""The examples of a pack as tests, for whoever writes rules."""

from pathlib import Path

import pytest

from planlint.testing import run_examples
from tests.cli.conftest import RULE

EXAMPLES = """
[[fail]]
finds = ["地区生产总值 is 590."]
document = "2023年地区生产总值590亿元。"
[[fail]]
finds = ["地区生产总值 is 590.", "地区生产总值 is 590."]
documents = {"a.md" = "2023年地区生产总值590亿元。", "b.md" = "2022年地区生产总值590亿元。"}
[[pass]]
because = "591 is another value"
document = "2023年地区生产总值591亿元。"
"""


def pack(folder: Path, examples: str) -> str:
    path = folder / "house"
    path.mkdir()
    rule = RULE % ("tests.cli.conftest:value_is_not", "error", 590)
    (path / "level.toml").write_text(rule + examples, encoding="utf-8")
    return str(path)


def test_good_examples_are_counted(tmp_path: Path) -> None:
    assert run_examples(pack(tmp_path, EXAMPLES)) == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("591亿元", "590亿元", "house/level [[pass 1]]: also finds: 地区生产总值 is 590."),
        ('finds = ["地区生产总值 is 590."]', 'finds = ["No."]', "house/level [[fail 1]]: does not find: No."),
        ("[[pass]]", "[[fail]]\nseverity = 'info'", "house/level: no [[pass]] example"),
        ("[[fail]]\nfinds", "[[pass]]\nfinds", "house/level: no [[fail]] example"),
        ('because = "591 is another value"', "", "house/level: a [[pass]] has no 'because'"),
        (
            'document = "2023年地区生产总值590亿元。"',
            'severity = "info"\ndocument = "2023年地区生产总值590亿元。"',
            "error instead of info",
        ),
        (
            'document = "2023年地区生产总值590亿元。"',
            'document = ""',
            "[[fail 1]]: document.md: the file is empty",
        ),
    ],
)
def test_what_is_wrong_with_an_example_is_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in EXAMPLES
    with pytest.raises(AssertionError) as caught:
        run_examples(pack(tmp_path, EXAMPLES.replace(old, new)))
    assert said in str(caught.value)
