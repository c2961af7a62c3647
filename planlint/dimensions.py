"""Which dimensions may stand for each other where one indicator is printed: 家 and 户, 元 and 美元."""

# every currency: a value may be printed in any of them
MONEY = frozenset(
    {
        *("money", "usd", "eur", "jpy", "gbp", "hkd", "twd", "rub", "krw"),
        *("sgd", "chf", "cad", "aud", "kzt", "sek", "ngn", "btc"),
    }
)
FAMILIES = (
    # people, households, firms, visits, boxes: the classifier of one thing varies (万户, 万人, 家, 人次)
    frozenset({"count", "person", "household", "visit", "container", "number", "workday"}),
    MONEY,
    frozenset({"mass", "coal", "carbon", "apparent"}),
    frozenset({"energy", "coal"}),
    frozenset({"ratio", "points"}),
    frozenset({"data", "flops"}),
)


def akin(one: str, other: str) -> bool:
    """Whether two dimensions may be printed for one thing; of rates both sides: 元/人 and 美元/户."""
    if one == other or "number" in (one, other):  # a bare 万 or 亿 counts anything
        return True
    above, slash, below = one.partition("/")
    over, stroke, under = other.partition("/")
    if slash and stroke:
        return akin(above, over) and akin(below, under)
    return not slash and not stroke and any(one in family and other in family for family in FAMILIES)


def fits(dimension: str, expected: tuple[str, ...]) -> bool:
    """Whether a level of this dimension can be that of an indicator printed in one of those expected.

    A rate may be printed by its upper unit alone (每千人口…数: 人), or as a pure number (‰).
    """
    return any(akin(dimension, wanted) or akin(dimension, wanted.partition("/")[0]) for wanted in expected)
