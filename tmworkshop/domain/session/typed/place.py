"""Where an intent was given, and what it led to: facts, not yet stamped."""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Amended, AnyFact, Kind, Moved, Said, Struck, What
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.session.course.layout import MEETING, Turn
from tmworkshop.domain.session.course.scene import Scene
from tmworkshop.domain.session.course.walkthrough import Walkthrough
from tmworkshop.domain.session.questions.asked import Asking, Focus
from tmworkshop.domain.values import Value, value


@value
class Outcome(Value):
    """What an intent leads to: facts, what to ask next, and a word on it."""

    facts: tuple[AnyFact, ...] = ()
    focus: Focus | None = None
    notice: str = ""


@value
class Place(Value):
    """Where an intent was given."""

    walkthrough: Walkthrough
    asking: Asking
    scene: Scene
    focus: Focus | None = None

    @property
    def session(self) -> str:
        """The session's id."""
        return self.walkthrough.opened.id

    @property
    def turn(self) -> Turn:
        """The turn in hand; only what the close asks has none."""
        if self.asking.turn is None:
            raise Unclear("All has been asked: < goes back to what was.")
        return self.asking.turn

    @property
    def kept(self) -> Kept:
        """The words that a part belongs to."""
        assert self.asking.kept is not None  # noqa: S101 (a part has its words)
        return self.asking.kept

    @property
    def led_to(self) -> Kept | None:
        """The action that the follow-up in hand led to, if it was said."""
        followup = self.asking.kept
        return self.walkthrough.heard.successor(followup) if followup else None

    def move(self, what: What) -> Moved:
        """Return the move *what* at the turn in hand."""
        here = self.asking.turn.key if self.asking.turn else None
        return Moved(session=self.session, what=what, turn=here)

    def on(self) -> Outcome:
        """Return what leaves the turn in hand as it stands and goes on."""
        return Outcome((self.move(What.ON),))

    def amend(self, part: str, value: str, of: str = "") -> Amended:
        """Return the change of *part* of the words in hand, or of those *of* an id."""
        return Amended(
            of=of or self.kept.id, part=part, value=value, session=self.session
        )

    def strike(self, struck: Iterable[Kept | None]) -> tuple[Struck, ...]:
        """Return what takes away those of *struck* that there are."""
        return tuple(
            Struck(of=kept.id, session=self.session) for kept in struck if kept
        )

    def said(self, kind: Kind) -> Said:
        """Return a fact of *kind* at the turn in hand, with nothing said in it yet."""
        turn = self.turn
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
