"""One page for the browser: documents with every finding marked in place, findings, charts; no network.

All text goes through the template's escaping; the page's own policy lets no other script or style run.
"""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from planlint import VERSION, index, records, vocabulary
from planlint.corpus import Corpus
from planlint.model import Document, Finding, Location, Place, Result
from planlint.named import NamedTuple
from planlint.positions import relative, spot
from planlint.printable import printable
from planlint.reporters import Page
from planlint.reporters.html_parts.charts import Charts, charts
from planlint.reporters.html_parts.marks import FIGURE, FINDING, RELATED, Shown, Span, offsets, shown
from planlint.reporters.html_parts.words import words

if TYPE_CHECKING:
    from jinja2 import Template

SEVERITIES = ("error", "warning", "info")


class Card(NamedTuple):
    """A finding as the list shows it: its number, and the ids of what it leads to in the page."""

    number: int
    finding: Finding
    pack: str
    where: str
    linked: bool
    related: tuple[tuple[str, Place, str], ...]  # id of the place or "", the place, where
    chart: str


class Sheet(NamedTuple):
    """A document as the page shows it."""

    id: str
    path: str
    document: Document
    blocks: list[Shown]
    cards: list[Card]


def report(result: Result, page: Page, corpus: Corpus | None = None) -> str:
    """The page. `corpus` is that of the run; without it series are lined up from the documents alone."""
    said = words(page.lang)
    if corpus is None:
        corpus = Corpus(result.documents, vocabulary.load(index.load(index.built_in())))
    contested = frozenset(found.location for found in result.findings if not found.waived)
    drawn = charts(corpus, contested, said)
    known = {document.path for document in result.documents}
    of_place = {place: chart.id for chart in reversed(drawn.charts) for place in chart.places}
    cards = [
        _card(number, finding, known, of_place, said, page)
        for number, finding in enumerate(_ordered(result), 1)
    ]
    sheets = [
        _sheet(number, document, result, cards, drawn, page)
        for number, document in enumerate(result.documents, 1)
    ]
    style, script = _part("report.css"), _part("report.js")
    return _template().render(
        words=said,
        lang={"zh": "zh-Hans"}.get(page.lang, page.lang),
        version=VERSION,
        sheets=sheets,
        apart=[card for card in cards if card.finding.location.path not in known],
        cards=cards,
        charts=drawn.charts,
        left=drawn.left,
        ids=drawn.ids,
        counts=records.summary(result),
        severities=SEVERITIES,
        packs=sorted({card.pack for card in cards}),
        totals=_totals(result),
        faults=(*result.errors, *result.bugs),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _ordered(result: Result) -> list[Finding]:
    """File by file, the worst first, those set aside last."""
    files = {document.path: number for number, document in enumerate(result.documents)}
    return sorted(
        result.findings,
        key=lambda f: (files.get(f.location.path, len(files)), bool(f.waived), SEVERITIES.index(f.severity)),
    )


def _card(
    number: int,
    finding: Finding,
    known: set[str],
    of_place: dict[Location, str],
    said: dict[str, str],
    page: Page,
) -> Card:
    places = [finding.location, *(place.location for place in finding.related)]
    return Card(
        number,
        finding,
        finding.rule.partition("/")[0],
        _where(finding.location, None, said, page),
        finding.location.path in known,
        tuple(
            (
                f"r{number}-{count}" if place.location.path in known else "",
                place,
                _where(place.location, finding.location.path, said, page),
            )
            for count, place in enumerate(finding.related, 1)
        ),
        next((of_place[place] for place in places if place in of_place), ""),
    )


def _where(at: Location, beside: str | None, said: dict[str, str], page: Page) -> str:
    """A place for a reader: its file where that is another one, its cell, page or line."""
    place = spot(at) or said["line"].format(at.line)
    return f"{relative(at.path, page.root)} {place}" if beside not in (None, at.path) else place


def _sheet(
    number: int, document: Document, result: Result, cards: list[Card], drawn: Charts, page: Page
) -> Sheet:
    own = [card for card in cards if card.finding.location.path == document.path]
    spans = [*_spans(document, cards), *_figures(document, drawn.ids)]
    path = printable(relative(document.path, page.root))
    return Sheet(f"d{number}", path, document, shown(document, spans), own)


def _spans(document: Document, cards: Iterable[Card]) -> Iterable[Span]:
    """The places of findings in a document, those set aside left out."""
    for card in cards:
        found = card.finding
        if found.location.path == document.path:
            kind = "waived" if found.waived else found.severity
            yield Span(*offsets(document, found.location), FINDING, f"m{card.number}", card.number, kind)
        if not found.waived:
            for id, place, _ in card.related:
                if place.location.path == document.path:
                    yield Span(*offsets(document, place.location), RELATED, id, card.number, found.severity)


def _figures(document: Document, ids: dict[Location, str]) -> Iterable[Span]:
    for at, id in ids.items():
        if at.path == document.path:
            yield Span(*offsets(document, at), FIGURE, id)


def _totals(result: Result) -> dict[str, int]:
    accounts = result.accounts
    return {
        "figures": sum(account.figures for account in accounts),
        "checked": sum(account.checked for account in accounts),
        "unchecked": sum(account.unchecked for account in accounts),
        "unread": sum(account.unread for account in accounts),
        "rules": len(result.rules),
    }


def _hash(text: str) -> str:
    """The hash by which the page's policy knows its own style and script."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _part(name: str) -> str:
    return (files("planlint.reporters") / "html_parts" / name).read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined  # 60 ms, and no other report needs it

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["printable"] = printable
    return environment.from_string(_part("report.html.j2"))
