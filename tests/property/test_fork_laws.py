"""Copies of a set that went their own ways come together, whatever was done in each."""

import re
from functools import reduce
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.forks import forked
from tmworkshop.application.merger import merge_copies
from tmworkshop.domain.facts import Amended, Said
from tmworkshop.domain.record.fact_order import is_sealed
from tmworkshop.domain.record.record import record_of

SEEDS = st.integers(0, 2**32)
MARK = re.compile(r"said-\w+")


def marks(*facts):
    return {mark for fact in facts for mark in MARK.findall(repr(fact))}


@given(SEEDS)
def test_two_copies_come_to_the_same_whichever_is_first_and_gain_no_more(seed):
    begun, (one, other) = forked(seed, 2)
    both = merge_copies(one.facts, other.facts)
    assert both == merge_copies(other.facts, one.facts)
    for part in (begun.facts, one.facts, other.facts, both):
        assert merge_copies(both, part) == merge_copies(part, both) == both


@given(SEEDS)
def test_three_copies_come_to_the_same_by_whatever_steps(seed):
    copies = [fork.facts for fork in forked(seed, 3)[1]]
    first, *others = (reduce(merge_copies, each) for each in permutations(copies))
    assert all(each == first for each in others)


@given(SEEDS)
def test_four_copies_come_to_the_same_by_whatever_steps(seed):
    a, b, c, d = (fork.facts for fork in forked(seed, 4)[1])
    by_one = reduce(merge_copies, (a, b, c, d))
    assert by_one == reduce(merge_copies, (d, b, a, c))
    assert by_one == merge_copies(merge_copies(a, d), merge_copies(c, b))


@given(SEEDS)
def test_no_words_are_lost_that_nobody_changed_elsewhere_and_whose_speaker_is_here(
    seed,
):
    _, forks = forked(seed, 3)
    every = reduce(merge_copies, [fork.facts for fork in forks])
    gone = {who for fork in forks for who in fork.gone}
    there = marks(*every)
    for fork in forks:
        others = {id_ for each in forks if each is not fork for id_ in each.touched}
        for kept in record_of(fork.facts).kept.values():
            speakers = {
                f.record.kept[kept.id].speaker
                for f in forks
                if kept.id in f.record.kept
            }
            is_changed = kept.struck or kept.unattributed or kept.id in others
            if not is_changed and gone.isdisjoint(speakers):
                assert marks(kept.words) <= there


@given(SEEDS)
def test_nobody_who_was_erased_in_any_copy_is_named(seed):
    _, forks = forked(seed, 3)
    every = repr(reduce(merge_copies, [fork.facts for fork in forks]))
    for fork in forks:
        for name in fork.erased:
            assert not re.search(rf"\b({'|'.join(name.split()[:2])})\b", every)


@given(SEEDS)
def test_words_that_nobody_said_are_linked_to_no_speaker_and_no_time(seed):
    _, forks = forked(seed, 3)
    facts = [fact for fork in forks for fact in fork.facts]
    nobodys = marks(*filter(is_sealed, facts))
    for fact in reduce(merge_copies, [fork.facts for fork in forks]):
        if isinstance(fact, Said | Amended) and marks(fact) & nobodys:
            assert not fact.device
            assert not getattr(fact, "speaker", "")
            assert (fact.at.hour, fact.at.minute) == (0, 0)
