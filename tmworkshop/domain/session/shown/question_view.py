"""How the question in hand is put: its words, what stands in the line, the keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import assert_never

from tmworkshop.domain.dates import say_day
from tmworkshop.domain.design import Keeps, Layout
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.parts import Part
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.ratings import group_in_fives
from tmworkshop.domain.session.course.answer_parts import Following
from tmworkshop.domain.session.course.layout import Turn
from tmworkshop.domain.session.course.scene import next_meeting
from tmworkshop.domain.session.questions import wording
from tmworkshop.domain.session.questions.ask import Ask, Choice, Enter, Key, Shape
from tmworkshop.domain.session.questions.question import ANOTHER, Fills, Slot
from tmworkshop.domain.session.questions.question_in_hand import is_asked_in_a_word
from tmworkshop.domain.session.questions.scales import scale_of
from tmworkshop.domain.session.shown.material import point_choices
from tmworkshop.domain.session.shown.moment import Moment

NAMED_IN_ALL = 8  # of those who are to be left open


def ask_of(moment: Moment) -> Ask:
    """Return the question as it is put now."""
    ask = _worded(moment, moment.asked.question.ask)
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
    asked, content = moment.asked, moment.scene.content
    if asked.slot is Slot.BLANK:
        return
    yield from wording.ALWAYS
    yield from (wording.ACTION, wording.RETURN)
    if moment.turn is None:
        return
    yield from (*wording.AT_A_TURN, wording.THEME)
    if moment.walkthrough.heard.struck:
        yield wording.PUT_BACK
    if not asked.question.ask.shape.is_of_figures:
        yield wording.QUESTION
    if content.cards:
        yield wording.CARD
    if moment.turn.step.stems:
        yield wording.OTHERS
    yield wording.CHECK


def _worded(moment: Moment, ask: Ask) -> Ask:
    """Return *ask* in the words of its step, or to whom it is put."""
    turn, kept = moment.turn, moment.asked.kept
    match moment.asked.slot:
        case Part.WORDS if turn and not kept:
            return _asking_for_words(moment, ask, turn)
        case Slot.POINT if turn:
            return _asking_for_a_point(moment, ask, turn)
        case Slot.SHEET if turn:
            return _asking_for_a_sheet(moment, ask, turn)
        case Slot.LEAVE_REST if turn:
            return _asking_to_leave(moment, ask, turn)
        case Slot.CLOSE if not moment.scene.to_read_back(moment.walkthrough):
            return replace(ask, label=wording.NOTHING_TO_READ_BACK)
        case _:  # others: stand as they are worded, or are about words that are kept
            return _asking_about(moment, ask, kept) if kept else ask


def _asking_for_words(moment: Moment, ask: Ask, turn: Turn) -> Ask:
    step = turn.step
    nobodys = step.unattributed or step.keeps is Keeps.NOTE
    named = step.layout is Layout.FLOOR and not (turn.speaker or nobodys)
    owned = named and step.keeps is not Keeps.QUESTION  # who asks is not kept
    answers = moment.walkthrough.heard.answers_at(turn.key)
    return replace(
        ask,
        label=wording.ACTION_IN_BRIEF if is_asked_in_a_word(step) else step.question,
        named=named,
        hint=wording.NAMED if owned else "",
        enter=Enter.MOVES_ON if answers else ask.enter,
    )


def _asking_for_a_point(moment: Moment, ask: Ask, turn: Turn) -> Ask:
    scale = scale_of(turn.step, moment.scene.content)
    return replace(ask, label=scale.question, choices=point_choices(scale))


def _asking_for_a_sheet(moment: Moment, ask: Ask, turn: Turn) -> Ask:
    typed = [each.id for each in moment.walkthrough.heard.answers_at(turn.key)]
    kept = moment.asked.kept
    if kept is None and len(typed) >= len(moment.walkthrough.room.present):
        return replace(ask, label=wording.ALL_SHEETS_IN, enter=Enter.DONE, hint="")
    number = typed.index(kept.id) if kept and kept.id in typed else len(typed)
    enter = Enter.NOTHING if kept else Enter.DONE if typed else ask.enter
    return replace(ask, label=f"{ask.label} {number + 1}", enter=enter)


def _asking_to_leave(moment: Moment, ask: Ask, turn: Turn) -> Ask:
    rest = moment.walkthrough.rest_left_open(turn.key)
    names = dict.fromkeys(moment.name(each.speaker) for each in rest)
    return replace(ask, label=f"{ask.label} {join_names(names, NAMED_IN_ALL)}?")


def _label_of(kept: Kept, turn: Turn | None) -> str:
    """Return what asks for the words *kept*, which may be from out of *turn*."""
    if turn is None or kept.turn != turn.key or kept.kind is Kind.ACTION:
        return wording.ACTION_IN_BRIEF  # nothing but an action is asked for out of turn
    return turn.step.question


def _asking_about(moment: Moment, ask: Ask, kept: Kept) -> Ask:
    """Return *ask*, put to whom it concerns about the words *kept*."""
    question = moment.asked.question
    if question.fills is Fills.WORDS:
        return replace(ask, label=_label_of(kept, moment.turn), enter=Enter.NOTHING)
    if question.consent_of:
        label = f"{moment.name(question.whose_yes(kept))}, {ask.label}"
        return replace(ask, label=label, choices=_to_agree(moment, ask))
    if ask.shape is not Shape.DATE or question.fills is Fills.VALUE:
        return ask
    moved = kept.kind is Kind.FOLLOWUP and moment.asked.slot is Part.DUE
    hint = wording.NEXT if next_meeting(moment.walkthrough) else ask.hint
    return replace(ask, label=wording.NEW_DATE if moved else ask.label, hint=hint)


def _to_agree(moment: Moment, ask: Ask) -> tuple[Choice, ...]:
    """Return what may be said by whoever is to say yes.

    To go on to another is a choice only where a plain yes leads to somebody else.
    """
    if moment.is_on_the_floor or moment.asked.is_aside:
        return tuple(each for each in ask.choices if each != ANOTHER)
    return ask.choices


def _stands(moment: Moment, kept: Kept) -> str:
    """Return the answer as it was given; to a change, the words there are."""
    led_to = moment.walkthrough.heard.successor(kept)
    match moment.asked.slot, moment.asked.question.fills:
        case Following.WORDS, _:
            return (led_to or moment.scene.actions[kept.follows]).words
        case Following.DUE, _:
            return led_to.parts.get(Part.DUE, "") if led_to else ""
        case _, Fills.WORDS:
            return kept.words
        case _, Fills.VALUE:
            return kept.value
        case _:  # others: are parts, called as they are kept
            return kept.parts.get(moment.asked.slot, "")


def _spoken(moment: Moment, shape: Shape, stands: str) -> str:
    """Return what stands in the line for the answer that *stands*."""
    match shape:
        case Shape.NAME:
            return moment.name(stands)
        case Shape.DATE if stands:
            return say_day(date.fromisoformat(stands))
        case Shape.SHEET:
            return group_in_fives(stands.split())
        case Shape.DATE | Shape.ENTER | Shape.LINE | Shape.RATINGS:
            return stands
        case Shape.CHOICE | Shape.CLOSE:
            return stands
        case _:
            assert_never(shape)
