"""What the screen asks, slot by slot: the one home of the tool's own questions."""

from __future__ import annotations

from collections.abc import Mapping

from tmworkshop.domain.actions import WhatNow
from tmworkshop.domain.asking import Slot
from tmworkshop.domain.screens import Ask, Choice, Key, Shape

YES_NO = (Choice("y", "yes", "yes"), Choice("n", "no", "no"))
WHAT_NOW = (
    Choice("d", WhatNow.DONE, "done"),
    Choice("k", WhatNow.KEEP, "keep going"),
    Choice("c", WhatNow.CHANGE, "change it"),
    Choice("h", WhatNow.HAND_ON, "hand on"),
    Choice("l", WhatNow.LET_GO, "let go"),
)
HOLDS = (
    Choice("h", "holds", "holds"),
    Choice("p", "partly", "in part"),
    Choice("n", "not-here", "not here"),
)
CONFIRM = (
    Choice("y", "yes", "yes"),
    Choice("e", "words", "edit"),
    Choice("d", "due", "date"),
    Choice("s", "first-sign", "sign"),
    Choice("h", "helper", "helper"),
    Choice("+", "another", "another"),
)
LEAVES_IT = "leaves it"
LEAVES_OPEN = "moves on, left open"
NEXT = "n = when we next meet"

ASKS: Mapping[Slot, Ask] = {
    Slot.BLANK: Ask("", Shape.ENTER, "shows the screen again"),
    Slot.CLOSE: Ask("Is that how it stands?", Shape.ENTER, "closes the session"),
    Slot.GO: Ask("", Shape.ENTER, "moves on"),
    Slot.PRESENTER: Ask(
        "Who brings an issue?", Shape.NAME, "nobody (again)", needed=True
    ),
    Slot.SPARE: Ask(
        "Give these minutes away?", Shape.CHOICE, "yes", YES_NO, default="yes"
    ),
    Slot.MEETING: Ask(
        "When do we meet next?",
        Shape.DATE,
        "no date yet",
        hint="23 april, or 23/4/2026",
    ),
    Slot.WORDS: Ask("", Shape.LINE, LEAVES_OPEN, needed=True),
    Slot.SLIPS: Ask(
        "Slips", Shape.RATINGS, LEAVES_OPEN, hint="one line, any order: 3 1 4 ? 1"
    ),
    Slot.POINT: Ask("", Shape.CHOICE, LEAVES_OPEN, needed=True),
    Slot.WHAT_NOW: Ask("What now?", Shape.CHOICE, LEAVES_OPEN, WHAT_NOW, needed=True),
    Slot.HOLDS: Ask("Does the lesson hold there?", Shape.CHOICE, LEAVES_IT, HOLDS),
    Slot.DUE: Ask("By when", Shape.DATE, LEAVES_IT, hint=NEXT),
    Slot.FIRST_SIGN: Ask("Begun when", Shape.LINE, LEAVES_IT),
    Slot.HELPER: Ask("Who helps", Shape.NAME, LEAVES_IT),
    Slot.HELPER_AGREED: Ask(
        "is that all right with you?", Shape.CHOICE, "yes", YES_NO, default="yes"
    ),
    Slot.CONFIRMED: Ask(
        "is that what you said?", Shape.CHOICE, "yes", CONFIRM, default="yes"
    ),
    Slot.NEW_WORDS: Ask("In its new words", Shape.LINE, LEAVES_OPEN, needed=True),
    Slot.NEW_DUE: Ask("By when", Shape.DATE, LEAVES_IT, hint=NEXT),
    Slot.RECEIVER: Ask("Who takes it on", Shape.NAME, LEAVES_OPEN, needed=True),
    Slot.RECEIVER_AGREED: Ask("will you take it on?", Shape.CHOICE, "no", YES_NO, "no"),
    Slot.HAPPENED: Ask("Happened", Shape.LINE, LEAVES_IT),
    Slot.LEARNED: Ask("Learned", Shape.LINE, LEAVES_IT),
}
FOLLOWED = {Slot.DUE: "New date"}  # asked of an action that keeps going

ALWAYS = (
    Key("<", "back"),
    Key("#", "blank the screen"),
    Key("!", "pause"),
    Key("!!", "close now"),
)
AT_A_TURN = (
    Key("-", "pass"),
    Key(">", "leave the rest of this step"),
    Key("+", "an action: + words, or + Name: words"),
    Key("&", "someone arrives: & Name"),
    Key("~", "someone leaves: ~ Name"),
    Key("@", "return to someone: @ Name"),
    Key("%", "who presents: % Name, Name"),
    Key("*", "more minutes: * 5"),
    Key(":", "a theme for the last words: : theme"),
    Key("\\", "take these words away"),
)
QUESTION = Key("?", "keep a question: ? words")
CARD = Key("=", "the card; again puts it away")
EVIDENCE_STRENGTH = {
    "figure": "a figure",
    "evaluation": "found in evaluations",
    "review": "the reviewers' reading",
    "opinion": "a practitioner's view",
}


def ordinal(number: int) -> str:
    """Return *number* as "2nd"."""
    teens = number % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def listed(names: list[str]) -> str:
    """Return *names* as "Ann, Ben and Cai"."""
    if len(names) < 2:  # noqa: PLR2004 (nothing to join)
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
