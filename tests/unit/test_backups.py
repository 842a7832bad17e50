"""What a backup may hold of slips, and what it may not bring back."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from tests.builders import Meeting, a_round, slips
from tests.records import JANUARY, MARCH, Story
from tests.ways import refused
from tmworkshop.application.backups import SlipRules, bring_back, ensure_put_down
from tmworkshop.domain.backups import count_lacking, count_unforgotten, say_which_has
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import Refused
from tmworkshop.domain.facts import (
    Erased,
    Kind,
    LetGo,
    Organisations,
    Recognised,
    Said,
)
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.rights.erasure import blank_person, person_of

MIDNIGHT = datetime.combine(MARCH, time(), UTC)


def on_slips():
    notes = slips("notes", Keeps.REFLECTION)
    return Meeting(slips(), notes, a_round()).types("1 2", "", "One", "Two")


def unattributed(facts):
    return [f for f in facts if isinstance(f, Said) and f.unattributed]


def links(before, after):
    known = {part for slip in unattributed(before) for part in (slip.id, slip.at)}
    return [s for s in unattributed(after) if s.id in known or s.at in known]


def test_a_copy_made_in_the_middle_of_a_session_holds_its_slips_without_a_link():
    facts = tuple(on_slips().facts)
    copy = SlipRules().sealed(facts)
    assert {s.words or s.value for s in unattributed(copy)} == {"1 2", "One", "Two"}
    assert links(facts, copy) == []
    assert {s.device for s in unattributed(copy)} == {""}


def test_it_is_said_which_backup_has_a_set():
    assert "newest backup that has it is aside" in say_which_has("mon", "aside")
    assert "No backup here has mon" in say_which_has("mon", "")


def told_again(facts):
    """Return *facts*, and one more that was kept."""
    return (*facts, Said(id="99999", kind=Kind.NOTE, words="Later"))


def test_what_a_copy_lacks_is_counted():
    facts = tuple(Story.of_three().facts)
    assert count_lacking(facts, facts) == 0
    assert count_lacking(facts, told_again(facts)) == 1
    assert count_lacking((), facts) == len(facts)


def test_a_copy_that_is_only_older_holds_nothing_to_be_forgotten():
    facts = tuple(Story.of_three().facts)
    assert count_unforgotten(facts, told_again(facts)) == 0
    assert count_unforgotten((), facts) == 0


def test_a_copy_holds_whom_an_erasure_blanked_since():
    facts = tuple(Story.of_three().facts)
    blanked = blank_person(facts, person_of(facts, "m2"))
    erased = Erased(of=blanked.of, counts=blanked.counts, id="99999")
    now = (*blanked.facts, erased)
    assert count_unforgotten(facts, now) == len(blanked.of) > 0
    assert count_unforgotten(now, now) == 0
    assert count_unforgotten(now, told_again(now)) == 0


def test_a_copy_holds_words_that_were_made_nobodys_since():
    facts = told_again(tuple(on_slips().facts))
    now = SlipRules().sealed(facts)
    assert count_unforgotten(facts, now) >= len(unattributed(facts))
    assert count_unforgotten(now, now) == 0


def test_a_session_goes_on_from_such_a_copy():
    copy = SlipRules().sealed(tuple(on_slips().facts))
    assert record_of(copy).live.number == 1


@pytest.mark.parametrize("way", ["sealed", "settled", "taken_away"])
def test_without_slips_a_copy_is_of_the_very_same_facts(way):
    facts = tuple(Meeting(a_round()).types("Small firms").facts)
    assert getattr(SlipRules(), way)(facts) is facts


@pytest.mark.parametrize("way", ["sealed", "settled", "taken_away"])
def test_a_set_that_was_never_named_is_copied_as_it_is(way):
    assert getattr(SlipRules(), way)(()) == ()


@pytest.mark.parametrize("way", ["sealed", "settled", "taken_away"])
def test_a_closed_session_that_a_kill_left_unsealed_is_sealed_in_every_copy(way):
    facts = tuple(on_slips().closed().facts)
    copy = getattr(SlipRules(), way)(facts)
    assert len(unattributed(copy)) == 3
    assert links(facts, copy) == []


def test_a_copy_before_a_migration_leaves_an_open_session_as_it_is():
    facts = tuple(on_slips().facts)
    assert SlipRules().settled(facts) is facts


def test_a_copy_that_is_taken_away_holds_no_slip_of_an_open_session():
    meeting = on_slips()
    assert unattributed(SlipRules().taken_away(tuple(meeting.facts))) == []


def test_a_copy_that_is_taken_away_holds_the_slips_of_earlier_sessions():
    first = on_slips().closed()
    second = Meeting(slips(), before=first).types("0 0")
    copy = SlipRules().taken_away(tuple(second.facts))
    assert {s.words or s.value for s in unattributed(copy)} == {"1 2", "One", "Two"}


def a_story():
    story = Story.of_three()
    story.meet(MARCH)
    story.said(Kind.LEARNING, "m2", "Small firms want to be asked in person")
    story.said(Kind.LEARNING, "m1", "Dai knows the mill")
    story.said(Kind.LEARNING, "m3", "Ask Dai first")
    return story.part()


def without_dai(story, *, mask=()):
    """Return the facts of today: Dai erased, his name masked in the words *mask*."""
    gone = blank_person(story.facts, person_of(story.facts, "m2"))
    facts = [
        replace(f, words=f.words.replace("Dai", "[name]"))
        if isinstance(f, Said) and f.words in mask
        else f
        for f in gone.facts
    ]
    return (*facts, Erased(id="99999", of=gone.of))


def words_of(facts):
    return [f.words for f in facts if isinstance(f, Said) and f.kind is Kind.LEARNING]


def test_whoever_was_erased_since_is_erased_again():
    story = a_story()
    copy = bring_back(tuple(story.facts), without_dai(story, mask=["Ask Dai first"]))
    assert words_of(copy) == ["", "Dai knows the mill", "Ask [name] first"]
    assert "Dai" not in " ".join(record_of(copy).names.values())


def test_a_nickname_that_was_masked_with_them_stays_masked():
    story = a_story()
    story.said(Kind.LEARNING, "m1", "Ask D. twice")
    present = without_dai(story)
    (nicknamed,) = (f for f in present if getattr(f, "words", "") == "Ask D. twice")
    masked = replace(nicknamed, words="Ask [name] twice")
    now = tuple(masked if f is nicknamed else f for f in present)
    assert words_of(bring_back(tuple(story.facts), now))[-1] == "Ask [name] twice"


def test_that_someone_was_erased_stays_known():
    story = a_story()
    copy = bring_back(tuple(story.facts), without_dai(story))
    assert [fact.id for fact in copy if isinstance(fact, Erased)] == ["99999"]


def test_a_copy_from_after_the_erasure_is_left_as_it_is():
    present = without_dai(a_story())
    assert bring_back(present, present) == present


def test_a_yes_that_was_taken_back_since_stays_taken_back():
    story = a_story()
    story.slip("m1", "evaluator")
    copy = tuple(story.facts)
    story.slip("m1", no=("evaluator",))
    assert not record_of(bring_back(copy, tuple(story.facts))).consents_to(
        "m1", "evaluator"
    )


def test_nothing_else_that_came_since_is_taken_along():
    story = a_story()
    copy = tuple(story.facts)
    story.join("m4", "Cai Rees")
    assert bring_back(copy, tuple(story.facts)) == copy


def test_words_that_have_had_no_speaker_since_have_none_when_they_come_back():
    story = a_story()
    copy = tuple(story.facts)
    said = next(f for f in copy if getattr(f, "words", "") == "Ask Dai first")
    of_nobody = replace(
        said, id="random", speaker="", unattributed=True, device="", at=MIDNIGHT
    )
    present = (*(f for f in copy if f is not said), of_nobody)
    back = bring_back(copy, present)
    spoken = {f.words: f.speaker for f in back if isinstance(f, Said) and f.words}
    assert spoken["Ask Dai first"] == ""
    assert spoken["Dai knows the mill"] == "m1"
    assert said.id not in {fact.id for fact in back}


def test_what_a_damaged_end_has_lost_comes_back():
    copy = tuple(a_story().facts)
    assert bring_back(copy, copy[:5]) == copy


def test_a_set_that_cannot_be_read_says_nothing():
    copy = tuple(a_story().facts)
    assert bring_back(copy, ()) == copy


def test_an_open_session_is_brought_to_its_close_before_its_set_is_replaced():
    story = Story.of_three()
    story.meet(MARCH)
    story.said(Kind.NOTE, "m1", "The bridge is shut")
    with refused(Refused, Remedy.CLOSE_SESSION, "dyffryn"):
        ensure_put_down("dyffryn", tuple(story.facts))
    ensure_put_down("dyffryn", tuple(story.part().facts))


def test_a_set_without_facts_is_put_down():
    ensure_put_down("dyffryn", ())


def test_what_left_the_set_since_is_known_to_a_copy_that_comes_back():
    story = Story.of_three()
    story.meet(JANUARY)
    said = story.said(Kind.REFLECTION, "m1", "Forms are long.")
    copy = tuple(story.facts)
    story.add(
        LetGo(programme="north", set="s", pack="p", digests={f"voice {said}": "d"})
    )
    story.send(said, to="the funder", member="m1")
    story.add(Organisations(names=("The Mill",)))
    story.add(Recognised(member="m1", other_set="taf", other="m2", is_same=True))
    back = record_of(bring_back(copy, tuple(story.facts)))
    assert [each.pack for each in back.let_go] == ["p"]
    assert [each.to for each in back.sent] == ["the funder"]
    assert (back.organisations, len(back.recognised)) == (("The Mill",), 1)
