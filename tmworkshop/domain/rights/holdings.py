"""A set looked through for one person: all that it holds about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from tmworkshop.domain.facts import AnyFact, Kind, Lent, Moved, Sent, What
from tmworkshop.domain.parts import Part, PartValue, row_of
from tmworkshop.domain.record.actions import Action, actions_of
from tmworkshop.domain.record.consents import choices_of, keep_until
from tmworkshop.domain.record.history import Event, events_of
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.member import Member
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.rights.erasure import person_of
from tmworkshop.domain.rights.named import called_in, find_mentions
from tmworkshop.domain.rights.personal_data import (
    CHANGES,
    ActionOutcome,
    Attended,
    Helping,
    Left,
    PersonalData,
    Piece,
    PieceChange,
    TextTicked,
)
from tmworkshop.domain.sharing.disclosure import name_for
from tmworkshop.domain.sharing.lent import digest_text

SOMEONE = "someone"  # who agreed to nothing that would let them be named


def held_of(facts: Iterable[AnyFact], member: str) -> PersonalData:
    """Return all that *facts* hold about *member*."""
    every = tuple(facts)
    record = record_of(every)
    them = record.members[member]
    person = person_of(every, member)
    holding = _Holding(every, record, them)
    called = called_in(record, person, member=member)
    return PersonalData(
        set_name=record.founded.name,
        member=member,
        name=record.name(member),
        former_names=them.former_names,
        partnerships=tuple((since, each.name) for since, each in them.partnerships),
        attended=tuple(holding.attended()),
        pieces=tuple(map(holding.piece, holding.theirs)),
        choices=choices_of(every, member),
        asks_to_be_kept_until=keep_until(record.consents, member),
        helping=tuple(holding.helping()),
        left=tuple(holding.left(record.sendings)),
        taken_back=tuple(holding.left(record.taken_back)),
        texts=tuple(holding.texts()),
        named_by_others=len(find_mentions(every, person, called)),
    )


class _Holding:
    """The set, looked through for one member."""

    def __init__(self, facts: tuple[AnyFact, ...], record: Record, them: Member):
        self._facts = facts
        self._record = record
        self._them = them
        self._numbers = {each.id: each.number for each in record.sessions}
        self._actions = {each.id: each for each in actions_of(record)}
        # what was taken away included
        self.theirs = [k for k in record.kept.values() if k.speaker == them.id]
        self._events: dict[str, list[Event]] = {kept.id: [] for kept in self.theirs}
        for event in events_of(facts, self._events):
            self._events[event.of].append(event)

    def piece(self, kept: Kept) -> Piece:
        """Return *kept* with its history."""
        about = self._actions.get(kept.follows)
        action = self._actions.get(kept.id)
        return Piece(
            id=kept.id,
            kind=kept.kind,
            on=self._record.day_of(kept),
            session=self._numbers.get(kept.session, 0),
            words=kept.words,
            value=kept.value,
            parts={
                part: self._named(part, kept.parts[part])
                for part in kept.parts
                if part != Part.MASKED
            },
            level=str(kept.level or ""),
            lesson=kept.lesson,
            themes=kept.themes,
            taken_away=kept.struck,
            history=tuple(self._history(kept.id)),
            about_action=about.number if about and kept.kind is Kind.FOLLOWUP else 0,
            outcome=self._outcome(kept, action) if action else None,
        )

    def texts(self) -> Iterator[TextTicked]:
        """Yield each slip for one text of theirs, in the order they were typed in."""
        theirs = {kept.id: kept for kept in self.theirs}
        by_terms, newest = self._record.lent_by_terms, self._record.lent
        for fact in self._facts:
            if isinstance(fact, Lent) and (kept := theirs.get(fact.of)):
                of_terms = by_terms[fact.of][fact.invitation]
                holding = of_terms if fact.invitation else newest[fact.of]
                holds = holding is fact and fact.digest == digest_text(kept)
                yield TextTicked(fact.of, fact.slip, fact.uses, holds)

    def attended(self) -> Iterator[Attended]:
        """Yield each session they were at, and when they came and went."""
        for session in self._record.sessions:
            if self._them.id not in session.attended:
                continue
            moves = self._moves(session.id)
            from_the_start = self._them.id in session.opened.present
            brought = any(move.what is What.REPLAN for move in moves)
            yield Attended(
                number=session.number,
                on=session.held_on,
                came_later=None if from_the_start else _when(moves, What.ARRIVE),
                left_before=_when(moves, What.LEAVE),
                brought_an_issue=brought or self._them.id in session.opened.presenters,
            )

    def helping(self) -> Iterator[Helping]:
        """Yield the actions of others that they were asked to help with or take on."""
        for kept in self._record.kept.values():
            action = self._actions.get(
                kept.follows if kept.kind is Kind.FOLLOWUP else kept.id
            )
            for part in (Part.HELPER, Part.RECEIVER):
                asked = kept.parts.get(part) == self._them.id and not kept.struck
                if asked and action and kept.speaker != self._them.id:
                    answer = kept.answer_to(part) or "nothing yet"
                    whose, asked_to = self._name(action.owner), row_of(part).asked_to
                    yield Helping(action.number, whose, asked_to, answer)

    def left(self, sendings: Iterable[Sent]) -> Iterator[Left]:
        """Yield what of theirs is in *sendings*: it left the set, or was taken back."""
        for sent in sendings:
            pieces = tuple(each for each in sent.of if each in self._events)
            if pieces or sent.member == self._them.id:
                yield Left(sent.to, sent.at.date(), pieces)

    def _moves(self, session: str) -> list[Moved]:
        """Return the moves of *session* that name them."""
        moves = (fact for fact in self._facts if isinstance(fact, Moved))
        return [m for m in moves if m.session == session and self._them.id in m.who]

    def _history(self, of: str) -> Iterator[PieceChange]:
        for event in self._events[of]:
            about = CHANGES.get(event.deed) or event.part or Part.WORDS
            yield PieceChange(event.at, about, self._named(about, event.value))

    def _outcome(self, kept: Kept, action: Action) -> ActionOutcome:
        before = self._record.kept.get(kept.follows)
        handed = before and before.speaker != kept.speaker
        return ActionOutcome(
            number=action.number,
            status=action.status,
            carried=action.carried,
            taken_on_from=self._name(before.speaker) if before and handed else "",
            taken_on_by=self._taker(kept),
        )

    def _taker(self, kept: Kept) -> str:
        for later in self._record.standing(Kind.ACTION):
            if later.follows == kept.id and later.speaker != kept.speaker:
                return self._name(later.speaker)
        return ""

    def _named(self, part: str, given: str) -> str:
        is_person = row_of(part).value is PartValue.PERSON
        return self._name(given) if is_person and given else given

    def _name(self, member: str) -> str:
        if member not in self._record.members:
            return self._record.name(member)
        return name_for(self._record, member, self._them) or SOMEONE


def _when(moves: Iterable[Moved], what: What) -> datetime | None:
    """Return when the last of *moves* that are *what* was made."""
    return max((move.at for move in moves if move.what is what), default=None)
