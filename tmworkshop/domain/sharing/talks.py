"""Who could have said what: each partnership at each session, and what it shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.likeness import find_doubles, fold_name
from tmworkshop.domain.record.actions import Action, FollowUp, actions_of
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.member import Member
from tmworkshop.domain.record.record import Record, Session
from tmworkshop.domain.sharing.disclosure import (
    THRESHOLD,
    is_taken_on,
    may_read,
    name_for,
)
from tmworkshop.domain.tables import choose
from tmworkshop.domain.values import Value, value

# a name, so that whoever is in two sets is one person; in one set, names differ
Person = str
COMPARED = choose(
    *(Kind.REFLECTION, Kind.LEARNING, Kind.ISSUE, Kind.ACTION, Kind.PRACTICE),
    leaving=(Kind.QUESTION, Kind.RATING, Kind.FOLLOWUP, Kind.MEETING, Kind.NOTE),
)


@value
class Shared(Value):
    """Words that may leave the set, and for an action what its owner lets be told."""

    set_id: str
    record: Record
    session: Session
    kept: Kept
    action: Action | None = None
    story: tuple[FollowUp, ...] = ()
    is_dated: bool = False  # that day, enough shared words to hide each other

    @property
    def person(self) -> Person:
        """Whose words they are."""
        return _person(self.record, self.kept.speaker)

    @property
    def name(self) -> str:
        """The name that stands beside them, if its owner lets it be told."""
        return name_for(self.record, self.kept.speaker, Reader.PROGRAMME)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all that is told here."""
        return (self.kept.id, *(heard.id for heard in self.story))


@value
class Talk(Value):
    """One partnership at one session of one set: who was there, what they share."""

    lesson: str
    people: frozenset[Person]
    slips: frozenset[Person]  # of those, whose sharing slip was typed in
    shared: tuple[Shared, ...]

    @property
    def themes(self) -> set[str]:
        """The themes that someone laid on the words that are shared."""
        return {theme for each in self.shared for theme in each.kept.themes}


@dataclass
class PartnershipTalks:
    """What a column of a comparison rests on."""

    name: str
    invited: set[Person] = field(default_factory=set)
    talks: list[Talk] = field(default_factory=list)


def enough_to_hide(shared: Collection[Shared]) -> bool:
    """Say whether so many said what is *shared* without a name that each is hidden.

    A name hides nobody else: whoever reads takes it away, and looks at who is left.
    """
    named = {each.person for each in shared if each.name}
    return len({each.person for each in shared} - named) >= THRESHOLD


def partnerships_of(records: Mapping[str, Record]) -> tuple[PartnershipTalks, ...]:
    """Return the partnerships in the *records* of sets by id, by their names.

    A member counts where they belonged on the day of each session.  Partnerships of
    two sets are one if their names are the same.
    """
    columns: dict[str, PartnershipTalks] = {}
    keys = _Keys(records)
    for set_id, record in records.items():
        shared = tuple(_shared(set_id, record))
        for session in record.sessions:
            known_as = partial(keys.of, set_id, session.held_on)
            for key, members in _grouped(record, record.members, known_as).items():
                column = columns.setdefault(key, PartnershipTalks(keys.names[key]))
                column.invited |= {_person(record, member) for member in members}
            for key, members in _grouped(record, session.attended, known_as).items():
                columns[key].talks.append(_talk(record, session, members, shared))
    return tuple(sorted(columns.values(), key=lambda column: column.name))


def find_doubles_among(
    records: Mapping[str, Record], names: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield each two *names* of partnerships that may be one, as no set denies."""
    every = [each.partnerships for each in records.values()]
    apart = {
        frozenset(fold_name(known.of(id_).name) for id_ in two)
        for known in every
        for two in known.apart
    }
    for one, other in find_doubles({name: name for name in names}):
        if frozenset(map(fold_name, (one, other))) not in apart:
            yield one, other


class _Keys:
    """By what partnerships of several sets are known as one: what counts of a name.

    Where one set has two that are called the same, it is the name as it is spelt.
    """

    def __init__(self, records: Mapping[str, Record]) -> None:
        names = [each.partnerships.names.values() for each in records.values()]
        folded = [Counter(map(fold_name, {*of_set})) for of_set in names]
        self._twice = {f for of_set in folded for f in of_set if of_set[f] > 1}
        self.names: dict[str, str] = {}  # as each was met first

    def of(self, set_id: str, on: date, member: Member) -> str:
        """Return what *member* belonged to *on* a day; nothing if to none."""
        partnership = member.partnership(on)
        key = folded = fold_name(partnership.name)
        if folded in self._twice:
            key = partnership.name
        if partnership.name == partnership.id != "":  # what it is called was lost
            key = f"{set_id} {partnership.id}"
        self.names.setdefault(key, partnership.name)
        return key


def _grouped(
    record: Record, members: Iterable[str], known_as: Callable[[Member], str]
) -> dict[str, list[str]]:
    """Return *members* by the partnership that each belonged to."""
    by_key: dict[str, list[str]] = {}
    for member in (each for each in members if each in record.members):
        if key := known_as(record.members[member]):
            by_key.setdefault(key, []).append(member)
    return by_key


def _talk(
    record: Record, session: Session, members: list[str], shared: Iterable[Shared]
) -> Talk:
    with_slip = {member for member, _ in record.consents}
    then = (each for each in shared if each.session == session)
    theirs = [each for each in then if each.kept.speaker in members]
    is_dated = enough_to_hide(theirs)
    return Talk(
        lesson=session.opened.lesson,
        people=frozenset(_person(record, each) for each in members),
        slips=frozenset(_person(record, m) for m in members if m in with_slip),
        shared=tuple(replace(each, is_dated=is_dated) for each in theirs),
    )


def _shared(set_id: str, record: Record) -> Iterable[Shared]:
    """Yield all words of the set that may leave it, with the session they are from.

    Words that were handed on are told once, by whoever said them.
    """
    sessions = {session.id: session for session in record.sessions}
    actions = {action.id: action for action in actions_of(record)}
    for kept in record.standing(*COMPARED):
        session = sessions.get(kept.session)
        if session and kept.words and _leaves(record, kept):
            action = actions.get(kept.id)
            heard = action.story if action else ()
            story = tuple(h for h in heard if _leaves(record, record.kept[h.id]))
            yield Shared(set_id, record, session, kept, action, story)


def _leaves(record: Record, kept: Kept) -> bool:
    may_leave = may_read(record, kept, Reader.PROGRAMME)
    return may_leave and not is_taken_on(record, kept)


def _person(record: Record, member: str) -> Person:
    # one who is spelt in two ways is not to be counted as two; of two namesakes fewer
    # are counted than there are, and so no more is told
    return fold_name(record.members[member].name)
