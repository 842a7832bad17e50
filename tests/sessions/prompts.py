"""Every kind of question that a session may ask, found by walking the shipped designs.

Whoever adds a slot has it tried here by itself, or a test says that no walk finds it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests.builders import a_design, a_round, a_talk
from tests.nursery import Forked, Nursery
from tests.sessions.playing import NOW, SET, founded
from tests.terminals import environment
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.front_ends import screen_blocks
from tmworkshop.adapters.front_ends.draft_places import draft_file
from tmworkshop.adapters.front_ends.draft_slots import newest_record
from tmworkshop.adapters.ids import Stamper
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.application.seat import Tools
from tmworkshop.application.sessions import Plan, hold_session, start_session
from tmworkshop.cli.script_player import copy_nothing
from tmworkshop.domain.design import Design, Keeps
from tmworkshop.domain.facts import AnyFact, Moved, What
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.questions.ask import CLOSES, Shape
from tmworkshop.domain.session.questions.question import QUESTIONS, Slot
from tmworkshop.domain.session.shown.screen import Look, Screen
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Go, Intent

BEGAN = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
MOST_SCREENS = 300  # of one session
SESSIONS = 2  # the second has actions to follow up
DESIGNS = ("lesson-session-90", "set-half-day", "quick-35", "partnership-audit-30")
# none of those asks each member for a point of a scale, or for a practice
OF_THE_REST = a_design(
    a_round("point", Keeps.RATING, scale="holds"),
    a_round("told", Keeps.PRACTICE),
    a_talk(),
)
TYPED: Mapping[Shape, str] = {
    Shape.ENTER: "",
    Shape.CLOSE: CLOSES,
    Shape.DATE: "30 april",
    Shape.RATINGS: "1 2 ?",
}


@dataclass(frozen=True)
class Prompt:
    """A question that a session stands at, and the file of its set by then."""

    screen: Screen
    file: bytes

    @property
    def slot(self) -> str:
        """What an answer would fill."""
        return self.screen.asked_at.slot

    @property
    def is_blank(self) -> bool:
        """Whether nothing is shown here, and nothing that is typed is kept."""
        return self.slot == Slot.BLANK

    def laid_out(self, folder: Path) -> Table:
        """Put the set into a workspace at *folder*."""
        file = founded(folder)
        file.write_bytes(self.file)
        return Table(self, folder)


@dataclass(frozen=True)
class Table:
    """A workspace with a session that stands at a prompt."""

    prompt: Prompt
    folder: Path

    @contextmanager
    def asked(self, nursery: Nursery, *flags: str, **more: Any) -> Iterator[Forked]:
        """Take the session up, in a terminal, and wait until the question stands."""
        words = ("session", "resume", *flags)
        with Forked(nursery, *words, env=self.env, **more) as terminal:
            if flags:
                terminal.until(self.question)
            else:
                terminal.until_asked(1)
            if self.prompt.is_blank:
                terminal.type("#\r" if flags else "#")
                terminal.until("Show the screen again? (Enter yes)")
            yield terminal

    @property
    def env(self) -> dict[str, str]:
        """What the session finds around itself."""
        return environment(TMWORKSHOP_WORKSPACE=str(self.folder), TMWORKSHOP_NOW=NOW)

    @property
    def question(self) -> str:
        """The end of what is asked in plain lines."""
        if self.prompt.is_blank:
            return " >"
        return screen_blocks.question_text(self.prompt.screen.ask)[-40:]

    @property
    def draft(self) -> str:
        """What is saved of an answer half typed."""
        file = draft_file(self.folder, SET)
        held = newest_record(file.read_bytes()) if file.exists() else b""
        return str(json.loads(held)[0]) if held else ""

    @property
    def file(self) -> Path:
        """The file of the set."""
        return self.folder / "sets" / f"{SET}.jsonl"

    @property
    def has_no_log(self) -> bool:
        """Whether nothing went wrong that was not foreseen."""
        return not (self.folder / "logs").exists()

    def kept(self) -> list[AnyFact]:
        """Return the facts, but for pauses, blank screens and such."""
        facts = FactFile(self.file).facts()
        aside = (What.PAUSE, What.RESUME, What.BLANK)
        return [f for f in facts if not (isinstance(f, Moved) and f.what in aside)]


@cache
def every_prompt() -> Mapping[str, Prompt]:
    """Return a prompt of every kind, by what its answer fills."""
    found: dict[str, Prompt] = {}
    shelf = ShelfOfPrompts()
    for design in (*map(shelf.design, DESIGNS), OF_THE_REST):
        with TemporaryDirectory() as folder:
            file = founded(Path(folder) / "workspace")
            for number in range(SESSIONS):
                _walked(file, design, number, found)
        if len(found) == len(QUESTIONS) - len(OF_A_MOMENT):
            break
    return found


# asked once before something is left out, and gone with the process
OF_A_MOMENT = frozenset({Slot.LEAVE_REST})


class _Room:
    """Someone who answers whatever is asked, each time the next thing one may."""

    def __init__(self, file: Path, found: dict[str, Prompt]) -> None:
        self._file = file
        self._found = found
        self._asked: Counter[str] = Counter()
        self._screens = count(1)

    def ask(self, look: Look) -> Intent:
        screen = look()
        slot = screen.asked_at.slot
        self._found.setdefault(slot, Prompt(screen, self._file.read_bytes()))
        number = self._asked[slot]
        self._asked[slot] += 1
        if next(self._screens) > MOST_SCREENS:
            return Go(What.STOP)
        if slot == Slot.GO and not number:
            return Go(What.BLANK)
        again = screen.refused or (slot == Part.WORDS and number % 3 == 2)
        return read_intent(screen, "" if again else _answer(screen, number))

    def leave(self, words: Sequence[str]) -> None:
        pass


def _answer(screen: Screen, number: int) -> str:
    if screen.ask.shape is Shape.CHOICE:
        return screen.ask.choices[number % len(screen.ask.choices)].key
    if screen.ask.shape is Shape.NAME:
        others = [name for name in screen.here.values() if name != screen.speaker]
        return others[number % len(others)]
    if screen.ask.shape is Shape.SHEET:
        return "1" * len(screen.statements)
    if screen.ask.shape is Shape.LINE:
        return f"They rang {number} times"
    return TYPED[screen.ask.shape]


def _walked(file: Path, design: Design, number: int, found: dict[str, Prompt]) -> None:
    facts = FactFile(file)
    times = (BEGAN + timedelta(days=30 * number, seconds=20 * n) for n in count())
    clock = times.__next__
    shelf = ShelfOfPrompts()
    stamper = Stamper(clock, Random(number).randbytes, "test", facts.facts())  # noqa: S311
    tools = Tools(clock, stamper.stamp, shelf, copy_nothing, print)
    plan = Plan(
        design=design,
        held_on=BEGAN.date() + timedelta(days=30 * number),
        present=tuple(record_of(facts.facts()).names),
        lesson="lesson.07",
    )
    hold_session(start_session(facts, plan, tools), _Room(file, found), tools)
