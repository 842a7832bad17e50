"""Session designs: the plan of a meeting, as values."""

from __future__ import annotations

from enum import StrEnum

from tmworkshop.domain.levels import Level
from tmworkshop.domain.tables import choose
from tmworkshop.domain.values import Value, named_value, value


class Layout(StrEnum):
    """How a step is laid out over the people in the room."""

    SET = "set"  # one screen and one Enter
    EACH = "each"  # one turn a member
    FLOOR = "floor"  # one line, any speaker, any number
    SLIPS = "slips"  # written alone, typed as one line, no names
    SHEETS = "sheets"  # as slips, with a figure for each statement: one line a sheet
    GROUPS = "groups"  # pairs, trios, tables that the tool deals


class Keeps(StrEnum):
    """What a step leaves behind: nothing, or words of the `Kind` with that name."""

    NOTHING = "nothing"
    FOLLOWUP = "followup"
    ISSUE = "issue"
    REFLECTION = "reflection"
    QUESTION = "question"
    RATING = "rating"
    ACTION = "action"
    LEARNING = "learning"
    PRACTICE = "practice"
    NOTE = "note"  # on how the set worked, by all of it


class Give(StrEnum):
    """What may happen to a step's minutes when the session runs late."""

    FIXED = "fixed"
    ELASTIC = "elastic"
    PROTECTED = "protected"


class Speaks(StrEnum):
    """Who holds the floor."""

    FACILITATOR = "facilitator"
    PRESENTER = "presenter"
    MEMBERS = "members"
    ALL = "all"
    PAIRS = "pairs"
    GROUPS = "groups"
    SILENT = "silent"


class Shows(StrEnum):
    """What stands on the screen beside the question."""

    NOTHING = ""
    AGREEMENT = "agreement"
    LESSON = "lesson"
    STATEMENT = "statement"
    ACTIONS = "actions"  # to be done by now, as their owners put them


LESSON, AGREEMENT = "lesson", "agreement"  # what is weighed; or an inventory's id
UNNAMED = choose(  # what is written alone, without a name
    *(Layout.SLIPS, Layout.SHEETS),
    leaving=(Layout.SET, Layout.EACH, Layout.FLOOR, Layout.GROUPS),
)


@value
class Weighed(Value):
    """A statement as it is put to a set: its words stay, whatever a prompt becomes."""

    id: str
    version: int
    words: str
    title: str = ""  # short, to stand in a table

    @property
    def item(self) -> str:
        """What a rating is found by: ratings of two wordings are never added up."""
        return f"{self.id}@{self.version}"

    @property
    def label(self) -> str:
        """What stands for it in a table."""
        return self.title or self.words


@value
class Phase(Value):
    """A timed part within a step."""

    title: str
    minutes: int


PAIR = 2  # people


@named_value
class Step(Value):
    """One part of a meeting."""

    id: str
    title: str
    minutes: int  # per presenter, where the step repeats
    speaks: Speaks
    layout: Layout = Layout.SET
    keeps: Keeps = Keeps.NOTHING
    give: Give = Give.FIXED
    cue: str = ""  # to the facilitator
    never: str = ""  # what the facilitator does not do here
    words: tuple[str, ...] = ()  # to the room
    question: str = ""
    stems: tuple[str, ...] = ()
    shows: Shows = Shows.NOTHING
    scale: str = ""
    weighs: str = ""  # whose statements it puts, one by one
    statements: tuple[Weighed, ...] = ()  # as they were when the session began
    labels: tuple[str, ...] = ()  # and so the points of its scale: "0 not at all"
    holds: bool = False  # ask whether the lesson holds where the speaker works
    phases: tuple[Phase, ...] = ()
    level: Level | None = None  # words of this step reach no further
    unattributed: bool = False
    repeats: bool = False  # once for each presenter
    between: bool = False  # of those, only where another presenter follows
    group_size: int = PAIR
    regroups: bool = False  # people meet others than in the groups before
    spare_to: str = ""  # the step that may have the minutes, if nothing is to be done

    @property
    def explores(self) -> bool:
        """Whether the others put their minds to what a presenter brings."""
        # others: speak for themselves, to all, or not at all
        others = self.speaks in (Speaks.MEMBERS, Speaks.PAIRS, Speaks.GROUPS)
        return self.repeats and (others or self.keeps is Keeps.QUESTION)

    @property
    def weighed(self) -> str:
        """Whose statements it puts; where it does not say, those of the lesson."""
        rates = self.layout in UNNAMED and self.keeps is Keeps.RATING
        puts = rates and self.shows is Shows.STATEMENT
        return (self.weighs or LESSON) if puts else ""

    @property
    def is_on_a_lesson(self) -> bool:
        """Whether it needs a lesson to be about."""
        puts = self.shows is Shows.STATEMENT and self.weighs in ("", LESSON)
        return puts or self.shows is Shows.LESSON

    def statement(self, item: str) -> Weighed | None:
        """Return the statement that a rating found by *item* is of."""
        return next((each for each in self.statements if each.item == item), None)


@named_value
class Design(Value):
    """The plan of a meeting, before anyone is in the room."""

    id: str
    title: str
    minutes: int
    summary: str
    smallest: int
    largest: int
    advice: str
    steps: tuple[Step, ...]
    presenters: int = 1
    before: str = ""  # what to have ready, and when to choose another design
    sources: tuple[str, ...] = ()  # ids of the methods it comes from

    @property
    def is_readable(self) -> bool:
        """Whether it is a plan, and not what stands for one that cannot be read."""
        return bool(self.id)

    def times(self, step: Step) -> int:
        """Return how often *step* is planned: once, or for its presenters."""
        if step.between:
            return self.presenters - 1
        return self.presenters if step.repeats else 1

    @property
    def on_sheets(self) -> tuple[Step, ...]:
        """The steps at which each person fills in a sheet."""
        return tuple(step for step in self.steps if step.layout is Layout.SHEETS)

    def step(self, step_id: str) -> Step:
        """Return the step *step_id*."""
        return next(step for step in self.steps if step.id == step_id)
