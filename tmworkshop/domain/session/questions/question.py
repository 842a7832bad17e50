"""Every question there is: its name, and a row with all that is decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.actions import WhatNow
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.session.course.answer_parts import Following
from tmworkshop.domain.session.questions.ask import Ask, Choice, Enter, Shape
from tmworkshop.domain.values import Value, value


class Slot(StrEnum):
    """What an answer will fill that is no part of words kept already."""

    BLANK = "blank"
    CLOSE = "close"
    GO = "go"
    LEAVE_REST = "leave-rest"
    PRESENTER = "presenter"
    SPARE = "spare"
    MEETING = "meeting"
    SLIPS = "slips"
    SHEET = "sheet"
    POINT = "point"


AnySlot = Slot | Part | Following


class Fills(StrEnum):
    """What of the session's words an answer fills."""

    NOTHING = "nothing"  # it is looked at, or moves the session
    WORDS = "words"
    VALUE = "value"  # a date, figures, one of a few: what stands for words
    PART = "part"  # of words that are kept already


@value
class Question(Value):
    """How something is asked, what the answer fills, and whose yes it is."""

    ask: Ask
    fills: Fills = Fills.PART
    consent_of: Part | None = None  # names who says yes, where it asks for one

    @property
    def may_be_emptied(self) -> bool:
        """Whether what was given can be taken away, and the words stay."""
        is_part = self.fills is Fills.PART and not self.consent_of
        return is_part and self.ask.enter is Enter.NOTHING

    def whose_yes(self, kept: Kept) -> str:
        """Return the member who is to say yes to the words *kept*."""
        by_speaker = self.consent_of is Part.SPEAKER
        return kept.speaker if by_speaker else kept.parts[self.consent_of or ""]


YES, NO = Choice("y", "yes", "yes"), Choice("n", "no", "no")
ANOTHER = Choice("+", "another", "yes, and another")
CONFIRM = (  # a yes, or the question that it leads back to
    YES,
    Choice("e", Part.WORDS, "edit the words"),
    Choice("d", Part.DUE, "date"),
    Choice("s", Part.FIRST_SIGN, "begun when"),
    Choice("h", Part.HELPER, "helper"),
    ANOTHER,
)
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
A_DATE = "23 april, or 23/4/2026"
ANY_ORDER = "one line, any order: 3 1 4 ? 1"
IN_ORDER = "one line a sheet, its figures in order: 3214? 01…"

# others: come with the words, whose turn or speaker has them
QUESTIONS: Mapping[AnySlot, Question] = {
    # of where the session goes
    Slot.BLANK: Question(
        Ask("Show the screen again?", Shape.ENTER, Enter.YES), Fills.NOTHING
    ),
    Slot.CLOSE: Question(
        Ask("Is that how it stands?", Shape.CLOSE, None), Fills.NOTHING
    ),
    Slot.GO: Question(Ask("", Shape.ENTER, Enter.MOVES_ON), Fills.NOTHING),
    Slot.LEAVE_REST: Question(
        Ask("Go past", Shape.CHOICE, Enter.NOTHING, (YES, NO)), Fills.NOTHING
    ),
    Slot.PRESENTER: Question(
        Ask("Who brings an issue?", Shape.NAME, Enter.MOVES_ON, needed=True),
        Fills.NOTHING,
    ),
    Slot.SPARE: Question(
        Ask("Give these minutes away?", Shape.CHOICE, Enter.YES, (YES, NO), "yes"),
        Fills.NOTHING,
    ),
    Slot.MEETING: Question(
        Ask("When do we meet next?", Shape.DATE, Enter.NOTHING, hint=A_DATE),
        Fills.VALUE,
    ),
    # of words, and of what someone has tried
    Part.WORDS: Question(Ask("", Shape.LINE, Enter.MOVES_ON, needed=True), Fills.WORDS),
    Part.HOLDS: Question(
        Ask("Does the lesson hold there?", Shape.CHOICE, Enter.NOTHING, HOLDS)
    ),
    Part.SETTING: Question(Ask("In what setting", Shape.LINE, Enter.NOTHING)),
    Part.BECAUSE: Question(Ask("It worked because", Shape.LINE, Enter.NOTHING)),
    Part.SO: Question(Ask("So", Shape.LINE, Enter.NOTHING)),
    Part.NOT_WHERE: Question(Ask("Where it would not work", Shape.LINE, Enter.NOTHING)),
    # of figures
    Slot.SLIPS: Question(
        Ask("Slips", Shape.RATINGS, Enter.MOVES_ON, hint=ANY_ORDER), Fills.VALUE
    ),
    Slot.SHEET: Question(
        Ask("Sheet", Shape.SHEET, Enter.MOVES_ON, hint=IN_ORDER), Fills.VALUE
    ),
    Slot.POINT: Question(
        Ask("", Shape.CHOICE, Enter.MOVES_ON, needed=True), Fills.VALUE
    ),
    # of an action
    Part.DUE: Question(Ask("By when", Shape.DATE, Enter.NOTHING)),
    Part.FIRST_SIGN: Question(Ask("Begun when", Shape.LINE, Enter.NOTHING)),
    Part.HELPER: Question(Ask("Who helps", Shape.NAME, Enter.NOTHING)),
    Part.HELPER_AGREED: Question(
        Ask("is that all right with you?", Shape.CHOICE, Enter.YES, (YES, NO), "yes"),
        consent_of=Part.HELPER,
    ),
    Part.CONFIRMED: Question(
        Ask("is that what you said?", Shape.CHOICE, Enter.YES, CONFIRM, "yes"),
        consent_of=Part.SPEAKER,
    ),
    # of an action under review
    Part.VALUE: Question(
        Ask("What now?", Shape.CHOICE, Enter.MOVES_ON, WHAT_NOW, needed=True),
        Fills.VALUE,
    ),
    Following.WORDS: Question(Ask("In its new words", Shape.LINE, Enter.MOVES_ON)),
    Following.DUE: Question(Ask("By when", Shape.DATE, Enter.NOTHING)),
    Part.RECEIVER: Question(
        Ask("Who takes it on", Shape.NAME, Enter.MOVES_ON, needed=True)
    ),
    Part.RECEIVER_AGREED: Question(
        Ask("will you take it on?", Shape.CHOICE, Enter.NOTHING, (YES, NO), "no"),
        consent_of=Part.RECEIVER,
    ),
    Part.HAPPENED: Question(Ask("Happened", Shape.LINE, Enter.NOTHING)),
    Part.LEARNED: Question(Ask("Learned", Shape.LINE, Enter.NOTHING)),
}
