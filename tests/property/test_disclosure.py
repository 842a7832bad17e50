"""No word reaches anyone whom its speaker did not agree to, in any output."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import takewhile

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.invented import (
    LESSONS,
    MARK,
    THEMES,
    Origin,
    Programme,
    Truth,
    invented,
)
from tests.records import IMPRINT, MARCH
from tmworkshop.adapters.pages import Pages
from tmworkshop.adapters.resources import folder
from tmworkshop.application.programme import comparison_sheet
from tmworkshop.application.reports import (
    participant_sheets,
    print_all_sheet,
    set_sheet,
)
from tmworkshop.domain.comparison import Compared, compare
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Level

PAGES = Pages()
# drawn by a number: an invented programme is too large to be made simpler
PROGRAMMES = st.integers(0, 2**32).map(invented)
SLOW = settings(max_examples=50, deadline=None, phases=[Phase.reuse, Phase.generate])
NEVER_BELOW_THE_PROGRAMME = {Level.PRIVATE, Level.SET}


def marks(text: str) -> set[str]:
    return set(MARK.findall(text))


def shown(sheet) -> set[str]:
    """Return the marks on *sheet*, in the view and on the finished page."""
    return marks(json.dumps(asdict(sheet.view))) | marks(
        PAGES.render(sheet.template, sheet.view)
    )


def sheets_of(programme: Programme, make):
    """Yield each set's sheet, as *make* has it for every session and member."""
    for set_id, story in programme.stories.items():
        record = story.record
        for session in record.sessions:
            yield set_id, make(record, session)


def participant_pages(programme: Programme):
    for set_id, story in programme.stories.items():
        record = story.record
        for session in record.sessions:
            sheets = participant_sheets(record, session, record.members, IMPRINT)
            for member, sheet in zip(record.members, sheets, strict=True):
                yield set_id, member, sheet


def summaries(programme: Programme):
    return sheets_of(programme, lambda r, s: set_sheet(r, s, IMPRINT))


def compared(programme: Programme) -> Compared:
    records = {id_: story.record for id_, story in programme.stories.items()}
    return compare(records, LESSONS, THEMES, MARCH)


def is_theirs(programme: Programme, mark: str, set_id: str, member: str) -> bool:
    """Say whether *member* said the marked words, or took them on."""
    truth = programme.truth(set_id)
    return any(
        (origin.set_id, origin.member) == (set_id, member)
        and origin.fact not in truth.struck
        and not truth.said[origin.fact].unattributed
        for origin in programme.words.get(mark, ())
    )


def may_stand_in_the_summary(programme: Programme, mark: str, set_id: str) -> bool:
    """Say whether the words are an action that every hand up to one agreed to."""
    truth = programme.truth(set_id)
    agreed = takewhile(
        lambda origin: agreed_to_the_summary(truth, origin), programme.words[mark]
    )
    return any(origin.fact not in truth.struck for origin in agreed)


def agreed_to_the_summary(truth: Truth, origin: Origin) -> bool:
    said = truth.said[origin.fact]
    return (
        origin.part == "words"
        and said.kind is Kind.ACTION
        and truth.ticked(origin.member, "set-summary")
        and truth.levels[origin.fact] is not Level.PRIVATE
        and not said.unattributed
    )


def may_reach_the_programme(programme: Programme, mark: str) -> bool:
    """Say whether whoever said the marked words first lets them leave the set."""
    origin = programme.words[mark][0]
    truth = programme.truth(origin.set_id)
    fact = truth.said[origin.fact]
    return (
        bool(origin.member)
        and origin.part != "sign"
        and fact.kind not in (Kind.QUESTION, Kind.NOTE)
        and truth.ticked(origin.member, "programme")
        and truth.levels[origin.fact] not in NEVER_BELOW_THE_PROGRAMME
        and origin.fact not in truth.struck
        and not fact.unattributed
    )


def person(programme: Programme, mark: str) -> str:
    origin = programme.words[mark][0]
    return programme.truth(origin.set_id).names[origin.member]


@SLOW
@given(PROGRAMMES)
def test_a_members_page_holds_nobody_elses_words(programme):
    for set_id, member, sheet in participant_pages(programme):
        for mark in shown(sheet) & programme.words.keys():
            assert is_theirs(programme, mark, set_id, member), mark


@SLOW
@given(PROGRAMMES)
def test_the_pages_for_the_printer_hold_what_each_page_holds(programme):
    for set_id, story in programme.stories.items():
        record = story.record
        session = record.sessions[-1]
        sheet = print_all_sheet(record, session, record.members, IMPRINT)
        for member, page in zip(record.members, sheet.view.pages, strict=True):
            for mark in marks(str(page)) & programme.words.keys():
                assert is_theirs(programme, mark, set_id, member), mark


@SLOW
@given(PROGRAMMES)
def test_the_summary_holds_actions_that_all_whose_they_were_let_stand(programme):
    for set_id, sheet in summaries(programme):
        for mark in shown(sheet) & programme.words.keys():
            assert may_stand_in_the_summary(programme, mark, set_id), mark


@SLOW
@given(PROGRAMMES)
def test_the_summary_names_no_owner_without_their_tick(programme):
    for set_id, sheet in summaries(programme):
        truth = programme.truth(set_id)
        for line in (*sheet.view.since_last, *sheet.view.actions):
            (mark,) = marks(line.owner)
            assert truth.ticked(programme.names[mark].member, "set-summary")


@SLOW
@given(PROGRAMMES)
def test_the_comparison_holds_only_words_whose_speakers_let_them_go(programme):
    sheet = comparison_sheet(compared(programme))
    for mark in shown(sheet) & programme.words.keys():
        assert may_reach_the_programme(programme, mark), mark


@SLOW
@given(PROGRAMMES)
def test_no_cell_of_the_comparison_rests_on_fewer_than_three_people(programme):
    page = compared(programme).page
    for row in (*page.lessons, *page.themes):
        for cell in row.cells:
            said = marks(str(cell)) & programme.words.keys()
            people = {person(programme, mark) for mark in said}
            assert not people or len(people) >= 3


@SLOW
@given(PROGRAMMES)
def test_the_comparison_names_only_those_who_ticked_that(programme):
    sheet = comparison_sheet(compared(programme))
    for mark in shown(sheet) & programme.names.keys():
        origin = programme.names[mark]
        assert programme.truth(origin.set_id).ticked(origin.member, "name")


@SLOW
@given(PROGRAMMES)
def test_the_comparison_tells_no_theme_of_words_that_do_not_leave(programme):
    page = compared(programme).page
    for row in page.themes:
        states = {cell.state for cell in row.cells}
        assert states & {"filled", "withheld"}


@SLOW
@given(PROGRAMMES)
def test_whatever_the_comparison_holds_is_listed_as_gone(programme):
    found = compared(programme)
    listed = {id_ for _, id_ in found.shown}
    for mark in shown(comparison_sheet(found)) & programme.words.keys():
        assert programme.words[mark][0].fact in listed


LOOKED_AT = {"participant.html", "print-all.html", "set.html", "comparison.html"}


def test_every_page_there_is_was_looked_at_above():
    pages = {file.name for file in folder("templates").glob("*.html")}
    partial = {name for name in pages if name.startswith("_")}
    assert pages - partial - {"base.html"} == LOOKED_AT


@pytest.mark.parametrize("output", ["member", "summary", "comparison"])
def test_the_search_would_find_something(output):
    programmes = list(map(invented, range(10)))
    found = {
        "member": [sheet for p in programmes for *_, sheet in participant_pages(p)],
        "summary": [sheet for p in programmes for _, sheet in summaries(p)],
        "comparison": [comparison_sheet(compared(p)) for p in programmes],
    }
    words = {mark for programme in programmes for mark in programme.words}
    assert any(shown(sheet) & words for sheet in found[output])
