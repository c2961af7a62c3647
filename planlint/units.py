"""Printed units resolved to a dimension and a factor: 亿元, 万人, 亩, ‰, 元/人 …"""

from typing import NamedTuple


class Unit(NamedTuple):
    """A printed unit: its dimension ("money", "person", "count", "ratio" …) and factor to the base unit."""

    name: str
    dimension: str
    factor: float


def unit_for(printed: str) -> Unit | None:
    """The unit of a printed name, None when it is not known."""
    raise NotImplementedError
