"""The examples of rule files as tests; for the packs of planlint and for those made by others."""

import os
from collections import Counter
from typing import Any

from planlint import config, engine, files, index, loading, packs
from planlint.corpus import Corpus
from planlint.errors import ReadError
from planlint.model import Document, Rule
from planlint.named import NamedTuple

LANGUAGES = ("en", "zh")


class Example(NamedTuple):
    """One `[[fail]]` or `[[pass]]` of a rule file: documents by name, and what the rule says of them.

    `configuration` is the table of a configuration file that stands beside them.
    """

    rule: Rule
    name: str  # "fail 1", "pass 2"
    documents: dict[str, str]
    finds: tuple[str, ...]  # the exact messages in English; empty for a pass
    severity: str
    configuration: dict[str, Any]


def run_examples(folder: str) -> int:
    """Run every example of every rule of a pack (or of a folder of packs); how many there were.

    Raises AssertionError with all that is wrong: a rule without a failing or passing example, a
    missing or unexpected message, a wrong severity, a message that does not format.
    """
    loaded = packs.load([folder])
    own = [
        rule
        for rule in loaded.rules
        if os.path.abspath(rule.path).startswith(os.path.abspath(folder) + os.sep)
    ]
    wrong = [fault for rule in own for fault in faults(rule)]
    found = [example for rule in own for example in examples(rule)]
    wrong += [fault for example in found for fault in disagreements(example, loaded)]
    assert not wrong, "\n".join(wrong)
    return len(found)


def examples(rule: Rule) -> list[Example]:
    """The examples in the file of a rule, in order."""
    table = index.parse(rule.path)
    found = []
    for kind in ("fail", "pass"):
        for number, entry in enumerate(table.get(kind, ()), 1):
            documents = entry.get("documents") or {"document.md": entry.get("document", "")}
            finds, severity = tuple(entry.get("finds", ())), entry.get("severity", rule.severity)
            set_up = entry.get("configuration", {})
            found.append(Example(rule, f"{kind} {number}", documents, finds, severity, set_up))
    return found


def faults(rule: Rule) -> list[str]:
    """What a rule file lacks: a reason, a failing or a passing example, a known check and options."""
    table: dict[str, Any] = index.parse(rule.path)
    packs.check_options(rule)
    wrong = [f"no [[{kind}]] example" for kind in ("fail", "pass") if not table.get(kind)]
    wrong += ["a [[fail]] finds nothing" for entry in table.get("fail", ()) if not entry.get("finds")]
    wrong += ["a [[pass]] has no 'because'" for entry in table.get("pass", ()) if not entry.get("because")]
    wrong += ["no 'why'" for _ in range(not rule.why.strip())]
    return [f"{rule.id}: {what}" for what in wrong]


def disagreements(example: Example, loaded: packs.Packs) -> list[str]:
    """How the findings of the example's rule differ from what the example says; nothing when they agree."""
    documents = []
    where = f"{example.rule.id} [[{example.name}]]"
    for path, text in example.documents.items():
        document = loading.load((path, text.encode()), loaded.vocabulary)
        if not isinstance(document, Document):
            return [f"{where}: {path}: {document.reason}\n{document.trace}"]
        documents.append(document)
    set_up = config.load(None, [example.configuration])
    corpus = Corpus(documents, loaded.vocabulary, files.sets(example.documents, set_up))
    chosen = loaded if example.rule.id.startswith(engine.LATE) else loaded._replace(rules=(example.rule,))
    results = {
        language: engine.check(corpus, chosen, set_up._replace(lang=language)) for language in LANGUAGES
    }
    wrong = [f"{where}: {bug.trace}" for result in results.values() for bug in result.bugs]
    found = [f for f in results["en"].findings if f.rule == example.rule.id and not f.waived]
    said, wanted = Counter(f.message for f in found), Counter(example.finds)
    wrong += [f"{where}: does not find: {message}" for message in (wanted - said).elements()]
    wrong += [f"{where}: also finds: {message}" for message in (said - wanted).elements()]
    wrong += [
        f"{where}: {f.severity} instead of {example.severity}: {f.message}"
        for f in found
        if f.severity != example.severity
    ]
    return wrong


def assert_clean(subject: Any, fail_on: str = "error", configuration: str | None = None) -> None:
    """Raise AssertionError with planlint's report when a path, several, or a DataFrame has findings.

    Only findings at or above `fail_on` ("error", "warning", "info") count. Raises PlanlintError for a
    file that cannot be read or a configuration that is not valid.
    """
    from planlint import api
    from planlint.reporters import Page
    from planlint.reporters.text import report

    if hasattr(subject, "columns"):
        from planlint.frames import lint_frame

        result = lint_frame(subject)
    else:
        result = api.lint(subject, configuration=configuration)
    for fault in (*result.errors, *result.bugs):
        raise ReadError(fault.reason, fault.path)
    wanted = packs.SEVERITIES[: packs.SEVERITIES.index(fail_on) + 1]
    failing = tuple(f for f in result.findings if f.severity in wanted and not f.waived)
    if failing:
        raise AssertionError(report(result._replace(findings=failing), Page()))
