"""What the paragraph styles of a Word document say: headings, captions, lists."""

from planlint.named import NamedTuple
from planlint.readers.package import Element, W, value, whole

_HEADINGS = ("heading", "标题", "標題")
_CAPTIONS = ("caption", "题注", "題注", "table caption")
DEEPEST = 30  # styles a style may be based on in a row; a circle ends there


class Style(NamedTuple):
    """`outline` is 0-based as in Word (9: body text), None unsaid; `list` is numId and level."""

    kind: str = "paragraph"
    outline: int | None = None
    list: tuple[str, int] | None = None


class Styles:
    """Paragraph styles by id, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.default = ""
        for element in () if root is None else root.iterfind(f"{W}style"):
            if element.get(f"{W}type") in (None, "paragraph"):
                self._elements[element.get(f"{W}styleId", "")] = element
                if element.get(f"{W}default") in ("1", "true"):
                    self.default = element.get(f"{W}styleId", "")

    def get(self, name: str | None) -> Style:
        """The style of an id; the default style without one."""
        name = name or self.default
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Style:
        kind, outline, numbered, level = "paragraph", None, None, None
        seen = 0
        while name in self._elements and seen < DEEPEST:
            element = self._elements[name]
            title = (value(element, "name") or "").lower()
            found = _heading(title)
            if kind == "paragraph" and title in _CAPTIONS:
                kind = "caption"
            if outline is None:
                outline = found
            properties = element.find(f"{W}pPr")
            if properties is not None:
                stated = value(properties, "outlineLvl")
                if stated is not None and (outline is None or seen == 0):
                    outline = whole(stated, 9)
                numbers = properties.find(f"{W}numPr")
                if numbers is not None:
                    numbered = numbered or value(numbers, "numId")
                    level = level if level is not None else value(numbers, "ilvl")
            name = value(element, "basedOn") or ""
            seen += 1
        return Style(kind, outline, (numbered, whole(level, 0)) if numbered else None)


def _heading(title: str) -> int | None:
    """The outline level that the name of a built-in style stands for."""
    if title in ("title", "标题", "標題"):
        return 0
    for word in _HEADINGS:
        rest = title.removeprefix(word).strip()
        if rest != title and rest.isdecimal() and 1 <= int(rest) <= 9:
            return int(rest) - 1
    return None
