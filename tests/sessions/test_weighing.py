"""Statements weighed by script: those of a lesson, ground rules, an inventory."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sessions.playing import NOW, founded, played, story
from tests.terminals import TMWORKSHOP, PipeProcess, PtyProcess, environment
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.ids import Stamper
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.domain.design import Layout
from tmworkshop.domain.facts import Agreed, Kind, Said
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.record.agreement import rules_to_choose
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.questions.ask import Shape
from tmworkshop.domain.sharing.weighed import count_weighed

PEOPLE = ["Megan", "Dai", "Amina", "Tomos", "Rhiannon"]
SCRIPT = """
design = "{design}"
{lesson}
date = 2026-03-12
start = "10:00"
present = {present}
[[say]]
step = "{step}"
answers = {answers}
"""
SHELF = ShelfOfPrompts()
DESIGNS = {  # by the step at which they weigh
    "alone": "lesson-session-90",
    "evaluate": "closing-review-120",
    "sheets": "partnership-audit-30",
}


@dataclass
class Hall:
    """Where a session is held by a script."""

    folder: Path

    def lines(self, step, answers, *, lesson="", before=()):
        """Return the file of the set, and each line that was typed with its screen."""
        file = founded(self.folder / "workspace")
        facts = FactFile(file)
        stamper = Stamper(lambda: facts.facts()[0].at, bytes, "test", facts.facts())
        if before:
            facts.keep(stamper.stamp(before))
        script = self.folder / "script.toml"
        told = {"design": DESIGNS[step], "step": step, "lesson": lesson}
        lists = {"present": json.dumps(PEOPLE), "answers": json.dumps(answers)}
        script.write_text(SCRIPT.format(**told, **lists), encoding="utf-8")
        return file, played(file, script)

    def __call__(self, step, answers, **more):
        """Return the record, and the screens that the session went through."""
        file, lines = self.lines(step, answers, **more)
        return record_of(FactFile(file).facts()), [line.screen for line in lines]


@pytest.fixture
def held(tmp_path):
    return Hall(tmp_path)


def counted(record):
    """Return what each statement was given, by its words."""
    return {
        ratings.statement.words: " ".join(ratings.figures)
        for weighing in count_weighed(record, record.begun[-1], Reader.FACILITATOR)
        for ratings in weighing.ratings
        if weighing.step.statements
    }


def ratings_of(record):
    return [kept for kept in record.standing(Kind.RATING) if kept.unattributed]


def test_the_statements_of_a_lesson_are_weighed_one_by_one(held):
    statements = SHELF.lesson(3).statements
    lines = ["3 1 4 ? 1", "0 0 4 4 4", "2 2 2 2 2"][: len(statements)]
    answers = [each for line in lines for each in (line, "")]
    record, screens = held("alone", answers, lesson="lesson = 3")
    sorted_lines = ["1 1 3 4 ?", "0 0 4 4 4", "2 2 2 2 2"]
    expected = zip((each.words for each in statements), sorted_lines, strict=False)
    assert counted(record) == dict(expected)
    put = [s.words[0] for s in screens if s.ask.shape is Shape.RATINGS and s.title]
    assert put == [f"“{each.words}”" for each in statements]
    for statement in statements:
        item = f"{statement.id}@{statement.version}"
        assert item in {kept.turn.item for kept in ratings_of(record)}


def test_a_lesson_that_nobody_rates_asks_for_nothing(held):
    record, screens = held("alone", [""], lesson="lesson = 10")
    (alone,) = [s for s in screens if s.heading.step == "Alone"]
    assert alone.words[0] == "There is no statement to weigh today: Enter moves on."
    assert counted(record) == {}


def typed(step, people):
    """Return the lines for what *people* gave, a row each, as the step takes it."""
    if SHELF.design(DESIGNS[step]).step(step).layout is Layout.SHEETS:
        return [" ".join(figures) for figures in people]
    columns = (" ".join(column) for column in zip(*people, strict=True))
    return [line for column in columns for line in (column, "")]


def test_the_rules_a_set_agreed_are_weighed_each_by_itself(held):
    agreed = [Agreed(version=2, rules=("We listen.", "We ask before we tell."))]
    lines = typed("evaluate", ["31", "31", "33", "23", "2?"])
    record, _ = held("evaluate", lines, before=agreed)
    assert counted(record) == {
        "We listen.": "2 2 3 3 3",
        "We ask before we tell.": "1 1 3 3 ?",
    }
    assert {kept.turn.item for kept in ratings_of(record)} == {
        "agreement.1@2",
        "agreement.2@2",
    }


def test_a_set_that_agreed_nothing_weighs_the_rules_it_would_begin_with(held):
    chosen = [rule.words for rule in rules_to_choose(SHELF.agreement()) if rule.chosen]
    lines = typed("evaluate", ["3" * len(chosen)] * 4)
    record, _ = held("evaluate", lines)
    assert counted(record) == dict.fromkeys(chosen, "3 3 3 3")


def test_an_inventory_is_weighed_on_sheets_and_no_sheet_outlives_the_close(held):
    every = SHELF.inventory("drivers-and-barriers").statements
    sheets = ["0123?", "4321?", "00000", "44444", "0?0?0"]
    lines = [(sheet * len(every))[: len(every)] for sheet in sheets]
    record, screens = held("sheets", lines)
    columns = {
        statement.words: sorted(line[at] for line in lines)
        for at, statement in enumerate(every)
    }
    given = {words: sorted(told.split()) for words, told in counted(record).items()}
    assert given == columns
    (kept, *_) = ratings_of(record)
    assert {len(kept.value.split()) for kept in ratings_of(record)} == {len(sheets)}
    assert kept.at.time().isoformat() == "00:00:00"
    widest, after = [screen for screen in screens if screen.spread][:2]
    assert len(widest.spread) == len(every)
    assert widest.spread == after.spread
    assert (widest.heading.step, after.heading.step) == (
        "The sheets",
        "The widest gaps",
    )


def test_two_sheets_leave_nothing_once_the_session_is_closed(held):
    every = SHELF.inventory("drivers-and-barriers").statements
    record, screens = held("sheets", ["0" * len(every)] * 2)
    assert counted(record) == {}
    assert not any(screen.spread for screen in screens)
    assert not [each for each in record.kept.values() if isinstance(each, Said)]


@pytest.mark.parametrize("flags", [(), ("--plain",)], ids=["terminal", "plain"])
def test_however_sheets_are_typed_they_leave_the_same_facts(held, tmp_path, flags):
    every = SHELF.inventory("drivers-and-barriers").statements
    sheets = ["0" * len(every), "1" * (len(every) - 1) + "?", "2" * len(every)]
    answers = [sheets[0], "\\", *sheets, "<", "3" * len(every), ""]
    file, lines = held.lines("sheets", answers)
    workspace = tmp_path / "typed"
    typed_into = founded(workspace)
    env = environment(TMWORKSHOP_WORKSPACE=str(workspace), TMWORKSHOP_NOW=NOW)
    present = [word for name in PEOPLE for word in ("--present", name)]
    command = (*TMWORKSHOP, "session", "start", *flags)
    command += ("--design", DESIGNS["sheets"], *present)
    with (PipeProcess if flags else PtyProcess)(*command, env=env) as front_end:
        front_end.until_asked(*(() if flags else (1,)))
        for line in lines[:-1]:
            front_end.answer(line.typed if flags else line.keys)
        front_end.type(lines[-1].typed if flags else lines[-1].keys)
        if not flags:
            front_end.until("[y/N]")  # everyone's page is offered to whoever is there
            front_end.type("\r")
        assert front_end.ended() == 0
    assert story(typed_into) == story(file)
