"""The partnerships of a set put right: what one is called, which are one, which two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tmworkshop.domain.errors import Conflict, Unclear, ensure_unchanged
from tmworkshop.domain.facts import Titled
from tmworkshop.domain.likeness import Likeness, compare_names
from tmworkshop.domain.names import read_name
from tmworkshop.domain.record.partnership_names import Partnership, partnerships_in
from tmworkshop.domain.remedies import Remedy

if TYPE_CHECKING:
    from tmworkshop.application.ports import SetFile, SetInHand, Stamp


def rename_partnership(
    file: SetFile, was: Partnership, name: str, stamp: Stamp
) -> Partnership:
    """Keep what a partnership is called from now on; Conflict if another is."""
    name = read_name(name, "partnership")
    with file.deciding() as hand:
        _ensure_as_seen(hand, was)
        other = partnerships_in(hand.facts()).standing(name)
        if name == was.name:
            raise Conflict(f"{name}: that is how it stands already.")
        if other and other.id != was.id:
            is_there = f"{other.name} is in the set already."
            raise Conflict(is_there, Remedy.MERGE_PARTNERSHIPS, was.id, other.id)
        hand.keep(stamp([_titled(replace(was, name=name))]))
    return replace(was, name=name)


def merge_partnerships(
    file: SetFile, one: Partnership, into: Partnership, stamp: Stamp
) -> None:
    """Keep that *one* is the same as the partnership *into*, and is called so."""
    if one.id == into.id:
        raise Unclear(f"{into.name} is one partnership already.")
    with file.deciding() as hand:
        _ensure_as_seen(hand, one, into)
        hand.keep(stamp([replace(_titled(one), same_as=into.id)]))


def keep_apart(
    file: SetFile, one: Partnership, other: Partnership, stamp: Stamp
) -> None:
    """Keep that *one* and the *other* are two, so that nobody is asked again."""
    if one.id == other.id:
        raise Unclear(f"{one.name} is one partnership: which is the other?")
    if compare_names(one.name, other.name) is Likeness.SAME:
        raise Unclear(
            "Two that are called the same cannot be told apart: put the name of one "
            "of them right."
        )
    with file.deciding() as hand:
        _ensure_as_seen(hand, one, other)
        if frozenset((one.id, other.id)) in partnerships_in(hand.facts()).apart:
            raise Conflict(f"{one.name}: that is how it stands already.")
        hand.keep(stamp([replace(_titled(one), apart_from=(other.id,))]))


def _titled(partnership: Partnership) -> Titled:
    return Titled(partnership=partnership.id, name=partnership.name)


def _ensure_as_seen(hand: SetInHand, *seen: Partnership) -> None:
    now = partnerships_in(hand.facts())
    for each in seen:
        ensure_unchanged(each, now.of(each.id), each.name)
