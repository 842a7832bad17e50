import tomllib

import pytest

from tmworkshop.adapters.content.resources import folder
from tmworkshop.domain.design import (
    Give,
    Keeps,
    Layout,
    Speaks,
    design_data,
)
from tmworkshop.domain.design_rules import content_complaints, parse_design

FILES = sorted(folder("sessions").glob("*.toml"))
# From the sources: domain.md 1.3 D1, D2 and D16. A slot's minutes are per presenter.
MINUTES = {
    "lesson-session-90": [3, 7, 15, 5, 3, 2, 10, 5, 20, 10, 5, 5],
    "quick-35": [2, 5, 10, 1, 10, 5, 2],
    "set-half-day": [5, 10, 25, 10, 10, 5, 20, 2, 8, 5, 5, 10, 10],
}
OPEN = ("what", "how", "who", "whom", "whose", "where", "when", "which", "given")
NOT_ALOUD = ("share", "sharing", "programme", "consent")

each_design = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def read(file):
    return parse_design(tomllib.loads(file.read_text(encoding="utf-8")), file.name)


@each_design
def test_a_design_is_called_as_its_file_is(file):
    assert read(file).id == file.stem


@pytest.mark.parametrize(("name", "minutes"), MINUTES.items())
def test_the_minutes_are_those_of_the_sources(name, minutes):
    design = read(folder("sessions") / f"{name}.toml")
    assert [step.minutes for step in design.steps] == minutes


@each_design
def test_a_design_survives_being_written_down_in_a_session(file):
    design = read(file)
    assert parse_design(design_data(design)) == design


@each_design
def test_a_design_asks_for_no_stem_and_no_scale_that_is_not_there(file):
    purposes = [each.stem for each in (folder("prompts") / "stems").glob("*.toml")]
    scales = tomllib.loads((folder("prompts") / "scales.toml").read_text("utf-8"))
    ids = [scale["id"] for scale in scales["scale"]]
    assert list(content_complaints(read(file), purposes, ids)) == []


@each_design
def test_what_keeps_something_asks_for_it(file):
    keeping = (step for step in read(file).steps if step.keeps is not Keeps.NOTHING)
    assert [step.id for step in keeping if not step.question] == []


@each_design
def test_no_question_can_be_answered_by_yes_or_no(file):
    questions = [step.question for step in read(file).steps if step.question]
    closed = [each for each in questions if not each.casefold().startswith(OPEN)]
    assert closed == []


@each_design
def test_every_question_ends_as_one_and_asks_one_thing(file):
    questions = [step.question for step in read(file).steps if step.question]
    assert [each for each in questions if each.find("?") != len(each) - 1] == []


@each_design
def test_the_facilitator_has_a_cue_for_every_step_and_the_room_has_words(file):
    steps = read(file).steps
    assert [step.id for step in steps if not (step.cue and step.words)] == []


@each_design
def test_words_to_the_room_can_be_said_in_one_breath(file):
    said = [line for step in read(file).steps for line in step.words]
    assert [line for line in said if len(line) > 100] == []


@each_design
def test_nobody_is_asked_aloud_what_may_leave_the_set(file):
    aloud = [line for step in read(file).steps for line in (*step.words, step.question)]
    told = [line for line in aloud if any(word in line.lower() for word in NOT_ALOUD)]
    assert told == []


@each_design
def test_the_first_step_shows_the_agreement(file):
    assert read(file).steps[0].shows == "agreement"


@each_design
def test_the_last_step_keeps_learning_and_its_time_is_protected(file):
    last = read(file).steps[-1]
    assert (last.keeps, last.give) == (Keeps.LEARNING, Give.PROTECTED)


@each_design
def test_silence_types_nothing_but_slips(file):
    silent = [step for step in read(file).steps if step.speaks is Speaks.SILENT]
    kept = [s for s in silent if s.keeps is not Keeps.NOTHING]
    assert [step.id for step in kept if step.layout is not Layout.SLIPS] == []


@each_design
def test_everyone_leaves_with_a_chance_to_name_an_action(file):
    assert Keeps.ACTION in {step.keeps for step in read(file).steps}
