"""All that is said of a roster: what is used, left out, changed and guessed.

Whatever an understanding holds is in one of the remarks: nothing is lost quietly.
"""

from __future__ import annotations

from tmworkshop.domain.roster.remarks import Remark
from tmworkshop.domain.roster.said_of_columns import (
    say_beyond,
    say_columns,
    say_file,
    say_rows,
)
from tmworkshop.domain.roster.said_of_people import (
    say_changes,
    say_partnerships,
    say_people,
    say_ways,
    say_who_is_who,
)
from tmworkshop.domain.roster.understood import Understanding

SAYINGS = (
    *(say_file, say_columns, say_rows, say_beyond),
    *(say_changes, say_ways, say_partnerships, say_who_is_who, say_people),
)


def list_remarks(roster: Understanding) -> tuple[Remark, ...]:
    """Return all there is to say of a *roster*, in the order in which it is read."""
    return tuple(remark for say in SAYINGS for remark in say(roster))
