"""Values and settings as a reader may copy them into a TOML file."""

import json
from typing import Any


def value(given: Any) -> str:
    """A value in one line; sets are sorted, and a text with backslashes is a literal one."""
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, str):
        literal = "\\" in given and "'" not in given
        return f"'{given}'" if literal else json.dumps(given, ensure_ascii=False)
    if isinstance(given, list | tuple | set | frozenset):
        items = sorted(given) if isinstance(given, set | frozenset) else given
        return f"[{', '.join(map(value, items))}]"
    if isinstance(given, dict):
        return "{ " + ", ".join(f"{_key(name)} = {value(item)}" for name, item in given.items()) + " }"
    return str(given)


def setting(key: str, given: Any) -> str:
    """A key with its value: a table under its heading, a list of tables under one heading each."""
    if isinstance(given, dict):
        return "\n".join([f"[{key}]", *(f"{_key(name)} = {value(item)}" for name, item in given.items())])
    if isinstance(given, list) and given and isinstance(given[0], dict):
        lines = ([f"[[{key}]]", *(f"{_key(n)} = {value(i)}" for n, i in entry.items())] for entry in given)
        return "\n\n".join("\n".join(entry) for entry in lines)
    return f"{_key(key)} = {value(given)}"


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else value(name)
