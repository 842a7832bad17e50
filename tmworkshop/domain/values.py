"""Values that are equal when their fields are.

A dataclass compiles an ``__eq__`` and a ``__hash__`` for each class, which is most of
what it costs to define one.  The classes that every command loads take these.
"""

from __future__ import annotations


class Value:
    """The base of a dataclass with ``eq=False``: equal by class and fields."""

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))
