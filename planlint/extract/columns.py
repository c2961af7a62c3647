"""Header rows and a look at the cells below → what each column of a table holds."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from planlint.extract import cells, headers, periods
from planlint.extract.grid import Row
from planlint.extract.headers import Column, Words
from planlint.model import Period

SAMPLE = 60  # rows looked at to tell what a column holds

Nature = Callable[[str], str]


def combined(said: Sequence[tuple[str, Column]]) -> Column:
    """The column under header cells from top to bottom: their texts, and what they say."""
    said = [(text, piece) for text, piece in said if piece.title]
    if not said:
        return Column("")
    period, months, kind_said = _time([piece for _, piece in said])
    rests: list[str] = []
    for text, piece in said:
        rest = headers.printed(text, piece.rest)
        if rest and rest not in rests:
            rests.append(rest)
    last = said[-1][1]
    kind = last.kind
    if kind == "value" and (last.unit and not (last.period or last.role or last.aspect or last.months)):
        kind = next((p.kind for _, p in reversed(said) if p.kind != "value"), kind)
    if rests and kind == "value":
        kind = ""
    return Column(
        headers.compact(said[-1][0]),
        kind,
        period,
        kind_said,
        months,
        _lowest([piece.role for _, piece in said]),
        _lowest([piece.aspect for _, piece in said]),
        _lowest([piece.unit for _, piece in said]),
        next((piece.years for _, piece in reversed(said) if piece.years), 0),
        next((piece.base for _, piece in reversed(said) if piece.base), None),
        " ".join(rests) if rests and rests[0].isascii() else "".join(rests),
    )


def _lowest(values: list[str]) -> str:
    return next((value for value in reversed(values) if value), "")


def _time(pieces: list[Column]) -> tuple[Period | None, tuple[int, int] | None, str]:
    """The period of headers above each other: 2023年 over 1-9月 are the months of that year."""
    period, said = None, ""
    for piece in pieces:
        if piece.period:
            period, said = piece.period, piece.said
    months = next((piece.months for piece in reversed(pieces) if piece.months), None)
    if months and period and period.start == period.end and len(period.start) == 4:
        return periods.months(int(period.start), *months), None, "part"
    return period, months if not period else None, said or ("part" if months else "")


class Look:
    """What the cells of a column look like: how many are of each nature, and the first of them."""

    def __init__(self) -> None:
        self.natures: Counter[str] = Counter()
        self.texts: list[str] = []

    def share(self, *natures: str) -> float:
        """The share of these natures among the cells that are not empty."""
        total = sum(self.natures.values()) - self.natures[cells.EMPTY]
        return sum(self.natures[nature] for nature in natures) / total if total else 0.0

    @property
    def filled(self) -> bool:
        return sum(self.natures.values()) > self.natures[cells.EMPTY]


def looks(rows: Sequence[Row], width: int, nature: Nature) -> list[Look]:
    """A look at each column of the first rows that say something."""
    found = [Look() for _ in range(width)]
    for row in rows[:SAMPLE]:
        for column, cell in enumerate(row[:width]):
            if cell is not None:
                text = cell.text.string
                found[column].natures[nature(text)] += 1
                found[column].texts.append(text)
    return found


def decided(columns: list[Column], seen: list[Look], lexicon: Words) -> list[Column]:
    """The columns with their kinds settled by what stands in them."""
    kinds = [
        _kind(column, look, place, lexicon)
        for place, (column, look) in enumerate(zip(columns, seen, strict=True))
    ]
    _one_unit(kinds, seen)
    _one_label(kinds, columns, seen, lexicon)
    settled = []
    for column, kind in zip(columns, kinds, strict=True):
        rest = column.rest or (_name(column, lexicon) if kind == "value" else "")
        place = place_of(rest, lexicon) if kind == "value" else None
        settled.append(column._replace(kind=kind, place=place, rest="" if place else rest))
    return settled


def _name(column: Column, lexicon: Words) -> str:
    """What a header names that seemed to be of another kind: 第一产业 though 产业 are things, 城市."""
    said_nothing = headers.squeezed(column.title) in lexicon.kinds and column.kind not in ("place", "entity")
    if column.kind in ("", "value") or said_nothing:
        return ""
    return headers.without_brackets(column.title)


def place_of(words: str, lexicon: Words) -> str | None:
    """A place that a header or row names (全国, 某某区), else None."""
    name = headers.compact(words)
    if 1 < len(name) <= 15 and name.endswith(lexicon.place_ends) and not name.endswith(lexicon.not_places):
        return name
    return None


def _kind(column: Column, look: Look, place: int, lexicon: Words) -> str:
    numbers = look.share(cells.NUMBER, cells.ORDINAL)
    kind = column.kind
    if kind == "number":
        return (
            kind
            if not look.filled or _counts(look, place, said=True) or _codes(look, place)
            else "value"
            if numbers > 0.6
            else "text"
        )
    if kind in ("label", "category", "text", "place", "entity") and numbers > 0.6:
        return "value"  # a header such as 内容 or 第一产业 over numbers
    if kind == "value" and numbers < 0.1 and _mostly(look, cells.PERIOD) and not column.period:
        return "period"
    if kind:
        return kind
    if column.title:
        return _named(column, look, numbers)
    if place == 0 and _counts(look, place):
        return "number"
    if _years(look):
        return "period" if place < 2 else "value"
    if look.share(cells.UNIT) > 0.6:
        return "unit"
    return "value" if numbers > 0.3 else "text" if look.filled else "empty"


def _named(column: Column, look: Look, numbers: float) -> str:
    """The kind of a column whose header is a name of its own: an indicator, a place, a group."""
    if numbers > 0.3 or not look.filled:
        return "value"
    if _mostly(look, cells.PERIOD):
        return "period"
    if look.share(cells.UNIT) > 0.8:
        return "unit"
    return "value" if column.period or column.unit or column.aspect or column.role else "text"


def _mostly(look: Look, nature: str) -> bool:
    return look.share(nature) > 0.6


def _counts(look: Look, place: int, said: bool = False) -> bool:
    """Whether the cells count the rows: 1, 2, 3 …; where the header says so, whether they only rise.

    Of a flattened table only the rows that kept all their cells are looked at: 1, 7, 12, or 3 alone.
    """
    counted = [int(text) for text in look.texts if text.isdecimal() and len(text) < 6]
    if place > 2 or look.share(cells.ORDINAL, cells.NUMBER) < 0.6:
        return False
    if len(counted) < 2:
        return bool(counted) and (said or counted[0] == 1)
    rises = sum(after > before if said else after == before + 1 for before, after in pairwise(counted))
    return rises >= 0.6 * (len(counted) - 1)


def _codes(look: Look, place: int) -> bool:
    """Whether the cells in front are codes with letters or points in them: A1, 1.2, 一."""
    return place < 3 and not any(text.isdecimal() for text in look.texts)


def _years(look: Look) -> bool:
    """Whether the cells are years or other periods."""
    years = sum(text.isdecimal() and len(text) == 4 and text[:2] in ("19", "20") for text in look.texts)
    periods_seen = look.natures[cells.PERIOD] + years
    return look.filled and periods_seen > 0.6 * (sum(look.natures.values()) - look.natures[cells.EMPTY])


def _one_unit(kinds: list[str], seen: list[Look]) -> None:
    """Of several columns headed 单位 the one with units is it; the others hold departments."""
    units = [place for place, kind in enumerate(kinds) if kind == "unit"]
    if not units:
        return
    best = max(units, key=lambda place: (seen[place].share(cells.UNIT), -place))
    for place in units:
        words = seen[place].share(cells.DEPARTMENT, cells.WORDS)
        if place != best or words > 0.6:
            kinds[place] = "department" if place == best or words else "text"


def _one_label(kinds: list[str], columns: list[Column], seen: list[Look], lexicon: Words) -> None:
    """The last label before the first value names the rows; labels before it are its categories."""
    first = next((place for place, kind in enumerate(kinds) if kind == "value"), len(kinds))
    labels = [place for place, kind in enumerate(kinds) if kind == "label"]
    before = [place for place in labels if place < first]
    chosen = before[-1] if before else labels[0] if labels else None
    if len(before) > 1 and headers.squeezed(columns[before[-1]].title) in lexicon.open:
        chosen = before[-2]  # 指标 | 内容: the words behind an indicator explain it
    for place in labels:
        if place != chosen:
            kinds[place] = "category" if chosen is not None and place < chosen else "text"
    if chosen is None and not any(kind in ("place", "entity") for kind in kinds):
        spare = next(
            (p for kind in ("text", "category", "department") for p, k in enumerate(kinds) if k == kind), None
        )
        if spare is not None and (spare < first or "period" not in kinds):
            kinds[spare] = "label"
