"""Frozen values read from the tables of a file: a value's fields are its shape."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from tmworkshop.domain.content import (
    GroundRule,
    Point,
    SlipBox,
    Statement,
    Stem,
    StemPurpose,
)
from tmworkshop.domain.content_rules import list_broken_rules
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.shapes import (
    ID,
    LINES,
    TABLE,
    TRUTH,
    WHOLE,
    WORDS,
    FieldKind,
    TableShape,
    find_misfits,
    list_of,
    place_of,
    show_shortly,
    tables_of,
)
from tmworkshop.domain.values import Value, list_defaults, list_types

T = TypeVar("T", bound=Value)
MOST_NAMED = 3  # of what stands where nobody reads it
PLAIN: Mapping[str, FieldKind] = {
    "str": WORDS,
    "int": WHOLE,
    "bool": TRUTH,
    "tuple[str, ...]": LINES,
}
NESTED: Mapping[str, type[Any]] = {
    "tuple[Point, ...]": Point,
    "tuple[SlipBox, ...]": SlipBox,
    "tuple[GroundRule, ...]": GroundRule,
    "tuple[Statement, ...]": Statement,
    "tuple[Stem, ...]": Stem,
}

# What may stand in a file beside the tables of a kind.
BESIDE: Mapping[type[Any], tuple[str, ...]] = {
    Stem: tuple(name for name in list_types(StemPurpose) if name != "stems"),
}


def read_value(kind: type[T], data: Mapping[str, Any], file: Path) -> T:
    """Read one *kind* from *data*; FileComplaints lists all that is wrong."""
    return _read(kind, [("the file", data)], file)[0]


def read_values(
    kind: type[T], data: Mapping[str, Any], file: Path, name: str
) -> tuple[T, ...]:
    """Read a *kind* from each table called *name* in *data*.

    What else stands there would be read by nobody, unless it is known to stand beside.
    """
    tables = data.get(name, [])
    if not list_of(TABLE, "").accepts(tables):
        complaint = f"{name} is to be a list of tables, [[{name}]]"
        raise FileComplaints(str(file), (complaint,))
    if strays := sorted(data.keys() - {name, *BESIDE.get(kind, ())}):
        listed = ", ".join(map(show_shortly, strays[:MOST_NAMED]))
        wrong = f"nobody reads {listed} here: each {name} begins with [[{name}]]"
        raise FileComplaints(str(file), (wrong,))
    places = (
        place_of(name, number, each.get("id")) for number, each in enumerate(tables, 1)
    )
    return _read(kind, list(zip(places, tables, strict=True)), file)


def _read(
    kind: type[T], tables: list[tuple[str, Mapping[str, Any]]], file: Path
) -> tuple[T, ...]:
    shape = _shape(kind)
    wrong = [c for place, each in tables for c in find_misfits(place, each, shape)]
    values = () if wrong else tuple(_value(kind, each) for _, each in tables)
    for (place, _), each in zip(tables, values, strict=not wrong):
        wrong += [f"{place}: {rule}" for rule in list_broken_rules(each)]
    if wrong:
        raise FileComplaints(str(file), tuple(wrong))
    return values


def _shape(kind: type[Any]) -> TableShape:
    types = list_types(kind)
    return TableShape(
        {name: ID if name == "id" else _kind(each) for name, each in types.items()},
        frozenset(types.keys() - list_defaults(kind).keys()),
    )


def _kind(annotation: str) -> FieldKind:
    if annotation in PLAIN:
        return PLAIN[annotation]
    nested = NESTED[annotation]
    inner = _shape(nested)
    needed = " and ".join(name for name in inner.kinds if name in inner.needed)
    each = nested.__name__.lower()
    return tables_of(inner, each, f"a list of tables with {needed}")


def _value(kind: type[T], data: Mapping[str, Any]) -> T:
    types = list_types(kind)
    return kind(**{name: _given(types[name], given) for name, given in data.items()})


def _given(annotation: str, given: Any) -> Any:
    if annotation in NESTED:
        return tuple(_value(NESTED[annotation], each) for each in given)
    return tuple(given) if isinstance(given, list) else given
