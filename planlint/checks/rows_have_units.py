"""A row must have a unit where the other rows of its table have one."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.growths import LEVELS
from planlint.model import Evidence, Figure


def rows_have_units(corpus: Corpus, *, share: float = 0.6) -> Iterator[Evidence]:
    """Rows of known indicators with levels but no unit, where more than `share` of the rows have one.

    In a table flattened to text the unit may have stood in a merged cell.
    """
    blocks: dict[tuple[str, int], dict[int, Figure]] = {}
    for figure in corpus.figures:
        if figure.row is not None and figure.aspect in LEVELS and not _flat(corpus, figure):
            blocks.setdefault((figure.location.path, figure.block), {}).setdefault(figure.row, figure)
    for rows in blocks.values():
        bare = [f for f in rows.values() if not f.quantity.unit]
        if bare and len(bare) < (1 - share) * len(rows):
            for figure in bare:
                indicator = corpus.indicator(figure)
                if indicator and indicator.dimensions:
                    facts = {"indicator": figure.label, "value": figure.quantity.text}
                    yield Evidence((figure,), (place(figure),), dict(facts))


def _flat(corpus: Corpus, figure: Figure) -> bool:
    return corpus.document(figure).blocks[figure.block].flat
