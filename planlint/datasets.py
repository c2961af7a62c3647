"""Data files and the metadata files that speak of them, paired by their names.

`data/indicator_13-1-1.csv` belongs to `meta/13-1-1.md` and `indicator-config/13-1-1.yml`; of several
that fit (`data/fr/…`) the one whose folders are most alike.
"""

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Document, Figure, Place
from planlint.named import NamedTuple
from planlint.units import unit_for

TABLES = frozenset({"csv", "xlsx", "xls", "ods"})
_KEY = regex.compile(r"(?:indicator|metadata|meta|data)[-_. ]+(?=.)|(?<=.)[-_. ]+(?:metadata|meta|data)$", 2)
_CODE = regex.compile(r"(?:code|flag|status|id)s?$", 2)
_ALL = regex.compile(r"(?:all|both|total|overall|全部|合计|总计|全国|全体)\b|.*\btotal$", 2)


class Dataset(NamedTuple):
    """One metadata file and the data files it speaks of."""

    metadata: Document
    data: tuple[Document, ...]


def datasets(corpus: Corpus) -> list[Dataset]:
    """Every metadata file that has data files, in the order of the documents."""
    tables: dict[str, list[Document]] = {}
    for document in corpus.documents:
        if document.format in TABLES:
            tables.setdefault(key(document.path), []).append(document)
    found = []
    for document in corpus.documents:
        if any(block.kind == "metadata" for block in document.blocks):
            fitting = tables.get(key(document.path), [])
            most = max((_alike(document.path, table.path) for table in fitting), default=(0, 0))
            data = tuple(t for t in fitting if _alike(document.path, t.path) == most)
            if data:
                found.append(Dataset(document, data))
    return found


def key(path: str) -> str:
    """What a file is about, from its name: "13-1-1" of indicator_13-1-1.csv."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    return _KEY.sub("", name).replace("_", "-").replace(".", "-")


def _alike(one: str, other: str) -> tuple[int, int]:
    """How many folders two paths share, from the file upwards and from the root downwards."""
    ours, theirs = (path.replace("\\", "/").split("/")[:-1] for path in (one, other))
    shared = 0
    for mine, its in zip(ours, theirs, strict=False):
        if mine != its:
            break
        shared += 1
    below = len(set(ours[shared:]) & set(theirs[shared:]))
    return shared, below - abs(len(ours) - len(theirs))


def stated(metadata: Document, meaning: str, corpus: Corpus) -> Place | None:
    """The text of the metadata's own field for a meaning ("unit", "name") and its place, None without."""
    keys = corpus.vocabulary.tables.get("vocabulary/metadata", {}).get("keys", {}).get(meaning, ())
    for block in metadata.blocks:
        for cell in block.cells if block.kind == "metadata" else ():
            if cell.ref in keys and not cell.header and cell.text.string:
                span = cell.text.span(0, len(cell.text.string))
                return Place(metadata.locate(*span, block, cell.ref), cell.text.string, "metadata")
    return None


def of_year(data: tuple[Document, ...], year: str) -> list[Figure]:
    """The levels of a year in data files; 2014/15 is the year 2014."""
    return [
        figure
        for document in data
        for figure in document.figures
        if figure.period and figure.period.start == year and figure.aspect == "level"
    ]


def headline(figures: list[Figure], coverage: str) -> list[Figure]:
    """Those that are of no part: every dimension is empty, or says that all of it is meant."""
    return [figure for figure in figures if all(_whole(*told, coverage) for told in figure.attributes)]


def _whole(dimension: str, value: str, coverage: str) -> bool:
    """Whether a dimension narrows nothing: a code, a flag, “Total”, the place that all data are of."""
    if _CODE.search(dimension) or _ALL.match(value):
        return True
    return bool(coverage) and coverage.lower().startswith(value.lower())


def in_unit(figures: list[Figure], printed: str) -> list[Figure]:
    """Those printed in a unit, where they print units at all and know it; otherwise all of them."""
    same = [figure for figure in figures if _same_unit(figure.quantity.unit, printed)]
    return same or [figure for figure in figures if not figure.quantity.unit]


def _same_unit(one: str, other: str) -> bool:
    if one.casefold().strip() == other.casefold().strip():
        return True
    known, meant = unit_for(one), unit_for(other)
    return known is not None and meant is not None and known[1:] == meant[1:]
