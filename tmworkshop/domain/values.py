"""Frozen values that cost little to define: equal when of one class with equal fields.

A dataclass compiles six functions for each class, which is most of what a command that
prints a list would wait for.  A value takes them from `Value`, and becomes a dataclass
when something first asks for its fields as one (`dataclasses.replace`, `asdict`).
"""

from __future__ import annotations

from collections.abc import Callable, KeysView, Mapping, Sequence
from dataclasses import (
    MISSING,
    Field,
    FrozenInstanceError,
    dataclass,
    field,
    fields,
    make_dataclass,
)
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, dataclass_transform

Given = TypeVar("Given", bound="Value")
Slim = TypeVar("Slim", bound="SlimValue")


class _FieldsWhenAsked:
    """The fields of a value as `dataclasses` knows them, made when first asked for."""

    def __get__(self, _: object, kind: type[Value]) -> dict[str, Field[Any]]:
        dataclass(init=False, repr=False, eq=False, kw_only=kind._by_name)(kind)
        return kind.__dataclass_fields__


class Value:
    """The base of every value."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    _by_name: ClassVar[bool] = False
    _field_types: ClassVar[dict[str, str]] = {}
    _in_order: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[KeysView[str]] = _field_types.keys()
    _defaults: ClassVar[dict[str, Any]] = {}
    _factories: ClassVar[dict[str, Callable[[], Any]]] = {}

    def __init__(self, *in_order: Any, **given: Any) -> None:
        count = len(in_order) + len(given)
        if in_order:
            given.update(zip(self._in_order, in_order))  # noqa: B905 (strict is slow)
        own = self.__dict__
        own.update(self._defaults)
        own.update(given)
        for name, make in self._factories.items():
            if name not in own:
                own[name] = make()
        if len(given) != count or own.keys() != self._known:
            by_name = list(given)[: count - len(in_order)]  # they were there first
            _refuse(type(self), in_order, by_name)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        if self is other:
            return True
        return all(
            self.__dict__[name] == other.__dict__[name] for name in self._field_types
        )

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in self._field_types)))

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{name}={self.__dict__[name]!r}" for name in self._field_types
        )
        return f"{type(self).__name__}({shown})"


class SlimValue(Value):
    """The base of values that take a fifth of the room, where there are very many."""

    __slots__ = ()
    _puts: ClassVar[tuple[Callable[[Any, Any], None], ...]] = ()
    _all_of: ClassVar[Callable[[Any], Any]]

    def __init__(self, *in_order: Any, **given: Any) -> None:
        if given or len(in_order) != len(self._in_order):
            named = {**dict(zip(self._in_order, in_order)), **given}  # noqa: B905
            every = {**self._defaults, **named}
            is_twice = len(named) != len(in_order) + len(given)
            if is_twice or every.keys() != self._known:
                _refuse(type(self), in_order, list(given))
            in_order = tuple(map(every.__getitem__, self._in_order))
        for put, each in zip(self._puts, in_order, strict=True):
            put(self, each)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return bool(type(self)._all_of(self) == type(self)._all_of(other))

    def __hash__(self) -> int:
        return hash(type(self)._all_of(self))

    def __repr__(self) -> str:
        given = zip(self._field_types, type(self)._all_of(self), strict=True)
        shown = ", ".join(f"{name}={each!r}" for name, each in given)
        return f"{type(self).__name__}({shown})"


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Given]) -> type[Given]:
    """Make *cls* a value; `dataclasses.replace` and `fields` know it."""
    return _made(cls)


@dataclass_transform(
    frozen_default=True, kw_only_default=True, field_specifiers=(field,)
)
def named_value(cls: type[Given]) -> type[Given]:
    """Make *cls* a value whose fields are given by name."""
    return _made(cls, kw_only=True)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def slim_value(cls: type[Slim]) -> type[Slim]:
    """Make *cls*, of fields that are several and need no factory, such a value."""
    slim = dataclass(init=False, repr=False, eq=False, slots=True)
    made: type[Slim] = slim(_made(cls))
    made._puts = tuple(vars(made)[name].__set__ for name in made._field_types)
    made._all_of = staticmethod(attrgetter(*made._field_types))
    return made


def list_types(kind: type[Value]) -> Mapping[str, str]:
    """Return the type of each field of *kind*, by its name and as it is written."""
    return kind._field_types


def list_defaults(kind: type[Value]) -> Mapping[str, Any]:
    """Return what the fields of *kind* hold where nothing is given."""
    return kind._defaults | {name: make() for name, make in kind._factories.items()}


def _made(cls: type[Given], *, kw_only: bool = False) -> type[Given]:
    own: dict[str, str] = cls.__annotations__
    cls.__dataclass_fields__ = _FieldsWhenAsked()  # type: ignore[assignment]
    cls._by_name = kw_only
    cls._field_types = cls._field_types | own
    cls._known = cls._field_types.keys()
    in_order = cls._in_order if kw_only else (*cls._in_order, *own)
    cls._in_order = tuple(name for name in cls._field_types if name in in_order)
    cls._defaults, cls._factories = {**cls._defaults}, {**cls._factories}
    for name in own:
        default = cls.__dict__.get(name, MISSING)
        if not isinstance(default, Field):
            default = field(default=default)
        if default.default is not MISSING:
            cls._defaults[name] = default.default
        if default.default_factory is not MISSING:
            cls._factories[name] = default.default_factory
    return cls


def _refuse(cls: type[Value], in_order: Sequence[Any], by_name: Sequence[str]) -> None:
    """Let a dataclass with the fields of *cls* say in its words what is wrong."""
    every = [(each.name, each.type, each) for each in fields(cls)]
    make_dataclass(cls.__qualname__, every)(*in_order, **dict.fromkeys(by_name))
