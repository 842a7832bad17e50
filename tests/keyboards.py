"""Keys for the terminal front end in this process, and what its screen shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from io import StringIO

import pyte
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from tests.terminals import squeezed
from tmworkshop.adapters.front_ends import line_prompt, terminal
from tmworkshop.adapters.front_ends.enters import Enters
from tmworkshop.adapters.front_ends.key_presses import Typed
from tmworkshop.adapters.front_ends.question import LiveQuestion
from tmworkshop.adapters.front_ends.terminal import Terminal
from tmworkshop.domain.session.shown.screen import Look, Screen
from tmworkshop.domain.session.typed.intents import Intent

ROWS, COLUMNS = 24, 80


class Display(StringIO):
    """A terminal that is written to, and each screen that it has shown."""

    encoding = "utf-8"

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self._fed = 0
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)

    @property
    def raw(self) -> str:
        return self.getvalue()

    def flush(self) -> None:
        if fresh := self.raw[self._fed :]:
            self._fed += len(fresh)
            self._stream.feed(fresh)
            self.shown.append("\n".join(map(str.rstrip, self._screen.display)).rstrip())


class Keyboard:
    """Keys that are pressed once the line is open, a batch for each time it opens."""

    def __init__(self, pipe: PipeInput, display: Display) -> None:
        self.pipe, self.display = pipe, display
        self.front_end = Terminal(enters=Enters(is_on=False))
        self.batches: list[str] = []
        self.living: LiveQuestion | None = None

    def ask_line(self, living: LiveQuestion) -> Typed:
        self.living = living
        self.begun = living.line
        self.pipe.send_text(self.batches.pop(0) if self.batches else "")
        return line_prompt.ask_line(living)

    def answer(self, shown: Screen, *batches: str) -> Intent:
        """Return what is answered to a screen that stays as it is."""
        self.batches = list(batches)
        return self.answer_living(lambda: shown)

    def answer_living(self, look: Look) -> Intent:
        """Return what is answered to what is looked at each time."""
        with redirect_stdout(self.display):
            answered = self.front_end.ask(look)
        assert not self.batches
        return answered

    def leave(self, words: Sequence[str]) -> None:
        with redirect_stdout(self.display):
            self.front_end.leave(words)

    def saw(self, text: str) -> bool:
        """Say whether some screen had *text*, wherever its lines break."""
        return any(text in squeezed(screen) for screen in self.display.shown)


@contextmanager
def a_keyboard(monkeypatch: object) -> Iterator[Keyboard]:
    """Yield a keyboard whose terminal is this process's output."""
    display = Display()
    size = Size(ROWS, COLUMNS)
    output = Vt100_Output(display, lambda: size, term="xterm", enable_cpr=False)
    with (
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=output),
    ):
        keyboard = Keyboard(pipe, display)
        monkeypatch.setattr(terminal, "ask_line", keyboard.ask_line)  # type: ignore[attr-defined]
        yield keyboard
