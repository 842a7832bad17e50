"""A session under way: which turn it is, what was said, what may happen next.

Every rule on the order of a meeting lives here and in ``layout``.  It reads no
clock and saves nothing: a fact goes in, the next walkthrough comes out.  Moves
change where it stands; words find their own turn, whoever wrote them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import reduce

from tmworkshop.domain.design import Design, Keeps, Layout, Step
from tmworkshop.domain.errors import IllegalMove
from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Kind,
    Moved,
    Opened,
    Said,
    Struck,
    Tagged,
    TurnKey,
    What,
)
from tmworkshop.domain.layout import (
    MEETING,
    SPARE,
    Review,
    Room,
    Turn,
    lay,
    room_of,
    segments,
)
from tmworkshop.domain.parts import missing_part
from tmworkshop.domain.record import Kept, touched


class Stage(StrEnum):
    """How far the session is."""

    LIVE = "live"
    BLANK = "blank"  # the screen shows nothing
    PAUSED = "paused"
    CLOSED = "closed"


LIVE_MOVES = dict.fromkeys(What, Stage.LIVE) | {
    What.PAUSE: Stage.PAUSED,
    What.STOP: Stage.CLOSED,
    What.BLANK: Stage.BLANK,
}
# What may happen at which stage, and the stage it leads to.  A session that was
# cut off is still live: it is resumed without ever having been paused.
MOVES: Mapping[Stage, Mapping[What, Stage]] = {
    Stage.LIVE: LIVE_MOVES,
    Stage.BLANK: {
        What.BLANK: Stage.LIVE,
        What.PAUSE: Stage.PAUSED,
        What.RESUME: Stage.LIVE,
    },
    Stage.PAUSED: {What.RESUME: Stage.LIVE},
    Stage.CLOSED: {},
}
MANY = {Keeps.QUESTION, Keeps.ACTION}


@dataclass(frozen=True)
class Walkthrough:
    """Where a session stands."""

    opened: Opened
    room: Room
    cursor: TurnKey
    stage: Stage = Stage.LIVE
    reopened: bool = False  # the turn at the cursor is asked again, though answered
    moved_on: frozenset[TurnKey] = frozenset()
    passed: frozenset[TurnKey] = frozenset()
    kept: Mapping[str, Kept] = field(default_factory=dict)
    last_move: str = ""
    last_at: datetime = datetime.min
    seconds: Mapping[TurnKey, float] = field(default_factory=dict)
    extra: Mapping[str, int] = field(default_factory=dict)
    card: str = ""

    @property
    def design(self) -> Design:
        """The copy of the design that the session was opened with."""
        return self.opened.design

    @property
    def turns(self) -> list[Turn]:
        """Every turn, as things stand."""
        return lay(self.design, self.room, self.has_words)

    @property
    def turn(self) -> Turn | None:
        """The turn in hand; None when all is asked, or once closed."""
        if self.stage is Stage.CLOSED:
            return None
        ahead = self._from_cursor()
        if self.reopened and ahead and ahead[0].key == self.cursor:
            return ahead[0]
        return next((turn for turn in ahead if not self.is_settled(turn)), None)

    def after(self, fact: AnyFact) -> Walkthrough:
        """Return the walkthrough as it stands once *fact* has happened."""
        match fact:
            case Moved():
                return self._moved(fact)
            case Said() | Amended() | Struck() | Tagged():
                return self._heard(fact)
            case _:
                return self

    def words_at(self, key: TurnKey) -> tuple[Kept, ...]:
        """Return what stands at the turn *key*, in the order it was said."""
        found = (k for k in self.kept.values() if k.turn == key and not k.struck)
        return tuple(found)

    def has_words(self, key: TurnKey) -> bool:
        """Say whether anything stands at the turn *key*."""
        return any(k.turn == key and not k.struck for k in self.kept.values())

    def main_words(self, key: TurnKey) -> Kept | None:
        """Return the latest answer at *key* itself, not what follows from it."""
        ours = [k for k in self.words_at(key) if not _is_successor(k)]
        return ours[-1] if ours else None

    def successor(self, followup: Kept) -> Kept | None:
        """Return the action that *followup* led to, if it was said."""
        return next(
            (
                k
                for k in self.kept.values()
                if k.kind is Kind.ACTION
                and k.follows == followup.follows
                and not k.struck
            ),
            None,
        )

    def missing(self, kept: Kept) -> str | None:
        """Return the part of *kept* to ask for next; None when there is none."""
        step = self._step_of(kept)
        return missing_part(
            kept, self.successor(kept), holds=step is not None and step.holds
        )

    def is_settled(self, turn: Turn) -> bool:
        """Say whether *turn* needs no asking: answered, passed or left open."""
        if turn.key in self.moved_on or turn.key in self.passed:
            return True
        if turn.key.item not in (MEETING, SPARE) and takes_many(turn.step):
            return False
        answer = self.main_words(turn.key)
        return answer is not None and self.missing(answer) is None

    def left_open(self) -> tuple[Turn, ...]:
        """Return the turns that were asked for words and have none, nor a pass."""
        return tuple(
            turn
            for turn in self.turns
            if turn.step.keeps is not Keeps.NOTHING
            and turn.key.item != SPARE
            and turn.key not in self.passed
            and not self.has_words(turn.key)
        )

    def step_number(self) -> int:
        """Return the place of the step in hand among the steps, from 1."""
        turn = self.turn
        steps = self.design.steps
        return steps.index(turn.step) + 1 if turn else len(steps)

    def minutes(self, step: Step) -> int:
        """Return the minutes planned for *step*, with what was added today."""
        return step.minutes + self.extra.get(step.id, 0)

    def _step_of(self, kept: Kept) -> Step | None:
        if kept.turn is None or kept.turn.item:
            return None
        return next((s for s in self.design.steps if s.id == kept.turn.step), None)

    def _from_cursor(self) -> list[Turn]:
        """Return the turns from the cursor on; if it is gone, from its segment on."""
        turns = self.turns
        for number, turn in enumerate(turns):
            if turn.key == self.cursor:
                return turns[number:]
        later = _steps_from(self.design, self.cursor.step)
        return [turn for turn in turns if turn.key.step in later]

    def _heard(self, fact: Said | Amended | Struck | Tagged) -> Walkthrough:
        if self.stage is Stage.CLOSED and isinstance(fact, Said):
            raise IllegalMove("The session is closed; words can still be corrected.")
        kept = touched(self.kept, fact)
        about = kept.get(fact.id if isinstance(fact, Said) else fact.of)
        here = about is not None and about.turn == self.cursor
        reopened = self.reopened and not (here and not isinstance(fact, Tagged))
        return replace(self._timed(fact), kept=kept, reopened=reopened)

    def _moved(self, move: Moved) -> Walkthrough:
        if move.what not in MOVES[self.stage]:
            raise IllegalMove(f"The session is {self.stage}: it cannot {move.what}.")
        if move.after != self.last_move:
            raise IllegalMove("Someone else has moved the session on since.")
        timed = self._timed(move)
        stage = MOVES[self.stage][move.what]
        return replace(timed, stage=stage, last_move=move.id)._stepped(move)

    def _stepped(self, move: Moved) -> Walkthrough:
        match move.what:
            case What.ON | What.PASS | What.SKIP:
                return self._past(move)
            case What.BACK | What.RETURN_TO if move.turn:
                return self._reopen(move.turn)
            case What.EXTEND:
                return self._extended(move)
            case What.ARRIVE | What.LEAVE | What.REPLAN:
                number = self.step_number() - 1
                return replace(self, room=self.room.after(move, number))
            case What.SHOW:
                return replace(self, card=move.card)
            case _:
                return self

    def _past(self, move: Moved) -> Walkthrough:
        key = move.turn or self.cursor
        keys = {key}
        if move.what is What.SKIP:
            keys |= {turn.key for turn in self._from_cursor() if _skipped(turn, key)}
        passed = self.passed | keys if move.what is What.PASS else self.passed - keys
        return replace(
            self,
            moved_on=self.moved_on | keys,
            passed=passed,
            cursor=key,
            reopened=False,
            card="",
        )

    def _reopen(self, key: TurnKey) -> Walkthrough:
        return replace(
            self,
            cursor=key,
            reopened=True,
            moved_on=self.moved_on - {key},
            passed=self.passed - {key},
            card="",
        )

    def _extended(self, move: Moved) -> Walkthrough:
        step = move.turn.step if move.turn else self.cursor.step
        more = self.extra.get(step, 0) + move.minutes
        return replace(self, extra={**self.extra, step: more})

    def _timed(self, fact: AnyFact) -> Walkthrough:
        """Count the time since the last fact towards the step in hand.

        A gap before a resume is nobody's: after a kill there was no pause, and
        one is counted from the last fact on.  A clock that ran backwards adds
        nothing.
        """
        resumed = isinstance(fact, Moved) and fact.what is What.RESUME
        gap = 0.0 if resumed else (fact.at - self.last_at).total_seconds()
        turn = None if self.stage is Stage.PAUSED else self.turn
        seconds = self.seconds
        if turn and gap > 0:
            clock = clock_key(turn)
            seconds = {**seconds, clock: seconds.get(clock, 0.0) + gap}
        return replace(self, seconds=seconds, last_at=max(self.last_at, fact.at))


def open_walkthrough(opened: Opened, reviews: tuple[Review, ...]) -> Walkthrough:
    """Lay the design of *opened* over the room, ready for the first turn."""
    room = room_of(opened, reviews)
    first = lay(opened.design, room, lambda _: False)[0]
    return Walkthrough(opened, room, first.key, last_at=opened.at)


def replay(walkthrough: Walkthrough, facts: Iterable[AnyFact]) -> Walkthrough:
    """Live *facts* through again, in order."""
    return reduce(Walkthrough.after, facts, walkthrough)


def takes_many(step: Step) -> bool:
    """Say whether a turn of *step* takes any number of answers."""
    return (
        step.keeps is Keeps.NOTHING
        or step.keeps in MANY
        or step.layout is Layout.FLOOR
        or (step.layout is Layout.SLIPS and step.keeps is Keeps.REFLECTION)
    )


def clock_key(turn: Turn) -> TurnKey:
    """Return what minutes are counted by: the step, for this presenter."""
    return TurnKey(turn.key.step, turn.key.presenter)


def _skipped(turn: Turn, key: TurnKey) -> bool:
    """Say whether skipping at *key* skips *turn*: the step, or a slot nobody wants."""
    unfilled = turn.step.repeats and not key.presenter
    same_slot = turn.key.presenter == key.presenter
    return same_slot and (turn.key.step == key.step or (unfilled and turn.step.repeats))


def _is_successor(kept: Kept) -> bool:
    return kept.kind is Kind.ACTION and bool(kept.follows)


def _steps_from(design: Design, step_id: str) -> set[str]:
    """Return the ids of the steps from the segment of *step_id* on."""
    runs = segments(design)
    first = next(n for n, run in enumerate(runs) if step_id in {s.id for s in run})
    return {step.id for run in runs[first:] for step in run}
