"""What a table read from someone's file is to hold, and how it falls short.

It knows texts, numbers and lists, and nothing of what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tmworkshop.domain.values import Value, value


@value
class Kind(Value):
    """One kind of value: how it is spoken of, and what it takes in."""

    spoken: str
    accepts: Callable[[object], bool]


@value
class Shape(Value):
    """The names a table may hold, each with its kind, and those it has to hold."""

    kinds: Mapping[str, Kind]
    needed: frozenset[str]


# type(…) is, not isinstance: in Python true is a whole number, in a file it is not
TEXT = Kind("text", lambda value: type(value) is str)
WHOLE = Kind("a whole number", lambda value: type(value) is int)
TRUTH = Kind("true or false", lambda value: type(value) is bool)
TABLE = Kind("a table", lambda value: isinstance(value, Mapping))


def one_of(choices: Iterable[str]) -> Kind:
    """Return the kind of a value that is one of *choices*."""
    known = tuple(choices)
    return Kind(
        f"one of {', '.join(filter(None, known))}", lambda value: value in known
    )


def list_of(kind: Kind, spoken: str) -> Kind:
    """Return the kind of a list of *kind*, called *spoken*."""
    return Kind(spoken, lambda value: _all(kind, value))


def table(shape: Shape) -> Kind:
    """Return the kind of a table of *shape*."""
    return Kind("a table", lambda value: TABLE.accepts(value) and _fits(value, shape))


TEXTS = list_of(TEXT, "a list of texts")


def misfits(place: str, data: Mapping[str, Any], shape: Shape) -> Iterator[str]:
    """Yield all that keeps *data*, found at *place*, from having *shape*."""
    for name, held in data.items():
        if name not in shape.kinds:
            yield f"{place}: {name!r} is not known here"
        elif not (kind := shape.kinds[name]).accepts(held):
            yield f"{place}: {name} is to be {kind.spoken}{_but(held)}"
    for name in sorted(shape.needed - data.keys()):
        yield f"{place}: does not say its {name}"


def _fits(value: Any, shape: Shape) -> bool:
    return not any(misfits("", value, shape))


def _all(kind: Kind, value: object) -> bool:
    return isinstance(value, list) and all(kind.accepts(each) for each in value)


def _but(held: object) -> str:
    return f", not {held!r:.40}" if isinstance(held, str | int) else ""
