"""The configuration, defined once: what `planlint config schema` prints and configuration is held against."""

from collections.abc import Iterator
from typing import Any

from planlint.errors import ConfigError, did_you_mean

Schema = dict[str, Any]

SEVERITY = {"enum": ["error", "warning", "info"]}
STRINGS = {"type": "array", "items": {"type": "string"}}
SELECTORS = "`ALL`, packs (`growth`) and rules (`growth/rate-contradicts-levels`)"

WAIVER: Schema = {
    "type": "object",
    "description": "One finding set aside in writing, for formats without comments.",
    "properties": {
        "rule": {"type": "string", "description": "The id of the rule, never a whole pack."},
        "path": {"type": "string", "description": "The file, or a glob; relative to the configuration."},
        "quote": {"type": "string", "minLength": 1, "description": "Text of the place, as printed."},
        "reason": {"type": "string", "minLength": 1, "description": "Why the finding may stand."},
        "until": {"type": "string", "format": "date", "description": "The last day it holds: 2026-12-31."},
    },
    "required": ["rule", "path", "quote", "reason"],
    "additionalProperties": False,
}

PROPERTIES: dict[str, Schema] = {
    "extend": {
        "type": "string",
        "description": "Another configuration file whose settings hold where this one has none.",
    },
    "select": STRINGS | {"default": ["ALL"], "description": f"The rules to run: {SELECTORS}."},
    "extend-select": STRINGS | {"default": [], "description": "Rules to run beside those of `select`."},
    "ignore": STRINGS | {"default": [], "description": f"The rules not to run: {SELECTORS}."},
    "per-file-ignores": {
        "type": "object",
        "additionalProperties": STRINGS,
        "default": {},
        "description": "Globs of files, and the rules whose findings in them are not wanted.",
    },
    "fail-on": {
        "enum": ["error", "warning", "info", "never"],
        "default": "error",
        "description": "The least severity that makes the exit code 1.",
    },
    "max-warnings": {
        "type": "integer",
        "minimum": 0,
        "description": "How many warnings are borne before the exit code is 1.",
    },
    "lang": {
        "enum": ["en", "zh"],
        "description": "The language of messages; by default that of the document.",
    },
    "output-format": {"type": "string", "default": "text", "description": "The format of the report."},
    "include": STRINGS | {"description": "Globs of the files that a named folder is searched for."},
    "exclude": STRINGS | {"default": [], "description": "Globs of files and folders left out of folders."},
    "packs": STRINGS
    | {"default": [], "description": "Folders of your own rules, or names of installed packs."},
    "vocabulary": STRINGS | {"default": [], "description": "Files of your own indicators."},
    "rules": {
        "type": "object",
        "additionalProperties": {"type": "object", "properties": {"severity": SEVERITY}},
        "default": {},
        "description": "Per rule its severity and the options of its check.",
    },
    "sets": {
        "type": "object",
        "additionalProperties": STRINGS,
        "default": {},
        "description": "Files that speak of one place, by a name: globs. Their figures are compared.",
    },
    "waive": {"type": "array", "items": WAIVER, "default": [], "description": "Findings set aside."},
    "baseline": {"type": "string", "description": "A file of findings that are known and not shown."},
    "cache-dir": {"type": "string", "description": "The folder of the index of rule files."},
}

SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "planlint.toml, or [tool.planlint] of pyproject.toml",
    "type": "object",
    "properties": PROPERTIES,
    "additionalProperties": False,
}

TYPES: dict[str, tuple[type, str]] = {
    "object": (dict, "a table"),
    "array": (list, "a list"),
    "string": (str, "a text"),
    "integer": (int, "a whole number"),
    "boolean": (bool, "true or false"),
}


def validate(table: dict[str, Any], path: str | None) -> None:
    """Hold a configuration against the schema; a ConfigError names the file and the first wrong key."""
    for place, reason in faults(table, SCHEMA, ""):
        raise ConfigError(reason, path, place or None)


def faults(value: Any, schema: Schema, place: str) -> Iterator[tuple[str, str]]:
    """The places of a value that are not as the schema has it, and why (the part of JSON Schema in use)."""
    if "enum" in schema and value not in schema["enum"]:
        yield place, f"'{value}' is not one of {', '.join(schema['enum'])}"
    kind, words = TYPES.get(schema.get("type", ""), (object, ""))
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        yield place, f"must be {words}"
    elif isinstance(value, dict):
        yield from _table_faults(value, schema, place)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), f"{place}[{number}]")
    elif isinstance(value, str):
        yield from _text_faults(value, schema, place)
    elif "minimum" in schema and value < schema["minimum"]:
        yield place, f"must be at least {schema['minimum']}"


def _table_faults(table: dict[str, Any], schema: Schema, place: str) -> Iterator[tuple[str, str]]:
    known: dict[str, Schema] = schema.get("properties", {})
    other = schema.get("additionalProperties", {})
    before = f"{place}." if place else ""
    for key, value in table.items():
        if key in known:
            yield from faults(value, known[key], f"{before}{key}")
        elif other is not False:
            yield from faults(value, other, f"{before}{key}")
        else:
            yield f"{before}{key}", "unknown key" + did_you_mean(key, known)
    for key in schema.get("required", ()):
        if key not in table:
            yield f"{before}{key}", "is missing"


def _text_faults(text: str, schema: Schema, place: str) -> Iterator[tuple[str, str]]:
    if len(text.strip()) < schema.get("minLength", 0):
        yield place, "must not be empty"
    if schema.get("format") == "date" and not _is_date(text):
        yield place, f"'{text}' is not a date such as 2026-12-31"


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
