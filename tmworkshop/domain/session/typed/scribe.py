"""A session as whoever writes along has it: words go in, and nothing moves.

A line is for the turn in hand, whatever part of an answer is asked of the room; it
goes by the same grammar as the lines of whoever steers, but for the moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.session.course.scene import Scene
from tmworkshop.domain.session.course.walkthrough import Walkthrough
from tmworkshop.domain.session.questions.ask import Ask, Key, Shape
from tmworkshop.domain.session.questions.question import QUESTIONS, Slot
from tmworkshop.domain.session.questions.question_in_hand import (
    Asking,
    find_question,
    slot_of,
)
from tmworkshop.domain.session.questions.wording import ACTION, QUESTION
from tmworkshop.domain.session.shown.moment import Moment
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.shown.screen_view import screen_of
from tmworkshop.domain.session.typed.answers import find_outcome
from tmworkshop.domain.session.typed.asides import (
    add_words,
    restore_words,
    strike_words,
)
from tmworkshop.domain.session.typed.grammar import WHO_STEERS
from tmworkshop.domain.session.typed.intents import (
    Add,
    Answer,
    Intent,
    PutBack,
    Several,
    TakeAway,
)
from tmworkshop.domain.session.typed.keys import PUT_BACK, STEERING
from tmworkshop.domain.session.typed.place import Outcome, Place, join_outcomes

BESIDE = "Whoever steers asks this. Beside it: + an action, ? a question, ; a note."
BLANKED = "Whoever steers shows nothing just now. This comes back by itself."
AS_A_NOTE = "No words are asked for here: kept as a note, for whoever runs this laptop."
NONE_OF_YOURS = "You have typed nothing that could be taken away."
NONE_TAKEN = "You have taken away nothing that could be put back."
KEYS = (
    ACTION,
    QUESTION,
    Key(";", "a note, for whoever runs this laptop: ; words"),
    Key("\\", "take away what you typed last"),
    Key(PUT_BACK, "put back what you took away last"),
    Key("#", "blank this screen"),
)


def find_question_beside(walkthrough: Walkthrough) -> Asking:
    """Return what a line of whoever writes along answers, where it can be words."""
    turn, asked = walkthrough.turn, find_question(walkthrough)
    if asked.slot is Slot.BLANK or turn is None or slot_of(turn) is not Part.WORDS:
        return asked
    return Asking(Part.WORDS, turn)


def screen_beside(walkthrough: Walkthrough, scene: Scene, now: datetime) -> Screen:
    """Return what whoever writes along is to see."""
    asked = find_question_beside(walkthrough)
    screen = screen_of(Moment(walkthrough, scene, asked), now)
    if screen.blank:
        return replace(blank_screen(screen), ask=Ask(BLANKED, Shape.ENTER, None))
    if asked.slot is Part.WORDS:
        ask = replace(screen.ask, enter=None, needed=False)
    else:
        ask = Ask(screen.ask.label, Shape.LINE, None, hint=BESIDE)
    return replace(screen, ask=ask, keys=KEYS, barred=STEERING)


def blank_screen(screen: Screen) -> Screen:
    """Return *screen* with nothing on it, until someone looks again."""
    return replace(screen, ask=QUESTIONS[Slot.BLANK].ask, keys=(), blank=True)


def find_outcome_beside(place: Place, intent: Intent, own: Sequence[str]) -> Outcome:
    """Return what *intent* leads to beside *place*; *own* are the ids typed here."""
    if isinstance(intent, Answer):
        return _said(place, intent)
    if isinstance(intent, Add):
        return add_words(place, intent)
    if isinstance(intent, Several):
        each = (find_outcome_beside(place, one, own) for one in intent.each)
        return join_outcomes(each)
    kept = place.walkthrough.kept
    theirs = [kept[each] for each in own if each in kept]
    if isinstance(intent, TakeAway):
        return _take_away(place, [each for each in theirs if not each.struck])
    if isinstance(intent, PutBack):
        return _put_back(place, [each for each in theirs if each.struck])
    raise Unclear(WHO_STEERS)


def say_turn(place: Place) -> str:
    """Return in words at which turn of whom *place* is."""
    turn = place.turn
    if turn is None:
        return "the close"
    name = place.name(turn.speaker or turn.key.presenter)
    return f"{turn.step.title}, {name}" if name else turn.step.title


def _said(place: Place, answer: Answer) -> Outcome:
    if not answer.value:
        return Outcome()
    if place.asked.slot is not Part.WORDS:
        return replace(add_words(place, Add(Kind.NOTE, answer.value)), notice=AS_A_NOTE)
    return replace(find_outcome(place, answer), notice="Kept.")


def _take_away(place: Place, standing: list[Kept]) -> Outcome:
    if not standing:
        raise Unclear(NONE_OF_YOURS)
    return strike_words(place, standing[-1])


def _put_back(place: Place, struck: list[Kept]) -> Outcome:
    if not struck:
        raise Unclear(NONE_TAKEN)
    order = place.walkthrough.heard.struck
    return restore_words(place, max(struck, key=lambda kept: order.index(kept.id)))
