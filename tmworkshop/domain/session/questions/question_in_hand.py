"""What is to be asked now: the turn in hand, or a part of an answer begun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tmworkshop.domain.design import Keeps, Layout, Step
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.session.course.layout import MEETING, SPARE, Turn
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.course.walkthrough import Walkthrough
from tmworkshop.domain.session.course.words import is_aside
from tmworkshop.domain.session.questions.question import (
    QUESTIONS,
    AnySlot,
    Fills,
    Question,
    Slot,
)
from tmworkshop.domain.values import Value, value

OF_THE_STEP: Mapping[Keeps, AnySlot] = {
    Keeps.NOTHING: Slot.GO,
    Keeps.FOLLOWUP: Part.VALUE,
    Keeps.RATING: Slot.POINT,
    **dict.fromkeys((Keeps.ISSUE, Keeps.REFLECTION, Keeps.QUESTION), Part.WORDS),
    **dict.fromkeys((Keeps.ACTION, Keeps.LEARNING), Part.WORDS),
    **dict.fromkeys((Keeps.PRACTICE, Keeps.NOTE), Part.WORDS),
}


@value
class Focus(Value):
    """A part of kept words that someone wants to give again; gone with the process."""

    of: str
    part: AnySlot


# Someone wants to close, or to leave several people out: both are asked first.
CLOSING, LEAVING_REST = Focus("", Slot.CLOSE), Focus("", Slot.LEAVE_REST)


@value
class Asking(Value):
    """The question in hand: what it fills, at which turn, about which words."""

    slot: AnySlot
    turn: Turn | None = None
    kept: Kept | None = None

    @property
    def question(self) -> Question:
        """All that is decided about what is asked."""
        return QUESTIONS[self.slot]

    @property
    def is_part(self) -> bool:
        """Whether this asks for a part of words that are kept already."""
        return self.kept is not None and self.question.fills is Fills.PART

    @property
    def is_aside(self) -> bool:
        """Whether this asks about words said out of turn."""
        return self.kept is not None and is_aside(self.kept)


def find_question(walkthrough: Walkthrough, focus: Focus | None = None) -> Asking:
    """Return what is to be asked where *walkthrough* stands."""
    if walkthrough.stage is Stage.BLANK:
        return Asking(Slot.BLANK)
    if focus == CLOSING:
        return Asking(Slot.CLOSE)
    turn = walkthrough.turn
    if focus == LEAVING_REST and turn:
        return Asking(Slot.LEAVE_REST, turn)
    if focus and focus.of in walkthrough.kept:
        return Asking(focus.part, turn, walkthrough.kept[focus.of])
    return _begun(walkthrough, turn) or _main(walkthrough, turn)


def ask_on(asked: Asking, now: Walkthrough) -> Asking | None:
    """Return what was *asked* as it stands *now*; None if nobody can answer it still.

    A question that stands is not taken from under the fingers of whoever types, though
    somebody else has written an answer to it.
    """
    keys = {turn.key: turn for turn in now.turns}
    turn = keys.get(asked.turn.key) if asked.turn else None
    kept = now.kept.get(asked.kept.id) if asked.kept else None
    is_gone = (asked.turn and not turn) or (asked.kept and (not kept or kept.struck))
    if is_gone or now.stage is Stage.BLANK or asked.slot is Slot.BLANK:
        return None
    return replace(asked, turn=turn, kept=kept)


def _begun(walkthrough: Walkthrough, turn: Turn | None) -> Asking | None:
    """Return the part still to be asked of words said here or out of turn."""
    for kept in walkthrough.heard.standing:
        here = turn is not None and kept.turn == turn.key
        missing = walkthrough.parts(kept).missing if here or is_aside(kept) else None
        if missing:
            return Asking(missing, turn, kept)
    return None


def _main(walkthrough: Walkthrough, turn: Turn | None) -> Asking:
    if turn is None:
        return Asking(Slot.CLOSE)
    # a reopened turn shows its answer in the line
    answers = () if turn.takes_many else walkthrough.heard.answers_at(turn.key)
    kept = answers[-1] if answers else None
    if turn.counts_slips and kept and not walkthrough.position.reopened:
        return Asking(Slot.GO, turn)  # the counts are up
    return Asking(slot_of(turn), turn, kept)


def is_asked_in_a_word(step: Step) -> bool:
    """Say whether the line asks only "What", under the question to the one on."""
    return step.keeps is Keeps.ACTION and step.layout is not Layout.FLOOR


def slot_of(turn: Turn) -> AnySlot:
    """Return what is asked for at *turn* before anything else."""
    if turn.is_unfilled:
        return Slot.PRESENTER
    if turn.counts_slips:
        return Slot.SLIPS
    if turn.step.layout is Layout.SHEETS:
        return Slot.SHEET if turn.takes_sheets else Slot.GO
    if turn.key.item == MEETING:
        return Slot.MEETING
    return Slot.SPARE if turn.key.item == SPARE else OF_THE_STEP[turn.step.keeps]
