"""An average annual growth must lead from the level before its period to the level at its end."""

from collections.abc import Iterator

from planlint.arithmetics import verdict
from planlint.corpus import Corpus
from planlint.growths import questions
from planlint.model import Evidence


def compound_growth_holds(corpus: Corpus, *, comparable: tuple[str, ...] = ()) -> Iterator[Evidence]:
    """Every average annual growth beside two levels of its indicator: (end / start) ^ (1 / years) - 1.

    `comparable` are words for a rate on another basis than the levels (同口径), which is not asked.
    Cases: "prices" (constant prices may explain it), "simple-average" (total growth divided by the
    years), "about", "revised" (a level stands in another file), "prose" (a sentence was understood so).
    """
    for pairs in questions(corpus, "growth_average"):
        if evidence := verdict(corpus, pairs, comparable):
            yield evidence
