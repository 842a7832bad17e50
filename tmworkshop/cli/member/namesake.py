"""Two people of the same name, or nearly: a flag says so, or whoever is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from tmworkshop.cli.asker import Asker
from tmworkshop.domain.errors import MayBeKnown

T = TypeVar("T")

namesake_option = click.option(
    "--namesake",
    is_flag=True,
    help="They are somebody else than whoever has that name, or one like it.",
)


def keep_unless_known(
    asker: Asker, keep: Callable[[bool], T], *, namesake: bool
) -> T | None:
    """Return what comes of *keep*, told whether it is about a *namesake*.

    Where someone may be known, it is asked whether they are; None if so.
    """
    try:
        return keep(namesake)
    except MayBeKnown as doubt:
        if not asker.is_there:
            raise
        if not asker.confirm(f"{doubt.known} is in the set. Is that somebody else?"):
            return None
    return keep(True)
