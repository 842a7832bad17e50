import pytest

OWN = """
id = "short"
title = "Short"
minutes = 5
summary = "One round."
smallest = 3
largest = 12
advice = "none"

[[steps]]
id = "round"
title = "Round"
minutes = 5
speaks = "all"
"""


@pytest.fixture
def own(desk):
    file = desk.folder / "designs" / "short.toml"
    file.parent.mkdir(parents=True)
    file.write_text(OWN)
    return file


def test_the_ten_lessons_are_listed(desk):
    assert len(desk.json("lesson", "list")["lessons"]) == 10
    assert " 5  The record with employers" in desk.run("lesson", "list").stdout


def test_a_lesson_is_shown_with_its_evidence_within_80_columns(desk):
    lines = desk.run("lesson", "show", "5").stdout.splitlines()
    assert lines[0] == "5  The record with employers is weak"
    assert {"What was found", "Contested", "To rate on slips", "Evidence"} <= {*lines}
    assert max(map(len, lines)) <= 80


def test_a_lesson_that_nobody_rates_shows_no_statement(desk):
    assert "To rate on slips" not in desk.run("lesson", "show", "10").stdout


def test_a_lesson_is_there_for_programs(desk):
    found = desk.json("lesson", "show", "5")
    assert found["lesson"]["id"] == "lesson.05"
    assert [c["id"] for c in found["cards"]] == found["lesson"]["evidence"]


def test_there_is_no_eleventh_lesson(desk):
    told = desk.told("lesson", "show", "11", code=1)
    assert told == "Error: There is no lesson 11. See: tmworkshop lesson list"


def test_designs_are_listed_with_minutes_and_people(desk):
    lines = desk.run("design", "list").stdout.splitlines()
    assert lines[1].startswith("lesson-session-90       90  4 to 8  One lesson")


def test_your_own_design_stands_among_the_shipped(desk, own):
    assert own.stem in [d["id"] for d in desk.json("design", "list")["designs"]]


def test_a_design_is_shown_step_by_step(desk):
    lines = desk.run("design", "show", "quick").stdout.splitlines()
    assert lines[0] == "One issue in 35 minutes (quick-35), 35 minutes"
    assert max(map(len, lines)) <= 80


def test_a_design_is_there_for_programs(desk):
    steps = desk.json("design", "show", "quick-35")["design"]["steps"]
    assert [step["id"] for step in steps][:2] == ["recontract", "present"]


def test_an_unknown_design_is_answered_with_the_nearest(desk):
    told = desk.told("design", "show", "quikc-35", code=1)
    assert told == "Error: No design is called 'quikc-35'. Did you mean quick-35?"


def test_a_design_that_can_be_used_is_said_so(desk, own):
    said = desk.run("design", "check", str(own)).stdout
    assert said == f"{own} can be used: 1 steps, 5 minutes.\n"


def test_a_broken_design_gets_every_complaint_with_its_place(desk, own):
    own.write_text(OWN.replace("minutes = 5", "minutes = 4", 1) + 'stems = ["x"]\n')
    assert desk.told("design", "check", str(own), code=1) == (
        f"Error: {own} cannot be used yet:\n"
        "the design: its steps take 5 minutes, it says 4"
    )


def test_what_is_no_toml_is_told_with_its_line(desk, own):
    own.write_text(OWN + "speaks: all\n")
    assert "line 15" in desk.told("design", "check", str(own), code=1)
