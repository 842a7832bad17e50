"""What the screen asks, slot by slot: the one home of the tool's own questions."""

from __future__ import annotations

from collections.abc import Mapping

from tmworkshop.domain.levels import READ_BY, Level
from tmworkshop.domain.record.actions import WhatNow
from tmworkshop.domain.session.questions.ask import Ask, Choice, Enter, Key, Shape
from tmworkshop.domain.session.questions.asked import Slot

YES_NO = (Choice("y", "yes", "yes"), Choice("n", "no", "no"))
WHAT_NOW = (
    Choice("d", WhatNow.DONE, "done"),
    Choice("k", WhatNow.KEEP, "keep going"),
    Choice("c", WhatNow.CHANGE, "change it"),
    Choice("h", WhatNow.HAND_ON, "hand on"),
    Choice("l", WhatNow.LET_GO, "let go"),
)
SAID_NOW: Mapping[str, str] = {
    WhatNow.DONE: "done",
    WhatNow.KEEP: "keep going",
    WhatNow.CHANGE: "changed",
    WhatNow.HAND_ON: "handed on",
    WhatNow.LET_GO: "let go",
}
NOT_YET: Mapping[str, str] = {  # while it waits for its words, or for a yes
    **SAID_NOW,
    WhatNow.CHANGE: "to be changed",
    WhatNow.HAND_ON: "to be handed on",
}
HOLDS = (
    Choice("h", "holds", "holds"),
    Choice("p", "partly", "in part"),
    Choice("n", "not-here", "not here"),
)
ANOTHER = "another"
CONFIRM = (
    Choice("y", "yes", "yes"),
    Choice("e", Slot.WORDS, "edit the words"),
    Choice("d", Slot.DUE, "date"),
    Choice("s", Slot.FIRST_SIGN, "begun when"),
    Choice("h", Slot.HELPER, "helper"),
    Choice("+", ANOTHER, "yes, and another"),
)
ALL_SHEETS_IN = "All sheets are in"
NEXT = "n = when we next meet"
NAMED = "Name: words, to say whose they are"

ASKS: Mapping[Slot, Ask] = {
    Slot.BLANK: Ask("Show the screen again?", Shape.ENTER, Enter.YES),
    Slot.CLOSE: Ask("Is that how it stands?", Shape.CLOSE, None),
    Slot.GO: Ask("", Shape.ENTER, Enter.MOVES_ON),
    Slot.LEAVE_REST: Ask("Leave open", Shape.CHOICE, Enter.NOTHING, YES_NO),
    Slot.PRESENTER: Ask(
        "Who brings an issue?", Shape.NAME, Enter.MOVES_ON, needed=True
    ),
    Slot.SPARE: Ask(
        "Give these minutes away?", Shape.CHOICE, Enter.YES, YES_NO, default="yes"
    ),
    Slot.MEETING: Ask(
        "When do we meet next?",
        Shape.DATE,
        Enter.NOTHING,
        hint="23 april, or 23/4/2026",
    ),
    Slot.WORDS: Ask("", Shape.LINE, Enter.MOVES_ON, needed=True),
    Slot.SLIPS: Ask(
        "Slips", Shape.RATINGS, Enter.MOVES_ON, hint="one line, any order: 3 1 4 ? 1"
    ),
    Slot.SHEET: Ask(
        "Sheet",
        Shape.SHEET,
        Enter.MOVES_ON,
        hint="one line a sheet, its figures in order: 3214? 01…",
    ),
    Slot.POINT: Ask("", Shape.CHOICE, Enter.MOVES_ON, needed=True),
    Slot.WHAT_NOW: Ask(
        "What now?", Shape.CHOICE, Enter.MOVES_ON, WHAT_NOW, needed=True
    ),
    Slot.SETTING: Ask("In what setting", Shape.LINE, Enter.NOTHING),
    Slot.BECAUSE: Ask("It worked because", Shape.LINE, Enter.NOTHING),
    Slot.SO: Ask("So", Shape.LINE, Enter.NOTHING),
    Slot.NOT_WHERE: Ask("Where it would not work", Shape.LINE, Enter.NOTHING),
    Slot.HOLDS: Ask("Does the lesson hold there?", Shape.CHOICE, Enter.NOTHING, HOLDS),
    Slot.DUE: Ask("By when", Shape.DATE, Enter.NOTHING),
    Slot.FIRST_SIGN: Ask("Begun when", Shape.LINE, Enter.NOTHING),
    Slot.HELPER: Ask("Who helps", Shape.NAME, Enter.NOTHING),
    Slot.HELPER_AGREED: Ask(
        "is that all right with you?", Shape.CHOICE, Enter.YES, YES_NO, default="yes"
    ),
    Slot.CONFIRMED: Ask(
        "is that what you said?", Shape.CHOICE, Enter.YES, CONFIRM, default="yes"
    ),
    Slot.NEW_WORDS: Ask("In its new words", Shape.LINE, Enter.MOVES_ON),
    Slot.NEW_DUE: Ask("By when", Shape.DATE, Enter.NOTHING),
    Slot.RECEIVER: Ask("Who takes it on", Shape.NAME, Enter.MOVES_ON, needed=True),
    Slot.RECEIVER_AGREED: Ask(
        "will you take it on?", Shape.CHOICE, Enter.NOTHING, YES_NO, default="no"
    ),
    Slot.HAPPENED: Ask("Happened", Shape.LINE, Enter.NOTHING),
    Slot.LEARNED: Ask("Learned", Shape.LINE, Enter.NOTHING),
}
ACTION_IN_BRIEF = "What"
NEW_DATE = "New date"  # asked of an action that keeps going
NOTHING_TO_READ_BACK = "That is all for today."

ALWAYS = (
    Key("<", "back"),
    Key("#", "blank the screen"),
    Key("!", "pause"),
)
AT_A_TURN = (
    Key("!!", "to the close, wherever you are"),
    Key("-", "pass"),
    Key(">", "leave the rest of this step"),
    Key("&", "someone arrives: & Name"),
    Key("~", "someone leaves: ~ Name"),
    Key("%", "who presents: % Name, Name"),
    Key("*", "more minutes: * 5"),
    Key("\\", "take these words away"),
)
PUT_BACK = Key("\\\\", "put back what was taken away last")
ACTION = Key("+", "an action: + words, or + Name: words")
RETURN = Key("@", "return to someone: @ Name")
QUESTION = Key("?", "keep a question: ? words")
THEME = Key(":", "a theme for the last words: : theme")
CARD = Key("=", "cards: = lists them, = 2 or = word shows one")
OTHERS = Key(".", "other questions to ask")
CHECK = Key("^", "check a question for advice: ^ words")
MORE_CARDS = " =  lists all {}"
PUTS_AWAY = " =  puts this away"
ASKER_NOT_KEPT = "Kept, without the name of who asked."
MORE_OPEN = "Perhaps more open:"
NOTHING_HEARD = "Nothing in that sounds like advice."
PRIVATE_HERE = f"What is kept here is private: {READ_BY[Level.PRIVATE]} read it."
ADVICE = {
    "ask-first": "Advice only if the presenter asks for it.",
    "welcome": "Advice is welcome here: say so.",
}
STILL_YOURS = "Is this still yours to do?"
NOTHING_TO_REVIEW = "There is nothing to look back on today."
NO_STATEMENT = "There is no statement to weigh today: Enter moves on."
WIDEST_FIRST = "How far apart we stand, the widest gaps first."
TOO_FEW_SHEETS = (
    "Fewer than three sheets would tell whose figures these are: they are not shown, "
    "and go when the session closes. You may talk from the paper, if all wish to."
)
NO_ACTION_TODAY = "Nobody has said an action today, and that is fine."
NO_DATE_YET = "No date yet."
YOURS_ALREADY = "Yours already"
UNCONFIRMED = "Not yet confirmed:"
LEFT_OPEN = "Left open:"
NO_NEXT_DATE = "No date yet for our next meeting."


def ordinal(number: int) -> str:
    """Return *number* as "2nd"."""
    teens = number % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
