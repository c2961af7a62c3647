"""A daily average times the days must be the total printed beside it."""

from collections.abc import Iterator, Mapping

from planlint.corpus import Corpus, base, dimension, estimate, place, unit
from planlint.intervals import Interval, meet, multiply
from planlint.model import Evidence, Figure

PEOPLE = frozenset({"person", "visit"})
DAILY = ("日均", "平均每天", "每日平均", "每天平均")


def daily_average_makes_total(
    corpus: Corpus, *, days: Mapping[str, tuple[int, int]], since: int
) -> Iterator[Evidence]:
    """Averages of a holiday against the total of the same sentence, of a year against its own total.

    `days` gives, by the month of a public holiday, the fewest and most days it had from `since` on.
    """
    for figures in corpus.sentences.values():
        for at, average in enumerate(figures):
            if average.label.startswith(DAILY) and average.period and unit(average):
                for total in figures[:at]:
                    if _is_total(total, average):
                        length = _days(average, days, since)
                        if length:
                            yield _made(average, total, length)
                        break


def _is_total(total: Figure, average: Figure) -> bool:
    """Of a holiday any count of people in the sentence, of a year the same thing counted."""
    one, other = (dimension(f) for f in (total, average))
    if (
        total.period != average.period
        or total.label.startswith(DAILY)
        or total.aspect not in ("level", "count")
    ):
        return False
    if ("holiday", "yes") in average.attributes:
        return {one, other} <= PEOPLE
    rest = average.label
    for word in DAILY:
        rest = rest.removeprefix(word)
    return one == other and len(rest) > 1 and total.label.endswith(rest)


def _days(average: Figure, days: Mapping[str, tuple[int, int]], since: int) -> Interval | None:
    start, end = average.period or ("", "")
    if ("holiday", "yes") in average.attributes:
        known = days.get(start[5:7]) if start == end and start[:4] >= str(since) else None
        return Interval(*known) if known else None
    return Interval(365, 366) if start == end and len(start) == 4 else None


def _made(average: Figure, total: Figure, days: Interval) -> Evidence:
    implied = multiply(base(average), days)
    if meet(implied, base(total)):
        return Evidence((average, total), holds=True)
    return Evidence(
        (average, total),
        (place(average), place(total, "total")),
        {
            "average": f"{average.label} {average.quantity.text}",
            "total": f"{total.label} {total.quantity.text}",
            "days": f"{days.low:g}" if days.low == days.high else f"{days.low:g}–{days.high:g}",
            "implied": estimate(implied, total),
        },
    )
