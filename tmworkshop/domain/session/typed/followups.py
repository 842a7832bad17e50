"""What an owner says now of an action under review, part by part."""

from __future__ import annotations

from dataclasses import replace

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.account import Account
from tmworkshop.domain.session.course.answer_parts import Following, Parts
from tmworkshop.domain.session.typed.intents import Answer
from tmworkshop.domain.session.typed.place import Outcome, Place

STAYS_OPEN = "It stays open."
AS_IT_WAS = "Its words are as they were: it stays open."


def tell_what_now(place: Place, answer: Answer) -> Outcome:
    """Keep what now; as it was, it only goes on."""
    if place.asked.kept is None:
        return Outcome((replace(place.said(Kind.FOLLOWUP), value=answer.value),))
    leads_to = tell_part(place, answer)
    return leads_to if leads_to.facts or place.focus else place.on()


def tell_part(place: Place, answer: Answer) -> Outcome:
    """Keep a part of what is said now; without what it needs, the action stays open."""
    slot = place.asked.slot
    action = place.scene.actions[place.kept.follows]
    before = Account(action, place.kept, place.walkthrough.heard.successor(place.kept))
    now = before.tell(slot.removeprefix("new-"), answer.value)
    facts = now.facts_since(before)
    if Parts(now.heard, now.led_to).missing == slot:
        notice = AS_IT_WAS if slot is Following.WORDS else STAYS_OPEN
        return Outcome((*facts, *place.on().facts), notice=notice)
    is_refused = slot is Part.RECEIVER_AGREED and now.led_to is None
    return Outcome(facts, notice=STAYS_OPEN if is_refused else "")
