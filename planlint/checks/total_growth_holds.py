"""A total growth over several years, or a multiple, must lead from the first level to the last."""

from collections.abc import Iterator

from planlint.arithmetics import verdict
from planlint.corpus import Corpus
from planlint.growths import questions
from planlint.model import Evidence


def total_growth_holds(corpus: Corpus, *, comparable: tuple[str, ...] = ()) -> Iterator[Evidence]:
    """Every growth over a whole period (增长42.9%, 增长1.3倍, 翻一番) beside two levels: end / start - 1.

    Option and cases as in compound_growth_holds, without "simple-average".
    """
    for pairs in questions(corpus, "growth_total"):
        if evidence := verdict(corpus, pairs, comparable):
            yield evidence
