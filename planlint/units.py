"""Printed units resolved to a dimension and a factor: 亿元, 万人, 亩, ‰, 元/人 …

Units are defined for pint in `rules/vocabulary/units.txt`. Pint takes half a second to start, so its
answers are kept in `units.tsv`, written by `python -m planlint.units`; scales (万, 亿, million) and
"per" ("/", 每) are composed here. A test holds table and composition equal to pint.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from planlint import made
from planlint.index import built_in
from planlint.named import NamedTuple

DEFINITIONS = "vocabulary/units.txt"
TABLE = "vocabulary/units.tsv"
# products of base dimensions that have a name of their own
NAMES = {
    "length^2": "area",
    "length^3": "volume",
    "power*time": "energy",
    "": "ratio",
}
_NORMAL = str.maketrans("％（）［］／\u3000\t\r\n", "%()[]/" + " " * 4)


class Unit(NamedTuple):
    """A printed unit: its dimension ("money", "person", "count", "ratio" …) and factor to the base unit.

    Dimensions: money (元; every other currency is its own: usd, eur …), person, visit (人次), household,
    count (件 and every classifier), container, ratio (%, ‰, 倍, 成, 1/10万; factor to 1), points (个百分点;
    factor to 1), number (a bare 万), area, length, volume, mass, coal (吨标准煤), carbon, power, energy,
    time …; of a rate "money/person", "coal/money", "mass/volume", with both sides equal "ratio".
    Two units can be converted exactly when their dimensions are equal.
    """

    name: str
    dimension: str
    factor: float


class Table(NamedTuple):
    """Pint's answers: scales and units by printed name."""

    scales: dict[str, float]
    units: dict[str, Unit]
    by_first: dict[str, list[tuple[str, float]]]  # the scales by their first character, the longest first
    last: frozenset[str]  # characters that a name ends in which is no rate and has no brackets


@cache
def table() -> Table:
    """The kept table, read once: under a millisecond."""
    path = f"{built_in()}/{TABLE}"
    scales, units = made.of([path], lambda: _parsed(path), "units")
    by_first: dict[str, list[tuple[str, float]]] = {}
    for scale, factor in scales.items():
        by_first.setdefault(scale[0], []).append((scale, factor))
    last = {name[-1] for name, _, _ in units} | {"币"}  # 元人民币
    return Table(scales, {unit[0]: Unit(*unit) for unit in units}, by_first, frozenset(last))


def _parsed(path: str) -> tuple[dict[str, float], list[tuple[str, str, float]]]:
    """Scales, the longest first, and units of the kept table."""
    with open(path, encoding="utf-8") as file:
        rows = [line.split("\t") for line in file.read().splitlines()]
    scales = {name: float(factor) for name, dimension, factor in rows if dimension == "scale"}
    units = [(name, dimension, float(factor)) for name, dimension, factor in rows if dimension != "scale"]
    return dict(sorted(scales.items(), key=lambda s: -len(s[0]))), units


_known: dict[str, Unit | None] = {"": None}


def unit_for(printed: str) -> Unit | None:
    """The unit of a printed name, None when it is not known.

    Full-width forms, spaces, brackets and 人民币 do not matter: "％", "元(人民币)", "（万元）" are read.
    """
    try:
        return _known[printed]
    except KeyError:
        unit = _resolve(printed)
        if len(_known) < 10_000:  # a hostile document must not fill the memory
            _known[printed] = unit
        return unit


def _resolve(printed: str) -> Unit | None:
    if len(printed) > 60:
        return None
    name = " ".join(printed.translate(_NORMAL).split())
    if (
        name[-1:] not in table().last
        and not name.isascii()
        and not ("(" in name or "/" in name or "每" in name)
    ):
        return None  # most of what is asked for is the name of an indicator
    for form in _forms(name):
        if form and (unit := _compound(form) or _counted_unit(form) or _after_currency(form)) and unit.factor:
            return Unit(printed, unit.dimension, unit.factor)
    return None


def _forms(name: str) -> Iterator[str]:
    """The name and what it is without brackets, 人民币, capitals or spaces."""
    yield name
    if "(" in name:
        yield _without_brackets(name)
    other = name.lower() if name.isascii() else name.replace("人民币", "").replace(" ", "")
    if other != name:
        yield other


def _after_currency(name: str) -> Unit | None:
    """A scale behind its currency: RMB million, US$ bn."""
    for currency in ("RMB", "CNY", "USD", "US$", "人民币"):
        if name.startswith(currency):
            money, scale = table().units[currency], _counted(name[len(currency) :].strip())
            if scale and scale.dimension == "number":
                return Unit(name, money.dimension, money.factor * scale.factor)
    return None


def _without_brackets(name: str) -> str:
    """元(人民币) → 元, (万元) → 万元."""
    if name[0] == "(" and name[-1] == ")":
        return name[1:-1].strip()
    return name[: name.index("(")].strip() + name[name.rfind(")") + 1 :].strip()


def _compound(name: str) -> Unit | None:
    """A unit, or units divided: 元/人, 元/平方米·月, 1/10万, /10万, 人每亿元, per 1,000 persons."""
    if unit := _scaled(name):
        return unit
    for sign in ("每", " per "):
        name = name.replace(sign, "/")
    if name.startswith(("per ", "每")):
        name = "/" + name[4 if name[0] == "p" else 1 :]
    above, slash, below = name.partition("/")
    if not slash or not below.strip("() "):
        return None
    unit = _scaled(above.strip()) if above.strip() not in ("", "1") else Unit("", "", 1.0)
    if unit is None:
        return None
    dimension, factor = unit.dimension, unit.factor
    parts = below.strip("()").replace("·", "/").replace("*", "/").split("/")
    under: list[str] = []
    for part in parts:
        known = _counted(part.strip()) if part.strip() else None
        if known is None or not known.factor:
            return None
        factor /= known.factor
        under.append(known.dimension)
    return Unit(name, _quotient(dimension, under), factor)


def _quotient(above: str, below: list[str]) -> str:
    """The dimension of a rate. Equal sides cancel, a plain number below leaves the side above as it is;
    persons per number and cases per persons (12/10万人) are ratios.
    """
    below = sorted(name for name in below if name not in ("number", "ratio"))
    if above in below:
        below.remove(above)
        above = "ratio"
    if above == "person" and not below:
        return "ratio"
    if not above and below in ([], ["person"]):
        return "ratio"
    return "/".join([above if above not in ("", "ratio") or not below else "1", *below])


def _counted_unit(name: str) -> Unit | None:
    """A unit with a number before it: 100 million yuan, 10000 tons; a number alone is no unit."""
    return _counted(name) if name[0].isdigit() and not name[-1].isdigit() else None


def _counted(name: str) -> Unit | None:
    """A unit with a number before it: 10万, 10万人, 1,000 persons, 百人."""
    digits = name.lstrip("0123456789,")
    count = name[: len(name) - len(digits)].replace(",", "")
    rest = digits.strip()
    unit = _scaled(rest) if rest else Unit("", "number", 1.0)
    return unit and Unit(name, unit.dimension, unit.factor * float(count or 1))


def _scaled(name: str) -> Unit | None:
    """A known unit, or one with a scale before it: 万元, 百万吨, million yuan."""
    known = table()
    if unit := known.units.get(name):
        return unit
    for scale, factor in known.by_first.get(name[:1], ()):
        if name.startswith(scale):
            unit = known.units.get(name[len(scale) :].lstrip())
            if unit:
                return Unit(name, unit.dimension, unit.factor * factor)
    return None


def registry() -> Any:
    """A pint registry of our own definitions only (half a second: never at check time)."""
    import pint

    found: Any = pint.UnitRegistry(None)
    found.load_definitions(_definitions())
    return found


def _definitions() -> list[str]:
    with open(f"{built_in()}/{DEFINITIONS}", encoding="utf-8") as file:
        return file.read().splitlines()


def answer(pint_registry: Any, name: str) -> tuple[str, float]:
    """Pint's dimension and factor of a defined name (`_` for a space)."""
    base = pint_registry.get_base_units(pint_registry.UnitsContainer({name: 1}))
    dimensions = pint_registry.get_dimensionality(pint_registry.UnitsContainer({name: 1}))
    return dimension_name(dimensions), float(base[0])


def dimension_name(dimensions: Any) -> str:
    """Our word for pint's dimensionality: [length]**2 → area, [money]/[person] → money/person."""
    above: list[str] = []
    below: list[str] = []
    for key, power in sorted(dimensions.items()):
        word = key.strip("[]") + (f"^{abs(power):g}" if abs(power) != 1 else "")
        (above if power > 0 else below).append(word)
    numerator = NAMES.get("*".join(above), "*".join(above))
    if not below:
        return numerator
    denominator = NAMES.get("*".join(below))
    return "/".join([numerator if above else "1", *([denominator] if denominator else below)])


def rows(pint_registry: Any) -> list[tuple[str, str, float]]:
    """(printed name, dimension or "scale", factor) of everything defined, in the order of definition."""
    found = []
    for line in _definitions():
        head, *rest = line.split("#")[0].split(" = ") if not line.startswith("#") else [""]
        if not head.strip():
            continue
        names = [head.strip(), *(name.strip() for name in rest[1:])]
        for name in names:
            if name.endswith("-"):
                factor = float(rest[0])
                found.append((name[:-1].replace("_", " "), "scale", factor))
            else:
                dimension, factor = answer(pint_registry, name)
                found.append((name.replace("_", " "), dimension, factor))
    return list(dict.fromkeys(found))


def write() -> None:
    """Ask pint about every unit and keep its answers."""
    lines = [f"{name}\t{dimension}\t{factor!r}\n" for name, dimension, factor in rows(registry())]
    with open(f"{built_in()}/{TABLE}", "w", encoding="utf-8") as file:
        file.writelines(lines)


if __name__ == "__main__":
    write()
