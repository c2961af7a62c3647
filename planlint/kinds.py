"""The rows of a large table by kind: those with the same words for indicator, unit and all but the place.

Only of rows with a plain place and plain numbers, each the only one of its indicator and place, can a
kind be told; the others are odd.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from planlint import regex
from planlint.checks.column_headers_are_distinct import OFFICE, UNIT_HEADERS
from planlint.extract import headers, layout, rows
from planlint.extract.cells import DIGIT, natures
from planlint.model import Document
from planlint.named import NamedTuple
from planlint.outline import has_marks
from planlint.readers.columns import Columns
from planlint.units import unit_for
from planlint.vocabulary import Vocabulary

MOST = 500  # kinds; with more it is no table of a few indicators in many places
SAYING = frozenset({"category", "attribute", "department", "text", "remark", "empty"})
LONGEST = 20  # characters of a plain name
# names that no rule about words finds fault with, unless in two spellings
_NAME = regex.compile(
    r"[0-9]{0,9}[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9]{0,19}|[A-Za-z]{1,20}(?:[ -][A-Za-z]{1,20}){1,4}"
)
_ENDS = ("率", "比", "重", "例")  # of what a growth column does not hold
_PLAIN = regex.compile(r"(?:-?[0-9]{1,15}+(?:\.[0-9]{1,12}+)?+\n)*+")
_SPACED = regex.compile(r"[\u4e00-\u9fff] +(?=[\u4e00-\u9fff“\d—])")
_PERIOD = regex.compile(r"十[一二三四五六]五")  # in quotation marks or not: the more frequent is right
_FIVE = regex.compile(r"[\u4e00-\u9fff]{5}")
_SIGNS = regex.compile(r"[“”‘’（）()《》〈〉【】「」『』〔〕]")
_PARTNERS = tuple(zip("“‘《〈【「『〔", "”’》〉】」』〕", strict=True))


class Form(NamedTuple):
    """The columns of names, places and units, of other words, and of values, all words before the values."""

    name: int
    place: int
    unit: int | None
    others: tuple[int, ...]
    values: tuple[int, ...]

    @property
    def words(self) -> list[int]:
        """All columns of words."""
        unit = [] if self.unit is None else [self.unit]
        return sorted([self.name, self.place, *unit, *self.others])


class Kinds(NamedTuple):
    """The kind of each plain row as an index of `keys`; `with_unit` tells of each kind whether it has one.

    `odd` rows have no kind that holds, those of them in `repeated` only because another row is of their
    indicator and place. `labels` are all names of rows in the file, `indicators` what they stand for.
    """

    keys: list[tuple[str, ...]]
    of: list[int]
    with_unit: list[bool]
    odd: set[int]
    repeated: set[int]
    labels: list[str]
    indicators: set[str]


def form(wide: Columns, head: Document, vocabulary: Vocabulary) -> Form | None:
    """Which column holds what, None where it is not one table with names, places and values in columns."""
    said = natures(vocabulary)
    found = layout.layout(head.blocks[0], head.source, said)
    if found.titles or len(found.parts) != 1 or found.parts[0].first != 1:
        return None
    part = found.parts[0]
    given = rows.roles(part.columns, part.rows, said.words, said.label)
    by_kind: dict[str, list[int]] = {}
    for at, column in enumerate(part.columns):
        by_kind.setdefault("others" if column.kind in SAYING else column.kind, []).append(at)
        if column.kind == "value" and (column.rest or column.place):
            return None
    others, values = by_kind.pop("others", []), by_kind.pop("value", [])
    if given.name is None or given.place is None or not values or len(part.columns) != len(wide.header):
        return None
    told = [given.name, given.place, *([] if given.unit is None else [given.unit])]
    if sorted(told) != sorted(at for columns in by_kind.values() for at in columns):
        return None
    made = Form(given.name, given.place, given.unit, tuple(others), tuple(values))
    return made if max(made.words) < min(values) else None


def kinds(wide: Columns, given: Form, vocabulary: Vocabulary) -> Kinds | None:
    """The rows by kind, None when the texts of the file say more than names."""
    said = natures(vocabulary)
    words = said.words
    distinct = {at: list(dict.fromkeys(wide.texts[at])) for at in given.words}
    strange = {at: _not_plain(wide.texts[at]) for at in given.values}
    if not _harmless(wide, distinct, strange, words):
        return None
    names = [*distinct[given.name], *_of_odd(wide, given.name)]
    read = {name: said.label(name) for name in names}
    if any(label.part or label.total or label.years for label in read.values()):
        return None
    codes: dict[tuple[str, ...], int] = {}
    flags = {text: _flag(text) for text in distinct[given.place]}
    columns = [wide.texts[at] for at in (given.name, *_beside(given))]
    keyed = zip(*columns, map(flags.__getitem__, wide.texts[given.place]), strict=True)
    of = [codes.setdefault(key, len(codes)) for key in keyed]
    if len(codes) > MOST:
        return None
    keys, indicators = list(codes), {name: label.indicator for name, label in read.items()}
    repeated = _repeated(wide, given, [indicators[key[0]] for key in keys], of, indicators, words)
    odd = {*chain.from_iterable(strange.values()), *_bare(given, keys, of)}
    if any(sum(1 for texts in wide.texts if texts[row].strip()) < 2 for row in odd):
        return None  # an empty row or the heading of rows: what stands around it matters
    with_unit = [any(unit_for(text) for text in key[:-1] if len(text) < 12) for key in keys]
    return Kinds(keys, of, with_unit, odd | repeated, repeated - odd, names, {*indicators.values(), ""})


def _beside(given: Form) -> list[int]:
    """The columns of words beside name and place, that of units first."""
    return [*([] if given.unit is None else [given.unit]), *given.others]


def _repeated(
    wide: Columns,
    given: Form,
    named: list[str],
    of: list[int],
    indicators: dict[str, str],
    words: headers.Words,
) -> set[int]:
    """The plain rows that are not alone with indicator and place; `named` is the indicator of each kind."""
    texts = wide.texts[given.place]
    places = {text: words.foreign(headers.compact(text), None) if text else None for text in set(texts)}
    scopes = list(zip(map(named.__getitem__, of), map(places.__getitem__, texts), strict=True))
    seen = Counter(scopes)
    if len(seen) == len(scopes) and not wide.odd:
        return set()
    for cells in wide.odd:
        said = {cell.column: cell.text.string for cell in cells}
        place = words.foreign(headers.compact(said.get(given.place, "")), None)
        seen[indicators.get(said.get(given.name, ""), ""), place] += 1
    return {row for row, scope in enumerate(scopes) if seen[scope] > 1}


def _flag(text: str) -> str:
    """What of a place's name matters to how its row is read and counted; "" for one that is not plain."""
    if len(text) > LONGEST or not _NAME.fullmatch(text) or text.endswith(_ENDS):
        return ""
    return f"{len(text) > 3}, {DIGIT.search(text) is not None}"


def _bare(given: Form, keys: list[tuple[str, ...]], of: list[int]) -> Iterator[int]:
    """Rows with a place that is not plain, without name or unit, or with white space around a word."""
    needed = [0] if given.unit is None else [0, 1]
    bare = {
        kind
        for kind, key in enumerate(keys)
        if not key[-1] or not all(key[at] for at in needed) or any(text != text.strip() for text in key)
    }
    for row, kind in enumerate(of) if bare else ():
        if kind in bare:
            yield row


def _not_plain(texts: list[str]) -> list[int]:
    """The rows of a column of values that hold something else, or nothing."""
    if _PLAIN.fullmatch("\n".join(texts) + "\n"):
        return []
    return [row for row, text in enumerate(texts) if not _PLAIN.fullmatch(text + "\n")]


def _of_odd(wide: Columns, column: int) -> list[str]:
    """The texts of the rows with quotation marks or missing cells, in a column."""
    return [cell.text.string for row in wide.odd for cell in row if cell.column == column]


def _harmless(
    wide: Columns, distinct: dict[int, list[str]], strange: dict[int, list[int]], words: headers.Words
) -> bool:
    """Whether the words of a table are no headers, marks of a list, offices, or half of a pair of signs."""
    for at, texts in distinct.items():
        said = [*texts, *_of_odd(wide, at)]
        title = "".join(wide.header[at].text.string.split())
        if at == 0 and any(len(t) <= 12 and words.kinds.get(headers.squeezed(t)) for t in said):
            return False
        if title in UNIT_HEADERS and any(map(OFFICE.fullmatch, said)):
            return False
        if _swapped(said):
            return False
    whole = "\n".join(_all_texts(wide, distinct, strange))
    if has_marks(whole) or _PERIOD.search(whole) or (" " in whole and _SPACED.search(whole)):
        return False
    return all(_paired(text) for text in whole.split("\n") if _SIGNS.search(text))


def _all_texts(wide: Columns, distinct: dict[int, list[str]], strange: dict[int, list[int]]) -> Iterator[str]:
    """Every text of a file but plain numbers, once or more."""
    yield from (cell.text.string.replace("\n", " ") for cell in wide.header)
    for texts in distinct.values():
        yield from texts
    for at, rows_at in strange.items():
        yield from (wide.texts[at][row] for row in rows_at)
    for row in wide.odd:
        yield from (cell.text.string.replace("\n", " ") for cell in row)


def _paired(text: str) -> bool:
    counts = Counter(text)
    round_brackets = counts["("] + counts["（"] == counts[")"] + counts["）"]
    return round_brackets and all(counts[a] == counts[b] for a, b in _PARTNERS)


def _swapped(texts: Iterable[str]) -> bool:
    """Whether two texts begin alike but for two swapped characters: 消费集聚区, 消费聚集区."""
    seen: dict[str, str] = {}
    for text in texts:
        if _FIVE.match(text):
            key = text[:2] + "".join(sorted(text[2:4])) + text[4]
            if seen.setdefault(key, text[2:4]) != text[2:4]:
                return True
    return False
