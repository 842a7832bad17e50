"""Two people of one name: told apart wherever they are named, and never mixed up."""

from datetime import date

import pytest

from tests.records import JANUARY, Story
from tmworkshop.adapters.set_keys import mark_with
from tmworkshop.application.reports import own_page
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.own_sets import ABOUT, give_set
from tmworkshop.domain.rights.erasure import blank_person, person_of
from tmworkshop.domain.rights.holdings import held_of
from tmworkshop.domain.rights.named import called_in
from tmworkshop.domain.sharing.disclosure import name_for


@pytest.fixture
def story():
    story = Story()
    story.join("m1", "Cai Noor", "Hafod")
    story.join("m2", "Cai Noor", "Moor")
    story.join("m3", "Siân Rees", "Moor")
    return story


def test_their_partnership_stands_beside_their_name(story):
    names = {"m1": "Cai Noor (Hafod)", "m2": "Cai Noor (Moor)", "m3": "Siân Rees"}
    assert story.record.names == names
    assert story.record.name("m2") == "Cai Noor (Moor)"


def test_it_is_the_partnership_of_now(story):
    story.join("m2", "Cai Noor", "Glan", date(2026, 9, 1))
    assert story.record.name("m2") == "Cai Noor (Glan)"


def test_whoever_is_left_alone_with_a_name_has_it_plain(story):
    story.join("m1", "Cai Pugh", "Hafod")
    assert story.record.name("m2") == "Cai Noor"


def test_who_is_spelt_otherwise_is_told_apart_as_well(story):
    story.join("m4", "SIAN REES", "Hafod")
    assert story.record.name("m3") == "Siân Rees (Moor)"
    assert story.record.name("m4") == "SIAN REES (Hafod)"


def test_their_pages_are_called_otherwise(story):
    story.meet(JANUARY, ("m1", "m2"))
    session = story.record.sessions[0]
    pages = [own_page(story.record, session, who)[-1] for who in ("m1", "m2")]
    assert pages == ["m1 Cai Noor (Hafod)", "m2 Cai Noor (Moor)"]


def test_the_name_of_one_in_a_page_of_the_other_says_which_one(story):
    assert name_for(story.record, "m2", Reader.FACILITATOR) == "Cai Noor (Moor)"


def test_what_is_held_about_one_says_which_one(story):
    assert held_of(story.facts, "m1").name == "Cai Noor (Hafod)"


def test_words_that_name_a_namesake_as_they_are_told_apart_are_not_about_them(story):
    called = called_in(story.record, person_of(story.facts, "m1"), member="m1")
    words = "Cai rang, Cai Noor (Moor) too, and Cai Noor (Hafod) and Cai Noor"
    assert called.masked(words) == (
        "[name] rang, Cai Noor (Moor) too, and [name] (Hafod) and [name]"
    )


def test_where_it_is_not_known_which_one_someone_is_every_name_of_theirs_counts(story):
    called = called_in(story.record, person_of(story.facts, "m1"))
    assert called.masked("Cai Noor (Moor)") == "[name] (Moor)"


def test_a_copy_from_before_they_came_keeps_their_namesake():
    story = Story()
    story.join("m1", "Cai Noor", "Hafod")
    before = tuple(story.facts)
    story.join("m2", "Cai Noor", "Moor")
    person = person_of(story.facts, "m2")
    assert blank_person(before, person).facts == before


def test_a_comparison_counts_them_as_one_so_that_less_is_told_and_not_more(story):
    story.join("m4", "Cai Noor", "Moor")
    story.meet(JANUARY, ("m2", "m3", "m4"))
    story.said(Kind.LEARNING, "m2", "Ring first")
    for member in ("m2", "m4"):
        story.slip(member, "evaluator")
        story.said(Kind.LEARNING, member, "So be it")
    given = give_set("s", story.record, mark_with(b"key"))
    people = {draft.about[ABOUT.index("person")] for draft in given.drafts}
    assert len(given.drafts) == 3
    assert len(people) == len({story.record.members[m].name for m in ("m2", "m4")})
