"""A pack as JSON, and back: the same state gives the same bytes.

What stands in it is sorted by ids that chance made, which tells of no order.  Nothing
that is read is taken on trust: each value has its type and its bounds, or the pack is
refused.  A voice of a kind that is not known here is kept as it came, and left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from tmworkshop.domain.errors import Conflict, Damaged
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import BEYOND, Reader
from tmworkshop.domain.packs.pack import (
    LONGEST,
    Asked,
    LentText,
    Pack,
    SetPart,
    StatementCount,
    Voice,
)
from tmworkshop.domain.sharing.lent import list_lendable
from tmworkshop.domain.values import list_types

SCHEMA = 2
FIRST = 1  # it had no texts that are lent one by one
MOST = 200_000  # voices, or anything else there is a list of
LONGEST_NAME = 200
MOST_PEOPLE = 1_000
ID = re.compile(r"[0-9A-Z]{26}")
MONTH = re.compile(r"(?:20\d\d-(?:0[1-9]|1[0-2]))?")
NOBODY: frozenset[Reader] = frozenset()
KINDS = {str(each): each for each in Kind}
AGAIN = 2_000  # names that come again and again are looked at once

Data = Mapping[str, Any]


def write_pack(pack: Pack) -> bytes:
    """Return *pack* as bytes."""
    data = {
        # one that lends nothing is read by whoever knows of no such texts
        "schema": SCHEMA if any(part.lent for part in pack.parts) else FIRST,
        "programme": pack.programme,
        "invitation": pack.invitation,
        "sets": [_part_data(part) for part in sorted(pack.parts, key=_set_of)],
    }
    return _written(data).encode(errors="replace")


def read_pack(content: bytes, called: str) -> Pack:
    """Return the pack in *content*; *called* is its name, for whatever is said of it.

    Conflict if a newer version made it, Damaged if it is none.
    """
    try:
        data = json.loads(content)
        schema = data["schema"]
        if type(schema) is int and schema > SCHEMA:
            raise Conflict(
                f"{called} was made by a newer tmworkshop: update it, then try again."
            )
        _ensure(type(schema) is int and schema >= FIRST)
        parts = tuple(map(_read_part, _list(data["sets"])))
        _ensure(len({part.set for part in parts}) == len(parts))
        return Pack(_id(data["programme"]), _id(data["invitation"]), parts)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise Damaged(
            f"{called} holds something that no pack holds: it is to be made anew."
        ) from error


def _set_of(part: SetPart) -> str:
    return part.set


def _part_data(part: SetPart) -> Data:
    voices = [_data_of(each) for each in part.voices]
    return _without_blanks(
        {
            "set": part.set,
            "voices": _by_id([*voices, *map(json.loads, part.unread)]),
            "lent": _by_id(map(_data_of, part.lent)),
            "asked": _by_id(map(_data_of, part.asked)),
            "weighed": _by_id(map(_data_of, part.weighed)),
            "withdrawn": sorted(part.withdrawn),
            "instead-of": sorted(part.instead_of),
        }
    )


def _data_of(item: Voice | LentText | Asked | StatementCount) -> Data:
    """Return each field of *item* by its name, as JSON has it."""
    named = ((name, getattr(item, name)) for name in list_types(type(item)))
    return _without_blanks({n.replace("_", "-"): _plain(given) for n, given in named})


def _plain(given: Any) -> Any:
    if isinstance(given, frozenset):
        return sorted(given)
    return list(given) if isinstance(given, tuple) else given


def _read_part(data: Data) -> SetPart:
    every = [(each, _read_voice(each)) for each in _list(data.get("voices", []))]
    return SetPart(
        set=_id(data["set"]),
        voices=tuple(voice for _, voice in every if voice),
        lent=tuple(map(_read_lent, _list(data.get("lent", [])))),
        asked=tuple(map(_read_asked, _list(data.get("asked", [])))),
        weighed=tuple(map(_read_weighed, _list(data.get("weighed", [])))),
        withdrawn=_each(_id, data.get("withdrawn", [])),
        instead_of=_each(_id, data.get("instead-of", [])),
        unread=tuple(_written(each) for each, voice in every if voice is None),
    )


def _read_voice(data: Data) -> Voice | None:
    """Return the voice in *data*; None if its kind is not known here."""
    id_ = _id(data["id"])
    kind = KINDS.get(_name(data["kind"]))
    if kind is None:
        return None
    readers, name = _readers(data["readers"]), _name_in(data, "name")
    named_to = _readers(data["named-to"]) if "named-to" in data else NOBODY
    _ensure(named_to <= readers and bool(name) == bool(named_to))
    return Voice(  # in order, which takes half the time, and there are many
        id_,
        _person(data["person"]),
        _name_in(data, "partnership"),
        kind,
        _text(data["words"]),
        readers,
        _name_in(data, "lesson"),
        _each(_name, data["themes"]) if "themes" in data else (),
        _name_in(data, "holds"),
        _name_in(data, "outcome"),
        _each(_text, data["since"]) if "since" in data else (),
        name,
        named_to,
        _month(data.get("keep-until", "")),
    )


def _read_lent(data: Data) -> LentText:
    text = LentText(
        id=_id(data["id"]),
        person=_person(data["person"]),
        kind=KINDS[_name(data["kind"])],
        words=_text(data["words"]),
        readers=_readers(data["readers"]),
        partnership=_name_in(data, "partnership"),
        lesson=_name_in(data, "lesson"),
        themes=_each(_name, data.get("themes", [])),
        keep_until=_month(data.get("keep-until", "")),
    )
    _ensure(text.kind in list_lendable())
    return text


def _read_asked(data: Data) -> Asked:
    return Asked(
        id=_id(data["id"]),
        session=_id(data["session"]),
        partnership=_name_in(data, "partnership"),
        people=_count(data["people"]),
        lesson=_name_in(data, "lesson"),
        month=_month(data.get("month", "")),
    )


def _read_weighed(data: Data) -> StatementCount:
    figures = {_name(each): _count(n) for each, n in data["figures"].items()}
    return StatementCount(
        id=_id(data["id"]),
        session=_id(data["session"]),
        statement=_text(data["statement"]),
        wording=_name(data["wording"]),
        figures=figures,
        lesson=_name_in(data, "lesson"),
        month=_month(data.get("month", "")),
    )


def _written(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _without_blanks(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in ("", [])}


def _by_id(every: Iterable[Data]) -> list[Data]:
    return sorted(every, key=lambda each: str(each["id"]))


def _ensure(is_so: bool) -> None:
    if not is_so:
        raise ValueError("not as a pack has it")


def _list(value: Any) -> list[Any]:
    _ensure(type(value) is list and len(value) <= MOST)
    return list(value)


def _each(read: Callable[[Any], str], values: Any) -> tuple[str, ...]:
    return tuple(map(read, _list(values)))


def _text(value: Any, longest: int = LONGEST) -> str:
    _ensure(type(value) is str and len(value) <= longest)
    value.encode()  # a half of a sign is none
    return str(value)


@lru_cache(AGAIN)
def _name(value: Any) -> str:
    return _text(value, LONGEST_NAME)


def _name_in(data: Data, field: str) -> str:
    return _name(data[field]) if field in data else ""


def _id(value: Any) -> str:
    _ensure(type(value) is str and ID.fullmatch(value) is not None)
    return str(value)


_person = lru_cache(AGAIN)(_id)


def _readers(values: Any) -> frozenset[Reader]:
    """Return the readers that *values* name, all of them beyond the set."""
    return _known_readers(tuple(_list(values)))


@lru_cache(AGAIN)
def _known_readers(values: tuple[Any, ...]) -> frozenset[Reader]:
    readers = frozenset(map(Reader, values))
    _ensure(readers <= BEYOND)
    return readers


@lru_cache(AGAIN)
def _month(value: Any) -> str:
    _ensure(type(value) is str and MONTH.fullmatch(value) is not None)
    return str(value)


def _count(value: Any) -> int:
    _ensure(type(value) is int and 0 <= value <= MOST_PEOPLE)
    return int(value)
