"""What a value in one column of one row means: label, indicator, unit, aspect, period, role, basis."""

from planlint.extract import headers, meanings, rows
from planlint.extract.captions import Context
from planlint.extract.headers import Column, Words
from planlint.extract.indicators import canonical
from planlint.extract.rows import About
from planlint.model import Cell, Period
from planlint.named import NamedTuple
from planlint.units import unit_for
from planlint.vocabulary import Vocabulary


class Setting:
    """What all values of a table share; `by_column`: the columns name the indicators, not the rows."""

    def __init__(
        self,
        context: Context,
        words: Words,
        vocabulary: Vocabulary,
        columns: tuple[Column, ...],
        by_column: bool,
    ) -> None:
        self.context, self.words, self.vocabulary = context, words, vocabulary
        self.columns, self.by_column = columns, by_column
        # what each header says of prices, and whether there are columns of growth
        self.basis = [headers.basis(headers.squeezed(column.title), words) for column in columns]
        self.grows = any(c.kind == "value" and c.aspect.startswith("growth") for c in columns)


class Sense(NamedTuple):
    """What a number without unit or brackets of its own means in a column of a row."""

    label: str
    indicator: str
    unit: str
    aspect: str
    period: Period | None
    role: str
    basis: str
    place: str | None
    attributes: tuple[tuple[str, str], ...]


def sense(setting: Setting, at: int, about: About) -> Sense:
    """The sense of a plain number in column `at` of a row."""
    column = setting.columns[at]
    label, indicator = _named(setting, column, about)
    unit = _unit(column, about, setting.context)
    aspect, period = meant(setting, column, about, indicator, unit)
    own = rows.own_place(column.place, setting.context, setting.words) if column.place else None
    return Sense(
        label,
        indicator,
        unit,
        aspect,
        period,
        column.role or "actual",
        _basis(setting, at, about, aspect),
        own,
        about.attributes,
    )


def meant(
    setting: Setting, column: Column, about: About, indicator: str, unit: str
) -> tuple[str, Period | None]:
    """Aspect and period of a value, which its row may change: a rate below 增速 is a level."""
    aspect, period = column.aspect or "level", about.period or column.period
    label = about.label
    if aspect == "growth":
        known_unit = unit_for(unit)
        if known_unit and known_unit.dimension == "points":
            return "change", period  # 0.2个百分点 below 增长
        if column.alone and label.rate:
            return "level", period
    if aspect == "level" and not setting.grows and not label.rate and meanings.ratio(unit):
        known = setting.vocabulary.get(indicator)
        if known and known.dimensions and not {"ratio", "points"} & set(known.dimensions):
            if column.said == "target" and period:
                return "growth_average", Period(str(int(period.end) - 4), period.end)
            return "growth", period
    if label.years and aspect == "level" and period and len(period.end) == 4:
        return aspect, Period(str(int(period.end) - label.years + 1), period.end)
    return aspect, period


def summed(given: Sense, about: About, context: Context) -> Sense:
    """The sense of [13.5]: what is added up over the plan, or up to a year of it, in the unit of its row."""
    plan, period = context.plan, given.period
    if plan is None or given.aspect == "growth":
        return given
    if period and period.start == period.end and plan.start <= period.end < plan.end:
        plan = Period(plan.start, period.end)  # 2022年完成值 [5.2] of 2021–2025
    # in the plan itself, a column that names no year of its own is what the plan asks for
    ahead = period is None and not context.done and plan == context.title.plan
    role = "target" if ahead and given.role == "actual" else given.role
    return given._replace(aspect="level", period=plan, unit=about.unit or given.unit, role=role)


def unusual(cell: Cell, about: About, columns: tuple[Column, ...]) -> str:
    """Why a merged cell is no value of one row and one column, "" when it is."""
    if cell.columns > 1:
        covered = columns[cell.column : cell.column + cell.columns]
        if len({(c.period, c.role, c.aspect, c.rest) for c in covered if c.kind == "value"}) > 1:
            return "a merged cell of several columns"
    if cell.rows > 1:
        name = about.cell
        if name is None or (name.row, name.rows) != (cell.row, cell.rows):
            return "a merged cell of several rows"
    return ""


def _basis(setting: Setting, at: int, about: About, aspect: str) -> str:
    """The prices that header, label, caption or, for growth, a note below the table name."""
    for basis in (setting.basis[at], about.label.basis, setting.context.basis):
        if basis != "unknown":
            return basis
    return setting.context.growth if aspect.startswith("growth") else "unknown"


def _named(setting: Setting, column: Column, about: About) -> tuple[str, str]:
    """Label and indicator of a value: those of its row, narrowed by its column, or the column's."""
    if setting.by_column:
        name = column.rest or setting.context.subject
        return name, canonical(name, setting.vocabulary) if name else ""
    if not about.label.text or not column.rest:
        return about.label.text, about.indicator
    return f"{about.label.text}({column.rest})", f"{about.indicator}/{column.rest}"


def _unit(column: Column, about: About, context: Context) -> str:
    """The unit of a cell that prints none: growth is in %, a level in that of column, row or caption."""
    if column.aspect.startswith("growth"):
        return column.unit or "%"
    return column.unit or about.unit or context.unit
