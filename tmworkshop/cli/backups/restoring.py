"""A backup restored, as far as it needs asking and telling: to a place, or in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tmworkshop.cli.echo import answer, say, wrapped
from tmworkshop.domain.dates import spoken_short
from tmworkshop.domain.errors import NotFound

if TYPE_CHECKING:
    from tmworkshop.adapters.backups.restoring import Unpacked
    from tmworkshop.cli.context import Context


def to_a_place(context: Context, backup: Unpacked, place: Path) -> None:
    """Write *backup* to the new folder *place*, and say how to look at it."""
    from tmworkshop.adapters.backups.restoring import reconciled, unpack
    from tmworkshop.adapters.drive.disk import place_of
    from tmworkshop.application.backups import brought_back

    place = place_of(place)
    context.backups.may_restore_to(place)
    ready = reconciled(backup, context.folder, brought_back)
    unpack(ready.unpacked, place)
    context.backups.note_restored(place)
    answer(str(place))
    _tell(backup, ready.changed)
    if place != context.folder:
        say(f'Look at it: tmworkshop --workspace "{place}" set list')


def in_place(
    context: Context, backup: Unpacked, sets: Sequence[str], *, sure: bool
) -> None:
    """Replace *sets* of the workspace, all if none is named, by those of *backup*."""
    from tmworkshop.adapters.backups.restoring import (
        Replacing,
        chosen,
        fill_in,
        put_back,
    )
    from tmworkshop.application.backups import brought_back, ensure_put_down

    if not context.folder.is_dir():
        raise NotFound(
            f"There is no workspace {context.folder} yet, so nothing to replace: "
            f'restore with --to "{context.folder}"'
        )
    wanted = chosen(backup, sets)
    if not sure:
        context.may_ask_for("a yes", "--yes")
        made = spoken_short(backup.manifest.made.astimezone().date())
        say(f"{', '.join(wanted)}: the facts of {made} take the place of today's.")
        if not context.confirms("Restore them here"):
            say("Nothing has been changed.")
            return
    gone = [each for each in wanted if each not in context.workspace.sets()]
    rules = Replacing(ensure_put_down, brought_back, context.backups.put_aside)
    done = put_back(backup, context.folder, wanted, rules)
    filled = () if sets else fill_in(backup, context.folder)
    answer(*wanted, *filled)
    _tell(backup, done.changed)
    for set_id in gone:
        say(
            f"{set_id} was not here any more. If it had been purged: "
            f"tmworkshop set purge {set_id} --now"
        )
    say(f"As they were before: tmworkshop backup restore {done.aside} --to DIR")


def _tell(backup: Unpacked, changed: Iterable[str]) -> None:
    for set_id in changed:
        say(
            *wrapped(
                f"{set_id}: what was erased or said on sharing slips since this backup "
                "was made holds here as well."
            )
        )
    for set_id in backup.damaged:
        say(f"{set_id} could not be read even when this backup was made.")
