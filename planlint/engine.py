"""Read, extract, check, waive, sort: the whole program on one screen."""

import traceback
from collections.abc import Iterable, Iterator

from planlint import packs
from planlint.corpus import Corpus
from planlint.model import Account, Document, Evidence, Fault, Finding, Result, Rule
from planlint.packs import Packs
from planlint.wording import message


def lint(corpus: Corpus, chosen: Packs, language: str | None = None) -> Result:
    """Everything that the rules find in a corpus, worded in `language` or in each document's own."""
    findings: list[Finding] = []
    bugs: list[Fault] = []
    checked: dict[int, list[str]] = {}
    for rule in chosen.rules:
        try:
            for evidence in run(rule, corpus):
                for figure in evidence.figures:
                    checked.setdefault(id(figure), []).append(rule.id)
                if not evidence.holds:
                    findings.append(finding(rule, evidence, corpus, chosen.causes, language))
        except Exception as error:  # a bug in one rule; the others still run
            reason = f"{type(error).__name__}: {error}"
            bugs.append(Fault(rule.path, rule.id, reason, traceback.format_exc()))
    checked_by = {
        document.path: tuple(tuple(sorted(set(checked.get(id(figure), ())))) for figure in document.figures)
        for document in corpus.documents
    }
    return Result(
        tuple(ordered(findings)),
        corpus.documents,
        tuple(_account(document, checked_by[document.path]) for document in corpus.documents),
        checked_by,
        chosen.rules,
        bugs=tuple(bugs),
    )


def run(rule: Rule, corpus: Corpus) -> Iterator[Evidence]:
    """The evidence of one rule."""
    check = packs.check(rule)
    yield from check(corpus, **{key.replace("-", "_"): value for key, value in rule.options.items()})


def finding(
    rule: Rule, evidence: Evidence, corpus: Corpus, causes: dict[str, dict[str, str]], language: str | None
) -> Finding:
    """The finding of a rule and the evidence against it, worded in `language` or the document's own."""
    first, *related = evidence.places
    chosen = language or next((d.language for d in corpus.documents if d.path == first.location.path), "zh")
    return Finding(
        rule.id,
        rule.severities.get(evidence.case or "", rule.severity),
        message(rule, evidence, chosen, causes),
        first.location,
        first.text,
        tuple(related),
        evidence.facts,
        evidence.suggestion,
        "",
    )


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their total order: path, line, column, rule, then end and words."""
    return sorted(findings, key=lambda f: (f.location[:3], f.rule, f.location[3:5], f.message, f.text))


def _account(document: Document, checked_by: tuple[tuple[str, ...], ...]) -> Account:
    checked = sum(1 for rules in checked_by if rules)
    figures, unread = len(document.figures), len(document.unread)
    return Account(document.path, figures + unread, checked, figures - checked, unread)
