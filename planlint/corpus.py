"""The documents checked together, their figures indexed once so that every check is a short loop."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from planlint import regex
from planlint.intervals import Interval, scale
from planlint.model import Document, Estimate, Figure, Place, Use
from planlint.units import Unit, unit_for
from planlint.vocabulary import Indicator, Vocabulary

if TYPE_CHECKING:
    from pandas import DataFrame

T = TypeVar("T")
_CHINESE = regex.compile("[\u4e00-\u9fff]")

# what figures and blocks a corpus may hold, for the `needs` of rules: aspects, attributes of prose, kinds
ASPECTS = (
    "level", "count", "share", "growth", "growth_average", "growth_total", "change", "completion_rate",
    "rank", "limit",
)  # fmt: skip
ATTRIBUTES = ("part_of", "per", "holiday", "target_of")
# words of which a text must hold one for a rule to find anything
WORDS = (
    "附", "/|／", "等", "右|左|以", "五", "规划", "况|报|结|顾", "实际|完成|实绩", "分别", " ", "完成",
    "增速", "%|％|‰|个百分点", "录|次",
)  # fmt: skip
KINDS = ("aim", "prose", "row", "table", "data", "metadata", "chinese", "documents", "waiver")
FEATURES = (*ASPECTS, *ATTRIBUTES, *KINDS, *WORDS)


class Corpus:
    """Figures of one or more documents. `sets` maps a path to the name of the set it belongs to."""

    def __init__(
        self,
        documents: Iterable[Document],
        vocabulary: Vocabulary,
        sets: Mapping[str, str] | None = None,
        uses: Iterable[Use] = (),
    ) -> None:
        self.documents = tuple(documents)
        self.vocabulary = vocabulary
        self.sets = sets or {}
        self.uses = tuple(uses)  # what became of the waivers, once the other rules have been asked
        self._document = {d.path: d for d in self.documents}
        self.figures = tuple(f for d in self.documents for f in d.figures)
        self._derived: dict[tuple[Callable[..., Any], str], Any] = {}

    def derived(self, make: Callable[[Document], T], document: Document) -> T:
        """What `make` makes of a document (its joined text, its outline), once for all checks."""
        key = make, document.path
        if key not in self._derived:
            self._derived[key] = make(document)
        made: T = self._derived[key]
        return made

    def once(self, make: Callable[["Corpus"], T]) -> T:
        """What `make` makes of the whole corpus, once for all checks."""
        key = make, ""
        if key not in self._derived:
            self._derived[key] = make(self)
        made: T = self._derived[key]
        return made

    def document(self, figure: Figure) -> Document:
        """The document a figure stands in."""
        return self._document[figure.location.path]

    def to_frame(self) -> "DataFrame":
        """One row a figure, with the columns of `planlint read --format csv`; periods are text, ISO."""
        from pandas import DataFrame

        from planlint import records

        rows = [records.figure(figure) for figure in self.figures]
        return DataFrame(rows, columns=list(records.FIGURE))

    def language(self, path: str) -> str:
        """The language of the document at a path; English for a place that is in none (a waiver's)."""
        document = self._document.get(path)
        return document.language if document else "en"

    def indicator(self, figure: Figure) -> Indicator | None:
        """What the vocabulary knows of the figure's indicator."""
        return self.vocabulary.get(figure.indicator)

    def scope(self, figure: Figure) -> str:
        """What a figure speaks of: figures are comparable only within one scope.

        The set its file is in, else the place of the document, else the file itself (an unknown place
        never matches across files); a narrower place of the figure is a scope of its own.
        """
        path = figure.location.path
        whole = self.sets.get(path) or self._document[path].place or path
        return f"{whole}/{figure.place}" if figure.place and figure.place != whole else whole

    def where(self, figure: Figure, seen_from: Figure) -> str:
        """Where a figure stands, for a message: its table, its line, and its file when it is another."""
        line = f"l. {figure.location.line}"
        if figure.location.path != seen_from.location.path:
            line = f"{figure.location.path.replace(chr(92), '/').rsplit('/', 1)[-1]}:{figure.location.line}"
        return f"{figure.table} ({line})" if figure.table else line

    @cached_property
    def features(self) -> frozenset[str]:
        """Which of FEATURES the corpus holds.

        "aim" is a target or plan, "prose" and "row" are figures of sentences and of tables, "documents"
        two or more, "chinese" a Chinese character in a text.
        """
        found = {f.aspect for f in self.figures} | {n for f in self.figures for n, _ in f.attributes}
        roles = {f.role for f in self.figures}
        found |= {"aim"} if roles & {"target", "plan"} else set()
        found |= {"prose"} if any(f.sentence is not None for f in self.figures) else set()
        found |= {"row"} if any(f.row is not None for f in self.figures) else set()
        kinds = {block.kind for document in self.documents for block in document.blocks}
        found |= kinds & {"table", "data", "metadata"}
        found |= {"documents"} if len(self.documents) > 1 else set()
        found |= {"waiver"} if self.uses else set()
        text = "\n".join(map(_text, self.documents))
        found |= {"chinese"} if not text.isascii() and _CHINESE.search(text) else set()
        found |= {words for words in WORDS if any(word in text for word in words.split("|"))}
        return frozenset(found)

    @cached_property
    def series(self) -> dict[tuple[str, str], list[Figure]]:
        """Figures by (indicator, scope), in document order: everything said of one thing."""
        groups: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.figures:
            if figure.indicator:
                groups.setdefault((figure.indicator, self.scope(figure)), []).append(figure)
        return groups

    @cached_property
    def rows(self) -> dict[tuple[str, int, int], list[Figure]]:
        """Figures by table row: (path, block, row) → its figures from left to right."""
        groups: dict[tuple[str, int, int], list[Figure]] = {}
        for figure in self.figures:
            if figure.row is not None:
                key = figure.location.path, figure.block, figure.row
                groups.setdefault(key, []).append(figure)
        return groups

    @cached_property
    def paragraphs(self) -> dict[tuple[str, int], list[Figure]]:
        """Figures of prose by paragraph: (path, block) → its figures in order."""
        groups: dict[tuple[str, int], list[Figure]] = {}
        for figure in self.figures:
            if figure.sentence is not None:
                groups.setdefault((figure.location.path, figure.block), []).append(figure)
        return groups

    @cached_property
    def sentences(self) -> dict[tuple[str, int, int], list[Figure]]:
        """Figures by sentence: (path, block, sentence) → its figures in order."""
        groups: dict[tuple[str, int, int], list[Figure]] = {}
        for figure in self.figures:
            if figure.sentence is not None:
                key = figure.location.path, figure.block, figure.sentence
                groups.setdefault(key, []).append(figure)
        return groups


def _text(document: Document) -> str:
    """All that blocks and cells hold; a line break within is a space, as in `passages`."""
    texts = [block.text.string for block in document.blocks]
    texts += [cell.text.string for block in document.blocks for cell in block.cells]
    return " ".join(texts).replace("\n", " ") if any("\n" in text for text in texts) else "\n".join(texts)


def unit(figure: Figure) -> Unit | None:
    """The resolved unit of a figure, None when unknown or missing."""
    return unit_for(figure.quantity.unit)


def dimension(figure: Figure) -> str | None:
    """The dimension of a figure's unit ("money"), None when the unit is unknown or missing."""
    known = unit_for(figure.quantity.unit)
    return known.dimension if known else None


def factor(figure: Figure) -> float:
    """How many base units the figure's unit is (亿元: 1e8), 1 when it is unknown or missing."""
    known = unit_for(figure.quantity.unit)
    return known.factor if known else 1.0


def alike(one: Figure, other: Figure) -> bool:
    """Whether the units of two figures are known and of one dimension."""
    mine = dimension(one)
    return mine is not None and mine == dimension(other)


def years(figure: Figure) -> str:
    """The period of a figure for a message: 2020, 2016–2020, or nothing."""
    start, end = figure.period or ("", "")
    return start if start == end else f"{start}–{end}"


def base(figure: Figure) -> Interval:
    """The figure's interval in base units of its dimension (亿元 → 元); as printed when unknown."""
    known = unit_for(figure.quantity.unit)
    return scale(figure.quantity.interval, known.factor) if known else figure.quantity.interval


def estimate(interval: Interval, figure: Figure) -> Estimate:
    """An interval in base units as a message shows it: in the unit of a figure."""
    return Estimate.of(scale(interval, 1 / factor(figure)), figure.quantity.unit)


def place(figure: Figure, note: str = "") -> Place:
    """A figure as a place to show in evidence."""
    return Place(figure.location, figure.quantity.text, note)
