"""Keys that were pressed: what they say, and what is meant by them.

What came before anything was asked is to answer nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import TYPE_CHECKING

from tmworkshop.adapters.cells import words_of
from tmworkshop.adapters.front_ends.toolkit import ready_toolkit
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyPress

SETTLED = 0.03  # seconds without another key: nobody types that fast, machines do
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
    ready_toolkit()
    from prompt_toolkit.application import get_app_session
    from prompt_toolkit.input.typeahead import get_typeahead

    source = get_app_session().input
    keys = [*get_typeahead(source), *source.read_keys()]
    pauses = any(key.key in LETTERS_PAUSE for key in keys)
    line = words_of(text_of_keys(keys)).strip()
    return Typed(line, Meant.PAUSE if pauses else Meant.ANSWER)


def text_of_keys(keys: Iterable[KeyPress]) -> str:
    """Return what *keys* say, an Enter as a line's end."""
    return "".join(
        "\n" if key.key in ENTERS else "" if key.data.startswith("\x1b") else key.data
        for key in keys
    )
