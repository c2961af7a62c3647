"""Rule files → rules, validated before any document is opened."""

import os
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from planlint import index, vocabulary
from planlint.errors import RuleError
from planlint.index import Tables
from planlint.model import Evidence, Rule
from planlint.vocabulary import Vocabulary

SEVERITIES = ("error", "warning", "info")
LANGUAGES = ("en", "zh")
KEYS = {"summary", "check", "severity", "why", "known-problems", "message", "case", "options", "fail", "pass"}
Check = Callable[..., Iterator[Evidence]]


class Packs(NamedTuple):
    """All that rule files say: the rules by id, the likely causes by key and language, the vocabulary."""

    rules: tuple[Rule, ...]
    causes: dict[str, dict[str, str]]
    vocabulary: Vocabulary


def load(folders: Iterable[str] = (), vocabularies: Iterable[str] = (), cache: str | None = None) -> Packs:
    """The packs that come with planlint, those of the user's `folders`, and his vocabulary files.

    A user's rule with the id of a built-in one replaces it. A cached index that is not what it should
    be is read again from the files.
    """
    try:
        return _load(tuple(folders), tuple(vocabularies), cache)
    except (RuleError, TypeError, AttributeError, KeyError, ValueError):
        if cache is None:
            raise
        return _load(tuple(folders), tuple(vocabularies), None)


def _load(folders: tuple[str, ...], vocabularies: tuple[str, ...], cache: str | None) -> Packs:
    built_in = index.built_in()
    tables = index.load(built_in, cache)
    found = {rule.id: rule for rule in rules(tables, built_in)}
    causes: dict[str, dict[str, str]] = dict(tables.get("causes", {}))
    extra = [(path, table) for path in vocabularies for table in index.load(path, cache).values()]
    for folder in folders:
        own = _in_pack(index.load(folder, cache), folder)
        found.update((rule.id, rule) for rule in rules(own, folder))
        causes.update(own.get("causes", {}))
        extra += [(folder, table) for name, table in own.items() if name.startswith("vocabulary/")]
    return Packs(tuple(found[name] for name in sorted(found)), causes, vocabulary.load(tables, extra))


def _in_pack(tables: Tables, folder: str) -> Tables:
    """The tables with the folder's own name as the pack of files that lie directly in it."""
    pack = os.path.basename(os.path.abspath(folder))
    return {
        name if "/" in name or name == "causes" else f"{pack}/{name}": table for name, table in tables.items()
    }


def rules(tables: Tables, folder: str) -> tuple[Rule, ...]:
    """The rules of an index, by id; `folder` is named in errors."""
    names = [name for name in tables if name != "causes" and not name.startswith("vocabulary/")]
    return tuple(_rule(name, tables[name], f"{folder}/{name}.toml") for name in sorted(names))


def check(rule: Rule) -> Check:
    """The check of a rule, a function named like its module, or `package.module:name`.

    Raises RuleError when there is none, or when it has no such option.
    """
    module, _, name = rule.check.partition(":")
    if not name:
        name = rule.check.replace("-", "_")
        module = f"planlint.checks.{name}"
    try:
        found: Any = getattr(import_module(module), name)
    except (ModuleNotFoundError, AttributeError) as error:
        raise RuleError(f"there is no check '{rule.check}' ({error})", rule.path, "check") from error
    code = found.__code__
    options = set(code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount])
    given = {key.replace("-", "_") for key in rule.options}
    _known(given, options, rule.path, "options.")
    missing = sorted(options - given - set(found.__kwdefaults__ or ()))
    if missing:
        raise RuleError(f"the check '{rule.check}' needs this option", rule.path, f"options.{missing[0]}")
    checked: Check = found
    return checked


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
    )  # fmt: skip


def _known(given: set[str], known: set[str], path: str, place: str = "") -> None:
    for key in sorted(given - known):
        from difflib import get_close_matches

        near = get_close_matches(key, known, 1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        raise RuleError(f"unknown key{hint}", path, place + key)


def _same_placeholders(words: dict[str, str], path: str, place: str) -> None:
    used = []
    for language in LANGUAGES:
        if not words.get(language):
            raise RuleError(f"no message in '{language}'", path, place)
        used.append(placeholders(words[language]))
    if used[0] != used[1]:
        raise RuleError("the two languages use different placeholders", path, place)


def placeholders(template: str) -> set[str]:
    """The names of the facts that a message asks for."""
    # what string.Formatter calls; `string` itself compiles a regex
    from _string import formatter_parser  # type: ignore[import-not-found]

    return {field for _, field, _, _ in formatter_parser(template) if field}
