"""The growth of one year must lead from the level of the year before to that of the year."""

from collections.abc import Iterator

from planlint.arithmetics import verdict
from planlint.corpus import Corpus
from planlint.growths import questions
from planlint.model import Evidence


def yearly_growth_holds(corpus: Corpus) -> Iterator[Evidence]:
    """Every growth on the year before beside the levels of both years: end / start - 1.

    Cases as in compound_growth_holds, without "simple-average"; "revised" already when the levels
    stand in different tables, for last year's value is often revised when this year's is printed.
    """
    for pairs in questions(corpus, "growth"):
        if evidence := verdict(corpus, pairs):
            yield evidence
