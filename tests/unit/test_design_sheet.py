"""A design in plain words: how each step runs, and what is said, asked and kept."""

from dataclasses import replace

import pytest

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.design import (
    Design,
    Give,
    Keeps,
    Layout,
    Phase,
    Shows,
    Speaks,
    Step,
)
from tmworkshop.domain.design_rules import ADVICE as CHECKED_ADVICE
from tmworkshop.domain.levels import READ_BY, Level
from tmworkshop.domain.library import Method
from tmworkshop.domain.pages import design_sheet
from tmworkshop.domain.pages.design_sheet import (
    list_origins,
    say_people,
    step_sheet,
    sum_up_design,
)

PLAIN = Step(id="round", title="Round", minutes=5, speaks=Speaks.ALL)
DESIGN = Design(
    id="short",
    title="Short",
    minutes=5,
    summary="One round.",
    smallest=3,
    largest=12,
    advice="ask-first",
    steps=(PLAIN,),
)


def runs(**changed):
    return step_sheet(replace(PLAIN, **changed), {}).runs


def lines(**changed):
    return dict(step_sheet(replace(PLAIN, **changed), {"frame": "The issue"}).lines)


def test_a_design_at_a_glance_is_minutes_people_presenters_and_advice():
    told = "5 minutes, 3 to 12 people, 1 presenter, "
    assert sum_up_design(DESIGN) == told + "advice only if the presenter wants it"
    assert "2 presenters" in sum_up_design(replace(DESIGN, presenters=2))


def test_a_design_for_one_number_of_people_says_that_number():
    assert say_people(replace(DESIGN, smallest=12)) == "12"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "5 minutes, everyone speaks"),
        ({"minutes": 1}, "1 minute, everyone speaks"),
        ({"repeats": True}, "5 minutes for each presenter, everyone speaks"),
        (
            {"repeats": True, "between": True},
            "5 minutes between two presenters, everyone speaks",
        ),
        (
            {"speaks": Speaks.SILENT, "layout": Layout.SLIPS},
            "5 minutes, in silence, on slips without names",
        ),
        (
            {"speaks": Speaks.PAIRS, "layout": Layout.GROUPS},
            "5 minutes, in pairs",
        ),
        (
            {"speaks": Speaks.GROUPS, "layout": Layout.GROUPS, "group_size": 3},
            "5 minutes, in groups, threes",
        ),
        (
            {
                "speaks": Speaks.GROUPS,
                "layout": Layout.GROUPS,
                "group_size": 4,
                "regroups": True,
            },
            "5 minutes, in groups, 4 at a table, with others than before",
        ),
        (
            {"give": Give.PROTECTED},
            "5 minutes, everyone speaks, not to be cut short",
        ),
    ],
)
def test_a_step_says_how_it_runs(changed, told):
    assert runs(**changed) == told


def test_a_bare_step_says_nothing_else():
    assert lines() == {}


def test_a_step_says_what_is_done_said_asked_shown_and_kept():
    assert lines(
        cue="Go first.",
        never="Rush.",
        words=("One.", "Two."),
        question="What now?",
        stems=("frame", "odd"),
        shows=Shows.AGREEMENT,
        phases=(Phase("First half", 2), Phase("Second half", 3)),
        keeps=Keeps.REFLECTION,
        holds=True,
        level=Level.PRIVATE,
    ) == {
        "Cue": ("Go first.",),
        "Never": ("Rush.",),
        "Say": ("One.", "Two."),
        "Ask": ("What now?",),
        "Shows": ("the set's agreement",),
        "Stems": ("The issue (frame)", "odd (odd)"),
        "Parts": ("First half: 2 min", "Second half: 3 min"),
        "Keeps": (
            "words as they are said; whether it holds where the speaker works; "
            f"{READ_BY[Level.PRIVATE]} may read it",
        ),
    }


@pytest.mark.parametrize(
    ("weighs", "told"),
    [
        ("", "the lesson"),
        ("agreement", "the agreement, rule by rule"),
        ("drivers-and-barriers", "the list drivers-and-barriers"),
    ],
)
def test_a_rating_says_what_is_weighed_and_by_which_scale(weighs, told):
    rated = lines(
        layout=Layout.SLIPS,
        keeps=Keeps.RATING,
        shows=Shows.STATEMENT,
        scale="holds",
        weighs=weighs,
    )
    assert rated["Weighs"] == (told,)
    assert rated["Keeps"] == ("a figure from each, by the scale holds",)


def test_a_step_with_nothing_to_do_says_who_gets_its_minutes():
    told = ("if nothing is to be done, to explore",)
    assert lines(spare_to="explore")["Spare"] == told


def test_a_design_says_where_it_comes_from_as_far_as_that_is_known():
    method = Method("pci", "Roles", "PCI", "https://example.org", "Who does what.")
    found = list_origins(replace(DESIGN, sources=("pci", "lost")), {"pci": method})
    assert found == (("Roles, PCI", ("Who does what.", "https://example.org")),)


def test_there_are_words_for_every_advice():
    assert set(design_sheet.ADVICE) == set(CHECKED_ADVICE)


def test_every_shipped_step_is_told():
    for design in ShelfOfPrompts().designs():
        for step in design.steps:
            assert step_sheet(step, {}).runs.startswith(str(step.minutes))
