"""The sets of a workspace, and which of them is meant."""

from __future__ import annotations

from pathlib import Path

from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.ports import SetFile
from tmworkshop.application.sets import set_called
from tmworkshop.cli.copies import open_backups
from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options


def open_workspace(options: Options) -> FolderWorkspace:
    """Return the sets of the workspace; each is backed up before it is migrated."""

    def back_up(file: Path) -> None:
        open_backups(options).before_migration(file)

    return FolderWorkspace(options.folder, back_up)


def choose_set(options: Options, wanted: str | None) -> str:
    """Return the set that *wanted* begins; without it the only one, or ask."""
    known = open_workspace(options).sets()
    if not wanted and len(known) > 1:
        # a command that asks waits for people anyway
        from tmworkshop.cli.asker import Asker

        wanted = Asker(options).ask(f"Which set ({', '.join(known)})", "--set SET")
    return set_called(wanted, known)


def open_set(options: Options, wanted: str | None) -> SetFile:
    """Return the file of the set that *wanted* begins, as `choose_set` finds it."""
    return open_workspace(options).open_set(choose_set(options, wanted))


def say_where_it_lies(options: Options) -> None:
    """Say so, if others hold or copy the files of the workspace."""
    # asked only where a workspace begins, and where a session does
    from tmworkshop.adapters.drive.synced import kept_elsewhere

    if place := kept_elsewhere(options.folder, options.environ):
        say(
            f"The workspace lies in {place}, which may hold up its files or copy "
            "them: better name a folder of this computer with --workspace DIR."
        )
