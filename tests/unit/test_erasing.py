"""One person taken out of a set's facts: what goes, what stays, what still runs."""

from dataclasses import replace

import pytest

from tests.records import APRIL, IMPRINT, JANUARY, MARCH, Story
from tmworkshop.adapters.set_keys import mark_with
from tmworkshop.application.reports import members_for
from tmworkshop.domain.facts import (
    Amended,
    Consented,
    Erased,
    Joined,
    Kind,
    Said,
    Sent,
    Tagged,
    Titled,
)
from tmworkshop.domain.packs.set_counts import list_asked
from tmworkshop.domain.pages.participant import participant_page
from tmworkshop.domain.record.actions import Status, actions_of
from tmworkshop.domain.record.record import GONE, record_of
from tmworkshop.domain.rights.erasure import blank_person, erase_person, person_of
from tmworkshop.domain.rights.typed_texts import texts_of

RECEIPT = Erased(id="receipt", of=())


def without(story, member="m1"):
    """Return *story* once *member* was erased."""
    return blank_person(story.facts, person_of(story.facts, member))


def texts(facts):
    names = [fact.name for fact in facts if isinstance(fact, Joined)]
    return [*filter(None, names), *(text for fact in facts for text in texts_of(fact))]


@pytest.fixture
def story():
    """Megan says an action, hands it on to Dai, and brings a reflection."""
    story = Story.of_three()
    story.slip("m1", "evaluator", no=("name-programme",))
    story.slip("m2", "evaluator")
    story.meet(JANUARY)
    story.said(Kind.REFLECTION, "m1", "Private to me")
    story.action("m1", "Ring the mill", parts={"helper": "m3", "first-sign": "a tone"})
    story.action("m2", "Write")
    return story.part()


def most_of_glan(record):
    """Return how many of Glan were ever there at once."""
    every = dict(list_asked(record, mark_with(b"key"))).values()
    return max(each.people for each in every if each.partnership == "Glan")


class TestWhatGoes:
    def test_name_and_partnership_in_every_spelling(self, story):
        story.join("m1", "Megan Prys", "Hafod", MARCH)
        left = [f for f in without(story).facts if isinstance(f, Joined)]
        assert [(f.name, f.partnership, f.since) for f in left if f.member == "m1"] == [
            ("", "", None),
            ("", "", None),
        ]

    def test_what_a_partnership_is_called_that_was_theirs_alone(self, story):
        story.join("m1", "Megan Prys", "The smithy at Llan")
        story.add(Titled(partnership="p3", name="The forge at Llan"))
        record = record_of(without(story).facts)
        assert record.partnerships.names == {"p1": "Glan", "p2": "Hafod"}
        assert record.partnerships.title("").partnership == "p4"
        assert "Llan" not in repr(without(story))

    def test_one_that_was_merged_into_it_as_well(self, story):
        story.join("m1", "Megan Prys", "The smithy at Llan")
        smithy = Titled(partnership="p3", name="The smithy at Llan", same_as="p2")
        assert "Llan" not in repr(without(story))
        story.add(smithy)
        assert "Llan" in repr(without(story)), "Amina comes from it"

    def test_words_and_speaker_and_all_that_came_with_them(self, story):
        said = story.said(Kind.LEARNING, "m1", "So it is", parts={"holds": "partly"})
        (left,) = [f for f in without(story).facts if f.id == said]
        assert (left.words, left.speaker, left.parts) == ("", "", {"holds": ""})

    def test_what_was_corrected_and_by_what(self, story):
        said = story.said(Kind.LEARNING, "m1", "So it is")
        story.amend(said, "words", "So it was")
        left = [f for f in without(story).facts if isinstance(f, Amended)]
        assert [f.value for f in left] == [""]

    def test_a_rating_that_has_a_speaker(self, story):
        said = story.said(Kind.RATING, "m1", "", value="2")
        assert next(f for f in without(story).facts if f.id == said).value == ""

    def test_their_slips_and_nobody_elses(self, story):
        left = [f for f in without(story).facts if isinstance(f, Consented)]
        assert {fact.member for fact in left} == {"m2"}

    def test_the_themes_laid_on_their_words_and_on_nobody_elses(self, story):
        theirs = story.said(Kind.LEARNING, "m1", "So it is")
        others = story.said(Kind.LEARNING, "m2", "So it was")
        story.tag(theirs, "time")
        story.tag(others, "form")
        left = [f for f in without(story).facts if isinstance(f, Tagged)]
        assert [fact.theme for fact in left] == ["form"]


class TestWhatStays:
    def test_ids_dates_turns_and_what_led_to_what(self, story):
        before = {fact.id: fact for fact in story.facts}
        for fact in without(story).facts:
            was = before[fact.id]
            assert (fact.at, fact.device) == (was.at, was.device)
            if isinstance(fact, Said):
                assert (fact.kind, fact.turn) == (was.kind, was.turn)
                assert (fact.session, fact.follows) == (was.session, was.follows)

    def test_what_others_said(self, story):
        own = {"Megan Prys-Jones", "Private to me", "Ring the mill", "a tone", "Glan"}
        assert set(texts(without(story).facts)) == set(texts(story.facts)) - own | {
            "Glan"  # where Dai belongs as well
        }

    def test_what_a_partnership_is_called_that_someone_else_comes_from(self, story):
        called = record_of(without(story).facts).partnerships.names
        assert called == {"p1": "Glan", "p2": "Hafod"}

    def test_what_now_of_an_action_even_corrected(self, story):
        action = actions_of(story.record)[0].id
        heard = story.heard(action, "keep", happened="nothing")
        story.amend(heard, "value", "done")
        facts = without(story).facts
        assert next(f for f in facts if f.id == heard).value == "keep"
        assert [f.value for f in facts if isinstance(f, Amended)] == ["done"]

    @pytest.mark.parametrize(
        ("part", "value"), [("level", "set"), ("helper-agreed", "no")]
    )
    def test_a_choice_that_a_replay_asks_for(self, story, part, value):
        said = story.said(Kind.LEARNING, "m1", "So")
        story.amend(said, part, value)
        assert without(story).facts[-1].value == value

    def test_to_whom_words_went_and_when(self, story):
        story.send("00008", to="the funder", member="m1")
        assert without(story).facts[-1] == story.facts[-1]

    def test_whoever_was_never_there_leaves_all_as_it_is(self, story):
        assert without(story, "m9").facts == tuple(story.facts)


class TestTheRecordAfterwards:
    def test_they_are_in_the_set_no_more_but_their_id_is_not_free(self, story):
        record = record_of(without(story).facts)
        assert [*record.members] == ["m2", "m3"]
        assert record.nameless == {"m1"}
        assert record.name("m1") == GONE
        assert record.name("m2") == "Dai Okafor"

    def test_an_action_of_theirs_is_none_and_numbers_stay(self, story):
        gone = without(story)
        receipt = replace(RECEIPT, of=gone.of)
        (left,) = actions_of(record_of((*gone.facts, receipt)))
        assert (left.number, left.words) == (2, "Write")

    def test_what_was_handed_on_stays_with_whoever_took_it(self, story):
        action = actions_of(story.record)[0].id
        story.heard(action, "hand-on", receiver="m2")
        story.action("m2", "Ring the mill", follows=action)
        gone = without(story)
        taken = actions_of(record_of((*gone.facts, replace(RECEIPT, of=gone.of))))[-1]
        assert (taken.owner, taken.words) == ("m2", "Ring the mill")

    def test_what_they_took_on_is_still_handed_on(self, story):
        action = actions_of(story.record)[1].id
        story.heard(action, "hand-on", receiver="m1")
        story.action("m1", "Write", follows=action)
        gone = without(story)
        receipt = replace(RECEIPT, of=gone.of)
        (left,) = actions_of(record_of((*gone.facts, receipt)))
        assert left.status is Status.HANDED_ON


class TestThePagesOfOthers:
    """Where a name would stand, they have left."""

    def page(self, story, gone, member):
        left = without(story, gone)
        record = record_of((*left.facts, replace(RECEIPT, of=left.of)))
        session = record.sessions[-1]
        return participant_page(record, record.members[member], session, IMPRINT)

    def test_what_was_taken_on_from_them(self, story):
        story.meet(MARCH)
        action = actions_of(story.record)[0].id
        story.heard(action, "hand-on", receiver="m2")
        story.action("m2", "Ring the mill", follows=action)
        doing = self.page(story, "m1", "m2").doing
        assert [each.since for each in doing][-1] == (
            "I took this on from someone who has left on 12 March 2026."
        )

    def test_what_was_handed_on_to_them(self, story):
        story.meet(MARCH)
        action = actions_of(story.record)[0].id
        story.heard(action, "hand-on", receiver="m2")
        story.action("m2", "Ring the mill", follows=action)
        (ended,) = self.page(story, "m2", "m1").ended
        assert ended.outcome == "I handed this on to someone who has left."

    def test_a_helper_who_has_left_helps_no_more(self, story):
        agreed = {"helper": "m3", "helper-agreed": "yes"}
        story.action("m2", "Ring", parts=agreed)
        assert [each.helper for each in self.page(story, "m3", "m2").doing] == ["", ""]

    def test_no_page_of_their_own_is_made(self, story):
        record = record_of(without(story).facts)
        assert members_for(record, record.sessions[-1]) == ("m2", "m3")

    def test_a_partnership_counts_them_no_more(self, story):
        for member in ("m4", "m5"):
            story.join(member, f"Member {member}", "Glan")
        story.meet(MARCH, ("m1", "m2", "m4", "m5"))
        story.said(Kind.LEARNING, "m2", "Ring first")
        assert most_of_glan(story.record) == 4
        assert most_of_glan(record_of(without(story).facts)) == 3


class TestCounts:
    def test_what_went_is_counted_by_kind(self, story):
        said = story.said(Kind.REFLECTION, "m1", "More")
        story.amend(said, "words", "Most")
        story.tag(said, "time")
        assert without(story).counts == {
            "names": 1,
            "reflection": 2,
            "action": 1,
            "details": 1,
            "themes": 1,
            "boxes": 2,
        }

    def test_each_that_went_is_named_by_its_id(self, story):
        gone = without(story)
        after = {fact.id: fact for fact in gone.facts}
        changed = [f.id for f in story.facts if after.get(f.id) != f]
        assert [*gone.of] == changed

    def test_a_second_time_there_is_nothing_left_to_do(self, story):
        person = person_of(story.facts, "m1")
        once = erase_person(story.facts, person, str, RECEIPT)
        assert once[-1] == RECEIPT
        assert erase_person(once, person, str, RECEIPT) == once


class TestInACopy:
    """A backup may be from before they joined, or of another line of the set."""

    def test_from_before_they_joined_nothing_changes(self, story):
        copy = story.facts[:1]
        assert erase_person(copy, person_of(story.facts, "m1"), str, RECEIPT) == tuple(
            copy
        )

    def test_a_member_who_had_the_same_id_is_someone_else(self, story):
        other = Story("Dyffryn set")
        other.add(Sent(of=(), to="so that ids differ"))
        other.join("m1", "Cai Rees")
        other.said(Kind.LEARNING, "m1", "Mine")
        person = replace(person_of(story.facts, "m1"), joined=frozenset(["elsewhere"]))
        assert blank_person(other.facts, person).facts == tuple(other.facts)

    def test_without_the_fact_that_took_them_in_they_are_known_by_name(self, story):
        person = replace(person_of(story.facts, "m1"), joined=frozenset(["elsewhere"]))
        assert "Private to me" not in texts(blank_person(story.facts, person).facts)

    def test_words_of_others_are_masked_as_they_were_in_the_set(self, story):
        story.said(Kind.NOTE, "m2", "Megan will know")
        person = person_of(story.facts, "m1")
        (*_, note, receipt) = erase_person(
            story.facts, person, lambda words: words.replace("Megan", "-"), RECEIPT
        )
        assert (note.words, receipt) == ("- will know", RECEIPT)


def test_a_name_once_given_by_mistake_is_known_newest_first(story):
    story.on(APRIL).join("m1", "Megan Prys")
    assert person_of(story.facts, "m1").names == ("Megan Prys", "Megan Prys-Jones")


def test_words_put_down_to_the_wrong_person_go_with_the_right_one():
    story = Story.of_three()
    story.meet(MARCH)
    dais = story.said(Kind.LEARNING, "m1", "Dai said this")
    story.amend(dais, "speaker", "m2")
    kept = record_of(blank_person(story.facts, person_of(story.facts, "m2")).facts).kept
    assert (kept[dais].words, kept[dais].speaker) == ("", "")


def test_words_put_down_to_the_wrong_person_stay_when_that_one_goes():
    story = Story.of_three()
    story.meet(MARCH)
    dais = story.said(Kind.LEARNING, "m1", "Dai said this")
    story.amend(dais, "speaker", "m2")
    facts = blank_person(story.facts, person_of(story.facts, "m1")).facts
    kept = record_of(facts).kept
    assert (kept[dais].words, kept[dais].speaker) == ("Dai said this", "m2")
    assert [f.speaker for f in facts if isinstance(f, Said)] == ["m2"]
