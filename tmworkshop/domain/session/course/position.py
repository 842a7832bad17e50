"""Where a session stands among its turns: which is in hand, which are done with.

It knows the order of the turns, and nothing of what they ask.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.session.course.layout import Turn, stretch_of
from tmworkshop.domain.values import Value, value


@value
class Position(Value):
    """A place in the session, kept by the key of a turn."""

    cursor: TurnKey  # the turn in hand; once all is asked, the last one
    home: TurnKey | None = None  # where to go on, after a return to another turn
    reopened: bool = False  # the turn at the cursor is asked again, though settled
    moved_on: frozenset[TurnKey] = frozenset()
    passed: frozenset[TurnKey] = frozenset()  # of those moved on from

    @property
    def reached(self) -> TurnKey:
        """How far the session has come."""
        return self.home or self.cursor

    def past(self, keys: Collection[TurnKey]) -> Position:
        """Return this once the turns *keys* are left as they are."""
        return replace(
            self,
            reopened=self.reopened and self.cursor not in keys,
            moved_on=self.moved_on.union(keys),
        )

    def passing(self, key: TurnKey) -> Position:
        """Return this once the turn *key* is passed."""
        past = self.past({key})
        return replace(past, passed=past.passed | {key})

    def back_at(self, key: TurnKey) -> Position:
        """Return this with the turn *key* reopened; it goes on from here afterwards."""
        return replace(self, cursor=key, reopened=True, home=self.reached)

    def given(self) -> Position:
        """Return this once words were given, changed or taken away at the cursor."""
        here = {self.cursor}
        return replace(
            self,
            reopened=False,
            moved_on=self.moved_on - here,
            passed=self.passed - here,
        )

    def laid_anew(self, was: Sequence[Turn], turns: Sequence[Turn]) -> Position:
        """Return this among *turns*; where its turn is gone, at what stands there now.

        *was* are the turns of a fact ago.
        """
        cursor = _in_place_of(self.cursor, was, turns)
        home = _in_place_of(self.home, was, turns) if self.home else None
        reopened = self.reopened and cursor == self.cursor
        return replace(self, cursor=cursor, home=home, reopened=reopened)

    def replanned(
        self, was: Sequence[Turn], turns: Sequence[Turn], stays: Collection[str]
    ) -> Position:
        """Return this where presenters other than *stays* have changed their order."""

        def in_order(key: TurnKey) -> TurnKey:
            done = [k for k in _before(key, was) if k.presenter in stays]
            return _after_the_last(done, turns) or key

        repeats = {turn.key for turn in was if turn.step.repeats}
        cursor = in_order(self.cursor) if self.cursor in repeats else self.cursor
        home = in_order(self.home) if self.home in repeats else self.home
        return replace(self, cursor=cursor, home=home)

    def onward(
        self, turns: Sequence[Turn], is_settled: Callable[[Turn], bool]
    ) -> Position:
        """Return this at the next turn to ask, or at the last one if all is asked.

        Who was returned to is asked all that is open to them; then it goes on
        from where it was.
        """
        here = self.cursor
        open_here = [t for t in _from_on(here, turns) if not is_settled(t)]
        theirs = [turn for turn in open_here if _goes_with(turn, here)]
        if self.home and theirs:
            return replace(self, cursor=theirs[0].key)
        ahead = [t for t in _from_on(self.reached, turns) if not is_settled(t)]
        following = next(iter([*ahead, *turns[-1:]]), None)
        return replace(self, cursor=following.key if following else here, home=None)


def rest_of_stretch(key: TurnKey, turns: Sequence[Turn]) -> list[Turn]:
    """Return the turn *key* and those of *turns* that follow it in its stretch."""
    ahead = _from_on(key, turns)
    return [turn for turn in ahead if turn.stretch == stretch_of(key)]


def _goes_with(turn: Turn, here: TurnKey) -> bool:
    """Say whether who is asked *here* is asked *turn* as well."""
    if here.presenter:
        return turn.key.presenter == here.presenter
    return turn.stretch == stretch_of(here) and turn.key.speaker == here.speaker


def _before(key: TurnKey, turns: Iterable[Turn]) -> list[TurnKey]:
    """Return the keys of *turns* that stand before *key*; all of them if it is none."""
    keys = [turn.key for turn in turns]
    return keys[: keys.index(key)] if key in keys else keys


def _from_on(key: TurnKey, turns: Sequence[Turn]) -> Sequence[Turn]:
    return turns[len(_before(key, turns)) :]


def _after_the_last(done: Iterable[TurnKey], turns: Iterable[Turn]) -> TurnKey | None:
    """Return the one of *turns* that follows the last of *done*; None without turns."""
    keys = [turn.key for turn in turns]
    left = [keys.index(key) for key in done if key in keys]
    following = keys[left[-1] + 1 :] if left else keys
    return next(iter(following or keys[-1:]), None)


def _in_place_of(key: TurnKey, was: Iterable[Turn], turns: Sequence[Turn]) -> TurnKey:
    """Return *key*, or if it is gone, the turn that stands where it did in *was*."""
    if any(turn.key == key for turn in turns):
        return key
    return _after_the_last(_before(key, was), turns) or key
