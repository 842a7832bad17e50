"""What is due to go at a lead's: removed by whatever command runs, told at home.

It is imported only where there is a lead's folder, and reads one line of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tmworkshop.adapters.programme.lead_folder import FACTS, FOLDER, LeadFolder
from tmworkshop.cli.echo import say, wrap, wrap_around
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.programme.dues import SOON, list_lines

if TYPE_CHECKING:
    from tmworkshop.application.lead_dues import Cleared

BY_THEMSELVES = ("programme end", "programme drop")  # they say what went
WAITS = "Something that packs brought may not be here any more, and is not removed yet."
PAGES_STAY = (
    "Pages that were let out before still hold what is not here any more. Those here "
    "lie in {}: remove them, and let out a new one."
)


def take_up_dues(options: Options, command: str) -> None:
    """Remove what may not be here any more, unless *command* is about to."""
    if command in BY_THEMSELVES or not (options.folder / FOLDER / FACTS).is_file():
        return
    try:
        today = WallClock(options.environ).today.isoformat()
        lead = LeadFolder(options.folder)
        if today < lead.due():
            return
        from tmworkshop.application.lead_dues import remove_overdue

        say(*list_cleared(options, lead, remove_overdue(lead, today)))
    except WorkshopError as trouble:  # no command fails because of it
        say(*wrap_around(f"{WAITS} {trouble}"))


def say_dues(options: Options) -> None:
    """Say what at the lead's is overdue, or falls due within thirty days."""
    lead, today = LeadFolder(options.folder), WallClock(options.environ).today
    try:
        if (today + SOON).isoformat() < lead.due():
            return
        dues = lead.read_dues(today.isoformat())
        say(*(line for words in list_lines(dues) for line in wrap(words)))
    except WorkshopError as trouble:
        say(*wrap_around(str(trouble)))


def list_cleared(
    options: Options, store: LeadFolder, cleared: Cleared
) -> Iterator[str]:
    """Yield what there is to say of what was removed just now."""
    from tmworkshop.application.lead_store import read_lead
    from tmworkshop.cli.left_over import find_left_over
    from tmworkshop.domain.pages.certificate import list_certificate, list_copies

    lead = read_lead(store)
    left = find_left_over(lead, options.folder)
    if cleared.is_end:
        yield from wrap("The end of the programme was cut off: it is done now.")
        yield from list_certificate(lead, cleared.files, left)
        return
    if cleared.is_over and lead.invitation:
        until = say_date(date.fromisoformat(lead.invitation.keep_until))
        yield from wrap(
            f"What {lead.invitation.name} took in was to be kept until {until}: "
            f"{say_count(cleared.files, 'file')} are destroyed now."
        )
    if cleared.entries:
        entries = say_count(cleared.entries, "entry", "entries")
        yield from wrap(f"{entries} of packs may be here no longer: removed now.")
    if cleared.entries or cleared.is_over:
        if left.pages:
            yield from wrap(PAGES_STAY.format(left.place))
        yield from list_copies(left)
