"""Which columns name the rows, and what a row says of its values: indicator, place, period, unit."""

from collections.abc import Callable, Sequence

from planlint.extract import headers, labels, periods
from planlint.extract.captions import Context
from planlint.extract.grid import Row
from planlint.extract.headers import Column, Words
from planlint.extract.labels import Label
from planlint.model import Cell, Period
from planlint.named import NamedTuple
from planlint.vocabulary import Vocabulary

SAYING = ("category", "attribute", "department", "text", "unit")  # cells of these are attributes of a figure
LONGEST = 60  # characters of an attribute or heading; what is longer is prose

NOTHING = Label("", 0, "", False)
Labelled = Callable[[str], Label]


class Roles(NamedTuple):
    """Where the names stand: the first column of indicators, of places or things, of units, of periods;
    `things` tells rows of projects, firms and the like; `groups` are the columns that may tell equal names
    apart, `titles` the attributes by column, `repeated` names that stand on several rows.
    """

    name: int | None
    place: int | None
    unit: int | None
    time: int | None
    things: bool
    groups: tuple[int, ...]
    titles: tuple[tuple[int, str], ...]
    repeated: frozenset[str]


class About(NamedTuple):
    """What the words of a row say of its values. `place` is a group that narrows it; `label.text` is ""
    where the columns name the indicators.
    """

    label: Label
    indicator: str
    place: str | None
    period: Period | None
    unit: str
    attributes: tuple[tuple[str, str], ...]
    cell: Cell | None


def roles(columns: Sequence[Column], rows: Sequence[Row], words: Words, label: Labelled) -> Roles:
    """What the columns of a table tell of its rows."""
    name, place = _first(columns, "label"), _first(columns, "place", "entity")
    if name is not None and _things(columns, name, rows, words, label):
        name, place = None, name
    time = _first(columns, "period")
    return Roles(
        name,
        place,
        _first(columns, "unit"),
        time,
        place is not None and columns[place].kind != "place",
        tuple(at for at, c in enumerate(columns) if c.kind in ("category", "text")),
        _titles(columns),
        _repeated(rows, name) if name is not None and time is None and place is None else frozenset(),
    )


def _first(columns: Sequence[Column], *kinds: str) -> int | None:
    return next((at for at, column in enumerate(columns) if column.kind in kinds), None)


def _titles(columns: Sequence[Column]) -> tuple[tuple[int, str], ...]:
    """The columns that are attributes and their titles; the second 单位 holds departments."""
    found: list[tuple[int, str]] = []
    for at, column in enumerate(columns):
        if column.kind not in SAYING:
            continue
        title = column.title or column.kind
        if any(title == other for _, other in found):
            title = "责任单位" if column.kind == "department" and not title.isascii() else f"{title} {at + 1}"
        found.append((at, title))
    return tuple(found)


def _things(columns: Sequence[Column], name: int, rows: Sequence[Row], words: Words, label: Labelled) -> bool:
    """Whether the rows are projects, firms or places and the columns indicators, not the other way."""
    header = headers.squeezed(columns[name].title)
    if header and header not in words.open:
        return False
    values = [column for column in columns if column.kind == "value"]
    named = sum(bool(column.rest) for column in values)
    if not named or 2 * named < len(values):
        return False
    return not any(text and label(text).known for text in (text_at(row, name) for row in rows[:20]))


def _repeated(rows: Sequence[Row], name: int) -> frozenset[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for row in rows:
        text = text_at(row, name)
        (twice if text in seen else seen).add(text)
    return frozenset(twice - {""})


def text_at(row: Row, at: int | None) -> str:
    """The text of a place of a row, "" where there is none."""
    cell = row[at] if at is not None and at < len(row) else None
    return cell.text.string if cell else ""


def own_place(words: str, context: Context, lexicon: Words) -> str | None:
    """The place that a row or column names, None when it is the document's own (全区 in a district's)."""
    return lexicon.foreign(headers.compact(words), context.title.place)


def place(row: Row, given: Roles, context: Context, lexicon: Words) -> str | None:
    """The place or thing that a row is of, None when it is the document's own."""
    if given.place is None:
        return None
    text = text_at(row, given.place)
    return own_place(text, context, lexicon) if text else None


class Above(NamedTuple):
    """What the rows above have said: their heading, and the last whole that parts can break down."""

    section: str = ""
    whole: str = ""


def about(
    row: Row,
    given: Roles,
    above: Above,
    context: Context,
    words: Words,
    vocabulary: Vocabulary,
    label: Labelled,
) -> About:
    """What a row says of its values."""
    name = row[given.name] if given.name is not None and given.name < len(row) else None
    found = label(name.text.string) if name and name.text.string else NOTHING
    indicator = found.indicator
    place = None
    if found.part or found.total:
        whole = above.section if found.total else above.whole
        indicator = labels.part_of(whole or context.subject or context.name or "", found.text, vocabulary)
    attributes = [(title, text) for at, title in given.titles if (text := _short(row, at))]
    if above.section and not given.groups:
        attributes.append(("section" if above.section.isascii() else "分类", above.section))
    if name and name.text.string in given.repeated:
        group = above.section or "·".join(t for at in given.groups if (t := _short(row, at)))
        indicator, place = _narrowed(group, found, indicator, vocabulary)
    time = text_at(row, given.time)
    return About(
        found,
        indicator,
        place,
        periods.parse(time, words.periods, context.title.year) if time else None,
        _printed(text_at(row, given.unit), words) or found.unit,
        tuple(attributes),
        name,
    )


def _printed(text: str, words: Words) -> str:
    text = text.strip()
    return "" if text.lower() in words.empty else text


def _narrowed(group: str, found: Label, indicator: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """A name on several rows: 农村 and 人均可支配收入 may be one name, else the group is a scope."""
    if not group:
        return indicator, None
    joined = labels.part_of(group, found.text, vocabulary)
    return (indicator, group) if "/" in joined else (joined, None)


def _short(row: Row, at: int) -> str:
    text = text_at(row, at)
    return headers.compact(text) if len(text) <= LONGEST else ""
