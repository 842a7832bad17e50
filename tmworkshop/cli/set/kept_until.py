"""Until when a set is kept: asked for, or read as it was typed."""

from __future__ import annotations

from datetime import date

from tmworkshop.cli.asker import Asker, ask_until_clear
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.dates import say_date

NEVER = "none"


def ask_kept_until(options: Options, offered: date | None) -> date | None:
    """Return until when a set is kept, asked for with one day *offered*."""
    if not Asker(options).is_there:
        return None

    def ask() -> date | None:
        default = say_date(offered) if offered else NEVER
        typed = Asker(options).ask("Kept until", "--kept-until DATE", default)
        return offered if typed == default else read_kept_until(options, typed)

    return ask_until_clear(ask)


def read_kept_until(options: Options, given: str) -> date | None:
    """Return the day that is *given*, or that none is."""
    if given.casefold() == NEVER:
        return None
    return WallClock(options.environ).read_day(given)
