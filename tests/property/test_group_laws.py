"""Whoever is in the room, and however they come and go: everyone has their group."""

from fractions import Fraction
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders import a_design, a_talk
from tests.property.playing import a_meeting, line, played
from tmworkshop.domain.design import Layout, Speaks
from tmworkshop.domain.session.course.groups import deal_groups, groups_at
from tmworkshop.domain.session.course.stages import Stage

MOST = 60  # people in the largest room
people = st.integers(0, MOST).map(lambda number: [f"p{n:02}" for n in range(number)])
places = st.lists(st.sampled_from("abcdef"), min_size=MOST, max_size=MOST)
sizes = st.integers(2, 6)


def partnerships(present, places):
    return dict(zip(present, places, strict=False))


def in_each(groups, place, partnership):
    """Return how many of *place* each of the *groups* has."""
    return [sum(partnership[who] == place for who in group) for group in groups]


def meetings(groups):
    return [frozenset(two) for group in groups for two in combinations(group, 2)]


@given(present=people, places=places, size=sizes)
def test_everyone_is_in_one_group_and_groups_differ_by_one_at_most(
    present, places, size
):
    groups = deal_groups(present, size, partnerships(present, places))
    assert sorted(who for group in groups for who in group) == present
    lengths = [len(group) for group in groups]
    assert not lengths or max(lengths) - min(lengths) <= 1
    assert len(present) < 2 or min(lengths) >= 2


@given(present=people, places=places, size=sizes)
@example(present=[*"abcdefg"], places="a" * MOST, size=5)
def test_no_other_number_of_groups_would_come_nearer_to_their_size(
    present, places, size
):
    number = len(deal_groups(present, size, partnerships(present, places)))
    most = max(len(present) // 2, 1)  # more, and someone would be alone
    off = {n: abs(Fraction(len(present), n) - size) for n in range(1, most + 1)}
    assert not present or number == min(off, key=lambda n: (off[n], n))


@given(present=people, places=places, size=sizes, rounds=st.integers(1, 4))
def test_each_partnership_is_spread_as_evenly_as_can_be_in_every_round(
    present, places, size, rounds
):
    partnership = partnerships(present, places)
    deals = []
    for _ in range(rounds):
        deals.append(deal_groups(present, size, partnership, deals))
    for groups in deals:
        for place in {*partnership.values()}:
            own = in_each(groups, place, partnership)
            assert max(own) - min(own) <= 1


@given(present=people, places=places, size=sizes)
def test_the_first_of_each_group_stays_when_it_is_dealt_again(present, places, size):
    first = deal_groups(present, size, partnerships(present, places))
    again = deal_groups(present, size, partnerships(present, places), [first])
    assert [group[0] for group in again] == [group[0] for group in first]


@given(number=st.integers(16, MOST), size=st.integers(2, 4), places=places)
def test_dealt_twice_more_people_mostly_meet_others(number, size, places):
    present = [f"p{n:02}" for n in range(number)]
    deals = []
    for _ in range(3):
        deals.append(deal_groups(present, size, partnerships(present, places), deals))
    met = [two for groups in deals for two in meetings(groups)]
    assert len(met) - len({*met}) <= len(met) // 3


GROUPS = {"layout": Layout.GROUPS, "speaks": Speaks.GROUPS}
ROUNDS = a_design(
    a_talk("open"),
    a_talk("one", group_size=3, **GROUPS),
    a_talk("two", group_size=3, **GROUPS),
    a_talk("three", group_size=3, regroups=True, **GROUPS),
    a_talk("four", **GROUPS),
)


@given(
    present=st.lists(st.sampled_from("mdac"), min_size=1, unique=True),
    typed=st.lists(line, max_size=30),
)
def test_however_people_come_and_go_everyone_here_has_one_group(present, typed):
    meeting = played(a_meeting(ROUNDS, present=present), typed)
    turn = meeting.walkthrough.turn
    if meeting.walkthrough.stage is Stage.CLOSED or turn is None:
        return
    if turn.step.layout is not Layout.GROUPS:
        return
    groups = groups_at(meeting.walkthrough, turn.step, meeting.scene.partnerships)
    here = meeting.walkthrough.room.here
    assert sorted(who for group in groups for who in group) == sorted(here)
    assert len(here) < 2 or min(map(len, groups)) >= 2
