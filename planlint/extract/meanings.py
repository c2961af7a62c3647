"""What each value column means: period, role and aspect, from its header, its neighbours, the caption."""

from collections.abc import Sequence

from planlint.extract import periods
from planlint.extract.captions import Context
from planlint.extract.headers import Column
from planlint.model import Period
from planlint.units import unit_for

DONE = ("actual", "expected", "baseline")
PLANNED = ("target", "plan")
OVER_YEARS = ("growth_average", "growth_total")
LEVELS = ("", "level")


def meant(columns: Sequence[Column], context: Context, things: bool = False) -> list[Column]:
    """The columns with period, role and aspect settled where header, neighbours or caption tell them.

    The rows may be `things`, projects that last for years: their columns are not of the report's year.
    """
    if things:
        context = context._replace(title=context.title._replace(year=None))
    settled = [_own_time(column, context) for column in columns]
    settled = _spread_growth(settled)
    settled = [_level_time(column, context) if column.kind == "value" else column for column in settled]
    settled = [
        _growth_time(settled, at, context) if column.kind == "value" and column.aspect else column
        for at, column in enumerate(settled)
    ]
    return _roles(settled, context)


def _own_time(column: Column, context: Context) -> Column:
    """Months of the year that the caption or document speaks of; plans narrowed to their last year."""
    if column.months and column.period is None:
        year = int(context.period.end[:4]) if context.period else context.title.year
        if year is None:
            return column
        return column._replace(period=periods.months(year, *column.months), months=None, said="part")
    return column


def _spread_growth(columns: list[Column]) -> list[Column]:
    """In a table whose header says 增速 once and % throughout, every value is growth: 计划增速 | 完成情况."""
    values = [column for column in columns if column.kind == "value"]
    grows = [column for column in values if column.aspect == "growth"]
    others = [column for column in values if column.aspect == ""]
    has_unit = any(column.kind == "unit" for column in columns)
    if not grows or has_unit or not all(column.unit in ("%", "‰") for column in (*others, *grows)):
        with_levels = bool(others) or not grows
        return [c if with_levels or c.aspect != "growth" else c._replace(alone=True) for c in columns]
    return [
        c._replace(aspect="growth", alone=True) if c.kind == "value" and c.aspect in ("", "growth") else c
        for c in columns
    ]


def _level_time(column: Column, context: Context) -> Column:
    """The period of a column that holds no growth over years; None when nothing tells it."""
    if column.aspect in OVER_YEARS or column.base:
        return column
    period = column.period
    if period is None and (not column.aspect or column.aspect == "level" or column.role or column.alone):
        period = _default(column, context)
    if period is None:
        return column
    if column.years > 0 and _is_year(period.end):
        return column._replace(period=Period(str(int(period.end) - column.years + 1), period.end))
    if column.said == "plan" and not column.years and column.aspect != "growth":
        return column._replace(period=Period(period.end, period.end), said="target")
    if column.years < 0 and column.period is None and context.plan:
        return column._replace(period=context.plan)
    return column._replace(period=period)


def _default(column: Column, context: Context) -> Period | None:
    """The period of a column that says none: the caption's, a target's, or the year of the report."""
    if column.role in PLANNED or (context.planned and column.role not in DONE):
        if context.scope:
            return Period(context.scope, context.scope)
        if context.period:  # beside months the target is that of the year
            return _year(int(context.period.end[:4])) if "-" in context.period.end else context.period
        if column.role == "plan" and context.title.year:
            return _year(context.title.year)
        if context.title.plan:
            return Period(context.title.plan.end, context.title.plan.end)
        return _year(context.title.ahead) if context.title.ahead else None
    if context.period:
        return context.period
    if context.scope and column.role in DONE:
        return Period(context.scope, context.scope)
    if context.scope or context.title.plan:
        return None  # a plan speaks of two ends
    return _year(context.title.year) if context.title.year else None


def _year(year: int) -> Period:
    return Period(str(year), str(year))


def _is_year(moment: str) -> bool:
    return len(moment) == 4


def _single(column: Column) -> bool:
    """Whether a column holds levels of one year."""
    period = column.period
    levels = column.kind == "value" and column.aspect in LEVELS and not column.years
    return bool(levels and period and period.start == period.end and _is_year(period.end))


def _growth_time(columns: list[Column], at: int, context: Context) -> Column:
    """The period of a growth column, from the level columns that it belongs to."""
    column = columns[at]
    if column.aspect in LEVELS or column.alone:
        return column
    before = [c for c in columns[:at] if c.kind == "value" and c.aspect in LEVELS and c.period]
    if column.base:
        return _since(column, before, context)
    if column.aspect in OVER_YEARS:
        if column.period and column.period.start != column.period.end:
            return column
        last = column.period.end if column.period else None
        return column._replace(period=_over(columns, at, last, context))
    if column.period:
        return column
    return column._replace(period=_last(column, before, context))


def _since(column: Column, before: list[Column], context: Context) -> Column:
    """比2015年增长: from the year behind the base to that of the levels; one year is plain growth."""
    base = column.base
    end = column.period or (before[-1].period if before else context.period)
    if not base or not end or not (_is_year(base.end) and _is_year(end.end)) or base.end >= end.end:
        return column._replace(period=None)
    period = Period(str(int(base.end) + 1), end.end)
    one = period.start == period.end
    aspect = "growth" if one and column.aspect == "growth_total" else column.aspect
    return column._replace(period=period, aspect=aspect)


def _over(columns: list[Column], at: int, last: str | None, context: Context) -> Period | None:
    """The years that a growth over years spans: those of the two levels it stands behind, or of the plan.

    With more than two levels, and no plan that begins and ends with two of them, it stays open.
    """
    levels = [c for c in columns[:at] if _single(c)] or [c for c in columns if _single(c)]
    years = sorted({int(c.period.end) for c in levels if c.period})
    if last:
        years = [year for year in years if year <= int(last[:4])]
    plan = context.plan
    if plan and int(plan.start) - 1 in years and int(plan.end) in years:
        return plan
    previous = next((i for i in range(at - 1, -1, -1) if columns[i].aspect in OVER_YEARS), None)
    if previous is not None and len(years) > 2:
        earlier = [int(c.period.end) for c in columns[:previous] if _single(c) and c.period]
        later = [int(c.period.end) for c in columns[previous:at] if _single(c) and c.period]
        years = sorted({*earlier[-1:], *later})
    if len(years) == 2 and years[0] < years[1]:
        return Period(str(years[0] + 1), str(years[1]))
    if len(years) < 2 and plan and (not years or str(years[0]) in (plan.end, str(int(plan.start) - 1))):
        return plan
    return None


def _last(column: Column, before: list[Column], context: Context) -> Period | None:
    """The year of a yearly growth, share or rank: that of the level before it.

    增速 behind levels five years apart may be of one year, of all five, or an average: none is told.
    """
    if not before:
        return _default(column, context)
    last = before[-1].period
    years = {int(c.period.end) for c in before if c.period and _single(c)}
    if column.aspect == "growth" and last and len(years) > 1 and int(last.end[:4]) - 1 not in years:
        # 2022年 | 2021年 | 增长: of the later year, on the earlier one beside it
        newest = next((c.period for c in before if c.period and int(c.period.end[:4]) == max(years)), None)
        return newest if max(years) - 1 in years else None
    if column.aspect == "change" and len(years) > 1:
        return Period(str(min(years) + 1), str(max(years))) if len(years) == 2 else None
    return last


def _roles(columns: list[Column], context: Context) -> list[Column]:
    """Roles: a target of a year with results is a plan; the year before targets is their baseline."""
    done = {c.period for c in columns if c.kind == "value" and c.role in ("actual", "expected")}
    ends = [c.period.end[:4] for c in columns if c.kind == "value" and c.period]
    latest = max(ends, default="")
    settled = [_role(c, done, latest, context) if c.kind == "value" else c for c in columns]
    planned = {c.period.end[:4] for c in settled if c.role == "target" and c.period and c.aspect in LEVELS}
    for at, column in enumerate(settled):
        if column.kind != "value" or columns[at].role or not column.period:
            continue
        end = column.period.end[:4]
        if column.aspect in LEVELS and not column.alone and planned and end < max(planned):
            settled[at] = column._replace(role="baseline")
        elif column.aspect not in LEVELS and column.period.end in planned:
            settled[at] = column._replace(role="target")  # the growth that leads to a target
    return settled


def _role(column: Column, done: set[Period | None], latest: str, context: Context) -> Column:
    role = column.role
    end = column.period.end[:4] if column.period else ""
    ahead = context.title.ahead or (int(context.plan.start) if context.plan and not context.done else None)
    if role in PLANNED:
        role = "plan" if column.period in done else "target"
    elif role == "expected":
        role = "target" if end and ahead and int(end) > ahead else "actual"
    elif not role:
        future = bool(end and ahead) and int(end) >= int(ahead or 0)
        aims = context.planned and not done and end == latest
        role = "target" if future or aims else "actual"
    return column._replace(role=role)


def ratio(unit: str) -> bool:
    """Whether a printed unit is %, ‰ or the like."""
    known = unit_for(unit)
    return known is not None and known.dimension == "ratio"


def named(columns: Sequence[Column]) -> list[Column]:
    """Behind 地区生产总值(亿元) a column that says only 增长(%) is of the same indicator."""
    settled, last = [], ""
    for column in columns:
        if column.kind == "value":
            if column.rest:
                last = column.rest
            elif column.aspect and last:
                column = column._replace(rest=last)
        settled.append(column)
    return settled
