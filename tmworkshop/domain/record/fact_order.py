"""The order of a set's facts where two copies come together: the same everywhere.

Ids rise on each device, so that facts stand by their ids; but none before the one that
it is about, of which another device's clock may have been behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from typing import TypeGuard

from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Founded,
    Moved,
    Opened,
    Said,
    Struck,
    Tagged,
    session_of,
)


def put_in_order(facts: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
    """Return *facts*, of which the first that founds the set is what it began with.

    What is sealed stands behind the opening of its session, by its ids.
    """
    every = tuple(facts)
    founded = founding_of(every)
    known = {fact.id: fact for fact in every}
    sealed: defaultdict[str, list[AnyFact]] = defaultdict(list)
    for fact in every:
        if is_sealed(fact) and isinstance(known.get(fact.session), Opened):
            sealed[fact.session].append(fact)
    placed = {fact.id for block in sealed.values() for fact in block}
    others = {id_: known[id_] for id_ in known if id_ not in placed}
    return tuple(_with_blocks(_by_ids(others, founded), sealed))


def founding_of(facts: Iterable[AnyFact]) -> str:
    """Return the id of the fact that a set began with, by which its copies are known.

    Nothing, if it is not among *facts*.
    """
    return next((fact.id for fact in facts if isinstance(fact, Founded)), "")


def is_sealed(fact: AnyFact) -> TypeGuard[Said | Tagged]:
    """Say whether *fact* is a word of nobody, or its theme, with no link any more."""
    return not fact.device and (is_of_nobody(fact) or isinstance(fact, Tagged))


def is_of_nobody(fact: AnyFact) -> TypeGuard[Said]:
    """Say whether *fact* is words without a speaker."""
    return isinstance(fact, Said) and fact.unattributed


def _with_blocks(
    facts: Iterable[AnyFact], sealed: Mapping[str, list[AnyFact]]
) -> Iterator[AnyFact]:
    for fact in facts:
        yield fact
        block = sealed.get(fact.id, ())
        yield from sorted(block, key=lambda each: (isinstance(each, Tagged), each.id))


def _by_ids(facts: Mapping[str, AnyFact], founded: str) -> Iterator[AnyFact]:
    """Yield *facts* by their ids, each behind those that it has to stand behind."""
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    missing: dict[str, int] = {}
    ready: list[str] = []
    for id_ in facts:
        behind = {each for each in _behind(facts[id_], founded) if each in facts}
        missing[id_] = len(behind - {id_})
        for each in behind - {id_}:
            waiting[each].append(id_)
        if not missing[id_]:
            heappush(ready, id_)
    while ready:
        id_ = heappop(ready)
        yield facts[id_]
        for each in waiting[id_]:
            missing[each] -= 1
            if not missing[each]:
                heappush(ready, each)
    # no program of ours writes two that are about each other
    yield from (facts[id_] for id_ in sorted(missing) if missing[id_])


def _behind(fact: AnyFact, founded: str) -> Iterator[str]:
    """Yield the ids of what *fact* has to stand behind."""
    if fact.id != founded:
        yield founded
    if session := session_of(fact):
        yield session
    match fact:
        case Amended() | Struck() | Tagged():
            yield fact.of
        case Moved():
            yield fact.after
        case Said():
            yield fact.follows
        case Opened():
            yield from fact.reviews
        case _:  # others: stand for themselves
            return
