"""What is understood of a roster: who is on it, and what is said beside."""

import pytest

from tests.rosters import roster_file
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.record.roster import Newcomer, Present, Reading, RosterFile
from tmworkshop.domain.roster.choices import Brackets, Choices, Verdict
from tmworkshop.domain.roster.remarks import Matter, Weight, weigh_remarks
from tmworkshop.domain.roster.said import list_remarks
from tmworkshop.domain.roster.understood import (
    change_understanding,
    understand_roster,
)

SET = {"m1": Present("Awel Tudor", "Glan"), "m2": Present("Bilal Aziz", "Hafod")}


def understood(*cells, members=None, choices=None):
    return understand_roster(roster_file(*cells), members or {}, choices)


def people(*cells, **how):
    return [(e.name, e.partnership) for e in understood(*cells, **how).newcomers]


def said(roster, *matters):
    return [r.words for r in list_remarks(roster) if r.matter in matters]


def weight(roster):
    return weigh_remarks(list_remarks(roster))


def complaints(*cells):
    with pytest.raises(FileComplaints) as caught:
        understood(*cells)
    return list(caught.value.complaints)


# --- the columns


@pytest.mark.parametrize(
    "headings",
    [
        ("name", "partnership"),
        ("Name", "Organisation"),
        ("FULL NAME", "Organization"),
        (" participant ", "Area"),
        ("Your name:", "Company"),
        ("What is your name?", "Which organisation are you from?"),
        ("attendee_name", "Employer"),
        ("Display Name", "Affiliation"),
        ("Enw", "Mudiad"),
        ("Enw llawn", "Sefydliad"),
        ("Nom complet", "Organisme"),
        ("Vor- und Nachname", "Firma"),
        ("Nombre y apellidos", "Entidad"),
        ("Imię i nazwisko", "Instytucja"),
        ("Jméno a příjmení", "Organizace"),
        ("Ainm", "Eagraíocht"),
        ("姓名", "單位"),
        ("Name / Enw", "Organisation / Sefydliad"),
    ],
)
def test_headings_are_found_by_what_they_mean(headings):
    roster = understood(headings, ("Siân Rees", "Gwynedd"))
    assert roster.newcomers == (Newcomer("Siân Rees", "Gwynedd", 2),)
    assert weight(roster) is Weight.SAID


@pytest.mark.parametrize(
    "headings",
    [
        ("First Name", "Surname"),
        ("first_name", "last_name"),
        ("firstName", "lastName"),
        ("First", "Last"),
        ("Name", "Surname"),
        ("Enw cyntaf", "Cyfenw"),
        ("Prénom", "Nom"),
        ("Vorname", "Name"),
        ("Nombre", "Apellidos"),
        ("Imię", "Nazwisko"),
        ("Jméno", "Příjmení"),
    ],
)
def test_first_name_and_surname_are_joined(headings):
    assert people(headings, ("Siân", "Rees")) == [("Siân Rees", "")]
    assert people(headings[::-1], ("Rees", "Siân")) == [("Siân Rees", "")]


def test_a_surname_that_stands_in_the_name_as_well_is_not_said_twice():
    roster = understood(("Name", "Surname"), ("Siân Rees", "Rees"))
    assert [each.name for each in roster.newcomers] == ["Siân Rees"]
    assert said(roster, Matter.COLUMNS) == ["Surname"]


def test_surnames_alone_are_taken_in_and_that_there_is_no_more_of_a_name_is_said():
    roster = understood(("Surname", "Area"), ("Rees", "Glan"))
    assert roster.newcomers == (Newcomer("Rees", "Glan", 2),)
    assert said(roster, Matter.NAMES) == [
        "Surname (row 1: no column holds a first name)"
    ]


def test_chinese_names_in_two_columns_are_written_as_they_are_there():
    assert people(("姓", "名"), ("李", "小龍")) == [("李小龍", "")]


def test_someone_with_one_name_has_one():
    assert people(("first name", "surname"), ("Björk", "")) == [("Björk", "")]


def test_other_columns_are_left_out_and_named():
    roster = understood(
        ("email", "name", "Access needs"), ("a@b.example", "Dai", "x" * 900)
    )
    assert roster.newcomers == (Newcomer("Dai", "", 2),)
    assert said(roster, Matter.COLUMNS) == ["email and Access needs"]
    assert weight(roster) is Weight.SAID


def test_a_row_that_ends_early_has_no_partnership():
    assert people(("name", "partnership"), ("Dai",)) == [("Dai", "")]


@pytest.mark.parametrize(
    "name",
    ["Łukasz Wójcik", "Nguyễn Thị Ánh", "李小龍", "محمد علي", "O'Brien-Ní Dhálaigh"],
)
def test_names_come_from_everywhere(name):
    assert people(("name",), (name,)) == [(name, "")]


def test_letters_and_their_accents_are_put_together():
    assert people(("name",), ("Sia\u0302n",)) == [("Siân", "")]


def test_titles_above_the_headings_are_left_out_and_said():
    roster = understood(
        ("Spring set, who is coming",), ("March",), ("Name", "Company"), ("Dai", "Môn")
    )
    assert [each.name for each in roster.newcomers] == ["Dai"]
    assert said(roster, Matter.HEADINGS) == [
        "in row 3; what is above is left out: rows 1 and 2"
    ]


def test_a_list_of_zooms_is_read_below_what_it_says_of_the_meeting():
    roster = understood(
        ("Meeting ID", "Topic", "User Email", "Participants"),
        ("81 22", "The set", "me@example.org", "2"),
        ("Name (Original Name)", "User Email", "Total Duration (Minutes)", "Guest"),
        ("Awel Tudor (Awel's phone)", "", "60", "Yes"),
        ("Bilal Aziz (he/him)", "", "58", "Yes"),
    )
    assert [each.name for each in roster.newcomers] == ["Awel Tudor", "Bilal Aziz"]
    assert said(roster, Matter.BRACKETS, Matter.TIDIED) == [
        'row 4: "Awel Tudor (Awel\'s phone)" is taken in as Awel Tudor',
        "row 5: 'Bilal Aziz (he/him)' is taken in as Bilal Aziz",
    ]


def test_of_a_list_of_teams_the_participants_are_read_and_no_table_below():
    roster = understood(
        ("1. Summary",),
        ("Meeting title", "The set"),
        ("2. Participants",),
        ("Name", "First Join", "Last Leave", "Email", "Role"),
        ("Awel Tudor (Guest)", "10:00", "11:00", "", "Presenter"),
        ("3. In-Meeting Activities",),
        ("Name", "Join Time", "Leave Time", "Email", "Role"),
        ("Awel Tudor", "10:00", "10:20", "", "Presenter"),
    )
    assert [each.name for each in roster.newcomers] == ["Awel Tudor"]
    assert [(e.row, e.why.name) for e in roster.left][-1] == (8, "BELOW")


def test_codes_headed_name_give_way_to_names_headed_otherwise():
    roster = understood(
        ("name", "label", "volunteer_name"),
        ("V-1a", "V-1a Dai", "Dai Okafor"),
        ("V-2b", "V-2b Awel", "Awel Tudor"),
    )
    assert [each.name for each in roster.newcomers] == ["Dai Okafor", "Awel Tudor"]
    assert weight(roster) is Weight.LOOK


def test_of_two_columns_of_one_meaning_the_likelier_is_taken_and_said():
    headings = ("name", "organisation", "partnership")
    roster = understood(headings, ("Dai", "Glan", "Môn"))
    assert roster.newcomers[0].partnership == "Môn"
    assert "two columns are headed partnership" in said(roster, Matter.NAMES)[0]
    assert weight(roster) is Weight.LOOK


def test_without_headings_names_are_found_by_their_looks_and_that_is_a_guess():
    roster = understood(
        ("1", "Awel Tudor", "Glan"), ("2", "Bilal Aziz", "Hafod"), ("3", "Cai ap Huw")
    )
    assert [each.name for each in roster.newcomers] == [
        *("Awel Tudor", "Bilal Aziz", "Cai ap Huw")
    ]
    assert roster.newcomers[0].partnership == "Glan"
    assert said(roster, Matter.HEADINGS) == ["none"]
    assert weight(roster) is Weight.LOOK


def test_a_word_of_someones_job_is_no_heading():
    roster = understood(("Awel Tudor", "student"), ("Bilal Aziz", "tutor"))
    assert [each.name for each in roster.newcomers] == ["Awel Tudor", "Bilal Aziz"]
    assert weight(roster) is Weight.LOOK


def test_where_no_column_is_likely_someone_has_to_say_which():
    roster = understood(("who", "where"), ("Dai", "Môn"))
    assert said(roster, Matter.NAMES) == [
        "row 1: no column is headed name (or first name and surname)"
    ]
    assert roster.newcomers == ()
    assert weight(roster) is Weight.ASK


@pytest.mark.parametrize(
    "headings",
    [
        ("Organisation", "Contact name", "Contact email"),
        ("Partnership name", "Lead contact", "Lead email"),
        ("Partnership", "Who", "Phone"),
    ],
)
def test_an_organisation_is_no_name_where_people_stand_beside_it(headings):
    roster = understood(
        headings, ("Glan Larder", "Ama Serwaa", "a"), ("Moor Bread", "Cai Noor", "c")
    )
    assert roster.newcomers == (
        Newcomer("Ama Serwaa", "Glan Larder", 2),
        Newcomer("Cai Noor", "Moor Bread", 3),
    )


def test_titles_above_headings_that_nobody_knows_are_left_out_and_said():
    roster = understood(
        ("Shire of Glan",),
        ("Who does what, in March",),
        ("Post", "Holder", "Tel."),
        ("Head", "Ama Serwaa", "1"),
        ("Clerk", "Cai Noor", "2"),
    )
    assert [each.name for each in roster.newcomers] == ["Ama Serwaa", "Cai Noor"]
    assert said(roster, Matter.HEADINGS) == [
        "in row 3; what is above is left out: rows 1 and 2"
    ]
    assert weight(roster) is Weight.LOOK


def test_a_list_pasted_from_a_letter_loses_its_title_and_its_bullets():
    roster = understood(
        ("Coming on the 12th",),
        ("•\tAma Serwaa", "Glan Larder"),
        ("o\tCai Noor", "Moor Bread"),
        ("•\tEfa Pugh - Glan Larder",),
        ("1. Dewi Lloyd", "Moor Bread"),
    )
    assert roster.newcomers == (
        Newcomer("Ama Serwaa", "Glan Larder", 2),
        Newcomer("Cai Noor", "Moor Bread", 3),
        Newcomer("Efa Pugh - Glan Larder", "", 4),
        Newcomer("Dewi Lloyd", "Moor Bread", 5),
    )
    assert said(roster, Matter.HEADINGS) == ["none; what is above is left out: row 1"]


def test_columns_without_headings_are_said_to_be_left_out():
    roster = understood(("Awel Tudor", "1", "x"), ("Bilal Aziz", "2"))
    assert said(roster, Matter.COLUMNS) == ["column 2 and column 3"]


def test_the_name_that_someone_prefers_is_taken_before_that_of_their_papers():
    roster = understood(("Legal name", "Preferred name"), ("Dai Rees", "Dee Rees"))
    assert [each.name for each in roster.newcomers] == ["Dee Rees"]
    assert weight(roster) is Weight.LOOK


# --- the rows


def test_an_empty_file_is_said_to_be_empty():
    assert complaints() == ["it is empty"]


def test_headings_alone_are_no_roster():
    assert complaints(("name",)) == ["it has headings and nobody under them"]


def test_a_roster_of_a_whole_town_is_refused():
    found = complaints(("name",), *[(f"Member {n}",) for n in range(1000)])
    assert found == ["1,001 rows are too many for a set"]


@pytest.mark.parametrize(
    "cell",
    [
        *("Total", "TOTAL: 12", "Apologies: Siân", "Cyfanswm", "Gesamt 3", "合计"),
        *("#N/A", "#REF!", "#NAME?", "Err:502", "#¡VALOR!", "#DIV/0!"),
        *(
            "VOL-1a2b",
            "+447700900123",
            "=A2",
            "dai@example.org",
            "https://example.org",
            "12",
        ),
        *("TBC", "n/a", "-", "vacant", "To be confirmed", "Test", "?", "TRUE"),
        *("Siân Rees and Dai Okafor", "Siân & Dai", "Siân Rees, Dai Okafor"),
        *("Siân Rees / Dai Okafor", "Siân Rees a Dai Okafor", "Siân\nDai"),
        *("A", "Open-Ended Response", "3 total"),
        *("Total apologies", "Glan Food Partnership", "CYNGOR GLAN", "Moor CIC"),
        *("iPhone (2)", "Otter.ai notetaker", "Group 1", "x" * 201, "Dai\x1b[2J"),
        "we would all like to sit near the door please if we may",
    ],
)
def test_what_looks_like_no_person_is_left_out_and_said(cell):
    roster = understood(("name", "company"), ("Awel Tudor", "Glan"), (cell, "Glan"))
    assert [each.name for each in roster.newcomers] == ["Awel Tudor"]
    assert [each.row for each in roster.left] == [3]
    assert weight(roster) is Weight.LOOK


@pytest.mark.parametrize(
    "name",
    [
        *("María José Núñez y Ortega", "Ana", "Megan Total", "Rose Day", "Cai 2"),
        *("Dr. Ann O'Neill-Jones", "Pau Gasol i Sàez", "Nia a Megan", "T. Otal"),
        *("Nia Council-Rees", "Rose Day Total", "Huw Trust"),
        *("Ellis, Tudur, MBE", "Will Count", "Elizabeth (Liz) Jones"),
    ],
)
def test_a_name_that_looks_a_little_odd_is_a_name(name):
    assert [each[0] for each in people(("name",), (name,))] == [name]


def test_headings_that_come_once_more_are_nobody():
    roster = understood(("Name",), ("Awel Tudor",), ("Name",), ("Bilal Aziz",))
    assert len(roster.newcomers) == 2
    assert weight(roster) is Weight.SAID


def test_every_odd_row_is_told_with_its_row_and_column():
    roster = understood(
        ("Name", "Partnership"),
        ("", "Gwynedd"),
        ("Dai", "Môn", "more", " "),
        ("dai", "Môn"),
        ("x" * 201, ""),
        ("Megan", "Gwy\x1bnedd"),
    )
    odd = [r.words for r in list_remarks(roster) if r.weight is Weight.LOOK]
    assert odd == [
        "row 2, column Name: there is no name",
        f"row 5, column Name: '{'x' * 40}…': too many letters for a name",
        "row 3, column 3: 'more' stands beyond the last heading",
        "row 6: 'Gwy\\x1bnedd' is none, it holds a control character",
        "row 4: 'dai' is in row 3 already; the rows differ, but count as one person",
    ]


def test_a_row_that_was_left_out_is_taken_in_after_all():
    cells = ("name",), ("Awel Tudor",), ("Guest",)
    assert people(*cells) == [("Awel Tudor", "")]
    taken = Choices(taken=frozenset({3}))
    assert people(*cells, choices=taken) == [("Awel Tudor", ""), ("Guest", "")]


def test_two_in_a_cell_are_taken_in_as_two_or_as_one():
    cells = ("name", "company"), ("Siân Rees and Dai Okafor", "Glan")
    two = Choices(taken=frozenset({2}))
    assert people(*cells, choices=two) == [
        ("Siân Rees", "Glan"),
        ("Dai Okafor", "Glan"),
    ]
    one = Choices(taken=frozenset({2}), whole=frozenset({2}))
    assert people(*cells, choices=one) == [("Siân Rees and Dai Okafor", "Glan")]


def test_a_row_is_left_out_where_someone_says_so():
    cells = ("name",), ("Awel Tudor",), ("Bilal Aziz",)
    roster = understood(*cells, choices=Choices(dropped=frozenset({2})))
    assert [each.name for each in roster.newcomers] == ["Bilal Aziz"]
    assert said(roster, Matter.ROWS) == [
        "row 2, column name: 'Awel Tudor': left out by you"
    ]


# --- names and partnerships as they are taken in


def test_a_surname_in_front_of_a_comma_is_put_last():
    cells = ("name",), ("Rees, Siân",), ("Okafor, Dai",)
    assert people(*cells) == [("Siân Rees", ""), ("Dai Okafor", "")]
    assert weight(understood(*cells)) is Weight.LOOK
    as_it_is = Choices(turned=False)
    assert people(*cells, choices=as_it_is)[0] == ("Rees, Siân", "")


def test_a_heading_says_that_surnames_are_first():
    assert people(("Nom Prénom",), ("REES Siân",)) == [("Siân REES", "")]
    assert people(("Surname, First name",), ("Rees Siân",)) == [("Siân Rees", "")]


def test_letters_after_a_name_are_no_first_name():
    assert people(("name",), ("Siân Rees, MBE",)) == [("Siân Rees, MBE", "")]


def test_what_stands_around_a_name_is_taken_off_and_said():
    roster = understood(("name",), ("1. Siân Rees (she/her)",))
    assert [each.name for each in roster.newcomers] == ["Siân Rees"]
    assert said(roster, Matter.TIDIED) == [
        "row 2: '1. Siân Rees (she/her)' is taken in as Siân Rees"
    ]


def test_a_number_in_front_of_a_name_is_taken_off_and_an_initial_is_not():
    assert people(("name",), ("2 Siân Rees",)) == [("Siân Rees", "")]
    assert people(("first name", "surname"), ("S", "Rees")) == [("S Rees", "")]


def test_an_address_behind_a_name_is_taken_off():
    assert people(("name",), ("Siân Rees <s.rees@example.org>",)) == [("Siân Rees", "")]


def test_what_is_in_brackets_stays_behind_a_name_that_is_turned_round():
    cells = ("name",), ("Rees, Siân (Glan)",)
    assert people(*cells) == [("Siân Rees (Glan)", "")]
    where = Choices(brackets=Brackets.PARTNERSHIP)
    assert people(*cells, choices=where) == [("Siân Rees", "Glan")]
    assert said(understood(*cells, choices=where), Matter.BRACKETS) == [
        "row 2: 'Rees, Siân (Glan)' is taken in as Siân Rees, Glan"
    ]


@pytest.mark.parametrize(
    "cell", ["Siân Rees - Glan", "Siân Rees | Glan", "Siân Rees, Glan Council"]
)
def test_what_stands_behind_a_dash_is_asked_about_as_brackets_are(cell):
    cells = ("name",), (cell,)
    assert people(*cells) == [(cell, "")]
    assert said(understood(*cells), Matter.BRACKETS) == ["part of the name, row 2"]
    where = Choices(brackets=Brackets.PARTNERSHIP)
    assert people(*cells, choices=where)[0][0] == "Siân Rees"
    assert people(*cells, choices=where)[0][1].startswith("Glan")


@pytest.mark.parametrize("status", ["Not Attending", "CANCELLED", "withdrawn"])
def test_whoever_is_said_not_to_come_is_left_out_and_said(status):
    cells = ("name", "status"), ("Awel Tudor", "ok"), ("Cai Noor", status)
    roster = understood(*cells)
    assert [each.name for each in roster.newcomers] == ["Awel Tudor"]
    assert weight(roster) is Weight.LOOK
    taken = Choices(taken=frozenset({3}))
    assert people(*cells, choices=taken)[1] == ("Cai Noor", "")


def test_whoever_declines_something_else_is_coming():
    cells = ("name", "Consent to photos"), ("Awel Tudor", "Declined")
    assert people(*cells) == [("Awel Tudor", "")]


def test_brackets_are_a_part_of_the_name_until_someone_says_what_they_are():
    cells = ("name",), ("Siân Rees (Glan)",)
    assert people(*cells) == [("Siân Rees (Glan)", "")]
    where = Choices(brackets=Brackets.PARTNERSHIP)
    assert people(*cells, choices=where) == [("Siân Rees", "Glan")]
    nothing = Choices(brackets=Brackets.NOTHING)
    assert people(*cells, choices=nothing) == [("Siân Rees", "")]


@pytest.mark.parametrize(
    "cell", ["#N/A", "0", "-", "n/a", "None", "12", "glan@example.org", "x" * 201]
)
def test_what_is_no_partnership_is_none_and_said(cell):
    roster = understood(("name", "company"), ("Dai", cell))
    assert roster.newcomers[0].partnership == ""
    assert len(said(roster, Matter.NO_PARTNERSHIP)) == 1


def test_a_partnership_is_spelt_as_the_set_has_it():
    roster = understood(("name", "company"), ("Dai", "GLAN"), members=SET)
    assert roster.newcomers[0].partnership == "Glan"
    assert said(roster, Matter.SPELLING) == ["GLAN is taken for Glan"]
    assert said(roster, Matter.NEW) == []


def test_a_partnership_that_is_nearly_another_may_be_one_or_two():
    cells = ("name", "company"), ("Dai", "Moor Trust"), ("Ana", "Moor Trusts")
    roster = understood(*cells)
    assert {e.partnership for e in roster.newcomers} == {"Moor Trust", "Moor Trusts"}
    assert weight(roster) is Weight.LOOK
    one = people(*cells, choices=Choices(joined=True))
    assert {partnership for _, partnership in one} == {"Moor Trust"}


def test_partnerships_with_other_numbers_are_others():
    cells = ("name", "company"), ("Dai", "Ward 1"), ("Ana", "Ward 10")
    assert weight(understood(*cells)) is Weight.SAID


def test_partnerships_that_are_new_to_the_set_are_said():
    roster = understood(
        ("name", "company"), ("Dai", "Glan"), ("Ana", "Moor"), members=SET
    )
    assert said(roster, Matter.NEW) == ["Moor"]


@pytest.mark.parametrize("name", ["Gwyn?yr Rees", "Si\ufffdn Rees"])
def test_a_letter_that_was_lost_before_is_said(name):
    roster = understood(("name",), (name,))
    assert said(roster, Matter.LETTERS) == [f"row 2: {name!r} lacks a letter, it seems"]


# --- who is who


def test_rows_that_are_equal_are_one_person():
    roster = understood(("name", "company"), ("Dai", "Môn"), ("Dai", "Môn"))
    assert len(roster.newcomers) == 1
    once = "row 3: 'Dai' is in row 2 already, and counts once"
    assert said(roster, Matter.DOUBLES) == [once]
    assert weight(roster) is Weight.SAID


def test_rows_that_differ_elsewhere_may_be_two_people():
    cells = ("name", "ticket"), ("Dai Okafor", "1"), ("Dai Okafor", "2")
    roster = understood(*cells)
    assert len(roster.newcomers) == 1
    assert weight(roster) is Weight.LOOK
    two = Choices().with_answer(3, Verdict.OTHER)
    assert len(people(*cells, choices=two)) == 2


def test_rows_with_addresses_of_their_own_are_two_people():
    roster = understood(
        ("name", "email"), ("Sam", "s@example.org"), ("Sam", "sam@example.org")
    )
    assert len(roster.newcomers) == 2
    assert said(roster, Matter.NAMESAKES) == [
        "row 3: Sam is in row 2 already, with another address: two people"
    ]


def test_namesakes_are_two_people_told_apart_by_their_partnerships():
    cells = ("name", "company"), ("Cai Noor", "Glan"), ("Cai Noor", "Moor")
    roster = understood(*cells)
    assert len(roster.newcomers) == 2
    assert said(roster, Matter.NAMESAKES) == [
        "row 3: Cai Noor is in row 2 already, with another partnership: two people"
    ]
    assert weight(roster) is Weight.LOOK
    one = Choices().with_answer(3, Verdict.SAME)
    assert people(*cells, choices=one) == [("Cai Noor", "Glan")]


def test_names_that_are_nearly_one_are_two_people_once_someone_has_looked():
    roster = understood(("name",), ("Megan Pryce",), ("Megan Price",))
    assert len(roster.newcomers) == 2
    assert weight(roster) is Weight.LOOK
    assert said(roster, Matter.ALIKE) == [
        "row 3: Megan Price may be Megan Pryce of row 2: two people"
    ]


def test_whoever_is_in_the_set_already_stays_as_they_are():
    roster = understood(("name",), ("awel  TUDOR",), ("Ana",), members=SET)
    assert [each.name for each in roster.newcomers] == ["Ana"]
    assert roster.already_there == ("Awel Tudor",)


def test_someone_of_nearly_a_name_in_the_set_is_asked_about():
    cells = ("name",), ("Awel Tudur",)
    roster = understood(*cells, members=SET)
    assert roster.newcomers == ()
    assert said(roster, Matter.QUESTION) == [
        "row 2: Awel Tudur may be Awel Tudor (Glan) of the set"
    ]
    assert weight(roster) is Weight.ASK
    other = change_understanding(roster, Choices().with_answer(2, Verdict.OTHER))
    assert other.newcomers == (Newcomer("Awel Tudur", "", 2, is_other=True),)
    same = change_understanding(roster, Choices().with_answer(2, Verdict.SAME))
    assert (same.newcomers, same.already_there) == ((), ("Awel Tudor",))


def test_someone_with_another_partnership_than_in_the_set_is_asked_about():
    roster = understood(("name", "company"), ("Awel Tudor", "Hafod"), members=SET)
    assert said(roster, Matter.QUESTION) == [
        "row 2: Awel Tudor is in the set already, with Glan and not Hafod"
    ]


def test_whoever_is_like_another_is_somebody_else_where_that_is_said():
    cells = (
        ("name", "company"),
        ("Awel Tudur", ""),
        ("Cai Noor", "A"),
        ("Cai Noor", "B"),
    )
    roster = understood(*cells, members=SET, choices=Choices(others=True))
    assert [each.name for each in roster.newcomers] == [
        *("Awel Tudur", "Cai Noor", "Cai Noor")
    ]
    assert weight(roster) is Weight.SAID


def test_more_than_a_learning_set_is_said():
    cells = [(f"Person {n}",) for n in range(11)]
    assert understood(("name",), *cells, members=SET).is_many
    assert not understood(("name",), *cells[:10], members=SET).is_many


# --- how it is read


def test_of_several_readings_the_one_with_headings_is_taken_and_others_can_be():
    notes, list_ = (
        roster_file(("Notes",), ("Dear all",)),
        roster_file(("Name",), ("Dai",)),
    )
    both = (
        Reading("sheet Notes, of 2", notes.readings[0].rows),
        Reading("sheet People, of 2", list_.readings[0].rows),
    )
    roster = understand_roster(RosterFile("a workbook", both, has_sheets=True), {})
    assert [each.name for each in roster.newcomers] == ["Dai"]
    assert said(roster, Matter.FILE) == ["a workbook, sheet People, of 2"]
    other = change_understanding(roster, Choices(reading=0))
    assert other.reading.called == "sheet Notes, of 2"


def test_whoever_is_in_a_row_that_the_spreadsheet_hides_is_taken_in_and_said():
    (one,) = roster_file(("Name",), ("Dai",), ("Ana",)).readings
    reading = Reading(one.called, one.rows, hidden=frozenset({3}))
    roster = understand_roster(RosterFile("a workbook", (reading,)), {})
    assert len(roster.newcomers) == 2
    assert said(roster, Matter.HIDDEN) == ["row 3, and taken in all the same"]
    assert weight(roster) is Weight.LOOK


def test_two_sheets_that_could_both_be_it_are_a_guess():
    one, two = roster_file(("Name",), ("Dai",)), roster_file(("Name",), ("Ana",))
    both = (
        Reading("sheet 2025, of 2", one.readings[0].rows),
        Reading("sheet 2026, of 2", two.readings[0].rows),
    )
    roster = understand_roster(RosterFile("a workbook", both, has_sheets=True), {})
    assert weight(roster) is Weight.LOOK
    assert said(roster, Matter.FILE) == [
        "a workbook, sheet 2025, of 2; not read: sheet 2026"
    ]
