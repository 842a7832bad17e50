"""Actions between sessions: found by number, followed up, put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tmworkshop.application.ports import SetFile, Stamp
from tmworkshop.domain.actions import Action, WhatNow, actions_of
from tmworkshop.domain.errors import NotFound, Refused, Unclear
from tmworkshop.domain.facts import Amended, AnyFact, Kind, Said
from tmworkshop.domain.record import Record, record_of


@dataclass(frozen=True)
class Word:
    """Word that an owner sent of an action, between two sessions."""

    what_now: WhatNow | None = None
    happened: str = ""
    learned: str = ""
    due: date | None = None
    words: str = ""
    first_sign: str = ""
    receiver: str = ""  # a member who said yes to taking it on

    @property
    def said(self) -> dict[str, str]:
        """What of it stands beside what now."""
        given = {"happened": self.happened, "learned": self.learned}
        return {part: words for part, words in given.items() if words}


@dataclass(frozen=True)
class Place:
    """An action and the set it belongs to."""

    record: Record
    action: Action
    actions: tuple[Action, ...] = field(repr=False, default=())


def find_action(file: SetFile, number: int) -> Place:
    """Return action *number* of the set; NotFound says which there are."""
    record = record_of(file.facts())
    actions = actions_of(record)
    for action in actions:
        if action.number == number:
            return Place(record, action, actions)
    numbers = ", ".join(str(action.number) for action in actions) or "none yet"
    raise NotFound(f"{record.founded.name} has no action {number}: it has {numbers}.")


def update(file: SetFile, place: Place, word: Word, stamp: Stamp) -> None:
    """Keep *word* of an action, as one line; Refused while its session is open."""
    if place.record.live:
        raise Refused("A session of this set is open: say it there, or close it first.")
    facts = tuple(_facts(place.action, word))
    if not facts:
        raise Unclear(
            "There is nothing to change: say what, for example --what-now done"
        )
    file.keep(stamp(facts))


def _facts(action: Action, word: Word) -> Iterable[AnyFact]:
    if word.what_now is None:
        yield from _put_right(action, word)
        return
    if not action.is_open:
        raise Refused(f"Action {action.number} has come to an end: {action.status}.")
    yield _followup(action, word)
    if word.what_now is WhatNow.CHANGE:
        yield _successor(action, word, action.owner, word.words)
    if word.what_now is WhatNow.HAND_ON:
        yield _successor(action, word, word.receiver, action.words)


def _put_right(action: Action, word: Word) -> Iterable[Amended]:
    due = word.due.isoformat() if word.due else ""
    given = {"words": word.words, "first-sign": word.first_sign}
    for part, value in given.items():
        if value:
            yield Amended(of=action.id, part=part, value=value)
    if due:  # the newest date stands with whatever gave it: the action or a follow-up
        dated = [each.id for each in action.story if each.due]
        yield Amended(of=[action.id, *dated][-1], part="due", value=due)
    if word.said and not action.story:
        raise Unclear("Say what now as well: --what-now keep, for example.")
    for part, value in word.said.items():
        yield Amended(of=action.story[-1].id, part=part, value=value)


def _followup(action: Action, word: Word) -> Said:
    due = word.due.isoformat() if word.due and word.what_now is WhatNow.KEEP else ""
    return Said(
        kind=Kind.FOLLOWUP,
        value=str(word.what_now),
        speaker=action.owner,
        lesson=action.lesson,
        follows=action.id,
        parts=word.said | ({"due": due} if due else {}),
    )


def _successor(action: Action, word: Word, owner: str, words: str) -> Said:
    if not words:
        raise Unclear("An action that changes needs its new words: --words")
    if not owner or owner == word.receiver == action.owner:
        raise Unclear("Handing on needs someone who said yes: --to NAME")
    due = word.due or action.due
    parts = {"first-sign": word.first_sign or action.first_sign, "confirmed": "yes"}
    if due:
        parts["due"] = due.isoformat()
    return Said(
        kind=Kind.ACTION,
        words=words,
        speaker=owner,
        lesson=action.lesson,
        follows=action.id,
        parts=parts,
    )
