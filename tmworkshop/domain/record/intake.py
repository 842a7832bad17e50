"""Those who were taken into a set last, in one go, and what has come of it since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Consented,
    Erased,
    Joined,
    Moved,
    Opened,
    Said,
    Sent,
    Titled,
    session_of,
)
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.values import Value, value


@value
class Intake(Value):
    """Who came in at once, and all that the set's file says of it and of them."""

    members: tuple[str, ...]
    facts: frozenset[str]  # ids of what goes, if it is taken back


def last_intake(facts: Collection[AnyFact]) -> Intake | None:
    """Return the last time that someone came in; None if nobody ever did."""
    joined = [fact for fact in facts if isinstance(fact, Joined)]
    first = {fact.member: fact for fact in reversed(joined)}
    if not joined:
        return None
    newest = max(first.values(), key=joined.index)
    at_once = [f for f in joined if (f.at, f.device) == (newest.at, newest.device)]
    members = tuple(fact.member for fact in at_once if fact == first[fact.member])
    theirs = (fact for fact in joined if fact.member in members)
    sessions = {*_come_to_nothing(facts, {*members})}
    of_nothing = (fact for fact in facts if session_of(fact) in sessions)
    goes = (*at_once, *theirs, *of_nothing)
    ids = {fact.id for fact in goes}
    return Intake(members, frozenset((*ids, *_titled_for(facts, ids))))


def rests_on(facts: Collection[AnyFact], intake: Intake) -> tuple[str, ...]:
    """Return those of *intake* whom something else among *facts* is about."""
    others = (fact for fact in facts if fact.id not in intake.facts)
    about = {each for fact in others for each in _about(fact)}
    took_in = {f.member: f.id for f in facts if isinstance(f, Joined)}
    return tuple(m for m in intake.members if about & {m, took_in[m]})


def undo_intake(facts: Iterable[AnyFact], intake: Intake) -> tuple[AnyFact, ...]:
    """Return *facts* as if nobody of *intake* had come in."""
    return tuple(fact for fact in facts if fact.id not in intake.facts)


def _titled_for(facts: Collection[AnyFact], going: Collection[str]) -> Iterator[str]:
    """Yield the titles of partnerships that nobody is left in once some are *going*."""
    joined = [fact for fact in facts if isinstance(fact, Joined)]
    came_from = {fact.partnership for fact in joined if fact.id in going}
    left = {fact.partnership for fact in joined if fact.id not in going}
    titles = [fact for fact in facts if isinstance(fact, Titled)]
    others = [t for t in titles if t.partnership not in came_from - left]
    named = {id_ for each in others for id_ in (each.same_as, *each.apart_from)}
    for title in titles:
        if title.partnership in came_from - left - named:
            yield title.id


def _come_to_nothing(facts: Iterable[AnyFact], members: set[str]) -> Iterator[str]:
    """Yield the sessions with *members* that count nowhere and never had a word."""
    record = record_of(facts)
    had_words = {kept.session for kept in record.kept.values()}
    for session in record.begun:
        counts = session.number or session.id in had_words
        if not counts and members & {*session.attended}:
            yield session.id


def _about(fact: AnyFact) -> Iterator[str]:
    """Yield the ids of members that *fact* names, or of what it says was blanked."""
    match fact:
        case Opened():
            yield from (*fact.present, *fact.presenters)
        case Moved():
            yield from (*fact.who, *(fact.turn or ()))
        case Said():
            yield from (fact.speaker, *fact.parts.values(), *(fact.turn or ()))
        case Amended():
            yield fact.value
        case Consented() | Sent():
            yield fact.member
        case Erased():
            yield from fact.of
        case _:  # others: name nobody, or are about words that somebody said
            pass
