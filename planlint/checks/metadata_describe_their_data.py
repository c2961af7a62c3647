"""What the metadata say of a data file's unit must fit the values in it."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.datasets import Dataset, datasets, stated
from planlint.model import Evidence, Figure, Place
from planlint.units import Unit, unit_for

SHARES = ("proportion of", "percentage of", "share of", "占", "比重")
WHOLE = 100.0
FEW = 0.02  # of all values: a file with more above 100 % holds no shares of a whole


def metadata_describe_their_data(corpus: Corpus, *, of: str = "unit") -> Iterator[Evidence]:
    """Metadata files against the data files they belong to.

    `of` is "unit": the unit that the metadata name is of the kind of one in the Units column; or
    "share": values of a “proportion of …” in percent that are above 100, where nearly all lie below.
    """
    for dataset in corpus.once(datasets):
        said = stated(dataset.metadata, "unit", corpus)
        name = stated(dataset.metadata, "name", corpus)
        if said and of == "unit":
            yield from _unit(dataset, said)
        elif said and name and _share(name.text):
            yield from _above(dataset, said)


def _unit(dataset: Dataset, said: Place) -> Iterator[Evidence]:
    meant = unit_for(said.text)
    first: dict[str, Figure] = {}
    for document in dataset.data:
        for figure in document.figures:
            first.setdefault(figure.quantity.unit, figure)
    resolved: dict[str, Unit | None] = {printed: unit_for(printed) for printed in first}
    if meant is None or not resolved or None in resolved.values():
        return
    if any(unit and unit.dimension == meant.dimension for unit in resolved.values()):
        yield Evidence(tuple(first.values()), holds=True)
        return
    figure = next(iter(first.values()))
    facts = {"said": said.text, "printed": figure.quantity.unit}
    yield Evidence((figure,), (said, place(figure, figure.quantity.unit)), dict(facts))


def _share(name: str) -> bool:
    lower = name.lower()
    return any(lower.startswith(word) or (not word.isascii() and word in lower) for word in SHARES)


def _above(dataset: Dataset, said: Place) -> Iterator[Evidence]:
    whole = unit_for(said.text)
    if not (whole and whole.dimension == "ratio" and whole.factor == 1 / WHOLE) and not _percent(said.text):
        return
    figures = [f for d in dataset.data for f in d.figures if f.aspect == "level"]
    figures = [f for f in figures if not f.quantity.unit or _percent(f.quantity.unit)]
    above = [figure for figure in figures if figure.quantity.interval.low > WHOLE]
    if len(above) > FEW * len(figures) + 1:
        return
    for figure in above:
        facts = {"indicator": figure.label, "value": figure.quantity.text, "said": said.text}
        yield Evidence((figure,), (place(figure), said), dict(facts))
    yield Evidence(tuple(f for f in figures if f.quantity.interval.low <= WHOLE), holds=True)


def _percent(printed: str) -> bool:
    lower = printed.lower().strip()
    return lower.startswith(("percent", "per cent")) or lower in ("%", "百分比")
