"""A report should say something of every indicator that the plan of its place sets a target for."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.model import Document, Evidence, Figure
from planlint.progress import AIMS

RESULTS = frozenset({"actual", "baseline"})


def reports_cover_their_plan(
    corpus: Corpus, *, least: int = 8, results: int = 10, shown: int = 12
) -> Iterator[Evidence]:
    """Pairs of documents of one place: a plan with at least `least` indicators with targets in tables, and
    a report with at least `results` results and no target. One evidence a pair, with all that is missing.
    """
    plans = [(d, t) for d in corpus.documents if len(t := _targets(corpus, d)) >= least]
    for plan, targets in plans:
        for report in corpus.documents:
            if report is not plan and _reports(corpus, plan, report, results):
                yield _covered(corpus, report, targets, shown)


def _targets(corpus: Corpus, document: Document) -> dict[tuple[str, str], Figure]:
    """The first target of every indicator that a table of the document plans."""
    found: dict[tuple[str, str], Figure] = {}
    for figure in document.figures:
        if figure.role in AIMS and figure.row is not None and figure.indicator:
            found.setdefault((figure.indicator, corpus.scope(figure)), figure)
    return found


def _reports(corpus: Corpus, plan: Document, report: Document, least: int) -> bool:
    """Whether a document reports on the place of a plan and plans nothing itself."""
    alone = corpus.sets.get(plan.path) is None or corpus.sets.get(plan.path) != corpus.sets.get(report.path)
    if (alone and (not plan.place or plan.place != report.place)) or any(
        f.role in AIMS for f in report.figures
    ):
        return False
    return sum(f.role in RESULTS for f in report.figures) >= least


def _covered(
    corpus: Corpus, report: Document, targets: dict[tuple[str, str], Figure], shown: int
) -> Evidence:
    told = {f.indicator for f in report.figures}
    silent = [
        figure
        for (indicator, _), figure in targets.items()
        if indicator not in told and not told & set(getattr(corpus.indicator(figure), "near", ()))
    ]
    if not silent:
        return Evidence(tuple(targets.values()), holds=True)
    names = "、".join(figure.label for figure in silent[:shown])
    return Evidence(
        (),
        tuple(place(figure, figure.label) for figure in silent),
        {
            "count": len(silent),
            "of": len(targets),
            "report": report.path.replace("\\", "/").rsplit("/", 1)[-1],
            "names": names + ("…" if len(silent) > shown else ""),
        },
    )
