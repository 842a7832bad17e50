"""Someone in a set: what they are called, and whom they came from, since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tmworkshop.domain.facts import Joined
from tmworkshop.domain.record.partnership_names import Partnership, Partnerships
from tmworkshop.domain.values import Value, value


@value
class Member(Value):
    """Someone in the set, and the partnerships they belonged to, by their dates."""

    id: str
    name: str
    partnerships: tuple[tuple[date, Partnership], ...]
    former_names: tuple[str, ...] = ()  # as they were written before a correction
    is_other: bool = False  # than whoever is called the same, or nearly so

    def partnership(self, on: date) -> Partnership:
        """Return the partnership the member belonged to *on* a day, or the first."""
        begun = [each for since, each in self.partnerships if since <= on]
        return begun[-1] if begun else self.partnerships[0][1]


def name_partnerships(member: Member, known: Partnerships) -> Member:
    """Return *member* with the partnerships they belonged to as these are *known*."""
    named = ((since, known.of(each.id)) for since, each in member.partnerships)
    return replace(member, partnerships=tuple(named))


def add_to_member(was: Member | None, fact: Joined) -> Member:
    """Return the member as *fact* has them: a day has one partnership, said last."""
    since, partnership = fact.since or fact.at.date(), Partnership(fact.partnership)
    if was is None:
        begun = ((since, partnership),)
        return Member(fact.member, fact.name, begun, is_other=fact.is_other)
    by_day = {**dict(was.partnerships), since: partnership}
    partnerships = tuple((day, by_day[day]) for day in sorted(by_day))
    names = dict.fromkeys((*was.former_names, was.name))
    return Member(
        fact.member,
        fact.name,
        partnerships,
        former_names=tuple(name for name in names if name != fact.name),
        is_other=fact.is_other or (was.is_other and was.name == fact.name),
    )
