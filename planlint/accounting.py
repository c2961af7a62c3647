"""What became of every number: which rules examined it, and why none could examine the others."""

from collections import Counter
from collections.abc import Iterable

from planlint.corpus import Corpus
from planlint.model import Account, Document, Figure, Location

CheckedBy = dict[str, tuple[tuple[str, ...], ...]]  # path → for each figure the ids of its rules

REASONS = {
    "no-indicator": {"en": "its indicator is not known", "zh": "未识别出指标"},
    "alone": {"en": "no other figure of this indicator", "zh": "没有同一指标的其他数据"},
    "no-period": {"en": "its period is not known", "zh": "未识别出时期"},
    "apart": {
        "en": "no other figure of this indicator, period and aspect",
        "zh": "没有同一指标、时期和口径的其他数据",
    },
    "no-unit": {"en": "its unit is not known", "zh": "未识别出单位"},
    "no-rule": {"en": "no rule relates it to another figure", "zh": "没有规则将其与其他数据相联系"},
}


def checked_by(corpus: Corpus, examined: dict[str, set[Location]]) -> CheckedBy:
    """For each document's path and each of its figures the ids of the rules that examined it, sorted."""
    found: dict[Location, list[str]] = {}
    for name in sorted(examined):
        for location in examined[name]:
            found.setdefault(location, []).append(name)
    return {
        document.path: tuple(tuple(found.get(figure.location, ())) for figure in document.figures)
        for document in corpus.documents
    }


def accounts(documents: Iterable[Document], checked_by: CheckedBy) -> tuple[Account, ...]:
    """For each document how many of its numbers are checked, unchecked and unread."""
    found = []
    for document in documents:
        checked = sum(1 for rules in checked_by[document.path] if rules)
        figures, unread = len(document.figures), len(document.unread)
        account = Account(document.path, figures + unread, checked, figures - checked, unread)
        found.append(_with_left(account, document, checked_by) if document.left else account)
    return tuple(found)


def _with_left(account: Account, document: Document, checked_by: CheckedBy) -> Account:
    """The account with the numbers of rows that were left out: as those of the rows that stand for them."""
    some = [(lines[0], rows) for lines, rows in (document.left.alike if document.left else ())]
    return added(
        account,
        *(
            sum(rows * count[line] for line, rows in some)
            for count in by_line(document, checked_by[document.path])
        ),
    )


def by_line(document: Document, rules: Iterable[tuple[str, ...]]) -> tuple[Counter[int], ...]:
    """How many numbers of each line are checked, unchecked and unread; `rules` are those of each figure."""
    checked: Counter[int] = Counter()
    unchecked: Counter[int] = Counter()
    for figure, ids in zip(document.figures, rules, strict=True):
        (checked if ids else unchecked)[figure.location.line] += 1
    return checked, unchecked, Counter(entry.location.line for entry in document.unread)


def added(account: Account, checked: int, unchecked: int, unread: int = 0) -> Account:
    """The account with more numbers of its document."""
    return Account(
        account.path,
        account.figures + checked + unchecked + unread,
        account.checked + checked,
        account.unchecked + unchecked,
        account.unread + unread,
    )


def unchecked(corpus: Corpus, checked_by: CheckedBy, language: str) -> dict[str, tuple[str, ...]]:
    """For each document's path and each of its figures why no rule examined it; "" where one did."""
    alike: Counter[tuple[object, ...]] = Counter()
    for figure in corpus.figures:
        key = _key(corpus, figure)
        alike.update((key[:2], key))
    return {
        document.path: tuple(
            "" if rules else REASONS[_reason(_key(corpus, figure), figure, alike)][language]
            for figure, rules in zip(document.figures, checked_by[document.path], strict=True)
        )
        for document in corpus.documents
    }


def _key(corpus: Corpus, figure: Figure) -> tuple[object, ...]:
    return figure.indicator, corpus.scope(figure), figure.period, figure.aspect


def _reason(key: tuple[object, ...], figure: Figure, alike: Counter[tuple[object, ...]]) -> str:
    if not figure.indicator:
        return "no-indicator"
    if alike[key[:2]] == 1:
        return "alone"
    if figure.period is None:
        return "no-period"
    if alike[key] == 1:
        return "apart"
    return "no-rule" if figure.quantity.unit else "no-unit"
