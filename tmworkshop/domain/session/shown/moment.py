"""A moment of a session: where it stands, on which scene, and what is asked."""

from __future__ import annotations

from tmworkshop.domain.session.course.layout import Turn
from tmworkshop.domain.session.course.scene import Scene
from tmworkshop.domain.session.course.walkthrough import Walkthrough
from tmworkshop.domain.session.questions.asked import Asking
from tmworkshop.domain.values import Value, value


@value
class Moment(Value):
    """What there is to show."""

    walkthrough: Walkthrough
    scene: Scene
    asked: Asking

    @property
    def turn(self) -> Turn | None:
        """The turn in hand; what the close asks has none."""
        return self.asked.turn

    @property
    def speaker(self) -> str:
        """Who is on: whoever's words are in hand, or whose turn it is."""
        kept, turn = self.asked.kept, self.asked.turn
        if kept and kept.speaker:
            return kept.speaker
        return turn.speaker if turn else ""

    def name(self, member: str) -> str:
        """Return the name of *member*; empty for nobody."""
        return self.scene.names.get(member, "")
