"""Every rule file: what it must have, and each of its examples."""

import pytest

from planlint import packs, testing
from planlint.model import Rule
from planlint.testing import Example

PACKS = packs.load()
EXAMPLES = [example for rule in PACKS.rules for example in testing.examples(rule)]


@pytest.mark.parametrize("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_rule_file_is_complete(rule: Rule) -> None:
    assert testing.faults(rule) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule.id}-{e.name}")
def test_example_finds_exactly_what_it_says(example: Example) -> None:
    assert "\n".join(testing.disagreements(example, PACKS)) == ""
