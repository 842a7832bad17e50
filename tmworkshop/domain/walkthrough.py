"""A session under way: which turn it is, what was said, what may happen next.

Every rule on the order of a meeting lives here, in ``layout`` and in ``way``.  It
reads no clock and saves nothing: a fact goes in, the next walkthrough comes out.
Moves change where it stands; words find their own turn, whoever wrote them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property, reduce

from tmworkshop.domain.design import Design, Keeps, Step
from tmworkshop.domain.errors import IllegalMove
from tmworkshop.domain.facts import (
    UNSTAMPED,
    AnyFact,
    Moved,
    Opened,
    Said,
    Tagged,
    TurnKey,
    What,
)
from tmworkshop.domain.heard import Heard
from tmworkshop.domain.kept import Kept, Words
from tmworkshop.domain.layout import (
    MEETING,
    SPARE,
    Review,
    Room,
    Turn,
    lay,
    room_of,
    stretch_of,
)
from tmworkshop.domain.parts import Parts
from tmworkshop.domain.way import after_the_last, before, from_on, in_place_of


class Stage(StrEnum):
    """How far the session is."""

    LIVE = "live"
    BLANK = "blank"  # the screen shows nothing
    PAUSED = "paused"
    CLOSED = "closed"


# What may happen at which stage, and the stage it leads to.  A session that was
# cut off is still live: it is resumed without ever having been paused.
MOVES: Mapping[Stage, Mapping[What, Stage]] = {
    Stage.LIVE: {
        **dict.fromkeys(What, Stage.LIVE),
        What.PAUSE: Stage.PAUSED,
        What.STOP: Stage.CLOSED,
        What.BLANK: Stage.BLANK,
    },
    Stage.BLANK: {
        What.BLANK: Stage.LIVE,
        What.PAUSE: Stage.PAUSED,
        What.RESUME: Stage.LIVE,
    },
    Stage.PAUSED: {What.RESUME: Stage.LIVE},
    Stage.CLOSED: {},
}


@dataclass(frozen=True)
class Walkthrough:
    """Where a session stands."""

    opened: Opened
    room: Room
    cursor: TurnKey  # the turn in hand; once all is asked, the last one
    home: TurnKey | None = None  # where to go on, after a return to another turn
    stage: Stage = Stage.LIVE
    reopened: bool = False  # the turn at the cursor is asked again, though settled
    moved_on: frozenset[TurnKey] = frozenset()
    passed: frozenset[TurnKey] = frozenset()
    heard: Heard = field(default_factory=Heard)
    last_move: str = ""
    last_at: datetime = UNSTAMPED
    seconds: Mapping[TurnKey, float] = field(default_factory=dict)  # by stretch
    extra: Mapping[str, int] = field(default_factory=dict)  # minutes added, by step
    card: str | None = None  # None: as the step has it; empty: put away

    @property
    def design(self) -> Design:
        """The copy of the design that the session was opened with."""
        return self.opened.design

    @property
    def kept(self) -> Mapping[str, Kept]:
        """All that was said in the session, by its ids, struck words included."""
        return self.heard.kept

    @cached_property
    def turns(self) -> list[Turn]:
        """Every turn, as things stand."""
        return lay(self.design, self.room, self.heard.turns)

    @cached_property
    def turn(self) -> Turn | None:
        """The turn in hand; None when all is asked, or once closed."""
        if self.stage is Stage.CLOSED:
            return None
        asked = (turn for turn in self.turns if turn.key == self.cursor)
        return next((t for t in asked if self.reopened or not self.is_settled(t)), None)

    def after(self, fact: AnyFact) -> Walkthrough:
        """Return the walkthrough as it stands once *fact* has happened."""
        if isinstance(fact, Moved):
            return self._moved(fact)._placed(self)
        if isinstance(fact, Words):
            return self._told(fact)._placed(self)
        return self

    def parts(self, kept: Kept) -> Parts:
        """Return the parts of the answer *kept*."""
        step = kept.turn.step if kept.turn and not kept.turn.item else ""
        holds = any(each.holds for each in self.design.steps if each.id == step)
        return Parts(kept, self.heard.successor(kept), holds)

    def is_settled(self, turn: Turn) -> bool:
        """Say whether *turn* needs no asking: answered, passed or left open."""
        if turn.key in self.moved_on:
            return True
        answers = () if turn.takes_many else self.heard.answers_at(turn.key)
        return bool(answers) and self.parts(answers[-1]).missing is None

    def left_open(self) -> tuple[Turn, ...]:
        """Return the turns that were to be asked for words and have none, nor a pass."""
        done = self.passed | self.heard.turns
        return tuple(
            turn
            for turn in self.turns
            if turn.step.keeps is not Keeps.NOTHING
            and turn.key.item not in (MEETING, SPARE)
            and not turn.is_unfilled
            and turn.key not in done
        )

    def step_number(self) -> int:
        """Return the place of the step in hand among the steps, from 1."""
        steps = self.design.steps
        return steps.index(self.turn.step) + 1 if self.turn else len(steps)

    def minutes(self, step: Step) -> int:
        """Return the minutes planned for *step*, with what was added today."""
        return step.minutes + self.extra.get(step.id, 0)

    def _told(self, fact: Words) -> Walkthrough:
        if self.stage is Stage.CLOSED and isinstance(fact, Said):
            raise IllegalMove("The session is closed; words can still be corrected.")
        told = replace(self._timed(fact), heard=self.heard.after(fact))
        is_here = self.turn is not None and told.heard.turn_of(fact) == self.cursor
        if not is_here or isinstance(fact, Tagged):
            return told
        here = {self.cursor}
        return replace(
            told,
            reopened=False,
            moved_on=told.moved_on - here,
            passed=told.passed - here,
        )

    def _moved(self, move: Moved) -> Walkthrough:
        if move.what not in MOVES[self.stage]:
            raise IllegalMove(f"The session is {self.stage}: it cannot {move.what}.")
        if move.after != self.last_move:
            raise IllegalMove("Someone else has moved the session on since.")
        stage = MOVES[self.stage][move.what]
        timed = self._timed(move)
        return replace(timed, stage=stage, last_move=move.id)._stepped(move)

    def _stepped(self, move: Moved) -> Walkthrough:
        match move.what:
            case What.ON | What.PASS | What.SKIP:
                return self._past(move)
            case What.BACK | What.RETURN_TO:
                return self._reopened(move.turn)
            case What.ARRIVE | What.LEAVE | What.REPLAN:
                return self._in_another_room(move)
            case What.EXTEND:
                step = move.turn.step if move.turn else self.cursor.step
                more = self.extra.get(step, 0) + move.minutes
                return replace(self, extra={**self.extra, step: more})
            case What.SHOW:
                return replace(self, card=move.card)
            case What.PAUSE | What.RESUME | What.STOP | What.BLANK:
                return self

    def _past(self, move: Moved) -> Walkthrough:
        """Return this past the turn in hand; a skip is past the rest of its stretch."""
        keys = {self.cursor}
        if move.what is What.SKIP:
            ahead = self._unsettled_from(self.cursor)
            stretch = stretch_of(self.cursor)
            keys |= {turn.key for turn in ahead if turn.stretch == stretch}
        passed = keys if move.what is What.PASS else frozenset()
        return replace(
            self,
            reopened=False,
            moved_on=self.moved_on | keys,
            passed=self.passed - keys | passed,
        )

    def _reopened(self, key: TurnKey | None) -> Walkthrough:
        if key is None or all(turn.key != key for turn in self.turns):
            return self
        home = self.home or self.cursor
        return replace(self, cursor=key, reopened=True, home=home)

    def _in_another_room(self, move: Moved) -> Walkthrough:
        match move.what:
            case What.ARRIVE:
                return replace(self, room=self.room.joined_by(move.who, self._missed()))
            case What.LEAVE:
                return replace(self, room=self.room.left_by(move.who))
            case _:
                return self._replanned(move.who)

    def _missed(self) -> frozenset[TurnKey]:
        """Return the stretches that someone who comes now was not here for."""
        here = self.home or self.cursor
        stretches = [turn.stretch for turn in self.turns]
        behind = stretches.index(stretch_of(here)) if self.turn else len(stretches)
        return frozenset(stretches[:behind])

    def _replanned(self, who: tuple[str, ...]) -> Walkthrough:
        """Return this with *who* to present, after those who have words already."""
        spoke = {key.presenter for key in self.heard.turns}
        begun = [each for each in self.room.presenters if each in spoke]
        presenters = tuple(dict.fromkeys((*begun, *who)))
        now = replace(self, room=replace(self.room, presenters=presenters))

        def in_order(key: TurnKey) -> TurnKey:
            """Return *key*, or if others come first now, the first of their turns."""
            if not self.design.step(key.step).repeats:
                return key
            stays = {"", *begun}
            done = [k for k in before(key, self.turns) if k.presenter in stays]
            return after_the_last(done, now.turns) or key

        home = in_order(self.home) if self.home else None
        return replace(now, cursor=in_order(self.cursor), home=home)

    def _timed(self, fact: AnyFact) -> Walkthrough:
        """Count the time since the last fact towards the step in hand.

        A gap before a resume is nobody's: after a kill there was no pause, and
        one is counted from the last fact on.  A clock that ran backwards adds
        nothing until it has caught up, or until a resume trusts it again.
        """
        if isinstance(fact, Moved) and fact.what is What.RESUME:
            return replace(self, last_at=fact.at)
        gap = (fact.at - self.last_at).total_seconds()
        if gap <= 0 or self.turn is None or self.stage is Stage.PAUSED:
            return replace(self, last_at=max(self.last_at, fact.at))
        stretch = self.turn.stretch
        held = self.seconds.get(stretch, 0.0) + gap
        return replace(self, last_at=fact.at, seconds={**self.seconds, stretch: held})

    def _placed(self, was: Walkthrough) -> Walkthrough:
        """Return this with the turn in hand at the cursor, *was* being a fact ago."""
        cursor = in_place_of(self.cursor, was.turns, self.turns) or self.cursor
        home = self.home and in_place_of(self.home, was.turns, self.turns)
        there = self
        if (cursor, home) != (self.cursor, self.home):
            there = replace(self, cursor=cursor, home=home, reopened=False)
        if there.turn is None:
            there = there._onward()
        if stretch_of(there.cursor) != stretch_of(was.cursor):
            return replace(there, card=None)
        return there

    def _onward(self) -> Walkthrough:
        """Return this at the next turn to ask, or at the last one if all is asked.

        Who was returned to is asked all that is open to them; then it goes on
        from where it was.
        """
        if self.home:
            theirs = [t for t in self._unsettled_from(self.cursor) if self._goes_with(t)]
            if theirs:
                return replace(self, cursor=theirs[0].key)
        ahead = self._unsettled_from(self.home or self.cursor) or self.turns[-1:]
        cursor = ahead[0].key if ahead else self.cursor
        return replace(self, cursor=cursor, home=None)

    def _goes_with(self, turn: Turn) -> bool:
        """Say whether who is asked at the cursor is asked *turn* as well."""
        here = self.cursor
        if here.presenter:
            return turn.key.presenter == here.presenter
        return turn.stretch == stretch_of(here) and turn.key.speaker == here.speaker

    def _unsettled_from(self, key: TurnKey) -> list[Turn]:
        ahead = from_on(key, self.turns)
        return [turn for turn in ahead if not self.is_settled(turn)]


def open_walkthrough(opened: Opened, reviews: tuple[Review, ...]) -> Walkthrough:
    """Lay the design of *opened* over the room, ready for the first turn."""
    room = room_of(opened, reviews)
    nothing: frozenset[TurnKey] = frozenset()
    turns = lay(opened.design, room, nothing)
    first = turns[0].key if turns else TurnKey(opened.design.steps[0].id)
    return Walkthrough(opened, room, first, last_at=opened.at)


def replay(walkthrough: Walkthrough, facts: Iterable[AnyFact]) -> Walkthrough:
    """Live *facts* through again, in order."""
    return reduce(Walkthrough.after, facts, walkthrough)
