"""What is to be asked now: the turn in hand, or a part of an answer begun."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tmworkshop.domain.design import Keeps, Layout
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.layout import ASIDE, MEETING, SPARE, Turn
from tmworkshop.domain.record import Kept
from tmworkshop.domain.walkthrough import Stage, Walkthrough, takes_many


class Slot(StrEnum):
    """What an answer will fill; the later ones are parts, named as they are kept."""

    BLANK = "blank"
    CLOSE = "close"
    GO = "go"
    PRESENTER = "presenter"
    SPARE = "spare"
    MEETING = "meeting"
    WORDS = "words"
    SLIPS = "slips"
    POINT = "point"
    WHAT_NOW = "value"
    HOLDS = "holds"
    DUE = "due"
    FIRST_SIGN = "first-sign"
    HELPER = "helper"
    HELPER_AGREED = "helper-agreed"
    CONFIRMED = "confirmed"
    NEW_WORDS = "new-words"
    NEW_DUE = "new-due"
    RECEIVER = "receiver"
    RECEIVER_AGREED = "receiver-agreed"
    HAPPENED = "happened"
    LEARNED = "learned"


@dataclass(frozen=True)
class Focus:
    """A part of kept words that someone wants to give again; gone with the process."""

    of: str
    part: str


@dataclass(frozen=True)
class Asking:
    """The question in hand: what it fills, at which turn, about which words."""

    slot: Slot
    turn: Turn | None = None
    kept: Kept | None = None

    @property
    def is_part(self) -> bool:
        """Whether this asks for a part of words that are kept already."""
        return self.kept is not None and self.slot not in MAIN


MAIN = {Slot.WORDS, Slot.SLIPS, Slot.POINT, Slot.WHAT_NOW, Slot.MEETING}


def asking(walkthrough: Walkthrough, focus: Focus | None = None) -> Asking:
    """Return what is to be asked where *walkthrough* stands."""
    if walkthrough.stage is Stage.BLANK:
        return Asking(Slot.BLANK)
    turn = walkthrough.turn
    if focus and focus.of in walkthrough.kept:
        return Asking(Slot(focus.part), turn, walkthrough.kept[focus.of])
    if begun := _begun(walkthrough, turn):
        return begun
    if turn is None:
        return Asking(Slot.CLOSE)
    return _main(walkthrough, turn)


def _begun(walkthrough: Walkthrough, turn: Turn | None) -> Asking | None:
    """Return the part still to be asked of words said here or out of turn."""
    for kept in walkthrough.kept.values():
        here = turn is not None and kept.turn == turn.key
        aside = kept.turn is not None and kept.turn.item == ASIDE
        if (here or aside) and not kept.struck:
            part = walkthrough.missing(kept)
            if part:
                return Asking(Slot(part), turn, kept)
    return None


def _main(walkthrough: Walkthrough, turn: Turn) -> Asking:
    return Asking(_slot(turn), turn, _to_edit(walkthrough, turn))


def _to_edit(walkthrough: Walkthrough, turn: Turn) -> Kept | None:
    """Return the answer that a reopened turn shows in the line."""
    special = turn.key.item in (MEETING, SPARE)
    if takes_many(turn.step) and not special:
        return None
    return walkthrough.main_words(turn.key)


def _slot(turn: Turn) -> Slot:
    if turn.step.repeats and not turn.key.presenter:
        return Slot.PRESENTER
    match turn.key.item:
        case "meeting":
            return Slot.MEETING
        case "spare":
            return Slot.SPARE
    match turn.step.keeps:
        case Keeps.NOTHING:
            return Slot.GO
        case Keeps.FOLLOWUP:
            return Slot.WHAT_NOW
        case Keeps.RATING:
            slips = turn.step.layout is Layout.SLIPS
            return Slot.SLIPS if slips else Slot.POINT
        case _:
            return Slot.WORDS


KEPT_AS = {
    Keeps.ISSUE: Kind.ISSUE,
    Keeps.REFLECTION: Kind.REFLECTION,
    Keeps.QUESTION: Kind.QUESTION,
    Keeps.RATING: Kind.RATING,
    Keeps.ACTION: Kind.ACTION,
    Keeps.LEARNING: Kind.LEARNING,
    Keeps.FOLLOWUP: Kind.FOLLOWUP,
}
