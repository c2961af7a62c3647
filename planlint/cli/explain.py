"""`planlint explain`: a rule file as a page: what it demands, why, and its examples."""

import os
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import click

from planlint import index, packs
from planlint.cli import output, toml
from planlint.cli.options import configured, option
from planlint.cli.settings import run
from planlint.errors import WriteError, did_you_mean
from planlint.model import Rule


@click.command("explain")
@click.argument("names", nargs=-1, metavar="[RULE…]")
@click.option("--all", "every", is_flag=True, help="Every rule.")
@option(
    "--output-format",
    "--format",
    "output_format",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="Format of the explanation.",
)
@option(
    "--output-file", "-o", "output_file", metavar="FILE|FOLDER",
    help="Write to a file; a folder gets a Markdown page for each rule and a README.md that lists them.",
)  # fmt: skip
@configured
def command(
    names: tuple[str, ...], every: bool, output_format: str, output_file: str | None, **given: Any
) -> None:
    """Explain rules: what they demand, why, their options, and documents that break and keep them."""
    this = run((), given)
    loaded = packs.load(this.config.packs, this.config.vocabulary, this.cache).rules
    wanted = [rule for rule in loaded if every or _named(rule, names)]
    for name in names:
        if not any(_named(rule, (name,)) for rule in loaded):
            near = did_you_mean(name, [rule.id for rule in loaded])
            raise click.BadParameter(f"there is no rule or pack '{name}'{near}", param_hint="RULE")
    if not wanted:
        raise click.UsageError("name a rule or a pack, or give --all; `planlint rules` lists them")
    if output_file and _is_folder(output_file):
        if output_format != "markdown":
            raise click.UsageError("only --format markdown is written into a folder, a page for each rule")
        _write_pages(output_file, wanted)
    else:
        output.write(whole(wanted, output_format), output_file)


def whole(rules: list[Rule], form: str) -> str:
    """The explanation of rules in one text."""
    if form == "json":
        import json

        tables = [{"id": rule.id, **index.parse(rule.path)} for rule in rules]
        return json.dumps({"version": 1, "rules": tables}, ensure_ascii=False, indent=1) + "\n"
    render = markdown if form == "markdown" else text
    return "\n".join(render(rule, index.parse(rule.path)) for rule in rules)


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) or not os.path.splitext(path)[1]


def _write_pages(folder: str, rules: list[Rule]) -> None:
    for name, page in pages(rules).items():
        path = os.path.join(folder, name)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        except OSError as error:
            raise WriteError(error.strerror or str(error), os.path.dirname(path)) from error
        output.write(page, path)


def pages(rules: list[Rule]) -> dict[str, str]:
    """Markdown pages by path: `<pack>/<rule>.md` for each rule, and README.md with all of them."""
    listed = ["# Rules\n"]
    for pack, group in groupby(rules, lambda rule: rule.id.partition("/")[0]):
        rows = [f"| [{r.id.partition('/')[2]}]({r.id}.md) | {r.severity} | {r.summary} |" for r in group]
        listed.append("\n".join([f"## {pack}\n", "| rule | severity | finds |", "|---|---|---|", *rows, ""]))
    found = {f"{rule.id}.md": markdown(rule, index.parse(rule.path)) for rule in rules}
    return {"README.md": "\n".join(listed)} | found


def _named(rule: Rule, names: tuple[str, ...]) -> bool:
    return any(rule.id == name or rule.id.startswith(f"{name}/") for name in names)


def markdown(rule: Rule, table: dict[str, Any]) -> str:
    """A rule as a Markdown page."""
    parts = [f"# {rule.id}\n"]
    for heading, body, code in sections(rule, table):
        if heading:
            parts.append(f"## {heading}\n")
        fence = "`" * max(3, _longest_run(body) + 1)
        parts.append(f"{fence}markdown\n{body}\n{fence}\n" if code else f"{body}\n")
    return "\n".join(parts)


def text(rule: Rule, table: dict[str, Any]) -> str:
    """A rule as a page for a terminal; documents are set in by four spaces."""
    parts = [f"{rule.id}\n{'=' * len(rule.id)}\n"]
    for heading, body, code in sections(rule, table):
        if heading:
            parts.append(f"{heading}\n{'-' * len(heading)}\n")
        lines = [f"    {line}".rstrip() for line in body.splitlines()] if code else [body]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def sections(rule: Rule, table: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Heading, body and whether the body is a document, of each part of a rule's page."""
    yield "", table["summary"], False
    yield "", f"Severity: {_severities(rule)}. Check: `{rule.check}`.", False
    yield "Why", table["why"].strip(), False
    if "known-problems" in table:
        yield "Known problems", table["known-problems"].strip(), False
    yield "Message", "\n".join(f"- {words}" for words in rule.messages[""].values()), False
    if options := _options(rule):
        yield "Options", "\n".join(f"- `{key}` = `{value}`" for key, value in options.items()), False
    for kind, heading in (("fail", "Found"), ("pass", "Not found")):
        for number, example in enumerate(table.get(kind, ()), 1):
            title = heading if len(table[kind]) == 1 else f"{heading} ({number})"
            said = "\n".join(f"- {finding}" for finding in example.get("finds", ()))
            yield title, said or example["because"], False
            for name, content in (example.get("documents") or {"": example.get("document", "")}).items():
                if name:
                    yield "", f"`{name}`:", False
                yield "", content.strip("\n"), True


def _severities(rule: Rule) -> str:
    """The severity of a rule, and the cases that have another: error (warning: prices, about)."""
    others = {severity for severity in rule.severities.values() if severity != rule.severity}
    said = [
        f"{other}: {', '.join(case for case, severity in rule.severities.items() if severity == other)}"
        for other in sorted(others)
    ]
    return rule.severity + (f" ({'; '.join(said)})" if said else "")


def _options(rule: Rule) -> dict[str, Any]:
    """The options as TOML writes them: those that the rule gives, then the defaults of its check."""
    defaults = getattr(packs.check(rule), "__kwdefaults__", None) or {}
    others = {key.replace("_", "-"): value for key, value in defaults.items()}
    values = rule.options | {key: value for key, value in others.items() if key not in rule.options}
    return {key: toml.value(value) for key, value in values.items()}


def _longest_run(body: str) -> int:
    """How many backquotes stand in a row at most: a fence must be longer."""
    longest = run = 0
    for sign in body:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    return longest
