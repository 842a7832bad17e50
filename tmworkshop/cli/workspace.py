"""What a workspace holds: its sets, the shelf of prompts, the backups.

The shelf, the backups and what reads facts are slow to import: a session needs no
backup before it closes, and a list of actions neither; whoever waits for a set is told
so before it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.domain.errors import NotFound, WorkshopError
from tmworkshop.domain.names import find_set

if TYPE_CHECKING:
    from tmworkshop.adapters.backups.folder_backups import FolderBackups
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts
    from tmworkshop.adapters.duties import FolderDuties
    from tmworkshop.adapters.forgotten_register import ForgottenRegister
    from tmworkshop.adapters.pages.finished import Pages
    from tmworkshop.application.ports import Places, SetFile
    from tmworkshop.domain.record.record import Record
    from tmworkshop.domain.sharing.masks import Masks

ON_LAPTOP = (
    "Better name a folder of this computer with --workspace DIR, and take encrypted "
    "copies on the stick."
)
# the laptop is somebody else's
ON_STICK = "Have the stick encrypted, and take encrypted copies to another place."


def open_workspace(options: Options) -> FolderWorkspace:
    """Return the sets of the workspace; each is backed up before it is migrated."""

    def back_up(file: Path) -> None:
        open_backups(options).before_migration(file)

    def config() -> Path:
        from tmworkshop.adapters.drive.config_folder import config_folder

        return config_folder(options.environ)

    return FolderWorkspace(options.folder, back_up, config)


def choose_set(options: Options, wanted: str | None) -> str:
    """Return the set that *wanted* begins; without it the only one, or ask.

    It is looked for among the ids first, then among the names that sets were given.
    """
    workspace = open_workspace(options)
    known = workspace.sets()
    if not wanted and len(known) > 1:
        from tmworkshop.cli.asker import Asker

        wanted = Asker(options).ask(f"Which set ({', '.join(known)})", "--set SET")
    return find_set(wanted, known, partial(_read_names, workspace))


def _read_names(workspace: FolderWorkspace) -> dict[str, str]:
    from tmworkshop.application.sets import read_set_names  # few sets are named so

    return read_set_names(workspace)


def choose_open_set(options: Options, wanted: str | None) -> str:
    """Return the set that *wanted* begins; without it the one with a session open."""
    if wanted:
        return choose_set(options, wanted)
    from tmworkshop.application.sets import count_sets

    every = count_sets(open_workspace(options))
    waiting = {each.id: each.name for each in every if each.to_resume}
    if not waiting:
        for each in every:
            if each.shortfall:
                open_whole_set(options, each.id)
            if each.trouble:  # a session of it may well be open
                raise each.trouble
        raise NotFound(
            "No session is open. Start one with:\n  tmworkshop session start"
        )
    if len(waiting) == 1:
        return next(iter(waiting))
    from tmworkshop.cli.asker import Asker
    from tmworkshop.cli.choices import choose_one

    return choose_one(Asker(options), "Which set", "--set SET", waiting)


def open_set(options: Options, wanted: str | None) -> SetFile:
    """Return the file of the set that *wanted* begins, as `choose_set` finds it."""
    return open_workspace(options).open_set(choose_set(options, wanted))


def open_whole_set(options: Options, set_id: str) -> SetFile:
    """Return the file of *set_id*, once it was seen to, should it be an older one."""
    file = open_workspace(options).open_set(set_id)
    if file.shortfall:
        from tmworkshop.cli.older_file import see_to_older

        see_to_older(options, set_id, file)
    return file


def take_as_whole(options: Options, sets: Iterable[str]) -> None:
    """Take the files of *sets*, which we have put there, for all that there is."""
    for set_id in sets:
        with suppress(WorkshopError):  # it says so itself when it is next read
            open_workspace(options).open_set(set_id).take_as_whole()


def read_record(options: Options, wanted: str | None) -> Record:
    """Return what the facts of the set that *wanted* begins add up to."""
    from tmworkshop.domain.record.record import record_of

    return record_of(open_set(options, wanted).facts())


def open_shelf(options: Options) -> ShelfOfPrompts:
    """Return designs and prompts, the workspace's own before the shipped ones."""
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts

    return ShelfOfPrompts(options.folder)


def open_shelf_without_faults(options: Options) -> ShelfOfPrompts:
    """Return the same but for what cannot be used, which is said once, and left out."""
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts

    return ShelfOfPrompts(options.folder, cache(say))


def open_pages(options: Options) -> Pages:
    """Return the pages, of the workspace's own templates before the shipped ones."""
    from tmworkshop.adapters.pages.finished import Pages

    own = options.folder / "templates"
    return Pages(own if own.is_dir() else None, lambda words: say(*wrap(words)))


def open_register(options: Options) -> ForgottenRegister:
    """Return the marks of people who were forgotten."""
    from tmworkshop.adapters.forgotten_register import ForgottenRegister
    from tmworkshop.cli.wall_clock import WallClock

    today = WallClock(options.environ).today
    return ForgottenRegister(options.folder, options.environ, today)


def open_masks(options: Options) -> Masks:
    """Return whom words that leave may not name beside members of any set."""
    from tmworkshop.adapters.content.settings import read_settings
    from tmworkshop.domain.sharing.masks import Masks, list_names

    facilitator = read_settings(options.folder).facilitator
    return Masks(list_names(facilitator), open_register(options).read())


def open_backups(options: Options, tell: Callable[[str], None] = say) -> FolderBackups:
    """Return the backups; what there is to say goes to *tell*."""
    from tmworkshop.adapters.backups.folder_backups import FolderBackups
    from tmworkshop.application.backups import SlipRules
    from tmworkshop.cli.wall_clock import WallClock

    slips = SlipRules()
    return FolderBackups(options.folder, WallClock(options.environ).now, slips, tell)


def open_duties(options: Options) -> FolderDuties:
    """Return what is not to stay half done in the workspace."""
    from tmworkshop.adapters.duties import FolderDuties  # few commands have any

    return FolderDuties(options.folder, FolderWorkspace(options.folder).spend_room)


def open_places(options: Options, tell: Callable[[str], None] = say) -> Places:
    """Return where something of a set may lie; what there is to say goes to *tell*."""
    from tmworkshop.adapters.rest import FolderRest
    from tmworkshop.application.ports import Places

    return Places(
        open_workspace(options),
        FolderRest(options.folder),
        open_backups(options, tell),
        open_duties(options),
    )


def say_where_it_lies(options: Options) -> None:
    """Say so, if others hold, copy or may read the files of the workspace."""
    # asked only where a workspace begins, and where a session does
    from tmworkshop.adapters.drive.carried import find_kept
    from tmworkshop.adapters.drive.open_places import find_weak_drive
    from tmworkshop.adapters.drive.sync_programs import find_keeper

    if place := find_keeper(options.folder, options.environ):
        say(
            f"The workspace lies in {place}, which may hold up its files or copy "
            "them: better name a folder of this computer with --workspace DIR."
        )
    elif place := find_weak_drive(options.folder):
        kept = find_kept()
        better = ON_STICK if kept and kept in options.folder.parents else ON_LAPTOP
        words = (
            f"The workspace lies {place}: anyone who has this stick or disk can read "
            f"all of it, backups too. {better}"
        )
        say(*wrap(words))
