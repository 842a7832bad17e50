"""Copies of a set that went their own ways come together, and nothing is lost."""

import copy as copying
from dataclasses import replace
from functools import reduce
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    NAMES,
    RULES,
    Meeting,
    a_design,
    a_round,
    a_set,
    actions,
    sheets,
    slips,
)
from tests.fakes import Copies, MemorySet
from tests.property.playing import a_meeting, played, scripts
from tests.property.test_erasure_laws import without
from tmworkshop.application.backups import SlipRules
from tmworkshop.application.merger import merge_copies
from tmworkshop.application.seal import seal_slips
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.facts import Erased, Joined, Kind, Said
from tmworkshop.domain.record.fact_order import put_in_order
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.replay import relive_facts
from tmworkshop.domain.session.course.stages import Stage

BASE = a_set()
NOTES = a_design(a_round("hello"), slips("notes", Keeps.REFLECTION), actions())
PILE = st.lists(
    st.tuples(*[st.sampled_from("012?")] * len(RULES)).map("".join),
    min_size=3,
    max_size=4,
)


class Elsewhere:
    """Stamps as on a device of its own, its ids told from those of others."""

    def __init__(self, before, device):
        self.clock, self.last, self.device = before.clock, before.last, device

    def __call__(self, facts):
        for fact in facts:
            self.last += 1
            id_ = f"{self.last:05}{self.device}"
            yield replace(fact, id=id_, at=self.clock(), device=self.device)


def gone_on(meeting, device, lines):
    """Return *meeting* as it went on by itself on a *device*."""
    there = copying.copy(meeting)
    there.clock = copying.copy(meeting.clock)
    there.stamp = Elsewhere(meeting.stamp, device)
    there.stamp.clock = there.clock
    there.facts = list(meeting.facts)
    return played(there, lines)


def facts_of(*meetings):
    return [tuple(meeting.facts) for meeting in meetings]


@st.composite
def forks(draw, count=2):
    begun = played(a_meeting(), draw(scripts()))
    if begun.walkthrough.stage is Stage.CLOSED:
        begun.keeps(begun.move("reopen"))
    names = "abcdef"[:count]
    return facts_of(*(gone_on(begun, name, draw(scripts())) for name in names))


@given(forks())
def test_all_that_either_holds_is_there_once_whichever_comes_first(forked):
    one, other = forked
    both = merge_copies(one, other)
    assert both == merge_copies(other, one)
    ids = [fact.id for fact in both]
    assert sorted(ids) == sorted({fact.id for fact in (*one, *other)})


@given(forks(count=3))
def test_three_copies_come_to_the_same_in_any_order(forked):
    merged = {
        tuple(f.id for f in merge_copies(merge_copies(a, b), c))
        for a, b, c in permutations(forked)
    }
    assert len(merged) == 1


@st.composite
def intakes(draw):
    """Copies of a set, each of which took in people since, at a pace of its own."""
    paces = st.lists(st.lists(st.integers(1, 9), max_size=4), min_size=3, max_size=4)
    return [
        (*BASE, *taken_in(pace, device))
        for device, pace in zip("abcd", draw(paces), strict=False)
    ]


def taken_in(pace, device):
    """Yield who was taken in on a *device*, and what they said."""
    last = len(BASE)
    for number, after in enumerate(pace, 1):
        member, last = f"m{number}", last + after + 1
        facts = (
            Joined(member=member, name=f"Noor {device}{number}"),
            Said(kind=Kind.NOTE, words=f"{device}{number}", speaker=member),
        )
        for id_, fact in enumerate(facts, last - 1):
            yield replace(fact, id=f"{id_:05}{device}", device=device)


@given(intakes())
def test_whoever_was_taken_in_is_the_same_by_whatever_steps_copies_are_merged(copies):
    one, *_, last = merged = [reduce(merge_copies, e) for e in permutations(copies)]
    assert all(each == one for each in merged)
    assert (
        merge_copies(reduce(merge_copies, copies[:2]), reduce(merge_copies, copies[2:]))
        == one
    )
    names = {m.id: m.name for m in record_of(last).members.values()}
    said = [fact for fact in last if isinstance(fact, Said)]
    assert len(said) == len(names) - len(NAMES)
    assert all(names[fact.speaker] == f"Noor {fact.words}" for fact in said)


@given(forks())
def test_what_was_merged_has_nothing_to_gain_from_its_parts(forked):
    both = merge_copies(*forked)
    assert merge_copies(both, both) == both
    for part in forked:
        assert merge_copies(both, part) == both


@given(forks())
def test_all_words_stand_and_the_session_can_go_on(forked):
    both = merge_copies(*forked)
    record = record_of(both)
    for side in forked:
        said = {fact.id: fact for fact in side if isinstance(fact, Said)}
        assert said.keys() <= record.kept.keys()
        assert all(record.kept[id_].turn == said[id_].turn for id_ in said)
    begun = Meeting(NOTES).begun
    relive_facts(replace(begun, last_move=""), both)


@given(st.randoms(use_true_random=False), forks())
def test_the_order_is_told_by_the_facts_alone(random, forked):
    both = list(merge_copies(*forked))
    founded, *others = both
    random.shuffle(others)
    assert list(put_in_order([founded, *others])) == both


@given(scripts())
def test_an_older_copy_of_the_same_file_brings_nothing_and_loses_nothing(typed):
    meeting = played(a_meeting(), typed)
    facts = tuple(meeting.facts)
    for end in range(5, len(facts)):
        assert {f.id for f in merge_copies(facts, facts[:end])} == {f.id for f in facts}


# --- what was sealed


def sealed(facts):
    file = MemorySet(*facts)
    seal_slips(file, Copies())
    return file.facts()


def words_of(facts):
    kept = record_of(facts).kept.values()
    return sorted(
        (k.kind, k.words, k.value, k.speaker, k.session)
        for k in kept
        if not k.struck and (k.words or k.value)
    )


SLIPS = st.lists(st.sampled_from(["One", "Two", "<", "\\", "One more"]), max_size=6)


@given(SLIPS, st.integers(0, 30))
def test_a_copy_from_before_the_seal_brings_no_slip_back(typed, end):
    meeting = Meeting(NOTES).types("Hello", "Bore da", "Salaam")
    played(meeting, typed)
    played(meeting, [": time"]).closed()
    before = tuple(meeting.facts)
    now = sealed(before)
    for older in (before, before[: max(5, len(before) - end)]):
        both = merge_copies(now, older)
        assert both == merge_copies(older, now)
        assert {f.id for f in both} == {f.id for f in now}
        assert words_of(both) == words_of(now)


MORE_SLIPS = st.lists(st.sampled_from(["Three", "Two", "One more"]), max_size=4)


@given(SLIPS, MORE_SLIPS)
def test_two_computers_that_seal_the_same_slips_keep_each_of_them_once(typed, later):
    meeting = Meeting(NOTES).types("Hello", "Bore da", "Salaam")
    played(meeting, typed)
    sides = [
        gone_on(meeting, name, lines)
        for name, lines in zip("ab", (later, []), strict=True)
    ]
    closed = [tuple(side.closed().facts) for side in sides]
    both = merge_copies(*closed)
    assert words_of(merge_copies(*map(sealed, closed))) == words_of(sealed(both))


@given(SLIPS, SLIPS)
def test_a_backup_from_the_middle_of_a_session_doubles_no_slip(typed, later):
    meeting = Meeting(NOTES).types("Hello", "Bore da", "Salaam")
    played(meeting, typed)
    backup = SlipRules().sealed(tuple(meeting.facts))
    played(meeting, later)
    assert words_of(merge_copies(tuple(meeting.facts), backup)) == words_of(
        meeting.facts
    )
    meeting.closed()
    for now in (tuple(meeting.facts), sealed(meeting.facts)):
        assert words_of(merge_copies(now, backup)) == words_of(now)


@given(PILE, st.integers(0, 4))
def test_figures_of_sheets_are_counted_once(pile, first):
    meeting = Meeting(sheets(), a_round("last"), present="mdac")
    meeting.types(*pile[:first])
    backup = SlipRules().sealed(tuple(meeting.facts))
    meeting.types(*pile[first:])
    open_ = tuple(meeting.facts)
    assert words_of(merge_copies(open_, backup)) == words_of(open_)
    closed = tuple(meeting.closed().facts)
    now = sealed(closed)
    for older in (backup, open_, closed):
        assert words_of(merge_copies(now, older)) == words_of(now)


# --- who was erased


@given(forks(), st.sampled_from("mdac"))
def test_whoever_was_erased_in_one_copy_is_erased_in_both(forked, member):
    one, other = forked
    erased = without(one, member)
    both = merge_copies(erased, other)
    assert both == merge_copies(other, erased)
    record = record_of(both)
    assert member not in record.members
    assert not [k for k in record.kept.values() if k.speaker == member and k.words]
    assert sum(isinstance(fact, Erased) for fact in both) == 1


@given(forks(), st.permutations("mdac"))
def test_two_who_were_erased_each_elsewhere_are_both_erased(forked, members):
    first, second, *_ = members
    one, other = forked
    gone = (
        without(one, first),
        tuple(
            replace(f, id="receipt-b") if isinstance(f, Erased) else f
            for f in without(other, second)
        ),
    )
    both = merge_copies(*gone)
    assert both == merge_copies(*reversed(gone))
    assert not {first, second} & record_of(both).members.keys()
