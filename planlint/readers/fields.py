"""YAML → its fields, each with the place of its value in the source; nothing of it is ever built.

Only the parser's events are read: an alias is a mark and expands to nothing, a tag makes no object, so a
file of a billion laughs is as cheap as any other of its length.
"""

from typing import Any

from planlint.errors import ReadError
from planlint.model import Block, Cell, Text
from planlint.readers.source import stretch

MOST = 1_000_000  # characters of front matter or of a YAML file; the longest of 900 public ones has 40 000
EVENTS = 100_000
DEPTH = 50
_QUOTES = "\"'"


def block(source: str, start: int, end: int, path: str) -> Block:
    """The fields of the YAML between two offsets of the source, as a block of kind "metadata".

    A cell is a scalar value, its `ref` the way to it: `graph_target_lines.0.value`; a key with digits in
    it is a cell with `header`. Raises ReadError with the line for what is no YAML or beyond the bounds.
    """
    import yaml  # brings 15 ms

    if end - start > MOST:
        raise ReadError(f"YAML of more than {MOST} characters", path)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    walk = _Walk(source, start, path)
    try:
        for number, event in enumerate(yaml.parse(source[start:end], Loader=loader)):
            if number > EVENTS:
                raise ReadError(f"YAML of more than {EVENTS} parts", path)
            walk.event(event, yaml)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = source.count("\n", 0, start) + mark.line + 1 if mark else None
        raise ReadError(
            f"no YAML: {getattr(error, 'problem', None) or 'nested too deeply'}", path, f"line {line}"
        ) from error
    return Block("metadata", Text("", ((0, start),)), cells=tuple(walk.cells))


def front_matter(source: str, start: int, end: int) -> Block:
    """The fields of a Markdown file's front matter; what is no YAML as one field without a key."""
    try:
        return block(source, start, end, "")
    except ReadError:
        cell = Cell(stretch(source, start, end), 0, 0, ref="")
        return Block("metadata", Text("", ((0, start),)), cells=(cell,))


class _Walk:
    """Follows the events of a YAML parser: where in the tree of keys it stands."""

    def __init__(self, source: str, offset: int, path: str) -> None:
        self.source, self.offset, self.path = source, offset, path
        self.cells: list[Cell] = []
        self.keys: list[str | int | None] = []  # of the open collections: the key, or how many items so far
        self.waiting: list[bool] = []  # of the open collections: whether a key comes next

    def event(self, event: Any, yaml: Any) -> None:
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self.keys) >= DEPTH:
                raise ReadError(f"YAML nested more than {DEPTH} deep", self.path)
            self._next(None)
            mapping = isinstance(event, yaml.MappingStartEvent)
            self.keys.append(None if mapping else -1)
            self.waiting.append(mapping)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.keys.pop()
            self.waiting.pop()
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self._next(None)

    def _next(self, key: str | None) -> bool:
        """Count the next node in; whether it was a key."""
        if not self.keys:
            return False
        last = self.keys[-1]
        if isinstance(last, int):
            self.keys[-1] = last + 1
            return False
        if self.waiting[-1]:
            self.keys[-1] = key
        self.waiting[-1] = not self.waiting[-1]
        return not self.waiting[-1]

    def _scalar(self, event: Any) -> None:
        is_key = self._next(event.value)
        start, end = self.offset + event.start_mark.index, self.offset + event.end_mark.index
        if end - start > 1 and self.source[start] in _QUOTES and self.source[end - 1] == self.source[start]:
            start, end = start + 1, end - 1
        text = stretch(self.source, start, end)
        if is_key and not any(sign.isdigit() for sign in text.string):
            return
        ref = ".".join("" if key is None else str(key) for key in self.keys)
        self.cells.append(Cell(text, len(self.cells), 0, header=is_key, ref=ref))
