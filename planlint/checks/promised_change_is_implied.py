"""A change that the text promises in words must not be contradicted by the change its own targets imply."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus, base, place
from planlint.identities import Node, parse
from planlint.intervals import Interval, subtract
from planlint.model import Estimate, Evidence, Figure, Place
from planlint.progress import AIMS, LEVELS, PAST
from planlint.vocabulary import form

STRONG = "(?:大幅|显著|明显|大大|快速|成倍)(?:度)?(?:地)?(?:提升|提高|上升|增加|增长|扩大)"


def promised_change_is_implied(
    corpus: Corpus, *, identity: str, names: tuple[str, ...], least: float, percent: bool = True
) -> Iterator[Evidence]:
    """Sentences that promise a large rise of what `identity` computes, against its printed targets.

    `names` are the words of the text for the ratio; a rise of less than `least` (percentage points when
    `percent`) is no large one. Amounts are the latest results and targets of the document's own scope.
    """
    _, expression = parse(identity)
    promise = regex.compile(f"(?:{'|'.join(names)})[^。；;]{{0,20}}?{STRONG}")
    for document in corpus.documents:
        scope = document.place or document.path
        start = _amounts(corpus, expression, scope, PAST)
        end = _amounts(corpus, expression, scope, AIMS)
        if start and end:
            for block in document.blocks:
                named = any(name in block.text.string for name in names)
                if named and block.kind != "table" and not block.hidden:
                    for found in promise.finditer(block.text.string):
                        location = document.locate(*block.text.span(*found.span()), block)
                        yield _implied(Place(location, found.group()), expression, start, end, least, percent)


def _amounts(corpus: Corpus, expression: Node, scope: str, roles: frozenset[str]) -> dict[str, Figure] | None:
    """The last level of every name in one year, or None."""
    found: dict[str, Figure] = {}
    for name in expression.names():
        canonical = corpus.vocabulary.find(form(name)) or name
        levels = [
            f
            for f in corpus.series.get((canonical, scope), ())
            if f.role in roles and f.aspect in LEVELS and f.period and f.period.years == 1
        ]
        if not levels:
            return None
        found[name] = max(levels, key=lambda f: f.period.end if f.period else "")
    return found if len({f.period for f in found.values()}) == 1 else None


def _implied(
    said: Place,
    expression: Node,
    start: dict[str, Figure],
    end: dict[str, Figure],
    least: float,
    percent: bool,
) -> Evidence:
    figures = (*start.values(), *end.values())
    before, after = (expression.value({n: base(f) for n, f in part.items()}) for part in (start, end))
    change = subtract(after, before)
    factor = 100 if percent else 1
    shown = Interval(change.low * factor, change.high * factor)
    if shown.high >= least:
        return Evidence(figures, holds=True)
    return Evidence(
        figures,
        (said, *(place(f, f.label) for f in figures)),
        {
            "claim": said.text,
            "before": _formula(expression, start),
            "after": _formula(expression, end),
            "change": Estimate.of(shown, "pp" if percent else ""),
        },
    )


def _formula(expression: Node, parts: dict[str, Figure]) -> str:
    return expression.text({name: figure.quantity.text for name, figure in parts.items()})
