"""How far a session is, and what may happen to it there: the whole law of moves."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tmworkshop.domain.facts import What


class Stage(StrEnum):
    """How far the session is."""

    LIVE = "live"
    BLANK = "blank"  # the screen shows nothing
    PAUSED = "paused"
    CLOSED = "closed"


# What may happen at which stage, and the stage it leads to.  A session that was
# cut off is still live: it is resumed without ever having been paused.
MOVES: Mapping[Stage, Mapping[What, Stage]] = {
    Stage.LIVE: {
        **dict.fromkeys((What.ON, What.PASS, What.BACK, What.SKIP), Stage.LIVE),
        **dict.fromkeys((What.RETURN_TO, What.EXTEND, What.REPLAN), Stage.LIVE),
        **dict.fromkeys((What.ARRIVE, What.LEAVE, What.RESUME), Stage.LIVE),
        **dict.fromkeys((What.SHOW, What.OTHERS), Stage.LIVE),
        What.PAUSE: Stage.PAUSED,
        What.STOP: Stage.CLOSED,
        What.DISCARD: Stage.CLOSED,
        What.BLANK: Stage.BLANK,
    },
    Stage.BLANK: {
        What.BLANK: Stage.LIVE,
        What.PAUSE: Stage.PAUSED,
        What.RESUME: Stage.LIVE,
        What.DISCARD: Stage.CLOSED,
    },
    Stage.PAUSED: {What.RESUME: Stage.LIVE, What.DISCARD: Stage.CLOSED},
    Stage.CLOSED: {What.REOPEN: Stage.LIVE},
}
