"""Actions across sessions: whose, by when, what became of them, how often carried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.values import Value, value

# What actions are made of.
KINDS = frozenset({Kind.ACTION, Kind.FOLLOWUP})  # others: stand for themselves


class WhatNow(StrEnum):
    """What an owner says of an action when it is reviewed."""

    DONE = "done"
    KEEP = "keep"
    CHANGE = "change"
    HAND_ON = "hand-on"
    LET_GO = "let-go"


class Status(StrEnum):
    """Where an action stands; it follows from what its owner last said."""

    OPEN = "open"
    DONE = "done"
    CHANGED = "changed"
    HANDED_ON = "handed-on"
    LET_GO = "let-go"


ENDS = {
    WhatNow.DONE: Status.DONE,
    WhatNow.KEEP: Status.OPEN,
    WhatNow.LET_GO: Status.LET_GO,
    WhatNow.CHANGE: Status.CHANGED,
    WhatNow.HAND_ON: Status.HANDED_ON,
}
NEEDS_A_NEW_ACTION = {WhatNow.CHANGE, WhatNow.HAND_ON}  # others: lead to none


@value
class FollowUp(Value):
    """What was heard of an action at one session, or between two."""

    id: str
    on: date
    session: str
    what_now: WhatNow
    happened: str
    learned: str
    due: str


@value
class Action(Value):
    """What someone said they would do, and its story since."""

    id: str
    number: int  # in its set, by the order it was said; never given twice
    owner: str
    words: str
    due: date | None
    first_sign: str
    helper: str  # a member who said yes
    said_on: date
    session: str
    lesson: str
    follows: str
    confirmed: bool
    status: Status
    story: tuple[FollowUp, ...]
    themes: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status is Status.OPEN

    @property
    def carried(self) -> int:
        """How many times its owner kept it going."""
        return sum(each.what_now is WhatNow.KEEP for each in self.story)


def actions_of(record: Record) -> tuple[Action, ...]:
    """Return every action of the set that was not taken away, oldest first."""
    followups: dict[str, list[Kept]] = {}
    for each in record.standing(Kind.FOLLOWUP):
        followups.setdefault(each.follows, []).append(each)
    followed = {each.follows for each in record.standing(Kind.ACTION)}
    stories = _Stories(record, followups, followed)
    every = _numbered(record).items()
    return tuple(stories.action(n, kept) for n, kept in every if not kept.struck)


def actions_taken_away(record: Record) -> dict[int, Kept]:
    """Return the actions that were taken away, by the numbers that they keep."""
    return {n: kept for n, kept in _numbered(record).items() if kept.struck}


def open_actions(actions: Iterable[Action], owner: str = "") -> tuple[Action, ...]:
    """Return the *actions* still to be done, those of *owner* if one is named."""
    return tuple(a for a in actions if a.is_open and owner in ("", a.owner))


def actions_now(record: Record, owner: str = "") -> tuple[Action, ...]:
    """Return what *owner* has to do now, or what all have; what comes first first."""
    now = open_actions(actions_of(record), owner)
    return tuple(sorted(now, key=lambda each: (each.due or date.max, each.number)))


def _numbered(record: Record) -> dict[int, Kept]:
    """Return the actions by their numbers, but for those that were erased."""
    every = (each for each in record.kept.values() if each.kind is Kind.ACTION)
    return {n: k for n, k in enumerate(every, 1) if k.id not in record.erased}


@value
class _Stories(Value):
    """What was heard of every action, by its id."""

    record: Record
    followups: Mapping[str, list[Kept]]
    followed: set[str]

    def action(self, number: int, kept: Kept) -> Action:
        story = tuple(map(self._followup, self.followups.get(kept.id, ())))
        dues = [kept.parts.get(Part.DUE, ""), *(each.due for each in story)]
        due = next(filter(None, reversed(dues)), "")
        return Action(
            id=kept.id,
            number=number,
            owner=kept.speaker,
            words=kept.words,
            due=date.fromisoformat(due) if due else None,
            first_sign=kept.parts.get(Part.FIRST_SIGN, ""),
            helper=kept.who_agreed_to(Part.HELPER),
            said_on=self.record.day_of(kept),
            session=kept.session,
            lesson=kept.lesson,
            follows=kept.follows,
            confirmed=kept.is_confirmed,
            status=_status(story, has_successor=kept.id in self.followed),
            story=story,
            themes=kept.themes,
        )

    def _followup(self, kept: Kept) -> FollowUp:
        return FollowUp(
            id=kept.id,
            on=self.record.day_of(kept),
            session=kept.session,
            what_now=WhatNow(kept.value),
            happened=kept.parts.get(Part.HAPPENED, ""),
            learned=kept.parts.get(Part.LEARNED, ""),
            due=kept.parts.get(Part.DUE, ""),
        )


def _status(story: tuple[FollowUp, ...], *, has_successor: bool) -> Status:
    """Say where an action stands; one handed on stays open until someone takes it."""
    if not story:
        return Status.OPEN
    latest = story[-1].what_now
    if latest in NEEDS_A_NEW_ACTION and not has_successor:
        return Status.OPEN
    return ENDS[latest]
