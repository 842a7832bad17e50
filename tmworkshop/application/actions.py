"""Actions between sessions: found by number, followed up, put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from datetime import date

from tmworkshop.application.ports import SetFile, Stamp
from tmworkshop.domain.errors import NotFound, Refused, Unclear
from tmworkshop.domain.facts import Amended, AnyFact, Kind, Said
from tmworkshop.domain.record.actions import (
    Action,
    Status,
    WhatNow,
    actions_of,
    taken_away,
)
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.values import Value, value


@value
class Word(Value):
    """Word that an owner sent of an action, between two sessions."""

    what_now: WhatNow | None = None
    happened: str = ""
    learned: str = ""
    due: date | None = None
    words: str = ""
    first_sign: str = ""
    receiver: str = ""  # a member who said yes to taking it on
    helper: str | None = None  # a member, or nobody
    helper_agreed: bool = False

    @property
    def told(self) -> dict[str, str]:
        """What was told of the action, beside what now."""
        given = {"happened": self.happened, "learned": self.learned}
        return {part: words for part, words in given.items() if words}

    @property
    def day(self) -> str:
        """The date as it is kept."""
        return _day(self)


@value
class Place(Value):
    """An action and the set it belongs to."""

    record: Record
    action: Action
    actions: tuple[Action, ...] = field(repr=False, default=())


TOLD = {"what_now", "happened", "learned"}
# What goes with what now; what is put right without it can be said of any action.
GOES_WITH: Mapping[WhatNow | None, set[str]] = {
    None: TOLD | {"due", "words", "first_sign", "helper", "helper_agreed"},
    WhatNow.DONE: TOLD,
    WhatNow.KEEP: TOLD | {"due"},
    WhatNow.CHANGE: TOLD | {"due", "words", "first_sign"},
    WhatNow.HAND_ON: TOLD | {"due", "first_sign", "receiver"},
    WhatNow.LET_GO: TOLD,
}
SPOKEN = {  # what may be out of place
    "due": "A date",
    "words": "A new wording",
    "first_sign": "A first sign",
    "receiver": "Someone to take it on",
    "helper": "A helper",
    "helper_agreed": "A helper's yes",
}
STAYS = "an action that stays as it is"


def find_action(file: SetFile, number: int) -> Place:
    """Return action *number* of the set; NotFound says which there are."""
    record = record_of(file.facts())
    actions = actions_of(record)
    for action in actions:
        if action.number == number:
            return Place(record, action, actions)
    if number in taken_away(record):
        raise NotFound(
            f"Action {number} was taken away.", Remedy.PUT_BACK_ACTION, str(number)
        )
    numbers = ", ".join(str(action.number) for action in actions) or "none yet"
    raise NotFound(f"{record.founded.name} has no action {number}: it has {numbers}.")


def update(file: SetFile, place: Place, word: Word, stamp: Stamp) -> None:
    """Keep *word* of an action, as one line; Refused while its session is open."""
    ensure_between_sessions(place.record)
    for name in _out_of_place(word):
        what = repr(_spoken(word.what_now)) if word.what_now else STAYS
        out_of_place = f"{SPOKEN[name]} does not go with {what}."
        raise Unclear(out_of_place, Remedy.SAY_OTHER_WHAT_NOW)
    facts = tuple(_facts(place.action, word))
    if not facts:
        nothing = "There is nothing to change: say what."
        raise Unclear(nothing, Remedy.SAY_WHAT_NOW, WhatNow.DONE)
    file.keep(stamp(facts))


def ensure_between_sessions(record: Record) -> None:
    """Raise Refused while a session of *record* is open."""
    if record.live:
        raise Refused("A session of this set is open: say it there, or close it first.")


def _out_of_place(word: Word) -> Iterator[str]:
    """Yield what *word* gives that does not go with its what now."""
    for part in fields(word):
        given = getattr(word, part.name) != part.default
        if given and part.name not in GOES_WITH[word.what_now]:
            yield part.name


def _facts(action: Action, word: Word) -> Iterator[AnyFact]:
    if word.what_now is None:
        yield from _put_right(action, word)
        return
    if not action.is_open:
        raise Refused(
            f"Action {action.number} has come to an end ({_spoken(action.status)}).",
            Remedy.TAKE_BACK_WORD,
        )
    yield _followup(action, word)
    if word.what_now is WhatNow.CHANGE:
        yield _changed(action, word)
    if word.what_now is WhatNow.HAND_ON:
        yield _handed_on(action, word)


def _put_right(action: Action, word: Word) -> Iterator[Amended]:
    for part, given in {"words": word.words, "first-sign": word.first_sign}.items():
        if given:
            yield Amended(of=action.id, part=part, value=given)
    if word.due:  # the newest date stands with whatever gave it: action or follow-up
        dated = [heard.id for heard in action.story if heard.due]
        yield Amended(of=[action.id, *dated][-1], part="due", value=word.day)
    yield from _with_helper(action, word)
    if word.told and not action.story:
        raise Unclear("Say what now as well.", Remedy.SAY_WHAT_NOW, WhatNow.KEEP)
    for part, given in word.told.items():
        yield Amended(of=action.story[-1].id, part=part, value=given)


def _with_helper(action: Action, word: Word) -> Iterator[Amended]:
    """Yield what gives *action* another helper, who said yes; or none."""
    if word.helper is None:
        if word.helper_agreed:
            raise Unclear("Who helps?", Remedy.NAME_HELPER)
        return
    if word.helper == action.owner:
        raise Unclear("A helper is someone else.")
    if word.helper and not word.helper_agreed:
        raise Refused("A helper says yes first.", Remedy.SAY_HELPER_AGREED)
    yield Amended(of=action.id, part="helper", value=word.helper)
    if word.helper:
        yield Amended(of=action.id, part="helper-agreed", value="yes")


def _followup(action: Action, word: Word) -> Said:
    parts = dict(word.told)
    if word.what_now is WhatNow.KEEP and word.due:
        parts["due"] = word.day
    if word.receiver:
        parts |= {"receiver": word.receiver, "receiver-agreed": "yes"}
    return Said(
        kind=Kind.FOLLOWUP,
        value=str(word.what_now),
        speaker=action.owner,
        lesson=action.lesson,
        follows=action.id,
        parts=parts,
    )


def _changed(action: Action, word: Word) -> Said:
    if not word.words:
        needed = "An action that changes needs its new words."
        raise Unclear(needed, Remedy.GIVE_NEW_WORDS)
    parts = {"due": word.day or _day(action), "first-sign": word.first_sign}
    return _successor(action, action.owner, word.words, parts)


def _handed_on(action: Action, word: Word) -> Said:
    if word.receiver in ("", action.owner):
        needed = "Handing on needs someone else who said yes."
        raise Unclear(needed, Remedy.NAME_RECEIVER)
    sign = word.first_sign or action.first_sign
    parts = {"due": word.day or _day(action), "first-sign": sign}
    return _successor(action, word.receiver, action.words, parts)


def _successor(action: Action, owner: str, words: str, parts: dict[str, str]) -> Said:
    return Said(
        kind=Kind.ACTION,
        words=words,
        speaker=owner,
        lesson=action.lesson,
        follows=action.id,
        parts={**parts, "confirmed": "yes"},
    )


def _day(dated: Action | Word) -> str:
    return dated.due.isoformat() if dated.due else ""


def _spoken(of_it: Status | WhatNow) -> str:
    return of_it.replace("-", " ")
