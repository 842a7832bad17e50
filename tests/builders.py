"""A meeting made up in a line or two, and played by what is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tests.fakes import closing
from tmworkshop.domain.content import (
    Card,
    Content,
    Lesson,
    Point,
    Scale,
    Statement,
    Stem,
)
from tmworkshop.domain.design import (
    Design,
    Keeps,
    Layout,
    Shows,
    Speaks,
    Step,
    Weighed,
)
from tmworkshop.domain.facts import (
    AnyFact,
    Founded,
    Joined,
    Kind,
    Moved,
    Opened,
    Said,
    Titled,
    TurnKey,
    What,
)
from tmworkshop.domain.record.actions import Action, actions_of
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.session.course.departures import (
    return_to_next_open,
    tell_departure,
)
from tmworkshop.domain.session.course.replay import live_through, replay_facts
from tmworkshop.domain.session.course.scene import list_reviews, scene_of
from tmworkshop.domain.session.course.walkthrough import Walkthrough, open_walkthrough
from tmworkshop.domain.session.questions.question_in_hand import Asking, find_question
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.shown.screen_view import screen_of
from tmworkshop.domain.session.typed.answers import find_outcome
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Intent
from tmworkshop.domain.session.typed.place import Outcome, Place

MARCH, APRIL = date(2026, 3, 12), date(2026, 4, 23)
NAMES = {
    "m": "Megan Prys-Jones",
    "d": "Dai Okafor",
    "a": "Amina Li",
    "c": "Cai Rees",
}
PARTNERSHIPS = {"m": "p1", "d": "p1", "a": "p2", "c": "p2"}
PLACES = {"p1": "Glan", "p2": "Hafod"}
SCALE = Scale(
    "holds",
    "How far does this hold?",
    (Point(0, "not at all"), Point(1, "a little"), Point(2, "fully")),
    "I cannot say",
)
CARDS = (
    Card("c1", "Firms", "Firms say yes.", "S1", "Would yours?", "figure", "3.2"),
    Card("c2", "Forms", "Forms cost.", "S2", "Whose?", "hearsay", cite=("Ann 2011",)),
)
LESSON = Lesson(
    id="lesson.07",
    number=7,
    title="Small firms",
    found="Small firms can be hard to bring in.",
    here="",
    contested="",
    way_in="What would a firm of eight have to do?",
    evidence=("c1", "c2"),
    themes=(),
    questions=(),
    statements=(Statement("lesson.07.eight", "A firm of eight could take part."),),
)
STEMS = ("Who knows?", "Who cares?", "Who can?", "Who else?")
CONTENT = Content(
    lesson=LESSON,
    cards={card.id: card for card in CARDS},
    stems={"ask": tuple(Stem(words, words) for words in STEMS)},
    scales=(SCALE,),
    agreement=("What is said here stays here.",),
    themes={"form": "Forms and papers", "time": "Time"},
    sources={"S1": "Ann and Bea 2014"},
)
NOTHING_AT_HAND = Content(scales=(SCALE,))


def a_step(id_: str, **more: object) -> Step:
    given = {"title": id_.capitalize(), "minutes": 5, "speaks": Speaks.ALL, **more}
    return Step(id=id_, **given)


def a_talk(id_: str = "talk", **more: object) -> Step:
    """One screen and one Enter."""
    return a_step(id_, **more)


def a_round(id_: str = "round", keeps: Keeps = Keeps.LEARNING, **more: object) -> Step:
    """One turn a member."""
    given = {"layout": Layout.EACH, "keeps": keeps, "question": f"{id_}?", **more}
    return a_step(id_, **given)


def actions(id_: str = "act", **more: object) -> Step:
    return a_round(id_, Keeps.ACTION, **more)


def a_review(**more: object) -> Step:
    return a_round("review", Keeps.FOLLOWUP, **more)


def a_floor(id_: str = "floor", keeps: Keeps = Keeps.REFLECTION, **more) -> Step:
    """One line, any speaker, any number."""
    given = {"layout": Layout.FLOOR, "keeps": keeps, "question": f"{id_}?", **more}
    return a_step(id_, **given)


def slips(id_: str = "slips", keeps: Keeps = Keeps.RATING, **more: object) -> Step:
    given = {
        "layout": Layout.SLIPS,
        "keeps": keeps,
        "question": "How far?",
        "speaks": Speaks.SILENT,
        "unattributed": True,
        "scale": "holds" if keeps is Keeps.RATING else "",
        **more,
    }
    return a_step(id_, **given)


RULES = (
    Weighed("agreement.1", 2, "One person speaks at a time.", "One voice"),
    Weighed("agreement.2", 2, "Anyone may pass.", "Passing"),
    Weighed("agreement.3", 2, "We begin with tea.", "Tea"),
)


def weighing(*statements: Weighed, **more: object) -> Step:
    """Slips, a turn for each of *statements*."""
    return slips(shows=Shows.STATEMENT, statements=statements, **more)


def sheets(*statements: Weighed, **more: object) -> Step:
    """A sheet a person, with a figure for each of *statements*."""
    given = {
        "layout": Layout.SHEETS,
        "shows": Shows.STATEMENT,
        "weighs": "agreement",
        "statements": statements or RULES,
        **more,
    }
    return slips("sheets", **given)


def an_issue(**more: object) -> Step:
    """What a presenter brings, once for each."""
    given = {
        "speaks": Speaks.PRESENTER,
        "keeps": Keeps.ISSUE,
        "repeats": True,
        "question": "What is live?",
        **more,
    }
    return a_step("issue", **given)


def questions(**more: object) -> Step:
    """What the others ask a presenter."""
    given = {"speaks": Speaks.MEMBERS, "repeats": True, **more}
    return a_floor("ask", Keeps.QUESTION, **given)


def a_design(*steps: Step, presenters: int = 1) -> Design:
    return Design(
        id="made-up",
        title="Made up",
        minutes=sum(step.minutes for step in steps),
        summary="",
        smallest=1,
        largest=9,
        advice="none",
        steps=steps,
        presenters=presenters,
    )


WHOLE = a_design(
    a_talk("agree", shows=Shows.AGREEMENT),
    a_review(spare_to="ask"),
    a_talk("lesson", shows=Shows.LESSON),
    slips(shows=Shows.STATEMENT),
    a_floor("examples", holds=True),
    a_talk("pairs", layout=Layout.GROUPS, speaks=Speaks.PAIRS),
    an_issue(),
    questions(stems=("ask",)),
    actions(),
    slips("notes", Keeps.REFLECTION),
    a_round("learning"),
)


class Clock:
    """A clock that moves on by the same step whenever it is looked at."""

    def __init__(self, day: date = MARCH, seconds: int = 20) -> None:
        self.time = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        self.step = timedelta(seconds=seconds)

    def __call__(self) -> datetime:
        self.time += self.step
        return self.time


class Stamper:
    """Gives each fact the next id and the clock's time."""

    def __init__(self, clock: Clock, device: str = "laptop") -> None:
        self.clock = clock
        self.device = device
        self.last = 0

    def __call__(self, facts: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
        return tuple(
            replace(fact, id=self._next_id(), at=self.clock(), device=self.device)
            for fact in facts
        )

    def _next_id(self) -> str:
        self.last += 1
        return f"{self.last:05}"


def a_set(stamp: Stamper | None = None) -> tuple[AnyFact, ...]:
    """Megan and Dai of Glan, Amina and Cai of Hafod."""
    joined = [
        Joined(member=who, name=name, partnership=PARTNERSHIPS[who])
        for who, name in NAMES.items()
    ]
    called = [Titled(partnership=id_, name=PLACES[id_]) for id_ in PLACES]
    founded = Founded(name="Dyffryn set")
    return (stamp or Stamper(Clock()))([founded, *called, *joined])


class Meeting:
    """A session under way, played line by line as at the keyboard."""

    def __init__(
        self,
        *steps: Step | Design,
        present: Sequence[str] = "mda",
        presenters: Sequence[str] = "d",
        content: Content = CONTENT,
        before: Meeting | None = None,
    ) -> None:
        whole = steps and isinstance(steps[0], Design)
        design = steps[0] if whole else a_design(*steps)
        self.clock = Clock(APRIL if before else MARCH)
        self.stamp = Stamper(self.clock)
        self.stamp.last = before.stamp.last if before else 0
        self.facts = list(before.facts if before else a_set(self.stamp))
        record = record_of(self.facts)
        opened = Opened(
            design=design,
            held_on=APRIL if before else MARCH,
            present=tuple(present),
            presenters=tuple(presenters),
            reviews=tuple(each.id for each in actions_of(record) if each.is_open),
            lesson=content.lesson.id if content.lesson else "",
        )
        (self.opened,) = self.stamp([opened])
        self.facts.append(self.opened)
        self.scene = scene_of(record, self.opened, content)
        self.begun = open_walkthrough(
            self.opened, list_reviews(self.scene, self.opened)
        )
        self.walkthrough = self.begun
        self.last = Outcome()

    @property
    def ours(self) -> list[AnyFact]:
        """The facts of this session, after the one that opened it."""
        return self.facts[self.facts.index(self.opened) + 1 :]

    @property
    def asked(self) -> Asking:
        return find_question(self.walkthrough, self.last.focus)

    @property
    def place(self) -> Place:
        return Place(self.walkthrough, self.scene, self.asked, self.last.focus)

    @property
    def screen(self) -> Screen:
        screen = screen_of(self.place, self.clock.time)
        return replace(screen, notice=self.last.notice)

    @property
    def notice(self) -> str:
        return self.last.notice

    @property
    def at(self) -> tuple[str, str]:
        """Which slot is asked, of whom."""
        return str(self.asked.slot), self.walkthrough.cursor.speaker

    @property
    def record(self) -> Record:
        return record_of(self.facts)

    @property
    def actions(self) -> tuple[Action, ...]:
        return actions_of(self.record)

    @property
    def said(self) -> list[str]:
        """The words and values that stand, in the order they were said."""
        return [kept.words or kept.value for kept in self.walkthrough.heard.standing]

    def kept(self, words: str) -> Kept:
        """Return what was kept with these *words*, or this value."""
        every = self.walkthrough.kept.values()
        return next(each for each in every if words in (each.words, each.value))

    def types(self, *lines: str) -> Meeting:
        """Answer one screen after the other; nothing at the close is its word."""
        for line in lines:
            self._takes(read_intent(self.screen, line or closing(self.screen)))
        return self

    def _takes(self, intent: Intent) -> None:
        was, last = self.walkthrough, find_outcome(self.place, intent)
        self.keeps(*last.facts)
        told = tell_departure(was, self.walkthrough, self.scene)
        self.keeps(*filter(None, [return_to_next_open(was, self.walkthrough)]))
        self.last = replace(last, notice=" ".join(filter(None, (last.notice, told))))

    def keeps(self, *facts: AnyFact) -> Meeting:
        """Keep *facts*, whoever wrote them; a move comes after the one before it."""
        for fact in self.stamp(facts):
            moves = isinstance(fact, Moved)
            linked = replace(fact, after=self.walkthrough.last_move) if moves else fact
            self.walkthrough = live_through(self.walkthrough, linked)
            self.facts.append(linked)
        return self

    def writes_along(self, words: str, at: TurnKey, **more: object) -> Meeting:
        """Keep *words* at a turn, as someone else at another keyboard does."""
        given = {"kind": Kind.LEARNING, "speaker": at.speaker, **more}
        return self.keeps(Said(session=self.opened.id, words=words, turn=at, **given))

    def move(self, what: What, **more: object) -> Moved:
        return Moved(session=self.opened.id, what=what, **more)

    def put_down_and_taken_up(self) -> Meeting:
        """Forget all but the facts, and begin again from them."""
        self.walkthrough = replay_facts(self.begun, self.ours)
        self.last = Outcome()
        return self.keeps(self.move(What.RESUME))

    def to_the_close(self) -> Meeting:
        """Press Enter until nothing more is asked."""
        for _ in range(500):
            if self.at[0] == "close":
                return self
            self.types("")
        raise AssertionError(f"stuck at {self.at}")

    def closed(self) -> Meeting:
        return self.to_the_close().types("")


def an_action(meeting: Meeting, words: str = "Ring the firm") -> Meeting:
    """Let whoever is asked for an action say one, with nothing but its words."""
    return meeting.types(words, "", "", "", "")


def a_walkthrough(*steps: Step, **more: object) -> Walkthrough:
    return Meeting(*steps, **more).walkthrough
