"""What one set gives to a comparison: who was there when, and the words that may leave.

It holds on to nothing else of its record: a programme has more facts than memory has
room for, and more words than values with names for their fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from operator import methodcaller
from sys import intern
from typing import NamedTuple

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.actions import Action, Status, actions_of
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.partnership_names import Partnership, Partnerships
from tmworkshop.domain.record.record import Record, Session
from tmworkshop.domain.sharing.disclosure import is_taken_on, may_read, name_for
from tmworkshop.domain.sharing.masks import Masks, is_typed, list_everyone
from tmworkshop.domain.tables import choose
from tmworkshop.domain.values import Value, value

# a name, so that whoever is in two sets is one person; in one set, names differ
Person = str
COMPARED = choose(
    *(Kind.REFLECTION, Kind.LEARNING, Kind.ISSUE, Kind.ACTION, Kind.PRACTICE),
    leaving=(Kind.QUESTION, Kind.RATING, Kind.FOLLOWUP, Kind.MEETING, Kind.NOTE),
)
UNDATED = date.max  # where too few words of a day are shared to hide each other
NO_PARTS: Mapping[str, str] = {}


class Sequel(NamedTuple):
    """What was heard of an action, as far as it is told."""

    id: str
    parts: Mapping[str, str]


class Shared(NamedTuple):
    """Words that may leave the set, and for an action what its owner lets be told."""

    set_id: str
    id: str
    kind: Kind
    day: date  # of the session, as far as it may be told
    speaker: str
    person: Person  # whose words they are
    name: str  # that stands beside them, if its owner lets it be told
    lesson: str
    themes: tuple[str, ...]
    words: str
    parts: Mapping[str, str] = NO_PARTS  # that someone typed, or that are told of
    story: tuple[Sequel, ...] = ()
    became: Status | None = None  # of an action of which all that was heard is told

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all that is told here."""
        return (self.id, *(heard.id for heard in self.story))

    def hidden(self, masks: Masks) -> Shared:
        """Return this as it may leave its set, nobody's name in any of its words."""
        words, parts = masks.hide_in(self.words, self.parts)
        story = tuple(Sequel(h.id, masks.hide_in("", h.parts)[1]) for h in self.story)
        if words is self.words and parts is self.parts and not story:
            return self  # they are many
        return self._replace(words=words, parts=parts, story=story)


class Guest(NamedTuple):
    """A member as they were on the day of a session."""

    member: str
    person: Person
    partnership: Partnership
    has_slip: bool  # their sharing slip was typed in


class Gathering(NamedTuple):
    """A session: who was invited and who was there, and what is shared of it."""

    lesson: str
    guests: tuple[Guest, ...]
    attended: frozenset[str]
    shared: tuple[Shared, ...]


@value
class Given(Value):
    """What a set gives: who is in it, and session by session what they share."""

    set_id: str
    names: tuple[str, ...]  # of everyone in it, and as they were called before
    partnerships: Partnerships
    gatherings: tuple[Gathering, ...]

    def hidden(self, masks: Masks) -> Given:
        """Return this with nobody's name in any words that it shares."""
        hide = methodcaller("hidden", masks)
        every = (g._replace(shared=tuple(map(hide, g.shared))) for g in self.gatherings)
        return replace(self, gatherings=tuple(every))


def give_set(set_id: str, record: Record) -> Given:
    """Return what the *record* of a set gives to a comparison."""
    by_session = _shared_by_session(set_id, record)
    invited, there = cache(tuple[Guest, ...]), cache(frozenset[str])  # mostly as before
    gatherings = (
        Gathering(
            lesson=intern(each.opened.lesson),
            guests=invited(_guests(record, each.held_on)),
            attended=there(each.attended),
            shared=tuple(by_session.get(each.id, ())),
        )
        for each in record.sessions
    )
    names = tuple(list_everyone(record))
    return Given(set_id, names, record.partnerships, tuple(gatherings))


def _guests(record: Record, on: date) -> tuple[Guest, ...]:
    with_slip = {member for member, _ in record.consents}
    return tuple(
        Guest(id_, _person(record, id_), each.partnership(on), id_ in with_slip)
        for id_, each in record.members.items()
    )


def _shared_by_session(set_id: str, record: Record) -> dict[str, list[Shared]]:
    """Return all words of the set that may leave it, by the session they are from.

    Words that were handed on are told once, by whoever said them.
    """
    sessions = {session.id: session for session in record.sessions}
    actions = {action.id: action for action in actions_of(record)}
    by_session: dict[str, list[Shared]] = {}
    for kept in record.standing(*COMPARED):
        session = sessions.get(kept.session)
        if session and kept.words and _leaves(record, kept):
            shared = _shared(set_id, record, session, kept)
            if action := actions.get(kept.id):
                shared = _with_story(shared, action, record)
            by_session.setdefault(session.id, []).append(shared)
    return by_session


def _shared(set_id: str, record: Record, session: Session, kept: Kept) -> Shared:
    return Shared(
        set_id=set_id,
        id=kept.id,
        kind=kept.kind,
        day=session.held_on,
        speaker=intern(kept.speaker),
        person=_person(record, kept.speaker),
        name=name_for(record, kept.speaker, Reader.PROGRAMME),
        lesson=intern(kept.lesson),
        themes=tuple(map(intern, kept.themes)),
        words=kept.words,
        parts=_parts_of(kept),
    )


def _with_story(shared: Shared, action: Action, record: Record) -> Shared:
    """Return *shared* with what of its *action* may be told."""
    every = (record.kept[heard.id] for heard in action.story)
    told_of = [heard for heard in every if _leaves(record, heard)]
    story = tuple(Sequel(heard.id, _parts_of(heard)) for heard in told_of)
    is_all_told = bool(story) and story[-1].id == action.story[-1].id
    return shared._replace(story=story, became=action.status if is_all_told else None)


def _parts_of(kept: Kept) -> Mapping[str, str]:
    """Return what someone typed beside the words, what is masked, and if it holds."""
    parts = {
        part: words
        for part, words in kept.parts.items()
        # others: are told of no entry
        if is_typed(part) or part in (Part.MASKED, Part.HOLDS)
    }
    return parts or NO_PARTS


def _leaves(record: Record, kept: Kept) -> bool:
    may_leave = may_read(record, kept, Reader.PROGRAMME)
    return may_leave and not is_taken_on(record, kept)


def _person(record: Record, member: str) -> Person:
    # one who is spelt in two ways is not to be counted as two; of two namesakes fewer
    # are counted than there are, and so no more is told
    return fold_name(record.members[member].name)
