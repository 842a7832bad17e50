"""Ids of members and partnerships that two copies of a set gave out, each to another.

Two windows that never met count on from the same number.  Whoever was taken in later,
by the id of that fact, has a higher one from then on, which holds in every copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Consented,
    Joined,
    Moved,
    Opened,
    Said,
    Sent,
    Titled,
    TurnKey,
)
from tmworkshop.domain.names import read_number
from tmworkshop.domain.parts import Part, PartValue, row_of

Facts = tuple[AnyFact, ...]
New = dict[str, str]  # ids by those they had
Rename = Callable[[str], str]
HIGHEST = 10**9 - 1  # number of a member, or of a partnership


class _Sort(NamedTuple):
    """Ids of one sort: the field of a fact that gives one out, and where they stand."""

    gives: type[Joined | Titled]
    field: str
    stands_in: Mapping[type[AnyFact], tuple[str, ...]]

    def in_(self, fact: AnyFact) -> str:
        """Return the id that *fact* gives out; nothing if it gives none."""
        return getattr(fact, self.field) if isinstance(fact, self.gives) else ""


MEMBERS = _Sort(
    Joined,
    "member",
    {
        Joined: ("member",),
        Consented: ("member",),
        Opened: ("present", "presenters"),
        Moved: ("who", "turn"),
        Said: (Part.SPEAKER, "turn", "parts"),
        Amended: (Part.VALUE,),
        Sent: ("member",),
    },
)
PARTNERSHIPS = _Sort(
    Titled,
    "partnership",
    {Joined: ("partnership",), Titled: ("partnership", "same_as", "apart_from")},
)


def tell_ids_apart(one: Facts, other: Facts) -> tuple[Facts, Facts]:
    """Return both copies, in which no id is of two people, nor of two partnerships."""
    for sort in (MEMBERS, PARTNERSHIPS):
        here, there = _given_before(one, other, sort)
        one, other = _with_ids(one, here, sort), _with_ids(other, there, sort)
        here, there = _given_twice(one, other, sort)
        shared = _shared(one, other)
        one = _with_ids(one, here, sort, shared)
        other = _with_ids(other, there, sort, shared)
    return one, other


def _shared(one: Facts, other: Facts) -> set[str]:
    return {fact.id for fact in one} & {fact.id for fact in other}


def _given_before(one: Facts, other: Facts, sort: _Sort) -> tuple[New, New]:
    """Return new ids for each copy, where the other was told apart from a third one."""
    mine = {fact.id: sort.in_(fact) for fact in one}
    new: tuple[New, New] = ({}, {})
    for fact in other:
        was, now = mine.get(fact.id, ""), sort.in_(fact)
        if was != now and was and now:
            lower, higher = sorted((was, now), key=_number)
            new[lower == now][lower] = higher
    return new


def _given_twice(one: Facts, other: Facts, sort: _Sort) -> tuple[New, New]:
    """Return new ids for each copy, where both gave out the same one.

    Whoever is spoken of in a fact that both hold is the same in both.
    """
    mine, theirs = _givers(one, sort), _givers(other, sort)
    shared = _shared(one, other)
    known = {id_ for f in one if f.id in shared for id_ in _ids_in(f, sort)}
    new: tuple[New, New] = ({}, {})
    highest = max(map(_number, mine.keys() | theirs.keys()), default=0)
    for id_ in sorted(mine.keys() & theirs.keys() - known, key=_number):
        highest += 1
        new[min(mine[id_]) < min(theirs[id_])][id_] = f"{id_[:1]}{highest}"
    return new


def _givers(facts: Facts, sort: _Sort) -> Mapping[str, set[str]]:
    """Return the ids of the facts that gave out each id of this *sort*."""
    givers: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if id_ := sort.in_(fact):
            givers[id_].add(fact.id)
    return givers


def _number(id_: str) -> int:
    return read_number(id_[1:], HIGHEST) or 0


def _ids_in(fact: AnyFact, sort: _Sort) -> Iterable[str]:
    named: set[str] = set()

    def note(id_: str) -> str:
        named.add(id_)
        return id_

    _renamed(fact, note, sort)
    return named


def _with_ids(facts: Facts, new: New, sort: _Sort, but: Container[str] = ()) -> Facts:
    """Return *facts* with *new* ids, *but* for those whose own id stands there."""
    if not new:
        return facts

    def rename(id_: str) -> str:
        return new.get(id_, id_)

    return tuple(f if f.id in but else _renamed(f, rename, sort) for f in facts)


def _renamed(fact: AnyFact, rename: Rename, sort: _Sort) -> AnyFact:
    names = sort.stands_in.get(type(fact), ())
    new = {name: _rename(fact, getattr(fact, name), rename) for name in names}
    return replace(fact, **new) if new else fact


def _rename(fact: AnyFact, given: Any, rename: Rename) -> Any:
    match given:
        case TurnKey():
            presenter, speaker = rename(given.presenter), rename(given.speaker)
            return given._replace(presenter=presenter, speaker=speaker)
        case tuple():
            return tuple(map(rename, given))
        case str():
            is_id = not isinstance(fact, Amended) or _is_person(fact.part)
            return rename(given) if is_id else given
        case None:
            return None
        case _:  # others: are parts by their names
            return {p: rename(v) if _is_person(p) else v for p, v in given.items()}


def _is_person(part: str) -> bool:
    return row_of(part).value is PartValue.PERSON
