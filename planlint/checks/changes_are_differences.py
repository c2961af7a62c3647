"""A printed change must be the difference of the two levels printed beside it."""

from collections.abc import Iterator

from planlint import causes, growths
from planlint.arithmetics import on_another_basis
from planlint.corpus import Corpus, base, dimension, factor, place
from planlint.growths import ROW, TABLE, Pair, questions
from planlint.intervals import Interval, meet, scale, subtract
from planlint.model import Estimate, Evidence


def changes_are_differences(corpus: Corpus, *, comparable: tuple[str, ...] = ()) -> Iterator[Evidence]:
    """Every change (in points for shares) beside the levels that it leads from and to: end - start.

    `comparable` are words for a change on another basis than the levels (同口径), which is not asked.
    A change printed without its sign (降幅, a column 减少) counts either way; one that would be the growth
    in % is taken for it. Levels of other tables or paragraphs, which may have been revised since, are not
    asked. Case "prose": a sentence, or several rows, were understood so.
    """
    for pairs in questions(corpus, "change"):
        asked = [pair for pair in pairs if pair.near <= TABLE and _comparable(pair)]
        if asked:
            held = next((pair for pair in asked if _holds(pair)), None)
            if held:
                yield Evidence(held.figures, holds=True)
            elif not on_another_basis(corpus.document(asked[0].rate), asked[0].rate, comparable):
                yield _differs(asked[0])


def _comparable(pair: Pair) -> bool:
    said, level = dimension(pair.rate), dimension(pair.end)
    if level == "ratio" and said in ("points", "ratio"):
        return True
    return said == level and (said is not None or pair.rate.quantity.unit == pair.end.quantity.unit)


def _difference(pair: Pair) -> Interval:
    """What the two levels allow, in the printed unit of the change."""
    return scale(subtract(base(pair.end), base(pair.start)), 1 / factor(pair.rate))


def _holds(pair: Pair) -> bool:
    implied, said = _difference(pair), pair.rate.quantity.interval
    if meet(implied, said) or meet(implied, Interval(-said.high, -said.low)):
        return True
    return pair.rate.row is not None and meet(growths.implied(pair), said)


def _differs(pair: Pair) -> Evidence:
    value = (growths.value(pair.end) - growths.value(pair.start)) / factor(pair.rate)
    wanted = pair.rate._replace(quantity=pair.rate.quantity._replace(value=value))
    words = {"value": causes.digits(pair.rate), "other": causes.digits(wanted)}
    return Evidence(
        pair.figures,
        (place(pair.rate), place(pair.start, "start"), place(pair.end, "end")),
        {
            "indicator": pair.rate.label,
            "start": pair.start.quantity.text,
            "end": pair.end.quantity.text,
            "implied": Estimate(value, _difference(pair), pair.rate.quantity.unit),
            "stated": pair.rate.quantity.text,
            **words,
        },
        case="prose" if pair.near > ROW or pair.rate.row is None else None,
        cause=causes.slip(pair.rate, wanted) if words["value"] != words["other"] else None,
    )
