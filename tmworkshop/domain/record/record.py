"""What a set's facts add up to: its people, its sessions, and the words it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from itertools import count

from tmworkshop.domain.errors import HoldsNothing, NotFound
from tmworkshop.domain.facts import (
    Agreed,
    AnyFact,
    Consented,
    Erased,
    Founded,
    Joined,
    Kind,
    Lent,
    LetGo,
    Moved,
    Opened,
    Organisations,
    Recognised,
    Said,
    Sent,
    Titled,
    What,
)
from tmworkshop.domain.names import tell_apart
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.in_packs import list_let_go, list_taken_back
from tmworkshop.domain.record.kept import Kept, Words, apply_change, kept_from
from tmworkshop.domain.record.member import Member, add_to_member, name_partnerships
from tmworkshop.domain.record.partnership_names import Partnerships, PartnershipsRead
from tmworkshop.domain.record.slips_read import SlipsRead
from tmworkshop.domain.values import Value, value

GONE = "someone who has left"  # whose name was erased
# others: leave a session as open or as closed as it was
ENDS: Mapping[What, bool] = {What.STOP: True, What.DISCARD: True, What.REOPEN: False}


@value
class Session(Value):
    """One meeting of the set, as its facts tell it."""

    opened: Opened
    number: int  # among those that count; 0 of one that came to nothing
    attended: tuple[str, ...]
    closed: bool = False
    discarded: bool = False  # closed as begun by mistake
    next_meeting: date | None = None

    @property
    def id(self) -> str:
        """The id of the fact that opened it."""
        return self.opened.id

    @property
    def held_on(self) -> date:
        """The day it was held."""
        return self.opened.held_on


@value
class Record(Value):
    """A learning set: all that its facts say."""

    founded: Founded
    members: Mapping[str, Member]
    agreement: Agreed | None
    consents: Mapping[tuple[str, str], Consented]
    sessions: tuple[Session, ...]  # those that count
    kept: Mapping[str, Kept]
    sent: tuple[Sent, ...]
    nameless: frozenset[str] = frozenset()  # ids of members whose names were erased
    erased: frozenset[str] = frozenset()  # ids of facts that were blanked
    begun: tuple[Session, ...] = ()  # every session, what came to nothing as well
    partnerships: Partnerships = field(default_factory=Partnerships)
    let_go: tuple[LetGo, ...] = ()  # what went in packs
    lent: Mapping[str, Lent] = field(default_factory=dict)  # by the id of the words
    organisations: tuple[str, ...] = ()  # that words beyond the set do not name
    recognised: tuple[
        Recognised, ...
    ] = ()  # with people of other sets; the newest holds
    # what holds of each box by the terms that stood on the slip
    by_terms: Mapping[tuple[str, str], Mapping[str, Consented]] = field(
        default_factory=dict
    )
    lent_by_terms: Mapping[str, Mapping[str, Lent]] = field(default_factory=dict)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The members' names by their ids, those of namesakes told apart."""
        every = self.members.values()
        named = {m.id: (m.name, m.partnerships[-1][1].name) for m in every}
        return tell_apart(named)

    def name(self, member: str) -> str:
        """Return the name of *member*; of one who was erased, that they have left."""
        return self.names.get(member, GONE)

    @property
    def live(self) -> Session | None:
        """The session that was begun and not yet closed."""
        return next((each for each in self.sessions if not each.closed), None)

    @property
    def come_from(self) -> tuple[str, ...]:
        """The names of the partnerships that members come from, or came."""
        every = (t.name for m in self.members.values() for _, t in m.partnerships)
        return tuple(sorted({*filter(None, every)}))

    @cached_property
    def sendings(self) -> tuple[Sent, ...]:
        """What left the set, each time: as it was told, or in a pack."""
        return (*self.sent, *self.in_packs)

    @cached_property
    def in_packs(self) -> tuple[Sent, ...]:
        """What was let go in packs, one fact a speaker who is not forgotten."""
        return tuple(list_let_go(self.let_go, self.kept))

    @cached_property
    def taken_back(self) -> tuple[Sent, ...]:
        """What packs took back of what had gone in them, in the same way."""
        return tuple(list_taken_back(self.let_go, self.kept))

    def words_in(self, session: Session) -> tuple[Kept, ...]:
        """Return what was said in *session* and stands."""
        ours = (kept for kept in self.kept.values() if kept.session == session.id)
        return tuple(kept for kept in ours if kept.tells and not kept.struck)

    def standing(self, *kinds: Kind) -> tuple[Kept, ...]:
        """Return what was kept of *kinds* and not struck, in the order it was said."""
        ours = (kept for kept in self.kept.values() if kept.kind in kinds)
        return tuple(kept for kept in ours if not kept.struck)

    def day_of(self, kept: Kept) -> date:
        """Return the day of the session that *kept* is of, or when it was written."""
        return self._days.get(kept.session, kept.at.date())

    @cached_property
    def _days(self) -> Mapping[str, date]:
        return {session.id: session.held_on for session in self.sessions}

    def consents_to(self, member: str, purpose: str) -> bool:
        """Say whether *member* ticked *purpose*; no slip means no."""
        consent = self.consents.get((member, purpose))
        return consent is not None and consent.choice


def record_of(facts: Iterable[AnyFact]) -> Record:
    """Fold *facts*, in the order they were kept, into a record."""
    fold, fact = _Fold(), None
    for fact in facts:
        fold.take(fact)
    if fact is None:
        raise HoldsNothing
    return fold.record()


def find_session(record: Record, number: int = 0) -> Session:
    """Return session *number* of the set, or with 0 its latest."""
    name, last = record.founded.name, len(record.sessions)
    if not last:
        raise NotFound(f"{name} has held no session yet.")
    if not 0 <= number <= last:
        sessions = say_count(last, "session")
        raise NotFound(f"{name} has no session {number}: it has held {sessions}.")
    return record.sessions[number - 1]


class _Fold:
    """The record while it is being read, its fields by their names there."""

    def __init__(self) -> None:
        self.founded: Founded | None = None
        self.agreement: Agreed | None = None
        self.members: dict[str, Member] = {}
        self.partnerships = PartnershipsRead()
        self.slips = SlipsRead[tuple[str, str], Consented]()
        self.sessions: dict[str, Session] = {}
        self.kept: dict[str, Kept] = {}
        self.sent: tuple[Sent, ...] = ()
        self.let_go: tuple[LetGo, ...] = ()
        self.lent = SlipsRead[str, Lent]()
        self.organisations: tuple[str, ...] = ()
        self.recognised: tuple[Recognised, ...] = ()
        self.nameless: frozenset[str] = frozenset()
        self.erased: frozenset[str] = frozenset()

    def take(self, fact: AnyFact) -> None:
        """Take in *fact*; what an erasure names was blanked in the file itself."""
        if isinstance(fact, Words):
            self._hear(fact)
        elif isinstance(fact, Opened):
            self.sessions[fact.id] = Session(fact, 0, fact.present)
        elif isinstance(fact, Moved):
            self._move(fact)
        elif isinstance(fact, Sent):
            self.sent += (fact,)
        elif isinstance(fact, Erased):
            self.erased = self.erased.union(fact.of)
        elif isinstance(fact, LetGo | Lent | Organisations | Recognised):
            self._know_beyond(fact)
        else:
            self._know(fact)

    def _know(self, fact: Founded | Joined | Titled | Agreed | Consented) -> None:
        if isinstance(fact, Founded):
            self.founded = fact
        elif isinstance(fact, Joined) and not fact.name:
            self.nameless |= {fact.member}
        elif isinstance(fact, Joined):
            self.members[fact.member] = add_to_member(
                self.members.get(fact.member), fact
            )
            self.partnerships.meet(fact.partnership)
        elif isinstance(fact, Titled):
            self.partnerships.take(fact)
        elif isinstance(fact, Agreed):
            self.agreement = fact
        else:
            self.slips.take((fact.member, fact.purpose), fact, is_yes=fact.choice)

    def _know_beyond(self, fact: LetGo | Lent | Organisations | Recognised) -> None:
        """Take in what *fact* says of the set for readers beyond it."""
        if isinstance(fact, LetGo):
            self.let_go += (fact,)
        elif isinstance(fact, Lent):
            self.lent.take(fact.of, fact, is_yes=bool(fact.uses))
        elif isinstance(fact, Organisations):
            self.organisations = fact.names
        else:
            self.recognised += (fact,)

    def _move(self, move: Moved) -> None:
        session = self.sessions.get(move.session)
        if session and move.what is What.ARRIVE:
            attended = dict.fromkeys((*session.attended, *move.who))
            self.sessions[session.id] = replace(session, attended=tuple(attended))
        if session and move.what in ENDS:
            closed, discarded = ENDS[move.what], move.what is What.DISCARD
            now = replace(session, closed=closed, discarded=discarded)
            self.sessions[session.id] = now

    def _hear(self, fact: Words) -> None:
        """Take in *fact*; one about nothing known is let be."""
        if isinstance(fact, Said):
            now = kept_from(fact)
        elif was := self.kept.get(fact.of):
            now = apply_change(was, fact)
        else:
            return
        self.kept[now.id] = now
        self._meet(now)

    def _meet(self, kept: Kept) -> None:
        """Take the date of the next meeting from *kept*, if it is one."""
        session = self.sessions.get(kept.session)
        if session and kept.kind is Kind.MEETING:
            agreed = kept.value and not kept.struck
            day = date.fromisoformat(kept.value) if agreed else None
            self.sessions[session.id] = replace(session, next_meeting=day)

    def _numbered(self) -> Iterator[Session]:
        """Yield the sessions; those under way and those with words have a number.

        Of one that was discarded they have to stand: they came as it was taken away.
        """
        telling = [kept for kept in self.kept.values() if kept.tells]
        had_words = {kept.session for kept in telling}
        has_words = {kept.session for kept in telling if not kept.struck}
        numbers = count(1)
        for each in self.sessions.values():
            words = has_words if each.discarded else had_words
            counts = not each.closed or each.id in words
            yield replace(each, number=next(numbers)) if counts else each

    def record(self) -> Record:
        if self.founded is None:
            raise NotFound("There is no set in this file.")
        begun = tuple(self._numbered())
        sessions = tuple(each for each in begun if each.number)
        known = self.partnerships.as_they_stand()
        members = {
            each.id: name_partnerships(each, known) for each in self.members.values()
        }
        now: dict[str, object] = {"partnerships": known, "members": members}
        now |= {"consents": self.slips.newest, "by_terms": self.slips.by_terms}
        now |= {"lent": self.lent.newest, "lent_by_terms": self.lent.by_terms}
        every = {**vars(self), "sessions": sessions, "begun": begun, **now}
        del every["slips"]
        return Record(**every)
