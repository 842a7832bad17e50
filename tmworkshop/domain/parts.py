"""The parts of what is kept, a row each: what it holds, whose yes it needs, its names.

A file may bring a part that has no row, from another version or someone's own hand,
and loses nothing of it.  So facts name parts in plain strings, which a `Part` is equal
to, and `row_of` has a row for whatever there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum, auto

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.tables import choose
from tmworkshop.domain.values import Value, value

VALUED = choose(  # a value stands for the words
    *(Kind.FOLLOWUP, Kind.RATING, Kind.MEETING),
    leaving=(
        *(Kind.REFLECTION, Kind.ISSUE, Kind.QUESTION, Kind.LEARNING),
        *(Kind.PRACTICE, Kind.ACTION, Kind.NOTE),
    ),
)


class Part(StrEnum):
    """What can be given, and amended, of words that are kept; named as it is kept."""

    WORDS = "words"
    VALUE = "value"
    SPEAKER = "speaker"
    LESSON = "lesson"
    LEVEL = "level"
    LEVEL_AGREED = "level-agreed"
    HAPPENED = "happened"
    LEARNED = "learned"
    DUE = "due"
    FIRST_SIGN = "first-sign"
    HELPER = "helper"
    HELPER_AGREED = "helper-agreed"
    CONFIRMED = "confirmed"
    RECEIVER = "receiver"
    RECEIVER_AGREED = "receiver-agreed"
    HOLDS = "holds"
    SETTING = "setting"
    BECAUSE = "because"
    SO = "so"
    NOT_WHERE = "not-where"
    MASKED = "masked-beyond"  # the set


class PartValue(Enum):
    """What stands in a part."""

    WORDS = auto()  # that someone typed, and may have named someone in
    CHOICE = auto()
    DATE = auto()
    LESSON = auto()  # its id
    LEVEL = auto()
    PERSON = auto()  # the id of a member
    ANSWER = auto()  # yes or no, of whoever was asked aloud
    SPANS = auto()  # of other parts, that readers beyond the set do not see


@value
class PartRow(Value):
    """What is to be known of a part."""

    label: str  # on pages, to whoever it is of
    in_history: str
    value: PartValue = PartValue.WORDS
    asked_to: str = ""  # what the person in it was asked
    agreed_in: Part | None = None  # the part that holds the yes to it
    is_read_back: bool = False  # its owner confirms it, and once changed, afresh
    tells_nothing: bool = False  # of who said the words: goes with them once sealed
    is_as_now: bool = False  # on every page, those of earlier sessions as well

    @property
    def unsettles(self) -> tuple[Part, ...]:
        """What no longer holds once it is changed: who agreed to it agrees afresh."""
        agreed_in = (self.agreed_in,) if self.agreed_in else ()
        return (*agreed_in, Part.CONFIRMED) if self.is_read_back else agreed_in


PARTS: Mapping[str, PartRow] = {
    Part.WORDS: PartRow("Words", "the words", is_read_back=True),
    Part.VALUE: PartRow("Said now", "the answer", PartValue.CHOICE),
    Part.SPEAKER: PartRow(
        "Whose it is", "whose it is", PartValue.PERSON, is_read_back=True
    ),
    Part.LESSON: PartRow("Lesson", "the lesson", PartValue.LESSON),
    Part.LEVEL: PartRow(
        "Goes no further than",
        "who may read it at most",
        PartValue.LEVEL,
        agreed_in=Part.LEVEL_AGREED,
        is_as_now=True,
    ),
    Part.LEVEL_AGREED: PartRow(
        "You agreed to that",
        "the speaker's yes to that",
        PartValue.ANSWER,
        is_as_now=True,
    ),
    Part.HAPPENED: PartRow("What happened", "what happened"),
    Part.LEARNED: PartRow("What you learned of it", "what they learned"),
    Part.DUE: PartRow("By", "by when", PartValue.DATE, is_read_back=True),
    Part.FIRST_SIGN: PartRow("It has begun when", "begun when", is_read_back=True),
    Part.HELPER: PartRow(
        "Who was asked to help",
        "who helps",
        PartValue.PERSON,
        asked_to="help",
        agreed_in=Part.HELPER_AGREED,
        is_read_back=True,
    ),
    Part.HELPER_AGREED: PartRow("They said", "the helper's yes", PartValue.ANSWER),
    Part.CONFIRMED: PartRow(
        "Read back to you", "confirmed as read back", PartValue.ANSWER
    ),
    Part.RECEIVER: PartRow(
        "Who was asked to take it on",
        "who takes it on",
        PartValue.PERSON,
        asked_to="take it on",
        agreed_in=Part.RECEIVER_AGREED,
    ),
    Part.RECEIVER_AGREED: PartRow("They said", "their yes", PartValue.ANSWER),
    Part.HOLDS: PartRow(
        "Whether the lesson holds where you are",
        "whether the lesson holds",
        PartValue.CHOICE,
        tells_nothing=True,
    ),
    Part.SETTING: PartRow("In this setting", "in what setting", tells_nothing=True),
    Part.BECAUSE: PartRow("It worked because", "why it worked", tells_nothing=True),
    Part.SO: PartRow("So", "what followed", tells_nothing=True),
    Part.NOT_WHERE: PartRow(
        "Its limits", "where it would not work", tells_nothing=True
    ),
    Part.MASKED: PartRow(
        "Masked beyond the set", "what is masked beyond the set", PartValue.SPANS
    ),
}
# What of each kind, beside the words themselves, can be put right without a yes to it.
# others: need a yes, or are of any words
PARTS_OF: Mapping[Kind, tuple[Part, ...]] = {
    Kind.ACTION: (Part.DUE, Part.FIRST_SIGN),
    Kind.FOLLOWUP: (Part.HAPPENED, Part.LEARNED, Part.DUE),
    Kind.REFLECTION: (Part.HOLDS,),
    Kind.PRACTICE: (Part.SETTING, Part.BECAUSE, Part.SO, Part.NOT_WHERE),
    **dict.fromkeys((Kind.ISSUE, Kind.QUESTION, Kind.LEARNING), ()),
    **dict.fromkeys((Kind.RATING, Kind.MEETING, Kind.NOTE), ()),
}


def row_of(part: str) -> PartRow:
    """Return the row of *part*; words, under its own name, where it has none."""
    return PARTS.get(part) or PartRow(part.replace("-", " ").capitalize(), part)


def main_part(kind: Kind) -> Part:
    """Return the part that words of *kind* begin with."""
    return Part.VALUE if kind in VALUED else Part.WORDS
