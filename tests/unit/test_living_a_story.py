"""A made-up programme, lived through day by day on sets in memory."""

from dataclasses import replace
from datetime import date

import pytest

from tests.fakes import MemoryWorkspace, Stamps
from tests.own_sets import sources_of
from tests.records import APRIL, DESIGN, MARCH
from tmworkshop.application import demo
from tmworkshop.application.demo import (
    DemoWorld,
    Performance,
    count_story_sheets,
    live_story,
)
from tmworkshop.application.releases import LaptopReceipt
from tmworkshop.application.story import (
    HandedIn,
    MadeUpSet,
    Sending,
    Story,
    TypedCommand,
)
from tmworkshop.domain.content import Slip, SlipBox
from tmworkshop.domain.facts import Consented, Joined, Kind, Moved, Opened, Said, What
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.record.record import record_of

AFTER = date(2026, 4, 30)
MOOR = MadeUpSet(
    "moor",
    "Moor set",
    "Glan",
    "The mill",
    ("Ivor Bevan", "Mina Shah"),
    (
        HandedIn("Ivor Bevan", MARCH, ("evaluator",)),
        HandedIn("Mina Shah", APRIL, ("evaluator", "name-programme")),
    ),
)
SHORE = MadeUpSet("shore", "Shore set", "Hafod", "The quay", ("Tomos Lake",), ())
STORY = Story(
    "Two sets that never were",
    "Long Valley",
    "Elin Parry",
    "01632 960321",
    date(2027, 4, 30),
    (MOOR, SHORE),
    (
        TypedCommand(MARCH, "moor", ("pack", "make")),
        TypedCommand(AFTER, "lead", ("programme", "add")),
    ),
    (Sending(AFTER, Reader.PROGRAMME),),
    (),
)
BOXES = (
    SlipBox("evaluator", "", "My words to the programme"),
    SlipBox("name-programme", "", "My name beside my words"),
)


def played_on(day, stamp):
    """Return a session in which the first member says a learning."""

    def play(file):
        opened = Opened(design=DESIGN, held_on=day, present=("m1",), lesson="lesson.06")
        (opened,) = stamp((opened,))
        at_it = {"session": opened.id}
        learning = Said(kind=Kind.LEARNING, speaker="m1", words="Ring first", **at_it)
        file.keep((opened, *stamp((learning, Moved(what=What.STOP, **at_it)))))

    return Performance(day, play)


@pytest.fixture
def typed_in():
    return []


@pytest.fixture
def stage(typed_in):
    stamp, workspace = Stamps(), MemoryWorkspace()
    return DemoWorld(
        lambda _: workspace,
        {
            "moor": (played_on(MARCH, stamp), played_on(APRIL, stamp)),
            "shore": (played_on(MARCH, stamp),),
        },
        sources_of(workspace),
        Topics((), ()),
        Slip(3, "", BOXES),
        lambda facts, moment: stamp,
        type_in=lambda typed: typed_in.append((typed, words_kept(workspace))),
        invitation_on=lambda set_id: f"asked-{set_id}",
        give_receipt=lambda receipt, terms, to: None,
    )


def facts_of(stage, set_id, kind):
    facts = stage.workspace_of(set_id).open_set(set_id).facts()
    return [fact for fact in facts if isinstance(fact, kind)]


def test_every_set_is_founded_with_its_people_and_meets_on_its_days(stage):
    list(live_story(STORY, stage))
    moor = record_of(stage.workspace_of("moor").open_set("moor").facts())
    assert (moor.founded.name, moor.founded.place) == ("Moor set", "The mill")
    assert moor.founded.contact == "Elin Parry, 01632 960321"
    assert moor.founded.kept_until == date(2027, 4, 30)
    assert list(moor.names.values()) == ["Ivor Bevan", "Mina Shah"]
    assert [session.held_on for session in moor.sessions] == [MARCH, APRIL]
    assert [each.since for each in facts_of(stage, "shore", Joined)] == [MARCH]


def test_a_slip_is_typed_in_on_the_day_it_is_handed_in(stage):
    list(live_story(STORY, stage))
    typed = facts_of(stage, "moor", Consented)
    assert [(c.member, c.purpose, c.choice, c.slip) for c in typed] == [
        ("m1", "evaluator", True, MARCH),
        ("m1", "name-programme", False, MARCH),
        ("m2", "evaluator", True, APRIL),
        ("m2", "name-programme", True, APRIL),
    ]
    assert {each.wording for each in typed} == {3}
    assert {each.invitation for each in typed} == {"asked-moor"}
    assert facts_of(stage, "shore", Consented) == []


def test_pages_are_made_on_their_day_and_the_comparison_last(stage):
    sheets = list(live_story(STORY, stage))
    assert len(sheets) == count_story_sheets(STORY, stage)
    places = [sheet.name[:2] for sheet in sheets]
    assert list(dict.fromkeys(places)) == [
        ("Moor set", "session 1"),
        ("Shore set", "session 1"),
        ("Moor set", "session 2"),
        ("programme", "programme 30 April 2026"),
    ]


def test_what_is_typed_comes_after_the_session_of_its_day(stage, typed_in):
    list(live_story(STORY, stage))
    assert [(typed.at, typed.run[-1], kept) for typed, kept in typed_in] == [
        ("moor", "make", 2),
        ("lead", "add", 3),
    ]


def words_kept(workspace):
    """Return how many words are kept in all sets by now."""
    facts = (f for each in workspace.sets() for f in workspace.open_set(each).facts())
    return sum(isinstance(fact, Said) for fact in facts)


def test_each_laptop_whose_words_went_is_given_a_receipt(stage, monkeypatch):
    receipt = LaptopReceipt("signer", "age1", ("V1",))
    monkeypatch.setattr(demo, "let_out", lambda *_: (receipt,))
    given = []
    told = replace(stage, give_receipt=lambda *each: given.append(each))
    list(live_story(STORY, told))
    ((to_laptop, terms, _),) = given
    assert (to_laptop, terms.day) == (receipt, "2026-04-30")
