"""What the tool itself says on a screen: its keys, and lines of its own."""

from __future__ import annotations

from collections.abc import Mapping

from tmworkshop.domain.levels import READ_BY, Level
from tmworkshop.domain.record.actions import WhatNow
from tmworkshop.domain.session.questions.ask import Key

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
ALL_SHEETS_IN = "All sheets are in"
NEXT = "n = when we next meet"
NAMED = "Name: words, to say whose they are"
ACTION_IN_BRIEF = "What"
NEW_DATE = "New date"  # asked of an action that keeps going
NOTHING_TO_READ_BACK = "That is all for today."

ALWAYS = (Key("<", "back"), Key("#", "blank the screen"), Key("!", "pause"))
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


def say_ordinal(number: int) -> str:
    """Return *number* as "2nd"."""
    teens = number % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
