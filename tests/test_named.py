"""`named.NamedTuple` does what `typing.NamedTuple` does."""

import pickle
import typing
from typing import Any

import pytest

from planlint import named
from planlint.model import Location


class Theirs(typing.NamedTuple):
    """A place."""

    line: int
    text: str
    notes: tuple[str, ...] = ()
    page: int | None = None

    @property
    def twice(self) -> int:
        return 2 * self.line

    def said(self, word: str = "at") -> str:
        return f"{word} {self.line}"


class Ours(named.NamedTuple):
    """A place."""

    line: int
    text: str
    notes: tuple[str, ...] = ()
    page: int | None = None

    @property
    def twice(self) -> int:
        return 2 * self.line

    def said(self, word: str = "at") -> str:
        return f"{word} {self.line}"


BOTH = pytest.mark.parametrize("kind", [Theirs, Ours])


@BOTH
def test_fields_are_given_by_place_or_name_and_have_defaults(kind: Any) -> None:
    made = kind(3, text="a", page=4)
    assert made == (3, "a", (), 4)
    assert (made.line, made.text, made.notes, made.page) == (3, "a", (), 4)
    assert (made.twice, made.said(), made.said("on")) == (6, "at 3", "on 3")
    line, *_ = made
    assert line == 3
    assert hash(made) == hash((3, "a", (), 4))
    match made:
        case kind(line=3, text=text):
            assert text == "a"
        case _:
            pytest.fail("does not match")


@BOTH
@pytest.mark.parametrize("call", [{}, {"line": 1}, {"line": 1, "text": "a", "more": 2}])
def test_missing_and_unknown_fields_are_refused(kind: Any, call: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"__new__\(\)"):
        kind(**call)
    with pytest.raises(TypeError):
        kind(1, "a", (), 2, 3)


@BOTH
def test_one_field_is_replaced(kind: Any) -> None:
    made = kind(1, "a")
    assert made._replace(text="b") == kind(1, "b")
    assert type(made._replace(text="b")) is kind
    with pytest.raises((TypeError, ValueError)):
        made._replace(more=1)


@BOTH
def test_it_has_no_room_for_more(kind: Any) -> None:
    made = kind(1, "a")
    with pytest.raises(AttributeError):
        made.more = 1
    with pytest.raises(AttributeError):
        made.line = 2


@BOTH
def test_it_travels_between_processes(kind: Any) -> None:
    made = kind(1, "a", ("b",))
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert type(again) is kind


def test_both_say_the_same_of_themselves() -> None:
    theirs, ours = Theirs(1, "a"), Ours(1, "a")
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._asdict() == theirs._asdict()
    for name in ("_fields", "_field_defaults", "__doc__", "__annotations__", "__match_args__", "__module__"):
        assert getattr(Ours, name) == getattr(Theirs, name)
    assert Ours._make([1, "a", (), None]) == Theirs._make([1, "a", (), None])
    with pytest.raises(TypeError, match="Expected 4 arguments, got 1"):
        Ours._make([1])
    assert Ours.__qualname__ == "Ours"
    assert isinstance(ours, tuple)


def test_the_words_of_planlint_are_made_so() -> None:
    assert type(Location).__name__ == "type"
    assert Location.__bases__ == Ours.__bases__
