from datetime import date
from pathlib import Path

import pytest

from tests.records import APRIL, IMPRINT, JANUARY, MARCH, Story
from tmworkshop.application.reports import (
    PrintShop,
    after_session,
    each_printed,
    members_for,
    participant_sheets,
    print_all_sheet,
    print_sheets,
    session_for,
    set_sheet,
)
from tmworkshop.domain.errors import Environment, NotFound
from tmworkshop.domain.facts import Kind


class PlainPages:
    def render(self, template, view):
        return f"{template}: {view}"


class PlainPress:
    def pdf(self, html):
        return f"PDF of {html}".encode()


class NoPress:
    """A press on a machine without Pango, which counts how often it was tried."""

    def __init__(self):
        self.tried = 0

    def pdf(self, html):
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
    assert session_for(two_sessions.record, 1).held_on == JANUARY


def test_the_latest_session_is_meant_where_none_is_named(two_sessions):
    assert session_for(two_sessions.record).held_on == MARCH


def test_a_set_that_has_not_met_has_no_pages(story):
    with pytest.raises(NotFound, match="Dyffryn set has held no session yet"):
        session_for(story.record)


@pytest.mark.parametrize("number", [3, -1])
def test_a_session_that_was_not_held_is_named(two_sessions, number):
    told = f"has no session {number}: it has held 2 sessions"
    with pytest.raises(NotFound, match=told):
        session_for(two_sessions.record, number)


def test_one_session_is_said_in_the_singular(story):
    story.meet(MARCH)
    with pytest.raises(NotFound, match=r"it has held 1 session\."):
        session_for(story.record, 2)


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
    assert {sheet.template for sheet in sheets} == {"participant.html"}


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


def test_a_pdf_lies_beside_each_page(sheets):
    shelf = Shelf()
    printing = print_sheets(sheets, PrintShop(PlainPages(), PlainPress(), shelf))
    assert len(shelf.held) == 4
    assert printing.trouble == ""
    assert [page.pdf.name for page in printing.pages] == [
        "m1 Megan Prys-Jones.pdf",
        "m2 Dai Okafor.pdf",
    ]


def test_where_no_pdf_can_be_made_every_page_is_written_and_the_reason_is_kept(sheets):
    shelf, press = Shelf(), NoPress()
    printing = print_sheets(sheets, PrintShop(PlainPages(), press, shelf))
    assert [Path(name).suffix for name in shelf.held] == [".html", ".html"]
    assert [page.pdf for page in printing.pages] == [None, None]
    assert printing.trouble == "Pango is missing"
    assert press.tried == 1


def test_pages_can_be_printed_one_by_one(sheets):
    shop = PrintShop(PlainPages(), PlainPress(), Shelf())
    printings = list(each_printed(sheets, shop))
    assert [len(printing.pages) for printing in printings] == [1, 1]
