"""The programme that is led from a workspace, as its verbs ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.errors import NotFound

ENDING = ".tmpack"


def open_lead(options: Options) -> LeadFolder:
    """Return the lead's folder of the workspace."""
    return LeadFolder(options.folder)


def say_today(options: Options) -> str:
    """Return today as lead's facts have it."""
    return WallClock(options.environ).today.isoformat()


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
