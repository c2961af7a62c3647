"""The shares in a column must be those of the levels beside them in one total."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, dimension, estimate, factor, place
from planlint.growths import LEVELS
from planlint.intervals import Interval, divide, meet, multiply
from planlint.model import Evidence, Figure

FIRM = 0.05  # a row tells the total when its share leaves it free by less than so much
MOST = 400  # rows of one table that are asked
Row = tuple[Figure, Figure, Interval]


def shares_follow_from_levels(
    corpus: Corpus, *, names: tuple[str, ...], fitting: int = 3, odd: float = 0.34
) -> Iterator[Evidence]:
    """Tables with a column of levels and one of shares (`names` end its header): level / share is the total.

    The total is what most rows allow, `fitting` of them at least and firmly (a row of 100 % counts twice);
    where more than the part `odd` of those do not fit it, shares are of several totals and nothing is
    asked. Nor is a share that is one of another row, the total of its group.
    """
    for rows in _columns(corpus, names).values():
        if 2 < len(rows) <= MOST:
            total, firm = _total(rows)
            wrong = [row for row in rows if not meet(row[2], total)]
            if firm >= fitting and len(wrong) <= odd * firm:
                others = [level for level, _, _ in rows]
                for level, share, _ in rows:
                    yield _held(level, share, total, others)


def _columns(corpus: Corpus, names: tuple[str, ...]) -> dict[tuple[object, ...], list[Row]]:
    """The rows of each pair of columns: a share, and the level of its period next to it on the left."""
    pairs: dict[tuple[object, ...], list[Row]] = {}
    for (path, block, _), figures in corpus.rows.items():
        for share in figures:
            if _is_share(share, names) and share.quantity.interval.low > 0:
                levels = [f for f in figures if _is_level(f) and _left(f, share)]
                if levels:
                    level = levels[-1]
                    key = path, block, level.column, share.column, dimension(level)
                    pairs.setdefault(key, []).append((level, share, divide(base(level), base(share))))
    return pairs


def _is_share(figure: Figure, names: tuple[str, ...]) -> bool:
    return dimension(figure) == "ratio" and (
        figure.aspect == "share" or (figure.aspect == "level" and figure.label.rstrip(")）").endswith(names))
    )


def _is_level(figure: Figure) -> bool:
    return (
        figure.aspect in LEVELS
        and dimension(figure) not in (None, "ratio", "points")
        and (base(figure).low > 0)
    )


def _left(level: Figure, share: Figure) -> bool:
    told = (level.period, level.role) == (share.period, share.role)
    return told and (level.column or 0) < (share.column or 0)


def _total(rows: list[Row]) -> tuple[Interval, int]:
    """What the most rows allow the total to be, and how many of these say so firmly."""
    firm = [(total, _weight(share)) for _, share, total in rows if total.high <= total.low * (1 + 2 * FIRM)]
    best, most = Interval(0, 0), 0
    for one, _ in firm:
        fitting = [(other, weight) for other, weight in firm if other.low <= one.low <= other.high]
        weight = sum(weight for _, weight in fitting)
        if weight > most:
            best, most = Interval(one.low, min(other.high for other, _ in fitting)), weight
    return best, most


def _weight(share: Figure) -> int:
    return 2 if share.quantity.value * factor(share) == 1 else 1


def _held(level: Figure, share: Figure, total: Interval, others: list[Figure]) -> Evidence:
    implied = divide(base(level), total)
    if meet(implied, base(share)) or any(_of(level, share, other) for other in others):
        return Evidence((level, share), holds=True)
    return Evidence(
        (level, share),
        (place(share), place(level, "level")),
        {
            "indicator": level.label,
            "level": level.quantity.text,
            "total": estimate(total, level),
            "implied": estimate(implied, share),
            "stated": share.quantity.text,
            "needed": estimate(multiply(total, base(share)), level),
        },
    )


def _of(level: Figure, share: Figure, other: Figure) -> bool:
    return other is not level and meet(divide(base(level), base(other)), base(share))
