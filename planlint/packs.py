"""Rule files → rules, validated before any document is opened."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

from planlint import index, vocabulary
from planlint.errors import RuleError, did_you_mean
from planlint.index import Tables
from planlint.model import Evidence, Rule
from planlint.named import NamedTuple
from planlint.vocabulary import Vocabulary

SEVERITIES = ("error", "warning", "info")
LANGUAGES = ("en", "zh")
VOCABULARY = "vocabulary/"
Check = Callable[..., Iterator[Evidence]]


class Packs(NamedTuple):
    """All that rule files say: the rules by id, the likely causes by key and language, the vocabulary.

    `known` are the ids of all rules, also of those that a configuration leaves out of `rules`.
    """

    rules: tuple[Rule, ...]
    causes: dict[str, dict[str, str]]
    vocabulary: Vocabulary
    known: frozenset[str]


def load(folders: Iterable[str] = (), vocabularies: Iterable[str] = (), cache: str | None = None) -> Packs:
    """The packs that come with planlint, those of the user's `folders`, and his vocabulary files.

    A folder without a slash that does not exist is the name of an installed pack (entry point group
    `planlint.packs`). A user's rule with the id of a built-in one replaces it.
    """
    places = [folder if os.path.exists(folder) else _installed(folder) for folder in folders]
    try:
        return _load(places, tuple(vocabularies), cache)
    except (RuleError, TypeError, AttributeError, KeyError, ValueError):
        if cache is None:
            raise
        return _load(places, tuple(vocabularies), None)  # perhaps only the cached index is broken


def _load(folders: list[str], vocabularies: tuple[str, ...], cache: str | None) -> Packs:
    built_in = index.built_in()
    tables = index.load(built_in, cache, partial(validate, folder=built_in))
    found = {rule.id: rule for rule in rules(tables, built_in)}
    if any(":" in rule.check for rule in found.values()):  # ours never: someone has written into the index
        raise RuleError("a rule of planlint with a check from elsewhere", built_in)
    causes: dict[str, dict[str, str]] = dict(tables.get("causes", {}))
    extra = [(path, table) for path in vocabularies for table in index.load(path, cache).values()]
    for folder in folders:
        for own, base in _packs(index.load(folder, cache), folder):
            validate(own, base)
            found.update((rule.id, rule) for rule in rules(own, base))
            causes.update(own.get("causes", {}))
            extra += [(base, table) for name, table in own.items() if name.startswith(VOCABULARY)]
    every = tuple(found[name] for name in sorted(found))
    return Packs(every, causes, vocabulary.load(tables, extra), frozenset(found))


def _packs(tables: Tables, folder: str) -> list[tuple[Tables, str]]:
    """The tables of a user's folder by rule id, and what those ids are paths from.

    A folder of packs is like `rules/`; rules that lie directly in it make a pack of its name.
    """
    above, pack = os.path.split(os.path.abspath(folder))
    direct = {f"{pack}/{name}": tables[name] for name in tables if "/" not in name and name != "causes"}
    nested = {name: tables[name] for name in tables if "/" in name or name == "causes"}
    return [(direct, above), (nested, os.path.abspath(folder))]


def _installed(name: str) -> str:
    """The folder of a pack that another distribution brings: its entry point is a package or a folder."""
    from importlib.metadata import entry_points  # 60 ms, only when configuration asks for it

    found = {entry.name: entry for entry in entry_points(group="planlint.packs")}
    if os.sep in name or name not in found:
        hint = "" if os.sep in name else did_you_mean(name, found)
        raise RuleError(f"there is no such folder and no installed pack of this name{hint}", name)
    loaded = found[name].load()
    return str(loaded) if isinstance(loaded, str | os.PathLike) else os.path.dirname(loaded.__file__)


def rules(tables: Tables, folder: str) -> tuple[Rule, ...]:
    """The rules of an index, by id; `folder` is named in errors."""
    names = [name for name in tables if name != "causes" and not name.startswith(VOCABULARY)]
    return tuple(_rule(name, tables[name], os.path.join(folder, f"{name}.toml")) for name in sorted(names))


def validate(tables: Tables, folder: str) -> None:
    """Hold rule files against what a rule file must be; a RuleError names the file and the key."""
    from planlint import schema  # half a millisecond, where the index is current
    from planlint.rule_schema import RULE

    for name, table in tables.items():
        path = os.path.join(folder, f"{name}.toml")
        if name == "causes":
            for cause, words in table.items():
                _same_placeholders(words, path, cause)
        elif not name.startswith(VOCABULARY):
            for place, reason in schema.faults(table, RULE, ""):
                raise RuleError(reason, path, place)
            rule = _rule(name, table, path)
            for case, words in rule.messages.items():
                _same_placeholders(words, path, f"case.{case}" if case else "message")
            check_options(rule)


def check(rule: Rule) -> Check:
    """The check of a rule, a function named like its module, or `package.module:name`."""
    module, _, name = rule.check.partition(":")
    if not name:
        name = rule.check.replace("-", "_")
        module = f"planlint.checks.{name}"
    try:
        found: Check = getattr(import_module(module), name)
    except (ImportError, SyntaxError, AttributeError, ValueError) as error:
        raise RuleError(f"there is no check '{rule.check}' ({error})", rule.path, "check") from error
    return found


def check_options(rule: Rule, path: str | None = None) -> None:
    """Hold the options of a rule against the keyword-only arguments of its check.

    A RuleError names the option; `path` is the file that gave it, if not the rule's own.
    """
    found: Any = check(rule)
    code = getattr(found, "__code__", None)
    if code is None:
        raise RuleError(f"'{rule.check}' is not a function", rule.path, "check")
    known = {n.replace("_", "-") for n in code.co_varnames[code.co_argcount :][: code.co_kwonlyargcount]}
    defaults = {key.replace("_", "-"): value for key, value in (found.__kwdefaults__ or {}).items()}
    for option, value in rule.options.items():
        if option not in known:
            raise RuleError("unknown option" + did_you_mean(option, known), path or rule.path, option)
        if not _same_kind(value, defaults.get(option)):
            kind = type(defaults[option]).__name__
            raise RuleError(f"must be {kind}, not {type(value).__name__}", path or rule.path, option)
    for option in sorted(known - defaults.keys() - rule.options.keys()):
        raise RuleError(f"the check '{rule.check}' needs the option '{option}'", rule.path, "options")


def _same_kind(value: object, default: object) -> bool:
    """Whether an option can stand for its default: tuples are lists in TOML, a whole number is a float."""
    if default is None or isinstance(value, bool) != isinstance(default, bool):
        return default is None
    if isinstance(default, tuple | list | frozenset | set):
        return isinstance(value, list | tuple)
    return isinstance(value, type(default)) or (isinstance(default, float) and isinstance(value, int))


def _rule(name: str, table: dict[str, Any], path: str) -> Rule:
    message: dict[str, str] = table["message"]
    cases: dict[str, dict[str, str]] = table.get("case", {})
    messages = {
        case: {key: words.get(key, message[key]) for key in LANGUAGES} for case, words in cases.items()
    }
    severities = {case: words["severity"] for case, words in cases.items() if "severity" in words}
    return Rule(
        name, table["check"], table["severity"], table["summary"], table["why"],
        {"": message} | messages, severities, table.get("options", {}), path, tuple(table.get("needs", ())),
    )  # fmt: skip


def _same_placeholders(words: dict[str, str], path: str, place: str) -> None:
    try:
        used = [placeholders(words[language]) for language in LANGUAGES]
    except (KeyError, TypeError, ValueError) as error:
        raise RuleError(f"not a message in {' and '.join(LANGUAGES)}: {error}", path, place) from error
    if used[0] != used[1]:
        odd = ", ".join(sorted(used[0] ^ used[1]))
        raise RuleError(f"the languages use different placeholders: {odd}", path, place)


def placeholders(template: str) -> set[str]:
    """The names of the facts that a message asks for."""
    # what string.Formatter calls; `string` itself compiles a regex
    from _string import formatter_parser  # type: ignore[import-not-found]

    return {field for _, field, _, _ in formatter_parser(template) if field}
