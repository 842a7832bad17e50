"""Where an intent was given, and what it led to: facts, not yet stamped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Amended, AnyFact, Kind, Moved, Said, Struck, What
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.session.course.layout import MEETING, Turn
from tmworkshop.domain.session.questions.question_in_hand import Focus
from tmworkshop.domain.session.shown.moment import Moment
from tmworkshop.domain.values import Value, value

SEALED = (
    "Nobody's name is on these words, and the close has sealed them. Whoever asked to "
    "change them or to take them back would be known by it, so nobody can."
)


@value
class Outcome(Value):
    """What an intent leads to: facts, what to ask next, and a word on it."""

    facts: tuple[AnyFact, ...] = ()
    focus: Focus | None = None
    notice: str = ""


def join_outcomes(outcomes: Iterable[Outcome]) -> Outcome:
    """Return what several intents lead to, one after the other."""
    every = tuple(outcomes)
    return Outcome(
        tuple(fact for each in every for fact in each.facts),
        next((each.focus for each in every if each.focus), None),
        " ".join(dict.fromkeys(each.notice for each in every if each.notice)),
    )


@value
class Place(Moment):
    """The moment at which an intent was given, and what can be made of it there."""

    focus: Focus | None = None

    @property
    def session(self) -> str:
        """The session's id."""
        return self.walkthrough.opened.id

    @property
    def turn_in_hand(self) -> Turn:
        """The turn that there has to be; Unclear where all has been asked."""
        if self.turn is None:
            raise Unclear("All has been asked: < goes back to what was.")
        return self.turn

    @property
    def kept(self) -> Kept:
        """The words that a part belongs to."""
        assert self.asked.kept is not None  # noqa: S101 (a part has its words)
        return self.asked.kept

    def move(self, what: What) -> Moved:
        """Return the move *what* at the turn in hand."""
        here = self.turn.key if self.turn else None
        return Moved(session=self.session, what=what, turn=here)

    def on(self) -> Outcome:
        """Return what leaves the turn in hand as it stands and goes on."""
        return Outcome((self.move(What.ON),))

    def amend(self, part: str, value: str, of: str = "") -> Amended:
        """Return the change of *part* of the words in hand, or of those *of* an id."""
        return Amended(
            of=of or self.kept.id, part=part, value=value, session=self.session
        )

    def said(self, kind: Kind) -> Said:
        """Return a fact of *kind* at the turn in hand, with nothing said in it yet."""
        turn = self.turn_in_hand
        nobody = turn.key.item == MEETING or turn.step.unattributed
        return Said(
            kind=kind,
            session=self.session,
            turn=turn.key,
            speaker="" if nobody else turn.speaker,
            lesson=self.walkthrough.opened.lesson,
            level=turn.step.level,
            follows=turn.key.item if kind is Kind.FOLLOWUP else "",
            unattributed=turn.step.unattributed and kind is not Kind.MEETING,
        )

    def ensure_unsealed(self, facts: Iterable[AnyFact]) -> None:
        """Raise Unclear if one of *facts* changes words that a close has sealed.

        A line of figures is of everyone: those of a slip that came late may be added.
        """
        for fact in facts:
            match fact:
                case Struck() | Amended(part="words") if self._is_sealed(fact.of):
                    raise Unclear(SEALED)
                case _:  # others: add to what was said
                    pass

    def _is_sealed(self, kept_id: str) -> bool:
        kept, day = self.walkthrough.kept[kept_id], self.walkthrough.opened.held_on
        is_of_one = kept.unattributed and kept.kind is not Kind.RATING
        return is_of_one and kept.at == datetime.combine(day, time(), UTC)
