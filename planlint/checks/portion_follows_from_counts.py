"""The portion of things that grow (增长面) must be their count over the count of all."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, dimension, factor, place
from planlint.intervals import NOISE, Interval, divide, meet, scale
from planlint.model import Estimate, Evidence, Figure


def portion_follows_from_counts(corpus: Corpus, *, names: tuple[str, ...]) -> Iterator[Evidence]:
    """A share whose name ends in one of `names` behind exactly two counts of one unit in its sentence.

    The first count is that of all, the second of those that the share is of.
    """
    for sentence in corpus.sentences.values():
        for at, share in enumerate(sentence):
            if share.label.endswith(names) and dimension(share) == "ratio" and at > 1:
                counts = [f for f in sentence[:at] if f.aspect == "count" and f.role == share.role]
                if len(counts) == 2 and len({f.quantity.unit for f in counts}) == 1:
                    whole, part = counts
                    if base(part).low <= base(whole).high and base(whole).low > 0:
                        yield _held(share, whole, part)


def _held(share: Figure, whole: Figure, part: Figure) -> Evidence:
    implied = divide(_exact(part), _exact(whole))
    if meet(implied, base(share)):
        return Evidence((share, whole, part), holds=True)
    shown = scale(implied, 1 / factor(share))
    middle = (shown.low + shown.high) / 2
    if shown.high - shown.low < middle * NOISE * 10:  # of whole things, one number
        shown = Interval(middle, middle)
    return Evidence(
        (share, whole, part),
        (place(share), place(part, "part"), place(whole, "whole")),
        {
            "indicator": share.label,
            "part": part.quantity.text,
            "whole": whole.quantity.text,
            "implied": Estimate(middle, shown, share.quantity.unit),
            "stated": share.quantity.text,
        },
    )


def _exact(count: Figure) -> Interval:
    """Whole things are not rounded: 22 of 35 are 22 of 35, unless a scale (1.2万个) or a word says about."""
    quantity = count.quantity
    if quantity.decimals or quantity.modifier != "none" or factor(count) != 1 or quantity.value % 100 == 0:
        return base(count)
    return Interval(quantity.value, quantity.value)
