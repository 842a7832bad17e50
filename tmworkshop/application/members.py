"""Who is in a set: take people in, one or a roster, and put right what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tmworkshop.domain.errors import Conflict, ensure_unchanged
from tmworkshop.domain.facts import Joined, Titled
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import read_name, read_number
from tmworkshop.domain.record.member import Member
from tmworkshop.domain.record.namesakes import (
    ensure_no_doubts,
    ensure_unknown,
    list_each_once,
    list_unknown,
)
from tmworkshop.domain.record.partnership_names import UNASKED, Likened
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.record.roster import Newcomer
from tmworkshop.domain.record.typed_titles import TypedTitles
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.application.ports import SetFile, Stamp


HIGHEST = 10**9 - 1  # number of a member


@value
class Taken(Value):
    """Whom a roster brought in, and who had been there before."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    again: tuple[str, ...] = ()  # stand on it twice


@value
class MemberChange(Value):
    """What is new of a member *since* a day; None is as it was."""

    since: date
    name: str | None = None
    partnership: str | None = None
    likened: Likened = UNASKED  # by the partnership
    is_other: bool = False  # than whoever is called the same, or nearly so


def add_member(file: SetFile, newcomer: Newcomer, since: date, stamp: Stamp) -> str:
    """Take one *newcomer* in *since* a day, and return their id.

    Conflict if somebody is called so already, MayBeKnown if nearly so, unless the
    newcomer was said to be somebody else.
    """
    name = read_name(newcomer.name, "member")
    tidied = replace(newcomer, name=name)
    with file.deciding() as hand:
        record = record_of(hand.facts())
        if not newcomer.is_other:
            ensure_unknown(record, name)
        joining = _joining(record, [tidied], since)
        hand.keep(stamp(joining))
    joined = joining[-1]  # after whom they come from
    assert isinstance(joined, Joined)  # noqa: S101 (a newcomer always joins)
    return joined.member


def take_roster(
    file: SetFile, roster: Sequence[Newcomer], since: date, stamp: Stamp
) -> Taken:
    """Take in everyone on the *roster* who is not there yet, all of them or nobody.

    Who may be there, or is with somebody else, is asked about, unless it was said that
    they are somebody else.
    """
    once, again = list_each_once(roster)
    with file.deciding() as hand:
        record = record_of(hand.facts())
        ensure_no_doubts(record, once, since)
        new = list_unknown(record, once)
        if new:
            hand.keep(stamp(_joining(record, new, since)))
    known = (each for each in once if each not in new)
    return Taken(*(tuple(n.name for n in some) for some in (new, known, again)))


def change_member(
    file: SetFile, was: Member, change: MemberChange, stamp: Stamp
) -> Member:
    """Keep the *change* of whom it *was*, and return them as they are now."""
    with file.deciding() as hand:
        record = record_of(hand.facts())
        ensure_unchanged(was, record.members.get(was.id), was.name)
        titles = TypedTitles(record.partnerships)
        changed = _changed(was, change, titles)
        if fold_name(changed.name) != fold_name(was.name) and not change.is_other:
            ensure_unknown(record, changed.name, was.id)
        hand.keep(stamp([*titles.new, changed]))
        return record_of(hand.facts()).members[was.id]


def _changed(member: Member, change: MemberChange, titles: TypedTitles) -> Joined:
    name = member.name if change.name is None else read_name(change.name, "member")
    since, stands = member.partnerships[-1]
    comes_from = stands.id
    if change.partnership is not None:
        since = change.since
        comes_from = titles.id_for(change.partnership, change.likened)
    is_said = not change.is_other or member.is_other
    if name == member.name and _is_with(member, comes_from, since) and is_said:
        raise Conflict(f"{member.name}: that is how it stands already.")
    return Joined(
        member=member.id,
        name=name,
        partnership=comes_from,
        since=since,
        is_other=change.is_other,
    )


def _is_with(member: Member, partnership: str, on: date) -> bool:
    had_come = member.partnerships[0][0] <= on
    return had_come and member.partnership(on).id == partnership


def _joining(
    record: Record, newcomers: Sequence[Newcomer], since: date
) -> list[Titled | Joined]:
    """Return the *newcomers*, after whom they come from, with ids never used before."""
    used = (*record.members, *record.nameless)
    free = max((_number(member) for member in used), default=0) + 1
    titles = TypedTitles(record.partnerships)
    joined = [
        Joined(
            member=f"m{number}",
            name=newcomer.name,
            partnership=titles.id_for(newcomer.partnership, newcomer.likened),
            since=since,
            is_other=newcomer.is_other,
        )
        for number, newcomer in enumerate(newcomers, free)
    ]
    return [*titles.new, *joined]


def _number(member: str) -> int:
    """Return the number of an id as we give it; 0 of any other."""
    return read_number(member.removeprefix("m"), HIGHEST) or 0
