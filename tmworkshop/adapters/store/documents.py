"""Facts as documents and back: plain values that JSON can hold, defaults left out.

A document names its kind of fact in ``fact``.  Fields that a newer version added are
ignored here and kept by whoever rewrites a document.  Each type that a field of a
fact may have is one row below; a field of another type fails when this is imported.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tmworkshop.adapters.store.checked_lines import Document
from tmworkshop.domain import facts
from tmworkshop.domain.dates import YEARS
from tmworkshop.domain.errors import Conflict, Damaged
from tmworkshop.domain.facts import Amended, AnyFact, Kind, Said, TurnKey, What
from tmworkshop.domain.levels import Level
from tmworkshop.domain.parts import Part, PartValue, row_of
from tmworkshop.domain.record.actions import WhatNow
from tmworkshop.domain.values import list_defaults, list_types

if TYPE_CHECKING:
    from tmworkshop.domain.design import Design

Reader = Callable[[Any], Any]
Codec = Reader | None  # None: the value is plain already
PlainType = type[str | int | bool]

KINDS: Mapping[str, type[AnyFact]] = {
    "set": facts.Founded,
    "member": facts.Joined,
    "partnership": facts.Titled,
    "agreement": facts.Agreed,
    "consent": facts.Consented,
    "lent": facts.Lent,
    "opened": facts.Opened,
    "move": facts.Moved,
    "said": facts.Said,
    "amend": facts.Amended,
    "struck": facts.Struck,
    "tagging": facts.Tagged,
    "erased": facts.Erased,
    "left": facts.Sent,
    "packed": facts.LetGo,
    "organisations": facts.Organisations,
    "recognised": facts.Recognised,
}


def document_of(fact: AnyFact) -> Document:
    """Write *fact* down."""
    shape = _SHAPES[type(fact)]
    document: Document = {"fact": shape.kind}
    for name, default, plain in shape.fields:
        value = getattr(fact, name)
        if value != default:
            document[name] = plain(value) if plain else value
    return document


def fact_of(document: Mapping[str, Any], file: str) -> AnyFact:
    """Read the fact in *document*, which came from *file*."""
    shape = _SHAPES_BY_KIND.get(str(document.get("fact")))
    if shape is None:
        raise Conflict(
            f"{file} holds a kind of fact that this version does not know "
            f"({document.get('fact')!r}): update tmworkshop, then try once more."
        )
    try:
        fact = shape.type(**_values(document, shape))
        if check := _CHECKS.get(shape.kind):
            check(fact)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Damaged(
            f"{file} holds a fact that cannot be read ({document.get('id')}): "
            "update tmworkshop or restore a backup."
        ) from error
    return fact


class _Shape(NamedTuple):
    kind: str
    type: type[AnyFact]
    fields: tuple[tuple[str, object, Codec], ...]
    plain: Mapping[str, PlainType]  # the fields that JSON has a word for
    readers: Mapping[str, Reader]  # and those it has none for


def _values(document: Mapping[str, Any], shape: _Shape) -> dict[str, Any]:
    """Return what *document* says of the fields of *shape*, each as its type has it."""
    plain, readers = shape.plain, shape.readers
    values = {}
    for name, value in document.items():
        if name in plain:
            if type(value) is not plain[name]:
                raise TypeError(name)
            values[name] = value
        elif name in readers:
            values[name] = readers[name](value)
    return values


def _written_moment(moment: datetime) -> str:
    """Write *moment*; midnight is a bare date, for what is sealed has no hour."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("T00:00:00.000+00:00").replace("+00:00", "Z")


def _read_moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    _check_year(moment)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read_day(text: str) -> date:
    day = date.fromisoformat(text)
    _check_year(day)
    return day


def _check_year(day: date) -> None:
    if day.year not in YEARS:
        raise ValueError("no day that a calendar reaches")


def _read_texts(texts: list[str]) -> tuple[str, ...]:
    if type(texts) is not list:
        raise TypeError("not a list")
    "".join(texts)  # the quickest way to see that each is a text
    return tuple(texts)


def _read_parts(parts: dict[str, str]) -> dict[str, str]:
    _read_texts([*parts.keys(), *parts.values()])
    return dict(parts)


def _read_counts(counts: dict[str, int]) -> dict[str, int]:
    if not all(type(count) is int for count in counts.values()):
        raise TypeError("not counts")
    return dict(counts)


def _read_turn(parts: list[str]) -> TurnKey:
    return TurnKey(*_read_texts(parts)[: len(TurnKey._fields)])


def _written_design(design: Design) -> Document:
    from tmworkshop.domain.design_data import design_data

    return design_data(design)


@cache  # the sessions of a set mostly follow the same design
def _parsed_design(text: str) -> Design:
    from tmworkshop.domain.design_data import read_design

    return read_design(json.loads(text))


def _check_said(fact: Said) -> None:
    """Raise ValueError where a value or a part is not what others will take it for."""
    if fact.kind is Kind.FOLLOWUP:
        WhatNow(fact.value)
    if fact.kind is Kind.MEETING:
        _check_day(fact.value)
    _check_day(fact.parts.get(Part.DUE, ""))


def _check_amended(fact: Amended) -> None:
    holds = row_of(fact.part).value
    if holds is PartValue.LEVEL:
        Level(fact.value)
    if holds is PartValue.DATE:
        _check_day(fact.value)


def _check_day(text: str) -> None:
    if text:
        _read_day(text)


_CHECKS: Mapping[str, Callable[[Any], None]] = {
    "said": _check_said,
    "amend": _check_amended,
}
_PLAIN: Mapping[str, PlainType] = {"str": str, "int": int, "bool": bool}
_CODECS: Mapping[str, tuple[Reader, Reader]] = {  # type: how it is written, and read
    "date": (date.isoformat, _read_day),
    "date | None": (date.isoformat, _read_day),
    "datetime": (_written_moment, _read_moment),
    "tuple[str, ...]": (list, _read_texts),
    "Mapping[str, str]": (dict, _read_parts),
    "Mapping[str, int]": (dict, _read_counts),
    "TurnKey | None": (list, _read_turn),
    "What": (str, What),
    "Kind": (str, Kind),
    "Level | None": (str, Level),
    "Design": (_written_design, lambda document: _parsed_design(json.dumps(document))),
}


def _shape(kind: str, fact: type[AnyFact]) -> _Shape:
    """Return how *fact* is written down, read off the types of its fields."""
    written: list[tuple[str, object, Codec]] = []
    plain: dict[str, PlainType] = {}
    readers: dict[str, Reader] = {}
    defaults = list_defaults(fact)
    for name, its_type in list_types(fact).items():
        write = None
        if kept_as := _PLAIN.get(its_type):
            plain[name] = kept_as
        else:
            write, readers[name] = _CODECS[its_type]
        written.append((name, defaults.get(name, MISSING), write))
    return _Shape(kind, fact, tuple(written), plain, readers)


_SHAPES = {fact: _shape(kind, fact) for kind, fact in KINDS.items()}
_SHAPES_BY_KIND = {shape.kind: shape for shape in _SHAPES.values()}
