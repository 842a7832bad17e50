"""All the packs of one signer as one, in whatever order and however often they came.

Ids are never used twice: what holds is what any pack has, but for what any of them
withdrew, or replaced because a key was lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from typing import TypeVar

from tmworkshop.domain.packs.pack import (
    Asked,
    LentText,
    Month,
    SetPart,
    StatementCount,
    Voice,
    Words,
)
from tmworkshop.domain.values import list_types

Parts = tuple[SetPart, ...]
Item = TypeVar("Item", Voice, LentText, Asked, StatementCount)


def unite_parts(*every: Parts) -> Parts:
    """Return *every* pack's parts as one, a part a set, by their pseudonyms."""
    by_set: dict[str, list[SetPart]] = {}
    for parts in every:
        for part in parts:
            by_set.setdefault(part.set, []).append(part)
    replaced = {old for parts in every for part in parts for old in part.instead_of}
    return tuple(
        _unite(by_set[each]) for each in sorted(by_set) if each not in replaced
    )


def leave_out(parts: Parts, drops: Callable[[Words], bool]) -> Parts:
    """Return *parts* without the words that *drops* says are to go."""
    return tuple(
        replace(
            part,
            voices=tuple(v for v in part.voices if not drops(v)),
            lent=tuple(each for each in part.lent if not drops(each)),
        )
        for part in parts
    )


def leave_out_unread(parts: Parts, drops: Callable[[str, Month], bool]) -> Parts:
    """Return *parts* without what is of no kind known here, if it is to go.

    *drops* says so of an id, and of the month until which that is kept.
    """

    def goes(entry: str) -> bool:
        known = json.loads(entry)
        return drops(str(known.get("id", "")), str(known.get("keep-until", "")))

    return tuple(
        replace(part, unread=tuple(each for each in part.unread if not goes(each)))
        for part in parts
    )


def month_of_unread(entry: str) -> Month:
    """Return until when an *entry* is kept of which no more is known here."""
    return str(json.loads(entry).get("keep-until", ""))


def is_overdue(voice: Words, month: Month) -> bool:
    """Say whether *voice* was to be kept no longer than until a *month* before."""
    return bool(voice.keep_until) and voice.keep_until < month


def _unite(parts: list[SetPart]) -> SetPart:
    withdrawn = {each for part in parts for each in part.withdrawn}
    unread = {each for part in parts for each in part.unread}
    united = SetPart(
        set=parts[0].set,
        voices=_by_id((v for part in parts for v in part.voices), withdrawn),
        lent=_by_id((t for part in parts for t in part.lent), withdrawn),
        asked=_by_id((a for part in parts for a in part.asked), withdrawn),
        weighed=_by_id((w for part in parts for w in part.weighed), withdrawn),
        withdrawn=tuple(sorted(withdrawn)),
        instead_of=tuple(sorted({old for part in parts for old in part.instead_of})),
        unread=tuple(sorted(unread)),
    )
    (left,) = leave_out_unread((united,), lambda id_, _: id_ in withdrawn)
    return left


def _by_id(items: Iterable[Item], withdrawn: Container[str]) -> tuple[Item, ...]:
    """Return *items* once each; of two with one id, which no one makes, always one."""
    by_id: dict[str, Item] = {}
    for item in items:
        if item.id not in withdrawn:
            other = by_id.setdefault(item.id, item)
            if other != item:
                by_id[item.id] = max(other, item, key=_all_of)
    return tuple(by_id[each] for each in sorted(by_id))


def _all_of(item: Words | Asked | StatementCount) -> str:
    named = ((name, getattr(item, name)) for name in list_types(type(item)))
    return repr(sorted((name, str(given)) for name, given in named))
