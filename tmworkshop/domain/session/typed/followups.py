"""What an owner says now of an action under review, turned into facts."""

from __future__ import annotations

from dataclasses import replace

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Kind, Said
from tmworkshop.domain.session.typed.intents import Answer
from tmworkshop.domain.session.typed.place import Outcome, Place

STAYS_OPEN = "It stays open."
AS_IT_WAS = "Its words are as they were: it stays open."


def what_now(place: Place, answer: Answer) -> Outcome:
    """Keep what now; another choice than before takes back what it had led to."""
    was = place.asking.kept
    if was is None:
        return Outcome((replace(place.said(Kind.FOLLOWUP), value=answer.value),))
    if was.value == answer.value:
        return Outcome() if place.focus else place.on()
    changed = place.amend("value", answer.value)
    return Outcome((changed, *place.strike([place.led_to])))


def new_words(place: Place, answer: Answer) -> Outcome:
    """Keep the changed action; without new words it is not changed."""
    led_to = place.led_to
    if led_to is None:
        action = place.scene.actions[place.kept.follows]
        if answer.value in ("", action.words):
            return replace(place.on(), notice=AS_IT_WAS)
        return Outcome((_succeeding(place, place.kept.speaker, answer.value),))
    if answer.value in ("", led_to.words):
        return Outcome()
    return Outcome((place.amend("words", answer.value, led_to.id),))


def new_due(place: Place, answer: Answer) -> Outcome:
    """Keep the date of the changed action."""
    led_to = place.led_to
    assert led_to is not None  # noqa: S101 (asked for only once it is said)
    if led_to.parts.get("due") == answer.value:
        return Outcome()
    return Outcome((place.amend("due", answer.value, led_to.id),))


def receiver(place: Place, answer: Answer) -> Outcome:
    """Keep who is asked to take the action on; whoever had it before has it no more."""
    if not answer.value:
        return replace(place.on(), notice=STAYS_OPEN)
    if answer.value == place.kept.speaker:
        raise Unclear("It is handed on to someone else: who takes it?")
    if answer.value == place.kept.parts.get("receiver"):
        return Outcome()
    asked = place.amend("receiver", answer.value)
    return Outcome((asked, *place.strike([place.led_to])))


def receiver_agreed(place: Place, answer: Answer) -> Outcome:
    """Hand the action on if its receiver says yes; otherwise it stays open."""
    said = place.amend("receiver-agreed", answer.value)
    if answer.value != "yes":
        return Outcome((said, *place.strike([place.led_to])), notice=STAYS_OPEN)
    if place.led_to:
        return Outcome()
    action = place.scene.actions[place.kept.follows]
    handed_on = replace(
        _succeeding(place, place.kept.parts["receiver"], action.words),
        parts={
            "due": action.due.isoformat() if action.due else "",
            "first-sign": action.first_sign,
            "confirmed": "yes",
        },
    )
    return Outcome((said, handed_on))


def _succeeding(place: Place, owner: str, words: str) -> Said:
    """Return the action that the one under review leads to."""
    return Said(
        kind=Kind.ACTION,
        session=place.session,
        words=words,
        turn=place.kept.turn,
        speaker=owner,
        lesson=place.kept.lesson,
        level=place.kept.ceiling,
        follows=place.kept.follows,
    )
