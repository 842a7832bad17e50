"""An intent turned into facts: what is kept, and what is asked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tmworkshop.domain.dates import say_day
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Kind, Moved, Said, TurnKey, What
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.ratings import count_sheets
from tmworkshop.domain.session.course.answer_parts import Following
from tmworkshop.domain.session.questions.ask import Shape
from tmworkshop.domain.session.questions.question import (
    ANOTHER,
    YES,
    AnySlot,
    Fills,
    Slot,
)
from tmworkshop.domain.session.questions.question_in_hand import Focus
from tmworkshop.domain.session.questions.wording import ASKER_NOT_KEPT
from tmworkshop.domain.session.typed.asides import (
    add_words,
    label_words,
    put_words_back,
    take_words_away,
)
from tmworkshop.domain.session.typed.followups import tell_part, tell_what_now
from tmworkshop.domain.session.typed.intents import (
    Add,
    Answer,
    Check,
    Go,
    Intent,
    Label,
    PutBack,
    Several,
    TakeAway,
)
from tmworkshop.domain.session.typed.moves import make_move
from tmworkshop.domain.session.typed.open_forms import check_for_advice, offer_open_form
from tmworkshop.domain.session.typed.place import Outcome, Place, join_outcomes


def find_outcome(place: Place, intent: Intent) -> Outcome:
    """Return what *intent* leads to at *place*; Unclear says why it cannot."""
    reached = LEADS_TO[type(intent)](place, intent)
    place.ensure_unsealed(reached.facts)
    return reached


def _answered(place: Place, answer: Answer) -> Outcome:
    """Return what *answer* leads to, a date said back in words."""
    question = place.asked.question
    answered = ANSWERS.get(place.asked.slot, FILLED[question.fills])
    leads_to = answered(place, answer)
    if question.ask.shape is Shape.DATE and answer.value and leads_to.facts:
        return replace(leads_to, notice=f"{say_day(date.fromisoformat(answer.value))}.")
    return leads_to


def _close(place: Place, answer: Answer) -> Outcome:
    """Close: what was read back now is confirmed, in one line with the stop."""
    unconfirmed = place.scene.to_read_back(place.walkthrough)
    confirmed = (place.amend(Part.CONFIRMED, "yes", kept.id) for kept in unconfirmed)
    return Outcome((*confirmed, place.move(What.STOP)))


def _presenter(place: Place, answer: Answer) -> Outcome:
    if not answer.value:
        return place.on()
    laid = [turn.key.presenter for turn in place.walkthrough.turns]
    presenters = tuple(dict.fromkeys(filter(None, laid)))
    if answer.value in presenters:
        name = place.scene.names[answer.value]
        raise Unclear(f"{name} presents today already: who else?")
    return make_move(place, Go(What.REPLAN, (*presenters, answer.value)))


def _spare(place: Place, answer: Answer) -> Outcome:
    on = place.on()
    if answer.value != "yes":
        return on
    longer = Moved(
        session=place.session,
        what=What.EXTEND,
        turn=TurnKey(place.turn_in_hand.step.spare_to),
        minutes=place.walkthrough.spare_minutes(place.turn_in_hand.step),
    )
    return Outcome((longer, *on.facts))


def _words(place: Place, answer: Answer) -> Outcome:
    was = place.asked.kept
    if was is not None:
        return _changed(place, was.words, answer.value or was.words)
    keeps = place.turn_in_hand.step.keeps
    if keeps is Keeps.NOTHING or not answer.value:
        return place.on()
    fact = replace(place.said(Kind(keeps)), words=answer.value)
    speaker = _whose(place, fact, answer)
    if fact.kind is Kind.ACTION and place.is_on_the_floor and not speaker:
        raise Unclear("Whose action is it? Type Name: words.")
    notice = _told_of_a_question(place, answer) if fact.kind is Kind.QUESTION else ""
    return Outcome((replace(fact, speaker=speaker),), notice=notice)


def _told_of_a_question(place: Place, answer: Answer) -> str:
    """Say that a name typed before a question is not kept, and what is more open."""
    named = ASKER_NOT_KEPT if answer.speaker else ""
    return " ".join(filter(None, (named, offer_open_form(place, answer.value))))


def _whose(place: Place, fact: Said, answer: Answer) -> str:
    """Return who words belong to: an issue and its questions are the presenter's.

    Who asked a question is not kept, and a note is the whole set's.
    """
    if fact.unattributed or fact.kind is Kind.NOTE:
        return ""
    presenter, is_asked = place.turn_in_hand.key.presenter, fact.kind is Kind.QUESTION
    if presenter and (is_asked or fact.kind is Kind.ISSUE):
        return presenter
    return fact.speaker if is_asked else answer.speaker or fact.speaker


def _value(place: Place, answer: Answer) -> Outcome:
    was = place.asked.kept
    if was is not None:
        return _changed(place, was.value, answer.value)
    kind = Kind.MEETING if place.asked.slot is Slot.MEETING else Kind.RATING
    return Outcome((replace(place.said(kind), value=answer.value),))


def _sheet(place: Place, answer: Answer) -> Outcome:
    typed = count_sheets(place.turn_in_hand.step, place.walkthrough.heard.standing)
    came = len(place.walkthrough.room.present)
    if place.asked.kept is None and typed >= came:
        raise Unclear(f"There are {typed} sheets, and {came} came: < goes back.")
    return _value(place, answer)


def _changed(place: Place, was: str, now: str) -> Outcome:
    """Change what *was* given to what is given *now*; as it was, it only goes on."""
    if now != was:
        return Outcome((place.amend(place.asked.question.fills.value, now),))
    return Outcome() if place.focus else place.on()


def _helper(place: Place, answer: Answer) -> Outcome:
    if answer.value and answer.value == place.kept.speaker:
        raise Unclear("A helper is someone else; Enter leaves it.")
    return _part(place, answer)


def _confirmed(place: Place, answer: Answer) -> Outcome:
    if answer.value not in (YES.value, ANOTHER.value):
        return Outcome(focus=Focus(place.kept.id, Part(answer.value)))
    yes = place.amend(Part.CONFIRMED, "yes")
    stays = answer.value == ANOTHER.value or place.asked.is_aside
    if stays or place.is_on_the_floor:
        return Outcome((yes,))
    return Outcome((yes, *place.on().facts))


def _part(place: Place, answer: Answer) -> Outcome:
    part = place.asked.slot.value
    if place.kept.parts.get(part) == answer.value:
        return Outcome()
    return Outcome((place.amend(part, answer.value),))


FILLED: Mapping[Fills, Callable[[Place, Answer], Outcome]] = {
    Fills.NOTHING: lambda place, answer: place.on(),
    Fills.WORDS: _words,
    Fills.VALUE: _value,
    Fills.PART: _part,
}
# others: lead to what they fill, and to nothing else
ANSWERS: Mapping[AnySlot, Callable[[Place, Answer], Outcome]] = {
    Slot.BLANK: lambda place, answer: Outcome((place.move(What.BLANK),), place.focus),
    Slot.CLOSE: _close,
    Slot.LEAVE_REST: lambda place, answer: Outcome(
        (place.move(What.SKIP),) if answer.value == YES.value else ()
    ),
    Slot.PRESENTER: _presenter,
    Slot.SPARE: _spare,
    Slot.SHEET: _sheet,
    Part.VALUE: tell_what_now,
    Following.WORDS: tell_part,
    Following.DUE: tell_part,
    Part.RECEIVER: tell_part,
    Part.RECEIVER_AGREED: tell_part,
    Part.HELPER: _helper,
    Part.CONFIRMED: _confirmed,
}
LEADS_TO: Mapping[type[Intent], Callable[[Place, Any], Outcome]] = {
    Answer: _answered,
    Go: make_move,
    Add: add_words,
    Label: label_words,
    Check: check_for_advice,
    TakeAway: take_words_away,
    PutBack: put_words_back,
    Several: lambda place, several: join_outcomes(
        find_outcome(place, each) for each in several.each
    ),
}
