"""``tmworkshop session``: what is refused, what is asked, what is listed and shown."""

import pytest

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.cli.session.session_plan import rank_designs
from tmworkshop.domain.record.record import record_of

ALL = (
    *("session", "start", "--design", "lesson-session-90", "--lesson", "7"),
    *("--present", "everyone"),
)
SCRIPT = """
design = "quick-35"
date = 2026-03-12
start = "10:00"
present = ["Megan", "Dai"]
presenters = ["Dai"]
[[say]]
step = "present"
answers = ["My issue."]
[[say]]
step = "respond"
speaker = "Dai"
answers = ["Ring the mill."]
"""


@pytest.fixture
def script(tmp_path):
    def script(text):
        file = tmp_path / "script.toml"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return script


@pytest.fixture
def met(dyffryn, script):
    dyffryn.run("session", "start", "--script", script(SCRIPT))
    return dyffryn


def test_a_session_in_plain_lines_is_walked_and_paused_at_the_end_of_them(dyffryn):
    told = dyffryn.run("--plain", *ALL, keys="\n\n")
    assert "Dyffryn set · session 1 · Action review (3 of 12)" in told.stdout
    assert told.stdout.endswith(
        "Paused. Take it up again with:\n  tmworkshop session resume\n"
    )


def test_plain_may_be_said_behind_the_verb_as_well(dyffryn):
    assert "Check-in (2 of 12)" in dyffryn.run(*ALL, "--plain", keys="\n").stdout


def test_a_paused_session_is_found_and_taken_up(dyffryn):
    dyffryn.run("--plain", *ALL, keys="\n\n")
    dyffryn.run("set", "add", "Moor set")
    told = dyffryn.run("--plain", "session", "resume", keys="y\n")
    assert told.stdout.startswith("Dyffryn set · session 1 · Action review (3 of 12)")
    assert told.stdout.endswith("session resume --set dyffryn-set\n")


def test_a_session_that_is_open_is_not_begun_again(dyffryn):
    dyffryn.run("--plain", *ALL, keys="\n")
    told = dyffryn.told("--plain", *ALL, code=4)
    assert "Session 1 of Dyffryn set is still open." in told


def test_a_set_that_cannot_be_read_is_never_one_with_nothing_to_resume(dyffryn):
    dyffryn.run("--plain", *ALL, keys="\n")
    (file,) = (dyffryn.folder / "sets").glob("*.jsonl")
    file.write_bytes(file.read_bytes().replace(b"Dai", b"Dia"))
    told = dyffryn.told("--plain", "session", "resume", code=1)
    assert "is damaged in line" in told
    assert "tmworkshop doctor" in told


def test_your_own_files_that_cannot_be_used_hinder_nobody_from_going_on(dyffryn):
    (dyffryn.folder / "prompts" / "lessons").mkdir(parents=True)
    dyffryn.run("--plain", *ALL, keys="\n\n")
    (dyffryn.folder / "prompts" / "lessons" / "07.toml").write_text("x = [")
    (dyffryn.folder / "prompts" / "agreement.toml").write_text("x = [")
    told = dyffryn.run("--plain", "session", "resume", keys="y\n")
    assert told.stdout.startswith("Dyffryn set · session 1 · Action review (3 of 12)")
    assert "agreement.toml cannot be used yet" in told.stdout


def test_your_own_design_that_cannot_be_used_hinders_no_choice(dyffryn):
    (dyffryn.folder / "designs").mkdir()
    (dyffryn.folder / "designs" / "mine.toml").write_text("x = [")
    told = dyffryn.told("--plain", "session", "start", code=2)
    assert "mine.toml cannot be used yet" in told
    assert told.endswith("Give it as --design NAME")


def test_there_may_be_nothing_to_resume(dyffryn):
    told = dyffryn.told("--plain", "session", "resume", code=1)
    assert told == (
        "Error: No session is open. Start one with:\n  tmworkshop session start"
    )


@pytest.mark.parametrize(
    ("given", "flag"),
    [
        ((), "--design NAME"),
        (("--design", "quick-35"), "--lesson N"),
        (("--design", "quick-35", "--lesson", "3"), "--present NAME"),
    ],
)
def test_what_is_missing_is_named_by_its_flag_where_nobody_can_be_asked(
    dyffryn, given, flag
):
    design = [each.replace("quick-35", "set-half-day") for each in given]
    told = dyffryn.told("--no-input", "session", "start", *design, code=2)
    assert told.endswith(f"Give it as {flag}")


def test_a_session_needs_a_terminal_a_script_or_plain_lines(dyffryn):
    told = dyffryn.told(*ALL, code=2)
    assert "--script FILE, or ask for --plain lines" in told


def test_a_set_without_members_cannot_meet(desk):
    desk.run("set", "add", "Dyffryn set")
    told = desk.told("--plain", *ALL, code=1)
    assert told.endswith("Next:\n  tmworkshop member add NAME")


@pytest.mark.parametrize(
    ("flag", "code", "told"),
    [
        (("--present", "Megam"), 1, "No member is called 'Megam'. Did you mean"),
        (("--presenter", "Ann"), 1, "No member is called 'Ann'."),
        (("--lesson", "11"), 1, "There is no lesson 11."),
        (("--date", "31 june"), 2, "I cannot read '31 june' as a date."),
    ],
)
def test_what_cannot_be_read_is_one_sentence(dyffryn, flag, code, told):
    command = ("--plain", *ALL[:-2], "--present", "Dai", *flag)
    assert told in dyffryn.told(*command, code=code)


def test_a_script_is_played_to_its_end(dyffryn, script):
    result = dyffryn.run("session", "start", "--script", script(SCRIPT))
    assert result.stdout == ""
    assert "tmworkshop report participant --set dyffryn-set" in result.stderr


def test_a_script_that_does_not_fit_says_where(dyffryn, script):
    broken = SCRIPT.replace('"Ring the mill."', '"+"')
    told = dyffryn.told("session", "start", "--script", script(broken), code=1)
    assert "script.toml cannot be used yet:" in told
    assert "step 'respond', Dai, answer 1 '+': Type the action on the same line" in told


def test_answers_that_nobody_asked_for_are_told_at_the_end(dyffryn, script):
    more = f'{SCRIPT}[[say]]\nstep = "round"\nspeaker = "Dai"\nanswers = ["a", "b"]\n'
    told = dyffryn.told("session", "start", "--script", script(more), code=1)
    assert told.endswith("step 'round', Dai, answer 2 'b': nobody asked for it")


def test_a_set_that_has_not_met_says_so(dyffryn):
    assert dyffryn.run("session", "list").stdout == "Dyffryn set has not met yet.\n"
    told = dyffryn.told("session", "show", code=1)
    assert told == "Error: Dyffryn set has held no session yet."


def test_sessions_are_listed_in_numbers(met):
    met.run("--plain", *ALL, keys="\n")
    first, closed, still_open = met.run("session", "list").stdout.splitlines()
    assert first.split() == ["Session", "Held", "on", "Present", "Design"]
    assert "12 March 2026" in closed
    assert still_open.endswith("open")


def test_sessions_are_listed_for_programs(met):
    (session,) = met.json("session", "list")["sessions"]
    assert session["number"] == 1
    assert session["closed"] is True
    assert session["kept"] == {"action": 1, "issue": 1}


def test_a_session_is_shown_without_anyones_words(met):
    shown = met.run("session", "show").stdout
    assert "Thursday 12 March 2026" in shown
    assert "Megan Prys-Jones, Dai Okafor" in shown
    assert "1 action, 1 issue" in shown
    assert "My issue." not in shown


def test_a_session_is_shown_for_programs(met):
    assert met.json("session", "show", "1")["session"]["design"] == "quick-35"


def test_a_session_that_never_was_is_not_shown(met):
    assert met.told("session", "show", "4", code=1).endswith(
        "Dyffryn set has no session 4: it has held 1 session."
    )


def offered(desk):
    shelf, file = ShelfOfPrompts(), FolderWorkspace(desk.folder).open_set("dyffryn-set")
    ranked = rank_designs(shelf.designs(), record_of(file.facts()))
    return [design.id for design in ranked][:3]


def test_a_new_set_is_offered_the_usual_design_first_then_the_shorter_ones(dyffryn):
    assert offered(dyffryn) == ["lesson-session-90", "partnership-audit-30", "quick-35"]


def test_a_set_that_has_met_is_offered_first_what_it_met_by(met):
    assert offered(met) == ["quick-35", "lesson-session-90", "partnership-audit-30"]
