"""Each thing that can be amiss with prompts and designs is told, with its place."""

from dataclasses import replace

import pytest

from tests.builders import CARDS, LESSON, SCALE
from tests.links import loose_ends
from tmworkshop.domain.checking.designs import check_wording
from tmworkshop.domain.checking.prompts import check_prompts
from tmworkshop.domain.checking.read_aloud import check_question, list_runs
from tmworkshop.domain.checking.slips import check_slip
from tmworkshop.domain.content import (
    Advice,
    Inventory,
    Point,
    Slip,
    SlipBox,
    Statement,
    Stem,
    StemPurpose,
)
from tmworkshop.domain.design import Design, Speaks, Step
from tmworkshop.domain.library import (
    Aid,
    Library,
    Method,
    Reference,
    ResearchQuestion,
    Source,
    Theme,
)
from tmworkshop.domain.sharing.disclosure import Purpose

STATEMENT = Statement("lesson.07.easy", "It is easy here.")
STEP = Step(
    id="talk",
    title="Talk",
    minutes=5,
    speaks=Speaks.ALL,
    question="What now?",
    stems=("act",),
    scale="holds",
    weighs="audit",
)
DESIGN = Design(
    id="short",
    title="Short",
    minutes=5,
    summary="Talk.",
    smallest=3,
    largest=8,
    advice="none",
    steps=(STEP,),
    sources=("revans",),
)
SOUND = Library(
    lessons=(
        replace(
            LESSON,
            way_in="What would it take?",
            evidence=("c1",),
            themes=("driver.trust",),
            questions=("rq.01",),
            statements=(STATEMENT,),
        ),
    ),
    cards=(
        replace(
            CARDS[0],
            question="Who would?",
            cite=("Ann 2011",),
            lessons=("lesson.07",),
            themes=("driver.trust",),
        ),
    ),
    themes=(
        Theme("driver.trust", "Trust", "Trust.", "drivers", phrases=("we trust",)),
    ),
    questions=(
        ResearchQuestion(
            "rq.01",
            "1",
            "Drivers",
            "What drives?",
            ("Draw it.",),
            "3",
            (),
            ("c1",),
            ("lesson.07",),
        ),
    ),
    purposes=(
        StemPurpose("act", "Acting", ("talk",), stems=(Stem("q", "What first?"),)),
    ),
    advice=(Advice("a", ("why don't you",), "What else?", "It is advice."),),
    aids=(Aid("role.lead", "Lead", "Leads.", ("Who leads?",), sources=("revans",)),),
    inventories=(Inventory("audit", "Audit", "holds", "Weigh.", (STATEMENT,)),),
    scales=(replace(SCALE, question="How far?"),),
    sources=(Source("S1", "One", "One", "Ann", "2011", "A review.", second_hand=True),),
    references=(Reference("Ann 2011", "One", "Ann", "2011"),),
    methods=(Method("revans", "Questions", "Revans", "https://example.org", "All."),),
)


def with_(kind, **changes):
    """Return the sound library, with its first of *kind* changed."""
    first, *others = getattr(SOUND, kind)
    return replace(SOUND, **{kind: (replace(first, **changes), *others)})


def test_nothing_is_amiss_with_what_is_sound():
    assert list(check_prompts(SOUND)) == []
    assert list(loose_ends(SOUND, (DESIGN,))) == []
    assert list(check_wording(DESIGN, {"revans"})) == []


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        ("lessons", {"title": "x" * 61}, "lesson.07: its title has 61 letters"),
        ("lessons", {"way_in": "Tell us."}, "lesson.07: a question ends in a question"),
        ("lessons", {"found": "x " * 81}, "lesson.07: found has 81 words, 80 can"),
        ("lessons", {"evidence": ("c9",)}, "lesson.07: there is no card 'c9'"),
        ("lessons", {"themes": ("x",)}, "lesson.07: there is no theme 'x'"),
        ("lessons", {"questions": ("x",)}, "there is no research question 'x'"),
        (
            "lessons",
            {"statements": (Statement("other.easy", "Easy."),)},
            "lesson.07: the id of a statement begins with the lesson's, not",
        ),
        (
            "lessons",
            {"statements": (replace(STATEMENT, words="x" * 90 + "."),)},
            "lesson.07: what is rated has 91 letters",
        ),
        (
            "lessons",
            {"statements": (replace(STATEMENT, words="How easy?"),)},
            "lesson.07: what is rated is a sentence: 'How easy?'",
        ),
        (
            "lessons",
            {"statements": (replace(STATEMENT, version=0),)},
            "lesson.07: the first wording has the version 1",
        ),
        ("cards", {"finding": "x " * 61}, "c1: its finding has 61 words, 60 can be"),
        (
            "cards",
            {"question": "Is it?"},
            "c1: it can be answered by yes or no: 'Is it",
        ),
        ("cards", {"question": "What? Why?"}, "c1: it asks more than one thing"),
        ("cards", {"lessons": ("x",)}, "c1: there is no lesson 'x'"),
        ("cards", {"sectors": ("fourth",)}, "c1: there is no sector 'fourth'"),
        ("cards", {"strength": "strong"}, "c1: there is no strength 'strong'"),
        ("cards", {"source": "S9"}, "c1: there is no source 'S9'"),
        ("cards", {"cite": ("Bo 1",)}, "c1: there is no work 'Bo 1'"),
        ("cards", {"cite": ()}, "c1: a figure that others counted says who did (cite)"),
        (
            "cards",
            {"finding": "Some 4 per cent.", "strength": "review"},
            "c1: what counts something is a figure (strength)",
        ),
        ("themes", {"beneath": "x"}, "driver.trust: there is no theme 'x'"),
        ("themes", {"phrases": ("We ",)}, "phrases are in small letters, without"),
        ("questions", {"words": "Drivers."}, "rq.01: a question ends in a question"),
        ("questions", {"links": ("c9",)}, "rq.01: there is no card 'c9'"),
        ("questions", {"lessons": ("x",)}, "rq.01: there is no lesson 'x'"),
        ("questions", {"ways": ()}, "rq.01: it says no way to answer it"),
        (
            "purposes",
            {"stems": (Stem("q", "Could you?", ("x",)),)},
            "q: it can be answered by yes or no",
        ),
        ("advice", {"instead": "Ask."}, "a: a question ends in a question mark"),
        ("advice", {"heard": ()}, "a: it says nothing that may be heard"),
        ("advice", {"heard": ("Why",)}, "a: what is heard is in small letters: 'Why'"),
        ("aids", {"questions": ("Lead!",)}, "role.lead: a question ends in a question"),
        ("aids", {"sources": ("x",)}, "role.lead: there is no method 'x'"),
        ("inventories", {"scale": "x"}, "audit: there is no scale 'x'"),
        (
            "inventories",
            {"statements": (replace(STATEMENT, title="x" * 29),)},
            "audit: lesson.07.easy: its title has 29 letters",
        ),
        (
            "inventories",
            {"statements": (replace(STATEMENT, card="c9", theme="x", side="y"),)},
            "audit: lesson.07.easy: there is no card 'c9'",
        ),
        ("scales", {"question": "Say."}, "holds: a question ends in a question"),
        (
            "scales",
            {"points": (Point(1, "a"), Point(1, "b"))},
            "holds: its points rise, each once, and are two or more",
        ),
        (
            "scales",
            {"points": (Point(1, "a"), Point(2, ""))},
            "holds: each point has a label",
        ),
    ],
)
def test_what_is_amiss_with_a_prompt_is_told(kind, changes, told):
    found = list(check_prompts(with_(kind, **changes)))
    assert any(told in each for each in found), found


def test_a_phrase_of_two_themes_is_told():
    twice = Theme(
        "driver.vision", "Vision", "Vision.", "drivers", phrases=("we trust",)
    )
    found = list(check_prompts(replace(SOUND, themes=(*SOUND.themes, twice))))
    assert found == ["driver.vision: 'we trust' is a phrase of driver.trust as well"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": "x" * 41}, "its title has 41 letters"),
        ({"summary": "x" * 161}, "its summary has 161 letters"),
        ({"sources": ("x",)}, "there is no method 'x' that it could come from"),
    ],
)
def test_what_a_design_had_better_do_otherwise_is_told(changes, told):
    assert any(
        told in each for each in check_wording(replace(DESIGN, **changes), {"revans"})
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": "x" * 41}, "step 1 'talk': its title has 41 letters"),
        ({"cue": "x" * 201}, "step 1 'talk': its cue has 201 letters"),
        ({"words": ("x" * 101,)}, "step 1 'talk': a line has 101 letters"),
        ({"question": "Will it?"}, "step 1 'talk': it can be answered by yes or no"),
    ],
)
def test_what_a_step_had_better_do_otherwise_is_told(changes, told):
    design = replace(DESIGN, steps=(replace(STEP, **changes),))
    assert any(told in each for each in check_wording(design, {"revans"}))


def test_a_step_that_asks_nothing_asks_nothing_amiss():
    quiet = replace(DESIGN, steps=(replace(STEP, question=""),))
    assert list(check_wording(quiet, {"revans"})) == []


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        ("lessons", {"evidence": ()}, "the card c1 names lesson.07, which does not"),
        (
            "cards",
            {"lessons": ()},
            "lesson.07 names the card c1, which does not name it",
        ),
        ("cards", {"lessons": ()}, "nothing leads to the card 'c1'"),
        ("questions", {"lessons": ()}, "lesson.07 names the research question rq.01"),
        ("purposes", {"steps": ()}, "the step talk names act, which does not name it"),
        ("purposes", {"purpose": "x"}, "nothing leads to the purpose 'x'"),
        ("cards", {"themes": ()}, "nothing leads to the theme 'driver.trust'"),
        ("lessons", {"themes": ()}, "nothing leads to the theme (by a lesson)"),
        (
            "lessons",
            {"questions": ()},
            "nothing leads to the research question 'rq.01'",
        ),
        ("inventories", {"id": "x"}, "nothing leads to the inventory 'x'"),
        ("scales", {"id": "x"}, "nothing leads to the scale 'x'"),
        ("sources", {"id": "x"}, "nothing leads to the source 'x'"),
        ("references", {"cite": "x"}, "nothing leads to the work 'x'"),
        ("references", {"cite": "x", "note": "n", "listed": False}, "to the work 'x'"),
        ("methods", {"id": "x"}, "nothing leads to the method 'x'"),
    ],
)
def test_a_link_of_one_end_is_told_and_what_nothing_leads_to(kind, changes, told):
    found = list(loose_ends(with_(kind, **changes), (DESIGN,)))
    assert any(told in each for each in found), found


def test_a_card_beneath_another_is_reached_from_there():
    beneath = replace(SOUND.cards[0], id="c1.more")
    stray = replace(SOUND.cards[0], id="c11")
    found = replace(SOUND, cards=(*SOUND.cards, beneath, stray))
    assert list(loose_ends(found, (DESIGN,))) == [
        "the card c11 names lesson.07, which does not name it"
    ]


def test_a_work_that_is_listed_and_not_cited_may_say_so():
    listed = with_("references", cite="Bo 2011", note="Listed, not cited.")
    assert list(loose_ends(listed, (DESIGN,))) == []


@pytest.mark.parametrize(
    "question", ["Whose is it?", "What do you think?", "“Who pays?”"]
)
def test_an_open_question_is_left_alone(question):
    assert list(check_question(question.strip("“”"))) == []


def test_a_run_is_the_same_in_any_dress():
    dressed = "It\u2019s ONE - two, (three); four five."
    assert list(list_runs(dressed, 4)) == list(
        list_runs("its one two three four five", 4)
    )
    assert list(list_runs("too short", 4)) == []


def with_own_themes(*own):
    more = (Theme(each, each, "", section, beneath=up) for each, section, up in own)
    return replace(SOUND, themes=(*SOUND.themes, *more))


def test_a_theme_of_ones_own_stands_in_the_section_of_the_one_above_it():
    assert [
        *check_prompts(with_own_themes(("ours.a", "drivers", "driver.trust"))),
    ] == []
    told = [*check_prompts(with_own_themes(("ours.a", "barriers", "driver.trust")))]
    assert told == ["ours.a: its section is 'drivers', as that of driver.trust"]


def test_themes_that_stand_beneath_each_other_are_told():
    told = [*check_prompts(with_own_themes(("a", "x", "b"), ("b", "x", "a")))]
    assert told == [
        "a: it stands beneath itself, by way of b",
        "b: it stands beneath itself, by way of a",
    ]
    (own,) = check_prompts(with_own_themes(("a", "x", "a")))
    assert own == "a: it stands beneath itself, by way of a"


BOXES = tuple(map(str, Purpose))


def a_slip(*boxes, version=2):
    purposes = tuple(SlipBox(box, "It may.", "It") for box in boxes)
    return Slip(version, "Tick.", purposes)


OURS = a_slip(*BOXES, version=1)


def test_a_slip_of_ones_own_with_all_the_boxes_has_nothing_amiss():
    assert [*check_slip(a_slip(*reversed(BOXES)), OURS)] == []
    assert [*check_slip(OURS, OURS)] == []


def test_a_box_that_nothing_asks_for_and_one_that_is_missing_are_told():
    told = [*check_slip(a_slip("set-summary", "evalutor", *BOXES[2:], "zzz"), OURS)]
    assert told == [
        "the slip: no box is called 'evalutor'. Did you mean evaluator?",
        "the slip: no box is called 'zzz'",
        "the slip: it has no box 'evaluator', so nobody can say yes to that",
    ]


def test_a_box_that_stands_there_twice_is_told():
    (told,) = check_slip(a_slip(*BOXES, "name-programme"), OURS)
    assert told == "the slip: the box 'name-programme' stands there more than once"


def test_other_words_on_the_slip_are_another_wording():
    (told,) = check_slip(a_slip(*reversed(BOXES), version=1), OURS)
    assert told == "the slip: with words of your own its version is 2 or more"


def test_what_is_nearly_there_is_named():
    lessons = (replace(SOUND.lessons[0], evidence=("c",)),)
    told = [*check_prompts(replace(SOUND, lessons=lessons))]
    assert "lesson.07: there is no card 'c'. Did you mean c1?" in told
