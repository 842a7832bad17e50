"""The programme that is led from a workspace, as its verbs ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.tables import leave_out

ENDING = ".tmpack"
READ_BY = {
    Reader.PROGRAMME: "whoever works for the programme",
    Reader.FUNDER: "its funder",
    Reader.PUBLIC: "anyone, as short quotes",
    **leave_out(
        *(Reader.NOBODY, Reader.SPEAKER, Reader.FACILITATOR, Reader.ROOM, Reader.SET)
    ),
}


def open_lead(options: Options) -> LeadFolder:
    """Return the lead's folder of the workspace."""
    return LeadFolder(options.folder)


def say_today(options: Options) -> str:
    """Return today as lead's facts have it."""
    return WallClock(options.environ).today.isoformat()


def list_terms(invitation: Invitation) -> Iterator[str]:
    """Yield what an invitation says, a line each."""
    until = say_date(date.fromisoformat(invitation.keep_until))
    readers = ", ".join(filter(None, (READ_BY[each] for each in invitation.readers)))
    yield f"{invitation.name}, of {invitation.organisation}"
    yield f"What for: {invitation.purpose}"
    yield f"Lawful basis: {invitation.basis}"
    yield f"Data protection: {invitation.contact}"
    yield f"Kept until: {until}"
    yield f"Read by: {readers}"


def list_pack_files(named: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files *named*, and every pack in the folders among them."""
    for each in named:
        if each.is_dir():
            packs = sorted(each.rglob(f"*{ENDING}*"))
            if not packs:
                raise NotFound(f"No pack lies in {each}.")
            yield from (pack for pack in packs if pack.is_file())
        else:
            yield each
