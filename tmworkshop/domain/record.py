"""What a set's facts add up to: its people, its sessions, and the words it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import (
    Agreed,
    Amended,
    AnyFact,
    Consented,
    Erased,
    Founded,
    Joined,
    Kind,
    Moved,
    Opened,
    Said,
    Sent,
    Struck,
    Tagged,
    TurnKey,
    What,
)
from tmworkshop.domain.levels import Level

# What no longer holds once a part is changed: who agreed to it agrees afresh.
UNSETTLES: Mapping[str, tuple[str, ...]] = {
    "words": ("confirmed",),
    "due": ("confirmed",),
    "first-sign": ("confirmed",),
    "helper": ("helper-agreed", "confirmed"),
    "receiver": ("receiver-agreed",),
}


@dataclass(frozen=True)
class Kept:
    """Words as they now stand: as said, with what was amended since."""

    id: str
    at: datetime
    kind: Kind
    session: str
    words: str
    value: str
    turn: TurnKey | None
    speaker: str
    lesson: str
    level: Level | None
    follows: str
    unattributed: bool
    parts: Mapping[str, str]
    struck: bool = False
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Member:
    """Someone in the set, and the partnerships they belonged to, each with its date."""

    id: str
    name: str
    partnerships: tuple[tuple[date, str], ...]

    def partnership(self, on: date) -> str:
        """Return the partnership the member belonged to *on* a day, or the first."""
        held = [name for since, name in self.partnerships if since <= on]
        return (held or [self.partnerships[0][1]])[-1]


@dataclass(frozen=True)
class Session:
    """One meeting of the set, as its facts tell it."""

    opened: Opened
    number: int
    attended: tuple[str, ...]
    closed: bool = False
    next_meeting: date | None = None

    @property
    def id(self) -> str:
        """The id of the fact that opened it."""
        return self.opened.id

    @property
    def held_on(self) -> date:
        """The day it was held."""
        return self.opened.held_on


@dataclass(frozen=True)
class Record:
    """A learning set: all that its facts say."""

    founded: Founded
    members: Mapping[str, Member]
    agreement: Agreed | None
    consents: Mapping[tuple[str, str], Consented]
    sessions: tuple[Session, ...]
    kept: Mapping[str, Kept]
    sent: tuple[Sent, ...]

    @property
    def names(self) -> Mapping[str, str]:
        """The members' names by their ids."""
        return {member.id: member.name for member in self.members.values()}

    @property
    def live(self) -> Session | None:
        """The session that was begun and not yet closed."""
        return next((each for each in self.sessions if not each.closed), None)

    def standing(self, *kinds: Kind) -> tuple[Kept, ...]:
        """Return what was kept of *kinds* and not struck, in the order it was said."""
        return tuple(
            each
            for each in self.kept.values()
            if each.kind in kinds and not each.struck
        )

    def consents_to(self, member: str, purpose: str) -> bool:
        """Say whether *member* ticked *purpose*; no slip means no."""
        consent = self.consents.get((member, purpose))
        return consent is not None and consent.choice


def record_of(facts: Iterable[AnyFact]) -> Record:
    """Fold *facts*, in the order they were kept, into a record."""
    fold = _Fold()
    for fact in facts:
        fold.take(fact)
    return fold.record()


def kept_from(fact: Said) -> Kept:
    """Return *fact* as words that stand."""
    return Kept(
        id=fact.id,
        at=fact.at,
        kind=fact.kind,
        session=fact.session,
        words=fact.words,
        value=fact.value,
        turn=fact.turn,
        speaker=fact.speaker,
        lesson=fact.lesson,
        level=fact.level,
        follows=fact.follows,
        unattributed=fact.unattributed,
        parts=fact.parts,
    )


def touched(
    kept: Mapping[str, Kept], fact: Said | Amended | Struck | Tagged
) -> dict[str, Kept]:
    """Return *kept* once *fact* is taken in; a fact about nothing known is let be."""
    if isinstance(fact, Said):
        return {**kept, fact.id: kept_from(fact)}
    if (was := kept.get(fact.of)) is None:
        return dict(kept)
    return {**kept, fact.of: _touch(was, fact)}


def _touch(was: Kept, fact: Amended | Struck | Tagged) -> Kept:
    match fact:
        case Amended():
            return _amend(was, fact.part, fact.value)
        case Struck():
            return replace(was, struck=not fact.back)
        case Tagged():
            return replace(was, themes=tuple(sorted({*was.themes, fact.theme})))


def _amend(was: Kept, part: str, value: str) -> Kept:
    unsettled = UNSETTLES.get(part, ())
    parts = {name: kept for name, kept in was.parts.items() if name not in unsettled}
    match part:
        case "words":
            return replace(was, words=value, parts=parts)
        case "value":
            return replace(was, value=value, parts=parts)
        case "level":
            return replace(was, level=Level(value), parts=parts)
        case _:
            return replace(was, parts={**parts, part: value})


class _Fold:
    """The record while it is being read; nothing outside this module sees it."""

    def __init__(self) -> None:
        self.founded: Founded | None = None
        self.agreement: Agreed | None = None
        self.members: dict[str, Member] = {}
        self.consents: dict[tuple[str, str], Consented] = {}
        self.sessions: dict[str, Session] = {}
        self.kept: dict[str, Kept] = {}
        self.sent: list[Sent] = []

    def take(self, fact: AnyFact) -> None:
        match fact:
            case Founded():
                self.founded = fact
            case Joined():
                self.members[fact.member] = _joined(self.members.get(fact.member), fact)
            case Agreed():
                self.agreement = fact
            case Consented():
                self.consents[fact.member, fact.purpose] = fact
            case Opened():
                number = len(self.sessions) + 1
                self.sessions[fact.id] = Session(fact, number, fact.present)
            case Moved():
                self._moved(fact)
            case Said():
                self.kept[fact.id] = kept_from(fact)
                self._met(fact.session, fact.kind, fact.value)
            case Amended() | Struck() | Tagged():
                self._touched(fact)
            case Sent():
                self.sent.append(fact)
            case Erased():
                pass  # what it names was blanked when the file was rewritten

    def _moved(self, move: Moved) -> None:
        session = self.sessions[move.session]
        if move.what is What.ARRIVE:
            came = (who for who in move.who if who not in session.attended)
            session = replace(session, attended=(*session.attended, *came))
        if move.what is What.STOP:
            session = replace(session, closed=True)
        self.sessions[move.session] = session

    def _touched(self, fact: Amended | Struck | Tagged) -> None:
        if was := self.kept.get(fact.of):
            now = self.kept[fact.of] = _touch(was, fact)
            self._met(now.session, now.kind, now.value)

    def _met(self, session: str, kind: Kind, value: str) -> None:
        if kind is Kind.MEETING and session in self.sessions:
            agreed = date.fromisoformat(value) if value else None
            self.sessions[session] = replace(
                self.sessions[session], next_meeting=agreed
            )

    def record(self) -> Record:
        if self.founded is None:
            raise NotFound("There is no set in this file.")
        return Record(
            founded=self.founded,
            members=self.members,
            agreement=self.agreement,
            consents=self.consents,
            sessions=tuple(self.sessions.values()),
            kept=self.kept,
            sent=tuple(self.sent),
        )


def _joined(was: Member | None, fact: Joined) -> Member:
    since = fact.since or fact.at.date()
    before = was.partnerships if was else ()
    return Member(fact.member, fact.name, (*before, (since, fact.partnership)))
