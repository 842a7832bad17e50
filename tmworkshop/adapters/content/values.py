"""Frozen values read from the tables of a file: a value's fields are its shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar

from tmworkshop.domain.content import Point, Purpose, Rule
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.shapes import (
    TABLE,
    TEXT,
    TEXTS,
    TRUTH,
    WHOLE,
    Kind,
    Shape,
    list_of,
    misfits,
    table,
)

T = TypeVar("T")
PLAIN: Mapping[str, Kind] = {
    "str": TEXT,
    "int": WHOLE,
    "bool": TRUTH,
    "tuple[str, ...]": TEXTS,
}
NESTED: Mapping[str, type[Any]] = {
    "tuple[Point, ...]": Point,
    "tuple[Purpose, ...]": Purpose,
    "tuple[Rule, ...]": Rule,
}


def read_value(kind: type[T], data: Mapping[str, Any], file: Path) -> T:
    """Read one *kind* from *data*; FileComplaints lists all that is wrong."""
    return _read(kind, [("the file", data)], file)[0]


def read_values(
    kind: type[T], data: Mapping[str, Any], file: Path, name: str
) -> tuple[T, ...]:
    """Read a *kind* from each table called *name* in *data*."""
    tables = data.get(name, [])
    if not list_of(TABLE, "").accepts(tables):
        complaint = f"{name} is to be a list of tables, [[{name}]]"
        raise FileComplaints(str(file), (complaint,))
    places = (
        f"{name} {number} {each.get('id', '(no id)')!r}"
        for number, each in enumerate(tables, 1)
    )
    return _read(kind, list(zip(places, tables, strict=True)), file)


def _read(
    kind: type[T], tables: list[tuple[str, Mapping[str, Any]]], file: Path
) -> tuple[T, ...]:
    wrong = tuple(
        complaint
        for place, data in tables
        for complaint in misfits(place, data, _shape(kind))
    )
    if wrong:
        raise FileComplaints(str(file), wrong)
    return tuple(_value(kind, data) for _, data in tables)


def _shape(kind: type[Any]) -> Shape:
    held = fields(kind)
    return Shape(
        {field.name: _kind(str(field.type)) for field in held},
        frozenset(field.name for field in held if field.default is MISSING),
    )


def _kind(annotation: str) -> Kind:
    if annotation in PLAIN:
        return PLAIN[annotation]
    inner = _shape(NESTED[annotation])
    names = " and ".join(inner.kinds)
    return list_of(table(inner), f"a list of tables with {names}")


def _value(kind: type[T], data: Mapping[str, Any]) -> T:
    types = {field.name: str(field.type) for field in fields(kind)}  # type: ignore[arg-type]  # T is a dataclass
    return kind(**{name: _given(types[name], held) for name, held in data.items()})


def _given(annotation: str, held: Any) -> Any:
    if annotation in NESTED:
        return tuple(_value(NESTED[annotation], each) for each in held)
    return tuple(held) if isinstance(held, list) else held
