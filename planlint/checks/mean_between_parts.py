"""A mean over a whole must lie between the smallest and the largest value of its parts."""

from collections.abc import Iterator

from planlint.corpus import Corpus, base, place, unit
from planlint.growths import HARMLESS, LEVELS
from planlint.model import Evidence, Figure, Period
from planlint.vocabulary import form

GROWTHS = frozenset({"growth", "growth_average"})
PLAIN = HARMLESS | {"list"}  # 城乡居民人均可支配收入分别增长5.1%、7.6%
Key = tuple[Period, str, str, str, tuple[str, int]]


def mean_between_parts(
    corpus: Corpus,
    *,
    whole: str,
    parts: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    levels: bool = False,
) -> Iterator[Evidence]:
    """`parts` are all the parts of `whole`: its growth is their weighted mean, whatever the weights.

    With `levels` its level is one too (income per head), not its growth: who moves to town raises the
    mean. Levels are asked within a paragraph or table. Instead of parts there may be `places` that together
    are the whole: 城市 and 农村 of a price index, for its groups (居民消费价格涨幅/食品烟酒) as well.
    """
    name, *names = (corpus.vocabulary.find(form(one)) or one for one in (whole, *parts))
    for indicator, scope in list(corpus.series):
        if indicator == name or (places and indicator.startswith(f"{name}/")):
            within = [(part, scope) for part in names] or [(indicator, f"{scope}/{part}") for part in places]
            rates = [_values(corpus, key, levels) for key in within]
            if all(rates):
                for key, figure in _values(corpus, (indicator, scope), levels).items():
                    found = [part[key] for part in rates if key in part]
                    if len(found) == len(rates):
                        yield _between(figure, found)


def _values(corpus: Corpus, series: tuple[str, str], levels: bool) -> dict[Key, Figure]:
    found: dict[Key, Figure] = {}
    for figure in corpus.series.get(series, ()):
        known = unit(figure)
        plain = figure.row is not None or all(name in PLAIN for name, _ in figure.attributes)
        if figure.period and known and plain:
            wanted = figure.aspect in LEVELS if levels else figure.aspect in GROWTHS and known.name == "%"
            if wanted:
                aspect = "level" if levels else figure.aspect
                # what one chapter says of all may be of another district than what another says of parts
                near = (figure.location.path, figure.block) if levels else ("", 0)
                found.setdefault((figure.period, aspect, figure.role, known.dimension, near), figure)
    return found


def _between(whole: Figure, parts: list[Figure]) -> Evidence:
    figures = (whole, *parts)
    intervals = [base(f) for f in parts]
    mean = base(whole)
    if mean.low <= max(i.high for i in intervals) and mean.high >= min(i.low for i in intervals):
        return Evidence(figures, holds=True)
    return Evidence(
        figures,
        (place(whole), *(place(f, f.place or f.label) for f in parts)),
        {
            "indicator": whole.label,
            "stated": whole.quantity.text,
            "parts": ", ".join(f"{f.place or f.label} {f.quantity.text}" for f in parts),
        },
    )
