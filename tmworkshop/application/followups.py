"""Word of an action between two sessions: kept, put right, taken back, put back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import reduce

from tmworkshop.application.actions import (
    NumberedAction,
    ensure_between_sessions,
    find_action,
)
from tmworkshop.application.ports import SetFile, SetInHand, Stamp
from tmworkshop.domain.errors import Refused, Unclear, ensure_unchanged
from tmworkshop.domain.facts import Amended, AnyFact, Kind, Struck
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.account import SOMEONE_ELSE, Account, begin_account
from tmworkshop.domain.record.actions import (
    NEEDS_A_NEW_ACTION,
    Action,
    Status,
    WhatNow,
    actions_taken_away,
)
from tmworkshop.domain.record.kept import Kept, Words
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.rights.edits import Edit, edit_words
from tmworkshop.domain.session.course.words import Heard
from tmworkshop.domain.values import Value, value


@value
class Word(Value):
    """Word that an owner sent of an action, between two sessions."""

    what_now: WhatNow | None = None
    parts: Mapping[str, str] = field(default_factory=dict)  # as they are kept

    def of(self, *parts: str) -> dict[str, str]:
        """Return what was told for any of *parts*."""
        return {part: self.parts[part] for part in parts if part in self.parts}


TOLD = (Part.HAPPENED, Part.LEARNED)  # others: do not go with every word
# others: are put right where no answer goes with them
GOES_WITH: Mapping[WhatNow, tuple[Part, ...]] = {
    WhatNow.KEEP: (*TOLD, Part.DUE),
    WhatNow.CHANGE: (*TOLD, Part.WORDS, Part.DUE, Part.FIRST_SIGN),
    WhatNow.HAND_ON: (
        *(*TOLD, Part.RECEIVER, Part.RECEIVER_AGREED),
        *(Part.DUE, Part.FIRST_SIGN),
    ),
    WhatNow.DONE: TOLD,
    WhatNow.LET_GO: TOLD,
}
PUT_RIGHT = (  # others: are told with what now
    *(*TOLD, Part.DUE, Part.WORDS, Part.FIRST_SIGN),
    *(Part.HELPER, Part.HELPER_AGREED),
)
SPOKEN: Mapping[str, str] = {  # others: are never out of place
    Part.DUE: "A date",
    Part.WORDS: "A new wording",
    Part.FIRST_SIGN: "A first sign",
    Part.RECEIVER: "Someone to take it on",
    Part.HELPER: "A helper",
    Part.HELPER_AGREED: "A helper's yes",
}
STAYS = "an action that stays as it is"
NEW_WORDS = "An action that changes needs its new words."


def keep_word(file: SetFile, place: NumberedAction, word: Word, stamp: Stamp) -> None:
    """Keep *word* of an action, as one line; Refused while its session is open."""
    with file.deciding() as hand:
        hand.keep(stamp(_facts_of(_still_there(hand, place), word)))


def take_back_word(file: SetFile, place: NumberedAction, stamp: Stamp) -> None:
    """Take away what was last heard of an action, and the action that came of it."""
    with file.deciding() as hand:
        heard = _heard_last(_still_there(hand, place))
        hand.keep(stamp([Struck(of=each) for each in heard]))


def put_back_word(file: SetFile, number: int, stamp: Stamp) -> None:
    """Let stand again action *number*, or what was last taken back of it."""
    with file.deciding() as hand:
        hand.keep(stamp(_put_back(hand, number)))


def _still_there(hand: SetInHand, place: NumberedAction) -> NumberedAction:
    """Return *place* as it stands; Conflict if that is not as it was looked at."""
    number = place.action.number
    now = find_action(hand, number)
    ensure_unchanged(place.action, now.action, f"Action {number}")
    ensure_between_sessions(now.record)
    return now


def _facts_of(place: NumberedAction, word: Word) -> Sequence[AnyFact]:
    """Return what *word* of an action comes to; Unclear if that is nothing."""
    goes_with = GOES_WITH[word.what_now] if word.what_now else PUT_RIGHT
    if out_of_place := [part for part in word.parts if part not in goes_with]:
        what = repr(_spoken(word.what_now)) if word.what_now else STAYS
        does_not = f"{SPOKEN[out_of_place[0]]} does not go with {what}."
        raise Unclear(does_not, Remedy.SAY_OTHER_WHAT_NOW)
    if word == Word():
        nothing = "There is nothing to change: say what."
        raise Unclear(nothing, Remedy.SAY_WHAT_NOW, WhatNow.DONE)
    if word.what_now:
        facts = _account(place.action, word.what_now, word).facts_since()
    else:
        facts = tuple(_put_right(place, word))
    if not facts:
        raise Unclear("That is how it stands already.")
    return facts


def _heard_last(place: NumberedAction) -> tuple[str, ...]:
    """Return the ids of what was last heard of an action, and of what came of it."""
    action = place.action
    if not action.story:
        raise Unclear(f"Nothing has been heard of action {action.number} yet.")
    led_to = [each for each in place.actions if each.follows == action.id]
    for later in led_to:
        if later.story:
            raise Refused(
                f"Action {later.number} came of it and has been heard of since: "
                f"take that back first."
            )
    return action.story[-1].id, *(later.id for later in led_to)


def _put_back(hand: SetInHand, number: int) -> tuple[Struck, ...]:
    facts = hand.facts()
    record = record_of(facts)
    ensure_between_sessions(record)
    heard = reduce(Heard.after, (f for f in facts if isinstance(f, Words)), Heard())
    struck = actions_taken_away(record).get(number)
    if struck is None:
        struck = _taken_back(heard, find_action(hand, number).action)
    elif struck.follows:
        raise Refused(
            f"Action {number} came of another one: put back what was heard of that."
        )
    return heard.put_back(struck)


def _taken_back(heard: Heard, action: Action) -> Kept:
    """Return what was heard of *action* last, and taken back since."""
    followups = (kept for kept in heard.taken_away if kept.kind is Kind.FOLLOWUP)
    of_it = [kept for kept in followups if kept.follows == action.id]
    if not of_it:
        raise Unclear(f"Nothing was taken away of action {action.number}.")
    if not action.is_open:
        raise Refused(
            f"Action {action.number} has been heard of since: take that back first."
        )
    return of_it[-1]


def _account(action: Action, what_now: WhatNow, word: Word) -> Account:
    """Return what *word* makes of *action*; Unclear where it is not all there."""
    if not action.is_open:
        raise Refused(
            f"Action {action.number} has come to an end ({_spoken(action.status)}).",
            Remedy.TAKE_BACK_WORD,
        )
    now = begin_account(action, what_now)
    for part, given in word.of(*GOES_WITH[what_now]).items():
        now = now.tell(part, given)
    if what_now not in NEEDS_A_NEW_ACTION:
        return now
    if now.led_to is None and what_now is WhatNow.CHANGE:
        raise Unclear(NEW_WORDS, Remedy.GIVE_NEW_WORDS)
    if now.led_to is None:
        raise Unclear(SOMEONE_ELSE, Remedy.NAME_RECEIVER)
    if action.due and Part.DUE not in word.parts:
        now = now.tell(Part.DUE, action.due.isoformat())
    return now.tell(Part.CONFIRMED, "yes")


def _put_right(place: NumberedAction, word: Word) -> Iterator[AnyFact]:
    """Yield what puts the newest words of an action right, and what was heard last."""
    action, happened = place.action, word.of(*TOLD)
    heard = [each.id for each in action.story]
    if happened and not heard:
        raise Unclear("Say what now as well.", Remedy.SAY_WHAT_NOW, WhatNow.KEEP)
    # the newest date stands with whatever gave it: action or follow-up
    dated = [action.id, *(each.id for each in action.story if each.due)]
    words = Edit(word.parts.get(Part.WORDS), parts=word.of(Part.FIRST_SIGN))
    yield from _edited(place, action.id, words)
    yield from _edited(place, dated[-1], Edit(parts=word.of(Part.DUE)))
    yield from _with_helper(action, word)
    yield from _edited(place, [action.id, *heard][-1], Edit(parts=happened))


def _edited(place: NumberedAction, of: str, edit: Edit) -> tuple[AnyFact, ...]:
    if edit == Edit():
        return ()
    read_already = date.min  # as today: whichever day it is, it was looked at before
    return edit_words(place.record, place.record.kept[of], edit, read_already)


def _with_helper(action: Action, word: Word) -> Iterator[Amended]:
    """Yield what gives *action* another helper, who said yes; or none."""
    agreed = word.of(Part.HELPER_AGREED)
    helper = word.parts.get(Part.HELPER)
    if helper is None and agreed:
        raise Unclear("Who helps?", Remedy.NAME_HELPER)
    if helper == action.owner:
        raise Unclear("A helper is someone else.")
    if helper and not agreed:
        raise Refused("A helper says yes first.", Remedy.SAY_HELPER_AGREED)
    with_yes = word.of(Part.HELPER, Part.HELPER_AGREED)
    parts = with_yes if helper else word.of(Part.HELPER)
    for part, given in parts.items():
        yield Amended(of=action.id, part=part, value=given)


def _spoken(of_it: Status | WhatNow) -> str:
    return of_it.replace("-", " ")
