"""What is offered for a question that gives advice: an open one, in a quiet line.

Nothing is kept from anyone, and no word of a question is changed.
"""

from __future__ import annotations

from tmworkshop.domain.content import Advice
from tmworkshop.domain.session.questions.wording import MORE_OPEN, NOTHING_HEARD
from tmworkshop.domain.session.typed.intents import Check
from tmworkshop.domain.session.typed.place import Outcome, Place

WELCOME = "welcome"


def offer_open_form(place: Place, question: str) -> str:
    """Return what is offered for *question*; nothing where advice is welcome."""
    if place.walkthrough.design.advice == WELCOME:
        return ""
    advice = _offered(place, question)
    return f"{MORE_OPEN} {advice.instead}" if advice else ""


def check_for_advice(place: Place, check: Check) -> Outcome:
    """Say what can be asked in place of the question in *check*, and why."""
    advice = _offered(place, check.words)
    notice = f"{MORE_OPEN} {advice.instead} {advice.why}" if advice else NOTHING_HEARD
    return Outcome(focus=place.focus, notice=notice)


def _offered(place: Place, question: str) -> Advice | None:
    from tmworkshop.domain.advice import find_advice

    return find_advice(question, place.scene.content.advice.values())
