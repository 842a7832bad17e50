import pytest

from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.record.roster import Newcomer, RosterRow, roster_of


def rows(*cells):
    return [RosterRow(number, tuple(each)) for number, each in enumerate(cells, 1)]


def complaints(*cells):
    with pytest.raises(FileComplaints) as caught:
        roster_of(rows(*cells), "roster.csv")
    return list(caught.value.complaints)


@pytest.mark.parametrize(
    "headings",
    [
        ("name", "partnership"),
        ("Name", "Organisation"),
        ("FULL NAME", "Organization"),
        (" participant ", "Area"),
    ],
)
def test_headings_are_found_by_what_they_mean(headings):
    (newcomer,) = roster_of(rows(headings, ("Siân Rees", "Gwynedd")), "roster.csv")
    assert newcomer == Newcomer("Siân Rees", "Gwynedd", 2)


def test_first_name_and_surname_are_joined():
    (newcomer,) = roster_of(rows(("Surname", "First Name"), ("Rees", "Siân")), "r")
    assert newcomer.name == "Siân Rees"


def test_someone_with_one_name_has_one():
    (newcomer,) = roster_of(rows(("first name", "surname"), ("Björk", "")), "r")
    assert newcomer.name == "Björk"


def test_other_columns_are_left_alone():
    (newcomer,) = roster_of(rows(("email", "name"), ("a@b.example", "Dai")), "r")
    assert newcomer == Newcomer("Dai", "", 2)


def test_a_row_that_ends_early_has_no_partnership():
    (newcomer,) = roster_of(rows(("name", "partnership"), ("Dai",)), "r")
    assert newcomer.partnership == ""


@pytest.mark.parametrize(
    "name",
    ["Łukasz Wójcik", "Nguyễn Thị Ánh", "李小龍", "محمد علي", "O'Brien-Ní Dhálaigh"],
)
def test_names_come_from_everywhere(name):
    (newcomer,) = roster_of(rows(("name",), (name,)), "r")
    assert newcomer.name == name


def test_letters_and_their_accents_are_put_together():
    (newcomer,) = roster_of(rows(("name",), ("Sia\u0302n",)), "r")
    assert newcomer.name == "Siân"


def test_an_empty_file_is_said_to_be_empty():
    assert complaints() == ["it is empty"]


def test_headings_alone_are_no_roster():
    assert complaints(("name",)) == ["it has headings and nobody under them"]


def test_without_a_name_there_is_no_roster():
    assert complaints(("who", "where"), ("Dai", "Môn")) == [
        "row 1: no column is headed name (or first name and surname)"
    ]


def test_two_columns_of_the_same_meaning_are_one_too_many():
    headings = ("name", "partnership", "organisation")
    assert complaints(headings, ("Dai", "", "")) == [
        "row 1: two columns are headed partnership"
    ]


def test_every_broken_row_is_told_with_its_row_and_column():
    found = complaints(
        ("Name", "Partnership"),
        ("", "Gwynedd"),
        ("Dai", "Môn", "more", " "),
        ("dai", ""),
        ("x" * 201, ""),
        ("Megan", "Gwy\x1bnedd"),
    )
    assert found == [
        "row 2, column Name: there is no name",
        "row 3, column 3: 'more' stands beyond the last heading",
        "row 4, column Name: 'dai' is in row 3 already",
        "row 5, column Name: 201 letters are too many for a name",
        "row 6, column Partnership: it holds a control character",
    ]


def test_a_row_that_says_what_another_does_in_every_cell_is_no_mistake():
    people = roster_of(rows(("name", "e-mail"), ("Bo", "b"), ("BO ", "B")), "r")
    assert [each.name for each in people] == ["Bo", "BO"]
    other = complaints(("name", "e-mail"), ("Bo", "b"), ("bo", "c"))
    assert other == ["row 3, column name: 'bo' is in row 2 already"]


def test_namesakes_who_come_from_elsewhere_are_no_mistake():
    heading = ("name", "partnership")
    people = roster_of(rows(heading, ("Bo", "Hafod"), ("Bo", "Moor")), "r")
    assert len(people) == 2
    same = complaints(heading, ("Bo-Lin", "Hafod"), ("Bo Lin", "HAFOD"), ("Bô Lin", ""))
    assert same == ["row 4, column name: 'Bô Lin' is in row 2 already"]


def test_rows_without_a_name_are_not_said_to_be_the_same_one():
    found = complaints(("first name", "surname"), ("", ""), ("", ""))
    assert found == [
        "row 2, column first name: there is no name",
        "row 3, column first name: there is no name",
    ]


def test_a_roster_of_a_whole_town_is_refused():
    found = complaints(("name",), *[(f"Member {n}",) for n in range(1000)])
    assert found == ["1,001 rows are too many for a set"]
