from dataclasses import replace
from datetime import timedelta

from tests.builders import (
    APRIL,
    MARCH,
    WHOLE,
    Meeting,
    a_design,
    a_floor,
    a_round,
    a_step,
    a_talk,
    actions,
    an_issue,
    questions,
    slips,
)
from tmworkshop.domain.design import Phase, Speaks
from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.session.shown.screen import AskedAt
from tmworkshop.domain.session.shown.screen_view import screen_of


def heading(*steps, after=(), **more):
    return Meeting(*steps, **more).types(*after).screen.heading


def later(meeting, minutes):
    now = meeting.clock.time + timedelta(minutes=minutes)
    return screen_of(meeting.place, now).heading


def test_the_heading_tells_the_set_the_session_and_the_step():
    shown = heading(a_talk(), a_round("next", title="What next"), after=[""])
    assert (shown.set_name, shown.session) == ("Dyffryn set", 1)
    assert (shown.step, shown.number, shown.of) == ("What next", 2, 2)


def test_the_heading_tells_the_minutes_used_and_planned():
    shown = later(Meeting(a_talk(minutes=7)), 3)
    assert (shown.used, shown.planned) == (3, 7)


def test_minutes_are_those_of_this_presenters_part():
    meeting = Meeting(an_issue(), questions())
    meeting.clock.time += timedelta(minutes=4)
    meeting.types("Our forms")
    assert later(meeting, 1).used == 1


def test_before_the_close_the_minutes_are_those_of_the_whole_session():
    meeting = Meeting(a_talk(), a_talk("next"))
    meeting.clock.time += timedelta(minutes=4)
    shown = meeting.types("", "").screen.heading
    assert (shown.step, shown.used, shown.planned) == ("Before we close", 4, 10)


def test_silence_is_said():
    assert heading(slips()).note == "silence"


def test_a_step_without_parts_of_its_own_has_no_note():
    assert heading(a_talk()).note == ""


def test_the_part_of_the_step_under_way_is_said_and_the_last_one_stays():
    phases = (Phase("Write", 2), Phase("Read", 3))
    meeting = Meeting(a_step("act", phases=phases))
    parts = [later(meeting, minutes) for minutes in (0, 2, 3, 9)]
    assert [(each.part, each.part_used, each.part_planned) for each in parts] == [
        ("Write", 0, 2),
        ("Read", 0, 3),
        ("Read", 1, 3),
        ("Read", 7, 3),
    ]


def test_minutes_that_a_step_is_given_are_its_longest_parts():
    phases = (Phase("Write", 1), Phase("Ask", 3), Phase("Quiet", 1))
    meeting = Meeting(a_step("act", phases=phases)).types("* 10")
    parts = [later(meeting, minutes) for minutes in (0, 1, 13, 14)]
    assert [(each.part, each.part_planned) for each in parts] == [
        ("Write", 1),
        ("Ask", 13),
        ("Ask", 13),
        ("Quiet", 1),
    ]


def test_who_is_on_and_who_comes_next_is_shown():
    screen = Meeting(a_round()).types("").screen
    assert (screen.speaker, screen.place) == ("Dai Okafor", "2nd of 3, then Amina Li")


def test_the_last_in_a_round_has_nobody_after_them():
    assert Meeting(a_round()).types("", "").screen.place == "3rd of 3"


def test_one_alone_and_the_whole_set_have_no_place_in_a_round():
    assert Meeting(a_round(), present="m").screen.place == ""
    assert Meeting(a_talk()).screen.place == ""


def test_what_is_said_out_of_turn_shows_whose_it_is_and_no_place_in_the_round():
    screen = Meeting(a_round()).types("+ dai: Ring").screen
    assert (screen.speaker, screen.place) == ("Dai Okafor", "")


def test_a_blank_screen_shows_no_words_and_no_names():
    screen = Meeting(a_round()).types("One", "#").screen
    assert screen.blank
    assert (screen.speaker, screen.words, screen.lines, screen.keys) == ("", (), (), ())


def test_a_screen_holds_what_is_needed_to_read_an_answer():
    screen = Meeting(actions(), slips()).types("23 april").screen
    assert (screen.today, screen.next_meeting) == (MARCH, APRIL)
    assert (list(screen.here), list(screen.away)) == (["m", "d", "a"], ["c"])
    assert set(screen.themes) == {"form", "time"}
    assert [*screen.cards] == ["c1", "c2"]
    assert screen.turn == TurnKey("act", speaker="m")


def test_the_cue_is_for_the_facilitator():
    assert Meeting(a_talk(cue="Go first.")).screen.cue == "Go first."


def by(advice, *steps):
    return Meeting(replace(a_design(*steps), advice=advice)).screen


def test_where_others_turn_to_an_issue_it_is_told_how_advice_stands():
    asked = a_talk("ask", speaks=Speaks.MEMBERS, repeats=True, cue="One at a time.")
    welcome, ask_first = "welcome", "ask-first"
    assert by(welcome, asked).cue == "One at a time. Advice is welcome here: say so."
    assert by(ask_first, questions()).cue == "Advice only if the presenter asks for it."
    at_tables = a_talk("assist", speaks=Speaks.GROUPS, repeats=True)
    assert by(welcome, at_tables).cue == "Advice is welcome here: say so."
    assert by("none", asked).cue == "One at a time."


def test_elsewhere_nothing_is_told_of_advice():
    steps = (a_talk(speaks=Speaks.MEMBERS), an_issue(), a_round())
    assert [by("welcome", step).cue for step in steps] == ["", "", ""]


def test_what_the_facilitator_never_does_gives_way_with_the_cue():
    meeting = Meeting(a_floor(never="answer for them.", holds=True))
    assert meeting.screen.never == "answer for them."
    assert meeting.types("dai: One").screen.never == ""


def test_cue_and_stems_give_way_once_the_words_are_said():
    meeting = Meeting(actions(cue="Three minutes first.", stems=("ask",)))
    by_turns = [meeting.screen]  # when the set meets next
    by_turns += [meeting.types(typed).screen for typed in ("23 april", "Ring", "fri")]
    assert [screen.cue for screen in by_turns] == ["", "Three minutes first.", "", ""]
    assert [bool(screen.stems) for screen in by_turns] == [False, True, False, False]


def test_a_whole_session_can_be_looked_at_to_its_end():
    meeting = Meeting(WHOLE)
    titles = []
    while meeting.at[0] != "close":
        titles.append(meeting.screen.heading.step)
        meeting.types("")
    assert list(dict.fromkeys(titles)) == [step.title for step in WHOLE.steps]


def test_a_screen_says_which_question_it_asks():
    meeting = Meeting(a_round(), actions())
    first = meeting.types("").screen.asked_at
    assert first == AskedAt(meeting.walkthrough.opened.id, first.turn, "words")
    assert first.turn == meeting.screen.turn


def test_a_part_of_an_answer_is_another_question():
    meeting = Meeting(actions()).types("", "Ring the mill")
    asked_at = meeting.screen.asked_at
    assert asked_at.slot == "due"
    assert asked_at.about == meeting.kept("Ring the mill").id
