"""A session under way: which turn it is, what was said, what may happen next.

Every rule on the order of a meeting lives here, in ``layout`` and in ``position``.
It reads no clock and saves nothing: a fact goes in, the next walkthrough comes out.
Moves change where it stands; words find their own turn, whoever wrote them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import field, replace
from functools import cached_property, reduce

from tmworkshop.domain.design import Design, Keeps, Layout, Step
from tmworkshop.domain.errors import IllegalMove
from tmworkshop.domain.facts import (
    AnyFact,
    Moved,
    Opened,
    Tagged,
    TurnKey,
    What,
)
from tmworkshop.domain.record.kept import Kept, Words
from tmworkshop.domain.session.course.airtime import Airtime
from tmworkshop.domain.session.course.answer_parts import Parts
from tmworkshop.domain.session.course.layout import (
    MEETING,
    SPARE,
    SPREAD,
    Review,
    Room,
    Turn,
    lay,
    room_of,
    stretch_of,
)
from tmworkshop.domain.session.course.position import Position, rest_of_stretch
from tmworkshop.domain.session.course.stages import MOVES, Stage
from tmworkshop.domain.session.course.words import Heard
from tmworkshop.domain.tables import leave_out
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
        return lay(self.design, self.room, self.heard.turns)

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

    def after(self, fact: AnyFact) -> Walkthrough:
        """Return the walkthrough as it stands once *fact* has happened."""
        if isinstance(fact, Moved):
            return self._moved(fact)._placed(self)
        if isinstance(fact, Words):
            return self._told(fact)._placed(self)
        return self

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

    def _told(self, fact: Words) -> Walkthrough:
        heard = self.heard.after(fact)
        told = replace(self._until(fact), heard=heard)
        is_here = self.turn is not None and heard.turn_of(fact) == self.cursor
        if is_here and not isinstance(fact, Tagged):
            return replace(told, position=self.position.given())
        return told

    def _moved(self, move: Moved) -> Walkthrough:
        if move.what not in MOVES[self.stage]:
            raise IllegalMove(f"The session is {self.stage}: it cannot {move.what}.")
        if move.after != self.last_move:
            raise IllegalMove("Someone else has moved the session on since.")
        stage = MOVES[self.stage][move.what]
        there = replace(self._until(move), stage=stage, last_move=move.id)
        step = STEPS[move.what]
        return step(there, move) if step else there

    # Whoever writes along may have answered the turn that a move was meant for; it
    # is that turn, and no other, that is moved on from.

    def _past(self, move: Moved) -> Walkthrough:
        return self._at(self.position.past({move.turn or self.cursor}))

    def _passing(self, move: Moved) -> Walkthrough:
        return self._at(self.position.passing(move.turn or self.cursor))

    def _past_the_rest(self, move: Moved) -> Walkthrough:
        key = move.turn or self.cursor
        rest = (turn.key for turn in self.rest_of_step(key))
        return self._at(self.position.past({key, *rest}))

    def _back_at(self, move: Moved) -> Walkthrough:
        known = any(turn.key == move.turn for turn in self.turns)
        if move.turn is None or not known:
            return self
        return self._at(self.position.back_at(move.turn))

    def _joined_by(self, move: Moved) -> Walkthrough:
        return replace(self, room=self.room.joined_by(move.who, self.missed()))

    def _left_by(self, move: Moved) -> Walkthrough:
        return replace(self, room=self.room.left_by(move.who))

    def _extended(self, move: Moved) -> Walkthrough:
        step = move.turn.step if move.turn else self.cursor.step
        return replace(self, airtime=self.airtime.extended(step, move.minutes))

    def _showing(self, move: Moved) -> Walkthrough:
        return replace(self, card=move.card)

    def _with_others(self, move: Moved) -> Walkthrough:
        here = stretch_of(move.turn or self.cursor)
        times = self.others.get(here, 0) + 1
        return replace(self, others={**self.others, here: times})

    def _reopened(self, move: Moved) -> Walkthrough:
        """Return this at its read-back, all that the close left open being so still."""
        left = {turn.key for turn in self.turns if not self.is_settled(turn)}
        past = self.position.past(left)
        return self._at(replace(past, reopened=False, home=None))

    def _presented_by(self, move: Moved) -> Walkthrough:
        """Return this with others to present, after those who have words already."""
        spoke = {key.presenter for key in self.heard.turns}
        begun = [each for each in self.room.presenters if each in spoke]
        presenters = tuple(dict.fromkeys((*begun, *move.who)))
        now = replace(self, room=replace(self.room, presenters=presenters))
        position = self.position.replanned(self.turns, now.turns, {"", *begun})
        return replace(now, position=position)

    def _until(self, fact: AnyFact) -> Walkthrough:
        """Count the time up to *fact* for the turn in hand."""
        # others: come while time runs for someone
        if isinstance(fact, Moved) and fact.what in (What.RESUME, What.REOPEN):
            return replace(self, airtime=self.airtime.taken_up(fact.at))
        runs = self.turn is not None and self.stage is not Stage.PAUSED
        stretch = stretch_of(self.cursor) if runs else None
        return replace(self, airtime=self.airtime.until(fact.at, stretch))

    def _placed(self, was: Walkthrough) -> Walkthrough:
        """Return this with the turn in hand at its place, *was* being a fact ago."""
        there = self._at(self.position.laid_anew(was.turns, self.turns))
        if there.turn is None:
            there = there._at(there.position.onward(there.turns, there.is_settled))
        same = stretch_of(there.cursor) == stretch_of(was.cursor)
        return there if same else replace(there, card="")

    def _at(self, position: Position) -> Walkthrough:
        return self if position == self.position else replace(self, position=position)


# What a move changes beside the stage.
STEPS: Mapping[What, Callable[[Walkthrough, Moved], Walkthrough] | None] = {
    What.ON: Walkthrough._past,
    What.PASS: Walkthrough._passing,
    What.SKIP: Walkthrough._past_the_rest,
    What.BACK: Walkthrough._back_at,
    What.RETURN_TO: Walkthrough._back_at,
    What.ARRIVE: Walkthrough._joined_by,
    What.LEAVE: Walkthrough._left_by,
    What.REPLAN: Walkthrough._presented_by,
    What.EXTEND: Walkthrough._extended,
    What.SHOW: Walkthrough._showing,
    What.OTHERS: Walkthrough._with_others,
    What.REOPEN: Walkthrough._reopened,
    **leave_out(What.PAUSE, What.RESUME, What.STOP, What.DISCARD, What.BLANK),
}


def open_walkthrough(opened: Opened, reviews: tuple[Review, ...]) -> Walkthrough:
    """Lay the design of *opened* over the room, ready for the first turn."""
    room = room_of(opened, reviews)
    nothing: frozenset[TurnKey] = frozenset()
    turns = lay(opened.design, room, nothing)
    first = turns[0].key if turns else TurnKey(opened.design.steps[0].id)
    airtime = Airtime(last_at=opened.at)
    return Walkthrough(opened, room, Position(first), airtime=airtime)


def replay(walkthrough: Walkthrough, facts: Iterable[AnyFact]) -> Walkthrough:
    """Live *facts* through in order; IllegalMove if one of them cannot happen."""
    return reduce(Walkthrough.after, facts, walkthrough)


def relived(walkthrough: Walkthrough, facts: Iterable[AnyFact]) -> Walkthrough:
    """Live *facts* that were kept through again, in order; all words hold.

    A move that came too late moves nothing: two computers may have kept one each, and
    no session may come to a stand over that.
    """
    for fact in facts:
        with suppress(IllegalMove):
            walkthrough = walkthrough.after(fact)
    return walkthrough
