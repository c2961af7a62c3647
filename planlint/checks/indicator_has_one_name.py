"""One indicator should go by one name within a document."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.model import Evidence, Figure
from planlint.vocabulary import form

SHOWN = 4  # names in one message


def indicator_has_one_name(corpus: Corpus) -> Iterator[Evidence]:
    """Indicators of the vocabulary whose whole names, as printed, differ by more than spelling signs."""
    for figures in corpus.series.values():
        if len(figures) > 1 and corpus.indicator(figures[0]):
            by_document: dict[str, dict[str, Figure]] = {}
            for figure in figures:
                printed = figure.label in corpus.document(figure).source
                if printed and corpus.vocabulary.find(form(figure.label)):
                    names = by_document.setdefault(figure.location.path, {})
                    names.setdefault(form(figure.label), figure)
            for names in by_document.values():
                yield _named(corpus, list(names.values()))


def _named(corpus: Corpus, figures: list[Figure]) -> Evidence:
    first = form(figures[0].label) if figures else ""
    # a name within the other is its short form: 生产总值 beside 地区生产总值
    others = [f for f in figures[1:] if form(f.label) not in first and first not in form(f.label)]
    figures = [*figures[:1], *others]
    if len(figures) < 2:
        return Evidence(holds=True)
    labels = [figure.label for figure in figures]
    return Evidence(
        (),
        tuple(place(figure, figure.label) for figure in figures),
        {
            "indicator": figures[0].indicator,
            "count": len(labels),
            "names": "、".join(f"“{label}”" for label in labels[:SHOWN]),
            "where": corpus.where(figures[1], figures[0]),
        },
    )
