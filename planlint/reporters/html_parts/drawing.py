"""What a chart is made of, as values that the template writes as SVG; coordinates are its own units."""

from planlint.intervals import Interval
from planlint.model import Figure, Location
from planlint.named import NamedTuple
from planlint.wording import number

WIDTH, HEIGHT = 340, 168
LEFT, RIGHT, TOP, BOTTOM = 26, 314, 30, 134
MODIFIERS = {"about": "≈", "at_least": "≥", "at_most": "≤", "over": ">", "under": "<"}


class Line(NamedTuple):
    """A line through points ("x,y x,y"); `kind` is its class in the style sheet."""

    kind: str
    points: str


class Dot(NamedTuple):
    """A figure: where it is drawn, its printed number, and the place in the document it leads to."""

    kind: str
    x: float
    y: float
    label: str
    label_y: float
    href: str
    title: str


class Bar(NamedTuple):
    """A filled rectangle."""

    kind: str
    x: float
    y: float
    width: float
    height: float


class Word(NamedTuple):
    """A text beside the drawing."""

    kind: str
    x: float
    y: float
    string: str


class Drawing(NamedTuple):
    """One drawing: `kind` is "path", "rates" or "total", `says` what it shows for who cannot see it."""

    kind: str
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    words: tuple[Word, ...] = ()
    says: str = ""


class Scale(NamedTuple):
    """Values → coordinates, linear."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        part = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.start + part * (self.end - self.start), 1)


class Frame:
    """The years and values of one drawing, and the figures in it by their ids."""

    def __init__(self, ids: dict[Location, str], contested: frozenset[Location]) -> None:
        self._ids, self._contested = ids, contested
        self._taken: list[tuple[float, float]] = []

    def dot(self, kind: str, figure: Figure, x: float, y: float, title: str) -> Dot:
        """A figure drawn at a point, its number above it, or below where another number stands."""
        at = figure.location
        href = self._ids.setdefault(at, f"n{len(self._ids) + 1}")
        label_y = y - 8
        while any(abs(x - a) < 30 and abs(label_y - b) < 11 for a, b in self._taken):
            label_y = label_y + 11 if label_y > y else y + 15
        self._taken.append((x, label_y))
        kind += " contested" if at in self._contested else ""
        return Dot(kind, x, y, printed(figure), round(label_y, 1), href, title)


def printed(figure: Figure) -> str:
    """The number of a figure with a sign for its modifier: ≤ 4, 0.2–0.3."""
    quantity = figure.quantity
    shown = number(quantity.value)
    if quantity.upper is not None:
        shown += f"–{number(quantity.upper)}"
    return MODIFIERS.get(quantity.modifier, "") + shown


def between(interval: Interval) -> str:
    """The middle of an interval to a tenth, whole above a hundred: 9.5, 3.4, 120."""
    middle = (interval.low + interval.high) / 2
    return number(middle, 1 if abs(middle) < 100 else 0)


def line(kind: str, points: list[tuple[float, float]]) -> Line:
    """A line through points."""
    return Line(kind, " ".join(f"{x},{y}" for x, y in points))


def curve(kind: str, x: Scale, y: Scale, start: tuple[float, float], end: tuple[float, float]) -> Line:
    """The path of even growth between two (year, value) points; straight where growth has no rate."""
    (first, low), (last, high) = start, end
    points = []
    for step in range(9):
        part = step / 8
        even = low * (high / low) ** part if low > 0 and high > 0 else low + (high - low) * part
        points.append((x(first + (last - first) * part), y(even)))
    return line(kind, points)
