"""The command line; the only module that prints, exits, or reads the environment."""

import sys

import click

from planlint import VERSION


@click.group()
@click.version_option(VERSION, prog_name="planlint")
def main() -> None:
    """Find the numbers of a plan or report that cannot all be true."""


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "form", default="json")
@click.option("--lang", default=None)
def check(paths: tuple[str, ...], form: str, lang: str | None) -> None:
    """Check documents and print what does not agree."""
    _run(paths, "planlint.reporters", form, lang)


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "form", default="json")
def read(paths: tuple[str, ...], form: str) -> None:
    """Show every number of documents as it was understood."""
    _run(paths, "planlint.reporters.figures", form, None)


def _run(paths: tuple[str, ...], package: str, form: str, lang: str | None) -> None:
    from planlint import engine, loading, packs, reporters
    from planlint.corpus import Corpus
    from planlint.model import Document

    loaded = packs.load()
    documents = loading.documents([(path, None) for path in paths], loaded.vocabulary)
    faults = tuple(d for d in documents if not isinstance(d, Document))
    corpus = Corpus([d for d in documents if isinstance(d, Document)], loaded.vocabulary)
    result = engine.lint(corpus, loaded, lang)._replace(errors=faults)
    for fault in (*result.errors, *result.bugs):
        click.echo(f"{fault.path}: {fault.place}: {fault.reason}\n{fault.trace}", err=True)
    click.echo(reporters.reporter(form, package)(result, reporters.Page()))
    sys.exit(3 if result.bugs else 2 if faults else any(f.severity == "error" for f in result.findings))
