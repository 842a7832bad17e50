"""Which words of a copy have been sealed since, as another copy of the set knows.

An id that was sealed follows from the one before, so that words are known again by it,
however often they were sealed.  An older version gave out ids of chance: where it did,
the words of a session that was sealed are known as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tmworkshop.domain.design import Step
from tmworkshop.domain.facts import AnyFact, Erased, Moved, Opened, Said, What
from tmworkshop.domain.ids import follows_another, sealed_again, sealed_id
from tmworkshop.domain.record.fact_order import is_of_nobody
from tmworkshop.domain.record.ratings import is_rating_at, is_sheet

Facts = tuple[AnyFact, ...]


def find_sealed_since(copy: Facts, present: Facts) -> set[str]:
    """Return the ids of what in *copy* was sealed since, or is gone, in *present*.

    What a backup sealed while its session was open is no seal: there the words as they
    were typed hold, for they may have been put right.
    """
    if not any(map(is_of_nobody, (*copy, *present))):
        return set()
    ids = {fact.id for fact in present}
    missing = [f for f in copy if isinstance(f, Said) and f.id not in ids]
    blanked = _blanked_in(present)
    sealed = _sealed_in(present)
    known = {fact.id for fact in sealed} | blanked
    again = {fact.id for fact in missing if _is_known(fact.id, known)}
    left = [f for f in missing if f.id not in again]
    return {
        *again,
        *_sealed_by_chance(left, sealed),
        *_named_before(left, sealed, copy),
        *_sealed_early(copy, present),
        *_fewer_figures(copy, present),
    }


def _is_known(id_: str, known: set[str]) -> bool:
    """Say whether the words *id_*, as they are or sealed once more, are *known*."""
    return any(each in known for each in sealed_again(id_))


def _blanked_in(facts: Facts) -> set[str]:
    ids = {fact.id for fact in facts}
    return {each for f in facts if isinstance(f, Erased) for each in f.of} - ids


def _closed_in(facts: Facts) -> set[str]:
    """Return the sessions of *facts* that were ever closed."""
    moves = (fact for fact in facts if isinstance(fact, Moved))
    return {move.session for move in moves if move.what is What.STOP}


def _sealed_in(facts: Facts) -> list[Said]:
    """Return the words that were sealed as their session was closed."""
    closed = _closed_in(facts)
    words = (fact for fact in facts if is_of_nobody(fact) and not fact.device)
    return [fact for fact in words if fact.session in closed]


def _sealed_by_chance(left: Sequence[Said], sealed: Sequence[Said]) -> Iterator[str]:
    """Yield those of *left* whose session was *sealed*, with ids that tell nothing.

    Where it was in both copies, that one stands which has the lowest id.
    """
    lowest = _lowest_ids(filter(_is_of_chance, sealed))
    ours = [f for f in left if is_of_nobody(f) and f.session in lowest]
    own = _lowest_ids(filter(_is_of_chance, ours))
    for fact in ours:
        is_second = _is_of_chance(fact) and lowest[fact.session] < own[fact.session]
        if fact.device or is_second:
            yield fact.id


def _is_of_chance(fact: Said) -> bool:
    return not fact.device and not follows_another(fact.id)


def _lowest_ids(words: Iterable[Said]) -> dict[str, str]:
    """Return the lowest id of *words* by their session."""
    return {f.session: f.id for f in sorted(words, key=_id_of, reverse=True)}


def _named_before(
    left: Sequence[Said], sealed: Sequence[Said], copy: Facts
) -> Iterator[str]:
    """Yield those of *left* whose name was taken off, and whose words are *sealed*.

    What the *copy* has as well, sealed or as typed, is known for other words.
    """
    if not any(fact.speaker for fact in left):
        return
    typed = (fact.id for fact in copy if isinstance(fact, Said))
    here = {id_ for each in typed for id_ in sealed_again(each)}
    fresh = (fact for fact in sealed if fact.words and fact.id not in here)
    nobodys = {(f.session, f.kind, f.words) for f in fresh}
    for fact in left:
        if fact.speaker and (fact.session, fact.kind, fact.words) in nobodys:
            yield fact.id


def _sealed_early(copy: Facts, present: Facts) -> Iterator[str]:
    """Yield what *copy* sealed of an open session, and *present* has as typed."""
    closed = _closed_in(copy)
    typed = {sealed_id(f.id) for f in present if is_of_nobody(f) and f.device}
    for fact in copy:
        if fact.id in typed and is_of_nobody(fact) and fact.session not in closed:
            yield fact.id


def _fewer_figures(copy: Facts, present: Facts) -> Iterator[str]:
    """Yield the figures in *copy* of sheets that *present* has as well, and more of."""
    every = (fact for fact in copy if isinstance(fact, Opened))
    shared = _blanked_in(copy) & _blanked_in(present)
    for opened in every:
        for step in opened.design.on_sheets:
            here, there = (_pile(side, opened.id, step) for side in (copy, present))
            if here and there and _is_the_same(here, there, shared) and here < there:
                yield from here.ids


class _Pile(NamedTuple):
    """The sheets of one step: taken apart at a close, or of whom."""

    is_sealed: bool
    sheets: int
    is_whole: bool
    ids: tuple[str, ...]


def _pile(facts: Facts, session: str, step: Step) -> _Pile | None:
    """Return the sheets of *step* in *facts*; None if there are none."""
    rated = [
        fact
        for fact in filter(is_of_nobody, facts)
        if fact.session == session and is_rating_at(step, fact)
    ]
    if not rated:
        return None
    whole = [fact for fact in rated if is_sheet(step, fact)]
    count = len(whole) or max(len(fact.value.split()) for fact in rated)
    is_sealed = not whole and session in _closed_in(facts)
    return _Pile(is_sealed, count, bool(whole), tuple(sorted(f.id for f in rated)))


def _is_the_same(one: _Pile, other: _Pile, shared: set[str]) -> bool:
    """Say whether both are of the same sheets, and one of them is one too many."""
    if not set(one.ids).isdisjoint(other.ids):
        return False
    if one.is_whole or other.is_whole:
        return not (one.is_sealed or other.is_sealed or one.is_whole == other.is_whole)
    return bool(shared) or not (one.is_sealed and other.is_sealed)


def _id_of(fact: Said) -> str:
    return fact.id
