"""The indicators planlint knows: names, synonyms, dimension, bounds, price basis, direction."""

from typing import NamedTuple


class Indicator(NamedTuple):
    """One indicator of the vocabulary (`rules/vocabulary/indicators/*.toml`).

    `dimension` is that of `units.Unit.dimension` ("money", "person", "ratio" …) or None; `low` and
    `high` bound its level in the dimension's base unit (a share: 0 and 1); `prices` tells whether its
    levels are values at current prices whose growth may be stated at constant prices; `good` is "up",
    "down" or "" (no direction).
    """

    name: str
    synonyms: tuple[str, ...] = ()
    dimension: str | None = None
    low: float | None = None
    high: float | None = None
    prices: bool = False
    good: str = ""


class Vocabulary:
    """Canonical indicators by every name they are printed under."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        self.indicators = {i.name: i for i in indicators}
        self.names = {name: i for i in indicators for name in (i.name, *i.synonyms)}

    def get(self, canonical: str) -> Indicator | None:
        """The indicator of a canonical name (`Figure.indicator`), or None when it is unknown."""
        return self.indicators.get(canonical)
