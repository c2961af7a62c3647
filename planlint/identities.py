"""One-line accounting identities (勾稽关系): text → expression → interval.

"研发经费投入强度 = 研发经费 / 地区生产总值": names and numbers joined by + - * / and brackets, with a
space on both sides of every operator, because names may hold any other character.
"""

from collections.abc import Iterator, Mapping

from planlint import regex
from planlint.errors import RuleError
from planlint.intervals import Interval, add, divide, multiply, subtract

TOKEN = regex.compile(
    r"\s*(?:([()])|(\d+(?:\.\d+)?%?)(?=\s|\)|$)|([-+*/])(?=\s|$)|((?:(?!\s[-+*/](?:\s|$)|\s*\)).)+))"
)
BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}
COMBINE = {"+": add, "-": subtract, "*": multiply, "/": divide}


class Node:
    """A name, a constant, or an operator with two operands."""

    __slots__ = ("constant", "left", "name", "operator", "right")

    def __init__(
        self, operator: str = "", left: "Node | None" = None, right: "Node | None" = None,
        name: str = "", constant: float = 0.0,
    ) -> None:  # fmt: skip
        self.operator, self.left, self.right = operator, left, right
        self.name, self.constant = name, constant

    def names(self) -> Iterator[str]:
        """The indicator names of the expression, from left to right."""
        if self.name:
            yield self.name
        for side in (self.left, self.right):
            if side:
                yield from side.names()

    def value(self, of: Mapping[str, Interval]) -> Interval:
        """The interval of the expression when every name has the interval `of` gives it."""
        if self.left and self.right:
            return COMBINE[self.operator](self.left.value(of), self.right.value(of))
        return of[self.name] if self.name else Interval(self.constant, self.constant)

    def text(self, of: Mapping[str, str]) -> str:
        """The expression with `of[name]` in place of every name."""
        if not (self.left and self.right):
            return of[self.name] if self.name else f"{self.constant:g}"
        sides = [
            f"({side.text(of)})"
            if side.operator and BINDING[side.operator] < BINDING[self.operator]
            else side.text(of)
            for side in (self.left, self.right)
        ]
        return f"{sides[0]} {self.operator} {sides[1]}"


def parse(identity: str) -> tuple[str, Node]:
    """The name left of the equals sign and the expression right of it."""
    name, sign, expression = identity.partition(" = ")
    if not sign or not name.strip():
        raise RuleError(f"'{identity}' is not of the form 'name = expression'", place="options.identity")
    tokens = [m.group().strip() for m in TOKEN.finditer(expression) if m.group().strip()]
    node, rest = _expression(tokens, 0, identity)
    if rest:
        raise RuleError(f"'{rest[0]}' is not expected in '{identity}'", place="options.identity")
    return name.strip(), node


def _expression(tokens: list[str], binding: int, identity: str) -> tuple[Node, list[str]]:
    """Precedence climbing: operators that bind at least as tightly as `binding`."""
    node, tokens = _operand(tokens, identity)
    while tokens and BINDING.get(tokens[0], -1) > binding - 1 and tokens[0] in BINDING:
        operator = tokens[0]
        right, tokens = _expression(tokens[1:], BINDING[operator] + 1, identity)
        node = Node(operator, node, right)
    return node, tokens


def _operand(tokens: list[str], identity: str) -> tuple[Node, list[str]]:
    if not tokens or tokens[0] in BINDING or tokens[0] == ")":
        raise RuleError(f"a name is missing in '{identity}'", place="options.identity")
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        node, rest = _expression(rest, 0, identity)
        if not rest or rest[0] != ")":
            raise RuleError(f"a bracket is not closed in '{identity}'", place="options.identity")
        return node, rest[1:]
    number = first.rstrip("%")
    if number.replace(".", "", 1).isdigit():
        return Node(constant=float(number) / (100 if first.endswith("%") else 1)), rest
    return Node(name=first), rest
