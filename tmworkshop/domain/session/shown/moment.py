"""A moment of a session: where it stands, on which scene, and what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from tmworkshop.domain.design import Layout
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.record.actions import Action, actions_of
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.session.course.layout import Turn
from tmworkshop.domain.session.course.scene import Scene
from tmworkshop.domain.session.course.walkthrough import Walkthrough
from tmworkshop.domain.session.questions.question_in_hand import Asking
from tmworkshop.domain.sharing.disclosure import may_read_story
from tmworkshop.domain.values import Value, value


@value
class Moment(Value):
    """Where a session stands, where it plays, and what is asked there."""

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

    @property
    def is_on_the_floor(self) -> bool:
        """Whether the turn in hand is for whoever wishes to speak."""
        return self.turn is not None and self.turn.step.layout is Layout.FLOOR

    @cached_property
    def record(self) -> Record:
        """The set's record with what this session has kept so far."""
        before = self.scene.record
        return replace(before, kept={**before.kept, **self.walkthrough.kept})

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """Every action of the set as it stands now, by its id."""
        return {action.id: action for action in actions_of(self.record)}

    def shows(self, action: Action) -> bool:
        """Say whether the room may see *action* with all that was heard of it."""
        return may_read_story(self.record, action, Reader.ROOM)

    def name(self, member: str) -> str:
        """Return the name of *member*; empty for nobody."""
        return self.scene.names.get(member, "")
