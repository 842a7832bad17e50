"""One member's page: my actions, what became of the last ones, what I share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tmworkshop.domain.dates import say_date, say_day
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.pages.action_lines import action_lines
from tmworkshop.domain.pages.answer_groups import group_answers
from tmworkshop.domain.pages.sharing_lines import list_sharing
from tmworkshop.domain.pages.views import ActionLines, ParticipantPage, SharingLine
from tmworkshop.domain.record.actions import (
    Action,
    actions_now,
    actions_of,
    open_actions,
)
from tmworkshop.domain.record.consents import newest_slip
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.member import Member
from tmworkshop.domain.record.record import Record, Session
from tmworkshop.domain.record.sentences import is_news, say_practice
from tmworkshop.domain.sharing.disclosure import may_read, may_read_story, name_for
from tmworkshop.domain.values import Value, value

NO_SLIP = "no slip yet, so nothing does"
CANNOT_RECALL = "What has already gone out cannot be called back."


@value
class Imprint(Value):
    """What every page says of itself."""

    made: date
    contact: str  # whoever corrects a word: "Sian Rees, 01632 960123"
    purposes: tuple[tuple[str, str], ...]  # id and short words, as on the slip


def participant_page(
    record: Record, member: Member, session: Session, imprint: Imprint
) -> ParticipantPage:
    """Return the page of *member* after *session*: their own words and no others."""
    page = _Page(record, member, session)
    return ParticipantPage(
        name=member.name,
        occasion=page.occasion(),
        next_meeting=next_meeting_line(record, session),
        doing=tuple(page.doing()),
        ended=tuple(page.ended()),
        offered=tuple(page.offered()),
        questions=page.words(Kind.QUESTION),
        learnings=page.words(Kind.LEARNING),
        practices=page.words(Kind.PRACTICE),
        issues=page.words(Kind.ISSUE),
        reflections=group_answers(session.opened.design, page.said(Kind.REFLECTION)),
        sharing_heading=page.sharing_heading(),
        sharing=tuple(page.sharing(imprint)),
        sharing_notes=tuple(page.sharing_notes(imprint)),
        footer=f"{member.name}: this page is yours alone. {made_line(record, imprint)}",
    )


def of_set(record: Record) -> str:
    """Return the set's name as it stands in a sentence: "Dyffryn set"."""
    name = record.founded.name
    return name if name.casefold().endswith("set") else f"{name} set"


def next_meeting_line(record: Record, session: Session) -> str:
    """Return when and where the set meets next; empty when no date is agreed."""
    if session.next_meeting is None:
        return ""
    place = f", {record.founded.place}" if record.founded.place else ""
    return f"We next meet on {say_day(session.next_meeting)}{place}."


def made_line(record: Record, imprint: Imprint) -> str:
    """Return when a page was made and how long it is kept."""
    kept = record.founded.kept_until
    until = f" Kept until {say_date(kept)}." if kept else ""
    return f"Made {say_date(imprint.made)}.{until}"


@value
class _Page(Value):
    record: Record
    member: Member
    session: Session

    def occasion(self) -> str:
        """Say from which meeting this is, and kindly if they were not there."""
        day = say_day(self.session.held_on)
        if self.member.id in self.session.attended:
            return f"My page from the {of_set(self.record)}, {day}"
        return f"My page from the {of_set(self.record)}, which met without me on {day}"

    def doing(self) -> Iterator[ActionLines]:
        """Yield what is still to be done, what comes first first."""
        for action in self._mine(actions_now(self.record, self.member.id)):
            yield action_lines(self.record, action, self.session)

    def ended(self) -> Iterator[ActionLines]:
        """Yield what came to an end here, or since the session before."""
        ended = (each for each in actions_of(self.record) if not each.is_open)
        for action in self._mine(ended):
            if is_news(self.record, action.story[-1], self.session):
                yield action_lines(self.record, action, self.session)

    def offered(self) -> Iterator[str]:
        """Yield whom I help and until when; their words stay theirs."""
        for action in open_actions(actions_of(self.record)):
            who = name_for(self.record, action.owner, self.member)
            if who and action.helper == self.member.id:
                yield f"To help {who} with an action of theirs{self._by(action)}."

    def _by(self, action: Action) -> str:
        """Say by when it is to be done; of one that was made private, not even that."""
        is_known = may_read_story(self.record, action, Reader.ROOM)
        return f", by {say_day(action.due)}" if action.due and is_known else ""

    def words(self, kind: Kind) -> tuple[str, ...]:
        """Return the words I said here, in the order I said them."""
        return tuple(say_practice(k.words, k.parts) for k in self.said(kind))

    def said(self, kind: Kind) -> Iterator[Kept]:
        """Yield what I said here, in the order I said it."""
        for kept in self.record.standing(kind):
            if kept.session == self.session.id and self._may_read(kept):
                yield kept

    def sharing_heading(self) -> str:
        newest = newest_slip(self.record.consents, self.member.id)
        of = f"from my slip of {say_date(newest.slip)}" if newest else NO_SLIP
        return f"What may leave the set ({of})"

    def sharing(self, imprint: Imprint) -> Iterator[SharingLine]:
        """Yield what the slip lets out; nothing without a slip."""
        if newest_slip(self.record.consents, self.member.id) is not None:
            yield from list_sharing(self.record, self.member.id, imprint.purposes)

    def sharing_notes(self, imprint: Imprint) -> Iterator[str]:
        """Yield what has left, how to change it, and what cannot be undone."""
        yield self._what_has_left()
        contact = f"{imprint.contact}, or " if imprint.contact else ""
        yield (
            f"To change this or correct a word: {contact}write here and hand it back. "
            f"{CANNOT_RECALL}"
        )

    def _what_has_left(self) -> str:
        """Say to whom words of mine went, and when they last did."""
        went = {
            sent.to: say_date(sent.at.date())
            for sent in self.record.sendings
            if sent.member in ("", self.member.id)
        }
        if not went:
            return "Nothing of mine has left the set so far."
        to_whom = " and ".join(f"to {who} on {day}" for who, day in went.items())
        return f"Words of mine went {to_whom}.{self._say_taken_back()}"

    def _say_taken_back(self) -> str:
        """Say when a pack last took back what had gone in one; mostly nothing."""
        mine = [e for e in self.record.taken_back if e.member == self.member.id]
        if not mine:
            return ""
        day = say_date(mine[-1].at.date())
        return f" A pack of {day} takes words of mine back from the programme's lead."

    def _mine(self, actions: Iterable[Action]) -> Iterator[Action]:
        kept = self.record.kept
        return (action for action in actions if self._may_read(kept[action.id]))

    def _may_read(self, kept: Kept) -> bool:
        return may_read(self.record, kept, self.member)
