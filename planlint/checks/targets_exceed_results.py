"""A target for a later period should ask for more than was already reached."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place, years
from planlint.model import Evidence, Figure
from planlint.progress import AIMS, CEILINGS, LEVELS, direction, reaches, results

BOUNDS = frozenset({"at_least", "at_most", "over", "under"})


def targets_exceed_results(corpus: Corpus) -> Iterator[Evidence]:
    """Targets against the last result before them. Case "growth" for growth rates, "ceiling" for ≤,
    "same" when target and result are printed alike.
    """
    for (_, scope), figures in corpus.series.items():
        if not any(f.role in AIMS for f in figures):
            continue
        said: set[tuple[object, ...]] = set()  # a target repeated in table and prose is one finding
        past = [f for f in results(corpus, figures, scope) if f.quantity.modifier not in BOUNDS]
        for target in figures:
            if target.role in AIMS and target.period:
                before = [f for f in past if _comparable(f, target)]
                if before:
                    evidence = _beyond(corpus, target, max(before, key=lambda f: f.period or ("", "")))
                    once = target.period, target.aspect, target.quantity.value
                    yield evidence if once not in said else evidence._replace(holds=True)
                    said.add(once)


def _comparable(result: Figure, target: Figure) -> bool:
    if not (result.period and target.period) or result.period.end >= target.period.start:
        return False
    if result.quantity.unit != target.quantity.unit or result.period.years != target.period.years:
        return False
    levels = result.aspect in LEVELS and target.aspect in LEVELS
    return levels or result.aspect == target.aspect == "growth"


def _beyond(corpus: Corpus, target: Figure, result: Figure) -> Evidence:
    growing = target.aspect == "growth"
    good = direction(corpus, target)
    more = target.quantity.value - result.quantity.value  # 5.5左右 asks for more than 5.3
    if not good or reaches(target, result, good) is not True or (more > 0 if good == "up" else more < 0):
        return Evidence((target, result), holds=True)
    case = "growth" if growing else "ceiling" if target.quantity.modifier in CEILINGS else None
    if case is None and target.quantity.value == result.quantity.value:
        case = "same"
    return Evidence(
        (target, result),
        (place(target), place(result, "result")),
        {
            "indicator": target.label,
            "target": target.quantity.text,
            "period": years(target),
            "result": result.quantity.text,
            "before": years(result),
        },
        case=case,
    )
