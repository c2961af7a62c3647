"""Read, extract, check, waive, sort: the whole program on one screen."""

import hashlib
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from planlint.corpus import Corpus
from planlint.model import Evidence, Finding, Rule
from planlint.wording import message


def findings(
    corpus: Corpus, rules: Iterable[Rule], causes: dict[str, dict[str, str]], language: str | None = None
) -> Iterator[Finding]:
    """Every rule's check on the corpus; evidence that does not hold becomes a finding."""
    for rule in rules:
        for evidence in run(rule, corpus):
            if not evidence.holds:
                yield finding(rule, evidence, corpus, causes, language)


def run(rule: Rule, corpus: Corpus) -> Iterator[Evidence]:
    """The evidence of one rule: its check is a function named like its module, or `package.module:name`."""
    module, _, name = rule.check.partition(":")
    if not name:
        name = rule.check.replace("-", "_")
        module = f"planlint.checks.{name}"
    check: Any = getattr(import_module(module), name)
    yield from check(corpus, **{key.replace("-", "_"): value for key, value in rule.options.items()})


def finding(
    rule: Rule, evidence: Evidence, corpus: Corpus, causes: dict[str, dict[str, str]], language: str | None
) -> Finding:
    """The finding of a rule and the evidence against it, worded in `language` or the document's own."""
    first, *related = evidence.places
    chosen = language or next(
        (d.language for d in corpus.documents if d.path == first.location.path), "zh"
    )
    return Finding(
        rule.id,
        rule.severities.get(evidence.case or "", rule.severity),
        message(rule, evidence, chosen, causes),
        first.location,
        first.text,
        tuple(related),
        evidence.facts,
        evidence.suggestion,
        hashlib.sha1(f"{rule.id}\0{first.text}".encode(), usedforsecurity=False).hexdigest()[:16],
    )
