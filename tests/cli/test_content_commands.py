import pytest

from tmworkshop.domain.design_rules import ADVICE

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


def widest(result):
    return max(map(len, f"{result.stdout}{result.stderr}".splitlines()))


def test_the_ten_lessons_are_listed(desk):
    assert len(desk.json("lesson", "list")["lessons"]) == 10
    assert " 5  The record with employers" in desk.run("lesson", "list").stdout


@pytest.mark.parametrize("number", range(1, 11))
def test_a_lesson_is_shown_within_80_columns(desk, number):
    for flags in ((), ("--cards",)):
        assert widest(desk.run("lesson", "show", str(number), *flags)) <= 80


def test_a_lesson_is_shown_with_all_that_an_evening_with_it_needs(desk):
    lines = desk.run("lesson", "show", "5").stdout.splitlines()
    assert lines[0] == "5  The record with employers is weak"
    assert {
        *("What was found", "Here", "Contested", "To rate on slips", "A way in"),
        *("Research questions", "Themes"),
    } <= {*lines}
    assert any(line.startswith("Evidence: ") for line in lines)


def test_a_lesson_of_many_cards_is_still_a_page_to_read(desk):
    many = desk.json("lesson", "show", "8")["cards"]
    assert len(many) > 30
    shown = desk.run("lesson", "show", "8")
    assert len(shown.stdout.splitlines()) < 100
    whole = " ".join(shown.stdout.split())
    for card in many[:3]:
        assert card["finding"] in whole
    assert f"and {len(many) - 12} more: " in whole
    assert "tmworkshop lesson show 8 --cards" in shown.stderr


def test_all_cards_of_a_lesson_are_shown_in_full_if_asked_for(desk):
    cards = desk.json("lesson", "show", "8")["cards"]
    whole = " ".join(desk.run("lesson", "show", "8", "--cards").stdout.split())
    assert [card["id"] for card in cards if card["finding"] not in whole] == []


def test_a_lesson_that_nobody_rates_shows_no_statement(desk):
    assert "To rate on slips" not in desk.run("lesson", "show", "10").stdout


@pytest.mark.parametrize("typed", ["5", "05", "lesson.05"])
def test_a_lesson_is_there_for_programs(desk, typed):
    found = desk.json("lesson", "show", typed)
    assert found["lesson"]["id"] == "lesson.05"
    listed = found["lesson"]["evidence"]
    assert [c["id"] for c in found["cards"]][: len(listed)] == listed


def test_there_is_no_eleventh_lesson(desk):
    told = desk.told("lesson", "show", "11", code=1)
    assert told == "Error: There is no lesson 11. See:\n  tmworkshop lesson list"


def test_what_is_no_number_is_answered_in_the_tools_own_words(desk):
    told = desk.told("lesson", "show", "abc", code=2)
    assert told.startswith("Error: 'abc' is no lesson: give its number, say 3.")


def test_designs_are_listed_with_minutes_people_and_advice(desk):
    lines = desk.run("design", "list").stdout.splitlines()
    row = next(line for line in lines if line.startswith("lesson-session-90"))
    assert row.split()[1:7] == ["90", "4", "to", "8", "ask", "first"]
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("flags", "holds"),
    [
        (("--minutes", "45"), lambda d: d["minutes"] <= 45),
        (("--people", "12"), lambda d: d["smallest"] <= 12 <= d["largest"]),
        *((("--advice", a), lambda d, a=a: d["advice"] == a) for a in ADVICE),
    ],
)
def test_designs_are_listed_for_an_occasion(desk, flags, holds):
    every = desk.json("design", "list")["designs"]
    found = desk.json("design", "list", *flags)["designs"]
    assert found == [design for design in every if holds(design)] != every


def test_where_no_design_is_like_that_it_is_said(desk):
    said = desk.run("design", "list", "--minutes", "1")
    assert (said.stdout, said.stderr[:14]) == ("", "No design is l")


def test_your_own_design_stands_among_the_shipped_and_is_marked(desk, own):
    marked = [d["id"] for d in desk.json("design", "list")["designs"] if d["yours"]]
    assert marked == [own.stem]
    assert "(yours) One round." in desk.run("design", "list").stdout


def test_a_design_is_shown_with_each_step_in_turn(desk):
    lines = desk.run("design", "show", "quick").stdout.splitlines()
    assert lines[0] == "One issue in 35 minutes (quick-35)"
    assert lines[1].startswith("35 minutes, 4 to 8 people, 1 presenter, ")
    assert {"Before", " 1  What we agree", "Where it comes from"} <= {*lines}
    labels = {line.split()[0] for line in lines if line.startswith("    ") if line}
    assert {"Cue", "Never", "Say", "Ask", "Stems", "Keeps"} <= labels


def test_every_design_is_shown_within_80_columns(desk):
    for design in desk.json("design", "list")["designs"]:
        assert widest(desk.run("design", "show", design["id"])) <= 80
        assert widest(desk.run("design", "show", design["id"], "--brief")) <= 80


def test_a_design_in_brief_is_a_table_of_its_steps(desk):
    lines = desk.run("design", "show", "quick", "--brief").stdout.splitlines()
    assert lines[0] == "One issue in 35 minutes (quick-35), 35 minutes"
    assert "Min       Step" in "\n".join(lines)


def test_a_design_is_there_for_programs(desk):
    steps = desk.json("design", "show", "quick-35")["design"]["steps"]
    assert [step["id"] for step in steps][:2] == ["recontract", "present"]


def test_an_unknown_design_is_answered_with_the_nearest(desk):
    told = desk.told("design", "show", "quikc-35", code=1)
    assert told == "Error: No design is called 'quikc-35'. Did you mean quick-35?"


def test_a_design_that_is_near_to_none_leads_to_the_list(desk):
    told = desk.told("design", "show", "xylophone", code=1)
    assert told == (
        "Error: No design is called 'xylophone'. See:\n  tmworkshop design list"
    )


def test_a_design_that_can_be_used_is_said_so(desk, own):
    said = desk.run("design", "check", str(own)).stdout
    assert said == f"{own} can be used: 1 step, 5 minutes.\n"


def test_a_broken_design_gets_every_complaint_with_its_place(desk, own):
    own.write_text(OWN.replace("minutes = 5", "minutes = 4", 1) + 'stems = ["x"]\n')
    assert desk.told("design", "check", str(own), code=1) == (
        f"Error: {own} cannot be used yet:\n"
        "the design: its steps take 5 minutes, it says 4"
    )


def test_what_is_no_toml_is_told_with_its_line(desk, own):
    own.write_text(OWN + "speaks: all\n")
    assert "line 15" in desk.told("design", "check", str(own), code=1)


def test_a_design_is_begun_from_another_checked_and_listed(desk):
    said = desk.run("design", "new", "our-evening", "--from", "quick-35")
    file = said.stdout.strip()
    assert file == str(desk.folder / "designs" / "our-evening.toml")
    assert f"tmworkshop design check {file}" in said.stderr
    assert "can be used" in desk.run("design", "check", file).stdout
    assert "our-evening" in desk.run("design", "list").stdout


def test_a_design_is_never_begun_over_another(desk, own):
    told = desk.told("design", "new", "short", code=4)
    assert told.endswith("stays as it is: choose another name.")
    assert own.read_text() == OWN
