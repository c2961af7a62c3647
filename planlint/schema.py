"""The configuration, defined once: what `planlint config schema` prints and configuration is held against."""

from collections.abc import Iterator
from typing import Any

from planlint.errors import ConfigError, did_you_mean

Schema = dict[str, Any]

SEVERITY = {
    "enum": ["error", "warning", "info"],
    "description": "What cannot be true, what is very likely wrong, what is worth knowing.",
}
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

ABOUT = """\
Settings are in `.planlint.toml`, `planlint.toml` or the table `[tool.planlint]` of `pyproject.toml`; in this
order the first one of a folder holds, and of the folders the closest one at or above the checked files. Files
are not merged, but one may `extend` another. Paths and globs are relative to the file they are written in. In
`pyproject.toml` the tables below lie in that one: `[tool.planlint.rules]`, `[[tool.planlint.waive]]`.

A flag of the command line (`--select growth`) holds before a variable of the environment
(`PLANLINT_SELECT=growth`), that before the file; `--config 'fail-on = "warning"'` gives any setting in TOML.
`planlint config` shows the settings that hold here, `planlint config schema` this page as JSON Schema. An
unknown key ends with exit code 2."""

PROPERTIES: dict[str, Schema] = {
    "extend": {
        "type": "string",
        "description": "Another configuration file whose settings hold where this one has none.",
        "examples": ["../planlint.toml"],
    },
    "select": STRINGS
    | {
        "default": ["ALL"],
        "description": f"The rules to run: {SELECTORS}.",
        "examples": [["growth", "targets", "units/unit-missing"]],
    },
    "extend-select": STRINGS
    | {"default": [], "description": "Rules to run beside those of `select`.", "examples": [["waivers"]]},
    "ignore": STRINGS
    | {
        "default": [],
        "description": f"The rules not to run: {SELECTORS}.",
        "examples": [["text", "structure/lone-item"]],
    },
    "per-file-ignores": {
        "type": "object",
        "additionalProperties": STRINGS,
        "default": {},
        "description": "Globs of files, and the rules whose findings in them are not wanted.",
        "examples": [{"drafts/*": ["text/draft-residue"], "annex-*.xlsx": ["structure"]}],
    },
    "fail-on": {
        "enum": ["error", "warning", "info", "never"],
        "default": "error",
        "description": "The least severity that makes the exit code 1.",
        "examples": ["warning"],
    },
    "max-warnings": {
        "type": "integer",
        "minimum": 0,
        "description": "How many warnings are borne before the exit code is 1.",
        "examples": [10],
    },
    "lang": {
        "enum": ["en", "zh"],
        "description": "The language of messages; by default that of the document.",
        "examples": ["zh"],
    },
    "output-format": {
        "type": "string",
        "default": "text",
        "description": "The format of the report.",
        "examples": ["json"],
    },
    "include": STRINGS
    | {
        "description": "Globs of the files that a named folder is searched for.",
        "examples": [["reports/**/*.docx", "data/*.csv"]],
    },
    "exclude": STRINGS
    | {
        "default": [],
        "description": "Globs of files and folders left out of folders.",
        "examples": [["archive", "*-draft.docx"]],
    },
    "packs": STRINGS
    | {
        "default": [],
        "description": "Folders of your own rules, or names of installed packs.",
        "examples": [["rules/house"]],
    },
    "vocabulary": STRINGS
    | {
        "default": [],
        "description": "Files of your own indicators.",
        "examples": [["rules/indicators.toml"]],
    },
    "rules": {
        "type": "object",
        "additionalProperties": {"type": "object", "properties": {"severity": SEVERITY}},
        "default": {},
        "description": "Per rule its severity and its options, which `planlint explain RULE` lists.",
        "examples": [
            {
                "growth/rate-contradicts-levels": {"severity": "warning"},
                "targets/pace-too-slow": {"severity": "info"},
            }
        ],
    },
    "sets": {
        "type": "object",
        "additionalProperties": STRINGS,
        "default": {},
        "description": "Files that speak of one place, by a name: globs. Their figures are compared.",
        "examples": [{"district": ["plan-2021-2025.docx", "reports/20*.docx"]}],
    },
    "columns": {
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "additionalProperties": {"type": "string", "minLength": 1},
        },
        "default": {},
        "description": "Globs of tables, and for their headers what is to be read instead: `year`, `value`, "
        "`unit`, `indicator`, `region`, `ignore`, or a header that says it (`2025 target (%)`).",
        "examples": [{"data/*.csv": {"T": "year", "Obs": "value", "Remark of the editor": "ignore"}}],
    },
    "waive": {
        "type": "array",
        "items": WAIVER,
        "default": [],
        "description": "Findings set aside.",
        "examples": [
            [
                {
                    "rule": "growth/rate-contradicts-levels",
                    "path": "plan.docx",
                    "quote": "9.9",
                    "reason": "growth at constant prices",
                    "until": "2026-12-31",
                }
            ]
        ],
    },
    "baseline": {
        "type": "string",
        "description": "A file of findings that are known and not shown.",
        "examples": ["planlint-baseline.json"],
    },
    "cache-dir": {
        "type": "string",
        "description": "The folder of the index of rule files.",
        "examples": [".cache/planlint"],
    },
}

SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "planlint.toml, or [tool.planlint] of pyproject.toml",
    "description": ABOUT,
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
