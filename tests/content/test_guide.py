"""The guide to writing one's own: its examples work, and they show every field."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.cli import main
from tmworkshop.domain.content import (
    Advice,
    Agreement,
    Card,
    GroundRule,
    Inventory,
    Lesson,
    Point,
    Scale,
    Slip,
    SlipBox,
    Statement,
    Stem,
    StemPurpose,
)
from tmworkshop.domain.design import Design, Phase, Step
from tmworkshop.domain.evidence.citations import STRENGTHS
from tmworkshop.domain.library import (
    Aid,
    Method,
    Reference,
    ResearchQuestion,
    Source,
    Theme,
)

GUIDE = Path(__file__).parents[2] / "docs" / "writing-your-own.md"
EXAMPLE = re.compile(r"```toml\n# (\S+)\n(.*?)```", re.DOTALL)
EXAMPLES = EXAMPLE.findall(GUIDE.read_text(encoding="utf-8"))
KINDS = (
    *(Design, Step, Phase, Card, Lesson, Statement, Source, Reference, Theme, Stem),
    *(StemPurpose, Advice, ResearchQuestion, Aid, Method, Scale, Point, Inventory),
    *(Agreement, GroundRule, Slip, SlipBox),
)
PLURAL = {"stems", "rules", "purposes", "statements"}  # [[stem]] in a file
FILLED_IN = {"statements", "labels"}  # as a session begins
OURS = {"purpose"}  # of stems: the name of their file


@pytest.fixture
def workspace(tmp_path):
    for path, text in EXAMPLES:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def names_in(held):
    if isinstance(held, dict):
        return set(held) | {n for part in held.values() for n in names_in(part)}
    if isinstance(held, list):
        return {name for part in held for name in names_in(part)}
    return set()


def tmworkshop(workspace, *arguments):
    return CliRunner().invoke(main, ["--workspace", str(workspace), *arguments])


def test_every_example_names_the_file_that_it_belongs_in():
    fenced = GUIDE.read_text(encoding="utf-8").count("```toml")
    assert len(EXAMPLES) == fenced == 15


def test_the_example_of_a_design_can_be_used(workspace):
    said = tmworkshop(
        workspace, "design", "check", f"{workspace}/designs/our-hour.toml"
    )
    assert (said.exit_code, "can be used" in said.output) == (0, True), said.output
    assert "would notice" not in said.output


def test_the_examples_of_prompts_can_be_used(workspace):
    said = tmworkshop(workspace, "prompt", "check")
    assert said.exit_code == 0, said.output


def test_the_examples_are_read_where_ours_are(workspace):
    shelf = ShelfOfPrompts(workspace)
    lesson = shelf.lesson(11)
    assert [card.id for card in shelf.cards_for(lesson)] == list(lesson.evidence)
    (ours,) = (each for each in shelf.themes() if each.id == "ours.travel")
    assert ours.beneath == "barrier.time"
    assert shelf.inventory("getting-there").statements
    assert (shelf.agreement().version, shelf.slip().version) == (2, 3)
    assert shelf.unread() == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_examples_show_each_field_that_can_be_written(workspace, kind):
    shown = {
        name for path, _ in EXAMPLES for name in names_in(read_toml(workspace / path))
    }
    shown |= {f"{name}s" for name in shown} & PLURAL
    to_show = {field.name for field in fields(kind)} - OURS - FILLED_IN - {"steps"}
    assert to_show - shown == set()


def test_the_guide_says_of_each_strength_how_it_is_told_on_the_screen():
    told = GUIDE.read_text(encoding="utf-8")
    for strength, (short, _) in STRENGTHS.items():
        assert f"| `{strength}` | {short} |" in told


@pytest.mark.parametrize("kind", [Design, Step], ids=lambda kind: kind.__name__)
def test_the_tables_explain_each_field_of_a_design(kind):
    explained = set(re.findall(r"`([a-z_]+)`", GUIDE.read_text(encoding="utf-8")))
    assert {field.name for field in fields(kind)} - explained - {"steps"} == set()
