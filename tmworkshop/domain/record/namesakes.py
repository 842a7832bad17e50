"""Who in a set is called by a name, or nearly so, and which two may be one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tmworkshop.domain.errors import Conflict, FileComplaints, MayBeKnown
from tmworkshop.domain.likeness import (
    find_doubles,
    find_near,
    find_same,
    fold_name,
)
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.record.member import Member
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.record.roster import Newcomer, Present
from tmworkshop.domain.remedies import Remedy


def plain_names(record: Record, besides: str = "") -> Mapping[str, str]:
    """Return the names of the members *besides* one as they are on paper, by ids."""
    return {m.id: m.name for m in record.members.values() if m.id != besides}


def list_present(record: Record, on: date) -> Mapping[str, Present]:
    """Return the members by their ids, each with whom they come from *on* a day."""
    return {id_: _present(record, id_, on) for id_ in record.members}


def _present(record: Record, member: str, on: date) -> Present:
    them = record.members[member]
    place, former = them.partnership(on), record.partnerships.former
    before = tuple(name for name in former if place.id and former[name] == place.id)
    return Present(them.name, place.name, before)


def ensure_unknown(record: Record, name: str, besides: str = "") -> None:
    """Raise Conflict if someone *besides* one is called *name*.

    MayBeKnown if someone is called nearly so: that is to be asked about.
    """
    others = plain_names(record, besides)
    if same := find_same(name, others):
        known = record.name(same[0])
        raise Conflict(f"{known} is in the set already.", Remedy.SAY_NAMESAKE)
    if near := find_near(name, others):
        raise MayBeKnown(name, tuple(map(record.name, near)))


def list_each_once(
    roster: Sequence[Newcomer],
) -> tuple[list[Newcomer], list[Newcomer]]:
    """Return the *roster* with everyone on it once, and those who stood on it again."""
    once: list[Newcomer] = []
    by_name: dict[str, list[Newcomer]] = {}
    for newcomer in roster:
        same = by_name.setdefault(fold_name(newcomer.name), [])
        if newcomer.is_other or not any(map(newcomer.is_one_with, same)):
            once.append(newcomer)
            same.append(newcomer)
    return once, [each for each in roster if each not in once]


def list_unknown(record: Record, roster: Iterable[Newcomer]) -> list[Newcomer]:
    """Return those on the *roster* who are not in the set."""
    names = plain_names(record)
    return [n for n in roster if n.is_other or not find_same(n.name, names)]


def ensure_no_doubts(record: Record, roster: Iterable[Newcomer], since: date) -> None:
    """Raise FileComplaints with each row of the *roster* that is in doubt."""
    if doubts := [*find_doubts(record, roster, since)]:
        wrong = tuple(f"row {newcomer.row}: {doubt}" for newcomer, doubt in doubts)
        raise FileComplaints("the roster", wrong, remedy=Remedy.SAY_NAMESAKE)


def find_doubts(
    record: Record, roster: Iterable[Newcomer], since: date
) -> Iterator[tuple[Newcomer, str]]:
    """Yield whoever on the *roster* may be in the set, or on it, already, and as whom.

    Those are not who were said to be somebody else, nor who is known beyond doubt.
    """
    names = dict(plain_names(record))
    for newcomer in roster:
        doubt = _doubt(record, newcomer, names, since)
        if doubt and not newcomer.is_other:
            yield newcomer, doubt
        names[f"row {newcomer.row}"] = newcomer.name


def take_as_others(
    record: Record, roster: Sequence[Newcomer], since: date
) -> tuple[Newcomer, ...]:
    """Return the *roster* with everyone in doubt as somebody else."""
    doubtful = [newcomer for newcomer, _ in find_doubts(record, roster, since)]
    return tuple(replace(n, is_other=n.is_other or n in doubtful) for n in roster)


def find_doubtful(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the ids of each two who may be one person, the one that came later last.

    Those who were said to be somebody else are not asked about again.
    """
    for one, other in find_doubles(plain_names(record)):
        if not (record.members[one].is_other or record.members[other].is_other):
            yield one, other


def _doubt(
    record: Record, newcomer: Newcomer, names: Mapping[str, str], since: date
) -> str:
    """Say as whom of *names* the *newcomer* is there already, or may be."""
    same, near = find_same(newcomer.name, names), find_near(newcomer.name, names)
    known = [record.members[id_] for id_ in same if id_ in record.members]
    if _is_among(record, newcomer, known, since):
        return ""
    if known:
        place = known[0].partnership(since).name or "no partnership"
        return f"{record.name(same[0])} is in the set already, with {place}"
    if same:
        return f"{newcomer.name} is in {same[0]} already"
    who = (record.names.get(id_) or f"{names[id_]} of {id_}" for id_ in near)
    return f"{newcomer.name} may be {join_names(who, joined_by='or')}" if near else ""


def _is_among(
    record: Record, newcomer: Newcomer, known: Iterable[Member], since: date
) -> bool:
    """Say whether one of those *known* comes from where the *newcomer* does."""
    there = record.partnerships.called(newcomer.partnership)
    comes = fold_name(there.name if there else newcomer.partnership)
    stand = {fold_name(each.partnership(since).name) for each in known}
    return bool(stand) and (not newcomer.partnership or comes in stand)
