"""What every shipped design keeps to; a file that is dropped in is tried by itself."""

import re
import tomllib

import pytest

from tests.designs.minutes import MINUTES
from tmworkshop.adapters.content.resources import folder
from tmworkshop.domain.design import (
    UNNAMED,
    Give,
    Keeps,
    Layout,
    Shows,
    Speaks,
)
from tmworkshop.domain.design_data import design_data
from tmworkshop.domain.design_rules import check_design_links, parse_design
from tmworkshop.domain.levels import Level

FILES = sorted(folder("sessions").glob("*.toml"))
PROMPTS = folder("prompts")
CLOSED = (
    *("do", "does", "did", "is", "are", "was", "were", "can", "could", "should"),
    *("would", "will", "have", "has", "had", "may", "might", "shall", "must", "am"),
)
SECOND = re.compile(r"\b(and|or) (what|how|who|whom|whose|where|when|which|by)\b")
READ_OUT = re.compile(r"\bread (?:it|them|your actions) from the screen\b")
NOT_ALOUD = ("share", "sharing", "programme", "consent")
COUNTS_GO = re.compile(
    r"How many (gave each number|dots each card has) may go to the programme\. "
    r"Nobody's own (number|dot) does\."
)
NOT_OURS = (
    *("overdue", "fail", "score", "complian", "anonym", "best practice"),
    *("stakeholder", "deliverable"),
)
WITH_PERMISSION = {"feel", "power"}
REFLECTS = {Keeps.LEARNING, Keeps.REFLECTION, Keeps.NOTE, Keeps.RATING}
LAST_MEETINGS = {"closing-review-120"}  # nobody is there to hear of another action
BREATH, CUE, NEVER = 100, 150, 60  # letters

each_design = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def read(file):
    return parse_design(tomllib.loads(file.read_text(encoding="utf-8")), file.name)


def named(file, table, by="id"):
    held = tomllib.loads((PROMPTS / file).read_text(encoding="utf-8"))
    return [each[by] for each in held[table]]


def in_folder(name):
    return [each.stem for each in (PROMPTS / name).glob("*.toml")]


def questions(design):
    return [step.question for step in design.steps if step.question]


def told(step):
    return (step.title, step.cue, step.never, step.question, *step.words)


# --- what there is


def test_there_are_eighteen_designs():
    assert [file.stem for file in FILES] == sorted(MINUTES)
    assert len(MINUTES) == 18


@each_design
def test_a_design_is_called_as_its_file_is(file):
    assert read(file).id == file.stem


@each_design
def test_the_minutes_are_those_of_the_sources(file):
    assert [step.minutes for step in read(file).steps] == MINUTES[file.stem]


@each_design
def test_a_design_is_named_for_its_minutes(file):
    *_, minutes = file.stem.split("-")
    assert int(minutes if minutes.isdigit() else 180) == read(file).minutes


@each_design
def test_a_design_survives_being_written_down_in_a_session(file):
    design = read(file)
    assert parse_design(design_data(design)) == design


@each_design
def test_a_design_asks_for_no_stem_scale_or_inventory_that_is_not_there(file):
    scales = named("scales.toml", "scale")
    offered = (in_folder("stems"), scales, in_folder("inventories"))
    assert list(check_design_links(read(file), *offered)) == []


@each_design
def test_a_design_says_where_it_comes_from_and_what_to_have_ready(file):
    design = read(file)
    known = named("sources/methods.toml", "method")
    assert set(design.sources) <= set(known)
    assert design.sources
    assert design.before.endswith(".")


# --- what is asked


@each_design
def test_what_keeps_something_asks_for_it(file):
    keeping = (step for step in read(file).steps if step.keeps is not Keeps.NOTHING)
    assert [step.id for step in keeping if not step.question] == []


@each_design
def test_no_question_can_be_answered_by_yes_or_no(file):
    asked = questions(read(file))
    assert [each for each in asked if each.split()[0].casefold() in CLOSED] == []


@each_design
def test_every_question_ends_as_one_and_asks_one_thing(file):
    asked = questions(read(file))
    assert [each for each in asked if each.find("?") != len(each) - 1] == []
    assert [each for each in asked if SECOND.search(each)] == []


@each_design
def test_nobody_is_asked_aloud_what_may_leave_the_set(file):
    steps = read(file).steps
    told = [line for step in steps for line in step.words]
    aloud = [step.question for step in steps]
    aloud += [line for line in told if not COUNTS_GO.fullmatch(line)]
    said = [line for line in aloud if any(word in line.lower() for word in NOT_ALOUD)]
    assert said == []


@each_design
def test_before_a_room_weighs_it_is_said_where_counts_go_and_only_if_they_may(file):
    for step in read(file).steps:
        may_go = step.level is None or step.level.rank >= Level.PROGRAMME.rank
        is_due = step.keeps is Keeps.RATING and may_go
        said = [line for line in step.words if COUNTS_GO.fullmatch(line)]
        assert len(said) == is_due, step.id


@each_design
def test_where_open_questions_are_put_some_are_offered(file):
    steps = read(file).steps
    opening = (Speaks.MEMBERS, Speaks.GROUPS, Speaks.PAIRS)
    asking = [
        step
        for step in steps
        if step.give is Give.ELASTIC
        and (step.keeps is Keeps.QUESTION or step.speaks in opening)
    ]
    assert [step.id for step in asking if not step.stems] == []


@each_design
def test_the_evidence_is_shown_where_it_is_asked_about(file):
    steps = read(file).steps
    asked = {step.id for step in steps if "evidence" in step.stems}
    assert {step.id for step in steps if step.shows is Shows.LESSON} == asked


@each_design
def test_feeling_and_power_are_asked_about_once_there_is_leave_to(file):
    first, *steps = read(file).steps
    asked = any(WITH_PERMISSION.intersection(step.stems) for step in steps)
    assert asked == (first.id == "permission")
    assert not WITH_PERMISSION.intersection(first.stems)


def test_advice_is_welcome_where_people_come_for_it_and_nowhere_else():
    welcome = [file.stem for file in FILES if read(file).advice == "welcome"]
    assert welcome == ["peer-assist-90"]


# --- what is said and done


@each_design
def test_the_facilitator_has_a_cue_for_every_step_and_the_room_has_words(file):
    steps = read(file).steps
    assert [step.id for step in steps if not (step.cue and step.words)] == []
    assert [step.cue for step in steps if len(step.cue) > CUE] == []


@each_design
def test_what_is_never_done_stands_after_the_word_in_a_short_sentence(file):
    never = [step.never for step in read(file).steps if step.never]
    assert len(never) >= 3
    for each in never:
        assert each[0].isupper()
        assert not each.startswith(("Never", "Not", "Do not", "Don't"))
        assert each.find(".") == len(each) - 1 < NEVER


@each_design
def test_words_to_the_room_can_be_said_in_one_breath(file):
    said = [line for step in read(file).steps for line in step.words]
    assert [line for line in said if len(line) > BREATH] == []


@each_design
def test_no_word_judges_anyone(file):
    every = " ".join(line for step in read(file).steps for line in told(step))
    assert [word for word in NOT_OURS if word in every.casefold()] == []


@each_design
def test_what_is_read_from_the_screen_stands_there(file):
    steps = read(file).steps
    reading = [step for step in steps if READ_OUT.search(" ".join(step.words))]
    assert [step for step in steps if step.shows is Shows.ACTIONS] == reading


@each_design
def test_the_first_step_shows_the_agreement_and_no_other_does(file):
    steps = read(file).steps
    assert [step for step in steps if step.shows is Shows.AGREEMENT] == [steps[0]]


@each_design
def test_the_last_step_that_looks_back_has_its_time_protected(file):
    *_, last = (step for step in read(file).steps if step.keeps in REFLECTS)
    assert last.give is Give.PROTECTED


@each_design
def test_what_became_of_actions_is_asked_of_each_and_spare_minutes_have_a_use(file):
    reviews = [step for step in read(file).steps if step.keeps is Keeps.FOLLOWUP]
    assert all(step.layout is Layout.EACH and step.spare_to for step in reviews)


@each_design
def test_who_presents_is_settled_aloud_and_nothing_of_it_is_kept(file):
    bids = [step for step in read(file).steps if step.id.endswith("bids")]
    assert all(step.keeps is Keeps.NOTHING for step in bids)


@each_design
def test_silence_types_nothing_but_what_is_on_paper(file):
    silent = [step for step in read(file).steps if step.speaks is Speaks.SILENT]
    kept = [step for step in silent if step.keeps is not Keeps.NOTHING]
    assert [step.id for step in kept if step.layout not in UNNAMED] == []


@each_design
def test_a_silence_keeps_all_its_time(file):
    silent = [step for step in read(file).steps if step.speaks is Speaks.SILENT]
    pauses = [s for s in silent if s.layout is Layout.SET and s.title != "Break"]
    assert [step.id for step in pauses if step.give is not Give.PROTECTED] == []


@each_design
def test_what_the_presenter_wants_to_keep_is_kept_for_the_presenter(file):
    asked = [step for step in read(file).steps if "the presenter" in step.question]
    assert [step.id for step in asked if step.keeps is not Keeps.QUESTION] == []


@each_design
def test_everyone_leaves_with_a_chance_to_name_an_action(file):
    acts = Keeps.ACTION in {step.keeps for step in read(file).steps}
    assert acts != (file.stem in LAST_MEETINGS)


@each_design
def test_nobody_waits_while_sixty_people_speak_in_turn(file):
    design = read(file)
    in_turn = [step for step in design.steps if step.layout is Layout.EACH]
    assert not in_turn or design.largest <= 12


def test_where_power_is_spoken_of_no_word_goes_further_than_the_set():
    design = read(folder("sessions") / "critical-saga-90.toml")
    keeping = [step for step in design.steps if step.keeps is not Keeps.NOTHING]
    assert {step.level for step in keeping} == {Level.SET}


def test_leave_to_speak_of_power_is_asked_on_slips_and_never_in_the_room():
    design = read(folder("sessions") / "critical-saga-90.toml")
    assert "slip" in design.before
    first, *_ = design.steps
    assert "on a slip, alone, before today" in " ".join(first.words)
    assert first.never == "Ask for a yes or a no in the room."


def test_both_ground_rules_of_question_and_coach_are_read_aloud():
    first, *_ = read(folder("sessions") / "wial-90.toml").steps
    rules = " ".join(first.words)
    assert "only when we are asked. Anyone may ask anyone." in rules
    assert "I may step in whenever I see a chance for us to learn" in rules
