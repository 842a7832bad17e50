"""Cells of a programme's table: who shared what there, and how many could have."""

import pytest

from tests.tables_of_programmes import ALDER, ROWS, asked, part, voice
from tmworkshop.domain.codebook import Codebook
from tmworkshop.domain.content import Lesson
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.library import Theme
from tmworkshop.domain.programme.cells import (
    CellPlace,
    ProgrammeRow,
    count_people,
    list_rows,
    make_cells,
)


def cells_of(*of_a_set, reader=Reader.PROGRAMME):
    return make_cells({"one": (part(*of_a_set),)}, ROWS, reader)


def asked_in(cells, row, partnership=ALDER):
    return cells.at[CellPlace(partnership, row)].asked


def test_a_lesson_is_asked_where_a_step_ran_on_it():
    cells = cells_of(asked(6, "trust"))
    assert (asked_in(cells, "trust"), asked_in(cells, "money")) == (6, 0)


@pytest.mark.parametrize(
    ("row", "count"), [("hours", 6), ("barrier", 6), ("peers", 0), ("trust", 0)]
)
def test_a_theme_is_asked_where_a_lesson_carries_it(row, count):
    assert asked_in(cells_of(asked(6, "money")), row) == count


def test_every_theme_and_no_lesson_is_asked_where_a_session_was_open():
    cells = cells_of(asked(5, ""))
    assert {row.id for row in ROWS if asked_in(cells, row.id) == 5} == {
        *("barrier", "hours", "forms", "peers")
    }


def test_a_theme_is_asked_where_somebody_raised_it_and_the_figure_tells_not_by_which():
    cells = cells_of(asked(4, "trust"), asked(7, "law"), voice("a", "trust", "peers"))
    assert asked_in(cells, "peers") == 7


def test_the_most_who_were_there_were_asked_and_no_sum():
    assert asked_in(cells_of(asked(4, "trust"), asked(6, "trust")), "trust") == 6


def test_words_stand_in_the_rows_of_their_lesson_and_themes_and_above_these():
    cells = cells_of(voice("a", "trust", "hours"), voice("b", "law", "unheard-of"))
    assert {place.row for place, cell in cells.at.items() if cell.voices} == {
        *("trust", "law", "hours", "barrier")
    }
    assert {voice.person for voice in cells.voices.values()} == {"a", "b"}


def test_words_that_a_slip_does_not_let_through_are_in_no_cell():
    cells = cells_of(
        voice("a"), voice("b", to=[Reader.PROGRAMME]), reader=Reader.FUNDER
    )
    assert {voice.person for voice in cells.voices.values()} == {"a"}


def test_a_funder_s_cells_are_of_the_whole_programme():
    cells = cells_of(voice("a"), voice("b", town="Birch"), reader=Reader.FUNDER)
    assert {place.partnership for place in cells.at} == {None}
    assert len(cells.at[CellPlace(None, "trust")].voices) == 2


def test_a_partnership_has_the_people_who_were_there_or_who_share_words():
    cells = cells_of(asked(5, "trust"), voice("a", town="Birch"))
    assert cells.people == {ALDER: 5, "Birch": 1}


def test_people_of_two_laptops_are_those_of_the_one_with_most_of_them():
    two, three = [("one", "a"), ("one", "b")], [("two", each) for each in "abc"]
    assert count_people([*two, *three, *three]) == 3
    assert count_people([]) == 0


def test_rows_are_lessons_and_then_themes_with_those_beneath_them():
    lesson = Lesson.__new__(Lesson)
    lesson.__dict__.update(id="money", themes=("barrier",))
    up = Theme("barrier", "Barriers", "", "")
    down = Theme("hours", "Hours", "", "", beneath="barrier")
    assert [*list_rows([lesson], Codebook((down, up)))] == [
        ProgrammeRow("money", lesson="money"),
        ProgrammeRow(
            "barrier",
            family=frozenset({"barrier", "hours"}),
            carried_by=frozenset({"money"}),
        ),
        ProgrammeRow(
            "hours", family=frozenset({"hours"}), carried_by=frozenset({"money"})
        ),
    ]
