from collections import Counter

import pytest

from tmworkshop.adapters.content.shelf import ShelfOfPrompts

KINDS = (
    *("stems", "check-in", "check-out", "process-review", "action-review"),
    *("evaluation", "reflection", "roles", "advice", "questions", "rules", "scales"),
    *("inventories", "slip"),
)
OWN_THEME = """
[[theme]]
id = "own.drift"
title = "Drifting apart"
definition = "The aim was shared once."
section = "drivers"
beneath = "driver.vision"
"""
OWN_STEMS = """
purpose = "explore"
title = "Exploring"

[[stem]]
id = "own.explore.tide"
words = "What turns with the tide here?"
themes = ["own.drift"]
"""


def put(desk, name, text):
    file = desk.folder / "prompts" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def widest(result):
    return max(map(len, f"{result.stdout}{result.stderr}".splitlines()))


def test_the_kinds_of_prompts_are_listed_and_counted(desk):
    counted = {k["kind"]: k["count"] for k in desk.json("prompt", "list")["kinds"]}
    assert set(counted) == set(KINDS)
    assert all(counted.values())
    purposes = ShelfOfPrompts().purposes()
    assert counted["stems"] == sum(len(each.stems) for each in purposes)
    said = desk.run("prompt", "list").stdout
    assert [line.split()[0] for line in said.splitlines()[1:]] == list(counted)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_listed_within_80_columns_and_for_programs(desk, kind):
    assert widest(desk.run("prompt", "list", kind)) <= 80
    found = desk.json("prompt", "list", kind)
    assert found["kind"] == kind
    assert found["prompts"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("stems", "Exploring how things fit together (explore)"),
        ("check-in", "Checking in (checkin)"),
        ("power", "(power): only if the presenter agrees to it"),
        ("roles", "Never: Solves the problem"),
        ("advice", "Heard: "),
        ("questions", "8a  "),
        ("rules", "Others to choose from"),
        ("scales", "  ? I cannot say"),
        ("inventories", "Leadership (driver): "),
        ("slip", "To be ticked"),
    ],
)
def test_each_kind_says_what_it_is_for(desk, kind, words):
    assert words in desk.run("prompt", "list", kind).stdout


def test_a_kind_may_be_begun_and_a_mistake_is_answered(desk):
    assert desk.json("prompt", "list", "refl")["kind"] == "reflection"
    told = desk.told("prompt", "list", "rolls", code=1)
    assert (
        told
        == "Error: No kind of prompt is called 'rolls'. Did you mean roles or rules?"
    )


def test_stems_are_listed_for_a_purpose_and_on_a_theme(desk):
    found = desk.json("prompt", "list", "stems", "--purpose", "explore")
    assert [each["purpose"] for each in found["prompts"]] == ["explore"]
    found = desk.json("prompt", "list", "--theme", "driver.vision")
    stems = [stem for each in found["prompts"] for stem in each["stems"]]
    assert stems
    assert all("driver.vision" in stem["themes"] for stem in stems)


def test_only_stems_have_a_purpose(desk):
    told = desk.told("prompt", "list", "roles", "--purpose", "explore", code=2)
    assert "Only stems" in told


def test_your_own_stems_are_listed_on_your_own_theme(desk):
    put(desk, "themes/own.toml", OWN_THEME)
    put(desk, "stems/explore.toml", OWN_STEMS)
    found = desk.json("prompt", "list", "--theme", "own.drift")["prompts"]
    assert [s["words"] for s in found[0]["stems"]] == ["What turns with the tide here?"]


def test_where_no_stem_is_on_a_theme_it_is_said(desk):
    put(desk, "themes/own.toml", OWN_THEME)
    said = desk.run("prompt", "list", "--theme", "own.drift")
    assert (said.stdout, said.stderr) == (
        "",
        "There is none. See:\n  tmworkshop prompt list\n",
    )


def test_a_broken_prompt_of_ones_own_is_told_and_ours_are_listed(desk):
    put(desk, "advice.toml", "no toml")
    assert desk.run("prompt", "list", "roles").stdout
    listed = desk.run("prompt", "list", "advice")
    assert listed.stderr.count("an = is missing") == 1
    assert "What have you considered so far?" in listed.stdout


def test_a_broken_design_of_ones_own_is_told_and_the_others_are_listed(desk):
    designs = desk.folder / "designs"
    designs.mkdir(parents=True)
    (designs / "mine.toml").write_text("no toml")
    listed = desk.run("design", "list")
    assert listed.stderr.count("an = is missing") == 1
    assert "lesson-session-90" in listed.stdout


def test_themes_are_listed_by_section(desk):
    themes = ShelfOfPrompts().themes()
    listed = desk.json("theme", "list")["themes"]
    assert [each["id"] for each in listed] == [theme.id for theme in themes]
    lines = desk.run("theme", "list").stdout.splitlines()
    heads = [line for line in lines if line and line[0] != " "]
    assert heads == list(dict.fromkeys(theme.section for theme in themes))
    assert max(map(len, lines)) <= 80


def test_one_section_is_listed_alone(desk):
    found = desk.json("theme", "list", "--section", "driv")["themes"]
    assert {each["section"] for each in found} == {"drivers"}
    assert "Error: No section" in desk.told("theme", "list", "--section", "x", code=1)


def test_your_own_theme_stands_beneath_the_one_it_refines(desk):
    put(desk, "themes/own.toml", OWN_THEME)
    lines = desk.run("theme", "list").stdout.splitlines()
    own = next(n for n, line in enumerate(lines) if "own.drift" in line)
    assert lines[own].split() == ["own.drift", "Drifting", "apart", "(yours)"]
    assert lines[own].startswith("    ")
    assert "driver.vision" in lines[own - 1]
    shown = desk.run("theme", "show", "driver.vision").stdout
    assert "Your own beneath it\n  own.drift  Drifting apart\n" in shown
    assert desk.json("theme", "show", "driver.vision")["beneath"] == ["own.drift"]
    assert "Beneath\n  driver.vision\n" in desk.run("theme", "show", "own.d").stdout


def test_a_theme_is_shown_with_what_people_say_and_what_is_on_it(desk):
    shown = desk.run("theme", "show", "driver.vision")
    lines = shown.stdout.splitlines()
    assert lines[:2] == ["Shared vision and objectives", "driver.vision"]
    headings = {"Use it for", "Not for", "What people say", "An example"}
    assert headings | {"Lessons", "Cards"} <= {*lines}


def test_every_theme_is_shown_within_80_columns(desk):
    for theme in ShelfOfPrompts().themes():
        assert widest(desk.run("theme", "show", theme.id)) <= 80


def test_a_theme_with_many_cards_says_how_to_see_the_others(desk):
    on = Counter(theme for card in ShelfOfPrompts().cards() for theme in card.themes)
    ((theme, count),) = on.most_common(1)
    more = f"{count - 12} more:\n  tmworkshop evidence list --theme {theme}"
    assert count > 12
    assert more in desk.run("theme", "show", theme).stderr


def test_a_theme_is_there_for_programs(desk):
    found = desk.json("theme", "show", "driver.vision")
    assert found["theme"]["id"] == "driver.vision"
    assert "lesson.08" in found["lessons"]
    assert found["cards"]


@pytest.mark.parametrize("text", ["no toml", '[[card]]\ntitle = "No id"\n'])
def test_a_broken_card_of_ones_own_is_told_and_ours_are_listed(desk, text):
    put(desk, "evidence/mine.toml", text)
    for words in (("list",), ("search", "trust")):
        listed = desk.run("evidence", *words)
        assert listed.stderr.count("mine.toml cannot be used") == 1
        assert "Trust first" in listed.stdout


@pytest.mark.parametrize("text", ["no toml", '[[theme]]\ntitle = "No id"\n'])
def test_a_broken_theme_of_ones_own_is_told_and_ours_are_listed(desk, text):
    put(desk, "themes/mine.toml", text)
    listed = desk.run("theme", "list")
    assert listed.stderr.count("mine.toml cannot be used") == 1
    assert "driver.leadership" in listed.stdout
