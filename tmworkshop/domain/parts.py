"""Answers of several parts: the words are kept first, then each part as it is given."""

from __future__ import annotations

from tmworkshop.domain.actions import WhatNow
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record import Kept

ACTION_PARTS = ("due", "first-sign", "helper", "helper-agreed", "confirmed")


def missing_part(kept: Kept, successor: Kept | None, *, holds: bool) -> str | None:
    """Return the part of *kept* that nobody was asked for yet; None if all were.

    An empty part was asked for and nothing was given.  *successor* is the new
    action a follow-up led to; *holds* says that the step asks whether the
    lesson holds where the speaker works.
    """
    match kept.kind:
        case Kind.ACTION:
            return _action_part(kept)
        case Kind.FOLLOWUP:
            return _followup_part(kept, successor)
        case Kind.REFLECTION:
            return "holds" if holds and "holds" not in kept.parts else None
        case _:
            return None


def _action_part(kept: Kept) -> str | None:
    if kept.follows:
        return None
    for part in ACTION_PARTS:
        if part == "helper-agreed" and not kept.parts.get("helper"):
            continue
        if part not in kept.parts:
            return part
    return None


def _followup_part(kept: Kept, successor: Kept | None) -> str | None:
    new = _part_of_what_now(kept, successor)
    if new:
        return new
    if "happened" not in kept.parts:
        return "happened"
    if kept.parts["happened"] and "learned" not in kept.parts:
        return "learned"
    return None


def _part_of_what_now(kept: Kept, successor: Kept | None) -> str | None:
    match WhatNow(kept.value):
        case WhatNow.KEEP:
            return None if "due" in kept.parts else "due"
        case WhatNow.CHANGE:
            if successor is None:
                return "new-words"
            return None if "due" in successor.parts else "new-due"
        case WhatNow.HAND_ON:
            if "receiver" not in kept.parts:
                return "receiver"
            agreed = kept.parts.get("receiver-agreed")
            return None if successor or agreed == "no" else "receiver-agreed"
        case _:
            return None
