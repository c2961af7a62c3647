"""Rule files → rules, validated before any document is opened."""

import string
from typing import Any

from planlint.errors import RuleError
from planlint.index import Tables
from planlint.model import Rule

SEVERITIES = ("error", "warning", "info")
LANGUAGES = ("en", "zh")
KEYS = {"summary", "check", "severity", "why", "known-problems", "message", "case", "options"}
NOT_RULES = ("vocabulary/", "causes")


def rules(tables: Tables, folder: str) -> tuple[Rule, ...]:
    """The rules of an index, by id; `folder` is named in errors."""
    names = [name for name in tables if not name.startswith(NOT_RULES)]
    return tuple(_rule(name, tables[name], f"{folder}/{name}.toml") for name in sorted(names))


def _rule(name: str, table: dict[str, Any], path: str) -> Rule:
    _known(set(table), KEYS, path)
    for key in ("summary", "check", "severity", "why", "message"):
        if key not in table:
            raise RuleError(f"the key '{key}' is missing", path)
    cases: dict[str, dict[str, str]] = table.get("case", {})
    messages = {"": table["message"]} | {
        case: {language: words.get(language, table["message"].get(language, "")) for language in LANGUAGES}
        for case, words in cases.items()
    }
    severities = {case: words["severity"] for case, words in cases.items() if "severity" in words}
    for value in (table["severity"], *severities.values()):
        if value not in SEVERITIES:
            raise RuleError(f"'{value}' is not one of {', '.join(SEVERITIES)}", path, "severity")
    for case, words in messages.items():
        _same_placeholders(words, path, f"case.{case}" if case else "message")
    return Rule(
        name, table["check"], table["severity"], table["summary"], table["why"],
        messages, severities, table.get("options", {}), path,
    )


def _known(given: set[str], known: set[str], path: str) -> None:
    for key in sorted(given - known):
        from difflib import get_close_matches

        near = get_close_matches(key, known, 1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        raise RuleError(f"unknown key{hint}", path, key)


def _same_placeholders(words: dict[str, str], path: str, place: str) -> None:
    used = []
    for language in LANGUAGES:
        if not words.get(language):
            raise RuleError(f"no message in '{language}'", path, place)
        used.append({field for _, field, _, _ in string.Formatter().parse(words[language]) if field})
    if used[0] != used[1]:
        raise RuleError("the two languages use different placeholders", path, place)
