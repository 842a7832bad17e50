from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import RULES, Meeting, a_round, sheets, slips, weighing
from tmworkshop.domain.design import Weighed
from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.record.ratings import (
    Ratings,
    count_apart,
    ratings_at,
    sort_figures,
    sort_widest_first,
    statement_of,
)

POINTS = st.lists(st.integers(0, 4), max_size=8)
STATEMENT = Weighed("s.1", 1, "We do it.")


def rated(*figures):
    return Ratings(STATEMENT, sort_figures(map(str, figures)))


def shared_out(meeting, step):
    return {
        each.statement.item: " ".join(each.figures)
        for each in ratings_at(step, meeting.walkthrough.heard.standing)
    }


# --- which figures are of which statement


def test_a_statement_is_found_by_its_id_and_its_wording():
    assert Weighed("lesson.03.join", 2, "We join.").item == "lesson.03.join@2"


def test_figures_of_slips_stand_by_the_statement_they_were_given_to():
    step = weighing(*RULES)
    meeting = Meeting(step).types("2 0", "", "", "1 ? 1")
    assert shared_out(meeting, step) == {
        "agreement.1@2": "0 2",
        "agreement.3@2": "1 1 ?",
    }


def test_a_sheet_gives_each_statement_one_figure():
    step = sheets()
    meeting = Meeting(step).types("012", "2?0")
    assert shared_out(meeting, step) == {
        "agreement.1@2": "0 2",
        "agreement.2@2": "1 ?",
        "agreement.3@2": "0 2",
    }


def test_two_wordings_of_a_statement_are_never_added_up():
    first, second = (Weighed("s.1", version, "We do.") for version in (1, 2))
    step = weighing(first, second)
    meeting = Meeting(step).types("2 2", "", "0 0", "")
    assert shared_out(meeting, step) == {"s.1@1": "2 2", "s.1@2": "0 0"}
    other = weighing(second)
    assert ratings_at(other, meeting.walkthrough.heard.standing)[0].figures == (
        "0",
        "0",
    )


def test_where_no_statement_is_put_the_question_stands_for_one():
    step = slips(question="How good were our questions?")
    meeting = Meeting(step).types("2 1")
    (found,) = ratings_at(step, meeting.walkthrough.heard.standing)
    assert found.statement.words == "How good were our questions?"
    assert found.counts == {"1": 1, "2": 1}


def test_figures_of_another_step_are_not_counted():
    meeting = Meeting(weighing(*RULES, id_="one"), sheets()).types("2", "", "", "")
    assert ratings_at(sheets(), meeting.walkthrough.heard.standing) == ()


def test_figures_are_told_with_the_statement_they_were_given_to():
    meeting = Meeting(weighing(*RULES), a_round()).types("2 0", ">", "So we learn")
    design = meeting.walkthrough.design
    figures, words = meeting.walkthrough.heard.standing
    assert statement_of(design, figures) == RULES[0]
    assert statement_of(design, words) is None
    assert statement_of(design, replace(figures, turn=None)) is None
    assert statement_of(design, replace(figures, turn=TurnKey("slips"))) is None


# --- how far apart people stand


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        ((0, 0, 0, 4, 4, 4), (0, 4, 4, 4, 4, 4)),  # two halves before one alone
        ((0, 0, 4, 4), (1, 1, 3, 3)),  # further before nearer
        ((0, 0, 4, 4), (0, 2, 2, 4)),  # split before spread out
        ((0, 4, "?", "?"), (3, 4, 3, 4)),
        ((3, 4), (3, 3)),
        ((0, 4, 4, 4), (0, 1, 2, 2)),
    ],
)
def test_the_wider_gap_comes_first(wider, narrower):
    pair = [rated(*narrower), rated(*wider)]
    assert sort_widest_first(pair) == tuple(reversed(pair))


def test_of_two_as_wide_the_longer_reach_comes_first_and_then_the_one_put_first():
    near, far = rated(0, 0, 1, 1), rated(0, 1, 1, 2)
    assert count_apart(near) == count_apart(far) == 2
    assert sort_widest_first([near, far]) == (far, near)
    first, second = (Ratings(each, ("0", "1")) for each in RULES[:2])
    assert sort_widest_first([first, second]) == (first, second)
    assert sort_widest_first([second, first]) == (second, first)


@given(points=POINTS)
def test_nobody_is_apart_where_all_gave_one_point_and_only_there(points):
    assert (count_apart(rated(*points)) == 0) == (len(set(points)) <= 1)


@given(points=POINTS, silent=st.integers(0, 4))
def test_who_cannot_say_takes_no_side(points, silent):
    assert count_apart(rated(*points, *"?" * silent)) == count_apart(rated(*points))


@given(points=POINTS)
def test_which_end_of_the_scale_is_which_makes_no_difference(points):
    assert count_apart(rated(*points)) == count_apart(
        rated(*(4 - each for each in points))
    )


@given(points=POINTS, to=st.integers(0, 4))
def test_who_moves_to_the_farthest_point_never_brings_people_together(points, to):
    if points:
        *others, last = sorted(points)
        assert count_apart(rated(*others, last + to)) >= count_apart(rated(*points))


@given(points=POINTS)
def test_nobody_is_further_apart_than_two_halves_at_the_ends(points):
    half = len(points) // 2
    halves = [0] * half + [4] * (len(points) - half)
    assert count_apart(rated(*points)) <= count_apart(rated(*halves))


@given(points=st.lists(st.integers(0, 4), max_size=5))
def test_the_order_of_figures_makes_no_difference(points):
    assert len({rated(*each) for each in permutations(points)}) == 1


@given(points=POINTS.filter(bool))
def test_it_goes_as_leiks_measure_does_for_one_number_of_people(points):
    n, options = len(points), 5
    cumulated = [sum(p <= cut for p in points) / n for cut in range(options)]
    leik = 2 * sum(min(f, 1 - f) for f in cumulated) / (options - 1)
    assert count_apart(rated(*points)) == pytest.approx(leik * n * (options - 1) / 2)


def test_those_who_cannot_say_stand_last_and_the_others_by_number():
    assert sort_figures(["?", "10", "2", "?", "0"]) == ("0", "2", "10", "?", "?")
