"""How far the cells of an upper header row reach, when their spans were lost and only the words are left."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations

from planlint.extract.headers import Column

MOST = 12  # columns; ways to divide more of them are too many to weigh

Fit = tuple[tuple[int, bool], ...]  # for each upper cell: how many columns, and whether cells stand below it


def spans(upper: Sequence[Column], lower: Sequence[Column], width: int) -> Fit | None:
    """The one most likely way in which the lower cells stand below the upper ones; None when it is open.

    Of a cells above and b below in w columns, a + b - w upper cells have lower ones below them. They are
    those that head values; and each pair of plan and result stands below one year, a later year is planned.
    """
    parents = len(upper) + len(lower) - width
    able = [at for at, piece in enumerate(upper) if piece.kind in ("", "value")]
    if not 0 < parents <= min(len(able), len(lower)) or width > MOST:
        return None
    weighed: list[tuple[int, Fit]] = []
    for chosen in combinations(able, parents):
        for sizes in _divisions(len(lower), parents):
            given = dict(zip(chosen, sizes, strict=True))
            starts = list(accumulate(sizes, initial=0))
            groups = [lower[start : start + size] for start, size in zip(starts, sizes, strict=False)]
            fit = tuple((given.get(at, 1), at in given) for at in range(len(upper)))
            weighed.append((_oddity([upper[at] for at in chosen], groups), fit))
    weighed.sort(key=lambda pair: pair[0])
    if len(weighed) > 1 and weighed[0][0] == weighed[1][0]:
        return None
    return weighed[0][1]


def _divisions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """The ways to divide `total` columns into `parts` runs of at least one."""
    if parts == 1:
        yield (total,)
        return
    for first in range(1, total - parts + 2):
        for rest in _divisions(total - first, parts - 1):
            yield (first, *rest)


def _oddity(heads: Sequence[Column], groups: Sequence[Sequence[Column]]) -> int:
    """How odd it would be: the same words twice below one head, a result below the last of several years,
    anything below a head that is complete.
    """
    odd = sum(3 for head in heads if head.role or head.aspect)  # 2024年目标 needs nothing below it
    for group in groups:
        texts = [piece.title for piece in group]
        odd += 10 * (len(texts) - len(set(texts)))
    if len(set(map(len, groups))) > 1:
        odd += 1
    years = [head.period.end for head in heads if head.period]
    if len(years) == len(heads) and len(set(years)) > 1:
        for head, group in zip(heads, groups, strict=True):
            roles = {_tense(piece) for piece in group}
            latest = head.period is not None and head.period.end == max(years)
            odd += 4 * (latest and "done" in roles) + 3 * (not latest and roles == {"planned"})
    return odd


def _tense(piece: Column) -> str:
    if piece.role in ("actual", "expected"):
        return "done"
    return "planned" if piece.role in ("target", "plan") else ""
