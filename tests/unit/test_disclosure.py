"""The table of who may read what, held against a second one written in plain words."""

from functools import cache, reduce
from itertools import chain, combinations, product
from typing import NamedTuple

import pytest

from tests.records import MARCH, Story
from tmworkshop.domain.facts import Amended, Kind, Said, Struck
from tmworkshop.domain.levels import Level, Reader
from tmworkshop.domain.record.actions import actions_of
from tmworkshop.domain.record.kept import apply_change, kept_from
from tmworkshop.domain.sharing.disclosure import (
    is_taken_on,
    may_name,
    may_read,
    may_read_story,
    name_for,
)

# --- every combination, against what it comes to in plain words

LEVELS = (None, "private", "set", "programme", "public")
BOXES = (
    "set-summary",
    "evaluator",
    "funder",
    "print",
    "name-programme",
    "name-funder",
    "name-print",
)
TICKED = tuple(chain.from_iterable(combinations(BOXES, n) for n in range(5)))
STATES = ("said", "struck", "slip", "slip with a name", "of no speaker")
HANDED_ON = {"by one who ticked all": "m3", "by one who did not": "m2", "by a slip": ""}
EVERY_STATE = (*STATES, *HANDED_ON)
OF_ACTIONS = ("action", "followup")
OF_THE_PROGRAMME = ("reflection", "learning", "issue", "practice", *OF_ACTIONS)
MEMBERS = {"m1": "the speaker", "m2": "another member"}


class Case(NamedTuple):
    kind: str
    ceiling: str | None
    own: str | None
    ticked: tuple[str, ...]
    state: str


def readers_in_plain_words(case):
    """Say once more, and in other words, who reads what Megan said."""
    if case.state == "struck":
        return {"facilitator"}
    private = "private" in (case.ceiling, case.own)
    everyone_there = set() if private else {"room"}
    if case.state in ("slip", "slip with a name", "of no speaker"):
        the_sets = case.kind == "note" and case.state == "of no speaker"
        said_so = (case.ceiling is not None or the_sets) and not private
        return {"facilitator"} | everyone_there | ({"set"} if said_so else set())
    return {"facilitator", "speaker", "the speaker"} | everyone_there | agreed(case)


def agreed(case):
    """Say who reads because Megan ticked a box, and whoever had it before her did."""
    if case.state in ("by one who did not", "by a slip"):
        return set()
    caps = {case.ceiling, case.own}
    ticked, found = set(case.ticked), set()
    if "set-summary" in ticked and case.kind in OF_ACTIONS and "private" not in caps:
        found |= {"set"}
    if case.kind in OF_THE_PROGRAMME and not caps & {"private", "set"}:
        found |= {"programme"} if "evaluator" in ticked else set()
        found |= {"funder"} if {"evaluator", "funder"} <= ticked else set()
        both = {"evaluator", "print"} <= ticked
        found |= {"public"} if both and "programme" not in caps else set()
    return found


@cache
def record_with(ticked):
    """A set in which Amina ticked all boxes, Dai none, and Megan these."""
    story = Story.of_three()
    story.slip("m3", *BOXES)
    story.meet(MARCH)
    for owner in HANDED_ON.values():
        story.action(owner, "Ring", unattributed=not owner)
    story.slip("m1", *ticked)
    return story.record


@cache
def kept_as(kind, ceiling, own, state):
    ids = {kept.speaker: kept.id for kept in record_with(()).kept.values()}
    said = Said(
        id="here",
        kind=kind,
        words="words",
        speaker="" if state in ("slip", "of no speaker") else "m1",
        level=Level(ceiling) if ceiling else None,
        unattributed=state in ("slip", "slip with a name"),
        follows=ids.get(HANDED_ON.get(state), ""),
    )
    since = [Amended(of="here", part="level", value=own)] if own else []
    since += [Struck(of="here")] if state == "struck" else []
    return reduce(apply_change, since, kept_from(said))


def readers_in_the_table(case):
    record = record_with(case.ticked)
    kept = kept_as(case.kind, case.ceiling, case.own, case.state)
    by_name = {str(reader): reader for reader in Reader}
    by_name |= {name: record.members[who] for who, name in MEMBERS.items()}
    return {n for n, reader in by_name.items() if may_read(record, kept, reader)}


@pytest.mark.parametrize("state", EVERY_STATE)
@pytest.mark.parametrize("kind", Kind)
def test_who_reads_is_as_it_stands_in_plain_words(kind, state):
    every = [
        Case(kind, ceiling, own, ticked, state)
        for ceiling, own, ticked in product(LEVELS, LEVELS, TICKED)
    ]
    told = {case: readers_in_the_table(case) for case in every}
    assert told == {case: readers_in_plain_words(case) for case in every}


# --- what it means for a set's story


@pytest.fixture
def story():
    story = Story.of_three()
    story.slip("m1", "evaluator", "set-summary")
    story.meet(MARCH)
    return story


def reads(story, id_, reader=Reader.PROGRAMME):
    record = story.record
    return may_read(record, record.kept[id_], reader)


def stand(story):
    record = story.record
    return [may_read_story(record, a, Reader.SET) for a in actions_of(record)]


def test_no_slip_means_no(story):
    assert not reads(story, story.said(Kind.LEARNING, "m2", "Ask"))


def test_what_was_ticked_can_be_taken_back(story):
    words = story.said(Kind.LEARNING, "m1", "Ask")
    assert reads(story, words)
    story.slip("m1", no=("evaluator",))
    assert not reads(story, words)


def test_a_level_can_be_lowered_later_and_lifted_only_with_the_speakers_yes(story):
    words = story.said(Kind.LEARNING, "m1", "Ask")
    story.amend(words, "level", Level.SET)
    assert not reads(story, words)
    story.amend(words, "level", Level.PUBLIC)
    assert not reads(story, words)
    story.amend(words, "level-agreed", "yes")
    assert reads(story, words)


def test_struck_words_stay_and_can_be_put_back(story):
    words = story.said(Kind.LEARNING, "m1", "Ask")
    story.strike(words)
    assert not reads(story, words)
    story.add(Struck(of=words, back=True))
    assert reads(story, words)


def test_what_was_taken_on_needs_the_yes_of_both_and_is_told_apart(story):
    given = story.action("m2", "Ring")
    story.heard(given, "hand-on")
    taken = story.action("m1", "Ring", follows=given)
    assert not reads(story, taken)
    story.slip("m2", "evaluator")
    assert reads(story, taken)
    record = story.record
    assert [is_taken_on(record, record.kept[each]) for each in (given, taken)] == [
        False,
        True,
    ]


def test_what_someone_changed_is_their_own(story):
    old = story.action("m1", "Ring")
    new = story.action("m1", "Write", follows=old)
    assert reads(story, new)
    assert not is_taken_on(story.record, story.record.kept[new])


def test_what_someone_changed_after_taking_it_on_needs_only_their_yes(story):
    given = story.action("m2", "Ring")
    taken = story.action("m1", "Ring", follows=given)
    story.action("m1", "Write", follows=taken)
    assert stand(story) == [False, False, True]


@pytest.mark.parametrize("owner", ["m1", "m2"])
def test_what_follows_from_words_goes_no_further_than_they_do(story, owner):
    story.slip("m2", "set-summary")
    given = story.action("m1", "Ring", level=Level.PRIVATE)
    story.action(owner, "Write", follows=given)
    assert stand(story) == [False, False]


def test_words_that_follow_themselves_are_no_trouble(story):
    number = f"{len(story.facts) + 1:05}"
    assert reads(story, story.action("m1", "Ring", follows=number), Reader.SET)


def test_an_action_stands_with_all_that_was_heard_of_it_or_not_at_all(story):
    action = story.action("m1", "Ring")
    heard = story.heard(action, "keep")
    assert stand(story) == [True]
    story.amend(heard, "level", Level.PRIVATE)
    assert stand(story) == [False]


def test_an_action_of_nobody_in_particular_stands_nowhere(story):
    story.action("", "Ring")
    story.action("m1", "Ring", unattributed=True)
    assert stand(story) == [False, False]


def test_a_note_is_the_sets_own_and_goes_no_further(story):
    note = story.said(Kind.NOTE, "", "We listened")
    readers = (Reader.ROOM, Reader.SET, Reader.PROGRAMME, Reader.PUBLIC)
    assert [reads(story, note, each) for each in readers] == [True, True, False, False]
    by_someone = story.said(Kind.NOTE, "m1", "I listened")
    assert not reads(story, by_someone, Reader.SET)


def test_a_note_of_a_private_step_stays_private_whatever_is_put_on_it_since(story):
    note = story.said(Kind.NOTE, "", "We listened", level=Level.PRIVATE)
    story.amend(note, "level", Level.SET)
    story.amend(note, "level-agreed", "yes")
    assert not reads(story, note, Reader.SET)


# --- names


def names_read(story, reader):
    record = story.record
    return {member for member in record.members if may_name(record, member, reader)}


@pytest.mark.parametrize("reader", [Reader.FACILITATOR, Reader.ROOM, Reader.SPEAKER])
def test_whoever_was_there_knows_who_was_there(story, reader):
    assert names_read(story, reader) == {"m1", "m2", "m3"}


def test_nobody_reads_no_name(story):
    assert names_read(story, Reader.NOBODY) == set()


@pytest.mark.parametrize(
    ("reader", "boxes"),
    [
        (Reader.SET, {"set-summary"}),
        (Reader.PROGRAMME, {"evaluator", "name-programme"}),
        (Reader.FUNDER, {"evaluator", "funder", "name-funder"}),
        (Reader.PUBLIC, {"evaluator", "print", "name-print"}),
    ],
)
@pytest.mark.parametrize("ticked", TICKED)
def test_a_name_needs_the_boxes_of_its_reader(reader, boxes, ticked):
    named = names_read(Story.of_three(), reader) | {
        member for member in ("m1",) if may_name(record_with(ticked), member, reader)
    }
    assert named == ({"m1"} if boxes <= set(ticked) else set())


def on_the_page_of(story, member):
    return names_read(story, story.record.members[member])


def test_on_ones_own_page_only_ones_own_name_stands(story):
    story.action("m1", "Ring")
    assert on_the_page_of(story, "m1") == {"m1"}


@pytest.mark.parametrize(("agreed", "named"), [("yes", {"m1", "m2"}), ("no", {"m1"})])
def test_a_helper_stands_there_who_said_yes_aloud(story, agreed, named):
    story.action("m1", "Ring", parts={"helper": "m2", "helper-agreed": agreed})
    assert on_the_page_of(story, "m1") == named
    assert (on_the_page_of(story, "m2") == {"m1", "m2"}) is (agreed == "yes")
    assert on_the_page_of(story, "m3") == {"m3"}


def test_so_do_giver_and_receiver_of_what_was_handed_on_but_no_helper_of_the_giver(
    story,
):
    given = story.action("m1", "Ring", parts={"helper": "m3", "helper-agreed": "yes"})
    story.action("m2", "Ring", follows=given)
    assert on_the_page_of(story, "m2") == {"m1", "m2"}
    assert on_the_page_of(story, "m1") == {"m1", "m2", "m3"}
    assert on_the_page_of(story, "m3") == {"m1", "m3"}


def test_a_name_is_told_or_it_is_empty(story):
    record = story.record
    assert name_for(record, "m1", Reader.SET) == "Megan Prys-Jones"
    assert name_for(record, "m2", Reader.SET) == ""


def test_whoever_is_in_no_set_has_no_name(story):
    assert name_for(story.record, "m9", Reader.FACILITATOR) == ""
