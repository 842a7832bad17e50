import pytest

from tmworkshop.adapters.content.shelf import ShelfOfPrompts

OWN = """
[[card]]
id = "own.cafes"
title = "Cafes answer on Tuesdays"
finding = "Of nine cafes on the high street, seven answered on a Tuesday."
source = "crisp-2014"
section = "2.3"
cite = ["Nobody, 1999"]
strength = "figure"
question = "When does a cafe have time for you?"
lessons = ["lesson.07"]
themes = ["engage.sme"]
sectors = ["small-firms"]
"""


@pytest.fixture
def own(desk):
    file = desk.folder / "prompts" / "evidence" / "own.toml"
    file.parent.mkdir(parents=True)
    file.write_text(OWN)
    return file


def found(desk, *words):
    return [card["id"] for card in desk.json("evidence", *words)["cards"]]


def widest(result):
    return max(map(len, f"{result.stdout}{result.stderr}".splitlines()))


def test_the_best_card_stands_first_with_its_id_and_where_it_is_from(desk):
    lines = desk.run("evidence", "search", "small", "firms").stdout.splitlines()
    assert lines[0] == "Harder with small firms  [engage.sme.difficulty]"
    first = " ".join(" ".join(lines[: lines.index("")]).split())
    assert "(the reviewers' reading; Crisp, Green and Wells 2014, section 2.3)" in first


def test_the_ten_best_are_shown_and_the_others_counted(desk):
    assert len(found(desk, "search", "partnership")) == 10
    said = desk.run("evidence", "search", "partnership")
    every = desk.json("evidence", "search", "partnership", "--all")
    assert every["found"] == len(every["cards"]) > 10
    assert said.stderr.strip().startswith(f"{every['found'] - 10} more hold some")
    whole = desk.run("evidence", "search", "partnership", "--all")
    assert whole.stderr == ""


@pytest.mark.parametrize(
    ("flags", "holds"),
    [
        (("--theme", "engage.sme"), lambda c: "engage.sme" in c["themes"]),
        (("--theme", "jcp"), lambda c: any(t[:4] == "jcp." for t in c["themes"])),
        (("--sector", "third"), lambda c: "third" in c["sectors"]),
        (("--lesson", "7"), lambda c: "lesson.07" in c["lessons"]),
        (("--strength", "figure"), lambda c: c["strength"] == "figure"),
        (("--source", "dux"), lambda c: c["source"] == "duxbury"),
        (
            ("--lesson", "lesson.09", "--strength", "figure"),
            lambda c: "lesson.09" in c["lessons"] and c["strength"] == "figure",
        ),
    ],
)
def test_what_is_asked_of_a_card_holds_for_each_that_is_found(desk, flags, holds):
    every = desk.json("evidence", "list")["cards"]
    wanted = [card["id"] for card in every if holds(card)]
    assert found(desk, "list", *flags) == found(desk, "search", *flags) == wanted
    assert 0 < len(wanted) < len(every)
    searched = found(desk, "search", "partners", "--all", *flags)
    assert set(searched) <= set(wanted)


def test_cards_are_listed_by_their_titles(desk):
    lines = desk.run("evidence", "list", "--source", "duxbury").stdout.splitlines()
    assert lines[0].split() == ["Card", "What", "it", "is", "about"]
    assert len(lines) > 5
    assert all(line.startswith("gw.") for line in lines[1:] if line[:1] != " ")


def test_a_search_for_nothing_says_what_to_give(desk):
    told = desk.told("evidence", "search", code=2)
    assert told.endswith(
        "Say it in a few words:\n  tmworkshop evidence search small firms"
    )


def test_a_word_that_no_card_holds_is_answered_with_one_that_is_there(desk):
    said = desk.run("evidence", "search", "jobcenter")
    assert said.stdout == ""
    assert said.stderr.startswith("No card holds 'jobcenter'. Did you mean jobcentre")


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (("--theme", "nonsense"), 1),
        (("--lesson", "12"), 1),
        (("--lesson", "x"), 2),
        (("--source", "nonsense"), 1),
        (("--sector", "nonsense"), 2),
    ],
)
def test_what_nothing_is_called_is_said(desk, flags, code):
    assert "Error: " in desk.run("evidence", "list", *flags, code=code).stderr


def test_a_card_is_shown_with_its_source_and_each_work_it_cites(desk):
    shown = desk.run("evidence", "show", "outcome.nao-41").stdout
    lines, whole = shown.splitlines(), " ".join(shown.split())
    assert {"How strong", "Note", "A question", "Where it stands"} <= {*lines}
    assert {"What it cites", "Lessons", "Themes", "Research questions"} <= {*lines}
    assert "A figure. Something was counted" in whole
    assert "(2014). Partnerships and Service Delivery" in whole
    assert "Section 2.5." in whole
    assert "DCLG, 2010d DCLG (Department for Communities and Local" in whole


def test_a_card_that_cites_no_work_says_so(desk):
    shown = " ".join(desk.run("evidence", "show", "gw.golden-rules").stdout.split())
    assert "The source names no other work for this" in shown


def test_every_card_is_shown_within_80_columns(desk):
    for card in ShelfOfPrompts().cards()[::9]:
        assert widest(desk.run("evidence", "show", card.id)) <= 80
    every = desk.run("evidence", "search", "partnership", "--all")
    assert widest(every) <= 80
    assert widest(desk.run("evidence", "list")) <= 80


def test_the_beginning_of_a_name_is_enough_if_it_is_the_only_one(desk):
    by_beginning = desk.json("evidence", "show", "engage.sme.d")["card"]["id"]
    assert by_beginning == "engage.sme.difficulty"
    told = desk.told("evidence", "show", "engage.sme", code=2)
    assert "engage.sme.difficulty" in told
    assert told.endswith("give more of the name.")


def test_a_near_miss_is_answered_with_the_nearest(desk):
    told = desk.told("evidence", "show", "outcome.noa-41", code=1)
    assert "Did you mean outcome.nao-41" in told


def test_a_card_is_there_for_programs_with_its_sources(desk):
    found = desk.json("evidence", "show", "outcome.nao-41")
    assert found["schema"] == 1
    assert found["source"]["id"] == "crisp-2014"
    assert [each["cite"] for each in found["citations"]] == found["card"]["cite"]
    assert found["research_questions"]


def test_your_own_card_is_marked(desk, own):
    listed = desk.json("evidence", "list", "--lesson", "7")["cards"]
    assert [card["id"] for card in listed if card["yours"]] == ["own.cafes"]
    said = desk.run("evidence", "list", "--lesson", "7").stdout
    assert "own.cafes" in said
    assert "Cafes answer on Tuesdays  (yours)\n" in said
    said = desk.run("evidence", "search", "cafes", "tuesdays").stdout
    assert said.startswith("Cafes answer on Tuesdays  [own.cafes]  (yours)\n")


def test_your_own_card_is_found_listed_and_shown(desk, own):
    assert found(desk, "search", "cafes", "tuesdays")[0] == "own.cafes"
    assert "own.cafes" in found(desk, "list", "--lesson", "7")
    shown = " ".join(desk.run("evidence", "show", "own.cafes").stdout.split())
    assert "Nobody, 1999 No more is known here of this work" in shown


def test_your_own_card_may_have_a_source_that_we_do_not_know(desk, own):
    own.write_text(OWN.replace('"crisp-2014"', '"our-survey"'))
    shown = desk.run("evidence", "show", "own.cafes").stdout
    assert "Where it stands\n  our-survey\n" in shown
    assert desk.json("evidence", "show", "own.cafes")["source"] is None
