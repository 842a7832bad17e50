"""What is due to go at a lead's: removed by whatever command runs, told at home.

It is imported only where there is a lead's folder, and reads one line of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tmworkshop.adapters.programme.due_day import FACTS, FOLDER, read_due
from tmworkshop.cli.echo import say, wrap, wrap_around
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.errors import WorkshopError

if TYPE_CHECKING:
    from tmworkshop.adapters.programme.lead_folder import LeadFolder
    from tmworkshop.application.lead_dues import Cleared
    from tmworkshop.domain.programme.lead_facts import Lead

BY_THEMSELVES = ("programme end", "programme drop")  # they say what went
WAITS = "Something that packs brought may not be here any more, and is not removed yet."


def take_up_dues(options: Options, command: str) -> None:
    """Remove what may not be here any more, unless *command* is about to."""
    folder = options.folder / FOLDER
    if command in BY_THEMSELVES or not (folder / FACTS).is_file():
        return
    try:
        today = WallClock(options.environ).today.isoformat()
        if today < read_due(folder):
            return
        from tmworkshop.adapters.programme.lead_folder import LeadFolder
        from tmworkshop.application.lead_dues import remove_overdue

        lead = LeadFolder(options.folder)
        say_cleared(options, lead, remove_overdue(lead, today))
    except WorkshopError as trouble:  # no command fails because of it
        say(*wrap_around(f"{WAITS} {trouble}"))


def say_dues(options: Options) -> None:
    """Say what at the lead's is overdue, or falls due within thirty days."""
    from tmworkshop.domain.programme.dues import SOON, list_lines

    today = WallClock(options.environ).today
    try:
        if (today + SOON).isoformat() < read_due(options.folder / FOLDER):
            return
        from tmworkshop.adapters.programme.lead_folder import LeadFolder

        dues = LeadFolder(options.folder).read_dues(today.isoformat())
        say(*(line for words in list_lines(dues) for line in wrap(words)))
    except WorkshopError as trouble:
        say(*wrap_around(str(trouble)))


def say_cleared(options: Options, store: LeadFolder, cleared: Cleared) -> None:
    """Say what was removed just now, and what may still hold it."""
    from tmworkshop.cli.left_over import find_left_over, say_left_over
    from tmworkshop.domain.pages.certificate import list_certificate
    from tmworkshop.domain.programme.lead_facts import lead_of

    lead = lead_of(store.facts())
    if cleared.is_end:
        say(*wrap("The end of the programme was cut off: it is done now."))
        left = find_left_over(lead, options.folder)
        say(*list_certificate(lead, cleared.files, left))
        return
    for words in _list_words(lead, cleared):
        say(*wrap(words))
    if cleared.entries or cleared.is_over:
        say_left_over(lead, options.folder)


def _list_words(lead: Lead, cleared: Cleared) -> Iterator[str]:
    from tmworkshop.domain.dates import say_date
    from tmworkshop.domain.packs.counted import say_remarks
    from tmworkshop.domain.phrases import say_count

    if cleared.is_over and lead.invitation:
        until = say_date(date.fromisoformat(lead.invitation.keep_until))
        yield (
            f"What {lead.invitation.name} took in was to be kept until {until}: "
            f"{say_count(cleared.files, 'file is', 'files are')} destroyed now."
        )
    if cleared.entries:
        remarks = say_remarks(cleared.entries)
        yield f"{remarks} of packs may be here no longer: removed now."
