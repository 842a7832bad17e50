"""The backup that belongs to the close of a session."""

from __future__ import annotations

from tmworkshop.adapters.backups.folder_backups import CLOSE
from tmworkshop.cli.options import Options
from tmworkshop.cli.session.session_tools import Tell
from tmworkshop.cli.workspace import open_backups
from tmworkshop.domain.errors import WorkshopError

BY_HAND = "Try it by hand: tmworkshop backup make"


def back_up(options: Options, tell: Tell) -> str:
    """Make the backup of a close and return what came of it, in one line.

    The session is closed by then, and whatever goes wrong here does not spoil that.
    """
    try:
        return f"Backup: {open_backups(options, tell).make(CLOSE)}"
    except WorkshopError as trouble:
        return f"No backup was made. {trouble} {BY_HAND}"
    except KeyboardInterrupt:
        return f"No backup was made: it was stopped. {BY_HAND}"
    except Exception as error:  # noqa: BLE001 (it may not spoil the close)
        return f"No backup was made ({type(error).__name__}). {BY_HAND}"
