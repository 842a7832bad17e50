"""The way through the turns: what comes after what, when some of them are gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.layout import Turn


def before(key: TurnKey, turns: Iterable[Turn]) -> list[TurnKey]:
    """Return the keys of *turns* that stand before *key*; all of them if it is none."""
    keys = [turn.key for turn in turns]
    return keys[: keys.index(key)] if key in keys else keys


def from_on(key: TurnKey, turns: Sequence[Turn]) -> Sequence[Turn]:
    """Return *turns* from *key* on."""
    return turns[len(before(key, turns)) :]


def after_the_last(done: Iterable[TurnKey], turns: Sequence[Turn]) -> TurnKey | None:
    """Return the one of *turns* that follows the last of *done*; None without turns."""
    keys = [turn.key for turn in turns]
    left = [keys.index(key) for key in done if key in keys]
    following = keys[left[-1] + 1 :] if left else keys
    return next(iter(following or keys[-1:]), None)


def in_place_of(
    key: TurnKey, was: Sequence[Turn], turns: Sequence[Turn]
) -> TurnKey | None:
    """Return *key*, or if it was in *was* and is gone, the turn that stands there now."""
    if any(turn.key == key for turn in turns):
        return key
    return after_the_last(before(key, was), turns)
