"""Lines that someone types: in a session, beside one, to put right, on a slip.

A line that is kept makes a fact that can be read again, and a screen that can be shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.builders import Meeting, a_floor, a_review, a_round, actions, sheets, slips
from tests.fuzz.mangled import text_like, texts
from tests.fuzz.trying import FACTS, Parser, ends_well
from tests.records import Story
from tests.screens import choice, screen
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.front_ends.screen_blocks import draw_body, draw_foot, draw_head
from tmworkshop.adapters.front_ends.typed_line import guess_meaning, resolve_number
from tmworkshop.adapters.store.documents import document_of, fact_of
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.cli.member.typed_slip import SlipFlags, type_in_slip
from tmworkshop.cli.options import Options
from tmworkshop.cli.session.session_edit import _part as read_part
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.edits import Edit, edit_words
from tmworkshop.domain.session.questions.ask import Shape
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.keys import KEYS
from tmworkshop.domain.session.typed.place import Place
from tmworkshop.domain.session.typed.scribe import (
    find_outcome_beside,
    find_question_beside,
    screen_beside,
)

NOW = datetime(2026, 3, 12, 10, tzinfo=UTC)
TODAY = date(2026, 3, 12)
SOMEONE = ("Dai: ", "dai:", "Nobody: ", "12", "n", "none", "?", "0 1 2 ?", "30 april")
lines = st.tuples(
    st.sampled_from(("", " ", *KEYS, "/", *SOMEONE)),
    st.sampled_from(("", *SOMEONE)) | texts,
).map("".join)
SCREENS = (
    *(
        screen("Question", shape, points=(0, 1, 2), statements=("One", "Two"))
        for shape in Shape
    ),
    choice(),
    screen("Question", named=True),
    screen("Question", needed=True, default="what stands", stands="it"),
)


def meetings() -> list[Meeting]:
    """Return meetings that have come to each kind of question."""
    before = Meeting(actions()).types("30 april", *("Ring the firm", "", "", "", ""))
    begun = (
        Meeting(a_round(), a_floor(), actions()),
        Meeting(a_floor()),
        Meeting(slips()),
        Meeting(sheets()).types("012"),
        Meeting(a_review(), before=before.closed()),
        Meeting(actions()),
    )
    return [meeting for each in begun for meeting in _as_it_goes(each)]


def _as_it_goes(meeting: Meeting) -> Iterator[Meeting]:
    for line in ("30 april", "words", "k", "", "Dai", "y", ""):
        yield copy(meeting)
        with suppress(WorkshopError):
            meeting.types(line)


MEETINGS = st.sampled_from(meetings())


def shown(made: Screen) -> None:
    for part in (*draw_head(made, 79), *draw_body(made, 79), *draw_foot(made, 79)):
        assert "\x1b" not in "".join(part.lines)


def on_a_screen(_: Path, given: tuple[Screen, str]) -> object:
    screen_, line = given
    guess_meaning(screen_, line)
    return read_intent(screen_, resolve_number(screen_, line))


def in_a_session(_: Path, given: tuple[Meeting, str]) -> object:
    before, line = given
    meeting = copy(before)
    meeting.facts = list(before.facts)
    meeting.types(line)
    for fact in meeting.facts[len(before.facts) :]:
        assert fact_of(document_of(fact), "it") == fact
    shown(meeting.screen)
    return meeting.last


def beside_a_session(_: Path, given: tuple[Meeting, str]) -> object:
    meeting, line = given
    place = Place(
        meeting.walkthrough, meeting.scene, find_question_beside(meeting.walkthrough)
    )
    seen = screen_beside(meeting.walkthrough, meeting.scene, NOW)
    shown(seen)
    return find_outcome_beside(place, read_intent(seen, line), ())


SLIPS = Story.of_three()
SLIPS.slip("m2", "evaluator", "an old box")
RECORD = record_of(FACTS)
EDITABLE = [kept for kept in RECORD.kept.values() if not kept.unattributed]
ONE_EACH = [
    next(k for k in EDITABLE if k.kind is kind)
    for kind in Kind
    if any(k.kind is kind for k in EDITABLE)
]


def put_right(_: Path, given: tuple[Any, str, str | None]) -> object:
    kept, part, words = given
    edit = Edit(words=words, parts=dict([read_part(part)]))
    return edit_words(RECORD, kept, edit, TODAY)


def a_slip(folder: Path, given: dict[str, str]) -> object:
    workspace = FolderWorkspace(folder)
    if not workspace.sets():
        workspace.found_set("glan").keep(SLIPS.facts)
    file = workspace.open_set("glan")
    options = Options(str(folder), CLOCK, plain=True, no_input=True)
    slip = ShelfOfPrompts(folder).slip()
    type_in_slip(options, file, slip, "Dai Okafor", SlipFlags(**given))
    return file


CLOCK = {"TMWORKSHOP_NOW": NOW.isoformat()}


def a_clock(folder: Path, given: str) -> object:
    clock = WallClock({"TMWORKSHOP_NOW": given})
    assert clock.today
    return clock.now()


PARSERS = (
    Parser("a line", st.tuples(st.sampled_from(SCREENS), lines), on_a_screen),
    Parser(
        "a line of a session",
        st.tuples(MEETINGS, lines),
        in_a_session,
    ),
    Parser(
        "a line beside a session",
        st.tuples(MEETINGS, lines),
        beside_a_session,
    ),
    Parser(
        "what is put right",
        st.tuples(
            st.sampled_from(ONE_EACH),
            st.sampled_from(("due=30 april", "first-sign=", "holds=partly"))
            .flatmap(text_like)
            .map(lambda part: part if "=" in part else f"due={part}"),
            st.none() | texts,
        ),
        put_right,
    ),
    Parser("the clock", text_like("2026-03-12T10:00:00+00:00"), a_clock),
    Parser(
        "a slip",
        st.fixed_dictionaries(
            {},
            optional={
                "yes": text_like("programme,name"),
                "no": text_like("quotes"),
                "slip_date": text_like("12/3/2026"),
                "keep_until": text_like("31 march"),
            },
        ),
        a_slip,
    ),
)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_any_line_ends_in_a_clear_refusal_or_is_taken(parser, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/London")
    ends_well(parser, tmp_path)
