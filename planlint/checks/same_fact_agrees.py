"""The same indicator, place, period and aspect must be printed with values that can all be true."""

from collections.abc import Iterable, Iterator

from planlint import causes
from planlint.corpus import Corpus, base, place, unit, years
from planlint.dimensions import MONEY
from planlint.intervals import Interval, meet
from planlint.model import Evidence, Fact, Figure
from planlint.vocabulary import form

ASPECTS = {"count": "level", "share": "level", "limit": "level"}
ROLES = {"baseline": "actual"}
LEVELS = frozenset({"level", "count", "share", "limit"})
# attributes of a sentence's figure that make it another fact: 年均, of a holiday, by design, out of a whole
NARROWING = frozenset(
    {
        "per",
        "holiday",
        "design",
        "part_of",
        "share_of",
        "relative_to",
        "target_of",
        "comparison",
        "base_period",
    }
)


# sentences whose values are further apart, without a slip of the pen, speak of two things: 专任教师 of all
# schools and, four lines on, of nursery schools
APART = 1.5
FOREIGN = MONEY - {"money"}
MOST_GROUPS = 6  # rows of one name in a table with groups: 一般公共预算, 政府性基金, … each 收入合计


def same_fact_agrees(corpus: Corpus, *, of_parts: Iterable[str] = ()) -> Iterator[Evidence]:
    """Every group of figures that state one fact; those that cannot meet are evidence.

    `of_parts` are indicators whose bare name sentences also print of a part (在校生 of a kind of school):
    only tables are asked of them.

    Case "prose" when a sentence is involved whose subject or period had to be inferred, "truncated"
    when one number is the other with its decimals cut off instead of rounded.
    """
    parts = set(of_parts)
    for (indicator, _), figures in corpus.series.items():
        if indicator in parts:
            figures = [f for f in figures if f.row is not None]
        if len(figures) > 1:
            for group in map(_unambiguous, _facts(corpus, figures).values()):
                if len(group) > 1:
                    yield from _held_together(corpus, group)


def _facts(corpus: Corpus, figures: list[Figure]) -> dict[tuple[object, ...], list[Figure]]:
    """Figures by what they state. Prose counts only under a name of the vocabulary: “总投资” of two
    projects is not one fact.
    """
    groups: dict[tuple[object, ...], list[Figure]] = {}
    repeated = set() if corpus.indicator(figures[0]) else _repeated(figures)
    for figure in figures:
        if figure.period is None or (figure.row is None and corpus.indicator(figure) is None):
            continue
        known = unit(figure)
        key = (
            figure.row if (figure.location.path, figure.block) in repeated else None,
            figure.period,
            ASPECTS.get(figure.aspect, figure.aspect),
            ROLES.get(figure.role, figure.role),
            known.dimension if known else figure.quantity.unit,
            tuple(a for a in figure.attributes if a[0] in NARROWING),
            figure.basis == "real",
            "" if figure.aspect in LEVELS else _currency(corpus, figure),
        )
        groups.setdefault(key, []).append(figure)
    return groups


def _currency(corpus: Corpus, figure: Figure) -> str:
    """The foreign currency of the level that a growth is of: 按美元计价,出口3亿美元,下降2%."""
    row = figure.location.path, figure.block, figure.row or 0
    sentence = figure.location.path, figure.block, figure.sentence or 0
    near = corpus.rows[row] if figure.row is not None else corpus.sentences[sentence]
    foreign = ""
    for other in near:
        if other is figure and figure.row is None:
            break
        known = unit(other)
        if other.indicator == figure.indicator and other.aspect in LEVELS and known:
            foreign = known.dimension if known.dimension in FOREIGN else ""
    return foreign


def _repeated(figures: list[Figure]) -> set[tuple[str, int]]:
    """Tables in which an unknown name opens some rows, each of what stands above it: 铁路 of goods, people.

    A name of many rows is that of a table in long form, told apart by its other columns.
    """
    rows: dict[tuple[str, int], set[int]] = {}
    for figure in figures:
        if figure.row is not None:
            rows.setdefault((figure.location.path, figure.block), set()).add(figure.row)
    return {table for table, found in rows.items() if 1 < len(found) <= MOST_GROUPS}


def _unambiguous(group: list[Figure]) -> list[Figure]:
    """The group without the sentences and rows that print two values of it: those speak of two things.

    Of a row, the headers (全国 | 城市 | 农村) tell which, in words that were not understood.
    """
    values: dict[tuple[str, int, bool, int], set[str]] = {}
    for figure in group:
        values.setdefault(_statement(figure), set()).add(figure.quantity.text)
    twice = {statement for statement, texts in values.items() if len(texts) > 1}
    first: dict[tuple[str, int], Figure] = {}
    kept = []
    for figure in group:
        if _statement(figure) in twice:
            continue
        if figure.sentence is not None:
            # of a paragraph the first counts: what follows may be of a part (民营企业…, 中心城区…)
            head = first.setdefault((figure.location.path, figure.block), figure)
            if not meet(base(head), base(figure)):
                continue
        kept.append(figure)
    return kept


def _statement(figure: Figure) -> tuple[str, int, bool, int]:
    """The sentence or the row of a table that a figure stands in."""
    number = figure.row if figure.row is not None else figure.sentence
    return figure.location.path, figure.block, figure.row is None, number or 0


def _held_together(corpus: Corpus, group: list[Figure]) -> Iterator[Evidence]:
    """Clusters of figures that can all be true; one cluster holds, two are a conflict."""
    clusters: list[tuple[Interval, list[Figure]]] = []
    for figure in group:
        interval = base(figure)
        for number, (common, members) in enumerate(clusters):
            if meet(common, interval):
                common = Interval(max(common.low, interval.low), min(common.high, interval.high))
                clusters[number] = common, [*members, figure]
                break
        else:
            clusters.append((interval, [figure]))
    if len(clusters) == 1:
        yield Evidence(tuple(group), holds=True)
        return
    # the value printed most often is the likelier one; of equals, the first
    most = max(clusters, key=lambda cluster: len(cluster[1]))
    for cluster in clusters:
        if cluster is not most and not _of_two_things(cluster[1], most[1]):
            yield _conflict(corpus, cluster[1][0], most[1][0], tuple(group))


def _of_two_things(some: list[Figure], others: list[Figure]) -> bool:
    """Whether sentences are so far apart that one of them must be of a part or of another coverage."""
    one, other = some[0], others[0]
    if all(f.row is not None for f in (*some, *others)) or causes.slip(one, other):
        return False
    small, large = sorted(abs(base(f).low + base(f).high) for f in (one, other))
    return large > APART * small


def _conflict(corpus: Corpus, figure: Figure, other: Figure, group: tuple[Figure, ...]) -> Evidence:
    cause = causes.slip(figure, other)
    facts: dict[str, Fact] = {
        "indicator": figure.label,
        "period": years(figure),
        "value": figure.quantity.text,
        "other": other.quantity.text,
        "where": corpus.where(other, figure),
    }
    witness = causes.supported(corpus, figure, other)
    if witness:
        cause = "growth-supports"
        facts |= {"supported": witness[0].quantity.text, "rate": witness[1].quantity.text}
    return Evidence(
        group,
        (place(figure), place(other, _note(other))),
        facts,
        case=_case(corpus, figure, other),
        cause=cause,
    )


def _case(corpus: Corpus, figure: Figure, other: Figure) -> str | None:
    if _truncated(figure, other) or _truncated(other, figure):
        return "truncated"
    sure = all(f.row is not None or _explicit(corpus, f) for f in (figure, other))
    # growth is stated at current and at constant prices, of the year and of its months: no proof
    return None if sure and (figure.row is not None or figure.aspect in LEVELS) else "prose"


def _explicit(corpus: Corpus, figure: Figure) -> bool:
    """Whether a sentence names the indicator itself, not a narrowed or completed form of it."""
    return (
        corpus.vocabulary.find(form(figure.label)) is not None
        and figure.quantity.modifier == "none"
        and not figure.attributes
    )


def _truncated(short: Figure, long: Figure) -> bool:
    a, b = short.quantity, long.quantity
    if a.unit != b.unit or a.decimals >= b.decimals:
        return False
    factor = 10.0**a.decimals
    return int(b.value * factor + 1e-9) == round(a.value * factor)


def _note(figure: Figure) -> str:
    return figure.table or ""
