"""Where a session stands, and all that can be asked of that without moving it.

A session is a row of turns, laid out anew from the design, the room and what was said
whenever someone asks: no turn is stored, and none has a number.  What is not laid out
anew is held in a few registers, and every fact changes them by one rule
(`replay_facts`).

    design + room + turns with words ──lay──>  T1  T2  T3  T4  T5  T6  …
                                                   ^   .   .   ^
                                              cursor   open    home

    room       who is here, who presents, whose actions are reviewed, who missed what
    heard      all that was said, by id; words find their turn by its key
    position   cursor: the turn in hand, by its key; once all is asked, the last one
               home: where the session had got to, while someone has gone back
               reopened: the cursor's turn is asked again, though it was settled
               moved_on: turns left as they are; passed: those of them that said so
    stage      live, blank, paused or closed, and so which moves may come (`stages`)
    airtime    minutes held by each stretch; time runs only for a turn in hand
    last_move  what the next move has to come after, or it is stale
    card       the evidence someone asked for; it is put away with its stretch
    others     how often other stems were asked for, by stretch

A turn is **settled** when it has its whole answer or was moved on from.  After each
fact the cursor stays while its turn is unsettled, or reopened; else it goes on to the
next unsettled turn, from `home` if there is one.  Words at the cursor take back that
it was moved on from.  Where people come, leave or present, turns appear and vanish: a
cursor whose turn is gone goes to what stands there now, and no words are moved.

Whoever writes along keeps words at any turn and never moves.  A move names the turn
that it was meant for, so that an Enter pressed as someone else answers skips nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Self

from tmworkshop.domain.design import Design, Keeps, Layout, Step
from tmworkshop.domain.facts import (
    Opened,
    TurnKey,
)
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.session.course.airtime import Airtime
from tmworkshop.domain.session.course.answer_parts import Parts
from tmworkshop.domain.session.course.layout import (
    MEETING,
    SPARE,
    SPREAD,
    Review,
    Room,
    Turn,
    lay_turns,
    stretch_of,
)
from tmworkshop.domain.session.course.position import Position, rest_of_stretch
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.course.words import Heard
from tmworkshop.domain.values import Value, value


@value
class Walkthrough(Value):
    """Where a session stands."""

    opened: Opened
    room: Room
    position: Position
    stage: Stage = Stage.LIVE
    heard: Heard = field(default_factory=Heard)
    airtime: Airtime = field(default_factory=Airtime)
    last_move: str = ""
    card: str = ""  # that someone asked for; empty: as the step has it
    others: Mapping[TurnKey, int] = field(default_factory=dict)  # times asked for

    @property
    def design(self) -> Design:
        """The copy of the design that the session was opened with."""
        return self.opened.design

    @property
    def kept(self) -> Mapping[str, Kept]:
        """All that was said in the session, by its ids, struck words included."""
        return self.heard.kept

    @property
    def cursor(self) -> TurnKey:
        """The key of the turn in hand; once all is asked, of the last one."""
        return self.position.cursor

    @cached_property
    def turns(self) -> list[Turn]:
        """Every turn, as things stand."""
        return lay_turns(self.design, self.room, self.heard.turns)

    def laid_as(self, was: Walkthrough) -> Self:
        """Return this, laid out as *was* where nothing changed that turns go by."""
        if self.room == was.room and self.heard.turns == was.heard.turns:
            vars(self)["turns"] = was.turns
        return self

    @cached_property
    def turn(self) -> Turn | None:
        """The turn in hand; None when all is asked, or once closed."""
        if self.stage is Stage.CLOSED:
            return None
        for turn in self.turns:
            if turn.key == self.cursor:
                asked = self.position.reopened or not self.is_settled(turn)
                return turn if asked else None
        return None

    def parts(self, kept: Kept) -> Parts:
        """Return the parts of the answer *kept*."""
        step = self._asked_for_by(kept)
        return Parts(
            kept,
            self.heard.successor(kept),
            holds=step is not None and step.holds,
            in_brief=step is not None and step.layout is Layout.FLOOR,
        )

    def _asked_for_by(self, kept: Kept) -> Step | None:
        """Return the step that asked for *kept*; None if it was said out of turn."""
        at = kept.turn.step if kept.turn and not kept.turn.item else ""
        return next((step for step in self.design.steps if step.id == at), None)

    def is_settled(self, turn: Turn) -> bool:
        """Say whether *turn* needs no asking: answered, passed or left open."""
        if turn.key in self.position.moved_on:
            return True
        answers = () if turn.stays else self.heard.answers_at(turn.key)
        return bool(answers) and self.parts(answers[-1]).missing is None

    def left_open(self) -> tuple[Turn, ...]:
        """Return the turns that ask for words and have none, nor a pass."""
        done = self.position.passed | self.heard.turns | self._sheets_in()
        return tuple(
            turn
            for turn in self.turns
            if turn.step.keeps is not Keeps.NOTHING
            and turn.key.item not in (MEETING, SPARE, SPREAD)
            and not turn.is_unfilled
            and turn.key not in done
            and not self._acts(turn)
        )

    def rest_of_step(self, key: TurnKey) -> list[Turn]:
        """Return the turns from *key* to the end of its stretch that want asking."""
        rest = rest_of_stretch(key, self.turns)
        return [turn for turn in rest if not self.is_settled(turn)]

    def rest_left_open(self, key: TurnKey) -> list[Turn]:
        """Return those of them that would be left open if someone went past."""
        left = {turn.key for turn in self.left_open()}
        return [turn for turn in self.rest_of_step(key) if turn.key in left]

    def _sheets_in(self) -> set[TurnKey]:
        """Return the turns whose sheets a close has taken apart, by statements."""
        steps = {key.step for key in self.heard.turns}
        return {TurnKey(s.id) for s in self.design.on_sheets if s.id in steps}

    def _acts(self, turn: Turn) -> bool:
        """Say whether *turn* asks for an action that was said out of turn."""
        asks = turn.step.keeps is Keeps.ACTION
        return asks and turn.speaker in self.heard.acting

    def step_number(self) -> int:
        """Return the place of the step in hand among the steps, from 1."""
        steps = self.design.steps
        return steps.index(self.turn.step) + 1 if self.turn else len(steps)

    def spare_minutes(self, step: Step) -> int:
        """Return the minutes *step* has to give, each time the other one comes."""
        to = self.design.step(step.spare_to)
        return step.minutes // self.design.times(to)

    def missed(self) -> frozenset[TurnKey]:
        """Return the stretches that someone who comes now was not here for."""
        stretches = [turn.stretch for turn in self.turns]
        if self.turn is None:
            return frozenset(stretches)
        return frozenset(
            stretches[: stretches.index(stretch_of(self.position.reached))]
        )


def open_walkthrough(opened: Opened, reviews: tuple[Review, ...]) -> Walkthrough:
    """Lay the design of *opened* over the room, ready for the first turn."""
    room = Room(opened.present, opened.presenters, reviews)
    nothing: frozenset[TurnKey] = frozenset()
    turns = lay_turns(opened.design, room, nothing)
    first = turns[0].key if turns else TurnKey(opened.design.steps[0].id)
    airtime = Airtime(last_at=opened.at)
    return Walkthrough(opened, room, Position(first), airtime=airtime)
