"""A design laid over who is in the room: turns, each with a key that stays true.

It knows the order of a meeting and nothing of what was said in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from tmworkshop.domain.design import Design, Keeps, Layout, Speaks, Step
from tmworkshop.domain.facts import Moved, Opened, TurnKey, What

MEETING = "meeting"  # when the set meets next, asked before the first action
SPARE = "spare"  # nothing to review: who may have the minutes
ASIDE = "aside"  # said out of turn


@dataclass(frozen=True)
class Turn:
    """One question to one speaker, or to the set (then *speaker* is empty)."""

    key: TurnKey
    step: Step
    speaker: str = ""


@dataclass(frozen=True)
class Review:
    """An action to review, and whose it is."""

    action: str
    owner: str


@dataclass(frozen=True)
class Room:
    """Who is in the room, since which step, and who brings an issue today."""

    present: tuple[str, ...]
    presenters: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
    since: dict[str, int] = field(default_factory=dict)  # late arrivals: step number
    gone: frozenset[str] = frozenset()

    @property
    def here(self) -> tuple[str, ...]:
        """Those in the room now."""
        return tuple(each for each in self.present if each not in self.gone)

    def after(self, move: Moved, step: int) -> Room:
        """Return the room once *move* has happened at *step*."""
        match move.what:
            case What.ARRIVE:
                new = tuple(who for who in move.who if who not in self.present)
                return replace(
                    self,
                    present=self.present + new,
                    since={**self.since, **dict.fromkeys(new, step)},
                    gone=self.gone - set(move.who),
                )
            case What.LEAVE:
                return replace(self, gone=self.gone | set(move.who))
            case What.REPLAN:
                return replace(self, presenters=move.who)
            case _:
                return self


def room_of(opened: Opened, reviews: tuple[Review, ...]) -> Room:
    """Return the room as *opened* found it."""
    return Room(opened.present, opened.presenters, reviews)


def lay(design: Design, room: Room, answered: Callable[[TurnKey], bool]) -> list[Turn]:
    """Lay *design* out; who has left keeps only the turns they have *answered*."""
    laying = _Laying(design, room, answered)
    return [turn for steps in segments(design) for turn in laying.segment(steps)]


def segments(design: Design) -> tuple[tuple[Step, ...], ...]:
    """Return the steps in runs: those that repeat for each presenter, or single ones."""
    runs: list[tuple[Step, ...]] = []
    for repeats, steps in groupby(design.steps, key=lambda step: step.repeats):
        together = tuple(steps)
        runs += [together] if repeats else [(step,) for step in together]
    return tuple(runs)


def pairs(present: tuple[str, ...], partnership: dict[str, str]) -> list[list[str]]:
    """Deal *present* into pairs, across partnerships where that can be; odd ones: three.

    People are sorted by partnership and the first half is set against the second.
    """
    ranked = sorted(present, key=lambda who: partnership.get(who, ""))
    half = len(ranked) // 2
    dealt = [list(each) for each in zip(ranked[:half], ranked[half:], strict=False)]
    if len(ranked) % 2:
        dealt = [*dealt[:-1], [*(dealt or [[]])[-1], ranked[-1]]]
    return dealt


@dataclass(frozen=True)
class _Laying:
    design: Design
    room: Room
    answered: Callable[[TurnKey], bool]

    def segment(self, steps: tuple[Step, ...]) -> Iterator[Turn]:
        presenters: tuple[str, ...] = ("",)
        if steps[0].repeats:
            presenters = self._presenters(steps)
        for presenter in presenters:
            for step in steps:
                yield from self._turns(step, presenter)

    def _presenters(self, steps: tuple[Step, ...]) -> tuple[str, ...]:
        """Those who present and are here or have begun; then one slot to be filled."""
        known = tuple(
            who
            for who in self.room.presenters
            if who in self.room.here
            or any(self.answered(TurnKey(step.id, who)) for step in steps)
        )
        unfilled = len(known) < self.design.presenters
        return (*known, "") if unfilled else known

    def _turns(self, step: Step, presenter: str) -> Iterator[Turn]:
        if step.keeps is Keeps.ACTION and self._is_first_action(step, presenter):
            yield Turn(TurnKey(step.id, presenter, item=MEETING), step)
        if step.keeps is Keeps.FOLLOWUP:
            yield from self._reviews(step)
        elif step.layout is Layout.EACH:
            for who in self._attending(step, presenter):
                yield Turn(TurnKey(step.id, presenter, who), step, who)
        else:
            speaker = presenter if step.speaks is Speaks.PRESENTER else ""
            yield Turn(TurnKey(step.id, presenter), step, speaker)

    def _is_first_action(self, step: Step, presenter: str) -> bool:
        first = next(s for s in self.design.steps if s.keeps is Keeps.ACTION)
        return step is first and presenter in ("", *self.room.presenters[:1])

    def _reviews(self, step: Step) -> Iterator[Turn]:
        laid = False
        for who in self.room.present:
            for review in self.room.reviews:
                key = TurnKey(step.id, speaker=who, item=review.action)
                if review.owner == who and self._still_asked(key, who):
                    laid = True
                    yield Turn(key, step, who)
        if not laid:
            yield Turn(TurnKey(step.id, item=SPARE), step)

    def _attending(self, step: Step, presenter: str) -> Iterator[str]:
        number = self.design.steps.index(step)
        for who in self.room.present:
            key = TurnKey(step.id, presenter, who)
            listening = step.speaks is Speaks.MEMBERS and who == presenter
            late = number < self.room.since.get(who, 0) and not self.answered(key)
            if not listening and not late and self._still_asked(key, who):
                yield who

    def _still_asked(self, key: TurnKey, who: str) -> bool:
        return who not in self.room.gone or self.answered(key)
