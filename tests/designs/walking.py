"""A design played to its close, through the real engine, by a room of people.

They answer whatever is asked, or pass, or whoever leads only presses Enter; what was
on the screens and what was kept are looked at afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, groupby

from tests.builders import APRIL, MARCH, Clock, Stamper, a_design, actions
from tests.fakes import Copies, MemorySet
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.application.seat import Sitting, Tools
from tmworkshop.application.sessions import Plan, hold_session, start_session
from tmworkshop.domain.design import Design
from tmworkshop.domain.facts import Founded, Joined, Kind, Said, TurnKey
from tmworkshop.domain.parts import Part
from tmworkshop.domain.session.questions.ask import CLOSES, Shape
from tmworkshop.domain.session.questions.question import Slot
from tmworkshop.domain.session.shown.screen import Look, Screen
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Intent

FIRST = ("Megan", "Dai", "Amina", "Tomos", "Rhiannon", "Li", "Cai", "Zofia")
LAST = ("Rees", "Okafor", "Sesay", "Bevan", "Prys-Jones", "Nowak", "Patel", "Quinn")
PLACES = ("Glan", "Hafod", "Moor", "Harbour")
LESSON = "lesson.07"
MOST = 3_000  # screens of one session
OF_EVERYONE = (Slot.SHEET, Slot.PRESENTER)  # asked at one turn, of one after the other
Reply = Callable[[Screen], str]


@dataclass(frozen=True)
class Walk:
    """A session that was held: its screens, what was typed at them, how it ended."""

    sitting: Sitting
    screens: tuple[Screen, ...]
    said: tuple[Said, ...]

    @property
    def design(self) -> Design:
        """The design as it was laid over the room, its statements in it."""
        return self.sitting.walkthrough.design

    @property
    def laid(self) -> list[TurnKey]:
        """Every turn, in its order, but for those that only ask who presents."""
        turns = self.sitting.walkthrough.turns
        return [turn.key for turn in turns if not turn.is_unfilled]

    @property
    def reached(self) -> list[TurnKey]:
        """The turns that were on the screen, as often as they were come to."""
        asked = (s for s in self.screens if s.asked_at.slot != Slot.PRESENTER)
        return [key for key, _ in groupby(s.turn for s in asked) if key]

    @property
    def first_screens(self) -> Iterator[Screen]:
        """The screen that each turn began with."""
        begun = {screen.turn: screen for screen in reversed(self.screens)}
        return (begun[key] for key in self.laid)

    @property
    def kinds(self) -> Mapping[str, set[Kind]]:
        """What kinds of words each step left behind."""
        return {
            step.id: {
                str(s.kind) for s in self.said if s.turn and s.turn.step == step.id
            }
            for step in self.design.steps
        }


class Room:
    """People who answer with *reply*, and a note of every screen they saw."""

    def __init__(self, reply: Reply) -> None:
        self.screens: list[Screen] = []
        self._reply = reply

    def ask(self, look: Look) -> Intent:
        screen = look()
        self.screens.append(screen)
        if len(self.screens) > MOST:
            raise AssertionError(f"stuck at {screen.asked_at}: {screen.notice}")
        return read_intent(screen, self._reply(screen))

    def leave(self, words: Sequence[str]) -> None:
        raise AssertionError("nobody leaves in the middle")


class Answers:
    """The reply of people who answer everything that is asked, once."""

    def __init__(self, presenters: Iterable[str] = ()) -> None:
        self._presenters = iter(presenters)
        self._asked: Counter[tuple[object, ...]] = Counter()
        self._number = count()

    def __call__(self, screen: Screen) -> str:
        assert not screen.refused, screen.notice
        at = screen.asked_at
        times = self._asked[at.turn, at.slot, at.about]
        self._asked[at.turn, at.slot, at.about] += 1
        wanted = len(screen.here) if at.slot in OF_EVERYONE else 1
        if times >= wanted:
            return ""
        if at.slot == Slot.PRESENTER:
            return next(self._presenters, "")
        return ANSWERS[screen.ask.shape](screen, next(self._number))


def _another(screen: Screen, number: int) -> str:
    others = [name for name in screen.here.values() if name != screen.speaker]
    return others[number % len(others)]


def _choice(screen: Screen, number: int) -> str:
    choices = screen.ask.choices
    is_said_so = screen.asked_at.slot == Part.CONFIRMED
    return "y" if is_said_so else choices[number % len(choices)].key


def _words(screen: Screen, number: int) -> str:
    whose = f"{_another(screen, number)}: " if screen.ask.named else ""
    return f"{whose}They rang {number} times"


def _slips(screen: Screen, number: int) -> str:
    return _figures(screen, len(screen.here), number)


def _sheet(screen: Screen, number: int) -> str:
    return _figures(screen, len(screen.statements), number)


def _figures(screen: Screen, many: int, number: int) -> str:
    allowed = [*map(str, screen.points), "?"]
    return " ".join(allowed[(number + each) % len(allowed)] for each in range(many))


ANSWERS: Mapping[Shape, Callable[[Screen, int], str]] = {
    Shape.ENTER: lambda screen, number: "",
    Shape.DATE: lambda screen, number: "30 may",
    Shape.NAME: _another,
    Shape.CHOICE: _choice,
    Shape.LINE: _words,
    Shape.RATINGS: _slips,
    Shape.SHEET: _sheet,
    Shape.CLOSE: lambda screen, number: CLOSES,
}


def passing(screen: Screen) -> str:
    """Pass on whatever can be passed on."""
    return "-" if "-" in screen.offers else entering(screen)


def entering(screen: Screen) -> str:
    """Press Enter, whatever is asked; that alone closes no session."""
    return CLOSES if screen.ask.shape is Shape.CLOSE else ""


@cache
def walked(design: Design, people: int, way: str) -> Walk:
    """Hold a session of *people* by *design*, and before it one for an action each."""
    stamp, shelf = Stamper(Clock(seconds=5)), ShelfOfPrompts()
    tools = Tools(stamp.clock, stamp, shelf, Copies(), print)
    present = tuple(f"m{number:02}" for number in range(people))
    joined = [_member(number, who) for number, who in enumerate(present)]
    file = MemorySet(*stamp([Founded(name="Dyffryn set"), *joined]))
    before = Plan(a_design(actions()), MARCH, present)
    hold_session(start_session(file, before, tools), Room(Answers()), tools)
    bring = [each.name for each in joined[: design.presenters]]
    room = Room({"answer": Answers(bring), "pass": passing, "enter": entering}[way])
    plan = Plan(design, APRIL, present, lesson=LESSON)
    sitting = hold_session(start_session(file, plan, tools), room, tools)
    said = (fact for fact in file.facts() if isinstance(fact, Said))
    session = sitting.walkthrough.opened.id
    ours = tuple(fact for fact in said if fact.session == session)
    return Walk(sitting, tuple(room.screens), ours)


def _member(number: int, who: str) -> Joined:
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    return Joined(member=who, name=f"{first} {last}", partnership=PLACES[number % 4])
