"""A design laid over who is in the room: turns, each with a key that stays true.

It knows the order of a meeting; of what was said in it, only which turns have words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from functools import cached_property
from itertools import groupby
from typing import assert_never

from tmworkshop.domain.design import (
    UNNAMED,
    Design,
    Keeps,
    Layout,
    Speaks,
    Step,
    Weighed,
)
from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.tables import choose
from tmworkshop.domain.values import Value, value

MEETING = "meeting"  # when the set meets next, asked before the first action
SPARE = "spare"  # nothing to review: who may have the minutes
SPREAD = "spread"  # the sheets are in: how far apart people stand
ASIDE = "aside"  # said out of turn
MANY = choose(
    *(Keeps.QUESTION, Keeps.ACTION),
    leaving=(
        *(Keeps.NOTHING, Keeps.FOLLOWUP, Keeps.ISSUE, Keeps.REFLECTION),
        *(Keeps.RATING, Keeps.LEARNING, Keeps.PRACTICE, Keeps.NOTE),
    ),
)


@value
class Turn(Value):
    """One question to one speaker, or to the set (then *speaker* is empty)."""

    key: TurnKey
    step: Step
    speaker: str = ""

    @property
    def stretch(self) -> TurnKey:
        """The stretch of the meeting it belongs to."""
        return stretch_of(self.key)

    @property
    def takes_many(self) -> bool:
        """Whether it takes any number of answers."""
        if self.key.item in (MEETING, SPARE, SPREAD):
            return False
        slips = self.step.layout in UNNAMED and not self.counts_slips
        return slips or self.step.layout is Layout.FLOOR or self.step.keeps in MANY

    @property
    def counts_slips(self) -> bool:
        """Whether it takes one line of ratings, whose counts are then looked at."""
        return self.step.layout is Layout.SLIPS and self.step.keeps is Keeps.RATING

    @property
    def takes_sheets(self) -> bool:
        """Whether it takes a line of ratings for each person's sheet."""
        on_sheets = self.step.layout is Layout.SHEETS and not self.key.item
        return on_sheets and bool(self.step.statements)

    @property
    def statement(self) -> Weighed | None:
        """The statement that it is about, if it is about one."""
        return self.step.statement(self.key.item)

    @property
    def stays(self) -> bool:
        """Whether it stays on the screen once answered, until someone moves on."""
        return self.takes_many or self.counts_slips

    @property
    def is_unfilled(self) -> bool:
        """Whether this asks who presents."""
        return self.step.repeats and not self.key.presenter and not self.key.item


@value
class Review(Value):
    """An action to review, and whose it is."""

    action: str
    owner: str


@value
class Room(Value):
    """Who is in the room, and who brings an issue today."""

    present: tuple[str, ...]
    presenters: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
    missed: Mapping[str, frozenset[TurnKey]] = field(default_factory=dict)  # stretches
    departed: frozenset[str] = frozenset()

    @property
    def here(self) -> tuple[str, ...]:
        """Those in the room now."""
        return tuple(each for each in self.present if each not in self.departed)

    def joined_by(self, who: Iterable[str], missed: frozenset[TurnKey]) -> Room:
        """Return the room once *who* have come, after the stretches *missed*."""
        came = tuple(each for each in who if each not in self.here)
        return replace(
            self,
            present=tuple(dict.fromkeys((*self.present, *came))),
            missed={**self.missed, **dict.fromkeys(came, missed)},
            departed=self.departed - set(came),
        )

    def left_by(self, who: Iterable[str]) -> Room:
        """Return the room once *who* have gone."""
        return replace(self, departed=self.departed | set(who))


def stretch_of(key: TurnKey) -> TurnKey:
    """Return what minutes are counted by: a step, and for which presenter."""
    return TurnKey(key.step, key.presenter)


def lay_turns(design: Design, room: Room, answered: AbstractSet[TurnKey]) -> list[Turn]:
    """Lay *design* out; who has left keeps only the turns they have *answered*."""
    return list(_Laying(design, room, answered).turns())


@value
class _Laying(Value):
    design: Design
    room: Room
    answered: AbstractSet[TurnKey]

    def turns(self) -> Iterator[Turn]:
        """Yield every turn; the next date is asked for before the first action."""
        meeting_laid = False
        for turn in self._by_the_design():
            acts = turn.step.keeps is Keeps.ACTION and not turn.is_unfilled
            if acts and not meeting_laid:
                meeting_laid = True
                yield self._meeting(turn.step)
            yield turn

    def _by_the_design(self) -> Iterator[Turn]:
        for repeats, run in groupby(self.design.steps, key=lambda step: step.repeats):
            steps = tuple(run)
            yield from self._block(steps) if repeats else self._single(steps)

    def _meeting(self, step: Step) -> Turn:
        """Return the turn on the next date: at *step*, or wherever it was answered."""
        asking = [each for each in self.design.steps if each.keeps is Keeps.ACTION]
        for each in (*asking, step):
            key = TurnKey(each.id, item=MEETING)
            if key in self.answered:
                return Turn(key, each)
        return Turn(TurnKey(step.id, item=MEETING), step)

    def _single(self, steps: tuple[Step, ...]) -> Iterator[Turn]:
        for step in steps:
            yield from self._turns(step, "")

    def _block(self, steps: tuple[Step, ...]) -> Iterator[Turn]:
        """Yield *steps* for each presenter, then one turn to find one more."""
        for at, presenter in enumerate(self._presenters, 1):
            is_last = at == len(self._presenters)
            for step in steps:
                if not (step.between and is_last):
                    yield from self._turns(step, presenter)
        if len(self._presenters) < self.design.presenters:
            yield Turn(TurnKey(steps[0].id), steps[0])

    @cached_property
    def _presenters(self) -> tuple[str, ...]:
        """Those who present, and are here or have begun."""
        begun = {key.presenter for key in self.answered}
        kept = {*self.room.here, *begun}
        return tuple(who for who in self.room.presenters if who in kept)

    def _turns(self, step: Step, presenter: str) -> Iterator[Turn]:
        if step.keeps is Keeps.FOLLOWUP:
            yield from self._reviews(step)
        elif step.statements:
            yield from self._weighing(step, presenter)
        else:
            yield from self._laid_out(step, presenter)

    def _laid_out(self, step: Step, presenter: str) -> Iterator[Turn]:
        match step.layout:
            case Layout.EACH:
                for who in self._attending(step, presenter):
                    yield Turn(TurnKey(step.id, presenter, who), step, who)
            case (
                Layout.SET | Layout.FLOOR | Layout.SLIPS | Layout.SHEETS | Layout.GROUPS
            ):
                speaker = presenter if step.speaks is Speaks.PRESENTER else ""
                yield Turn(TurnKey(step.id, presenter), step, speaker)
            case _:
                assert_never(step.layout)

    def _reviews(self, step: Step) -> Iterator[Turn]:
        every = (
            Turn(TurnKey(step.id, "", who, review.action), step, who)
            for who in self.room.present
            for review in self.room.reviews
            if review.owner == who
        )
        laid = [turn for turn in every if self._is_asked(turn.key)]
        yield from laid
        if not laid and step.spare_to:
            yield Turn(TurnKey(step.id, item=SPARE), step)

    def _weighing(self, step: Step, presenter: str) -> Iterator[Turn]:
        """Yield a turn a statement; of sheets one for all, and one to look at them."""
        if step.layout is not Layout.SHEETS:
            for each in step.statements:
                yield Turn(TurnKey(step.id, presenter, item=each.item), step)
            return
        yield Turn(TurnKey(step.id, presenter), step)
        if any(key.step == step.id for key in self.answered):
            yield Turn(TurnKey(step.id, presenter, item=SPREAD), step)

    def _attending(self, step: Step, presenter: str) -> Iterator[str]:
        stretch = TurnKey(step.id, presenter)
        for who in self.room.present:
            key = TurnKey(step.id, presenter, who)
            listens = step.speaks is Speaks.MEMBERS and who == presenter
            late = stretch in self.room.missed.get(who, ()) and key not in self.answered
            if not listens and not late and self._is_asked(key):
                yield who

    def _is_asked(self, key: TurnKey) -> bool:
        return key.speaker not in self.room.departed or key in self.answered
