"""Ids of members and partnerships that two copies of a set gave out, each to another.

Two windows that never met count on from the same number.  Whoever was taken in later,
by the id of that fact, has a higher one from then on, which holds in every copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
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
        here, there = _ids_for(one, other, sort)
        one, other = _with_ids(one, here, sort), _with_ids(other, there, sort)
    return one, other


class _Bearer(NamedTuple):
    """Someone, or a partnership, by the first fact of it, and the ids in each copy."""

    first: str
    here: str = ""
    there: str = ""

    @property
    def wants(self) -> str:
        """The higher id of both: to that it came where it was told apart before."""
        return max(self.here, self.there, key=lambda id_: (_number(id_), id_))


def _ids_for(one: Facts, other: Facts, sort: _Sort) -> tuple[New, New]:
    """Return new ids for each copy, in which whoever came later makes room.

    Each keeps theirs, or has the next one that nobody has who was taken in before.  So
    it comes to the same in whatever order, and by whatever steps, copies are merged.
    """
    new: tuple[New, New] = ({}, {})
    taken: set[str] = set()
    for bearer in sorted(_bearers(one, other, sort)):
        id_ = bearer.wants
        number = _number(id_)
        while id_ in taken:
            number += 1
            id_ = f"{id_[:1]}{number}"
        taken.add(id_)
        new[0].update({bearer.here: id_} if bearer.here else {})
        new[1].update({bearer.there: id_} if bearer.there else {})
    # one whose first line was lost in a copy is there whoever has the id in the other
    return {**new[1], **new[0]}, {**new[0], **new[1]}


def _bearers(one: Facts, other: Facts, sort: _Sort) -> Iterator[_Bearer]:
    """Yield everyone who was given an id in either copy, once."""
    mine, theirs = _givers(one, sort), _givers(other, sort)
    own = {fact: id_ for id_, facts in mine.items() for fact in facts}
    same = {id_: id_ for id_ in _meant_alike(one, other, sort) & mine.keys()}
    for id_, facts in theirs.items():
        shared = sorted(own[fact] for fact in facts & own.keys())
        here = shared[0] if shared else same.get(id_, "")
        yield _Bearer(min(facts | mine.pop(here, set())), here, id_)
    for id_, facts in mine.items():
        yield _Bearer(min(facts), id_)


def _meant_alike(one: Facts, other: Facts, sort: _Sort) -> set[str]:
    """Return the ids that stand at the same place of a fact that both copies hold.

    Whoever is spoken of there is the same in both.
    """
    mine = {fact.id: fact for fact in one}
    return {
        here
        for fact in other
        if fact.id in mine
        for here, there in zip(
            _ids_in(mine[fact.id], sort), _ids_in(fact, sort), strict=False
        )
        if here == there
    }


def _givers(facts: Facts, sort: _Sort) -> dict[str, set[str]]:
    """Return the ids of the facts that gave out each id of this *sort*."""
    givers: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if id_ := sort.in_(fact):
            givers[id_].add(fact.id)
    return dict(givers)


def _number(id_: str) -> int:
    return read_number(id_[1:], HIGHEST) or 0


def _ids_in(fact: AnyFact, sort: _Sort) -> list[str]:
    named: list[str] = []

    def note(id_: str) -> str:
        named.append(id_)
        return id_

    _renamed(fact, note, sort)
    return named


def _with_ids(facts: Facts, new: New, sort: _Sort) -> Facts:
    """Return *facts* with *new* ids in place of those that they had."""
    if all(was == now for was, now in new.items()):
        return facts

    def rename(id_: str) -> str:
        return new.get(id_, id_)

    return tuple(_renamed(fact, rename, sort) for fact in facts)


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
