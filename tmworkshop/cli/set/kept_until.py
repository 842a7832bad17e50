"""Until when a set is kept: as it is given, or asked for."""

from __future__ import annotations

from datetime import date

from tmworkshop.cli.asker import Asker, ask_until_clear
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.dates import say_date

NEVER = "none"


def settle_kept_until(
    options: Options, given: str | None, offered: date | None
) -> date | None:
    """Return until when a set is kept: as *given*, or asked for with one *offered*."""
    if given is not None:
        return read_kept_until(options, given)
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
