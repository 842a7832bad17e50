"""Scripts: read with all their complaints, answered by step and speaker, on time."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.screens import HERE, blank, choice, screen
from tmworkshop.adapters.content.script_file import Say, Script, read_script
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.front_ends.script import ScriptClock, ScriptedRoom
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.facts import Kind, TurnKey, What
from tmworkshop.domain.session.questions.ask import Shape
from tmworkshop.domain.session.typed.intents import Add, Answer, Go

START = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
HEAD = """
design = "lesson-session-90"
lesson = 7
date = 2026-03-12
start = "09:30"
present = ["Megan", "Dai"]
"""


@pytest.fixture
def written(tmp_path):
    """Return what writes a script and reads it."""
    file = tmp_path / "script.toml"

    def written(text):
        file.write_text(text, encoding="utf-8")
        return read_script(file)

    return written


def room(*says, design="lesson-session-90"):
    script = Script("play.toml", design, 0, START, (), (), 20, says)
    return ScriptedRoom(
        script, ShelfOfPrompts().design(design), HERE, ScriptClock(START)
    )


def at(step, speaker="", presenter="", item="", **more):
    return screen(turn=TurnKey(step, presenter, speaker, item), **more)


def complaints(call, *given):
    with pytest.raises(FileComplaints) as complained:
        call(*given)
    return complained.value.complaints


def test_a_script_says_what_session_it_is(written):
    script = written(f'{HEAD}presenters = ["Dai"]\nseconds = 40\n')
    assert script.start == START
    assert (script.lesson, script.present, script.presenters, script.seconds) == (
        7,
        ("Megan", "Dai"),
        ("Dai",),
        40,
    )


@pytest.mark.parametrize("start", ["09:30:00", '"09:30"', '"09:30:00"'])
def test_the_time_is_written_as_people_or_toml_write_it(written, start):
    assert written(HEAD.replace('"09:30"', start)).start == START


def test_every_mistake_of_shape_is_complained_about(written):
    text = 'design = 3\nstart = "soon"\npresent = ["Megan"]\nwho = 1\n'
    assert complaints(written, text) == (
        "the script: design is to be text, not 3: put quotation marks around it",
        "the script: start is to be a time like \"09:30\", not 'soon'",
        "the script: 'who' is not known here",
        "the script: does not say its date",
    )


def test_a_say_without_answers_is_complained_about(written):
    (complaint,) = complaints(written, f'{HEAD}[[say]]\nstep = "alone"\n')
    assert "[[say]], with a step and its answers" in complaint


def test_steps_and_people_that_are_not_there_are_complained_about():
    says = (Say("explre", ("x",)), Say("actions", ("x",), speaker="Megam"))
    assert complaints(room, *says) == (
        "step 'explre': lesson-session-90 has no such step",
        "step 'actions': No member is called 'Megam'. Did you mean Megan Prys-Jones?",
    )


def test_answers_come_in_order_and_then_enter():
    asked = room(Say("learning", ("one", "two"), speaker="Megan"))
    shown = at("learning", "m1")
    assert [asked.ask(lambda: shown) for _ in range(3)] == [
        Answer("one"),
        Answer("two"),
        Answer(""),
    ]


def test_whoever_the_script_says_nothing_about_gets_enter():
    asked = room(Say("learning", ("one",), speaker="Megan"))
    assert asked.ask(lambda: at("learning", "m2")) == Answer("")


def test_enter_keeps_what_stands():
    assert room().ask(lambda: at("learning", "m2", default="- as it was")) == Answer(
        "- as it was"
    )


def test_a_speaker_comes_before_whoever_is_asked():
    asked = room(Say("learning", ("anyone",)), Say("learning", ("dai",), speaker="Dai"))
    assert asked.ask(lambda: at("learning", "m2")) == Answer("dai")
    assert asked.ask(lambda: at("learning", "m1")) == Answer("anyone")


def test_the_date_of_the_next_meeting_belongs_to_nobody():
    asked = room(
        Say("actions", ("23 april",)), Say("actions", ("an action",), speaker="Megan")
    )
    meeting = at("actions", "", "m1", "meeting", shape=Shape.DATE)
    assert asked.ask(lambda: meeting) == Answer("2026-04-23")
    assert asked.ask(lambda: at("actions", "m1", "m1")) == Answer("an action")


def test_a_step_that_comes_again_for_another_presenter_has_answers_of_its_own():
    asked = room(Say("explore", ("one",)), Say("explore", ("two",)))
    assert asked.ask(lambda: at("explore", presenter="m1")) == Answer("one")
    assert asked.ask(lambda: at("explore", presenter="m2")) == Answer("two")


def test_answers_wait_for_their_presenter():
    asked = room(Say("explore", ("for dai",), presenter="Dai"))
    assert asked.ask(lambda: at("explore", presenter="m1")) == Answer("")
    assert asked.ask(lambda: at("explore", presenter="m2")) == Answer("for dai")


def test_a_presenter_speaks_at_a_step_of_their_own():
    asked = room(Say("present", ("My issue.",), speaker="Dai"))
    assert asked.ask(lambda: at("present", presenter="m2")) == Answer("My issue.")


def test_lines_out_of_turn_are_lines_like_any_other():
    asked = room(Say("explore", ("+ dai: Ring the mill.", "-", "!")))
    said = [asked.ask(lambda: at("explore")) for _ in range(3)]
    assert said == [
        Add(Kind.ACTION, "Ring the mill.", "m2"),
        Go(What.PASS),
        Go(What.PAUSE),
    ]


def test_a_blank_screen_gets_enter_and_uses_no_answer():
    asked = room(Say("close", ("",)))
    assert asked.ask(blank) == Answer()
    assert complaints(asked.end)


def test_the_close_is_a_step():
    asked = room(Say("close", ("<",)))
    assert asked.ask(screen) == Go(What.BACK)


def test_a_line_that_cannot_be_read_stops_with_file_step_speaker_and_complaint():
    asked = room(Say("actions", ("x",), speaker="Megan"))
    shown = at("actions", "m1", choices=choice().ask.choices, shape=Shape.CHOICE)
    assert complaints(asked.ask, lambda: shown) == (
        "step 'actions', Megan, answer 1 'x': Please answer with one of d, k.",
    )


def test_an_answer_that_was_refused_stops_with_what_was_said_of_it():
    asked = room(Say("actions", ("megan",), speaker="Megan"))
    asked.ask(lambda: at("actions", "m1", shape=Shape.NAME))
    refused = at("actions", "m1", refused=True, notice="A helper is someone else.")
    assert complaints(asked.ask, lambda: refused) == (
        "step 'actions', Megan, answer 1 'megan': A helper is someone else.",
    )


def test_answers_that_nobody_asked_for_are_complained_about_at_the_end():
    asked = room(Say("alone", ("1 2", "3")))
    asked.ask(lambda: at("alone"))
    assert complaints(asked.end) == ("step 'alone', answer 2 '3': nobody asked for it",)


def test_a_session_that_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr("tmworkshop.adapters.front_ends.script.MOST_SCREENS", 3)
    asked = room()
    for _ in range(3):
        asked.ask(lambda: at("alone"))
    (complaint,) = complaints(asked.ask, lambda: at("alone"))
    assert complaint == "step 'alone', Enter: the session does not come to an end"


def test_time_passes_with_answers_and_not_without():
    clock = ScriptClock(START, seconds=40)
    assert clock.now() == clock.now() == START
    clock.move_on()
    assert clock.now() == START + timedelta(seconds=40)
