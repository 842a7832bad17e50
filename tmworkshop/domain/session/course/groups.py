"""Who works with whom: pairs, trios and tables, dealt across partnerships.

One room is always dealt the same groups.  Who leaves, or comes once they are at work,
changes nobody's group but those of who is left alone and of who joins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, takewhile

from tmworkshop.domain.design import Design, Layout, Step
from tmworkshop.domain.session.course.layout import Turn
from tmworkshop.domain.session.course.walkthrough import Walkthrough
from tmworkshop.domain.values import Value, value

Groups = tuple[tuple[str, ...], ...]


def groups_at(
    walkthrough: Walkthrough,
    step: Step,
    partnership: Mapping[str, str],
    presenter: str = "",
) -> Groups:
    """Return the groups that work together at *step*, as things stand.

    The *presenter* whose issue they work on is in none, and listens where they like.
    """
    present = walkthrough.room.present
    here = {*walkthrough.room.here} - {presenter}
    deals: list[Groups] = []
    joined: list[str] = []
    for deal in _deals(walkthrough.design, step):
        joined = [who for who in present if _joins(walkthrough, deal, who)]
        seated = (who for who in present if who not in joined)
        deals.append(deal_groups(seated, deal.group_size, partnership, deals))
    stay = [[who for who in group if who in here] for group in deals[-1]]
    together = [group for group in stay if len(group) > 1]
    alone = [who for group in stay if len(group) == 1 for who in group]
    loose = [*alone, *(who for who in joined if who in here)]
    if len(loose) < step.group_size and together:
        return _Dealing(partnership).seated(loose, together)
    return (*map(tuple, together), *deal_groups(loose, step.group_size, partnership))


def deal_groups(
    people: Iterable[str],
    size: int,
    partnership: Mapping[str, str],
    earlier: Sequence[Groups] = (),
) -> Groups:
    """Deal *people* into groups of about *size*, of as many partnerships as can be.

    One partnership after the other, they join whichever group has the fewest people;
    of those, the fewest of their own; of those, the fewest they met in the *earlier*
    groups.  The first of each group stays with it however often it is dealt again.
    """
    ranked = sorted(people, key=lambda who: partnership.get(who, ""))
    empty: list[list[str]] = [[] for _ in range(_number_of(len(ranked), size))]
    return _Dealing(partnership, earlier).seated(ranked, empty) if ranked else ()


@value
class _Dealing(Value):
    partnership: Mapping[str, str]
    earlier: Sequence[Groups] = ()

    def seated(self, people: Iterable[str], groups: list[list[str]]) -> Groups:
        """Return *groups* once each of *people* has joined the one that suits best."""
        for who in people:
            by_cost = [(*self._cost(who, at, groups), at) for at in range(len(groups))]
            groups[min(by_cost)[-1]].append(who)
        return tuple(map(tuple, groups))

    def _cost(
        self, who: str, at: int, groups: list[list[str]]
    ) -> tuple[int, int, int, int]:
        group, theirs = groups[at], self.partnership.get(who, "")
        own = sum(self.partnership.get(each, "") == theirs for each in group)
        met = sum(self._met[frozenset((who, each))] for each in group)
        # each row of seats is turned by a place more than the one before
        turned = (at - len(self.earlier) * len(group)) % len(groups)
        return len(group), own, met, turned

    @cached_property
    def _met(self) -> Counter[frozenset[str]]:
        """How often two people were in one group."""
        every = (group for groups in self.earlier for group in groups)
        return Counter(
            frozenset(two) for group in every for two in combinations(group, 2)
        )


def _number_of(people: int, size: int) -> int:
    """Return how many groups come nearest to *size*, with nobody alone in one.

    Of two numbers that come as near it is the smaller: rather too many at a table
    than a part that nobody is there to take.
    """
    numbers = range(1, max(people // 2, 1) + 1)
    return min(numbers, key=lambda number: abs(people / number - size))


def _deals(design: Design, step: Step) -> Iterator[Step]:
    """Yield the steps up to *step* at which people are dealt into other groups."""
    until = design.steps[: design.steps.index(step) + 1]
    size = 0
    for each in (each for each in until if each.layout is Layout.GROUPS):
        if each.regroups or each.group_size != size:
            yield each
        size = each.group_size


def _joins(walkthrough: Walkthrough, deal: Step, who: str) -> bool:
    """Say whether *who* came once the groups of *deal* were at work."""
    missed = walkthrough.room.missed.get(who)
    if missed is None:
        return False

    def is_before(turn: Turn) -> bool:
        return turn.step.id != deal.id or turn.is_unfilled

    before = takewhile(is_before, walkthrough.turns)
    return missed.issuperset(turn.stretch for turn in before)
