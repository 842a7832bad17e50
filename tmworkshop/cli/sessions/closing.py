"""What belongs to the close of a session beside its own facts: a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tmworkshop.cli.context import Context

BY_HAND = "Try it by hand: tmworkshop backup make"


def backed_up(context: Context) -> str:
    """Make the backup of a close and return what came of it, in one line.

    The session is closed by then, and whatever goes wrong here does not spoil that.
    """
    from tmworkshop.adapters.backups.folder_backups import CLOSE
    from tmworkshop.domain.errors import WorkshopError

    try:
        return f"Backup: {context.backups.make(CLOSE)}"
    except WorkshopError as trouble:
        return f"No backup was made. {trouble} {BY_HAND}"
    except KeyboardInterrupt:
        return f"No backup was made: it was stopped. {BY_HAND}"
    except Exception as error:  # noqa: BLE001 (it may not spoil the close)
        return f"No backup was made ({type(error).__name__}). {BY_HAND}"
