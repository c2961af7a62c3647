"""A result printed for the year of a target must reach it."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.model import Evidence
from planlint.progress import MET, MISSED, Aim, aims

BINDING = frozenset({"约束性", "binding"})


def results_meet_targets(corpus: Corpus) -> Iterator[Evidence]:
    """Targets and plans whose own year (or whole period) is reported. Case "binding" for 约束性."""
    for aim in aims(corpus):
        if aim.actuals and aim.verdict == MET:
            yield Evidence((aim.target, *aim.actuals), holds=True)
        elif aim.actuals and aim.verdict == MISSED:
            yield _missed(aim)


def _missed(aim: Aim) -> Evidence:
    target, actual = aim.target, aim.actuals[-1]
    binding = any(value in BINDING for _, value in target.attributes)
    return Evidence(
        (target, *aim.actuals),
        (place(actual), place(target, "target")),
        {
            "indicator": actual.label,
            "period": target.period.end if target.period else "",
            "target": target.quantity.text,
            "actual": actual.quantity.text,
        },
        case="binding" if binding else None,
    )
