"""A sentence that says every target was met must not stand beside a target that was missed."""

import re
from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Document, Evidence, Place
from planlint.progress import MISSED, Aim, aims

SHOWN = 5  # missed targets named in one message
AHEAD = regex.compile("(?:确保|力争|努力|争取|奋力|全力|推动|必须|为了?|要)[^，,。；;]{0,6}$")


def success_is_not_overstated(
    corpus: Corpus,
    *,
    claims: tuple[str, ...] = (
        "完成[了好]?(?:[^，,。；;]{0,12})(?:各项|全部|全年|主要|预期|既定)[^，,。；;]{0,6}(?:目标任务|目标|任务|指标)(?![的数])",
        "(?:圆满|全面|全部|超额|顺利)完成[^，,。；;]{0,14}(?:目标任务|目标|任务|指标)(?![的数])",
    ),
) -> Iterator[Evidence]:
    """Claims of success (patterns) in documents that also print a missed target of the same scope."""
    missed: dict[str, list[Aim]] = {}
    for aim in aims(corpus):
        if aim.verdict == MISSED and aim.actuals:
            missed.setdefault(aim.actuals[-1].location.path, []).append(aim)
    patterns = [regex.compile(claim) for claim in claims] if missed else []
    for document in corpus.documents:
        for pattern in patterns if document.path in missed else ():
            yield from _claims(document, pattern, missed[document.path])


def _claims(document: Document, pattern: re.Pattern[str], missed: list[Aim]) -> Iterator[Evidence]:
    for block in document.blocks:
        text = block.text.string
        if block.kind == "table" or block.hidden or "完成" not in text:
            continue
        for found in pattern.finditer(text):
            if AHEAD.search(text[max(0, found.start() - 12) : found.start()]):
                continue
            location = document.locate(*block.text.span(*found.span()), block)
            yield Evidence(
                (),
                (Place(location, found.group()), *(_result(aim) for aim in missed)),
                {"claim": found.group(), "count": len(missed), "rows": "; ".join(map(_row, missed[:SHOWN]))},
            )


def _result(aim: Aim) -> Place:
    actual = aim.actuals[-1]
    return Place(actual.location, actual.quantity.text, aim.target.quantity.text)


def _row(aim: Aim) -> str:
    return f"{aim.target.label} {aim.target.quantity.text} → {aim.actuals[-1].quantity.text}"
