"""Facts as documents and back: plain values that JSON can hold, defaults left out.

A document names its kind of fact in ``fact``.  Fields that a newer version added are
ignored here and kept by whoever rewrites a document.  Each type that a field of a
fact may have is one row below; a field of another type fails when this is imported.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tmworkshop.adapters.journal import Document
from tmworkshop.domain.errors import Conflict, Damaged
from tmworkshop.domain.facts import (
    Agreed,
    Amended,
    AnyFact,
    Consented,
    Erased,
    Founded,
    Joined,
    Kind,
    Moved,
    Opened,
    Said,
    Sent,
    Struck,
    Tagged,
    TurnKey,
    What,
)
from tmworkshop.domain.levels import Level

if TYPE_CHECKING:
    from tmworkshop.domain.design import Design

Reader = Callable[[Any], Any]
Codec = Reader | None  # None: the value is plain already

KINDS: Mapping[str, type[AnyFact]] = {
    "set": Founded,
    "member": Joined,
    "agreement": Agreed,
    "consent": Consented,
    "opened": Opened,
    "move": Moved,
    "said": Said,
    "amend": Amended,
    "struck": Struck,
    "tagging": Tagged,
    "erased": Erased,
    "left": Sent,
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
    shape = _SHAPES_BY_KIND.get(document.get("fact", ""))
    if shape is None:
        raise Conflict(
            f"{file} holds a kind of fact that this version does not know "
            f"({document.get('fact')!r}): update tmworkshop, then try once more."
        )
    held = {name: document[name] for name in document if name in shape.names}
    try:
        for name, read in shape.readers:
            if name in held:
                held[name] = read(held[name])
        return shape.type(**held)
    except (TypeError, ValueError) as error:
        raise Damaged(
            f"{file} holds a fact that cannot be read ({document.get('id')}: {error}): "
            "update tmworkshop or restore a backup."
        ) from error


class _Shape(NamedTuple):
    kind: str
    type: type[AnyFact]
    fields: tuple[tuple[str, object, Codec], ...]
    names: frozenset[str]
    readers: tuple[tuple[str, Reader], ...]  # of the fields that JSON has no word for


def _written_moment(moment: datetime) -> str:
    """Write *moment*; midnight is a bare date, for what is sealed has no hour."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("T00:00:00.000+00:00").replace("+00:00", "Z")


def _read_moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read_turn(parts: list[str]) -> TurnKey:
    return TurnKey(*parts[: len(TurnKey._fields)])


def _written_design(design: Design) -> Document:
    from tmworkshop.domain.design import design_data

    return design_data(design)


def _read_design(document: Document) -> Design:
    return _parsed_design(json.dumps(document))


@cache  # the sessions of a set mostly follow the same design
def _parsed_design(text: str) -> Design:
    from tmworkshop.domain.design import design_from

    return design_from(json.loads(text))


_CODECS: Mapping[str, tuple[Codec, Codec]] = {  # type: how it is written, and read
    "str": (None, None),
    "int": (None, None),
    "bool": (None, None),
    "date": (date.isoformat, date.fromisoformat),
    "date | None": (date.isoformat, date.fromisoformat),
    "datetime": (_written_moment, _read_moment),
    "tuple[str, ...]": (list, tuple),
    "Mapping[str, str]": (dict, dict),
    "TurnKey | None": (list, _read_turn),
    "What": (str, What),
    "Kind": (str, Kind),
    "Level | None": (str, Level),
    "Design": (_written_design, _read_design),
}


def _shape(kind: str, fact: type[AnyFact]) -> _Shape:
    """Return how *fact* is written down, read off the types of its fields."""
    written, readers = [], []
    for field in fields(fact):
        default = field.default
        if field.default_factory is not MISSING:
            default = field.default_factory()
        write, read = _CODECS[str(field.type)]
        written.append((field.name, default, write))
        if read:
            readers.append((field.name, read))
    names = frozenset(name for name, _, _ in written)
    return _Shape(kind, fact, tuple(written), names, tuple(readers))


_SHAPES = {fact: _shape(kind, fact) for kind, fact in KINDS.items()}
_SHAPES_BY_KIND = {shape.kind: shape for shape in _SHAPES.values()}
