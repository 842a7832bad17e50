from datetime import date
from pathlib import Path

import pytest

from tests.records import APRIL, IMPRINT, JANUARY, MARCH, Story
from tmworkshop.application.reports import (
    PrintShop,
    after_session,
    members_for,
    participant_sheets,
    print_all_sheet,
    print_each,
    print_sheets,
    set_sheet,
)
from tmworkshop.domain.errors import Environment, NotFound
from tmworkshop.domain.facts import Kind, Moved, What
from tmworkshop.domain.record.record import find_session


def write(view):
    return f"A page: {view}".encode()


class NoPress:
    """A writer on a machine without Pango, which counts how often it was tried."""

    def __init__(self):
        self.tried = 0

    def __call__(self, view):
        self.tried += 1
        raise Environment("Pango is missing")


class Shelf:
    """Pages where they were put."""

    def __init__(self):
        self.held = {}

    def put(self, name, ending, content):
        page = Path(*name[:-1], f"{name[-1]}{ending}")
        self.held[str(page)] = content
        return page

    def clear_former(self, name, owner):
        *folders, file = name
        former = [
            page
            for page in map(Path, self.held)
            if page.parent == Path(*folders)
            and page.name.startswith(f"{owner} ")
            and page.stem != file
        ]
        for page in former:
            del self.held[str(page)]


@pytest.fixture
def story():
    story = Story.of_three()
    story.slip("m1", "set-summary")
    return story


def first_action(story):
    return next(iter(story.record.standing(Kind.ACTION))).id


@pytest.fixture
def two_sessions(story):
    story.meet(JANUARY, ("m3", "m1"))
    story.action("m1", "Ring the mill", MARCH)
    story.part(again=MARCH)
    story.meet(MARCH)
    story.part(again=APRIL)
    return story


def test_a_session_is_found_by_its_number(two_sessions):
    assert find_session(two_sessions.record, 1).held_on == JANUARY


def test_the_latest_session_is_meant_where_none_is_named(two_sessions):
    assert find_session(two_sessions.record).held_on == MARCH


def test_a_set_that_has_not_met_has_no_pages(story):
    with pytest.raises(NotFound, match="Dyffryn set has held no session yet"):
        find_session(story.record)


@pytest.mark.parametrize("number", [3, -1])
def test_a_session_that_was_not_held_is_named(two_sessions, number):
    told = f"has no session {number}: it has held 2 sessions"
    with pytest.raises(NotFound, match=told):
        find_session(two_sessions.record, number)


def test_one_session_is_said_in_the_singular(story):
    story.meet(MARCH)
    with pytest.raises(NotFound, match=r"it has held 1 session\."):
        find_session(story.record, 2)


def test_an_earlier_session_stands_as_it_ended(two_sessions):
    action = first_action(two_sessions)
    two_sessions.meet(APRIL)
    two_sessions.heard(action, "done")
    two_sessions.action("m1", "Of April")
    record, session = after_session(two_sessions.facts, 1)
    assert session.number == 1
    (page,) = participant_sheets(record, session, ["m1"], IMPRINT)
    assert [each.words for each in page.view.doing] == ["Ring the mill"]
    assert page.view.ended == ()
    assert page.view.next_meeting == "We next meet on Thursday 12 March 2026."


def test_what_was_heard_between_sessions_is_not_on_the_page_before_the_last(story):
    story.meet(JANUARY)
    action = story.action("m1", "Ring the mill")
    story.part()
    story.on(date(2026, 2, 2)).heard(action, "done")
    story.meet(MARCH)
    record, _ = after_session(story.facts, 1)
    assert record.standing(Kind.FOLLOWUP) == (record.kept[story.facts[-2].id],)


def test_what_was_put_right_since_stands_on_an_earlier_page_too(two_sessions):
    action = first_action(two_sessions)
    two_sessions.amend(action, "words", "Ring both mills")
    record, _ = after_session(two_sessions.facts, 1)
    assert record.kept[action].words == "Ring both mills"


def test_what_a_later_session_changed_does_not(two_sessions):
    action = first_action(two_sessions)
    two_sessions.meet(APRIL)
    two_sessions.amend(action, "words", "Ring both mills")
    record, _ = after_session(two_sessions.facts, 1)
    assert record.kept[action].words == "Ring the mill"


def test_who_may_read_is_as_it_is_now(two_sessions):
    action = first_action(two_sessions)
    two_sessions.meet(APRIL)
    two_sessions.amend(action, "level", "private")
    record, _ = after_session(two_sessions.facts, 1)
    assert record.kept[action].level == "private"


def test_what_was_taken_away_stands_on_no_page(two_sessions):
    action = first_action(two_sessions)
    two_sessions.meet(APRIL)
    two_sessions.strike(action)
    record, session = after_session(two_sessions.facts, 1)
    assert set_sheet(record, session, IMPRINT).view.actions == ()


def test_slips_count_as_they_are_now(two_sessions):
    two_sessions.slip("m1", no=("set-summary",))
    record, session = after_session(two_sessions.facts, 1)
    assert set_sheet(record, session, IMPRINT).view.actions == ()


def test_those_who_were_there_come_first(two_sessions):
    record, session = after_session(two_sessions.facts, 1)
    assert members_for(record, session) == ("m3", "m1", "m2")


def test_each_page_has_a_file_of_its_own_under_its_set_and_session(two_sessions):
    record, session = after_session(two_sessions.facts)
    sheets = participant_sheets(record, session, ["m1", "m2"], IMPRINT)
    assert [sheet.name for sheet in sheets] == [
        ("Dyffryn set", "session 2", "m1 Megan Prys-Jones"),
        ("Dyffryn set", "session 2", "m2 Dai Okafor"),
    ]
    names = [sheet.view.name for sheet in sheets]
    assert names == ["Megan Prys-Jones", "Dai Okafor"]


def test_one_file_for_the_printer_holds_each_page(two_sessions):
    record, session = after_session(two_sessions.facts)
    sheet = print_all_sheet(record, session, ["m1", "m2"], IMPRINT)
    title = "Every member's page, Dyffryn set, Thursday 12 March 2026"
    assert sheet.view.title == title
    assert [page.name for page in sheet.view.pages] == [
        "Megan Prys-Jones",
        "Dai Okafor",
    ]


@pytest.fixture
def sheets(two_sessions):
    record, session = after_session(two_sessions.facts)
    return participant_sheets(record, session, ["m1", "m2"], IMPRINT)


def names(printing):
    return [[file.name for file in files] for files in printing.pages]


def test_each_sheet_is_written_by_each_writer_in_their_order(sheets):
    shelf = Shelf()
    printing = print_sheets(sheets, PrintShop({"html": write, "pdf": write}, shelf))
    assert len(shelf.held) == 4
    assert printing.trouble == ""
    assert names(printing) == [
        ["m1 Megan Prys-Jones.html", "m1 Megan Prys-Jones.pdf"],
        ["m2 Dai Okafor.html", "m2 Dai Okafor.pdf"],
    ]


def test_a_writer_is_given_the_view_and_nothing_else(sheets):
    shelf, given = Shelf(), []
    print_sheets(sheets, PrintShop({"json": lambda v: given.append(v) or b""}, shelf))
    assert given == [sheet.view for sheet in sheets]


def test_where_no_pdf_can_be_made_all_else_is_written_and_the_reason_is_kept(sheets):
    shelf, press = Shelf(), NoPress()
    writers = {"html": write, "pdf": press, "txt": write}
    printing = print_sheets(sheets, PrintShop(writers, shelf))
    assert [Path(name).suffix for name in shelf.held] == [".html", ".txt"] * 2
    assert printing.trouble == "Pango is missing"
    assert press.tried == 1


def test_where_the_first_cannot_be_made_there_is_nothing_to_go_on_with(sheets):
    with pytest.raises(Environment, match="Pango is missing"):
        print_sheets(sheets, PrintShop({"pdf": NoPress(), "txt": write}, Shelf()))


def test_pages_can_be_printed_one_by_one(sheets):
    printings = list(print_each(sheets, PrintShop({"html": write}, Shelf())))
    assert [len(printing.pages) for printing in printings] == [1, 1]


def test_a_session_that_came_to_nothing_is_between_no_two(two_sessions):
    two_sessions.meet(APRIL)
    two_sessions.add(Moved(session=two_sessions.session, what=What.DISCARD))
    assert find_session(two_sessions.record).number == 2
    two_sessions.meet(APRIL)
    two_sessions.action("m1", "Of April")
    record, session = after_session(two_sessions.facts, 2)
    assert (session.held_on, session.number) == (MARCH, 2)
    assert {kept.words for kept in record.standing(Kind.ACTION)} == {"Ring the mill"}


def test_what_was_said_after_a_close_was_taken_back_is_of_that_session(two_sessions):
    (first, _) = two_sessions.record.sessions
    two_sessions.said(Kind.LEARNING, "m1", "Late", session=first.id)
    two_sessions.add(Moved(session=first.id, what=What.STOP))
    record, _ = after_session(two_sessions.facts, 1)
    assert {kept.words for kept in record.standing(Kind.LEARNING)} == {"Late"}
