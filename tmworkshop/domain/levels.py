"""How far words may go, and who reads at each level."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tmworkshop.domain.tables import choose


class Level(StrEnum):
    """Who may read: each level takes in the ones before it."""

    PRIVATE = "private"
    SET = "set"
    PROGRAMME = "programme"
    PUBLIC = "public"

    @property
    def rank(self) -> int:
        """How far it reaches: more is further."""
        return list(Level).index(self)


class Reader(StrEnum):
    """Whoever may come to read what a set keeps."""

    NOBODY = "nobody"  # a log, a bug report, the home screen: nobody's words, no names
    SPEAKER = "speaker"  # whose words they are; a `Member` is one of them
    FACILITATOR = "facilitator"  # whoever runs this laptop
    ROOM = "room"  # who sees the screen of a session
    SET = "set"  # who is given a page of the set
    PROGRAMME = "programme"
    FUNDER = "funder"
    PUBLIC = "public"


# who reads what has left the set
BEYOND = choose(
    *(Reader.PROGRAMME, Reader.FUNDER, Reader.PUBLIC),
    leaving=(
        *(Reader.NOBODY, Reader.SPEAKER, Reader.FACILITATOR),
        *(Reader.ROOM, Reader.SET),
    ),
)
# the one place that says it: wherever a level is offered, it is offered in these words
READ_BY: Mapping[Level, str] = {
    Level.PRIVATE: "you and whoever runs this laptop",
    Level.SET: "your set, and no one beyond it",
    Level.PROGRAMME: "the programme, as far as your slip says",
    Level.PUBLIC: "anyone, as far as your slip says",
}


def min_level(*caps: Level | None) -> Level | None:
    """Return the nearest of *caps*; None caps nothing."""
    given = [cap for cap in caps if cap is not None]
    return min(given, key=lambda cap: cap.rank, default=None)
