"""Keys that were pressed: what is meant by them, and which of them nobody typed.

What comes at the speed of a machine was pasted; what came before anything was asked
is to answer nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from tmworkshop.adapters.cells import words_of
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyPress

SETTLED = 0.03  # seconds without another key: nobody types that fast, machines do
A_HANDFUL = 8  # keys at once; nobody types as many between two looks
LETTERS_PAUSE = ("c-c", "c-d", "c-z", "<sigint>")
ENTERS = ("c-m", "c-j")


class Meant(Enum):
    """What someone meant by the end of their typing."""

    ANSWER = auto()
    PAUSE = auto()
    BLANK = auto()
    NOTHING = auto()  # they did not end: what is asked is no more


@value
class Typed(Value):
    """A line as it stood when it was left, and what was meant by leaving it."""

    line: str
    meant: Meant = Meant.ANSWER
    by_one_key: bool = False  # and no Enter


def take_typed_ahead() -> Typed:
    """Take what was typed before anything was asked; it is to answer nothing.

    Typed Ctrl-C and its like mean a pause, as they always do.
    """
    from prompt_toolkit.application import get_app_session
    from prompt_toolkit.input.typeahead import get_typeahead

    source = get_app_session().input
    keys = [*get_typeahead(source), *source.read_keys()]
    pauses = any(key.key in LETTERS_PAUSE for key in keys)
    line = words_of(_text_of(keys)).strip()
    return Typed(line, Meant.PAUSE if pauses else Meant.ANSWER)


def _text_of(keys: Iterable[KeyPress]) -> str:
    return "".join(
        "\n" if key.key in ENTERS else "" if key.data.startswith("\x1b") else key.data
        for key in keys
    )


def join_pasted_keys(keys: Sequence[KeyPress]) -> Sequence[KeyPress]:
    """Return *keys* that came at once as one paste, if all of them are text.

    A terminal that does not mark what is pasted sends it letter by letter, and each
    would be drawn for itself.
    """
    from prompt_toolkit.key_binding import KeyPress
    from prompt_toolkit.keys import Keys

    before, last = keys[:-1], keys[-1:]
    is_text = all(len(key.key) == 1 or key.key in ENTERS for key in before)
    if len(before) < A_HANDFUL or not is_text:
        return keys
    return [KeyPress(Keys.BracketedPaste, _text_of(before)), *last]
