"""What flows in a part of the year cannot be more than what flows from January through its end."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, dimension, place, years
from planlint.growths import PAST, plain
from planlint.model import Evidence, Figure

FLOWS = frozenset({"money", "usd", "energy", "mass", "volume", "visit"})
AMOUNTS = frozenset({"level", "count"})
YEAR = 4  # characters of a year in a period
JANUARY = ("", "-01", "-01-01")


def part_of_year_within_year(corpus: Corpus, *, stocks: tuple[str, ...]) -> Iterator[Evidence]:
    """A month or quarter beside the sum of the year so far, in one row or sentence.

    `stocks` are words of names that are no flows of one sign: balances, averages, profits, differences.
    """
    for figures in (*corpus.rows.values(), *corpus.sentences.values()):
        if any(f.period and len(f.period.end) > YEAR for f in figures):
            told: dict[tuple[object, ...], list[Figure]] = {}
            for figure in figures:
                if _flow(figure) and not any(word in figure.label for word in stocks):
                    key = figure.indicator, figure.place, figure.role in PAST, dimension(figure)
                    told.setdefault((*key, (figure.period or " ")[0][:YEAR]), []).append(figure)
            for same in told.values():
                yield from (_held(part, total) for total in same for part in same if _within(part, total))


def _flow(figure: Figure) -> bool:
    return (
        figure.aspect in AMOUNTS
        and figure.period is not None
        and figure.period.years == 1
        and dimension(figure) in FLOWS
        and bool(figure.indicator)
        and plain(figure)
        and figure.quantity.value >= 0
    )


def _within(part: Figure, total: Figure) -> bool:
    """Whether the months of one are among those of the other, which begin with the year."""
    (start, end), (first, last) = part.period or ("", ""), total.period or ("", "")
    if (start, end) == (first, last) or first[YEAR:] not in JANUARY:
        return False
    return len(last) == YEAR or (len(end) > YEAR and end <= last)


def _held(part: Figure, total: Figure) -> Evidence:
    if base(part).low <= base(total).high:
        return Evidence((part, total), holds=True)
    return Evidence(
        (part, total),
        (place(part), place(total, "total")),
        {
            "indicator": part.label,
            "part": part.quantity.text,
            "months": years(part),
            "total": total.quantity.text,
            "so_far": years(total),
        },
    )
