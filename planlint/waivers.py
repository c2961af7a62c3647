"""Findings that a person has set aside in writing, by a comment or in the configuration."""

from collections.abc import Iterable

from planlint.config import Config
from planlint.corpus import Corpus
from planlint.globs import matches
from planlint.model import Document, Finding, Location, Use, Waiver
from planlint.packs import Packs


def apply(
    findings: Iterable[Finding], corpus: Corpus, chosen: Packs, config: Config, today: str
) -> tuple[list[Finding], list[Use]]:
    """The findings, those set aside with their reason, and what became of every waiver.

    A waiver of a rule that does not run is passed over. `today` (ISO) is what expiry is held against.
    """
    documents = {document.path: document for document in corpus.documents}
    ran = {rule.id for rule in chosen.rules}
    uses = [
        Use(waiver, 0, _fault(waiver, chosen.known, today))
        for waiver in _all(documents, config)
        if waiver.rule in ran or waiver.rule not in chosen.known
    ]
    waived = []
    for finding in findings:
        for number, use in enumerate(uses):
            if not use.fault and covers(use.waiver, finding, documents, config):
                finding = finding._replace(waived=use.waiver.reason)
                uses[number] = use._replace(hidden=use.hidden + 1)
                break
        waived.append(finding)
    return waived, uses


def covers(waiver: Waiver, finding: Finding, documents: dict[str, Document], config: Config) -> bool:
    """Whether a waiver speaks of a finding: of its rule, and of its own place or a related one."""
    if waiver.rule != finding.rule:
        return False
    places = (finding.location, *(place.location for place in finding.related))
    if waiver.path is None:
        return any(_on_lines(waiver, place) for place in places)
    return any(_quoted(waiver, place, documents, config) for place in places)


def _on_lines(waiver: Waiver, place: Location) -> bool:
    if place.path != waiver.location.path:
        return False
    return waiver.start is None or waiver.end is None or waiver.start <= place.line <= waiver.end


def _quoted(waiver: Waiver, place: Location, documents: dict[str, Document], config: Config) -> bool:
    """Whether the quote stands where the place is, or reaches into it."""
    document = documents.get(place.path)
    if document is None or not matches(config.relative(place.path), waiver.path or ""):
        return False
    quote = waiver.quote or ""
    start = document.starts[place.line - 1] + place.column - 1
    end = document.starts[place.end_line - 1] + place.end_column - 1
    return quote in document.source[max(start - len(quote) + 1, 0) : end + len(quote) - 1]


def _all(documents: dict[str, Document], config: Config) -> Iterable[Waiver]:
    """The waivers of all comments, and those of the configuration that are about a file of this run."""
    for document in documents.values():
        yield from document.waivers
    paths = [config.relative(path) for path in documents]
    for waiver in config.waivers:
        if any(matches(path, waiver.path or "") for path in paths):
            yield waiver


def _fault(waiver: Waiver, known: frozenset[str], today: str) -> str:
    if waiver.rule not in known:
        return "unknown"
    return "expired" if waiver.until is not None and waiver.until < today else ""
