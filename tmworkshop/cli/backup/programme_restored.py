"""What of a programme is in a backup, brought back: who asks, what was taken in."""

from __future__ import annotations

from dataclasses import replace

from tmworkshop.adapters.backups.beside_sets import INVITED, LEAD_FACTS
from tmworkshop.adapters.backups.inspection import UnpackedBackup
from tmworkshop.adapters.programme.lead_copies import (
    put_lead_back,
    read_lead_copy,
    read_lead_here,
    with_lead,
)
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.application.lead_restored import (
    LeadKept,
    LeadRestored,
    bring_lead_back,
)
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.programme.lead_facts import lead_of

ADD = "  tmworkshop programme add FILES"
NOT_KNOWN = (
    "Packs may have taken words back since this backup was made. Before you let "
    "anything out, add the newest pack of each laptop:"
)
TOO_OLD = (
    "What {} let go was left out: newer packs were taken in since, and are lost here. "
    "Add the newest:"
)
OF_ANOTHER = (
    "The programme in this backup is another than is led here, and was left in it. "
    "Restore it to a folder of its own with --to."
)


def reconcile_programme(options: Options, backup: UnpackedBackup) -> UnpackedBackup:
    """Return *backup* as it may go to a new folder, by what is known here today."""
    contents = dict(backup.contents)
    for file in (options.folder / INVITED).glob("*"):
        if file.is_file():  # what is here is newer than what was copied from here
            contents[f"{INVITED}{file.name}"] = file.read_bytes()
    facts, parts = read_lead_copy(contents)
    if facts:
        here = LeadKept(*read_lead_here(LeadFolder(options.folder)))
        back = bring_lead_back(LeadKept(facts, parts), here, _say_today(options))
        if back.kept is not here:
            contents = with_lead(contents, back.kept.facts, back.kept.parts)
            _tell(here, back)
    return replace(backup, contents=contents)


def bring_programme_back(options: Options, backup: UnpackedBackup) -> None:
    """Bring back what of a lead's is in *backup*, beside what is here."""
    if LEAD_FACTS not in backup.contents:
        return
    copy = LeadKept(*read_lead_copy(backup.contents))
    with LeadFolder(options.folder).deciding() as hand:
        here = LeadKept(*read_lead_here(hand))
        back = bring_lead_back(copy, here, _say_today(options))
        if back.kept is here:
            raise Conflict(OF_ANOTHER)
        put_lead_back(hand, backup.contents, back.kept.facts, back.kept.parts)
    _tell(here, back)


def _tell(here: LeadKept, back: LeadRestored) -> None:
    if back.stale:
        say(*wrap(TOO_OLD.format(join_names(back.stale))), ADD)
    elif not here.facts and lead_of(back.kept.facts).trusted:
        say(*wrap(NOT_KNOWN), ADD)


def _say_today(options: Options) -> str:
    return WallClock(options.environ).today.isoformat()
