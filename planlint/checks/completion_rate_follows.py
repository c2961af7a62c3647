"""A printed completion rate must follow from the plan and the result printed beside it."""

from collections.abc import Iterator

from planlint.corpus import Corpus, alike, base, place, unit
from planlint.intervals import divide, meet, scale
from planlint.model import Estimate, Evidence, Figure

AMOUNTS = frozenset({"level", "count"})
PLANS = frozenset({"plan", "target"})
NEAR = 8  # figures of the paragraph before the rate among which its plan and result are looked for


def completion_rate_follows(corpus: Corpus) -> Iterator[Evidence]:
    """Rates beside one plan and one result of the same dimension and period, in a paragraph or a table row.

    Case "apart" when plan and rate stand in different sentences, so that another plan may be meant.
    """
    for groups in (corpus.rows, corpus.paragraphs):
        for figures in groups.values():
            for number, rate in enumerate(figures):
                if rate.aspect == "completion_rate" and rate.quantity.unit == "%":
                    near = figures if rate.row is not None else figures[max(0, number - NEAR) : number]
                    found = _plan_and_result(rate, near)
                    if found:
                        yield _followed(rate, *found)


def _plan_and_result(rate: Figure, near: list[Figure]) -> tuple[Figure, Figure] | None:
    """The plan and the result of a rate, when no second result of their dimension makes it doubtful."""
    amounts = [f for f in near if f.aspect in AMOUNTS and unit(f) and f.period == rate.period]
    plans = [f for f in amounts if f.role in PLANS]
    if not plans:
        return None
    plan = plans[-1]
    behind = amounts[amounts.index(plan) + 1 :] if rate.row is None else amounts
    results = [f for f in behind if f.role == "actual" and alike(f, plan)]
    if len(results) != 1 or base(plan).low <= 0 or len([p for p in plans if alike(p, plan)]) > 1:
        return None
    return plan, results[0]


def _followed(rate: Figure, plan: Figure, result: Figure) -> Evidence:
    figures = (rate, result, plan)
    implied = scale(divide(base(result), base(plan)), 100)
    if meet(implied, rate.quantity.interval):
        return Evidence(figures, holds=True)
    return Evidence(
        figures,
        (place(rate), place(result, "result"), place(plan, "plan")),
        {
            "indicator": rate.label,
            "result": result.quantity.text,
            "plan": plan.quantity.text,
            "implied": Estimate.of(implied, "%"),
            "stated": rate.quantity.text,
        },
        case=None if (rate.sentence, rate.row) == (plan.sentence, plan.row) else "apart",
    )
