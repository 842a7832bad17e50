"""Frozen values that cost little to define: equal when of one class with equal fields.

A dataclass compiles six functions for each class, which is most of what a command that
prints a list would wait for.  A value is a dataclass that takes them from `Value`.
"""

from __future__ import annotations

from collections.abc import Callable, KeysView, Sequence
from dataclasses import (
    MISSING,
    Field,
    FrozenInstanceError,
    dataclass,
    field,
    fields,
    make_dataclass,
)
from typing import Any, ClassVar, TypeVar, dataclass_transform

Given = TypeVar("Given", bound="Value")


class Value:
    """The base of every value."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    _names: ClassVar[tuple[str, ...]] = ()
    _in_order: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[KeysView[str]] = {}.keys()
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
        return all(self.__dict__[name] == other.__dict__[name] for name in self._names)

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in self._names)))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._names)
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


def _made(cls: type[Given], *, kw_only: bool = False) -> type[Given]:
    made = dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    every = fields(made)
    made._names = tuple(each.name for each in every)
    made._in_order = tuple(each.name for each in every if not each.kw_only)
    made._known = dict.fromkeys(made._names).keys()
    made._defaults = {e.name: e.default for e in every if e.default is not MISSING}
    made._factories = {
        each.name: each.default_factory
        for each in every
        if each.default_factory is not MISSING
    }
    return made


def _refuse(cls: type[Value], in_order: Sequence[Any], by_name: Sequence[str]) -> None:
    """Let a dataclass with the fields of *cls* say in its words what is wrong."""
    every = [(each.name, each.type, each) for each in fields(cls)]
    make_dataclass(cls.__qualname__, every)(*in_order, **dict.fromkeys(by_name))
