"""The backup of a close: made when it is closed, or by the command after a kill."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options
from tmworkshop.cli.workspace import open_backups, open_workspace
from tmworkshop.domain.errors import WorkshopError

BY_HAND = "Try it by hand:\n  tmworkshop backup make"

Tell = Callable[[str], None]


def back_up_close(options: Options, tell: Tell) -> str:
    """Make the backup of a close and return what came of it, in one line."""
    name, trouble = _make(options, tell)
    return trouble or f"Backup: {name}"


def make_missing_backup(options: Options, set_id: str) -> str | None:
    """Make it after a kill; return what kept it from that, None if it was made before.

    That is so if a backup holds the set *set_id* as it stands.
    """
    with suppress(WorkshopError):
        file = open_workspace(options).path_of(set_id)
        if open_backups(options).has_as_it_is(file):
            return None
    return _make(options, say)[1]


def _make(options: Options, tell: Tell) -> tuple[str, str]:
    """Return the name of the backup that is made, and what kept it from that.

    The session is closed by then, and whatever goes wrong here does not spoil that.
    """
    # nobody waits to begin for what only the close needs
    from tmworkshop.adapters.backups.backup_files import CLOSE

    try:
        return open_backups(options, tell).make(CLOSE), ""
    except WorkshopError as trouble:
        return "", f"No backup was made. {trouble} {BY_HAND}"
    except KeyboardInterrupt:
        return "", f"No backup was made: it was stopped. {BY_HAND}"
    except Exception as error:  # noqa: BLE001 (it may not spoil the close)
        return "", f"No backup was made ({type(error).__name__}). {BY_HAND}"
