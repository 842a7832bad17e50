"""Which set has a session open, to be taken up or written along with."""

from __future__ import annotations

from tmworkshop.application.sets import counts
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.choices import choose_one
from tmworkshop.cli.options import Options
from tmworkshop.cli.workspace import open_workspace
from tmworkshop.domain.errors import NotFound


def choose_open_set(options: Options) -> str:
    """Return the set whose session is open; ask, if there are several."""
    every = counts(open_workspace(options))
    waiting = {each.id: each.name for each in every if each.to_resume}
    if not waiting:
        for each in every:
            if each.trouble:  # a session of it may well be open
                raise each.trouble
        raise NotFound("No session is open. Start one with: tmworkshop session start")
    if len(waiting) == 1:
        return next(iter(waiting))
    return choose_one(Asker(options), "Which set", "--set SET", waiting)
