"""A set's file in memory, and the sessions that are held on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.builders import CONTENT, MARCH, Clock, Stamper, a_design, a_set
from tests.fakes import Copies, MemorySet, ShelfOf, Typist
from tmworkshop.application import sessions
from tmworkshop.application.scribe import sit_beside, write_along
from tmworkshop.application.seat import Sitting, Tools
from tmworkshop.application.sessions import Plan
from tmworkshop.domain.facts import Opened
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.replay import replay_facts
from tmworkshop.domain.session.course.scene import list_reviews, scene_of
from tmworkshop.domain.session.course.walkthrough import Walkthrough, open_walkthrough


@dataclass
class Evening:
    """A set's file and the tools to hold sessions with."""

    clock: Clock = field(default_factory=Clock)
    file: MemorySet = field(default_factory=MemorySet)

    def __post_init__(self) -> None:
        stamp = Stamper(self.clock)
        self.shelf = ShelfOf(CONTENT)
        self.copies = Copies()
        self.told: list[str] = []
        self.tools = Tools(
            self.clock,
            stamp,
            self.shelf,
            self.copies,
            self.told.append,
        )
        self.file.keep(a_set(stamp))

    def begin(self, *steps, **more) -> Sitting:
        given = {"present": ("m", "d"), "presenters": ("d",), **more}
        plan = Plan(a_design(*steps), MARCH, **given)
        return sessions.start_session(self.file, plan, self.tools)

    def hold(self, *steps, types=(), **more) -> Sitting:
        return self.walk(self.begin(*steps, **more), Typist(*types))

    def walk(self, sitting, front_end) -> Sitting:
        return sessions.hold_session(sitting, front_end, self.tools)

    def facts(self, kind):
        return [fact for fact in self.file.facts() if isinstance(fact, kind)]

    def writes_along(self, *lines) -> Sitting:
        """Let someone write *lines* along with the open session, and leave."""
        return write_along(self.beside(), Typist(*lines), self.tools)

    def beside(self) -> Sitting:
        return sit_beside(self.file, self.tools)

    @property
    def replayed(self) -> Walkthrough:
        """The last session, as its facts tell it."""
        facts = self.file.facts()
        opened = self.facts(Opened)[-1]
        before = facts[: facts.index(opened)]
        scene = scene_of(record_of(before), opened, CONTENT)
        begun = open_walkthrough(opened, list_reviews(scene, opened))
        ours = (f for f in facts if getattr(f, "session", "") == opened.id)
        return replay_facts(begun, ours)


class Meanwhile(Typist):
    """Types lines; before one of them is given, something *happens*."""

    def __init__(self, *lines, **happens):
        """Let what is called "at_3" happen while the third screen is looked at."""
        super().__init__(*lines)
        self.happens = happens

    def ask(self, look):
        intent = super().ask(look)
        self.happens.get(f"at_{len(self.screens)}", lambda: None)()
        return intent
