"""What a set is asked: enough to choose from, on every theme, and none twice."""

import pytest

from tmworkshop.domain.session.shown.stem_deal import Deal, deal_hand, plan_deals

ASKED_WITH_LEAVE = {"feel", "power"}
ENOUGH = 9  # stems of a purpose, for three meetings


@pytest.fixture
def stems(library):
    return [stem for purpose in library.purposes for stem in purpose.stems]


def test_each_purpose_has_enough_and_they_are_numbered_in_their_order(library):
    for each in library.purposes:
        ids = [f"q.{each.purpose}.{n:02}" for n in range(1, len(each.stems) + 1)]
        assert [stem.id for stem in each.stems] == ids
        assert len(ids) >= ENOUGH


def test_what_is_felt_and_who_has_power_is_asked_with_leave_alone(library):
    leave = {each.purpose for each in library.purposes if each.permission}
    assert leave == ASKED_WITH_LEAVE


def test_no_stem_is_asked_twice(stems):
    words = [stem.words.casefold() for stem in stems]
    assert len(set(words)) == len(words)


def test_no_stem_has_a_gap_to_fill(stems):
    assert [stem.words for stem in stems if {*"{}[]_…"} & {*stem.words}] == []


def test_every_theme_is_asked_about_by_more_than_one(library, stems):
    about = [theme for stem in stems for theme in stem.themes]
    assert {theme.id for theme in library.themes if about.count(theme.id) < 2} == set()


def test_a_third_of_the_stems_and_more_are_about_a_theme(stems):
    about = [stem for stem in stems if stem.themes]
    assert len(stems) / 3 < len(about) < len(stems)


def test_on_every_lesson_the_first_open_questions_are_about_its_themes(library, shelf):
    purposes = ("clarify", "explore")
    for lesson in library.lessons:
        deal = Deal(purposes, frozenset(lesson.themes))
        first, second, third = deal_hand(
            {each: shelf.stems(each) for each in purposes}, [deal]
        )
        assert deal.themes & {*first.themes, *second.themes}
        assert third.themes == ()


def test_every_design_shows_three_at_each_step_that_names_purposes(designs, shelf):
    for design in designs:
        deals = [*plan_deals(design, frozenset())]
        for at, deal in enumerate(deals, 1):
            stems = {each: shelf.stems(each) for each in deal.purposes}
            dealt = deal_hand(stems, deals[:at])
            assert len(set(dealt)) == 3, (design.id, deal.purposes)


def test_no_stem_repeats_the_question_of_a_step_that_offers_it(library, designs):
    stems = {each.purpose: each.stems for each in library.purposes}
    repeating = [
        (design.id, step.id, stem.id)
        for design in designs
        for step in design.steps
        for purpose in step.stems
        for stem in stems[purpose]
        if stem.words.casefold() == step.question.casefold()
    ]
    assert repeating == []
