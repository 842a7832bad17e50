"""One line asked for below a living screen.

prompt_toolkit draws the screen and the line, and draws again only what has changed.  It
is imported when the first line is asked for: a screen can be read long before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tmworkshop.adapters.front_ends import keyboard
from tmworkshop.adapters.front_ends.key_presses import Typed
from tmworkshop.adapters.front_ends.painted_screen import BOLD, DIM, NORMAL
from tmworkshop.adapters.front_ends.toolkit import ready_toolkit

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.shortcuts.prompt import PromptSession

    from tmworkshop.adapters.front_ends.question import LiveQuestion

LOOKS = {BOLD: "bold", DIM: "dim"}


def ready_questionary() -> Any:
    """Import questionary, and prompt_toolkit with it."""
    ready_toolkit()
    import questionary

    return questionary


def ask_line(question: LiveQuestion) -> Typed:
    """Ask for a line and return it as it was left."""
    ready_toolkit()
    keyboard.leave_no_core()
    from prompt_toolkit.shortcuts.prompt import PromptSession

    from tmworkshop.adapters.front_ends.line_keys import LineKeys

    keys = LineKeys(question)
    session: PromptSession[Any] = PromptSession(
        lambda: [("bold", f" {question.prompt} ")],
        key_bindings=keys.bindings(),
        rprompt=keys.reading,
        include_default_pygments_style=False,  # no code is shown here
    )
    _put_above(session, question)
    keys.watch(session.app)
    typed = session.prompt(
        default=question.line,
        pre_run=keys.begin_to_look,
        handle_sigint=False,  # as any other request to end, which cli/stops.py hears
    )
    return typed if isinstance(typed, Typed) else Typed("")


def _put_above(session: PromptSession[Any], question: LiveQuestion) -> None:
    """Let the lines of *question* stand above the line that *session* asks for.

    A message of several lines would be taken apart into letters at each key.
    """
    from prompt_toolkit.layout import (
        Dimension,
        FormattedTextControl,
        HSplit,
        Layout,
        Window,
    )

    drawn: tuple[Sequence[str], StyleAndTextTuples] = ((), [])

    def fragments() -> StyleAndTextTuples:
        nonlocal drawn
        if drawn[0] is not question.lines:
            drawn = question.lines, _fragments(question.lines)
        return drawn[1]

    above = Window(
        FormattedTextControl(fragments),
        height=lambda: Dimension(preferred=len(question.lines)),
        dont_extend_height=True,
    )
    line = session.layout.container
    session.app.layout = Layout(HSplit([above, line]), session.default_buffer)


def _fragments(lines: Sequence[str]) -> StyleAndTextTuples:
    """Return *lines* as they are drawn; of those that find no room, the end is seen."""
    drawn: StyleAndTextTuples = []
    for line in lines:
        look = LOOKS.get(line[: len(BOLD)], "")
        text = line.removeprefix(BOLD).removeprefix(DIM).removesuffix(NORMAL)
        drawn += [(look, text), ("", "\n")]
    return [*drawn[:-1], ("[SetCursorPosition]", " ")] if drawn else []
