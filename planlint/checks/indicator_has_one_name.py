"""One indicator should go by one name within a document."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.model import Evidence, Figure, Place, Text
from planlint.vocabulary import form

SHOWN = 4  # names in one message


def indicator_has_one_name(corpus: Corpus) -> Iterator[Evidence]:
    """Indicators of the vocabulary whose whole names, as printed, differ by more than spelling signs."""
    for figures in corpus.series.values():
        if len(figures) > 1 and corpus.indicator(figures[0]):
            labels: dict[str, dict[str, Figure]] = {}
            for figure in figures:
                labels.setdefault(figure.location.path, {}).setdefault(figure.label, figure)
            for by_label in labels.values():
                if len(by_label) > 1:
                    yield _named(corpus, by_label)


def _named(corpus: Corpus, by_label: dict[str, Figure]) -> Evidence:
    """Evidence of the names of one indicator in one document: each printed label and its first figure."""
    names: dict[str, Figure] = {}
    for label, figure in by_label.items():
        if label in corpus.document(figure).source and corpus.vocabulary.find(form(label)):
            names.setdefault(form(label), figure)
    figures = list(names.values())
    first = form(figures[0].label) if figures else ""
    # a name within the other is its short form: 生产总值 beside 地区生产总值
    others = [f for f in figures[1:] if form(f.label) not in first and first not in form(f.label)]
    figures = [*figures[:1], *others]
    if len(figures) < 2:
        return Evidence(holds=True)
    labels = [figure.label for figure in figures]
    return Evidence(
        (),
        tuple(_label(corpus, figure) for figure in figures),
        {
            "indicator": figures[0].indicator,
            "count": len(labels),
            "names": "、".join(f"“{label}”" for label in labels[:SHOWN]),
            "where": corpus.where(figures[1], figures[0]),
        },
    )


def _label(corpus: Corpus, figure: Figure) -> Place:
    """The last place before a figure where its block prints its name, else the figure."""
    document = corpus.document(figure)
    block = document.blocks[figure.block]
    until = document.starts[figure.location.line - 1] + figure.location.column - 1
    texts = [cell.text for cell in block.cells] if block.kind == "table" else [block.text]
    for text in reversed(texts):
        at = _last(text, figure.label, until)
        if at is not None:
            start, end = text.span(*at)
            location = document.locate(start, end, block)
            return Place(location, document.source[start:end], figure.label)
    return place(figure, figure.label)


def _last(text: Text, label: str, until: int) -> tuple[int, int] | None:
    """Where a text prints a label, spaces of broken cells or not, before a source offset."""
    string = text.string
    at = string.rfind(label)
    while at >= 0 and text.source(at) >= until:
        at = string.rfind(label, 0, at)
    if at >= 0:
        return at, at + len(label)
    broken = len(string) > len(label) and "".join(string.split()) == label and text.source(0) < until
    return (0, len(string)) if broken else None
