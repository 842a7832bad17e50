"""One member's page: my actions, what became of the last ones, what I share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tmworkshop.domain.actions import Action, Status, actions_of, open_actions
from tmworkshop.domain.dates import day_and_month, spoken, spoken_short
from tmworkshop.domain.facts import Consented, Kind
from tmworkshop.domain.record import Member, Record, Session
from tmworkshop.domain.views import (
    ActionLines,
    ParticipantPage,
    SharingLine,
    StoryLine,
)

OUTCOMES = {
    Status.DONE: "I did this.",
    Status.CHANGED: "I changed this: it stands above in its new words.",
    Status.LET_GO: "I let this go.",
}
CANNOT_RECALL = "What has already gone out cannot be called back."


@dataclass(frozen=True)
class Imprint:
    """What every page says of itself."""

    made: date
    contact: str  # whoever corrects a word: "Sian Rees, 01632 960123"
    purposes: tuple[tuple[str, str], ...]  # id and short words, as on the slip


def participant_page(
    record: Record, member: Member, session: Session, imprint: Imprint
) -> ParticipantPage:
    """Return the page of *member* after *session*: their own words and no others."""
    telling = _Telling(record, member, session)
    return ParticipantPage(
        name=member.name,
        occasion=f"My page from the {of_set(record)}, {spoken(session.held_on)}",
        next_meeting=next_meeting_line(record, session),
        doing=tuple(telling.doing()),
        ended=tuple(telling.ended()),
        offered=tuple(telling.offered()),
        questions=telling.words(Kind.QUESTION),
        learnings=telling.words(Kind.LEARNING),
        reflections=telling.words(Kind.REFLECTION),
        sharing_heading=telling.sharing_heading(),
        sharing=telling.sharing(imprint),
        sharing_notes=tuple(telling.sharing_notes(imprint)),
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
    return f"We next meet on {spoken(session.next_meeting)}{place}."


def made_line(record: Record, imprint: Imprint) -> str:
    """Return when a page was made and how long it is kept."""
    kept = record.founded.kept_until
    until = f" Kept until {spoken_short(kept)}." if kept else ""
    return f"Made {spoken_short(imprint.made)}.{until}"


def due_line(due: date | None) -> str:
    """Return an action's date in words."""
    return f"By {spoken(due)}." if due else "No date yet."


def times(count: int) -> str:
    """Return "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


@dataclass(frozen=True)
class _Telling:
    record: Record
    member: Member
    session: Session

    def _mine(self) -> tuple[Action, ...]:
        every = actions_of(self.record)
        return tuple(action for action in every if action.owner == self.member.id)

    def doing(self) -> Iterator[ActionLines]:
        for action in open_actions(self._mine()):
            helper = self.record.names.get(action.helper, "")
            yield ActionLines(
                words=action.words,
                due=due_line(action.due),
                first_sign=_sign(action),
                helper=f"{helper} has said yes to helping." if helper else "",
                since=self._since(action),
                story=_story(action),
            )

    def ended(self) -> Iterator[ActionLines]:
        for action in self._mine():
            if not action.is_open and self._is_news(action):
                yield ActionLines(
                    words=action.words,
                    outcome=self._outcome(action),
                    story=_story(action),
                )

    def _is_news(self, action: Action) -> bool:
        """Say whether it came to an end here, or since the session before."""
        heard = action.story[-1]
        earlier = [
            session.held_on
            for session in self.record.sessions
            if session.number < self.session.number
        ]
        between = not heard.session and heard.on <= self.session.held_on
        since = between and all(heard.on > day for day in earlier)
        return heard.session == self.session.id or since

    def offered(self) -> Iterator[str]:
        """Yield whom I help and until when; their words stay theirs."""
        for action in open_actions(actions_of(self.record)):
            if action.helper == self.member.id:
                who = self.record.names[action.owner]
                by = f", by {spoken(action.due)}" if action.due else ""
                yield f"To help {who} with an action of theirs{by}."

    def words(self, kind: Kind) -> tuple[str, ...]:
        return tuple(
            kept.words
            for kept in self.record.standing(kind)
            if kept.speaker == self.member.id and kept.session == self.session.id
        )

    def sharing_heading(self) -> str:
        slips = [c.slip for c in self._slips()]
        if not slips:
            return "What may leave the set (no slip yet, so nothing does)"
        return f"What may leave the set (from my slip of {spoken_short(max(slips))})"

    def sharing(self, imprint: Imprint) -> tuple[SharingLine, ...]:
        return tuple(
            SharingLine(short, "yes" if self._agreed(purpose) else "no")
            for purpose, short in imprint.purposes
        )

    def sharing_notes(self, imprint: Imprint) -> Iterator[str]:
        sent = [each for each in self.record.sent if each.member == self.member.id]
        if sent:
            last = spoken_short(sent[-1].at.date())
            yield f"Words of mine went to {sent[-1].to} on {last}."
        else:
            yield "Nothing of mine has left the set so far."
        contact = f"{imprint.contact}, or write" if imprint.contact else "Write"
        yield f"To change this or correct a word: {contact} here and hand it back."
        yield CANNOT_RECALL

    def _slips(self) -> list[Consented]:
        given = self.record.consents.values()
        return [consent for consent in given if consent.member == self.member.id]

    def _agreed(self, purpose: str) -> bool:
        return self.record.consents_to(self.member.id, purpose)

    def _since(self, action: Action) -> str:
        """Say since when it is mine, and from whom I took it on."""
        giver = self._giver(action)
        day = spoken_short(action.said_on)
        if giver:
            return f"I took this on from {giver} on {day}.{_carried(action)}"
        if action.session == self.session.id:
            return ""
        return f"I said this on {day}.{_carried(action)}"

    def _giver(self, action: Action) -> str:
        before = self.record.kept.get(action.follows)
        if before is None or before.speaker == self.member.id:
            return ""
        return self.record.names.get(before.speaker, "")

    def _outcome(self, action: Action) -> str:
        if action.status is Status.HANDED_ON:
            after = (a for a in actions_of(self.record) if a.follows == action.id)
            receiver = next(after).owner
            return f"I handed this on to {self.record.names[receiver]}."
        return OUTCOMES[action.status]


def _carried(action: Action) -> str:
    return f" Carried {times(action.carried)}." if action.carried else ""


def _sign(action: Action) -> str:
    if not action.first_sign:
        return ""
    return f"It has begun when: {action.first_sign}"


def _story(action: Action) -> tuple[StoryLine, ...]:
    return tuple(
        StoryLine(day_and_month(each.on), each.happened, each.learned)
        for each in action.story
        if each.happened or each.learned
    )
