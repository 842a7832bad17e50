"""Every shipped design is walked to its close, by few people and by many."""

import tomllib
from collections import Counter

import pytest

from tests.designs.walking import walked
from tmworkshop.adapters.cells import width_of
from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.front_ends.painted_screen import (
    FOR_THE_LINE,
    MORE,
    Canvas,
    paint_screen,
)
from tmworkshop.domain.design import Keeps, Layout, Shows
from tmworkshop.domain.design_rules import parse_design
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.session.course.groups import groups_at
from tmworkshop.domain.session.course.stages import Stage

FILES = sorted(folder("sessions").glob("*.toml"))
DESIGNS = [parse_design(tomllib.loads(file.read_text("utf-8"))) for file in FILES]
SMALL = [(design, design.smallest) for design in DESIGNS]
ROOMS = [*SMALL, *((design, design.largest) for design in DESIGNS)]
SIZE = Canvas(80, 24)
STYLES = ("\x1b[1m", "\x1b[2m", "\x1b[m")


def named(rooms):
    return [f"{design.id}-of-{people}" for design, people in rooms]


in_each_room = pytest.mark.parametrize(("design", "people"), ROOMS, ids=named(ROOMS))
in_a_small_room = pytest.mark.parametrize(("design", "people"), SMALL, ids=named(SMALL))
each_way = pytest.mark.parametrize("way", ["answer", "pass", "enter"])


def painted(screen):
    text = "\n".join(paint_screen(screen, SIZE, 0))
    for style in STYLES:
        text = text.replace(style, "")
    return text.split("\n")


def has_much_to_look_at(screen, design):
    """Say whether it shows a card, how far apart people stand, or what they will do."""
    shows = next(step.shows for step in design.steps if step.id == screen.turn.step)
    return shows in (Shows.LESSON, Shows.ACTIONS) or screen.spread


@each_way
@in_each_room
def test_it_closes_once_every_turn_was_come_to(design, people, way):
    walk = walked(design, people, way)
    assert walk.sitting.walkthrough.stage is Stage.CLOSED
    assert walk.reached == walk.laid


@in_each_room
def test_every_step_is_come_to(design, people):
    walk = walked(design, people, "answer")
    assert {key.step for key in walk.laid} == {step.id for step in design.steps}


@in_each_room
def test_as_many_present_as_there_is_time_for(design, people):
    walk = walked(design, people, "answer")
    presenting = {key.presenter for key in walk.laid if key.presenter}
    repeats = any(step.repeats for step in design.steps)
    assert len(presenting) == (design.presenters if repeats else 0)


@in_each_room
def test_each_is_asked_once_where_everyone_is_asked(design, people):
    walk = walked(design, people, "answer")
    for step in design.steps:
        asked = Counter(key.speaker for key in walk.laid if key.step == step.id)
        if step.layout is Layout.EACH and step.keeps is not Keeps.FOLLOWUP:
            del asked[""]  # when the set meets next is asked of all
            assert set(asked.values()) == {design.times(step)}
            assert len(asked) == people


@in_each_room
def test_everyone_has_company_where_groups_are_dealt(design, people):
    sitting = walked(design, people, "answer").sitting
    here = sitting.walkthrough.room.here
    for step in design.steps:
        if step.layout is Layout.GROUPS:
            dealt = groups_at(sitting.walkthrough, step, sitting.scene.partnerships)
            assert sorted(who for group in dealt for who in group) == sorted(here)
            assert all(1 < len(group) <= step.group_size + 1 for group in dealt)


@in_each_room
def test_what_is_kept_is_what_the_design_says_it_keeps(design, people):
    walk = walked(design, people, "answer")
    beside = {Kind.MEETING}  # the next date, asked before the first action
    for step in design.steps:
        kept = walk.kinds[step.id] - beside
        if step.keeps is Keeps.FOLLOWUP:
            kept -= {Kind.ACTION}  # what became of an action may be another one
        nothing = step.keeps is Keeps.NOTHING
        assert kept == (set() if nothing else {Kind(step.keeps)})


@each_way
@in_each_room
def test_no_line_is_wider_than_eighty_columns(design, people, way):
    walk = walked(design, people, way)
    lines = [line for screen in walk.screens for line in painted(screen)]
    assert max(map(width_of, lines)) < SIZE.columns


@in_each_room
def test_no_screen_is_longer_than_a_terminal_of_twenty_four_rows(design, people):
    screens = walked(design, people, "answer").screens
    assert max(len(painted(each)) for each in screens) + FOR_THE_LINE <= SIZE.rows


@in_a_small_room
def test_all_there_is_to_say_stands_on_one_page(design, people):
    first = walked(design, people, "answer").first_screens
    short = [screen for screen in first if not has_much_to_look_at(screen, design)]
    assert [each.turn for each in short if MORE in painted(each)] == []


@in_each_room
def test_whoever_passes_on_everything_says_nothing(design, people):
    assert walked(design, people, "pass").said == ()


@in_each_room
def test_enter_alone_keeps_nothing_but_an_open_date(design, people):
    said = walked(design, people, "enter").said
    assert [each for each in said if each.kind is not Kind.MEETING or each.value] == []
