"""The script front end: a file of answers by step and speaker, at the file's own time.

A line of a script means what the same line means at the keyboard.  Whoever the script
says nothing about gets Enter; what only guards against a slip of the hand (the word
that closes, the leave to pass over several people) a file need not say.  A line that
cannot be read, and one that nobody asked for, is a complaint with its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from tmworkshop.adapters.content.script_file import SECONDS, Say, Script
from tmworkshop.adapters.front_ends.typed_line import line_to_begin_with
from tmworkshop.domain.design import Design
from tmworkshop.domain.errors import FileComplaints, WorkshopError, quote
from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.names import find_id
from tmworkshop.domain.session.course.layout import MEETING, SPARE
from tmworkshop.domain.session.questions.ask import CLOSES, Shape
from tmworkshop.domain.session.questions.question import Slot
from tmworkshop.domain.session.shown.screen import Look
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Answer, Intent

CLOSE = "close"  # the step that stands for what is read back at the end
MOST_SCREENS = 10_000  # a session has hundreds


class ScriptClock:
    """A clock that moves on only when an answer is given."""

    def __init__(self, start: datetime, seconds: int = SECONDS) -> None:
        self._now = start
        self._step = timedelta(seconds=seconds)

    def now(self) -> datetime:
        """Return the time in the script."""
        return self._now

    def move_on(self) -> None:
        """Let the time of one answer pass."""
        self._now += self._step


class ScriptedRoom:
    """A room that answers as a script says."""

    def __init__(
        self,
        script: Script,
        design: Design,
        names: Mapping[str, str],
        clock: ScriptClock,
    ) -> None:
        """Cast the members called *names*; FileComplaints if the script misfits."""
        self._file = script.file
        self._clock = clock
        self._parts = _cast(script, design, names)
        self._given: _Part | None = None  # whose answer was given last
        self._screens = 0

    def ask(self, look: Look) -> Intent:
        """Return what the script answers to the screen as it stands."""
        screen = look()
        self._clock.move_on()
        self._screens += 1
        turn = screen.turn or TurnKey(CLOSE)
        if screen.refused:
            raise self._complaint(turn, screen.notice)
        if self._screens > MOST_SCREENS:
            raise self._complaint(turn, "the session does not come to an end")
        if screen.asked_at.slot == Slot.LEAVE_REST:
            return Answer("yes")
        self._given = None if screen.blank else self._part_for(turn)
        line = self._given.next(turn) if self._given else ""
        if screen.ask.shape is Shape.CLOSE:
            line = line or CLOSES
        try:
            return read_intent(screen, line or line_to_begin_with(screen))
        except WorkshopError as error:
            raise self._complaint(turn, str(error)) from error

    def leave(self, words: Sequence[str]) -> None:
        """Do nothing: nothing was shown."""

    def end(self) -> None:
        """Raise FileComplaints about every answer that nobody asked for."""
        if left := tuple(each for part in self._parts for each in part.left()):
            raise FileComplaints(self._file, left)

    def _part_for(self, turn: TurnKey) -> _Part | None:
        fitting = [part for part in self._parts if part.fits(turn)]
        # a part with a speaker comes before one for whoever is asked
        return max(fitting, key=lambda part: bool(part.speaker), default=None)

    def _complaint(self, turn: TurnKey, why: str) -> FileComplaints:
        place = self._given.place if self._given else f"step {turn.step!r}, Enter"
        return FileComplaints(self._file, (f"{place}: {why}",))


class _Part:
    """What one `Say` has still to say, its people found in the room."""

    def __init__(self, say: Say, names: Mapping[str, str]) -> None:
        self.speaker = find_id(say.speaker, names) if say.speaker else ""
        # nobody named: the presenter of the first turn that it is wanted at
        self._presenter = find_id(say.presenter, names) if say.presenter else None
        self._say = say
        self._given = 0

    @property
    def place(self) -> str:
        """Where in the script the last answer stands."""
        who = f", {self._say.speaker}" if self._say.speaker else ""
        answer = self._say.answers[self._given - 1]
        return f"step {self._say.step!r}{who}, answer {self._given} {quote(answer, 60)}"

    def fits(self, turn: TurnKey) -> bool:
        """Say whether this has something to say at *turn*."""
        asked = "" if turn.item in (MEETING, SPARE) else turn.speaker or turn.presenter
        return (
            self._given < len(self._say.answers)
            and self._say.step == turn.step
            and self._presenter in (None, turn.presenter)
            and self.speaker in ("", asked)
        )

    def next(self, turn: TurnKey) -> str:
        """Return the next answer, given at *turn*."""
        self._presenter = turn.presenter
        self._given += 1
        return self._say.answers[self._given - 1]

    def left(self) -> Iterator[str]:
        """Yield a complaint for each answer that was not given."""
        while self._given < len(self._say.answers):
            self._given += 1
            yield f"{self.place}: nobody asked for it"


def _cast(
    script: Script, design: Design, names: Mapping[str, str]
) -> tuple[_Part, ...]:
    steps = {CLOSE, *(step.id for step in design.steps)}
    parts, wrong = [], []
    for say in script.says:
        if say.step not in steps:
            wrong.append(f"step {say.step!r}: {design.id} has no such step")
        try:
            parts.append(_Part(say, names))
        except WorkshopError as error:
            wrong.append(f"step {say.step!r}: {error}")
    if wrong:
        raise FileComplaints(script.file, tuple(wrong))
    return tuple(parts)
