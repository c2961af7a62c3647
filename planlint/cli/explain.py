"""`planlint explain`: a rule file as a page: what it demands, why, and its examples."""

from collections.abc import Iterator
from typing import Any

import click

from planlint import index, packs
from planlint.cli.options import configured, option, run
from planlint.errors import did_you_mean
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
@configured
def command(names: tuple[str, ...], every: bool, output_format: str, **given: Any) -> None:
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
    if output_format == "json":
        import json

        tables = [{"id": rule.id, **index.parse(rule.path)} for rule in wanted]
        click.echo(json.dumps({"version": 1, "rules": tables}, ensure_ascii=False, indent=1))
    else:
        render = markdown if output_format == "markdown" else text
        click.echo("\n".join(render(rule, index.parse(rule.path)) for rule in wanted), nl=False)


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
    cases = [f"{case}: {severity}" for case, severity in rule.severities.items()]
    yield "", table["summary"], False
    yield "", f"Severity: {table['severity']}" + (f" ({'; '.join(cases)})" if cases else ""), False
    yield "Why", table["why"].strip(), False
    if "known-problems" in table:
        yield "Known problems", table["known-problems"].strip(), False
    if table.get("options"):
        lines = [f"- `{key}` = `{value}`" for key, value in table["options"].items()]
        yield "Options", "\n".join(lines), False
    for kind, heading in (("fail", "Found"), ("pass", "Not found")):
        for number, example in enumerate(table.get(kind, ()), 1):
            title = heading if len(table[kind]) == 1 else f"{heading} ({number})"
            said = "\n".join(f"- {finding}" for finding in example.get("finds", ()))
            yield title, said or example["because"], False
            for name, content in (example.get("documents") or {"": example.get("document", "")}).items():
                if name:
                    yield "", f"`{name}`:", False
                yield "", content.strip("\n"), True


def _longest_run(body: str) -> int:
    """How many backquotes stand in a row at most: a fence must be longer."""
    longest = run = 0
    for sign in body:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    return longest
