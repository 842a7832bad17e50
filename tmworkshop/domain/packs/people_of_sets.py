"""Who is one person in two sets of a laptop: near names are asked about, once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from tmworkshop.domain.facts import Recognised
from tmworkshop.domain.likeness import Likeness, compare_names
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.sharing.disclosure import Purpose
from tmworkshop.domain.values import Value, value

Who = tuple[str, str]  # a set, and a member of it
Records = Mapping[str, Record]


@value
class Pair(Value):
    """Two who may be one: of the set that comes first by its id, and of another."""

    one: Who
    other: Who
    names: tuple[str, str]

    def answered(self, *, is_same: bool) -> Recognised:
        """Return what the other's set keeps of it."""
        (first_set, first), (_, member) = self.one, self.other
        return Recognised(
            member=member, other_set=first_set, other=first, is_same=is_same
        )


def find_pairs(records: Records) -> Iterator[Pair]:
    """Yield who may be one with someone of another set, of those whose words may go."""
    answered = {pair: True for pair, _ in _answers(records)}
    people = [
        (set_id, member, record.members[member].name)
        for set_id, record in sorted(records.items())
        for member in record.members
        if record.consents_to(member, Purpose.EVALUATOR)
    ]
    first_of = find_first(records)
    for (a, one, name), (b, other, near) in combinations(people, 2):
        pair = (a, one), (b, other)
        if a == b or compare_names(name, near) is Likeness.OTHER:
            continue
        is_known = first_of.get(pair[0], pair[0]) == first_of.get(pair[1], pair[1])
        if pair not in answered and not is_known:
            yield Pair(*pair, (name, near))


def find_first(records: Records) -> Mapping[Who, Who]:
    """Return for everyone who is in several sets who they are in the first of them."""
    first: dict[Who, Who] = {}

    def of(who: Who) -> Who:
        while first.get(who, who) != who:
            who = first[who]
        return who

    for (one, other), is_same in _answers(records):
        if is_same:
            ends = sorted((of(one), of(other)))
            first[ends[1]] = ends[0]
    return {who: of(who) for who in first}


def find_doubtful(pairs: Collection[Pair]) -> frozenset[Who]:
    """Return everyone of whom it is not known yet whether they are another."""
    return frozenset(who for pair in pairs for who in (pair.one, pair.other))


def _answers(records: Records) -> Iterator[tuple[tuple[Who, Who], bool]]:
    """Yield what was said of each two that there are still; the newest holds."""
    newest: dict[tuple[Who, Who], bool] = {}
    for set_id, record in sorted(records.items()):
        for fact in record.recognised:
            pair = (fact.other_set, fact.other), (set_id, fact.member)
            newest[pair] = fact.is_same
    for pair, is_same in newest.items():
        if all(s in records and m in records[s].members for s, m in pair):
            yield pair, is_same
