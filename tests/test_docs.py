"""The pages of docs/ say what planlint does: those that are made are current, examples of the others run."""

import json
import os
import re
import tomllib
from pathlib import Path

import pytest

from planlint import config, packs, schema
from planlint.cli.config import reference
from planlint.cli.explain import pages

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
STALE = "not as planlint has it now; `make docs` writes it anew"


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of a language in a Markdown page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(encoding="utf-8"), re.M | re.S)


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    wanted = pages(list(packs.load().rules))
    found = {str(p.relative_to(DOCS / "rules")).replace(os.sep, "/") for p in (DOCS / "rules").rglob("*.md")}
    assert found == wanted.keys(), STALE
    wrong = [
        name for name, page in wanted.items() if (DOCS / "rules" / name).read_text(encoding="utf-8") != page
    ]
    assert wrong == [], STALE


def test_the_reference_of_the_configuration_is_current() -> None:
    assert (DOCS / "configuration.md").read_text(encoding="utf-8") == reference(schema.SCHEMA), STALE


def test_every_key_of_the_configuration_is_described() -> None:
    assert [key for key, value in schema.PROPERTIES.items() if not value.get("description")] == []


@pytest.mark.parametrize("example", blocks(DOCS / "configuration.md", "toml"))
def test_examples_of_the_configuration_are_valid(example: str) -> None:
    schema.validate(tomllib.loads(example), None)
    config.load(None, [tomllib.loads(example)])


def test_links_between_pages_lead_somewhere() -> None:
    every = [*DOCS.glob("*.md"), *ROOT.glob("*.md"), DOCS / "rules" / "README.md"]
    dead = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in every
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not link.startswith(("http://", "https://")) and not (path.parent / link).exists()
    ]
    assert dead == []


def test_schema_is_json() -> None:
    assert json.loads(json.dumps(schema.SCHEMA)) == schema.SCHEMA
