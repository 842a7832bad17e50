"""How the question in hand is put: its words, what stands in the line, the keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tmworkshop.domain.dates import spoken
from tmworkshop.domain.design import Keeps, Layout
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.session.asking import Slot
from tmworkshop.domain.session.layout import Turn
from tmworkshop.domain.session.material import point_choices
from tmworkshop.domain.session.moment import Moment
from tmworkshop.domain.session.scene import next_meeting
from tmworkshop.domain.session.screens import Ask, Key, Shape
from tmworkshop.domain.session.wording import (
    ACTION,
    ACTION_IN_BRIEF,
    ALWAYS,
    AS_IT_IS,
    ASKS,
    AT_A_TURN,
    CARD,
    MOVES_ON,
    NAMED,
    NEW_DATE,
    NEXT,
    NOTHING_TO_READ_BACK,
    PUT_BACK,
    QUESTION,
    RETURN,
    THEME,
)

CONSENTS = {Slot.HELPER_AGREED: "helper", Slot.RECEIVER_AGREED: "receiver"}
BY_VALUE = {Slot.WHAT_NOW, Slot.SLIPS, Slot.POINT, Slot.MEETING}


def ask_of(moment: Moment) -> Ask:
    """Return the question as it is put now."""
    ask = _worded(moment, ASKS[moment.asked.slot])
    kept = moment.asked.kept
    if kept is None:
        return ask
    stands = _stands(moment, kept)
    # what is private stands too, and Enter keeps it, but not before the room's eyes
    shown = _spoken(moment, ask.shape, stands) if moment.scene.shows(kept) else ""
    return replace(ask, default=shown or ask.default, stands=stands)


def keys_of(moment: Moment) -> tuple[Key, ...]:
    """Return the keys that work beside the answer."""
    taken = {choice.key for choice in ask_of(moment).choices}
    return tuple(key for key in _keys(moment) if key.key not in taken)


def _keys(moment: Moment) -> Iterator[Key]:
    slot, content = moment.asked.slot, moment.scene.content
    if slot is Slot.BLANK:
        return
    yield from ALWAYS
    yield from (ACTION, RETURN)
    if moment.turn is None:
        return
    yield from (*AT_A_TURN, THEME)
    if moment.walkthrough.heard.struck:
        yield PUT_BACK
    if slot is not Slot.SLIPS:  # there ? is a slip of someone who cannot say
        yield QUESTION
    if content.cards:
        yield CARD


def _worded(moment: Moment, ask: Ask) -> Ask:
    """Return *ask* in the words of its step, or to whom it is put."""
    slot, turn, kept = moment.asked.slot, moment.turn, moment.asked.kept
    if slot is Slot.WORDS and kept:
        return replace(ask, label=_label_of(kept, turn), enter=AS_IT_IS)
    if slot is Slot.WORDS and turn:
        return _asking_for_words(moment, ask, turn)
    if slot is Slot.POINT and turn:
        scale = moment.scene.content.scale(turn.step.scale)
        return replace(ask, label=scale.question, choices=point_choices(scale))
    if slot is Slot.CLOSE and not moment.scene.to_read_back(moment.walkthrough):
        return replace(ask, label=NOTHING_TO_READ_BACK)
    if kept:
        return _asking_about(moment, ask, kept)
    return ask


def _asking_for_words(moment: Moment, ask: Ask, turn: Turn) -> Ask:
    step = turn.step
    own = step.keeps is Keeps.QUESTION or turn.speaker or step.unattributed
    named = step.layout is Layout.FLOOR and not own
    said = moment.walkthrough.heard.answers_at(turn.key)
    return replace(
        ask,
        label=ACTION_IN_BRIEF if step.keeps is Keeps.ACTION else step.question,
        named=named,
        hint=NAMED if named else "",
        enter=MOVES_ON if said else ask.enter,
    )


def _label_of(kept: Kept, turn: Turn | None) -> str:
    """Return what asks for the words *kept*, which may be from out of *turn*."""
    if turn is None or kept.turn != turn.key or kept.kind is Kind.ACTION:
        return ACTION_IN_BRIEF  # nothing but an action is asked for out of turn
    return turn.step.question


def _asking_about(moment: Moment, ask: Ask, kept: Kept) -> Ask:
    """Return *ask*, put to whom it concerns about the words *kept*."""
    slot = moment.asked.slot
    if slot in CONSENTS:
        who = moment.name(kept.parts[CONSENTS[slot]])
        return replace(ask, label=f"{who}, {ask.label}")
    if slot is Slot.CONFIRMED:
        return replace(ask, label=f"{moment.name(kept.speaker)}, {ask.label}")
    if ask.shape is not Shape.DATE or slot is Slot.MEETING:
        return ask
    moved = kept.kind is Kind.FOLLOWUP and slot is Slot.DUE
    hint = NEXT if next_meeting(moment.walkthrough) else ask.hint
    return replace(ask, label=NEW_DATE if moved else ask.label, hint=hint)


def _stands(moment: Moment, kept: Kept) -> str:
    """Return the answer as it was given; to a change, the words there are."""
    slot = moment.asked.slot
    if slot in BY_VALUE:
        return kept.value
    led_to = moment.walkthrough.heard.successor(kept)
    match slot:
        case Slot.WORDS:
            return kept.words
        case Slot.NEW_WORDS:
            return (led_to or moment.scene.actions[kept.follows]).words
        case Slot.NEW_DUE:
            return led_to.parts.get("due", "") if led_to else ""
        case _:
            return kept.parts.get(slot, "")


def _spoken(moment: Moment, shape: Shape, stands: str) -> str:
    """Return what stands in the line for the answer that *stands*."""
    match shape:
        case Shape.NAME:
            return moment.name(stands)
        case Shape.DATE if stands:
            return spoken(date.fromisoformat(stands))
        case _:
            return stands
