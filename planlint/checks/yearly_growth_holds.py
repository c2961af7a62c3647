"""The growth of one year must lead from the level of the year before to that of the year."""

from collections.abc import Iterator

from planlint.arithmetics import verdict
from planlint.corpus import Corpus
from planlint.growths import questions
from planlint.model import Evidence


def yearly_growth_holds(corpus: Corpus, *, comparable: tuple[str, ...] = ()) -> Iterator[Evidence]:
    """Every growth on the year before beside the levels of both years: end / start - 1.

    Option and cases as in compound_growth_holds, without "simple-average". "price-change" when prices that
    change as they usually do would explain it, for output is published at constant prices; "revised"
    already when the levels stand in different tables, for last year's value is often revised since.
    """
    for pairs in questions(corpus, "growth"):
        if evidence := verdict(corpus, pairs, comparable):
            yield evidence
